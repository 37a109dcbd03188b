"""What a drag or the clipboard holds for a migration: files, a mail as it was sent, a text, or why none of these."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.views.csr.mime import is_link, is_promised, local_files

_MAIL: Final = "message/rfc822"
_FIELD: Final = "files"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files and folders, or one mail: as it was sent where its program gives it so, else as text."""

    paths: tuple[Path, ...] = ()
    mail: str | bytes = ""


def dropped_of(data: QMimeData) -> Dropped | CertDeskError:
    """Return what is dropped, or why it cannot be taken: MAIL_NO_PATH, CSR_LINK, DROP_FORM."""
    if paths := local_files(data):
        return Dropped(paths)
    if data.hasFormat(_MAIL) and (mail := bytes(data.data(_MAIL).data())):
        return Dropped(mail=mail)
    if is_promised(data):
        return Unavailable(MessageKey.MAIL_NO_PATH)
    if is_link(data):
        return FieldError(_FIELD, MessageKey.CSR_LINK)
    text = data.text() if data.hasText() else ""
    return Dropped(mail=text) if text.strip() else FieldError(_FIELD, MessageKey.DROP_FORM)


def hand_over(model: TakingViewModel, data: QMimeData) -> None:
    """Have what is dropped or pasted read, or say why it cannot be."""
    match dropped_of(data):
        case Dropped(paths, mail) if not paths:
            model.paste(mail)
        case Dropped(paths):
            model.take(paths)
        case refusal:
            model.refuse(refusal)


class TakenDrops(QObject):
    """Takes what is dropped on `place`, or on what in it takes no drops for itself. It is copied, never moved.

    A drop leaves the keyboard with the program that it came from. What is asked about it is to be answered here, so
    the window comes to the front.
    """

    near = Signal(bool)  # whether something is dragged over it

    def __init__(self, place: QWidget, model: TakingViewModel) -> None:
        super().__init__(place)
        self._place, self._model = place, model
        place.setAcceptDrops(True)
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QDropEvent() if event.source() is not None and not event.mimeData().hasUrls():
                return False  # a word that is moved within a field of our own
            case QDragEnterEvent() | QDragMoveEvent():
                _accept(event)
                self.near.emit(True)
            case QDropEvent():
                _accept(event)
                self.near.emit(False)
                self._place.window().activateWindow()
                hand_over(self._model, event.mimeData())
            case _ if event.type() is QEvent.Type.DragLeave:
                self.near.emit(False)
            case _:
                return False
        return True


def _accept(event: QDropEvent) -> None:
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
