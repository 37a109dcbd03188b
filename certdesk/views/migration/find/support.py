"""Asking Customer Support: what to have ready, and the number that they tell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from certdesk.domain.notices import Witness
from certdesk.viewmodels.migration.find.props import Place, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Kind, secondary
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.migration.find.evidence import empty
from certdesk.views.migration.find.number import NumberField
from certdesk.views.migration.find.way import WayRow
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.migration import find as words
from certdesk.views.wording.migration.find_notes import ready_rows, ready_text


class SupportWay(WayRow):
    """No telephone number is made up here: it stands in each renewal notice."""

    saved = Signal(object)  # TypedNumber
    edited = Signal()

    def __init__(self) -> None:
        super().__init__(
            Icon.HEADPHONES,
            self.tr("Ask Customer Support"),
            self.tr("Open day and night. Have the domain and the order date ready."),
        )
        self.setObjectName("migration_find_support")
        self._props = Props()
        self._build()
        self._show.clicked.connect(self._toggle)
        self.field.saved.connect(self.saved)
        self.field.edited.connect(self.edited)

    def render_way(self, props: Props) -> None:
        """Show what to have ready for what is chosen."""
        is_other = props.chosen.ids != self._props.chosen.ids
        if is_other:
            self.field.forget()
        has_changed = props.chosen.lines != self._props.chosen.lines
        self._props = props
        if has_changed and self.is_opened:
            self._fill()
        self.field.render_field(words.save_words(props.chosen), props.error_at(Place.SUPPORT), is_busy=props.is_busy)

    def _build(self) -> None:
        self._show = secondary(self.tr("Show"), Icon.HEADPHONES)
        self._show.setObjectName("migration_find_support_show")
        self._show.setAccessibleName(self.tr("Show what to have ready for Customer Support"))
        self.add_button(self._show)
        where = self.tr("The telephone number stands in each renewal notice, and on the provider’s pages. Have ready:")
        self.below.addWidget(PlainLabel(where, Role.SMALL, Ink.SECOND).wrapped())
        self._ready = QWidget()
        self._grid = QGridLayout(self._ready)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.xl)
        self._grid.setVerticalSpacing(SPACE.xs)
        self._grid.setColumnStretch(1, 1)
        self.below.addWidget(self._ready)
        copy = CopyButton(self.tr("Copy these"), lambda: ready_text(self._props.chosen.lines), Kind.LINK)
        copy.setObjectName("migration_find_support_copy")
        line = QHBoxLayout()
        line.addWidget(copy)
        line.addStretch(1)
        self.below.addLayout(line)
        self.field = NumberField(
            "migration_find_support_number", self.tr("Customer number that they told you"), (Witness.SUPPORT,)
        )
        self.below.addWidget(self.field)

    def _toggle(self) -> None:
        is_open = not self.is_opened
        if is_open:
            self._fill()
        self.open_below(is_open=is_open)
        self._show.setText(self.tr("Hide") if is_open else self.tr("Show"))

    def _fill(self) -> None:
        empty(self._grid)
        for row, (what, value) in enumerate(ready_rows(self._props.chosen.lines)):
            self._grid.addWidget(PlainLabel(what, Role.SMALL, Ink.QUIET), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(PlainLabel(breakable(value), Role.SMALL).wrapped().selectable(), row, 1)
