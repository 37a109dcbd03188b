"""What keeps CertDesk from working at all, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of

_CAN_BE_MOVED = frozenset({MessageKey.DATABASE_DAMAGED, MessageKey.DATABASE_FOREIGN, MessageKey.DATABASE_NEWER})


class ProblemPage(QWidget):
    """A damaged or foreign file, a folder that cannot be written, a disk that is full."""

    move_aside_wanted = Signal()
    retry_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, *, can_retry: bool = True) -> None:
        super().__init__()
        self.setObjectName("problem_page")
        self._title = PlainLabel("", Role.HEADING).wrapped()
        self._title.setObjectName("problem_title")
        self._text = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._text.setObjectName("problem_text")
        self._move = primary(self.tr("Move it aside and start new"))
        self._move.setObjectName("move_aside")
        self._retry = secondary(self.tr("Try again"))
        self._retry.setObjectName("problem_retry")
        self._retry.setVisible(can_retry)
        self._quit = secondary(self.tr("Quit"))
        self._quit.setObjectName("problem_quit")
        self._move.clicked.connect(self.move_aside_wanted)
        self._retry.clicked.connect(self.retry_wanted)
        self._quit.clicked.connect(self.quit_wanted)
        self._build()

    def show_problem(self, problem: CertDeskError) -> None:
        """Show `problem` and only the acts that help."""
        words = words_of(problem)
        self._title.setText(words.title)
        self._text.setText(words.text)
        self._move.setVisible(problem.key in _CAN_BE_MOVED)

    def _build(self) -> None:
        card = Card(margin=28)
        card.setFixedWidth(520)
        card.column.setSpacing(8)
        card.column.addWidget(PanelIcon(Icon.TRIANGLE_ALERT, ToneName.AMBER, size=24))
        card.column.addWidget(self._title)
        card.column.addWidget(self._text)
        card.column.addSpacing(12)
        acts = QHBoxLayout()
        acts.addWidget(self._move)
        acts.addWidget(self._retry)
        acts.addWidget(self._quit)
        acts.addStretch(1)
        card.column.addLayout(acts)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
