"""Signing requests as the fake authority takes them."""

from collections.abc import Sequence
from dataclasses import replace

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import PortalOrder
from certdesk.pki.requests import read_csr
from tests.fakes.books import FakeBooks


def keep_reissue_csr(books: FakeBooks, order: OrderId, csr: bytes, names: Sequence[str]) -> None:
    """Names beside the request count: it is for another site only where the order's own is not in it."""
    shown = books.shown[order]
    key = _key_of(replace(shown, names=tuple(names)), csr, is_reissue=True)
    books.spent[_checked(books, shown, key)] = order
    books.requested[order] = csr


def keep_csr(books: FakeBooks, order: OrderId, csr: bytes) -> None:
    books.spent[free_key(books, books.shown[order], csr)] = order
    books.requested[order] = csr


def free_key(books: FakeBooks, shown: PortalOrder, csr: bytes) -> str:
    """Return what names the key of a request that may be used for the order."""
    return _checked(books, shown, _key_of(shown, csr))


def _checked(books: FakeBooks, shown: PortalOrder, key: str) -> str:
    if key in books.compromised:
        raise FieldError("csr", MessageKey.KEY_COMPROMISED)
    if books.spent.get(key, shown.order.id) != shown.order.id:
        raise FieldError("csr", MessageKey.KEY_REUSED, name=books.order(books.spent[key]).common_name)
    return key


def _key_of(shown: PortalOrder, csr: bytes, *, is_reissue: bool = False) -> str:
    """Return what names the key of a request; that of one which only looks like DER is the request itself."""
    if not csr.startswith(b"0"):
        raise FieldError("csr", MessageKey.CSR_BROKEN)
    try:
        facts = read_csr(csr)
    except FieldError:
        return csr.hex()
    asked = () if is_reissue and shown.order.common_name in facts.names else facts.names
    for name in asked[:1] if is_reissue else asked:
        if name not in shown.names:
            raise FieldError("csr", MessageKey.CN_MISMATCH, a=name, b=shown.order.common_name)
    return facts.key_digest
