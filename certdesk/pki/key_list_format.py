"""Lists of weak and compromised keys: one digest on a line, of a whole key or of an RSA modulus as Debian lists it."""

import re
from collections.abc import Iterator
from hashlib import sha1, sha256
from typing import BinaryIO, Final

from certdesk.domain.csr import CsrFacts, KeyFamily
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki.der import first, inside, number
from certdesk.pki.request_outline import octets_of

FIELD: Final = "list"
_MARK: Final = b"\xef\xbb\xbf"
_LONGEST_LINE: Final = 4_096
_LINE = re.compile(rb"([0-9A-Fa-f]{64}|[0-9A-Fa-f]{20})(?:[\s,].*)?", re.DOTALL)
_SHORT_DIGEST: Final = 10  # octets: the last twenty digits, as the package openssl-blacklist has them


def digests_in(file: BinaryIO) -> Iterator[bytes]:
    """Yield the digest of each line of an open file, as the lines are read.

    A line begins with the SHA-256 of a SubjectPublicKeyInfo in hexadecimal (32 octets), or with the twenty digits of
    a Debian blacklist (10 octets); white space or a comma ends it, and what follows is let be. Blank lines and those
    that begin with `#` are skipped. Raises FieldError (`list`, KEY_LIST_FORM with `line`, from 1).
    """
    line = file.readline(_LONGEST_LINE).removeprefix(_MARK)
    at = 1
    while line:
        content = line.strip()
        if content and not content.startswith(b"#"):
            digest = _LINE.fullmatch(content)
            if digest is None:
                raise FieldError(FIELD, MessageKey.KEY_LIST_FORM, line=at)
            yield bytes.fromhex(digest[1].decode("ascii"))
        while len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE)
        line = file.readline(_LONGEST_LINE)
        at += 1


def list_digests(facts: CsrFacts) -> tuple[bytes, ...]:
    """Return what a key is looked up by: the SHA-256 of its SubjectPublicKeyInfo, for RSA the digest of Debian too."""
    whole = sha256(facts.public_key).digest()
    if facts.key.family is not KeyFamily.RSA:
        return (whole,)
    _, bits = inside(first(facts.public_key))
    modulus = number(inside(first(octets_of(bits)))[0])
    listed = sha1(f"Modulus={modulus:X}\n".encode("ascii"), usedforsecurity=False)
    return whole, listed.digest()[-_SHORT_DIGEST:]
