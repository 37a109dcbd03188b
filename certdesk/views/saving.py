"""Small files of the user's choice, whole or not at all: a mail, an activity list; and the folders they are in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QFileDevice, QIODevice, QSaveFile, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be saved, and the file name that CertDesk proposes."""

    file_name: str
    content: bytes = field(repr=False)


def ask_where(parent: QWidget, title: str, document: Document, then: Callable[[Path], object]) -> None:
    """Ask for a place and hand it to `then`; nothing happens when the user thinks better of it."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(document.file_name).suffix.removeprefix("."))
    dialog.selectFile(document.file_name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()


def write(document: Document, path: Path) -> None:
    """Write the document to `path`; an older file stays as it was when that fails. Raises Unavailable (FILE_WRITE)."""
    file = QSaveFile(str(path))
    content = document.content
    if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(content) != len(content) or not file.commit():
        is_full = file.error() is QFileDevice.FileError.ResourceError
        cause = "full" if is_full else "refused" if path.parent.is_dir() else "gone"
        raise Unavailable(MessageKey.FILE_WRITE, folder=str(path.parent), cause=cause)


def show_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
