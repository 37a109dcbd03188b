"""Where a link leads, read as a browser reads it. Nothing is opened."""

import re
from typing import Final
from unicodedata import normalize
from urllib.parse import unquote

from certdesk.domain.notice_text import Link, without_invisible

_SKIPPED: Final = re.compile(r"[\x00-\x20]+")  # browsers leave tabs and line ends out of an address
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]{0,30}):", re.IGNORECASE)
_WEB: Final = frozenset({"http", "https", "ftp", "ws", "wss"})
_NO_SITE: Final = frozenset({"mailto", "tel", "sms", "callto", "cid", "mid"})
_AUTHORITY_ENDS: Final = re.compile(r"[/?#]")
_PORT: Final = re.compile(r":[0-9]*\Z")
_DOTS: Final = re.compile("[\u3002\uff0e\uff61]")
_IN_TEXT: Final = re.compile(r"\bhttps?://[^\s<>\"'|]{1,2000}", re.IGNORECASE)
_LINKED: Final = re.compile(  # what mail programs make a link of by themselves
    r"(?<![\w@./:=&-])(?:www\.(?:[\w-]{1,63}\.){1,9}[a-z]{2,24}(?![a-z0-9@-])|(?:[\w-]{1,63}\.){1,10}[a-z]{2,24}(?=/[\w?]))"
    r"(?:[/?][^\s<>\"'|]{0,2000})?",
    re.IGNORECASE,
)
_TRAILING: Final = ".,;:!?)]}»”’"
_LONGEST: Final = 4_000
_MOST: Final = 500


def host_of(target: str) -> str | None:
    """Return the host that a link leads to, in lower case; None for one that leads to no site.

    What is before an `@` is a user's name and not the host; a backslash is as good as a slash. Of a scheme that runs
    or holds something itself (`javascript:`, `data:`) the scheme comes back, with its colon.
    """
    address = _SKIPPED.sub("", target[:_LONGEST]).replace("\\", "/")
    scheme = _SCHEME.match(address)
    if scheme is None:
        return _host_in(address[2:]) if address.startswith("//") else None
    name = scheme[1].lower()
    if name in _WEB:
        return _host_in(address[scheme.end() :].lstrip("/"))
    if name in _NO_SITE or "." in name or name == "localhost":
        return None
    return f"{name}:"


def is_bare(target: str) -> bool:
    """Return whether a link leads to the front page of a host and says nothing else."""
    _, _, rest = _SKIPPED.sub("", target[:_LONGEST]).replace("\\", "/").partition("//")
    return not rest.partition("/")[2] and not any(each in rest for each in "?#@")


def links_in(lines: tuple[str, ...]) -> tuple[Link, ...]:
    """Return the addresses that stand in a text: as `https://…`, as `www.…`, or with a path behind the host."""
    found: dict[str, None] = {}
    for line in lines:
        if "://" in line:
            found.update((each.rstrip(_TRAILING), None) for each in _IN_TEXT.findall(line))
        if "." in line and ("/" in line or "www." in line.lower()):
            found.update((f"//{each.rstrip(_TRAILING)}", None) for each in _LINKED.findall(without_invisible(line)))
        if len(found) > _MOST:
            break
    return tuple(Link(each) for each in found)


def _host_in(rest: str) -> str:
    authority = _AUTHORITY_ENDS.split(rest, maxsplit=1)[0]
    host = _PORT.sub("", unquote(authority).rpartition("@")[2])
    return _DOTS.sub(".", normalize("NFKC", host)).lower().strip(".")
