"""The certificates in a PKCS #12 store (RFC 7292), and nothing else of it: no private key is decrypted.

A store can ask, within what it has encrypted, for work that nobody can stop once it is begun. What is read here asks
for none but what is seen from outside, so that `store_rounds` knows all of it beforehand.
"""

from collections.abc import Iterator
from typing import Final

from certdesk.pki.ber import Node, tree
from certdesk.pki.store_ciphers import EndlessWork, decrypted, work_of
from certdesk.pki.store_rounds import MOST_ROUNDS

_DATA: Final = "1.2.840.113549.1.7.1"
_ENCRYPTED: Final = "1.2.840.113549.1.7.6"
_CERTIFICATE_BAG: Final = "1.2.840.113549.1.12.10.1.3"
_BAGS_BAG: Final = "1.2.840.113549.1.12.10.1.6"
_X509: Final = "1.2.840.113549.1.9.22.1"
_DEEPEST: Final = 5


def certificates_in(store: bytes, passphrase: str | None) -> list[bytes]:
    """Return the certificates (DER) in a store, in its order, opened with a pass phrase, None for none at all.

    Raises ValueError for another pass phrase and for what is damaged, EndlessWork, UnknownCipher.
    """
    content = tree(store).part(1)
    if content.part(0).oid() != _DATA:
        raise ValueError("store")  # sealed with a key, which nothing writes
    contents = tree(content.part(1).part(0).string()).parts
    hidden = [_encrypted(each) for each in contents if each.part(0).oid() == _ENCRYPTED]
    if sum(work_of(each.part(1), each.part(2).string()) for each in hidden) > MOST_ROUNDS:
        raise EndlessWork("rounds")
    found: list[bytes] = []
    for each in contents:
        bags = _bags_in(each, passphrase)
        found += [] if bags is None else _certificates(bags, 0)
    return found


def _bags_in(content: Node, passphrase: str | None) -> Node | None:
    name = content.part(0).oid()
    if name == _DATA:
        return tree(content.part(1).part(0).string())
    if name != _ENCRYPTED:
        return None
    encrypted = _encrypted(content)
    return tree(decrypted(encrypted.part(1), encrypted.part(2).string(), passphrase))


def _encrypted(content: Node) -> Node:
    """Return what was encrypted, and how (RFC 5652 8)."""
    return content.part(1).part(0).part(1)


def _certificates(bags: Node, depth: int) -> Iterator[bytes]:
    for bag in bags.parts:
        name = bag.part(0).oid()
        if name == _CERTIFICATE_BAG and bag.part(1).part(0).part(0).oid() == _X509:
            yield bag.part(1).part(0).part(1).part(0).string()
        elif name == _BAGS_BAG and depth < _DEEPEST:
            yield from _certificates(bag.part(1).part(0), depth + 1)
