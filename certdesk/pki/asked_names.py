"""The names that a signing request asks for: as certificates spell them, and why one cannot be certified."""

import re
from collections.abc import Sequence
from typing import Final

from certdesk.domain.csr import AskedName, NameFlaw
from certdesk.domain.text import REPLACEMENT, displayable
from certdesk.pki.hostnames import LONGEST_HOST_NAME, LONGEST_LABEL, REVERSE_ZONES, WILDCARD
from certdesk.pki.idn import is_idn, to_ascii, to_unicode
from certdesk.pki.names import as_address
from certdesk.pki.suffixes import has_public_suffix, is_public_suffix

MOST_NAMES: Final = 500  # twice as many as a certificate takes
_LONGEST_SHOWN: Final = 256
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"), "")  # IDNA has rules of its own for them (RFC 5892 A.1, A.2)
_NO_HOST = re.compile(r"[^a-z0-9.*_-]", re.ASCII)
_NO_ASCII_HOST = re.compile(r"(?![A-Za-z0-9.*_-])[\0-\x7f]")
_DOTS = re.compile("[\u3002\uff0e\uff61]")  # what IDNA takes for dots
_RESERVED: Final = (".test", ".invalid", ".localhost")  # RFC 6761
_INTERNAL: Final = (".home.arpa", ".onion")  # in nobody's hand as the public DNS is (RFC 8375, 7686)


def asked_names(common_names: Sequence[str], alternatives: Sequence[str]) -> tuple[AskedName, ...]:
    """Return every name that is asked for, those in the subject first, as often as it is there."""
    return tuple(
        [asked_name(name, is_common_name=True) for name in common_names]
        + [asked_name(name) for name in alternatives[:MOST_NAMES]]
    )


def asked_name(typed: str, *, is_common_name: bool = False) -> AskedName:
    """Return one name as it is typed and as certificates spell it, with what is wrong with it first.

    Where something is wrong, `name` is as near to a certificate's spelling as it can be brought, and bounded.
    """
    shown = displayable(typed, _LONGEST_SHOWN)
    plain = _DOTS.sub(".", typed).strip().lower()
    if len(plain) > LONGEST_HOST_NAME + 1:
        too_long = NameFlaw.FORM if _is_no_host(plain) else NameFlaw.LONG
        return AskedName(shown, shown, shown, too_long, is_common_name)
    plain = plain.removesuffix(".")
    flaw = _flaw_as_typed(plain)
    name = plain if flaw else to_ascii(plain)
    flaw = flaw or _flaw_of(name)
    if flaw is not None:
        name = displayable(name, _LONGEST_SHOWN)
    return AskedName(shown, name, displayable(to_unicode(name), _LONGEST_SHOWN), flaw, is_common_name)


def has_trailing_dot(typed: str) -> bool:
    """Return whether a name ends with the dot of the DNS root, which certificates leave out."""
    return len(typed) > 1 and typed.rstrip().endswith(".")


def _flaw_as_typed(plain: str) -> NameFlaw | None:
    """Return what is wrong before the name is brought into A-labels."""
    if as_address(plain.strip("[]").removeprefix(WILDCARD)) is not None:
        return NameFlaw.ADDRESS
    if _is_no_host(plain) or "" in plain.split("."):
        return NameFlaw.FORM
    return NameFlaw.UNDERSCORE if "_" in plain else None


def _is_no_host(plain: str) -> bool:
    """Return whether there are characters in it that no name has: in ASCII, or hidden ones."""
    if _NO_HOST.search(plain) is None:
        return False
    spoken = plain.translate(_JOINERS)
    return bool(_NO_ASCII_HOST.search(spoken)) or REPLACEMENT in displayable(spoken, len(spoken))


def _flaw_of(name: str) -> NameFlaw | None:
    host = name.removeprefix(WILDCARD)
    if "*" in host:
        return NameFlaw.WILDCARD
    return _flaw_of_spelling(host) or _flaw_of_place(host, is_wildcard=name != host)


def _flaw_of_spelling(host: str) -> NameFlaw | None:
    labels = host.split(".")
    if len(host) > LONGEST_HOST_NAME or any(len(label) > LONGEST_LABEL for label in labels):
        return NameFlaw.LONG
    if not host.isascii() or any(label[2:4] == "--" and not is_idn(label) for label in labels):
        return NameFlaw.IDNA
    if any(label.startswith("-") or label.endswith("-") for label in labels):
        return NameFlaw.FORM
    return None


def _flaw_of_place(host: str, *, is_wildcard: bool) -> NameFlaw | None:
    """Return what is wrong with where in the DNS a name is."""
    rooted = f".{host}"
    if rooted.endswith(REVERSE_ZONES):
        return NameFlaw.REVERSE
    if rooted.endswith(_RESERVED):
        return NameFlaw.RESERVED
    is_bare = "." not in host and not is_wildcard
    if is_bare or rooted.endswith(_INTERNAL) or not has_public_suffix(host):
        return NameFlaw.INTERNAL
    return NameFlaw.SUFFIX if is_wildcard and is_public_suffix(host) else None
