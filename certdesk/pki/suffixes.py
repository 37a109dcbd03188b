"""Public suffixes and top-level domains: the one door to the public suffix list (its ICANN section)."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

# `.example` is reserved (RFC 2606), and the practice world lives in it as if it were delegated.
PRACTICE_SUFFIX = "example"


def has_public_suffix(name: str) -> bool:
    """Return whether `name` ends in a top-level domain of the public DNS, or in the practice world's own."""
    return _top(name) == PRACTICE_SUFFIX or _list().publicsuffix(name) is not None


def is_public_suffix(name: str) -> bool:
    """Return whether anybody can register names directly under `name`, as under `co.uk` (BR 3.2.2.6)."""
    return name == PRACTICE_SUFFIX or bool(_list().publicsuffix(name) == name)


def registered_domain(name: str) -> str:
    """Return the part of `name` that somebody registered, as `larkspur.example` of `shop.larkspur.example`.

    A wildcard counts as what stands behind it. A name that is a public suffix itself comes back as it is.
    """
    host = name.removeprefix("*.")
    if _top(host) == PRACTICE_SUFFIX:
        return ".".join(host.split(".")[-2:])
    return _list().privatesuffix(host) or host


def _top(name: str) -> str:
    return name.rpartition(".")[2]


@cache
def _list() -> "PublicSuffixList":
    # Loading and parsing takes 50 ms, so it waits for the first name that is asked about.
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 - as above

    return PublicSuffixList(accept_unknown=False, only_icann=True)
