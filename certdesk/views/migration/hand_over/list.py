"""The card with the clients: which are listed, and the list."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from certdesk.viewmodels.migration.hand_over.props import Part, Props
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.kit.select import Select
from certdesk.views.migration.hand_over.row_view import ClientRowView
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import hand_over as words

_PADDING: Final = 14
_LEAST_LIST: Final = 260


class ClientList(Card):
    """Narrowed to those to send, those that are waited for, or those who confirmed."""

    part_wanted = Signal(object)  # Part

    def __init__(self) -> None:
        super().__init__(margin=0)
        self.setObjectName("migration_handover_list")
        self._build()
        self._parts.currentIndexChanged.connect(self._want_part)

    def render_list(self, props: Props) -> None:
        """Show the clients of the part that is listed."""
        self._parts.blockSignals(True)
        for place, part in enumerate(Part):
            self._parts.setItemText(place, words.part_words(part, props.parts.get(part, 0)))
        self._parts.setCurrentIndex(tuple(Part).index(props.part))
        self._parts.blockSignals(False)
        self.view.show_rows(props.rows, None if props.card is None else props.card.client)
        self.view.setVisible(bool(props.rows))
        self._nobody.setVisible(not props.rows)

    def focus_list(self) -> None:
        """Put the focus on the client that is chosen, in sight."""
        self.view.scrollTo(self.view.currentIndex())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._parts = Select(self.tr("Which clients are listed"))
        self._parts.setObjectName("migration_handover_parts")
        self._parts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for part in Part:
            self._parts.addItem(words.part_words(part, 0), part)
        head = QHBoxLayout()
        head.setContentsMargins(_PADDING, SPACE.lg - 1, _PADDING, SPACE.lg)
        head.addWidget(self._parts, 1)
        self.view = ClientRowView()
        self.view.setObjectName("migration_handover_clients")
        self.view.setAccessibleName(self.tr("Clients"))
        self.view.setMinimumHeight(_LEAST_LIST)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._nobody = PlainLabel(self.tr("No client is listed here."), Role.SMALL, Ink.QUIET).wrapped()
        self._nobody.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        self.column.setContentsMargins(1, 1, 1, RADIUS.lg // 2)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(Hairline())
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.view, 1)
        rows.addWidget(self._nobody)
        rows.addStretch(0)
        self.column.addLayout(rows, 1)

    def _want_part(self, place: int) -> None:
        self.part_wanted.emit(tuple(Part)[place])
