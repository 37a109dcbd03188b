"""The ways to find a customer number, any one of which is enough."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.letters import Letter
from certdesk.domain.notices import Witness
from certdesk.viewmodels.migration.find.props import Place, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.migration.find.ask import AskWay
from certdesk.views.migration.find.number import NumberField
from certdesk.views.migration.find.support import SupportWay
from certdesk.views.migration.find.way import WayRow
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import find as words

_OTHERS: Final = (Witness.TYPED, Witness.CLIENT, Witness.SUPPORT, Witness.ASSISTANCE)
_OWN: Final = (Witness.TYPED, Witness.SUPPORT, Witness.ASSISTANCE)


class FindWays(QWidget):
    """Where the number is found already, only the drop zone stays; the others open on a wish."""

    assistance_wanted = Signal()

    def __init__(self, file_of: Callable[[Letter], bytes]) -> None:
        super().__init__()
        self.setObjectName("migration_find_ways")
        self._is_unfolded = False
        self._shown = Props()
        self._build(file_of)
        self._open.clicked.connect(self.assistance_wanted)
        self._unfold.clicked.connect(self._show_all)

    def render_ways(self, props: Props) -> None:
        """Show the ways for what is chosen."""
        chosen, before, had_clients = props.chosen, self._shown.chosen, self._shown.has_clients
        self._shown = props
        if chosen.ids != before.ids:
            self._is_unfolded = False
            self.number.forget()
        self.ask.setVisible(props.has_clients)
        self.ask.render_way(chosen)
        self.support.render_way(props)
        was, is_ = (before.ids, before.is_asked, had_clients), (chosen.ids, chosen.is_asked, props.has_clients)
        if was != is_:
            likely = Witness.CLIENT if chosen.is_asked and props.has_clients else Witness.TYPED
            self.number.offer(_OTHERS if props.has_clients else _OWN, likely)
        self.number.render_field(words.save_words(chosen), props.error_at(Place.NUMBER), is_busy=props.is_busy)
        self._render_fold()

    def set_drop_zone(self, zone: QWidget) -> None:
        """Put the place where renewal notices are dropped under the heading."""
        self._zone.addWidget(zone)

    def _build(self, file_of: Callable[[Letter], bytes]) -> None:
        self._heading = PlainLabel("", Role.LABEL).wrapped()
        self._zone = QVBoxLayout()
        self._unfold = LinkButton(self.tr("Find it in another way, or type it"))
        self._unfold.setObjectName("migration_find_unfold")
        self._assistance = WayRow(
            Icon.SEARCH,
            self.tr("Look it up with Account Assistance"),
            self.tr("Finds the customer number from a domain, name or e-mail."),
        )
        self._open = secondary(self.tr("Open"), Icon.EXTERNAL_LINK)
        self._open.setObjectName("migration_find_assistance")
        self._open.setAccessibleName(self.tr("Open Account Assistance"))
        self._assistance.add_button(self._open)
        self.ask = AskWay(file_of)
        self.support = SupportWay()
        self.number = NumberField("migration_find_number", self.tr("I know the customer number"), _OTHERS)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, SPACE.xs, 0, 0)
        rest.setSpacing(0)
        for way in (self._assistance, self.ask, self.support):
            rest.addWidget(way)
        rest.addSpacing(SPACE.xl)
        rest.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(self._heading)
        column.addLayout(self._zone)
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._rest)

    def _render_fold(self) -> None:
        is_found = self._shown.chosen.is_found
        is_folded = is_found and not self._is_unfolded
        self._heading.setText(words.ways_words(self._shown.chosen))
        self._rest.setVisible(not is_folded)
        self._unfold.setVisible(is_folded)

    def _show_all(self) -> None:
        self._is_unfolded = True
        self._render_fold()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)
