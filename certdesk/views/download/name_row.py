"""“Save as … in …”: the name and the folder at the foot of the sheet."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.fields import LineEdit
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.theme.tokens import Ink
from certdesk.views.theme.typography import Role, font

_LONGEST_NAME = 255
_SHOWN_FOLDER = 24


class NameRow(QWidget):
    """The file name is the user's; so is the folder."""

    name_edited = Signal(str)
    folder_chosen = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        label = PlainLabel(self.tr("Save as"), Role.BODY, Ink.SECOND)
        self._name = LineEdit()
        self._name.setObjectName("file_name")
        self._name.setAccessibleName(self.tr("File name"))
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.setMinimumWidth(228)
        self._name.setFont(font(Role.CODE))
        label.setBuddy(self._name)
        self._button = secondary("", Icon.FOLDER)
        self._button.setObjectName("folder")
        self._button.set_trailing_icon(Icon.CHEVRON_DOWN)
        self._name.entered.connect(self.name_edited)
        self._button.clicked.connect(self.choose_folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self._name, 2)
        row.addWidget(PlainLabel(self.tr("in"), Role.BODY, Ink.SECOND))
        row.addWidget(self._button)
        row.addStretch(1)

    def render_name(self, name: str, folder: Path | None, *, has_problem: bool) -> None:
        """Show the name, unless the user is typing it, and the folder."""
        self._name.write(name)
        set_look(self._name, "problem", "true" if has_problem else "false")
        self._folder = folder
        shown = displayable(folder.name or str(folder), _SHOWN_FOLDER) if folder else ""
        if self._button.text() != shown:
            self._button.setText(shown)
            self._button.updateGeometry()
        self._button.setAccessibleName(self.tr("Folder {name}").replace("{name}", shown))
        set_plain_tooltip(self._button, displayable(str(folder or ""), 200))

    def take_focus(self) -> None:
        """Lead to the name."""
        self._name.selectAll()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_folder(self) -> None:
        """Ask for another folder."""
        dialog = QFileDialog(self, self.tr("Choose a folder"), str(self._folder or ""))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.folder_chosen.emit(Path(path)))
        dialog.open()
