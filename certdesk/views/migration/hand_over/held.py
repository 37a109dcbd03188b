"""Certificates that are handed over, or are not yet, a line each: the name, what goes with it, the customer account."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.move_plans import Moved
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration.hand_over_held import number_or_none
from certdesk.views.wording.migration.hand_over_rest import more_words
from certdesk.views.wording.migration.terms import certificate_name

FIRST = 8
MORE = 50


class HeldCertificates(QWidget):
    """Of many the first, and more when they are wanted. `second` gives what stands below a name."""

    def __init__(self, name: str, second: Callable[[Moved], str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name, self._second = name, second
        self._shown: tuple[Moved, ...] = ()
        self._made = 0
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.sm)
        self._more = LinkButton("")
        self._more.setObjectName(f"{name}_more")
        self._more.clicked.connect(self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addLayout(self._rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_held(self, held: tuple[Moved, ...]) -> None:
        """Show these certificates."""
        if held == self._shown:
            return
        self._shown, self._made = held, 0
        empty(self._rows)
        self._add(FIRST)

    def _show_more(self) -> None:
        self._add(MORE)

    def _add(self, count: int) -> None:
        for each in self._shown[self._made : self._made + count]:
            if self._made:
                self._rows.addWidget(Hairline())
            self._rows.addWidget(_HeldRow(f"{self._name}_{self._made}", each, self._second(each)))
            self._made += 1
        left = len(self._shown) - self._made
        self._more.setText(more_words(min(left, MORE)))
        self._more.setVisible(left > 0)


class _HeldRow(QWidget):
    def __init__(self, name: str, moved: Moved, second: str) -> None:
        super().__init__()
        self.setObjectName(name)
        shown = certificate_name(moved.holding)
        title = ElidedLabel(shown, Role.MEDIUM, mode=Qt.TextElideMode.ElideMiddle)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(title)
        told.addWidget(PlainLabel(second, Role.SMALL, Ink.SECOND, tabular=True).wrapped())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg)
        row.addLayout(told, 1)
        row.addWidget(PlainLabel(number_or_none(moved), Role.CODE, Ink.SECOND).selectable())
        self.setAccessibleName(", ".join(filter(None, (shown, second, moved.number))))
