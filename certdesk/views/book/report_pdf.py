"""A client's report as a PDF: a title, a table that goes on over pages, and a number on each of them."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from certdesk import __version__
from certdesk.domain.reports import ClientReport
from certdesk.views.wording.reports import ReportWords, page_words, report_words

_DPI: Final = 144
_MARGIN: Final = 18  # millimetres
_FOOT: Final = 40  # dots kept for the page number
_WIDTHS: Final = (38, 18, 15, 9, 20)  # per cent
_INK, _QUIET, _LINE = "#142128", "#5E6B73", "#CAD3D8"
_DAYS: Final = 3
_PADDING: Final = 5


def report_pdf(report: ClientReport) -> bytes:
    """Return the report as PDF, on A4, in the interface's font. It may be called away from the GUI thread."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    words = report_words(report)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(f"{words.title}: {words.subtitle}")
    writer.setCreator(f"CertDesk {__version__}")
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    page = QRectF(0, 0, writer.width(), writer.height())
    document = _document(words, QSizeF(page.width(), page.height() - _FOOT), writer)
    _print(document, writer, page)
    buffer.close()
    return bytes(content.data())


def _document(words: ReportWords, size: QSizeF, device: QPdfWriter) -> QTextDocument:
    """Texts are inserted as text: markup in a name stays the characters it is made of."""
    document = QTextDocument()
    font = QFont(QGuiApplication.font().families())
    font.setPointSizeF(9)
    font.setFeature(QFont.Tag("calt"), 0)  # some faces shape the colon of a time anew, and no reader finds it again
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # else every cell has the whole table laid out anew
    _paragraph(cursor, words.title, 18, bold=True)
    _paragraph(cursor, words.subtitle, 11)
    _paragraph(cursor, words.counts, 9, ink=_QUIET, after=14)
    _table(cursor, words)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    _paragraph(cursor, words.footnote, 8, ink=_QUIET, before=14)
    cursor.endEditBlock()
    document.documentLayout().setPaintDevice(device)
    document.setPageSize(size)
    return document


def _paragraph(
    cursor: QTextCursor,
    text: str,
    points: float,
    *,
    bold: bool = False,
    ink: str = _INK,
    before: int = 0,
    after: int = 2,
) -> None:
    block, face = QTextBlockFormat(), _face(points, bold=bold, ink=ink)
    block.setTopMargin(before)
    block.setBottomMargin(after)
    cursor.setBlockFormat(block)
    cursor.insertText(text, face)
    cursor.insertBlock()


def _table(cursor: QTextCursor, words: ReportWords) -> None:
    form = QTextTableFormat()
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    form.setBorder(0)
    form.setCellPadding(_PADDING)
    form.setCellSpacing(0)
    form.setHeaderRowCount(1)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    lengths = [QTextLength(QTextLength.Type.PercentageLength, width) for width in _WIDTHS]
    form.setColumnWidthConstraints(lengths)
    table = cursor.insertTable(len(words.rows) + 1, len(words.headings), form)
    _fill(table, 0, words.headings, _face(8, bold=True, ink=_QUIET))
    face = _face(9)
    for place, row in enumerate(words.rows, start=1):
        _fill(table, place, row, face)


def _fill(table: QTextTable, place: int, texts: tuple[str, ...], face: QTextCharFormat) -> None:
    for column, text in enumerate(texts):
        cell = table.cellAt(place, column)
        edge = QTextTableCellFormat()
        edge.setBottomBorder(1)
        edge.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        edge.setBottomBorderBrush(QColor(_LINE))
        for side in (edge.setTopPadding, edge.setBottomPadding, edge.setLeftPadding, edge.setRightPadding):
            side(_PADDING)
        if column == _DAYS:
            edge.setRightPadding(4 * _PADDING)
        cell.setFormat(edge)
        cursor = cell.firstCursorPosition()
        if column == _DAYS:
            block = QTextBlockFormat()
            block.setAlignment(Qt.AlignmentFlag.AlignRight)
            cursor.setBlockFormat(block)
        cursor.insertText(text, face)


def _face(points: float, *, bold: bool = False, ink: str = _INK) -> QTextCharFormat:
    face = QTextCharFormat()
    face.setFontPointSize(points)
    face.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    face.setForeground(QColor(ink))
    return face


def _print(document: QTextDocument, writer: QPdfWriter, page: QRectF) -> None:
    painter = QPainter(writer)
    height, pages = document.pageSize().height(), document.pageCount()
    for number in range(pages):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * height)
        document.drawContents(painter, QRectF(0, number * height, page.width(), height))
        painter.restore()
        font = QFont(document.defaultFont())
        font.setPointSizeF(8)
        painter.setFont(font)
        painter.setPen(QColor(_QUIET))
        foot = QRectF(0, page.height() - _FOOT, page.width(), _FOOT)
        painter.drawText(
            foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, page_words(number + 1, pages)
        )
    painter.end()
