"""A question before something is done that cannot be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from certdesk.views.kit.buttons import Button, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role

_WIDTH = 470


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what goes with a yes, a paragraph each. `name` begins the object names of the sheet."""

    name: str
    head: SheetHead
    lines: Sequence[str]


class ConfirmSheet(Sheet):
    """Answered by a yes, or by letting things be."""

    confirmed = Signal()

    def __init__(self, window: QWidget, question: Question, yes: Button, no: Button | None = None) -> None:
        super().__init__(window, question.head, width=scaled(_WIDTH))
        self.setObjectName(f"{question.name}_sheet")
        self.body.setSpacing(SPACE.md)
        for at, line in enumerate(question.lines):
            said = PlainLabel(line, Role.BODY, Ink.SECOND).wrapped()
            said.setObjectName(f"{question.name}_line_{at}")
            self.body.addWidget(said)
        self._no = no or secondary(QCoreApplication.translate("ConfirmSheet", "Cancel"))
        self._no.setObjectName(f"{question.name}_cancel")
        yes.setObjectName(f"{question.name}_confirm")
        self._no.clicked.connect(self.dismiss)
        yes.clicked.connect(self._confirm)
        self.footer.addStretch(1)
        self.footer.addWidget(self._no)
        self.footer.addWidget(yes)

    def present(self, first: QWidget | None = None) -> None:
        """Open over the window, with the harmless answer in focus."""
        super().present(first or self._no)

    def _confirm(self) -> None:
        self.dismiss()
        self.confirmed.emit()
