"""The user's own key file: read, and not kept."""

import os
import stat
from typing import Final

from certdesk.domain.errors import Unavailable
from certdesk.domain.local_keys import LARGEST_KEY_FILE, OwnKeyFile
from certdesk.domain.messages import MessageKey
from certdesk.services import key_material

# Absent on Windows, where a pipe cannot be taken for a file.
_CAREFULLY: Final = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


def own_key(wanted: OwnKeyFile) -> bytes:
    """Return the private key in the user's own file as PKCS #8 DER.

    Raises Unavailable (FILE_READ with `file` and `cause`), FieldError (`key`: KEY_FILE_FORM, KEY_FILE_PASSPHRASE).
    """
    try:
        content = _content(wanted)
    except OSError as error:
        raise _unreadable(wanted, _cause(error)) from None
    except ValueError:  # a NUL in the path
        raise _unreadable(wanted, "missing") from None
    return key_material.read_key(content, wanted.path.name, wanted.passphrase)


def _content(wanted: OwnKeyFile) -> bytes:
    """Return one byte more at most than a key file has."""
    descriptor = os.open(wanted.path, os.O_RDONLY | _CAREFULLY)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _unreadable(wanted, "device")
        return stream.read(LARGEST_KEY_FILE + 1)


def _cause(error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "missing"
        case IsADirectoryError():
            return "folder"
        case PermissionError():
            return "unreadable"
        case _:
            return "other"


def _unreadable(wanted: OwnKeyFile, cause: str) -> Unavailable:
    return Unavailable(MessageKey.FILE_READ, file=wanted.path.name, cause=cause)
