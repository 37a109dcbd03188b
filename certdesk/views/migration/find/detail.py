"""The card beside the list: what is chosen, what is known of it, and the ways to find the rest."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.letters import Letter
from certdesk.viewmodels.migration.find.props import Place, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.migration.find.head import FindHead
from certdesk.views.migration.find.known import KnownCard
from certdesk.views.migration.find.panels import ConflictPanel, DoubtedPanel
from certdesk.views.migration.find.ways import FindWays
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording.migration import find as words

_MARGIN = 20


class FindDetail(Card):
    """Its parts in the order in which they are used."""

    onward_wanted = Signal()

    def __init__(self, file_of: Callable[[Letter], bytes]) -> None:
        super().__init__(margin=_MARGIN)
        self.setObjectName("migration_find_detail")
        self.head = FindHead()
        self.conflict, self.doubted, self.known = ConflictPanel(), DoubtedPanel(), KnownCard()
        self._pressing = Banner(Icon.CIRCLE_ALERT, "")
        self._pressing.setObjectName("migration_find_pressing")
        self._onward = secondary(self.tr("Next one not found"))
        self._onward.setObjectName("migration_find_onward")
        self._onward.set_trailing_icon(Icon.ARROW_RIGHT)
        self._onward.clicked.connect(self.onward_wanted)
        self.ways = FindWays(file_of)
        self.column.setSpacing(SPACE.lg)
        parts: tuple[QWidget, ...] = (self.head, self._pressing, self.conflict, self.doubted, self.known)
        for part in parts:
            self.column.addWidget(part)
        self.column.addWidget(self._onward, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.ways)
        self.column.addStretch(1)

    def render_detail(self, props: Props) -> None:
        """Show what is chosen."""
        chosen = props.chosen
        self.head.render_head(props)
        said = words.notfound_words(has_clients=props.has_clients)
        self._pressing.show_notice(Icon.CIRCLE_ALERT, said.title, said.text, ToneName.AMBER)
        self._pressing.setVisible(chosen.is_pressing and not chosen.lines[0].settled.doubted)
        self.conflict.render_panel(chosen.one)
        self.doubted.render_panel(chosen.one)
        self.known.render_card(chosen.one)
        self._onward.setVisible(chosen.is_found and chosen.onward is not None)
        self.ways.render_ways(props)

    def forget(self, place: Place) -> None:
        """Empty the field whose content was kept."""
        match place:
            case Place.NUMBER:
                self.ways.number.forget()
            case Place.SUPPORT:
                self.ways.support.field.forget()
            case Place.CLIENT:
                self.head.client.close_field()
            case Place.PAGE:
                pass

    def focus_onward(self) -> bool:
        """Put the focus on what leads to the next one, where there is one; return whether there is."""
        has_next = self._onward.isVisible()
        if has_next:
            self._onward.setFocus(Qt.FocusReason.OtherFocusReason)
        return has_next
