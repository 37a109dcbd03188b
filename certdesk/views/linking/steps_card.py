"""What is to be done in the service to get a username out of the way: five numbered steps, ticked once done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.linking.props import Conflict
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.numbered import NumberMark
from certdesk.views.linking.copy_chip import CopyChip
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import linking_conflict as words
from certdesk.views.wording.accounts import service_name

_COUNT = 5
_ENTERING = 3  # the step, counted from 0, in which the username is entered
_LEAST_CHARACTERS = 52


class StepsCard(Card):
    """The username to enter can be copied where it is needed."""

    service_wanted = Signal()
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_steps")
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._open = secondary("", Icon.EXTERNAL_LINK)
        self._open.setObjectName("linking_open_service")
        self._open.clicked.connect(self.service_wanted)
        self._name = CopyChip()
        self._name.setObjectName("linking_step_copy")
        self._name.copied.connect(self._tell_copied)
        self._rows = tuple(_Row(number) for number in range(1, _COUNT + 1))
        self._rows[_ENTERING].add(self._name)
        self._after = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
        self._after.setObjectName("linking_after_steps")
        head = AdaptivePair(self._title, _at_start(self._open), _LEAST_CHARACTERS, (SPACE.lg, SPACE.md))
        head.set_stretch(1, 0)
        self.column.setSpacing(SPACE.md + 1)
        self.column.addWidget(head)
        for row in self._rows:
            self.column.addWidget(row)
        self.column.addSpacing(SPACE.hair)
        self.column.addWidget(self._after)
        self.column.addStretch(1)

    def render_steps(self, shown: Conflict) -> None:
        """Show the steps for this conflict."""
        service = service_name(shown.seat.service)
        self._title.setText(self.tr("Do this in {service}").replace("{service}", service))
        self._open.setText(self.tr("Open {service}").replace("{service}", service))
        suggestion = shown.present if shown.is_changed else shown.suggestion
        copying = self.tr("Copy the username {name}").replace("{name}", displayable(suggestion))
        self._name.show_value(suggestion, copying)
        self._name.setEnabled(bool(suggestion) and shown.suggestion_problem is None)
        for row, text in zip(self._rows, words.steps(shown), strict=True):
            row.show_step(text, is_done=shown.is_changed)
        self._after.setText(words.after_steps(shown))

    def focus_first(self) -> None:
        """Put the focus on the way into the service."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_copied(self, name: str) -> None:
        self.said.emit(self.tr("Copied {name}").replace("{name}", displayable(name)))


class _Row(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"linking_step_{number}")
        self._number = number
        self._mark = NumberMark(number)
        self._words = PlainLabel("", Role.BODY).wrapped()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.md + SPACE.hair)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)

    def add(self, part: QWidget) -> None:
        """Have `part` follow the words, on their line while there is room."""
        self._words.setWordWrap(False)
        rest = QWidget()
        flow = FlowLayout(rest, gap=SPACE.md, centred=True)
        flow.addWidget(self._words)
        flow.addWidget(part)
        self._row.addWidget(rest, 1)

    def show_step(self, text: str, *, is_done: bool) -> None:
        self._words.setText(text)
        self._words.set_ink(Ink.SECOND if is_done else Ink.MAIN)
        self._mark.show_done(is_done=is_done)
        told = self.tr("Step {number}, done: {words}") if is_done else self.tr("Step {number}: {words}")
        self._words.setAccessibleName(told.format(number=self._number, words=text))


def _at_start(part: QWidget) -> QWidget:
    """`part` at the beginning of its line, where it would otherwise stand in the middle."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(part)
    row.addStretch(1)
    return line
