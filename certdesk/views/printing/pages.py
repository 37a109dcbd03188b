"""Pages of PDF: what is set on them, broken where a page ends, and a number on each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from certdesk import __version__
from certdesk.views.printing.blocks import Setter
from certdesk.views.printing.breaks import keep_together
from certdesk.views.printing.look import Look, Style, printed_look
from certdesk.views.wording.printing import page_words

_DPI: Final = 144
_MARGIN: Final = 18  # millimetres
_INDENT: Final = 26
_FOOT: Final = 40  # dots kept for the page number

# Where people print on Letter (CLDR, paperSize).
_LETTER: Final = frozenset(
    {
        QLocale.Country.Belize,
        QLocale.Country.Canada,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
        QLocale.Country.CostaRica,
        QLocale.Country.ElSalvador,
        QLocale.Country.Guatemala,
        QLocale.Country.Mexico,
        QLocale.Country.Nicaragua,
        QLocale.Country.Panama,
        QLocale.Country.Philippines,
        QLocale.Country.PuertoRico,
        QLocale.Country.UnitedStates,
        QLocale.Country.Venezuela,
    }
)


@dataclass(frozen=True, slots=True)
class PageForm:
    """The title that programs show for the file, and whether its pages lie on their side."""

    title: str
    is_wide: bool = False


def printed(form: PageForm, fill: Callable[[Setter], None]) -> bytes:
    """Return as PDF what `fill` sets, on the paper of the user's country. It may be called away from the GUI thread."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(form.title)
    writer.setCreator(f"CertDesk {__version__}")
    writer.setPageLayout(_page_layout(is_wide=form.is_wide))
    document = set_pages(writer, QSizeF(writer.width(), writer.height()), fill)
    painter = QPainter(writer)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        paint_page(painter, document, number)
    painter.end()
    buffer.close()
    return bytes(content.data())


def set_pages(device: QPaintDevice, size: QSizeF, fill: Callable[[Setter], None]) -> QTextDocument:
    """Return what `fill` sets, broken into pages that take `size` dots of `device`, with room for a number on each."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)  # before it is filled, which lays it out
    document.setPageSize(QSizeF(size.width(), size.height() - _FOOT))
    set_document(document, printed_look(), fill)
    keep_together(document)
    return document


def paint_page(painter: QPainter, document: QTextDocument, number: int) -> None:
    """Paint one of the pages that were set, from 0, and its number below it."""
    look, size = printed_look(), document.pageSize()
    painter.save()
    painter.translate(0, -number * size.height())
    document.drawContents(painter, QRectF(0, number * size.height(), size.width(), size.height()))
    painter.restore()
    painter.setFont(look.fonts[Style.FOOT])
    painter.setPen(QColor(look.inks[Style.QUIET]))
    foot = QRectF(0, size.height(), size.width(), _FOOT)
    words = page_words(number + 1, document.pageCount())
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)


def set_document(document: QTextDocument, look: Look, fill: Callable[[Setter], None], margin: float = 0) -> None:
    """Have an empty document filled, with `margin` pixels around what is on it.

    Texts are inserted as text: markup in a name stays the characters it is.
    """
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(look.fonts[Style.BODY])
    document.setDocumentMargin(margin)
    document.setIndentWidth(look.length(_INDENT))
    option = QTextOption()
    option.setTextDirection(look.direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # else every cell has the whole table laid out anew
    fill(Setter(cursor, look))
    cursor.endEditBlock()


def page_size() -> QPageSize:
    """Return the size of paper that the user's country prints on."""
    is_letter = QLocale().territory() in _LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)


def _page_layout(*, is_wide: bool) -> QPageLayout:
    orientation = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    return QPageLayout(page_size(), orientation, margins, QPageLayout.Unit.Millimeter)
