"""The questions that several requests ask alike, each with its answers for all of them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.judging import Choice
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.many_csrs.lines import Question
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording.many_questions import asked_of_many, choice_for_all

_MOST = 2


class BulkAnswers(QWidget):
    """At most two questions at a time: what was answered goes, and the next one comes."""

    answered = Signal(object, object)  # MessageKey, Choice

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("many_bulk")
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.md)

    def show_questions(self, questions: tuple[Question, ...]) -> None:
        """Show the questions that are asked most often."""
        shown = tuple((each.message, each.choices, len(each.lines)) for each in questions[:_MOST])
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._column)
        for question in questions[:_MOST]:
            self._column.addWidget(self._banner(question))
        self.setVisible(bool(questions))

    def _banner(self, question: Question) -> Banner:
        banner = Banner(Icon.TRIANGLE_ALERT, asked_of_many(question), "", ToneName.AMBER)
        banner.setObjectName(f"many_question_{question.message.name.lower()}")
        foot = QWidget()
        flow = FlowLayout(foot, gap=SPACE.md)
        for choice in question.choices:
            button = secondary(choice_for_all(choice))
            button.setObjectName(f"many_all_{choice.name.lower()}")
            button.clicked.connect(partial(self._answer, question.message, choice))
            flow.addWidget(button)
        foot.setContentsMargins(0, SPACE.sm, 0, 0)
        banner.add_foot(foot)
        return banner

    def _answer(self, message: MessageKey, choice: Choice, _checked: bool = False) -> None:
        self.answered.emit(message, choice)
