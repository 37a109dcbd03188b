"""What a drag or the clipboard holds: looked at by type, count, name and size; read by somebody else."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

from certdesk.domain.csr import LARGEST_CSR
from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.handing_in import LARGEST_ARCHIVE, HandedIn, Origin
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.csr.handed import CSR

NOTHING: Final = "nothing"
# What programs promise to write somewhere once it was dropped. Qt does not ask them to.
_PROMISES: Final = (
    "application/x-moz-file-promise",  # Thunderbird
    "FileGroupDescriptor",  # Outlook, within the name that Qt gives to a format of Windows
    "XdndDirectSave",  # Evolution and archive programs on X11
    "com.apple.pasteboard.promised-file",  # Mail on macOS
    "application/x-kde-ark-dndextract",  # Ark
)
_MAIL_SCHEMES: Final = frozenset({"imap", "imap-message", "mailbox", "mailbox-message", "message", "mid", "cid"})
_LINKS: Final = frozenset({"text/x-moz-url", "text/uri-list", "x-special/gnome-icon-list"})


@dataclass(frozen=True, slots=True)
class Hover:
    """What is dragged, as far as can be said before it is let go. `count` is of files; a text is one thing.

    `name` is the file's where there is one alone. `refusal` says why it cannot be used.
    """

    count: int = 1
    name: str = ""
    refusal: CertDeskError | None = None

    @property
    def is_usable(self) -> bool:
        """Whether it can be let go here."""
        return self.refusal is None


def hover_of(data: QMimeData) -> Hover:
    """Return what is dragged. No content is read; of a file alone its size is looked at."""
    files = local_files(data)
    if len(files) == 1:
        return Hover(1, files[0].name, _oversize(files[0]))
    if files:
        return Hover(len(files))
    return Hover(refusal=_no_files(data))


def handed_in_of(data: QMimeData | None, origin: Origin) -> HandedIn | CertDeskError:
    """Return the files or the text in `data`, or why there is neither. An empty clipboard may be None.

    The reasons: CSR_LINK, CSR_NO_PATH (an attachment without a local path), CSR_BIG (`size`), CSR_NOTCSR (`what`).
    """
    if data is None:
        return FieldError(CSR, MessageKey.CSR_NOTCSR, what=NOTHING)
    files = local_files(data)
    if files:
        return HandedIn(origin, files)
    refusal = _no_files(data)
    if refusal is not None:
        return refusal
    text = data.text()
    if len(text) > LARGEST_CSR:
        return FieldError(CSR, MessageKey.CSR_BIG, size=len(text))
    if not text.strip():
        return FieldError(CSR, MessageKey.CSR_NOTCSR, what=NOTHING)
    return HandedIn(origin, text=text)


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """Return the files among what is dragged, each once; links beside them are let be."""
    local = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return tuple(dict.fromkeys(Path(path) for path in local if path))


def _no_files(data: QMimeData) -> CertDeskError | None:
    """Why what is dragged cannot be read, where it is no file; None for a text."""
    if is_promised(data):
        return Unavailable(MessageKey.CSR_NO_PATH)
    if is_link(data):
        return FieldError(CSR, MessageKey.CSR_LINK)
    if not data.hasText():
        return FieldError(CSR, MessageKey.CSR_NOTCSR, what="" if data.formats() else NOTHING)
    return None


def is_promised(data: QMimeData) -> bool:
    """Return whether a program, of mails as a rule, names what it would write once asked; Qt does not ask."""
    is_of_mail = any(url.scheme().lower() in _MAIL_SCHEMES for url in data.urls())
    return is_of_mail or any(promise in name for promise in _PROMISES for name in data.formats())


def is_link(data: QMimeData) -> bool:
    """Return whether an address is dragged and no file."""
    return bool(data.urls()) or not _LINKS.isdisjoint(data.formats())


def _oversize(file: Path) -> CertDeskError | None:
    """Why this file cannot be used: no archive that is looked into is larger, and what it is called says nothing.

    What cannot be asked for its size is found out later.
    """
    try:
        size = 0 if file.is_dir() else file.stat().st_size
    except OSError:
        return None
    return FieldError(CSR, MessageKey.CSR_BIG, size=size) if size > LARGEST_ARCHIVE else None
