"""An order's activity as a text file of the user's choice."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.orders.details_props import Page
from certdesk.views.wording.activity import as_text

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class ActivityText:
    """What is exported, and the file name that CertDesk proposes."""

    file_name: str
    text: str


def activity_text(page: Page) -> ActivityText:
    """Return the activity of `page`'s order. The proposed name holds letters, digits, dashes and underscores only."""
    kept = "".join(character if character.isalnum() else "_" for character in page.header.name[:_LONGEST_NAME])
    text = as_text(page.header.shown_name, page.activity, page.fields.method)
    return ActivityText(f"{kept.strip('_') or 'order'}-activity.txt", text)


def ask_and_save(parent: QWidget, activity: ActivityText, folder: Path) -> Path | None:
    """Ask where to save, starting in `folder`; return the file, or None when the user thought better of it.

    Raises Unavailable (FILE_WRITE) when it cannot be written; an older file then stays as it was.
    """
    title = QCoreApplication.translate("ActivityText", "Export activity")
    kind = QCoreApplication.translate("ActivityText", "Text files (*.txt)")
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, str(folder / activity.file_name), kind)
    return save(activity, Path(chosen)) if chosen else None


def save(activity: ActivityText, path: Path) -> Path:
    """Write `activity` to `path` whole or not at all, in UTF-8. Raises Unavailable (FILE_WRITE)."""
    file = QSaveFile(str(path))
    content = activity.text.encode()
    if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(content) != len(content) or not file.commit():
        cause = "gone" if not path.parent.is_dir() else "refused"
        raise Unavailable(MessageKey.FILE_WRITE, folder=str(path.parent), cause=cause)
    return path
