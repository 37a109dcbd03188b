"""The support sheet: what OpenSRS Support needs, the mail as it will be, and the ways to send it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from certdesk.domain.errors import Unavailable
from certdesk.domain.letters import Letter, mailto
from certdesk.domain.text import displayable
from certdesk.viewmodels.composer import ComposerViewModel, Props
from certdesk.viewmodels.csr.handed import Handed
from certdesk.views.csr.field import CsrField
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.saving import Document, ask_where, write
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.support import file_name_of, letter_of, missing_words, preview_of, purpose_title

_WIDTH = 900
_LEAST_CHARACTERS = 84
_PREVIEW_LINES = 16


class SupportSheet(Sheet):
    """Shown over the window for one order. Copying, saving and opening wait until nothing is missing."""

    def __init__(self, window: QWidget, model: ComposerViewModel) -> None:
        entry, purpose = model.props.entry, model.props.purpose
        title = purpose_title(purpose) if purpose else QCoreApplication.translate("Support", "Write to OpenSRS Support")
        super().__init__(window, SheetHead(title, displayable(entry.shown_name) if entry else ""), width=scaled(_WIDTH))
        self._model = model
        self._letter: Letter | None = None
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("support_sheet")
        hint = self.tr(
            "OpenSRS names its address on its support page, and is moving e-mail to web forms: the text fits those too."
        )
        self._recipient = LabelledField(self.tr("E-mail of OpenSRS Support (optional)"), hint=hint)
        self._recipient.setObjectName("support_recipient")
        self._csr = CsrField("support_csr")
        self._missing = PlainLabel("", Role.SMALL_MEDIUM, Ink.AMBER).wrapped()
        self._missing.setObjectName("support_missing")
        left = QWidget()
        inputs = QVBoxLayout(left)
        inputs.setContentsMargins(0, 0, 0, 0)
        inputs.setSpacing(SPACE.xl)
        inputs.addWidget(self._recipient)
        inputs.addWidget(self._csr, 1)
        inputs.addWidget(self._missing)
        inputs.addStretch(0)
        pair = AdaptivePair(left, self._build_preview(), _LEAST_CHARACTERS, (SPACE.group, SPACE.xl))
        pair.set_stretch(4, 5)
        self.body.addWidget(pair)
        self._build_foot()

    def _build_preview(self) -> QWidget:
        self._preview = QPlainTextEdit()
        self._preview.setObjectName("support_preview")
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._preview.setFont(font(Role.CODE))
        self._preview.setAccessibleName(self.tr("The mail as it will be"))
        self._preview.setMinimumHeight(_PREVIEW_LINES * self._preview.fontMetrics().lineSpacing())
        self._long = PlainLabel(
            self.tr("This mail is too long to be handed to a mail program. Save it as a file, or copy the text."),
            Role.SMALL,
            Ink.SECOND,
        ).wrapped()
        self._long.setObjectName("support_too_long")
        self._told = PlainLabel("", Role.SMALL_MEDIUM).wrapped()
        self._told.setObjectName("support_told")
        self._told.hide()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(PlainLabel(self.tr("The mail as it will be"), Role.LABEL))
        column.addWidget(self._preview, 1)
        column.addWidget(self._long)
        column.addWidget(self._told)
        return right

    def _build_foot(self) -> None:
        self._close = secondary(self.tr("Close"))
        self._close.setObjectName("support_close")
        self._copy = secondary(self.tr("Copy the text"), Icon.COPY)
        self._copy.setObjectName("support_copy")
        self._save = secondary(self.tr("Save as .eml…"), Icon.ARROW_DOWN_TO_LINE)
        self._save.setObjectName("support_save")
        self._open = primary(self.tr("Open in mail program"), Icon.MAIL)
        self._open.setObjectName("support_open")
        self.footer.addWidget(Foot((self._close, self._copy), (self._save, self._open)))

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._recipient.edit.entered.connect(model.set_recipient)
        self._csr.entered.connect(model.read_text)
        self._csr.file_chosen.connect(model.read_file)
        self._close.clicked.connect(self.dismiss)
        self._copy.clicked.connect(self._copy_text)
        self._save.clicked.connect(self._save_file)
        self._open.clicked.connect(self._open_mail)
        self.closed.connect(model.close)

    def _render(self, props: Props) -> None:
        if props.entry is None or props.purpose is None:
            return
        recipient = "" if props.is_recipient_wrong else props.recipient
        pem = props.csr.pem if props.csr else ""
        self._letter = letter_of(props.entry.order, props.purpose, recipient, pem)
        self._recipient.edit.write(self._recipient.text() or props.recipient)
        wrong = self.tr("This is not an e-mail address. It looks like name@example.com.")
        self._recipient.show_error(wrong if props.is_recipient_wrong else "")
        self._csr.setVisible(props.needs_csr)
        self._csr.show_handed(Handed(props.file, props.is_reading, props.csr, props.refusal))
        missing = missing_words(props.missing)
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        self._show_preview(preview_of(self._letter))
        is_short = mailto(self._letter) is not None
        self._long.setVisible(props.is_ready and not is_short)
        for button in (self._copy, self._save):
            button.setEnabled(props.is_ready)
        self._open.setEnabled(props.is_ready and is_short)

    def _show_preview(self, text: str) -> None:
        if self._preview.toPlainText() != text:
            self._preview.setPlainText(text)

    def _copy_text(self) -> None:
        if self._letter is not None:
            QGuiApplication.clipboard().setText(self._letter.text)
            self._model.note_prepared(self._letter)
            self._tell(self.tr("Copied the text of the mail"))

    def _save_file(self) -> None:
        if (letter := self._letter) is not None:
            document = Document(file_name_of(letter), self._model.file_of(letter))
            ask_where(self.window(), self.tr("Save mail"), document, partial(self._write, letter, document))

    def _write(self, letter: Letter, document: Document, path: Path) -> None:
        try:
            write(document, path)
        except Unavailable as problem:
            self._tell(one_line(problem), Ink.RED)
        else:
            self._model.note_prepared(letter)
            self._tell(self.tr("Saved {file}").replace("{file}", displayable(path.name)))

    def _open_mail(self) -> None:
        address = mailto(self._letter) if self._letter else None
        if self._letter is None or address is None:
            return
        if QDesktopServices.openUrl(QUrl(address)):
            self._model.note_prepared(self._letter)
        else:
            self._tell(self.tr("No mail program answered. Save the mail as a file, or copy the text."), Ink.RED)

    def _tell(self, words: str, ink: Ink = Ink.GREEN) -> None:
        """Say here what was done: the sheet covers what the window would say."""
        self._told.setText(words)
        self._told.set_ink(ink)
        self._told.show()
        announce(self, words)
