"""The row of what can be done: buttons for what applies now, a menu for everything with its reasons."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.domain.acts import Act
from certdesk.domain.portal import SessionPhase
from certdesk.viewmodels.orders.acts import BUTTONS
from certdesk.viewmodels.orders.details_props import Page, SessionEnded, SessionState
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import Button, IconButton, Kind, LinkButton
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import ElidedLabel
from certdesk.views.kit.menu import Menu
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates
from certdesk.views.wording.acts import act_icon, act_words, button_words, menu_words

_LEAST_CHARACTERS: Final = 56
# Filled, these would invite to what ends an order; the dangerous one is in red.
_NEVER_FILLED: Final = {
    Act.REVOKE: Kind.DANGER,
    Act.CANCEL: Kind.SECONDARY,
    Act.REMOVE_FROM_LIST: Kind.SECONDARY,
}
_FIRST_OF_GROUP: Final = frozenset({Act.COPY_APPROVER_NOTE, Act.SIGN_IN, Act.COPY_NAME, Act.REMOVE_FROM_LIST})


class ActsRow(QWidget):
    """The order's acts, and how long its guest session still lasts."""

    act_wanted = Signal(object)  # Act
    new_code_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._verdicts: object = None
        self._shown: tuple[Act, ...] = ()
        buttons = QWidget()
        self._flow = FlowLayout(buttons, gap=SPACE.md)
        self._buttons = {act: self._button(act, buttons) for act in BUTTONS}
        self._session = ElidedLabel("", Role.SMALL, Ink.QUIET)
        self._session.setObjectName("session_left")
        self._new_code = LinkButton(self.tr("Send a new code"))
        self._new_code.setObjectName("send_new_code_early")
        self._new_code.clicked.connect(self.new_code_wanted)
        self._menu = Menu(self.tr("More acts"), self)
        self._more = IconButton(Icon.ELLIPSIS, self.tr("More acts"))
        self._more.setObjectName("more_acts")
        self._more.clicked.connect(lambda: self._menu.open_below(self._more))
        self._session_part = _side_by_side(None, self._session, self._new_code)
        self._pair = AdaptivePair(
            buttons, self._session_part, _LEAST_CHARACTERS, (SPACE.md, SPACE.xs), least_width=self._natural_width
        )
        self._pair.set_stretch(1, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(self._pair, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)

    def show_acts(self, page: Page) -> None:
        """Show what applies to the order now. While the banner has the filled button, this row has none."""
        self._show_buttons(page)
        self._show_session(page.session)
        self._pair.turn()
        if self._verdicts != page.verdicts:
            self._verdicts = page.verdicts
            self._fill_menu(page)

    def focus_first(self, reason: Qt.FocusReason) -> bool:
        """Put the focus on the first act that applies; return whether there is one."""
        if self._shown:
            self._buttons[self._shown[0]].setFocus(reason)
        return bool(self._shown)

    def focus_menu(self, reason: Qt.FocusReason) -> None:
        """Put the focus on the way to everything else."""
        self._more.setFocus(reason)

    def _button(self, act: Act, holder: QWidget) -> Button:
        button = Button(act_words(act), Kind.SECONDARY, act_icon(act))
        button.setParent(holder)
        button.hide()
        button.setObjectName(f"act_{act.name.lower()}")
        button.clicked.connect(lambda: self.act_wanted.emit(act))
        return button

    def _show_buttons(self, page: Page) -> None:
        """Show the page's buttons in its order, so that Tab goes through them as the eye does."""
        for act in page.buttons:
            first = act is page.first_button and not isinstance(page.banner, SessionEnded)
            self._buttons[act].set_kind(_NEVER_FILLED.get(act, Kind.PRIMARY if first else Kind.SECONDARY))
            self._buttons[act].setText(button_words(act, page.header.status))
        if page.buttons == self._shown:
            return
        self._shown = page.buttons
        while self._flow.takeAt(0) is not None:
            pass
        for act, button in self._buttons.items():
            button.setVisible(act in page.buttons)
        before: QWidget | None = None
        for act in page.buttons:
            self._flow.addWidget(self._buttons[act])
            if before is not None:
                QWidget.setTabOrder(before, self._buttons[act])
            before = self._buttons[act]
        self._flow.invalidate()

    def _natural_width(self) -> int:
        """What the buttons and the session need to stand beside each other."""
        widths = [self._buttons[act].sizeHint().width() + SPACE.md for act in self._shown]
        return sum(widths) + self._session_part.sizeHint().width() + SPACE.md

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
            if verdict.act in _FIRST_OF_GROUP:
                self._menu.addSeparator()
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
