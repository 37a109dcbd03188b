"""What every table of cells has in common."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from certdesk.views.kit.restyle import set_look
from certdesk.views.theme.typography import Role, set_role


def dress_table(table: QTableView, role: Role = Role.BODY, *, tabular: bool = False) -> None:
    """Frame a table, to be read and not written in, with rows of one height and Tab leading out of it."""
    set_role(table, role, tabular=tabular)
    set_role(table.horizontalHeader(), Role.CAPTION)
    set_look(table, "framed", "true")
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.horizontalHeader().setHighlightSections(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
