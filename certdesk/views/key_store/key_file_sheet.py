"""The sheet that saves one private key as a file of its own, encrypted."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from certdesk.domain.local_keys import VaultState
from certdesk.viewmodels.key_store.key_file import KeyFileProps, KeyFileViewModel
from certdesk.views.download.save_foot import SaveFoot
from certdesk.views.key_store.filing import Protection, saving_of
from certdesk.views.key_store.passphrase_field import PassphraseField
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.kept_keys import for_names, vault_words

_WIDTH = 700


class KeyFileSheet(Sheet):
    """Shown over the window for one key. What was typed is gone when it closes."""

    def __init__(self, window: QWidget, model: KeyFileViewModel) -> None:
        translate, key = QCoreApplication.translate, model.props.key
        what = f"{key.choice.value}  ·  {for_names(key.names)}" if key else ""
        super().__init__(
            window, SheetHead(translate("KeyFileSheet", "Save the private key"), what), width=scaled(_WIDTH)
        )
        self._model = model
        self._refused: object = None
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("key_file_sheet")
        self._text = PlainLabel(
            self.tr("It is written as encrypted PKCS #8, which nginx, Apache and OpenSSL open with the pass phrase."),
            Role.BODY,
            Ink.SECOND,
        ).wrapped()
        self._opener = PassphraseField(self.tr("Pass phrase of your keys"), "key_opener")
        self._protection = Protection(self._model.filing, "key_passphrase")
        self.body.setSpacing(SPACE.xl)
        for part in (self._protection.problem, self._text, self._opener, self._protection):
            self.body.addWidget(part)
        self._foot = SaveFoot("key_file")
        self.footer.addWidget(self._foot)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._opener.entered.connect(self._model.set_opener)
        self._protection.bind_foot(self._foot)
        self._foot.save_wanted.connect(self._model.save)
        self._foot.cancelled.connect(self.dismiss)
        self.closed.connect(self._model.close)

    def _render(self, props: KeyFileProps) -> None:
        if not props.is_open:
            self.set_busy(busy=False)
            self._opener.forget()
            self._protection.forget()
            return
        hint = self.tr("Whoever uses the file needs it. It is not kept here, so keep it yourself.")
        self._opener.setVisible(props.is_vault_closed)
        vault = vault_words(VaultState.LOCKED).text
        self._opener.show_words(vault, one_line(props.opener_refusal) if props.opener_refusal else "")
        if self._protection.render_filing(props.filing, hint):
            self.show_top()
        self._foot.render_foot(saving_of(props.filing, can_save=props.can_save))
        self.set_busy(busy=props.filing.is_saving)
        self.panel.content.setEnabled(not props.filing.is_saving)
        self._protection.lead_to_refusal(props.filing, self._foot)
        is_new, self._refused = props.opener_refusal is not self._refused, props.opener_refusal
        if props.opener_refusal is not None and is_new:
            self._opener.take_focus(one_line(props.opener_refusal))
