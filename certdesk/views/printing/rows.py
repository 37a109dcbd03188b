"""Page breaks between the rows of a table: Qt has none, so the row before one takes what is left of its page."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFrameFormat, QTextTable, QTextTableCell

_USUAL_DPI: Final = 96  # Qt takes the distances of tables for pixels of a screen


def break_rows(document: QTextDocument, table: QTextTable) -> None:
    """Foresee all breaks of a table at once, for each one that is set has the whole table laid out anew."""
    head = table.format().headerRowCount()
    if table.rows() <= head + 1:
        return
    height = document.pageSize().height()
    tops = [_top(document, table, row) for row in range(table.rows())]
    texts = [_height(table, row) for row in range(table.rows())]
    between = min(tops[row + 1] - tops[row] - texts[row] for row in range(head, table.rows() - 1))
    padding = padding_of(document, table)
    above = padding + (tops[head] - tops[0] if head else 0)
    left: dict[int, float] = {}
    top = tops[head]
    for row in range(head, table.rows() - 1):
        end = (top // height + 1) * height
        top += texts[row] + between
        if top < end < top + texts[row + 1] + padding and texts[row + 1] < height - above:
            left[row] = end - top - padding
            top = end + above
        elif top >= end:
            top = end + above
    fill_pages(table, {row: each / scale_of(document) for row, each in left.items()})


def is_longer_than_page(document: QTextDocument, table: QTextTable, row: int) -> bool:
    """Return whether a row finds no room on any page."""
    head = _top(document, table, 1) - _top(document, table, 0) if table.format().headerRowCount() else 0
    return _height(table, row) >= document.pageSize().height() - head - padding_of(document, table)


def left_of_page(document: QTextDocument, table: QTextTable, row: int) -> float:
    """Return how much is left of the page that a row begins on, as distances of tables are told."""
    height = document.pageSize().height()
    left = height - _top(document, table, row) % height - padding_of(document, table)
    return left / scale_of(document)


def fill_pages(table: QTextTable, left: Mapping[int, float]) -> None:
    """Have rows take that much more below their text, all but enough for the next one's, and so end their pages."""
    cursor = QTextCursor(table.firstCursorPosition())
    cursor.beginEditBlock()
    for row, distance in left.items():
        for column in range(table.columns()):
            _deepen(table.cellAt(row, column), distance)
    cursor.endEditBlock()


def padding_of(document: QTextDocument, table: QTextTable) -> float:
    """Return the distance of a table's texts from the edges of their rows, as it is laid out."""
    return table.cellAt(0, 0).format().toTableCellFormat().topPadding() * scale_of(document)


def scale_of(document: QTextDocument) -> float:
    """Return how many dots a distance of a table takes for each pixel that it was told in."""
    return document.documentLayout().paintDevice().logicalDpiY() / _USUAL_DPI


def _deepen(cell: QTextTableCell, distance: float) -> None:
    form = cell.format().toTableCellFormat()
    form.setBottomPadding(form.bottomPadding() + distance)
    form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    cell.setFormat(form)


def _top(document: QTextDocument, table: QTextTable, row: int) -> float:
    return document.documentLayout().blockBoundingRect(table.cellAt(row, 0).firstCursorPosition().block()).top()


def _height(table: QTextTable, row: int) -> float:
    cells = (table.cellAt(row, column) for column in range(table.columns()))
    return max(_lines(cell.firstCursorPosition().block()) for cell in cells)


def _lines(block: QTextBlock) -> float:
    layout = block.layout()
    return sum(layout.lineAt(number).height() for number in range(layout.lineCount()))
