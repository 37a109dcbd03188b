"""What a signing request is judged against, as far as the desk's database knows."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from certdesk.domain.book import BookEntry, PortalView
from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import Damaged, NotFound
from certdesk.domain.judging import KeyUse, Standing
from certdesk.domain.matching import likeliest, name_key
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import OrderCertificate
from certdesk.services import x509
from certdesk.services.requests.matching import takes_a_request
from certdesk.storage.desk import Records

_A_LABEL: Final = "xn--"


def standing(records: Records, order: OrderId, facts: CsrFacts, *, is_reissue: bool) -> Standing:
    """Return what `facts` are judged against for `order`. Raises NotFound (ORDER_GONE)."""
    present = records.listed.present(order)
    found = records.orders.find(present)
    if found is None:
        raise NotFound(MessageKey.ORDER_GONE, order=order)
    own, view = found[0].order, records.portal.find(present)
    names = _names(own.common_name, view)
    digest, algorithm = _present_key(view) if is_reissue and view else ("", "")
    known, total = records.key_uses.counts()
    return Standing(
        order=own.id,
        common_name=name_key(own.common_name),
        product=own.product,
        organisation=own.organisation,
        present_names=names,
        present_key_digest=digest,
        present_algorithm=algorithm,
        key_uses=records.key_uses.others(facts.key_digest, own.id),
        is_key_blocked=records.key_uses.is_blocked(facts.key_digest),
        is_key_listed=records.key_lists.names_any(x509.listed_as(facts)),
        known_orders=known,
        all_orders=total,
        same_name=_same_name(records, found[0], facts),
        is_reissue=is_reissue,
        shown_names=_shown((name_key(own.common_name), *names)),
    )


def _names(common_name: str, view: PortalView | None) -> tuple[str, ...]:
    """Return the names of the certificate in force, else the order's, the common name first; none before a session."""
    if view is None:
        return ()
    certificate = _present(view)
    names = [name_key(name) for name in (certificate.names if certificate else view.names)]
    own = name_key(common_name)
    return tuple(dict.fromkeys([own, *names] if own in names else names))


def _present_key(view: PortalView) -> tuple[str, str]:
    """Return digest and algorithm of the key in force. What an earlier look was not told is in the stored leaf."""
    certificate, leaf = _present(view), next(iter(view.chain), None)
    if certificate is not None and certificate.key_digest:
        return certificate.key_digest, certificate.key or (leaf.facts.key if leaf else "")
    if leaf is None:
        return "", ""
    try:
        return x509.key_digest(leaf.pem), leaf.facts.key
    except Damaged:
        return "", leaf.facts.key


def _present(view: PortalView) -> OrderCertificate | None:
    return next((each for each in view.certificates if each.is_present), None)


def _same_name(records: Records, entry: BookEntry, facts: CsrFacts) -> KeyUse | None:
    """Return the other order whose common name is the request's, and which can take it."""
    asked = facts.common_name or next(iter(facts.names), "")
    if not asked or name_key(asked) == name_key(entry.order.common_name):
        return None
    others = {each.order.id: each for each in records.orders.named(asked) if takes_a_request(each.order)}
    if not others:
        return None
    found = likeliest(each.order for each in others.values())
    return KeyUse(found.id, others[found.id].shown_name or found.common_name)


def _shown(names: Iterable[str]) -> Mapping[str, str]:
    return MappingProxyType({name: x509.shown_name(name) for name in names if _A_LABEL in name})
