"""What became of each order of a bulk download."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.bulk import BulkLine
from certdesk.domain.errors import SessionRequired
from certdesk.domain.text import displayable
from certdesk.views.book.table import PlainTable, TableModel, TableRow
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording import bulk as words

_ROWS = 7


class BulkResults(QWidget):
    """A line per order; from one that needs a session, signing in begins."""

    sign_in_wanted = Signal(object)  # OrderId

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[BulkLine, ...] = ()
        self._title = PlainLabel("", Role.SUBTITLE)
        self._title.setObjectName("bulk_outcome")
        self._rows = TableModel((self.tr("Order"), self.tr("Client"), self.tr("What became of it")))
        self._table = PlainTable(self._rows, self.tr("What became of each order"), wide=2)
        self._table.setObjectName("bulk_results")
        self._table.setMinimumHeight(_ROWS * self._table.verticalHeader().defaultSectionSize())
        self._sign_in = secondary(self.tr("Sign in…"), Icon.KEY_ROUND)
        self._sign_in.setObjectName("bulk_sign_in")
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._sign_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addLayout(row)
        column.addWidget(self._table, 1)
        self._sign_in.clicked.connect(self._want_sign_in)
        self._table.selectionModel().currentRowChanged.connect(self._render_sign_in)

    def show_lines(self, lines: Sequence[BulkLine]) -> None:
        """Show these; the first that needs a session is chosen."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        saved = sum(line.saved is not None for line in lines)
        self._title.setText(words.headline(saved, len(lines) - saved))
        self._rows.show_rows([_row(line) for line in lines])
        self._table.fit_columns()
        waiting = next((place for place, line in enumerate(lines) if _needs_session(line)), None)
        if waiting is not None:
            self._table.selectRow(waiting)
        self._sign_in.setVisible(waiting is not None)
        self._render_sign_in(self._table.currentIndex())
        if lines:
            announce(self, self._title.text())

    def _render_sign_in(self, current: QModelIndex, _before: QModelIndex | None = None) -> None:
        self._sign_in.setEnabled(current.isValid() and _needs_session(self._shown[current.row()]))

    def _want_sign_in(self) -> None:
        place = self._table.currentIndex().row()
        if 0 <= place < len(self._shown):
            self.sign_in_wanted.emit(self._shown[place].order)


def _needs_session(line: BulkLine) -> bool:
    return isinstance(line.error, SessionRequired)


def _row(line: BulkLine) -> TableRow:
    icon, ink = words.outcome_look(line)
    return TableRow((displayable(line.name, 80), displayable(line.client, 60), words.outcome(line)), icon, ink)
