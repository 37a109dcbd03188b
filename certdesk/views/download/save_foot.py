"""The foot of a sheet that saves a file: its name, its folder and the button; or what to do with a file in the way."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from certdesk.domain.downloads import IfExists
from certdesk.domain.text import displayable
from certdesk.views.download.name_row import NameRow
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role


@dataclass(frozen=True, slots=True)
class Saving:
    """What the foot shows. `name_problem` is what is wrong with the name, in words; `existing` is in the way.

    `goes_on` says that name and folder are asked for later, on the sheet that the button leads to.
    """

    file_name: str
    folder: Path | None
    can_save: bool
    is_saving: bool = False
    existing: str = ""
    name_problem: str = ""
    goes_on: bool = False


class SaveFoot(QStackedWidget):
    """`prefix` begins the object names of its buttons."""

    save_wanted = Signal(object)  # IfExists
    cancelled = Signal()
    left_alone = Signal()

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self.name = NameRow()
        self._name_problem = PlainLabel("", Role.SMALL, Ink.RED).wrapped()
        self._name_problem.setObjectName("name_problem")
        self._cancel = secondary(self.tr("Cancel"))
        self._cancel.setObjectName(f"{prefix}_cancel")
        self.save = primary(self.tr("Save"), Icon.ARROW_DOWN_TO_LINE)
        self.save.setObjectName(f"{prefix}_save")
        self.save.setDefault(True)
        self._go_on = primary(self.tr("Continue"))
        self._go_on.set_trailing_icon(Icon.ARROW_RIGHT)
        self._go_on.setObjectName(f"{prefix}_continue")
        self.addWidget(self._build_save())
        self.addWidget(self._build_existing())
        self._bind()

    def render_foot(self, saving: Saving) -> None:
        """Show where it goes, and what stands in the way."""
        self.name.render_name(saving.file_name, saving.folder, has_problem=bool(saving.name_problem))
        self.name.setEnabled(not saving.is_saving)
        self.name.setVisible(not saving.goes_on)
        self._name_problem.setText(saving.name_problem)
        self._name_problem.setVisible(bool(saving.name_problem))
        self._cancel.setEnabled(not saving.is_saving)
        self.save.setEnabled(saving.can_save)
        self.save.setText(self.tr("Saving…") if saving.is_saving else self.tr("Save"))
        self.save.setVisible(not saving.goes_on)
        self._go_on.setEnabled(saving.can_save)
        self._go_on.setVisible(saving.goes_on)
        self._pair.turn()
        self.setCurrentIndex(1 if saving.existing else 0)
        words = self.tr("{file} is there already. Replace it, or keep both under two names?")
        self._existing.setText(words.replace("{file}", displayable(saving.existing, 60)))
        if saving.existing and not any(each.hasFocus() for each in (self._leave, self._replace, self._keep_both)):
            self._keep_both.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_save(self) -> QWidget:
        """With larger text the buttons stand below the name."""
        foot, self._buttons = QWidget(), QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addStretch(1)
        for button in (self._cancel, self.save, self._go_on):
            row.addWidget(button)
        self._pair = AdaptivePair(self.name, self._buttons, 0, (SPACE.group, SPACE.md), least_width=self._needed)
        self._pair.set_stretch(1, 0)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(self._pair)
        column.addWidget(self._name_problem)
        return foot

    def _needed(self) -> int:
        """What name and buttons take beside each other."""
        name = 0 if self.name.isHidden() else self.name.minimumSizeHint().width() + SPACE.group
        return name + self._buttons.minimumSizeHint().width()

    def _build_existing(self) -> QWidget:
        foot = QWidget()
        self._existing = PlainLabel("", Role.BODY).wrapped()
        self._existing.setObjectName("existing_file")
        self._leave = secondary(self.tr("Cancel"))
        self._leave.setObjectName("existing_cancel")
        self._keep_both = secondary(self.tr("Keep both"))
        self._keep_both.setObjectName("keep_both")
        self._replace = secondary(self.tr("Replace"))
        self._replace.setObjectName("replace")
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._existing, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._leave)
        row.addWidget(self._replace)
        row.addWidget(self._keep_both)
        return foot

    def _bind(self) -> None:
        self._cancel.clicked.connect(self.cancelled)
        self._leave.clicked.connect(self.left_alone)
        for button in (self.save, self._go_on):
            button.clicked.connect(lambda _checked=False: self.save_wanted.emit(IfExists.ASK))
        self._keep_both.clicked.connect(lambda _checked=False: self.save_wanted.emit(IfExists.KEEP_BOTH))
        self._replace.clicked.connect(lambda _checked=False: self.save_wanted.emit(IfExists.REPLACE))
