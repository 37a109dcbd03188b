"""What names the order: its name, status, product, client, and how fresh all of it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.orders import details_props as facts
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.chips import StatusChip
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.orders.details.clipboard import Clipboard
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates
from certdesk.views.wording.orders import status_look, status_word, unknown_status

_LEAST_CHARACTERS = 56


class Header(QWidget):
    """The first lines of the details."""

    open_wanted = Signal()

    def __init__(self, clipboard: Clipboard) -> None:
        super().__init__()
        self._clipboard = clipboard
        self._value = ""
        self._build()

    def show_header(self, header: facts.Header, *, can_open: bool) -> None:
        """Show another order's names, or the same a little older."""
        self._value = header.name
        shown = displayable(header.shown_name)
        self._name.setText(shown)
        self._machine_name.setText(displayable(header.name))
        self._machine_name.setVisible(header.name != header.shown_name)
        self._open.setVisible(can_open)
        self._show_status(header)
        parts = (displayable(header.product, 80), displayable(header.client, 80))
        self._sold.setText("  ·  ".join(part for part in parts if part))
        self._freshness.setText(self._freshness_words(header.freshness))

    def _build(self) -> None:
        self._name = ElidedLabel("", Role.PAGE_TITLE, mode=Qt.TextElideMode.ElideMiddle)
        self._name.selectable()
        self._name.setObjectName("order_name")
        self._machine_name = ElidedLabel("", Role.CODE, Ink.QUIET, mode=Qt.TextElideMode.ElideMiddle)
        self._machine_name.selectable()
        self._machine_name.setObjectName("order_machine_name")
        self._copy = IconButton(Icon.COPY, self.tr("Copy name"))
        self._copy.setObjectName("copy_name")
        self._copy.clicked.connect(self._copy_name)
        self._open = IconButton(Icon.EXTERNAL_LINK, self.tr("Open in browser"))
        self._open.setObjectName("open_in_browser")
        self._open.clicked.connect(self.open_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addLayout(self._title_row())
        column.addWidget(self._machine_name)
        column.addWidget(self._second_line())

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._name)
        row.addSpacing(SPACE.xs)
        row.addWidget(self._copy)
        row.addWidget(self._open)
        row.addStretch(1)
        return row

    def _second_line(self) -> QWidget:
        self._chip = StatusChip("", Icon.CIRCLE_QUESTION_MARK, ToneName.SLATE)
        self._chip.setObjectName("status_chip")
        self._sold = ElidedLabel("", ink=Ink.SECOND)
        self._sold.setObjectName("sold_as")
        self._freshness = PlainLabel("", Role.SMALL, Ink.QUIET)
        self._freshness.setObjectName("freshness")
        first = QWidget()
        row = QHBoxLayout(first)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(self._chip)
        row.addWidget(self._sold, 1)
        pair = AdaptivePair(first, self._freshness, _LEAST_CHARACTERS, (SPACE.lg, SPACE.xs))
        pair.set_stretch(1, 0)
        return pair

    def _show_status(self, header: facts.Header) -> None:
        look = status_look(header.status)
        word = status_word(header.status) if header.status else unknown_status(header.status_word)
        self._chip.show_status(word, Icon(look.icon), ToneName(look.tone))

    def _freshness_words(self, freshness: facts.Freshness) -> str:
        if freshness.is_updating:
            return self.tr("Updating…")
        when = dates.ago(freshness.as_of, freshness.as_of + freshness.age)
        return self.tr("Updated {when}").replace("{when}", when)

    def _copy_name(self) -> None:
        self._clipboard.copy_value(self._value)
