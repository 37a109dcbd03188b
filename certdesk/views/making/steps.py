"""The steps of one tool, numbered, each with what is to be copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.csr_commands import Step
from certdesk.views.kit.code_box import CodeBox
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.making import step_words


class Steps(QWidget):
    """As many steps as there are; their widgets are made anew only when others are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Step, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.xl)

    def render_steps(self, steps: tuple[Step, ...], names: int) -> None:
        """Show `steps` for a certificate of that many names."""
        if steps == self._shown:
            return
        self._shown = steps
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, step in enumerate(steps, 1):
            box = _StepBox(step, number, names)
            self._column.addWidget(box)
            box.show()


class _StepBox(QWidget):
    def __init__(self, step: Step, number: int, names: int) -> None:
        super().__init__()
        said = step_words(step, names)
        figure = PlainLabel(self.locale().toString(number), Role.LABEL, Ink.QUIET, tabular=True)
        title = PlainLabel(said.title, Role.MEDIUM).wrapped()
        column = QVBoxLayout()
        column.setSpacing(SPACE.xs)
        column.addWidget(title)
        if said.text:
            column.addWidget(PlainLabel(said.text, Role.SMALL, Ink.SECOND).wrapped())
        if step.code:
            name = step.kind.value.replace(" ", "_")
            box = CodeBox(name, self.tr("Copy: {what}").replace("{what}", said.title))
            box.show_code(step.code)
            column.addSpacing(SPACE.hair)
            column.addWidget(box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg)
        row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
