"""What is said for a few seconds of what was done with the book, with a way back or to the file."""

# ruff: noqa: PLC0415 - what writes a file is imported when one is written, so that a start does not wait for it

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError
from certdesk.domain.text import displayable
from certdesk.viewmodels.book_models import BookModels
from certdesk.viewmodels.undoing import Change
from certdesk.views.kit.toast import ToastStack
from certdesk.views.wording import labels as label_words
from certdesk.views.wording.failures import one_line

if TYPE_CHECKING:
    from certdesk.views.saving import Document


class BookMessages(QObject):
    """Speaks through `toasts`."""

    crashed = Signal(object)  # Exception: a bug that a view-model met

    def __init__(self, toasts: ToastStack, models: BookModels) -> None:
        super().__init__(toasts)
        self._toasts = toasts
        self._labels = models.labels
        models.labels.kept.connect(self._say_kept)
        models.labels.undone.connect(self._say_undone)
        models.lists_out.once(lambda model: model.written.connect(self._say_written))
        models.failed.connect(self._say_failure)

    def say_nothing_to_undo(self) -> None:
        """Say that no change is left that could be taken back."""
        self._toasts.say(self.tr("There is nothing to undo"))

    def save(self, document: "Document", path: Path) -> None:
        """Write a document, and say how that went."""
        from certdesk.views.saving import write

        try:
            write(document, path)
        except CertDeskError as problem:
            self._say_failure(problem)
        else:
            self._say_written(path)

    def _say_kept(self, change: Change) -> None:
        words = label_words.done(change)
        if change.undos:
            self._toasts.say(words, label_words.undo(), partial(self._labels.undo, change))
        else:
            self._toasts.say(words)

    def _say_undone(self, change: Change) -> None:
        self._toasts.say(label_words.undone(change))

    def _say_written(self, path: Path) -> None:
        from certdesk.views.saving import show_folder

        words = self.tr("Saved {file}").replace("{file}", displayable(path.name))
        self._toasts.say(words, self.tr("Show in folder"), partial(show_folder, path.parent))

    def _say_failure(self, error: Exception) -> None:
        """An expected failure that has no better place; bugs go to the crash handler."""
        if isinstance(error, CertDeskError):
            self._toasts.say(one_line(error))
        else:
            self.crashed.emit(error)
