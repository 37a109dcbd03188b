"""Where a signing request goes that a mail or an order is to carry: pasted, typed, or from a file."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import CertDeskError
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.failures import words_of

_LINES = 7
_ICON = 14


class CsrProps(Protocol):
    """What is to be shown of a request that was handed in."""

    @property
    def is_reading(self) -> bool:
        """Whether it is being read."""

    @property
    def refusal(self) -> CertDeskError | None:
        """Why it cannot be used."""

    @property
    def csr(self) -> CsrFacts | None:
        """What it says, where it can be used."""

    @property
    def file(self) -> str:
        """The file that it came from."""


class CsrField(QWidget):
    """Takes the request, and says in one line what it is or why it cannot be used."""

    entered = Signal(str)
    file_chosen = Signal(object)  # Path

    def __init__(self, name: str = "support_csr", label: str = "") -> None:
        super().__init__()
        self._build(name, label or self.tr("CSR"))
        self._text.textChanged.connect(self._tell)
        self._paste.clicked.connect(self._take_clipboard)
        self._choose.clicked.connect(self._ask_for_file)

    def show_csr(self, props: CsrProps) -> None:
        """Show what came of what was handed in; the text itself is the user's."""
        tone, sign, words = self._verdict(props)
        self._sign.show_icon(sign, tone)
        self._sign.setVisible(bool(words))
        self._said.setText(words)
        self._said.set_ink(Ink.RED if tone is ToneName.RED else Ink.SECOND)
        self._said.setVisible(bool(words))
        self._text.setAccessibleDescription(words)

    def _build(self, name: str, title: str) -> None:
        self._text = QPlainTextEdit()
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

    def _verdict(self, props: CsrProps) -> tuple[ToneName, Icon, str]:
        if props.is_reading:
            return ToneName.SLATE, Icon.LOADER, self.tr("Reading…")
        if props.refusal is not None:
            words = words_of(props.refusal)
            return ToneName.RED, Icon.CIRCLE_ALERT, f"{words.title}. {words.text}" if words.title else words.text
        if props.csr is not None:
            return ToneName.GREEN, Icon.CIRCLE_CHECK, _facts_words(props.csr, props.file)
        return ToneName.SLATE, Icon.INFO, ""

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


def _facts_words(csr: CsrFacts, file: str) -> str:
    known = [displayable(file, 60), csr.algorithm, displayable(", ".join(csr.names), 120)]
    return "  ·  ".join(part for part in known if part)
