"""The sidebar: the mark, the practice chip, places, views with their counts, the session card, settings."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from certdesk.domain.urgency import View
from certdesk.viewmodels.saved_views import Props as SavedViewsProps
from certdesk.viewmodels.shell import Place
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.mark import Mark
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.scaling import scaled
from certdesk.views.shell.nav_button import NavButton
from certdesk.views.shell.practice_chip import PracticeChip
from certdesk.views.shell.saved_views import SavedViewButtons
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.orders import view_title

WIDTH = 216
FOLDED_WIDTH = 56
_FOLDS_BELOW = 1100
_MOST = 4  # no more than this part of the window
_UNBOUND = 16_777_215  # Qt's own
_VIEW_ICONS = {
    View.NEEDS_ACTION: Icon.CIRCLE_ALERT,
    View.EXPIRING: Icon.TIMER,
    View.IN_PROGRESS: Icon.LOADER,
    View.ACTIVE: Icon.BADGE_CHECK,
    View.ENDED: Icon.ARCHIVE,
}


class Sidebar(QWidget):
    """The left edge of the window; below 1,100 pixels it folds to icons."""

    view_chosen = Signal(object)  # View
    place_chosen = Signal(object)  # Place

    def __init__(self, session_card: QWidget) -> None:
        super().__init__()
        self._session_card = session_card
        self._view, self._saved_name, self._place = View.ALL, "", Place.ORDERS
        self._is_folded = False
        self._build()

    def render_view(self, view: View, counts: Mapping[View, int]) -> None:
        """Mark the view that is shown, and show how many orders each one holds."""
        self._view = view
        for each, button in self._views.items():
            button.set_count(counts.get(each, 0))
        self._mark_shown()

    def render_saved(self, props: SavedViewsProps) -> None:
        """Show the user's own views; the one that is shown is marked instead of the view that it narrows."""
        self.saved.render_entries(props.entries)
        self._saved_name = props.shown
        self._mark_shown()

    def render_accounts(self, waiting: int) -> None:
        """Show how many services wait for the user."""
        self._places[Place.ACCOUNTS].set_count(waiting)

    def show_place(self, place: Place) -> None:
        """Mark the place that is shown; of the orders, their view."""
        self._place = place
        self._mark_shown()

    def fit(self, window: int) -> None:
        """Take the room that a window of that width has for it: it grows with the letters, to a quarter at most."""
        is_folded = window < _FOLDS_BELOW
        if is_folded is not self._is_folded:
            self._set_folded(is_folded)
        self.setFixedWidth(FOLDED_WIDTH if is_folded else max(WIDTH, min(scaled(WIDTH), window // _MOST)))

    def _set_folded(self, is_folded: bool) -> None:
        """Show icons alone, or icons and names."""
        self._is_folded = is_folded
        self._name.setHidden(is_folded)
        self._mark.setHidden(is_folded)
        self._head_row.setContentsMargins(0 if is_folded else 6, 0, 0, 0)
        self._heading.setHidden(is_folded)
        self.practice.set_folded(is_folded)
        self._session_card.setMaximumWidth(FOLDED_WIDTH - 16 if is_folded else _UNBOUND)
        self.help.setHidden(is_folded)
        self.saved.set_folded(is_folded)
        for button in (*self._views.values(), *self._places.values(), self.settings):
            button.set_folded(is_folded)

    def _mark_shown(self) -> None:
        """The group lets go of the button that was on before."""
        mark(self._places.get(self._place) or self.saved.button(self._saved_name) or self._views[self._view])

    def _choose(self, view: View, _is_on: bool = True) -> None:
        self.view_chosen.emit(view)

    def _build(self) -> None:
        self.setObjectName("sidebar")
        set_look(self, "surface", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.practice = PracticeChip()
        self.menu = IconButton(Icon.MENU, self.tr("Main menu"))
        self.menu.setObjectName("main_menu")
        self.settings = NavButton(Icon.SETTINGS, self.tr("Settings"))
        self.settings.setCheckable(False)
        self.settings.setObjectName("settings")
        self.help = IconButton(Icon.CIRCLE_QUESTION_MARK, self.tr("Help"))
        self.help.setObjectName("help")
        self._views = {View.ALL: NavButton(Icon.SCROLL_TEXT, view_title(View.ALL))}
        for view, name in _VIEW_ICONS.items():
            self._views[view] = NavButton(name, view_title(view), is_urgent=view is View.NEEDS_ACTION)
        group = QButtonGroup(self)
        self._places = self._build_places(group)
        self.saved = SavedViewButtons(group)
        for view, button in self._views.items():
            group.addButton(button)
            button.setObjectName(f"view_{view.name.lower()}")
            when_chosen(button, partial(self._choose, view))
            button.clicked.connect(partial(self._choose, view))  # also the one that is on already
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(2)
        column.addLayout(self._head())
        column.addSpacing(10)
        column.addWidget(self.practice)
        column.addSpacing(14)
        column.addWidget(self._views[View.ALL])
        for button in self._places.values():
            column.addWidget(button)
        column.addSpacing(16)
        self._heading = PlainLabel(self.tr("Views"), Role.CAPTION, Ink.QUIET)
        self._heading.setContentsMargins(9, 0, 0, 6)
        column.addWidget(self._heading)
        column.addWidget(self._build_views(), 1)
        column.addWidget(self._session_card)
        column.addSpacing(4)
        column.addLayout(self._foot())

    def _build_places(self, group: QButtonGroup) -> dict[Place, NavButton]:
        places = {
            Place.ACCOUNTS: NavButton(Icon.LINK, self.tr("Accounts"), is_urgent=True),
            Place.MIGRATION: NavButton(Icon.ROUTE, self.tr("ISO migration")),
        }
        for place, button in places.items():
            button.setObjectName(f"place_{place}")
            group.addButton(button)
            when_chosen(button, partial(self.place_chosen.emit, place))
        return places

    def _build_views(self) -> QScrollArea:
        """They scroll where the window is low or there are many."""
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for view in _VIEW_ICONS:
            column.addWidget(self._views[view])
        column.addSpacing(SPACE.xs)
        column.addWidget(self.saved)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return area

    def _head(self) -> QHBoxLayout:
        row = self._head_row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(9)
        self._mark = Mark(24)
        self._name = ElidedLabel("CertDesk", Role.SUBTITLE)
        row.addWidget(self._mark)
        row.addWidget(self._name, 1)
        row.addWidget(self.menu)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.settings, 1)
        row.addWidget(self.help)
        return row
