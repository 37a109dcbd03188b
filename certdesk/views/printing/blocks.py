"""The pieces that papers are set from: paragraphs and tables. What is set is text, whatever it looks like."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from certdesk.views.printing.look import Look, Style

_PADDING: Final = 5
_BETWEEN: Final = 4
_LEADING: Final = 121  # per cent of the font's own line height
IS_WHOLE: Final = QTextFormat.Property.UserProperty + 1
"""What tells tables that stay on one page from those that may go on over several."""

LINE_SEPARATOR: Final = "\N{LINE SEPARATOR}"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: their headings, their shares of the width in per cent, and which hold figures.

    The first of a table that `is_flush` begins where paragraphs do.
    """

    headings: tuple[str, ...]
    widths: tuple[int, ...]
    figures: frozenset[int] = frozenset()
    is_flush: bool = False


class Setter:
    """Sets one piece after the other at the end of a document."""

    def __init__(self, cursor: QTextCursor, look: Look) -> None:
        self.cursor, self.look = cursor, look

    def paragraph(self, text: str, style: Style, before: float = 0, after: float = 2, *, is_head: bool = False) -> None:
        """Set a paragraph, whose lines stay apart, with distances above and below in pixels.

        A head stays on the page of what follows it.
        """
        form = self._running(before, after) if style is Style.BODY else self.block_format(before, after)
        form.setHeadingLevel(int(is_head))
        self._begin(form)
        self.cursor.insertText(one_block(text), self.look.face(style))

    def items(self, items: Sequence[str], *, is_numbered: bool, after: float) -> None:
        """Set a list."""
        listed = QTextListFormat()
        listed.setStyle(QTextListFormat.Style.ListDecimal if is_numbered else QTextListFormat.Style.ListDisc)
        made: QTextList | None = None
        for place, text in enumerate(items, start=1):
            self._begin(self._running(0, after if place == len(items) else _BETWEEN))
            self.cursor.setBlockCharFormat(self.look.face(Style.BODY))  # the mark is set in it
            if made is None:
                made = self.cursor.createList(listed)
            else:
                made.add(self.cursor.block())
            self.cursor.insertText(one_block(text), self.look.face(Style.BODY))

    def table(self, columns: Columns, rows: Sequence[tuple[str, ...]], after: float = 0) -> None:
        """Set a table whose headings come again on each page that it goes on."""
        form = self._table_format(columns.widths, after)
        form.setHeaderRowCount(1)
        table = self._insert_table(len(rows) + 1, form)
        for place, row in enumerate((columns.headings, *rows)):
            for column, text in enumerate(row):
                self._fill(table, (place, column), columns, (text, Style.CELL if place else Style.COLUMN))
        self.cursor.movePosition(QTextCursor.MoveOperation.End)

    def pairs(self, rows: Sequence[tuple[str, str]], widths: tuple[int, int], after: float = 0) -> None:
        """Set labels with what stands for each."""
        columns = Columns(("", ""), widths, is_flush=True)
        form = self._table_format(widths, after)
        form.setProperty(IS_WHOLE, True)
        table = self._insert_table(len(rows), form)
        for place, (label, text) in enumerate(rows):
            self._fill(table, (place, 0), columns, (label, Style.LABEL))
            self._fill(table, (place, 1), columns, (text, Style.CELL))
        self.cursor.movePosition(QTextCursor.MoveOperation.End)

    def box(self, title: str, text: str, after: float = 0) -> None:
        """Set a text that stands out, under a title of its own."""
        ink, ground, edge = self.look.warning
        form = self._table_format((100,), after)
        form.setTopMargin(self.look.length(after))
        form.setProperty(IS_WHOLE, True)
        table = self._insert_table(1, form)
        table.cellAt(0, 0).setFormat(self._box_format(ground, edge))
        inside = table.cellAt(0, 0).firstCursorPosition()
        inside.setBlockFormat(self.block_format(0, _BETWEEN))
        inside.insertText(one_block(title), self.look.face(Style.STRONG, ink))
        inside.insertBlock(self._running(0, 0))
        inside.insertText(one_block(text), self.look.face(Style.BODY))
        self.cursor.movePosition(QTextCursor.MoveOperation.End)

    def block_format(self, before: float, after: float) -> QTextBlockFormat:
        """Return the form of a paragraph in the direction of the interface."""
        block = QTextBlockFormat()
        block.setTopMargin(self.look.length(before))
        block.setBottomMargin(self.look.length(after))
        block.setLayoutDirection(self.look.direction)
        return block

    @property
    def _is_mirrored(self) -> bool:
        return self.look.direction is Qt.LayoutDirection.RightToLeft

    def _running(self, before: float, after: float) -> QTextBlockFormat:
        """Return the form of a paragraph that is read rather than looked at, with room between its lines."""
        block = self.block_format(before, after)
        block.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return block

    def _begin(self, form: QTextBlockFormat) -> None:
        """Begin a paragraph: in the empty one that a document begins with and a table leaves, else in a new one."""
        if self.cursor.block().text():
            self.cursor.insertBlock(form)
        else:
            self.cursor.setBlockFormat(form)

    def _insert_table(self, rows: int, form: QTextTableFormat) -> QTextTable:
        if self.cursor.block().text():
            self.cursor.insertBlock(QTextBlockFormat())  # an empty one before a table takes no room
        return self.cursor.insertTable(rows, len(form.columnWidthConstraints()), form)

    def _table_format(self, widths: tuple[int, ...], after: float) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setBorder(0)
        form.setCellPadding(self.look.length(_PADDING))
        form.setCellSpacing(0)
        form.setBottomMargin(self.look.length(after))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        placed = widths[::-1] if self._is_mirrored else widths  # Qt sets columns from left to right always
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, each) for each in placed])
        return form

    def _fill(self, table: QTextTable, place: tuple[int, int], columns: Columns, said: tuple[str, Style]) -> None:
        (row, column), (text, style) = place, said
        is_figure = column in columns.figures
        cell = table.cellAt(row, table.columns() - 1 - column if self._is_mirrored else column)
        cell.setFormat(self._cell_format(is_figure=is_figure, is_flush=columns.is_flush and not column))
        cursor = cell.firstCursorPosition()
        block = self.block_format(0, 0)
        if is_figure:
            block.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        cursor.setBlockFormat(block)
        cursor.insertText(one_block(text), self.look.face(style))

    def _cell_format(self, *, is_figure: bool, is_flush: bool) -> QTextTableCellFormat:
        cell, padding = QTextTableCellFormat(), self.look.length(_PADDING)
        cell.setBottomBorder(1)
        cell.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell.setBottomBorderBrush(QColor(self.look.line))
        for side in (cell.setTopPadding, cell.setBottomPadding, cell.setLeftPadding, cell.setRightPadding):
            side(padding)
        if is_figure:
            cell.setRightPadding(4 * padding)
        if is_flush and self._is_mirrored:
            cell.setRightPadding(0)
        elif is_flush:
            cell.setLeftPadding(0)
        return cell

    def _box_format(self, ground: str, edge: str) -> QTextTableCellFormat:
        cell, padding = QTextTableCellFormat(), self.look.length(2 * _PADDING)
        cell.setBackground(QColor(ground))
        width, brush, solid = self.look.length(3), QColor(edge), QTextFrameFormat.BorderStyle.BorderStyle_Solid
        for side in (cell.setTopPadding, cell.setBottomPadding, cell.setLeftPadding, cell.setRightPadding):
            side(padding)
        if self._is_mirrored:
            cell.setRightBorder(width)
            cell.setRightBorderStyle(solid)
            cell.setRightBorderBrush(brush)
        else:
            cell.setLeftBorder(width)
            cell.setLeftBorderStyle(solid)
            cell.setLeftBorderBrush(brush)
        return cell


def one_block(text: str) -> str:
    """Return a text whose lines stay in one paragraph."""
    return text.replace("\n", LINE_SEPARATOR)
