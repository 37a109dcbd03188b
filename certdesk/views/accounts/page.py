"""The accounts pane: head, account or sign-in, and the services."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.accounts import Seat
from certdesk.domain.linking import SeatView
from certdesk.viewmodels.accounts.model import AccountsViewModel
from certdesk.viewmodels.accounts.props import Props
from certdesk.viewmodels.accounts.rows import Row, RowAct
from certdesk.views.accounts.account_card import AccountCard
from certdesk.views.accounts.head import AccountsHead
from certdesk.views.accounts.notices import Notices
from certdesk.views.accounts.services_card import ServicesCard
from certdesk.views.accounts.signing_in import SigningIn
from certdesk.views.accounts.unlink_sheet import UnlinkSheet
from certdesk.views.kit.confirm_sheet import ConfirmSheet
from certdesk.views.kit.overlay_bar import OverlayBar
from certdesk.views.kit.restyle import set_ground
from certdesk.views.kit.scrolled import ScrolledContent, scrolled
from certdesk.views.kit.sheet_slot import OneSheet
from certdesk.views.kit.slow_refresh import SlowRefresh
from certdesk.views.linking.proceed_sheet import ProceedSheet
from certdesk.views.practice.sign_in_form import SignInEntry
from certdesk.views.theme.tokens import SPACE, Ground
from certdesk.views.wording.accounts_rows import news_words

_TOP = 26


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked at a seat, as long as its row `is_open` for it."""

    seat: Seat
    is_open: Callable[[Row], bool]


class AccountsPage(QWidget):
    """Asks the directory when it is shown, and now and then while it is."""

    mailbox_wanted = Signal()
    said = Signal(str)  # for a toast; the row says it too

    def __init__(self, model: AccountsViewModel) -> None:
        super().__init__()
        self._model = model
        self._needs_sign_in = model.props.needs_sign_in
        self._asking: _Question | None = None
        self._sheet = OneSheet()
        self._build()
        self._bind()
        self._render(model.props)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._model.reload()
            self._slow.start_anew()
            self._focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page has nothing to ask; a minimised window comes back with the question."""
        if not event.spontaneous():
            self._sheet.close()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_enter and has_control and self._head.link.isVisible():
            self._head.link.click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("accounts_page")
        set_ground(self, Ground.WINDOW)
        self._head = AccountsHead()
        self._notices = Notices()
        self._account = AccountCard()
        self._signing_in = SigningIn()
        self._services = ServicesCard()
        self._slow = SlowRefresh(self, self._refresh_slowly)
        content = ScrolledContent()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE.page, _TOP, SPACE.page, SPACE.group)
        column.setSpacing(SPACE.xxl)
        for part in (self._head, self._notices, self._account, self._signing_in, self._services):
            column.addWidget(part)
        column.addStretch(1)
        area = scrolled(content)
        OverlayBar(area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        model.news.connect(self._tell_news)
        self._head.link_wanted.connect(model.link)
        self._notices.again_wanted.connect(model.try_again)
        self._notices.self_wanted.connect(model.be_self)
        self._account.sign_out_wanted.connect(model.sign_out)
        self._signing_in.sign_in_wanted.connect(self._sign_in)
        self._signing_in.reset_wanted.connect(model.send_password)
        self._signing_in.mailbox_wanted.connect(self.mailbox_wanted)
        self._services.act_wanted.connect(self._act)
        self._services.link_wanted.connect(model.link)
        self._services.unlink_wanted.connect(self._ask_unlink)

    def _render(self, props: Props) -> None:
        self._head.show_link(can_link=props.account is not None and not props.needs_sign_in)
        self._notices.render_notices(props)
        self._account.render_account(props)
        self._signing_in.render_form(props)
        self._services.render_services(props)
        self._drop_question()
        is_other, self._needs_sign_in = props.needs_sign_in is not self._needs_sign_in, props.needs_sign_in
        if self.isVisible() and (is_other or self.hasFocus()):
            self._focus_first()

    def _focus_first(self) -> None:
        if self._model.props.needs_sign_in:
            self._signing_in.focus_first()
        elif self._head.link.isVisibleTo(self):
            self._head.link.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # until there is something to be done

    def _sign_in(self, entry: SignInEntry) -> None:
        self._model.sign_in(entry.username, entry.password)

    def _act(self, act: RowAct, seat: Seat) -> None:
        if act is RowAct.PROCEED:
            sheet = ProceedSheet(self.window(), seat.service)
            self._ask(sheet, _Question(seat, lambda row: row.act is RowAct.PROCEED), lambda: self._model.act(seat))
        else:
            self._model.act(seat)

    def _ask_unlink(self, seat: Seat) -> None:
        row, account = self._row(seat), self._model.props.account
        if row is not None and row.can_unlink and account is not None:
            sheet = UnlinkSheet(self.window(), row.view, account.username)
            self._ask(sheet, _Question(seat, lambda row: row.can_unlink), lambda: self._model.unlink(seat))

    def _ask(self, sheet: ConfirmSheet, question: _Question, then: Callable[[], None]) -> None:
        self._asking = question
        sheet.confirmed.connect(then)
        self._sheet.open(sheet)

    def _drop_question(self) -> None:
        """What is asked may have settled itself meanwhile: an administrator linked, or ended the link."""
        asked = self._asking
        row = None if asked is None else self._row(asked.seat)
        if asked is not None and (row is None or not asked.is_open(row)):
            self._sheet.close()

    def _row(self, seat: Seat) -> Row | None:
        return next((each for each in self._model.props.rows if each.seat == seat), None)

    def _tell_news(self, views: tuple[SeatView, ...]) -> None:
        for view in views:
            self.said.emit(news_words(view))

    def _refresh_slowly(self) -> None:
        if self.isVisible():
            self._model.reload()
