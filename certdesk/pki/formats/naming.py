"""File names made from a common name: safe on Windows, macOS and Linux, whatever the name holds."""

import hashlib
import re

from certdesk.pki.idn import to_ascii

LONGEST_STEM = 120
_WILDCARD, _STAR = "*.", "star."
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+", re.ASCII)
_DIGEST_CHARACTERS = 8
_WITHOUT_NAME = "certificate"
# Windows opens a device under these names, whatever the extension.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin", "conout"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)


def file_stem(common_name: str) -> str:
    """Return `common_name` as a file name without extension: dots become underscores, `*.` becomes `star_` [ZIP].

    The name is taken in lower-case A-labels where it has them. Anything else that is not a letter, digit,
    underscore or inner hyphen becomes an underscore; device names of Windows get one at the end. At most
    120 characters; a longer name is cut and marked with a digest of the whole.
    """
    name = _STAR + common_name[len(_WILDCARD) :] if common_name.startswith(_WILDCARD) else common_name
    stem = _UNSAFE.sub("_", to_ascii(name).replace(".", "_")).strip("-_") or _WITHOUT_NAME
    if len(stem) > LONGEST_STEM:
        digest = hashlib.sha256(common_name.encode("utf-8", "replace")).hexdigest()[:_DIGEST_CHARACTERS]
        stem = f"{stem[: LONGEST_STEM - len(digest) - 1]}_{digest}"
    return f"{stem}_" if stem.casefold() in _DEVICES else stem
