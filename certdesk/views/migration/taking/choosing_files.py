"""The system's own dialogs for files and folders that come into a migration."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[list[Path]], object]


def choose_certificates(parent: QWidget, then: Chosen) -> None:
    """Ask for files of certificates; any other can be chosen too."""
    translate = QCoreApplication.translate
    files = translate("Taking", "Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.pfx *.p12 *.zip)")
    _ask(parent, translate("Taking", "Choose certificates"), (files, _any()), then)


def choose_list(parent: QWidget, then: Chosen) -> None:
    """Ask for lists of names."""
    translate = QCoreApplication.translate
    lists = translate("Taking", "Lists (*.csv *.tsv *.txt *.json)")
    _ask(parent, translate("Taking", "Choose a list"), (lists, _any()), then)


def choose_notices(parent: QWidget, then: Chosen) -> None:
    """Ask for renewal notices. Mailboxes have no ending as often as one, so all files are offered."""
    translate = QCoreApplication.translate
    mails = translate("Taking", "Mails (*.eml *.emlx *.mbox *.txt *.html *.htm *.zip)")
    _ask(parent, translate("Taking", "Choose renewal notices"), (_any(), mails), then)


def choose_folder(parent: QWidget, then: Chosen) -> None:
    """Ask for a folder, or a Maildir."""
    dialog = _dialog(parent, QCoreApplication.translate("Taking", "Choose a folder"), then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def _ask(parent: QWidget, title: str, filters: tuple[str, ...], then: Chosen) -> None:
    dialog = _dialog(parent, title, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(filters)
    dialog.open()


def _dialog(parent: QWidget, title: str, then: Chosen) -> QFileDialog:
    dialog = QFileDialog(parent.window(), title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda paths: then([Path(each) for each in paths]))
    return dialog


def _any() -> str:
    return QCoreApplication.translate("Taking", "All files (*)")
