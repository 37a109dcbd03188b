"""Lines of code on quiet ground, with a button that copies them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.cards import Card
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.theme.tokens import Ink
from certdesk.views.theme.typography import Role

_LEADING = 1.5
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LONGEST_WORD = 100_000  # all names of a request stand in one


class CodeBox(Card):
    """Breaks long lines, and shows hidden characters, for the eye only: what is copied is the code as it is.

    `name` begins the object names.
    """

    def __init__(self, name: str, copy_words: str) -> None:
        super().__init__(sunken=True, margin=6)
        self._text = ""
        self._code = Paragraph("", Role.CODE, Ink.MAIN, leading=_LEADING, anywhere=True)
        self._code.setObjectName(f"{name}_code")
        self._code.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | _MIDDLE)
        self._copy = IconButton(Icon.COPY, copy_words)
        self._copy.setObjectName(f"{name}_copy")
        self._copy.clicked.connect(self._copy_code)
        row = QHBoxLayout()
        row.setContentsMargins(5, 2, 0, 2)
        row.addWidget(self._code, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def show_code(self, text: str) -> None:
        """Show these lines."""
        self._text = text
        self._code.setText("\n".join(displayable_code(line) for line in text.split("\n")))

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        announce(self, self.tr("Copied"))


def displayable_code(line: str) -> str:
    """Return a line of code fit to be shown: like displayable text, but its spaces stay, since they align."""
    return " ".join(displayable(part, _LONGEST_WORD) if part else "" for part in line.split(" "))
