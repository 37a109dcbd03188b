"""Signing requests as the practice CA takes them. Imported when one came: it reads X.509."""

from collections.abc import Sequence
from sqlite3 import Connection
from typing import Final, NoReturn

from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import Fact, FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import covers
from certdesk.domain.orders import Order
from certdesk.pki.hostnames import WILDCARD
from certdesk.pki.issuance import IssueRequest
from certdesk.pki.policy import check
from certdesk.pki.requests import read_csr
from certdesk.simulator.issued import complete
from certdesk.simulator.present import Moment
from certdesk.simulator.records import organisation_of

_FIELD: Final = "csr"
_ABOUT_KEYS: Final = ("BR 6.1", "BR 7.1.3.1")


def keep_csr(moment: Moment, order: Order, csr: bytes, names: Sequence[str]) -> None:
    """Keep the key of a signing request for the next certificate of `order`, which is to carry `names`.

    Raises FieldError (`csr`): as `pki.requests.read_csr`, and CN_MISMATCH (`a`, `b`) where it asks for another name,
    whether that could be certified or not, KEY_REUSED (`name`), KEY_COMPROMISED. Raises PolicyRefused
    (REQUEST_REFUSED) for what must not be signed.
    """
    facts = read_csr(csr)
    for asked in facts.asked:
        if asked.name not in names:
            _refuse(MessageKey.CN_MISMATCH, a=asked.name, b=order.common_name)
    _keep(moment, order, facts, names)


def keep_reissue_csr(moment: Moment, order: Order, csr: bytes, names: Sequence[str]) -> None:
    """Keep the key of a signing request for a reissue of `order`, whose names were told beside it.

    The request may ask for names that were left out, and lack some that were kept; it is refused where it is for
    another site: neither the order's common name nor one of `names` leads it. Raises as `keep_csr`.
    """
    facts = read_csr(csr)
    leading = facts.common_name or next(iter(facts.names), "")
    is_ours = leading in names or order.common_name in facts.names or _are_twins(leading, order.common_name)
    if leading and not is_ours:
        _refuse(MessageKey.CN_MISMATCH, a=leading, b=order.common_name)
    _keep(moment, order, facts, names)


def _are_twins(name: str, other: str) -> bool:
    """Return whether two names differ by a wildcard alone, or one of them serves the other."""
    bases = {name.removeprefix(WILDCARD), other.removeprefix(WILDCARD)}
    return len(bases) == 1 or covers(name, other) or covers(other, name)


def _keep(moment: Moment, order: Order, facts: CsrFacts, names: Sequence[str]) -> None:
    complete(moment.connection)
    _check_key(moment.connection, order, facts)
    _check_policy(moment, order, facts, names)
    moment.connection.execute(
        "INSERT OR REPLACE INTO requests (order_id, public_key) VALUES (?, ?)", (order.id, facts.public_key)
    )


def _check_key(connection: Connection, order: Order, facts: CsrFacts) -> None:
    digest = bytes.fromhex(facts.key_digest)
    if connection.execute("SELECT 1 FROM compromised_keys WHERE digest = ?", (digest,)).fetchone():
        _refuse(MessageKey.KEY_COMPROMISED)
    row = connection.execute(
        "SELECT common_name FROM orders WHERE id <> ?1 AND id IN (SELECT order_id FROM certificates"
        " WHERE key_digest = ?2 UNION ALL SELECT order_id FROM requests WHERE public_key = ?3)",
        (order.id, digest, facts.public_key),
    ).fetchone()
    if row is not None:
        _refuse(MessageKey.KEY_REUSED, name=row[0])


def _check_policy(moment: Moment, order: Order, facts: CsrFacts, names: Sequence[str]) -> None:
    """Ask now what would be asked when the certificate is signed, so that nothing fails behind the guest's back."""
    try:
        check(
            IssueRequest(
                public_key=facts.public_key,
                validation=order.product.validation,
                names=tuple(names),
                not_before=moment.now,
                days=1,
                organisation=organisation_of(moment.connection, order.organisation),
            )
        )
    except PolicyRefused as refused:
        if str(refused.facts["rule"]).startswith(_ABOUT_KEYS):
            raise FieldError(_FIELD, MessageKey.CSR_WEAK, algorithm=facts.algorithm) from None
        raise


def _refuse(key: MessageKey, **facts: Fact) -> NoReturn:
    raise FieldError(_FIELD, key, **facts)
