"""What the user handed in as a signing request, before anything is sent."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from certdesk.domain.csr import LARGEST_CSR, CsrFacts
from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.messages import MessageKey

CSR: Final = "csr"
_PRIVATE_KEY: Final = re.compile(r"BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY|PuTTY-User-Key-File", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Handed:
    """A signing request: none, being read, read, or refused. `file` is its file's name, empty for pasted text."""

    file: str = ""
    is_reading: bool = False
    facts: CsrFacts | None = None
    refusal: CertDeskError | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was handed in."""
        return not self.is_reading and self.facts is None and self.refusal is None


def holds_private_key(text: str) -> bool:
    """Return whether `text` holds the armour of a private key, in any of its usual wrappings."""
    return _PRIVATE_KEY.search(text) is not None


def key_refusal() -> FieldError:
    """Return the answer to a private key: it was not kept."""
    return FieldError(CSR, MessageKey.CSR_KEYFILE)


def content_of(path: Path) -> bytes:
    """Return what is in the file. Only ordinary files are opened: reading a pipe would never end.

    Raises FieldError (`csr`, CSR_BIG with `size` in bytes), Unavailable (FILE_READ with `file` and `cause`).
    """
    try:
        if path.is_dir():
            raise _unreadable(path, "folder")
        if path.exists() and not path.is_file():
            raise _unreadable(path, "device")
        size = path.stat().st_size
        if size > LARGEST_CSR:
            raise FieldError(CSR, MessageKey.CSR_BIG, size=size)
        with path.open("rb") as file:
            return file.read(LARGEST_CSR + 1)
    except FileNotFoundError:
        raise _unreadable(path, "missing") from None
    except OSError:
        raise _unreadable(path, "unreadable") from None


def _unreadable(path: Path, cause: str) -> Unavailable:
    return Unavailable(MessageKey.FILE_READ, file=path.name, cause=cause)
