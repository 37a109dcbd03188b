"""The row of what can be done: buttons for what applies now, a menu for everything with its reasons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.domain.acts import Act
from certdesk.domain.portal import SessionPhase
from certdesk.viewmodels.orders.acts import BUTTONS
from certdesk.viewmodels.orders.details_props import Page, SessionEnded, SessionState
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.buttons import Button, IconButton, Kind, LinkButton
from certdesk.views.kit.labels import ElidedLabel
from certdesk.views.kit.menu import Menu
from certdesk.views.orders.details.adaptive import AdaptivePair
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates
from certdesk.views.wording.acts import act_icon, act_words, menu_words

_LEAST_CHARACTERS = 56


class ActsRow(QWidget):
    """The order's acts, and how long its guest session still lasts."""

    act_wanted = Signal(object)  # Act
    new_code_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._verdicts: object = None
        self._buttons = {act: self._button(act) for act in BUTTONS}
        self._session = ElidedLabel("", Role.SMALL, Ink.QUIET)
        self._session.setObjectName("session_left")
        self._new_code = LinkButton(self.tr("Send a new code"))
        self._new_code.setObjectName("send_new_code_early")
        self._new_code.clicked.connect(self.new_code_wanted)
        self._menu = Menu(self.tr("More acts"), self)
        self._more = IconButton(Icon.ELLIPSIS, self.tr("More acts"))
        self._more.setObjectName("more_acts")
        self._more.clicked.connect(lambda: self._menu.open_below(self._more))
        buttons = _side_by_side(*self._buttons.values(), None)
        self._session_part = _side_by_side(None, self._session, self._new_code)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(AdaptivePair(buttons, self._session_part, _LEAST_CHARACTERS, (SPACE.md, SPACE.xs)), 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)

    def show_acts(self, page: Page) -> None:
        """Show what applies to the order now. While the banner has the filled button, this row has none."""
        for act, button in self._buttons.items():
            first = act is page.first_button and not isinstance(page.banner, SessionEnded)
            button.set_kind(Kind.PRIMARY if first else Kind.SECONDARY)
            button.setVisible(act in page.buttons)
        self._show_session(page.session)
        if self._verdicts != page.verdicts:
            self._verdicts = page.verdicts
            self._fill_menu(page)

    def focus_first(self, reason: Qt.FocusReason) -> None:
        """Put the focus on the first act that applies."""
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        (shown[0] if shown else self._more).setFocus(reason)

    def _button(self, act: Act) -> Button:
        button = Button(act_words(act), Kind.SECONDARY, act_icon(act))
        button.setObjectName(f"act_{act.name.lower()}")
        button.clicked.connect(lambda: self.act_wanted.emit(act))
        return button

    def _show_session(self, session: SessionState | None) -> None:
        self._session_part.setVisible(session is not None)
        ending = session is not None and session.phase is SessionPhase.ENDING
        self._new_code.setVisible(ending)
        if session is not None:
            words = self.tr("Guest session, {left}").replace("{left}", dates.span_left(session.left))
            self._session.setText(words)
            self._session.set_ink(Ink.AMBER if ending else Ink.QUIET)

    def _fill_menu(self, page: Page) -> None:
        self._menu.clear()
        for verdict in page.verdicts:
            action = QAction(icon(act_icon(verdict.act), Ink.SECOND), menu_words(verdict), self._menu)
            action.setObjectName(f"menu_{verdict.act.name.lower()}")
            action.setEnabled(verdict.is_allowed)
            action.triggered.connect(lambda _checked=False, act=verdict.act: self.act_wanted.emit(act))
            self._menu.addAction(action)


def _side_by_side(*widgets: QWidget | None) -> QWidget:
    """Widgets in a row; None takes the room that is left."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE.md)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return holder
