"""Which file names the user may choose: those that work on Windows, macOS and Linux alike."""

import unicodedata

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey

FIELD = "file_name"
# File systems allow 255 bytes; the rest is room for the number of a second copy.
LONGEST = 240

# What files of a kind are called, whatever their format: who writes one of these means it.
CERTIFICATE_ENDINGS = frozenset(
    {".pem", ".crt", ".cer", ".cert", ".der", ".p7b", ".p7c", ".ca-bundle", ".bundle", ".chain", ".txt", ".zip"}
)
KEY_ENDINGS = frozenset({".key", ".pem", ".p8"})
KEY_STORE_ENDINGS = frozenset({".pfx", ".p12", ".jks", ".ks", ".keystore"})

_FORBIDDEN = frozenset('<>:"/\\|?*')
# Controls, invisible and reordering marks, halves of surrogate pairs, what no font knows, line separators.
_UNFIT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)


def checked_file_name(name: str) -> str:
    """Return `name` when it can be a file's name on every system. Raises FieldError (`file_name`, FILE_NAME)."""
    if not _is_usable(name):
        raise FieldError(FIELD, MessageKey.FILE_NAME)
    return name


def completed_name(name: str, suggested: str, known: frozenset[str]) -> str:
    """Return `name` as it is where it ends in one of `known`, else with the ending of the name that was suggested:
    systems tell by it what opens a file, and the dots in a domain's name are none. Raises FieldError as above.
    """
    checked_file_name(name)
    ending = suggested[suggested.rindex(".") :]
    is_complete = name.casefold().endswith((ending, *known))
    return name if is_complete else checked_file_name(name + ending)


def usable_name(text: str, longest: int = 80) -> str:
    """Return `text` as a name that works on every system, for a folder or a part of a file's name; empty for nothing.

    What may not stand in one becomes a hyphen, and device names of Windows get one at the end.
    """
    kept = ("-" if each in _FORBIDDEN else each for each in text if unicodedata.category(each) not in _UNFIT)
    name = " ".join("".join(kept).split())[:longest].strip(" .")
    return name if not name or _is_usable(name) else f"{name.replace('.', '-')}-"


def numbered(name: str, number: int) -> str:
    """Return the name of the `number`th file that wants to be called `name`: `shop (2).pem`."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem} ({number}){dot}{suffix}" if stem else f"{name} ({number})"


def _is_usable(name: str) -> bool:
    if any(character in _FORBIDDEN or unicodedata.category(character) in _UNFIT for character in name):
        return False
    if not name.strip(" .") or name != name.strip() or name.endswith("."):
        return False
    # Windows opens a device whatever follows the first dot.
    device = name.partition(".")[0].rstrip().casefold()
    return device not in _DEVICES and len(name.encode()) <= LONGEST
