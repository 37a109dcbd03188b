"""What is shown when an order cannot be shown at all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of


class TroublePage(QWidget):
    """What happened, what to do, and a way to try again."""

    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("details_trouble")
        self._title = PlainLabel("", Role.HEADING).wrapped()
        self._title.setObjectName("trouble_title")
        self._text = PlainLabel("", ink=Ink.SECOND).wrapped()
        again = secondary(self.tr("Try again"))
        again.setObjectName("trouble_try_again")
        again.clicked.connect(self.retry_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.details, SPACE.xxl, SPACE.details, SPACE.xxl)
        column.setSpacing(SPACE.xs)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(SPACE.lg)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def show_error(self, error: CertDeskError) -> None:
        """Show why the order cannot be shown."""
        words = words_of(error)
        self._title.setText(words.title or words.text)
        self._text.setText(words.text)
        self._text.setVisible(bool(words.title))
