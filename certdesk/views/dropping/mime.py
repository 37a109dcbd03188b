"""What is being dragged or pasted, by its types and count alone; no content is looked at before the drop."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.messages import MessageKey


@dataclass(frozen=True, slots=True)
class Hover:
    """How many files are held over a place that takes requests (0 for a text), or why they cannot be used there."""

    files: int = 0
    refusal: MessageKey | None = None


def hover_of(mime: QMimeData) -> Hover | None:
    """Return what is held over the window, or None where it is nothing that could hold a request."""
    if mime.hasUrls():
        local = sum(url.isLocalFile() for url in mime.urls())
        return Hover(local) if local else Hover(refusal=MessageKey.CSR_LINK)
    if _is_attachment(mime):
        return Hover(refusal=MessageKey.CSR_NO_PATH)
    return Hover() if mime.hasText() else None


def handed_of(mime: QMimeData, origin: Origin) -> HandedIn | None:
    """Return the files, or else the text, that are handed in; None where there is neither."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if paths:
        return HandedIn(origin, paths)
    text = "" if mime.hasUrls() else mime.text()
    return HandedIn(origin, text=text) if text.strip() else None


def _is_attachment(mime: QMimeData) -> bool:
    """Mail programs on Windows and X promise a file that they have not written yet."""
    promised = ("FileGroupDescriptor", "application/x-moz-file-promise", "XdndDirectSave0")
    return any(part in kind for kind in mime.formats() for part in promised)
