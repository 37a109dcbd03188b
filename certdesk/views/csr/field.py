"""Where a signing request goes: pasted, typed, dropped, or from a file."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from certdesk.domain.csr import CsrFacts
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.viewmodels.csr.handed import Handed
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
        self._build(name, label or self.tr("CSR"))
        self._text.file_given.connect(self.file_chosen)
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
        return ToneName.SLATE, Icon.INFO, ""

    def _drop_text(self) -> None:
        """Forget the text, and with it all that could be brought back by undoing."""
        with QSignalBlocker(self._text):
            self._text.setUndoRedoEnabled(False)
            self._text.clear()
            self._text.setUndoRedoEnabled(True)

    def _tell(self) -> None:
        self.entered.emit(self._text.toPlainText())

    def _take_clipboard(self) -> None:
        self._text.setPlainText(QGuiApplication.clipboard().text())

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Choose a CSR"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.file_chosen.emit(Path(path)))
        dialog.open()


class _CsrText(QPlainTextEdit):
    """A text field that takes a dropped or pasted file for the file, not for the text of its address."""

    file_given = Signal(object)  # Path

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return _file_in(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        file = _file_in(source)
        if file is None:
            super().insertFromMimeData(source)
        else:
            self.clear()
            self.file_given.emit(file)


def _file_in(source: QMimeData) -> Path | None:
    urls = source.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _facts_words(csr: CsrFacts, file: str) -> str:
    known = [displayable(file, 60), csr.algorithm, displayable(", ".join(csr.names), 120)]
    return "  ·  ".join(part for part in known if part)
