"""Small files that only their owner may read: made whole or not at all, never overwritten."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey

OWNER_ONLY = 0o600
_OTHERS = 0o077
# Absent on some systems: a link is not followed, a pipe does not make us wait, Windows translates nothing.
_CAREFULLY = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


def read_private(path: Path, longest: int) -> bytes | None:
    """Return the content of an owner-only file of at most `longest` bytes, or None when there is no file.

    Raises Unavailable (VAULT_KEY) with `path` and `cause`: `permissions` when others may read it, `form` when it
    is longer or no plain file, else the system's name of the error (`EACCES`).
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _CAREFULLY)
        try:
            _check(path, os.fstat(descriptor), longest)
            return os.read(descriptor, longest)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unusable(path, _cause(error)) from None


def create_private(path: Path, content: bytes, token: str) -> bool:
    """Make an owner-only file that holds `content`, and return whether this call made it.

    The file appears under its name complete and on disk, or not at all; one that is there already stays as
    it is. `token` names the temporary file beside it. Raises Unavailable (VAULT_KEY) with `path` and `cause`.
    """
    temporary = path.with_name(f"{path.name}.{token}")
    try:
        _write(temporary, content)
        os.link(temporary, path)
        _sync_folder(path.parent)
    except FileExistsError:
        return False
    except OSError as error:
        raise unusable(path, _cause(error)) from None
    finally:
        _discard(temporary)
    return True


def set_aside(path: Path, token: str) -> None:
    """Rename what stands under `path`, whatever it is, to a name that ends in `token`; nothing there is no error.

    Raises Unavailable (VAULT_KEY) with `path` and `cause`.
    """
    try:
        path.rename(path.with_name(f"{path.name}.{token}"))
    except FileNotFoundError:
        return
    except OSError as error:
        raise unusable(path, _cause(error)) from None


def unusable(path: Path, cause: str) -> Unavailable:
    """Return the error for a key file that cannot be used."""
    return Unavailable(MessageKey.VAULT_KEY, place="file", path=str(path), cause=cause)


def _check(path: Path, status: os.stat_result, longest: int) -> None:
    if not stat.S_ISREG(status.st_mode) or status.st_size > longest:
        raise unusable(path, "form")
    if not _is_private(status):
        raise unusable(path, "permissions")


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CAREFULLY, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        if not _is_private(os.fstat(descriptor)):
            # A file system without permissions, a USB stick for instance, is no place for a key.
            raise unusable(path, "permissions")
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def _discard(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_private(status: os.stat_result) -> bool:
    # Windows has no such bits; there the user's profile folder keeps others out.
    return os.name != "posix" or status.st_mode & _OTHERS == 0


def _cause(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, type(error).__name__)
