"""One service: its name, state and organisation, one fact, one act, and a menu where there is more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.accounts import Account
from certdesk.viewmodels.accounts.rows import Row, RowAct
from certdesk.views.accounts.awaiting import Awaiting
from certdesk.views.accounts.row_acts import RowActs
from certdesk.views.accounts.row_words import RowWords
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.announce import announce
from certdesk.views.kit.cards import IconTile
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording import accounts_rows as words
from certdesk.views.wording.accounts import SERVICE_ICONS

_LEAST_CHARACTERS = 76
_TILE = 40
_MARGINS = (19, 13, 19, 14)
_MARGINS_AWAITING = (19, 13, 19, 16)


class ServiceRow(QWidget):
    """Tells what was asked for at it; that its state has changed is read out."""

    act_wanted = Signal(object)  # RowAct
    link_wanted = Signal()
    unlink_wanted = Signal()

    def __init__(self, row: Row) -> None:
        super().__init__()
        self._shown: tuple[Row, Account] | None = None
        service = row.seat.service
        self.setObjectName(f"service_{service.name.lower()}_{row.seat.organisation}")
        self._words = RowWords()
        self._acts = RowActs(self)
        self._awaiting = Awaiting()
        pair = AdaptivePair(self._words, self._acts, _LEAST_CHARACTERS, (SPACE.lg, SPACE.sm))
        pair.set_stretch(1, 0)
        body = QVBoxLayout()
        body.setSpacing(SPACE.lg - 1)
        body.addWidget(pair)
        body.addWidget(self._awaiting)
        self._line = line = QHBoxLayout(self)
        line.setSpacing(14)
        line.addWidget(IconTile(SERVICE_ICONS[service], side=_TILE), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(body, 1)
        self._acts.act_wanted.connect(self._want)
        self._acts.team_wanted.connect(self.link_wanted)  # the wizard's last page is the team's
        self._acts.unlink_wanted.connect(self.unlink_wanted)
        self._awaiting.again_wanted.connect(self.link_wanted)

    def render_row(self, row: Row, account: Account) -> None:
        """Show how the service stands for that account."""
        before = self._shown
        if before == (row, account):
            return
        self._shown = (row, account)
        focused = self.window().focusWidget()
        self._words.render_words(row, account.username)
        self._acts.render_acts(row, account.name)
        self._awaiting.setVisible(row.is_awaiting)
        if row.is_awaiting:
            self._awaiting.render_awaiting(row, account.name)
        self._line.setContentsMargins(*(_MARGINS_AWAITING if row.is_awaiting else _MARGINS))
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisible():
            self.focus_act(Qt.FocusReason.OtherFocusReason)  # what had the focus is not offered any more
        self.setAccessibleName(words.row_name(row.view))
        self.setAccessibleDescription(words.fact(row, account.username))
        if before is not None and before[0].view.state is not row.view.state:
            announce(self, words.row_name(row.view))

    def show_age(self, *, checking: bool, as_of: str) -> None:
        """Say that the row is being checked, or that it is of an earlier time."""
        self._words.show_age(checking=checking, as_of=as_of)

    def focus_act(self, reason: Qt.FocusReason) -> bool:
        """Put the focus on the act; return whether there is one."""
        return self._acts.focus_first(reason)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._acts.open_menu():
            event.accept()
        else:
            super().contextMenuEvent(event)

    def _want(self, act: RowAct) -> None:
        self.act_wanted.emit(act)
