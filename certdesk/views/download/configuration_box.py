"""The lines that point a server at the saved file, to be copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.code_box import CodeBox
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role


class ConfigurationBox(QWidget):
    """A heading, a quiet panel of code with a copy button, and where the private key is."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = PlainLabel("", Role.LABEL)
        self._code = CodeBox("configuration", self.tr("Copy the lines"))
        self._note = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._note.setObjectName("key_note")
        note = QHBoxLayout()
        note.setSpacing(8)
        note.addWidget(PanelIcon(Icon.KEY_ROUND, ToneName.SLATE, size=16), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._code)
        column.addSpacing(2)
        column.addLayout(note)

    def show_lines(self, heading: str, lines: tuple[str, ...], *, holds_key: bool) -> None:
        """Show `lines` under `heading`; without any, only the note about the key stays."""
        outside = self.tr("Your private key is not in the download. It stays where you made the CSR.")
        inside = self.tr("DigiCert never had your private key, so CertDesk makes this file. It asks for the key next.")
        self._note.setText(inside if holds_key else outside)
        self._heading.setText(heading)
        self._code.show_code("\n".join(lines))
        self._heading.setVisible(bool(lines))
        self._code.setVisible(bool(lines))
