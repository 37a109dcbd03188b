"""The customer accounts to sign in to, and below them the certificates that have none."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.sign_in.model import AccountToSignIn, Homeless, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.migration.sign_in.account_card import AccountCard
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import sign_in as words

_FIRST: Final = 25
_MORE: Final = 50
_MOST_HOMELESS: Final = 12


class AccountList(QWidget):
    """A long one is shown part by part. A tick changes its card alone, so that the focus stays."""

    ticked = Signal(str, bool)
    reset_wanted = Signal(str)
    copied = Signal(str)
    find_wanted = Signal(object)  # HoldingId of the first certificate without an account

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_accounts")
        self._accounts: tuple[AccountToSignIn, ...] = ()
        self._missing: tuple[Homeless, ...] = ()
        self._cards: dict[str, AccountCard] = {}
        self._most = _FIRST
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.md)
        self._more = LinkButton("")
        self._more.setObjectName("migration_accounts_more")
        self._more.hide()
        self._more.clicked.connect(self._show_more)
        self._homeless = Card(sunken=True, margin=14)
        self._homeless.setObjectName("migration_homeless")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addLayout(self._list)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._homeless)
        column.addStretch(1)
        self._build_homeless()

    def render_list(self, props: Props) -> None:
        """Show these accounts; the cards are made anew where there are others."""
        before, self._accounts = self._accounts, props.accounts
        if [(each.number, each.held) for each in before] != [(each.number, each.held) for each in props.accounts]:
            self._make_cards()
        for each in props.accounts[: self._most]:
            self._cards[each.number].show_tick(is_ticked=each.is_ticked)
        self._render_homeless(props.homeless)

    def focus_first(self) -> bool:
        """Put the focus on the first account that is not done, else on the first; False where there is none."""
        shown = self._accounts[: self._most]
        first = next((each for each in shown if not each.is_ticked), shown[0] if shown else None)
        if first is not None:
            self._cards[first.number].tick.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._homeless.isHidden():
            self._find.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None or not self._homeless.isHidden()

    def _make_cards(self) -> None:
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards = {}
        self._most = _FIRST
        self._append(self._accounts[:_FIRST])

    def _append(self, accounts: tuple[AccountToSignIn, ...]) -> None:
        for account in accounts:
            card = self._cards[account.number] = AccountCard(account)
            card.ticked.connect(self.ticked)
            card.reset_wanted.connect(self.reset_wanted)
            card.copied.connect(self.copied)
            self._list.addWidget(card)
        stops = (stop for account in accounts for stop in self._cards[account.number].stops)
        for before, after in pairwise((self._more, *stops, self._more)):
            QWidget.setTabOrder(before, after)  # first what was made last behind the button, then the button behind it
        left = len(self._accounts) - len(self._cards)
        self._more.setVisible(left > 0)
        self._more.setText(words.more_accounts(min(left, _MORE)))

    def _show_more(self) -> None:
        """The focus goes to the first of those that came."""
        shown, self._most = self._most, self._most + _MORE
        came = self._accounts[shown : self._most]
        self._append(came)
        self._cards[came[0].number].tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_homeless(self) -> None:
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._title.setObjectName("migration_homeless_title")
        self._names = QGridLayout()
        self._names.setHorizontalSpacing(SPACE.lg)
        self._names.setVerticalSpacing(SPACE.xs)
        self._names.setColumnStretch(0, 1)
        self._rest = PlainLabel("", Role.SMALL, Ink.QUIET)
        self._find = secondary(self.tr("Find their accounts"), Icon.SEARCH)
        self._find.setObjectName("migration_homeless_find")
        self._find.clicked.connect(self._want_find)
        self._homeless.column.setSpacing(SPACE.md)
        self._homeless.column.addWidget(self._title)
        self._homeless.column.addLayout(self._names)
        self._homeless.column.addWidget(self._rest)
        self._homeless.column.addWidget(self._find, 0, Qt.AlignmentFlag.AlignLeading)

    def _render_homeless(self, homeless: tuple[Homeless, ...]) -> None:
        self._homeless.setVisible(bool(homeless))
        if homeless == self._missing:
            return
        self._missing = homeless
        self._title.setText(words.homeless_title(len(homeless)))
        while (item := self._names.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row, each in enumerate(homeless[:_MOST_HOMELESS]):
            name = ElidedLabel("", Role.BODY, mode=Qt.TextElideMode.ElideMiddle)
            name.show_foreign(each.held.name)
            self._names.addWidget(name, row, 0)
            state = f"{words.homeless_state(each.state)} · {words.ends(each.held.ends_at)}"
            said = PlainLabel(state, Role.SMALL, Ink.SECOND, tabular=True)
            self._names.addWidget(said, row, 1, Qt.AlignmentFlag.AlignTrailing)
        left = len(homeless) - _MOST_HOMELESS
        self._rest.setVisible(left > 0)
        self._rest.setText(words.more_held(left))

    def _want_find(self) -> None:
        if self._missing:
            self.find_wanted.emit(self._missing[0].id)
