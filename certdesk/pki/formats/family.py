"""What the families of download have in common: a chain, a choice from it, and the three things each can do."""

from collections.abc import Callable
from typing import Protocol

from certdesk.pki.certificates import load_der
from certdesk.pki.errors import damaged

Chain = tuple[bytes, ...]
"""Certificates as DER: the leaf, one or more intermediates, the root."""

Choice = Callable[[Chain], Chain]

SHORTEST_CHAIN = 3


class Family(Protocol):
    """One way to put certificates into a file."""

    @property
    def suffix(self) -> str:
        """The file name's ending, with its dot."""

    @property
    def media_type(self) -> str:
        """The Content-Type under which the portal serves it."""

    @property
    def choice(self) -> Choice:
        """Which certificates of a chain go into the file, in the file's order."""

    def render(self, chain: Chain, common_name: str) -> bytes:
        """Return the file for a chain; the same bytes for the same chain."""

    def read(self, content: bytes) -> Chain:
        """Return the certificates in a file, in its order. Raises Damaged."""


def whole(chain: Chain) -> Chain:
    """Return leaf, intermediates and root."""
    return chain


def without_root(chain: Chain) -> Chain:
    """Return leaf and intermediates."""
    return chain[:-1]


def leaf_only(chain: Chain) -> Chain:
    """Return the leaf."""
    return chain[:1]


def intermediates_only(chain: Chain) -> Chain:
    """Return the intermediates."""
    return chain[1:-1]


def root_first(chain: Chain) -> Chain:
    """Return root, intermediates and leaf, as the portal lists them for its archives [DC-GLO]."""
    return chain[::-1]


def intermediates_first(chain: Chain) -> Chain:
    """Return intermediates and leaf, without the root [DC-GLO]."""
    return chain[-2::-1]


def in_set_order(chain: Chain) -> Chain:
    """Return the whole chain sorted by its bytes, as a DER SET OF is (X.690 11.6)."""
    return tuple(sorted(chain))


def checked(certificates: Chain) -> Chain:
    """Return `certificates` when every one of them can be parsed. Raises Damaged."""
    for der in certificates:
        load_der(der)
    return certificates


def checked_chain(chain: Chain) -> Chain:
    """Return `chain` when it has a leaf, an intermediate and a root, each once. Raises Damaged."""
    if len(chain) < SHORTEST_CHAIN or len(set(chain)) != len(chain):
        raise damaged("chain")
    return chain
