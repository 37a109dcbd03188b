"""Where pages end: no head away from what follows it, no line, no signature, no box and no row of a table in two."""

from typing import Final

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat, QTextTable

from certdesk.views.printing.blocks import IS_WHOLE, LINE_SEPARATOR
from certdesk.views.printing.rows import break_rows, fill_pages, is_longer_than_page, left_of_page, padding_of, scale_of

_Unit = tuple[QTextBlock, tuple[QTextBlock, ...]]  # where it begins, and the ends of its columns
_EDGE: Final = 3  # dots: the line below a row, and what Qt rounds up


def keep_together(document: QTextDocument) -> None:
    """Begin a page with whatever would be cut, but what is longer than a page. Nothing before it moves."""
    foreseen = set[int]()
    block = document.begin()
    while block.isValid():
        table = _table_of(block)
        if table is not None and not _is_whole(table) and table.firstPosition() not in foreseen:
            foreseen.add(table.firstPosition())
            break_rows(document, table)
        unit = _unit(block)
        if unit is not None and _is_cut(document, unit):
            _move(document, block)
        elif table is None:
            _mend(document, block)
        if table is not None and block == table.lastCursorPosition().block():
            _end_on_page(document, table)
        block = block.next()


def _unit(block: QTextBlock) -> _Unit | None:
    """Return what has to stay on one page and begins with this block, or None where nothing does."""
    table = _table_of(block)
    if table is None:
        return (block, _ends_after(block)) if block.blockFormat().headingLevel() and block.next().isValid() else None
    row = table.cellAt(block.position()).row()
    if block != table.cellAt(row, 0).firstCursorPosition().block() or (row and _is_whole(table)):
        return None
    return block, _ends_of(table, table.rows() - 1 if _is_whole(table) else row)


def _ends_after(head: QTextBlock) -> tuple[QTextBlock, ...]:
    """Return the ends of what a head needs beside it: the first line of a paragraph, a box, or a table's first row."""
    following = head.next()
    if not following.text() and following.next().isValid():
        following = following.next()  # the empty one before a table
    table = _table_of(following)
    if table is None:
        return (following,)
    return _ends_of(table, table.rows() - 1 if _is_whole(table) else table.format().headerRowCount())


def _ends_of(table: QTextTable, row: int) -> tuple[QTextBlock, ...]:
    return tuple(table.cellAt(row, column).lastCursorPosition().block() for column in range(table.columns()))


def _is_cut(document: QTextDocument, unit: _Unit) -> bool:
    layout, height = document.documentLayout(), document.pageSize().height()
    first, ends = unit
    page = int(layout.blockBoundingRect(first).top() // height)
    return any(int(_bottom(document, end) // height) > page for end in ends)


def _mend(document: QTextDocument, block: QTextBlock) -> None:
    """Begin a page with a paragraph whose first line, or lines that are set apart, the end of a page goes through.

    Qt looks after the first line of every paragraph but one that begins close to the end of a page behind a table: it
    takes that one to be on the next page already, where a break would leave a page empty.
    """
    lines, height = block.layout(), document.pageSize().height()
    if not lines.lineCount():
        return
    first, last = lines.lineAt(0), lines.lineAt(lines.lineCount() - 1 if LINE_SEPARATOR in block.text() else 0)
    begin = document.documentLayout().blockBoundingRect(block).top() + first.y()
    end = begin + last.y() - first.y() + last.height()
    if begin // height == (end - 1) // height or end - begin >= height:
        return
    table = _table_of(block.previous())
    is_taken = table is not None and _take_along(document, table)
    if not is_taken and (table is None or begin // height == (begin + first.height() - 1) // height):
        _move(document, block)


def _take_along(document: QTextDocument, table: QTextTable) -> bool:
    """Have a page begin with the last row of a table, or with all of it and its head, unless a page does already."""
    row = table.rows() - 1
    if not _is_whole(table) and row > table.format().headerRowCount():
        fill_pages(table, {row - 1: left_of_page(document, table, row)})
        return True
    begin = table.firstCursorPosition().block()
    before = begin.previous()
    head = before if before.text() else before.previous()  # an empty one stands before a table
    block = head if head.isValid() and head.blockFormat().headingLevel() else begin
    if document.documentLayout().blockBoundingRect(block).top() % document.pageSize().height() <= _EDGE:
        return False
    _move(document, block)
    return True


def _bottom(document: QTextDocument, block: QTextBlock) -> float:
    """Return how far down a block has to be on the page: with its first line, in a table with all and its padding."""
    lines, table = block.layout(), _table_of(block)
    top = document.documentLayout().blockBoundingRect(block).top()
    if table is None:
        return top + lines.lineAt(0).y()
    last = lines.lineAt(lines.lineCount() - 1)
    return top + last.y() + last.height() + padding_of(document, table) + _EDGE


def _move(document: QTextDocument, block: QTextBlock) -> None:
    table = _table_of(block)
    if table is None:
        form = block.blockFormat()
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(block).setBlockFormat(form)
        return
    row = table.cellAt(block.position()).row()
    if row > table.format().headerRowCount():
        if is_longer_than_page(document, table, row):
            return
        fill_pages(table, {row - 1: left_of_page(document, table, row)})
        return
    whole = table.format()
    whole.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    table.setFormat(whole)


def _end_on_page(document: QTextDocument, table: QTextTable) -> None:
    """Take the distance below a table away where it reaches over the end of a page.

    Qt would set the table's headings there once more, upon the text that follows.
    """
    form, height = table.format(), document.pageSize().height()
    bottom = max(_bottom(document, end) for end in _ends_of(table, table.rows() - 1))
    if form.bottomMargin() and bottom // height < (bottom + form.bottomMargin() * scale_of(document)) // height:
        form.setBottomMargin(0)
        table.setFormat(form)


def _is_whole(table: QTextTable) -> bool:
    return table.format().hasProperty(IS_WHOLE)


def _table_of(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()
