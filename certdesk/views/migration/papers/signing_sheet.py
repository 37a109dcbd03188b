"""Who signs packs and letters: name, business and address, all of it optional."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.claims import LONGEST_EMAIL
from certdesk.domain.correspondents import LONGEST_SIGNED, Signatory
from certdesk.domain.errors import FieldError
from certdesk.viewmodels.migration.papers.signing import SigningViewModel
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.wording.failures import one_line

_WIDTH: Final = 500


class SigningSheet(Sheet):
    """Enter keeps it. An address that is none is told at its field, and nothing is kept then."""

    def __init__(self, window: QWidget, model: SigningViewModel) -> None:
        super().__init__(
            window, SheetHead(QCoreApplication.translate("SigningSheet", "Who signs?")), width=scaled(_WIDTH)
        )
        self.setObjectName("migration_signing_sheet")
        self._model = model
        self._build()
        signatory = model.props.signatory
        for field, text in (
            (self._name, signatory.name),
            (self._business, signatory.business),
            (self._email, signatory.email),
        ):
            field.edit.write(text)
            field.edit.returnPressed.connect(self._keep)

    def _build(self) -> None:
        note = PlainLabel(
            self.tr(
                "Whoever gets a pack or a letter sees whom it is from. What you have saved or sent already stays as it "
                "is."
            ),
            ink=Ink.SECOND,
        ).wrapped()
        self._name = LabelledField(self.tr("Your name (optional)"))
        self._name.edit.setObjectName("migration_signing_name")
        self._business = LabelledField(self.tr("Your business (optional)"))
        self._business.edit.setObjectName("migration_signing_business")
        hint = self.tr("Also the sender of the mails that you save. CertDesk sends nothing.")
        self._email = LabelledField(self.tr("Your e-mail address (optional)"), hint=hint)
        self._email.edit.setObjectName("migration_signing_email")
        for field in (self._name, self._business):
            field.edit.setMaxLength(LONGEST_SIGNED)
        self._email.edit.setMaxLength(LONGEST_EMAIL)
        self.body.setSpacing(SPACE.lg)
        for part in (note, self._name, self._business, self._email):
            self.body.addWidget(part)
        cancel, keep = secondary(self.tr("Cancel")), primary(self.tr("Save"))
        cancel.setObjectName("migration_signing_cancel")
        keep.setObjectName("migration_signing_save")
        cancel.clicked.connect(self.dismiss)
        keep.clicked.connect(self._keep)
        self.footer.addStretch(1)
        self.footer.addWidget(cancel)
        self.footer.addWidget(keep)

    def _keep(self) -> None:
        given = Signatory(self._name.text(), self._business.text(), self._email.text())
        try:
            self._model.sign(given)
        except FieldError as error:
            said = one_line(error)
            self._email.show_error(said)
            self._email.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, said, urgent=True)
            return
        self.dismiss()
