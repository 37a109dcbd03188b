"""The certificate's own column of the overview, or what has to happen before it can be shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.orders.details_props import Page
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.orders.details.clipboard import Clipboard
from certdesk.views.orders.details.fields import Field, FieldColumn, Value
from certdesk.views.orders.details.sign_in_note import SignInNote
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.certificates import can_be_seen, shortened, unseen_words


class CertificateColumn(QWidget):
    """Key, signature, numbers and issuer of the certificate in force."""

    sign_in_wanted = Signal()

    def __init__(self, clipboard: Clipboard) -> None:
        super().__init__()
        self._fields = FieldColumn("", self._certificate_fields(), clipboard)
        self._note = SignInNote("certificate_note")
        self._note.sign_in_wanted.connect(self.sign_in_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addWidget(PlainLabel(self.tr("Certificate"), Role.LABEL))
        column.addWidget(self._fields)
        column.addWidget(self._note)
        column.addStretch(1)

    def show_certificate(self, page: Page) -> None:
        """Show the certificate, or why there is none to show."""
        facts = page.certificate
        self._fields.setVisible(facts is not None)
        self._note.setVisible(facts is None)
        if facts is None:
            words = unseen_words(page, self.tr("Sign in to see the certificate."))
            self._note.show_words(words, can_sign_in=can_be_seen(page))
            return
        self._fields.show_values(
            {
                "key": Value(facts.key),
                "signature": Value(facts.signature),
                "serial": Value(shortened(facts.serial_hex), facts.serial_hex),
                "sha256": Value(shortened(facts.sha256_hex), facts.sha256_hex),
                "issuer": Value(facts.issuer),
            }
        )

    def _certificate_fields(self) -> tuple[Field, ...]:
        return (
            Field("key", self.tr("Key")),
            Field("signature", self.tr("Signature")),
            Field("serial", self.tr("Serial"), self.tr("Copy serial number")),
            Field("sha256", self.tr("SHA-256"), self.tr("Copy SHA-256 fingerprint")),
            Field("issuer", self.tr("Issuer")),
        )
