"""The third tab: the chain from the certificate to the root, each with its dates, key and fingerprint."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.orders.details_props import ChainRow, Page
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.orders.details.clipboard import Clipboard
from certdesk.views.orders.details.fields import Field, FieldColumn, Value
from certdesk.views.orders.details.sign_in_note import SignInNote
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates
from certdesk.views.wording.certificates import can_be_seen, role_words, shortened, unseen_words

_MOST = 8


class ChainTab(QWidget):
    """One part for each certificate, in the order in which they vouch for each other."""

    sign_in_wanted = Signal()

    def __init__(self, clipboard: Clipboard) -> None:
        super().__init__()
        self.setObjectName("chain_tab")
        self._clipboard = clipboard
        self._chain: tuple[ChainRow, ...] | None = None
        self._parts: list[QWidget] = []
        self._note = SignInNote("chain_note")
        self._note.sign_in_wanted.connect(self.sign_in_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE.lg, 0, 0)
        self._column.setSpacing(SPACE.lg)
        self._column.addWidget(self._note)
        self._column.addStretch(1)

    def show_page(self, page: Page) -> None:
        """Show the chain, or why there is none to show."""
        self._note.setVisible(not page.chain)
        words = unseen_words(page, self.tr("Sign in to see the chain of the certificate."))
        self._note.show_words(words, can_sign_in=can_be_seen(page))
        if page.chain != self._chain:
            self._chain = page.chain
            self._show_chain(page.chain[:_MOST])

    def _show_chain(self, chain: tuple[ChainRow, ...]) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        for row in chain:
            if self._parts:
                self._parts.append(Hairline())
            self._parts.append(_Link(row, self._clipboard))
        for place, part in enumerate(self._parts, start=1):
            self._column.insertWidget(place, part)


class _Link(QWidget):
    """One certificate of the chain."""

    def __init__(self, row: ChainRow, clipboard: Clipboard) -> None:
        super().__init__()
        facts = row.link.facts
        self._pem, self._clipboard, self._role = row.link.pem, clipboard, role_words(row.role)
        head = QHBoxLayout()
        head.setSpacing(SPACE.lg)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(PlainLabel(self._role, Role.CAPTION, Ink.QUIET))
        names.addWidget(ElidedLabel(displayable(facts.common_name), Role.LABEL, mode=Qt.TextElideMode.ElideMiddle))
        head.addLayout(names, 1)
        copy = secondary(self.tr("Copy PEM"), Icon.COPY)
        copy.setObjectName(f"copy_pem_{row.role.value}")
        copy.setAccessibleName(self.tr("Copy PEM of {what}").replace("{what}", self._role))
        copy.clicked.connect(self._copy)
        head.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        fields = FieldColumn("", self._fields(), clipboard)
        validity = self.tr("{start} to {end}").replace("{start}", dates.date(facts.not_before))
        fields.show_values(
            {
                "valid": Value(validity.replace("{end}", dates.date(facts.not_after))),
                "key": Value(facts.key),
                "sha256": Value(shortened(facts.sha256_hex), facts.sha256_hex),
            }
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addLayout(head)
        column.addWidget(fields)

    def _fields(self) -> tuple[Field, ...]:
        fingerprint = self.tr("Copy SHA-256 fingerprint of {what}").replace("{what}", self._role)
        return (
            Field("valid", self.tr("Valid")),
            Field("key", self.tr("Key")),
            Field("sha256", self.tr("SHA-256"), fingerprint),
        )

    def _copy(self) -> None:
        self._clipboard.copy(self._pem, self.tr("Copied the PEM of {what}").replace("{what}", self._role))
