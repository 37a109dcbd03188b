"""The card of the DigiCert account that is signed in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.accounts.deeds import Deed
from certdesk.viewmodels.accounts.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card, IconTile
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import accounts_pane as words
from certdesk.views.wording.breaking import breakable

_LEAST_CHARACTERS = 64
_TILE = 44


class AccountCard(Card):
    """Below whose account it is stands what it means where the keyring cannot hold the sign-in."""

    sign_out_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=14)
        self.setObjectName("account_card")
        self._username = PlainLabel("", Role.SUBTITLE).wrapped()
        self._username.setObjectName("account_username")
        self._line = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._line.setObjectName("account_line")
        self._keeping = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
        self._keeping.setObjectName("account_keeping")
        self._sign_out = secondary(self.tr("Sign out"))
        self._sign_out.setObjectName("account_sign_out")
        self._sign_out.clicked.connect(self.sign_out_wanted)
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        for label in (self._username, self._line, self._keeping):
            column.addWidget(label)
        pair = AdaptivePair(said, self._sign_out, _LEAST_CHARACTERS, (SPACE.lg, SPACE.sm))
        pair.set_stretch(1, 0)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(IconTile(Icon.CIRCLE_USER_ROUND, ToneName.ACCENT, side=_TILE, disc=True))
        line.addWidget(pair, 1)
        self.column.setContentsMargins(19, 14, 19, 14)
        self.column.addLayout(line)

    def render_account(self, props: Props) -> None:
        """Show the account that is signed in, or nothing."""
        account = None if props.needs_sign_in else props.account
        self.setVisible(account is not None)
        if account is None:
            return
        self._username.show_foreign(account.username)
        self._username.setText(breakable(self._username.text()))
        self._line.setText(breakable(words.account_line(account, props.keeping)))
        keeping = words.keyring_awaited() if props.awaits_keyring else words.keeping_line(props.keeping)
        self._keeping.setText(keeping)
        self._keeping.setVisible(bool(keeping))
        is_ending = props.doing is Deed.SIGN_OUT
        self._sign_out.setText(self.tr("Signing out…") if is_ending else self.tr("Sign out"))
        self.setAccessibleName(self.tr("DigiCert account"))
        self.setAccessibleDescription(f"{account.username}. {self._line.text()}")
