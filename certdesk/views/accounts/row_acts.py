"""The one act of a service's row, and the menu beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.viewmodels.accounts.rows import Row, RowAct
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.buttons import Button, IconButton, Kind
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.menu import Menu
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording import accounts_rows as words


class RowActs(QWidget):
    """What is copied is copied here; everything else is asked for. `holder` is what the menu belongs to."""

    act_wanted = Signal(object)  # RowAct
    team_wanted = Signal()
    unlink_wanted = Signal()

    def __init__(self, holder: QWidget) -> None:
        super().__init__()
        self._row: Row | None = None
        self._user = ""
        self._act = Button("", Kind.SECONDARY)
        self._act.setObjectName("service_act")
        self._act.clicked.connect(self._want)
        self._copy = CopyButton("", self._note, Kind.GHOST)
        self._copy.setObjectName("service_copy")
        self._menu = Menu(self.tr("More"), holder)
        self._team = self._menu.addAction(icon(Icon.USERS), self.tr("Team…"), self.team_wanted.emit)
        self._menu.addAction(icon(Icon.UNLINK), self.tr("Unlink…"), self.unlink_wanted.emit)
        self._more = IconButton(Icon.ELLIPSIS, self.tr("More"))
        self._more.setObjectName("service_more")
        self._more.clicked.connect(self.open_menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.xl - 2)
        for button in (self._act, self._copy, self._more):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)

    def render_acts(self, row: Row, user: str) -> None:
        """Show what can be done; `user` (a name) signs what is copied."""
        self._row, self._user = row, user
        is_copy, said = row.act is RowAct.COPY_REQUEST, words.act_words(row)
        self._act.setVisible(row.act is not None and not is_copy)
        self._copy.setVisible(is_copy)
        if is_copy:
            self._copy.set_words(said)
            self._copy.setAccessibleName(words.spoken(said, row.view))
        else:
            self._render_act(row, said)
        self._team.setVisible(row.has_team)
        self._more.setVisible(row.can_unlink)
        if not row.can_unlink:
            self._menu.close()  # what it offered is not offered any more
        self._more.rename(words.spoken(self.tr("More about"), row.view))

    def focus_first(self, reason: Qt.FocusReason) -> bool:
        """Put the focus on the act; return whether there is one."""
        there = next((each for each in (self._act, self._copy) if not each.isHidden() and each.isEnabled()), None)
        if there is not None:
            there.setFocus(reason)
        return there is not None

    def open_menu(self) -> bool:
        """Open the menu below its button; return whether there is one."""
        if self._more.isHidden():
            return False
        self._menu.open_below(self._more)
        return True

    def _render_act(self, row: Row, said: str) -> None:
        self._act.setText(said)
        self._act.setAccessibleName(words.spoken(said, row.view))
        self._act.setAccessibleDescription(words.why_off(row))
        self._act.setEnabled(row.can_act)
        self._act.set_icon(None if row.act is None else words.ACT_ICONS.get(row.act))
        self._act.set_trailing_icon(None if row.act is None else words.ONWARD_ICONS.get(row.act))

    def _want(self) -> None:
        if self._row is not None and self._row.act is not None:
            self.act_wanted.emit(self._row.act)

    def _note(self) -> str:
        return "" if self._row is None else words.request_note(self._row.view, self._user)
