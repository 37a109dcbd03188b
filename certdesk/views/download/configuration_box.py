"""The lines that point a server at the saved file, to be copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role


class ConfigurationBox(QWidget):
    """A heading, a quiet panel of code with a copy button, and where the private key is."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        self._heading = PlainLabel("", Role.LABEL)
        self._code = PlainLabel("", Role.CODE).selectable()
        self._code.setObjectName("configuration")
        self._code.setMinimumWidth(0)
        self._copy = IconButton(Icon.COPY, self.tr("Copy the lines"))
        self._copy.setObjectName("copy_configuration")
        self._copy.clicked.connect(self._copy_lines)
        self._panel = Card(sunken=True, margin=6)
        row = QHBoxLayout()
        row.setContentsMargins(5, 2, 0, 2)
        row.addWidget(self._code, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        self._panel.column.addLayout(row)
        note = QHBoxLayout()
        note.setSpacing(8)
        note.addWidget(PanelIcon(Icon.KEY_ROUND, ToneName.SLATE, size=16), 0, Qt.AlignmentFlag.AlignTop)
        self._note = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._note.setObjectName("key_note")
        note.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._panel)
        column.addSpacing(2)
        column.addLayout(note)

    def show_lines(self, heading: str, lines: tuple[str, ...], *, holds_key: bool) -> None:
        """Show `lines` under `heading`; without any, only the note about the key stays."""
        outside = self.tr("Your private key is not in the download. It stays where you made the CSR.")
        inside = self.tr("DigiCert never had your private key, so CertDesk makes this file. It asks for the key next.")
        self._note.setText(inside if holds_key else outside)
        self._lines = lines
        self._heading.setText(heading)
        self._code.setText("\n".join(displayable_code(line) for line in lines))
        self._heading.setVisible(bool(lines))
        self._panel.setVisible(bool(lines))

    def _copy_lines(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))


def displayable_code(line: str) -> str:
    """Return a line of code fit to be shown: like displayable text, but its spaces stay, since they align."""
    return " ".join(displayable(part) if part else "" for part in line.split(" "))
