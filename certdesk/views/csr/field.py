"""Where a signing request goes: pasted, typed, dropped, or from a file."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from certdesk.domain.csr import CsrFacts
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.viewmodels.csr.handed import Handed, holds_private_key
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.failures import one_line

_LINES = 7
_ICON = 14


class CsrField(QWidget):
    """Takes the request, and says in one line what it is or why it cannot be used."""

    entered = Signal(str)
    file_chosen = Signal(object)  # Path

    def __init__(self, name: str, label: str = "") -> None:
        super().__init__()
        self._unusable = ""
        self._build(name, label or self.tr("CSR"))
        self._text.file_given.connect(self._take_file)
        self._text.key_given.connect(self.entered)
        self._text.turned_away.connect(self._turn_away)
        self._text.textChanged.connect(self._tell)
        self._paste.clicked.connect(self._take_clipboard)
        self._choose.clicked.connect(self._ask_for_file)

    def show_handed(self, handed: Handed) -> None:
        """Show what came of what was handed in. The text stays the user's; only a private key is dropped."""
        if handed.refusal is not None and handed.refusal.key is MessageKey.CSR_KEYFILE:
            self._drop_text()
        tone, sign, words = self._verdict(handed)
        self._sign.show_icon(sign, tone)
        self._sign.setVisible(bool(words))
        self._said.setText(words)
        self._said.set_ink(Ink.RED if tone is ToneName.RED else Ink.SECOND)
        self._said.setVisible(bool(words))
        self._text.setAccessibleDescription(words)

    def _build(self, name: str, title: str) -> None:
        self._text = _CsrText()
        self._text.setObjectName(name)
        self._text.setTabChangesFocus(True)
        self._text.setFont(font(Role.CODE))
        self._text.setPlaceholderText("-----BEGIN CERTIFICATE REQUEST-----")
        self._text.setMinimumHeight(_LINES * self._text.fontMetrics().lineSpacing())
        label = PlainLabel(title, Role.LABEL)
        label.setBuddy(self._text)
        self._text.setAccessibleName(title)
        self._paste = secondary(self.tr("Paste"), Icon.CLIPBOARD_PASTE)
        self._paste.setObjectName(f"{name}_paste")
        self._choose = secondary(self.tr("Choose a file…"), Icon.FOLDER_OPEN)
        self._choose.setObjectName(f"{name}_file")
        self._sign = PanelIcon(Icon.INFO, size=_ICON)
        self._said = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._said.setObjectName(f"{name}_verdict")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.md)
        buttons.addWidget(self._paste)
        buttons.addWidget(self._choose)
        buttons.addStretch(1)
        verdict = QHBoxLayout()
        verdict.setSpacing(SPACE.sm)
        verdict.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        verdict.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addWidget(label)
        column.addWidget(self._text, 1)
        column.addLayout(buttons)
        column.addLayout(verdict)

    def _verdict(self, handed: Handed) -> tuple[ToneName, Icon, str]:
        if handed.is_reading:
            return ToneName.SLATE, Icon.LOADER, self.tr("Reading…")
        if handed.refusal is not None:
            return ToneName.RED, Icon.CIRCLE_ALERT, one_line(handed.refusal)
        if handed.facts is not None:
            return ToneName.GREEN, Icon.CIRCLE_CHECK, _facts_words(handed.facts, handed.file)
        if self._unusable:
            return ToneName.RED, Icon.CIRCLE_ALERT, self._unusable
        return ToneName.SLATE, Icon.INFO, ""

    def _drop_text(self) -> None:
        """Forget the text, and with it all that could be brought back by undoing."""
        with QSignalBlocker(self._text):
            self._text.setUndoRedoEnabled(False)
            self._text.clear()
            self._text.setUndoRedoEnabled(True)

    def _tell(self) -> None:
        self._unusable = ""
        self.entered.emit(self._text.toPlainText())

    def _take_clipboard(self) -> None:
        self._text.clear()
        self._text.insertFromMimeData(QGuiApplication.clipboard().mimeData())

    def _take_file(self, file: Path) -> None:
        """What is read from a file does not stand beside a text that says something else."""
        self._text.clear()
        self._unusable = ""
        self.file_chosen.emit(file)

    def _turn_away(self, is_link: bool) -> None:
        self._text.clear()
        self._unusable = (
            self.tr("Drop the file itself. CertDesk does not fetch links.")
            if is_link
            else self.tr("Hand in one file at a time.")
        )
        self.entered.emit("")
        self.show_handed(Handed())

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Choose a CSR"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._take_file(Path(path)))
        dialog.open()


class _CsrText(QPlainTextEdit):
    """A text field that takes a dropped or pasted file for the file, not for the text of its address.

    A private key never becomes its text: assistive technology hears of each text that a field shows.
    """

    file_given = Signal(object)  # Path
    key_given = Signal(str)
    turned_away = Signal(bool)  # whether it was a link, not several files

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        file = _file_in(source)
        if file is not None:
            self.file_given.emit(file)
        elif source.hasUrls():
            self.turned_away.emit(any(not url.isLocalFile() for url in source.urls()))
        elif holds_private_key(source.text()):
            self.key_given.emit(source.text())
        else:
            super().insertFromMimeData(source)


def _file_in(source: QMimeData) -> Path | None:
    urls = source.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _facts_words(csr: CsrFacts, file: str) -> str:
    known = [displayable(file, 60), csr.algorithm, displayable(", ".join(csr.names), 120)]
    return "  ·  ".join(part for part in known if part)
