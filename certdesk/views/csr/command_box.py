"""A command to be copied, in a quiet box."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable


class CommandBox(Card):
    """The command breaks its lines where it must; what is copied is one line."""

    def __init__(self, command: str) -> None:
        super().__init__(sunken=True, margin=SPACE.xs)
        self._command = command
        self._shown = PlainLabel(breakable(command), Role.CODE).wrapped()
        self._shown.setObjectName("csr_command")
        self._shown.setAccessibleName(command)
        self._copy = IconButton(Icon.COPY, self.tr("Copy the command"))
        self._copy.setObjectName("csr_copy_command")
        self._copy.clicked.connect(self._copy_it)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.md, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(self._shown, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)

    def _copy_it(self) -> None:
        QGuiApplication.clipboard().setText(self._command)
        announce(self._copy, self.tr("Copied"))
