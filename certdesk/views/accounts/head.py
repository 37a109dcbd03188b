"""The top of the accounts pane: its name, what it is for, and the way to link a service."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import primary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role

_LEAST_CHARACTERS = 70


class AccountsHead(QWidget):
    """Without an account that is signed in there is nothing to link to."""

    link_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        title = PlainLabel(self.tr("Accounts"), Role.PAGE_TITLE)
        title.setObjectName("accounts_title")
        line = PlainLabel(
            self.tr("Link a service once and open it with your DigiCert account from then on."), Role.BODY, Ink.SECOND
        ).wrapped()
        self.link = primary(self.tr("Link a service…"), Icon.PLUS)
        self.link.setObjectName("accounts_link")
        self.link.clicked.connect(self.link_wanted)
        said = QWidget()
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(SPACE.xs)
        words.addWidget(title)
        words.addWidget(line)
        pair = AdaptivePair(said, self.link, _LEAST_CHARACTERS, (SPACE.lg, SPACE.md))
        pair.set_stretch(1, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pair)

    def show_link(self, *, can_link: bool) -> None:
        """Offer to link a service, or not."""
        self.link.setVisible(can_link)
