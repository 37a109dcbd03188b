"""The two questions for somebody who is not sure where the certificate goes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from certdesk.domain.installation import Answers
from certdesk.views.kit.checks import RadioButton
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import PlainLabel


class Questions(QWidget):
    """“Do you have a folder with a .key file?” and “Windows or Linux?”"""

    answered = Signal(object)  # Answers

    def __init__(self) -> None:
        super().__init__()
        self._key_yes, self._key_no = RadioButton(self.tr("Yes")), RadioButton(self.tr("No"))
        self._windows, self._linux = RadioButton(self.tr("Windows")), RadioButton(self.tr("Linux"))
        self._key_yes.setObjectName("key_yes")
        self._key_no.setObjectName("key_no")
        self._windows.setObjectName("windows")
        self._linux.setObjectName("linux")
        self._groups = (QButtonGroup(self), QButtonGroup(self))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setHorizontalSpacing(16)
        rows = (
            (self.tr("Do you have a folder with a .key file?"), self._key_yes, self._key_no),
            (self.tr("Windows or Linux?"), self._windows, self._linux),
        )
        for number, (question, first, second) in enumerate(rows):
            grid.addWidget(PlainLabel(question), number, 0)
            for place, button in enumerate((first, second), 1):
                button.setAccessibleDescription(question)
                self._groups[number].addButton(button)
                when_chosen(button, self._tell)
                grid.addWidget(button, number, place)
        grid.setColumnStretch(3, 1)

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered."""
        mark(self._key_yes, is_on=answers.has_key_file is True)
        mark(self._key_no, is_on=answers.has_key_file is False)
        mark(self._windows, is_on=answers.is_windows is True)
        mark(self._linux, is_on=answers.is_windows is False)

    def _tell(self) -> None:
        self.answered.emit(
            Answers(
                _answer(self._key_yes.isChecked(), self._key_no.isChecked()),
                _answer(self._windows.isChecked(), self._linux.isChecked()),
            )
        )


def _answer(yes: bool, no: bool) -> bool | None:
    return yes if yes or no else None
