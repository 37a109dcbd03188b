"""Proving names at the fake authority."""

from collections.abc import Sequence
from dataclasses import replace

from certdesk.domain.errors import FieldError, NotFound, PolicyRefused
from certdesk.domain.lifecycle import WAITING
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.domain.proofs import (
    CONSTRUCTED,
    DNS_LABEL,
    FILE_PATH,
    TOKEN_LIFETIME,
    NameProof,
    ProofState,
    can_prove,
)
from certdesk.pki.suffixes import registered_domain
from tests.fakes import zones
from tests.fakes.books import FakeBooks

LINK = "http://ca.fake.example/dcv/"


def ask_for_proofs(books: FakeBooks, order: OrderId) -> None:
    shown = books.shown[order]
    method = shown.method or ValidationMethod.DNS_TXT
    for name in shown.names:
        usable = method if can_prove(name, method) else ValidationMethod.DNS_TXT
        _ask(books, order, name, usable)


def proofs_of(books: FakeBooks, order: OrderId) -> Sequence[NameProof]:
    status = books.order(order).status
    if status not in (WAITING - {OrderStatus.NEEDS_CSR}) | {OrderStatus.REISSUE_PENDING}:
        return ()
    if order not in books.proofs and status is not OrderStatus.REISSUE_PENDING:
        ask_for_proofs(books, order)
    for name, proof in books.proofs.setdefault(order, {}).items():
        if proof.state is ProofState.WAITING and books.clock.now() >= proof.expires_at:
            books.proofs[order][name] = replace(proof, state=ProofState.LAPSED)
    return tuple(
        replace(proof, is_published=zones.is_there(books.zone, proof)) for proof in books.proofs[order].values()
    )


def ahead(
    books: FakeBooks, order: OrderId, names: Sequence[str], method: ValidationMethod | None
) -> Sequence[NameProof]:
    wanted = wanted_at_reissue(books, order, names, method)
    told = {name: _ahead(books, order, name, method) for name in wanted}
    books.ahead[order] = books.ahead.get(order, {}) | told
    return tuple(told.values())


def wanted_at_reissue(
    books: FakeBooks, order: OrderId, names: Sequence[str], method: ValidationMethod | None
) -> tuple[str, ...]:
    """Return the names of a reissue, the common name first."""
    shown = books.shown[order]
    own = shown.order.common_name
    wanted = tuple(names) or shown.names
    if own not in wanted:
        raise FieldError("names", MessageKey.CN_MISMATCH, a=wanted[0], b=own)
    for name in wanted:
        if method is not None and not can_prove(name, method):
            raise PolicyRefused(MessageKey.PROOF_METHOD, name=name)
    return tuple(dict.fromkeys((own, *wanted)))


def ask_again(books: FakeBooks, order: OrderId, names: Sequence[str], method: ValidationMethod | None) -> None:
    """Ask for what a reissue has to prove, by what was told ahead."""
    books.proofs[order] = {}
    for proof in [_ahead(books, order, name, method) for name in names]:
        if proof.state is ProofState.WAITING:
            _put(books, order, proof)


def _ahead(books: FakeBooks, order: OrderId, name: str, method: ValidationMethod | None) -> NameProof:
    shown, now = books.shown[order], books.clock.now()
    until = shown.reusable_until or now + TOKEN_LIFETIME
    own = shown.method or ValidationMethod.DNS_TXT
    if now < until and registered_domain(name) in map(registered_domain, shown.names):
        return NameProof(name, own, ProofState.PROVED, "", "", until, proved_at=shown.order.issued_at)
    chosen = method or own
    waiting = _waiting(books, order, name, chosen if can_prove(name, chosen) else ValidationMethod.DNS_TXT)
    earlier = books.ahead.get(order, {}).get(name)
    if earlier is None or not earlier.value or not waiting.value or now >= earlier.expires_at:
        return waiting
    return replace(waiting, value=earlier.value, expires_at=earlier.expires_at)


def choose(books: FakeBooks, order: OrderId, name: str, method: ValidationMethod) -> Sequence[NameProof]:
    if not can_prove(name, method):
        raise PolicyRefused(MessageKey.PROOF_METHOD, name=name)
    known = {proof.name: proof for proof in proofs_of(books, order)}
    if name not in known:
        raise NotFound(MessageKey.PROOF_NOT_FOUND)
    if known[name].state is not ProofState.PROVED:
        _ask(books, order, name, method)
    return proofs_of(books, order)


def publish(books: FakeBooks, order: OrderId, name: str) -> None:
    books.order(order)
    proofs_of(books, order)
    proof = _proof(books, order, name)
    if proof.method is ValidationMethod.EMAIL:
        _prove(books, order, name)
    else:
        books.zone = zones.with_proof(books.zone, proof)


def check(books: FakeBooks, order: OrderId) -> Sequence[NameProof]:
    for proof in proofs_of(books, order):
        if proof.is_published and proof.state is ProofState.WAITING:
            _prove(books, order, proof.name)
        elif proof.state is ProofState.WAITING:
            books.proofs[order][proof.name] = replace(proof, checked_at=books.clock.now())
    return proofs_of(books, order)


def follow(books: FakeBooks, link: str) -> tuple[OrderId, str]:
    for order, proofs in books.proofs.items():
        for proof in proofs.values():
            is_mailed = proof.method is ValidationMethod.EMAIL and proof.state is ProofState.WAITING
            if link == _link(order, proof.name) and is_mailed:
                _prove(books, order, proof.name)
                return order, proof.name
    raise NotFound(MessageKey.PROOF_NOT_FOUND)


def is_proved(books: FakeBooks, order: OrderId) -> bool:
    return all(proof.state is ProofState.PROVED for proof in books.proofs.get(order, {}).values())


def _prove(books: FakeBooks, order: OrderId, name: str) -> None:
    proof = _proof(books, order, name)
    if proof.state is ProofState.PROVED:
        return
    books.proofs[order][name] = replace(proof, state=ProofState.PROVED, proved_at=books.clock.now())
    if is_proved(books, order):
        books.tell(order, EventKind.VALIDATED)


def _ask(books: FakeBooks, order: OrderId, name: str, method: ValidationMethod) -> None:
    _put(books, order, _waiting(books, order, name, method))


def _put(books: FakeBooks, order: OrderId, proof: NameProof) -> None:
    name = proof.name
    books.proofs.setdefault(order, {})[name] = proof
    if proof.method is ValidationMethod.EMAIL:
        for address in proof.place.split(", "):
            text = f"Follow this link to prove {name}:\n\n{_link(order, name)}\n"
            books.mail.deliver(address, f"Prove control over {name}", text, books.clock.now())


def _waiting(books: FakeBooks, order: OrderId, name: str, method: ValidationMethod) -> NameProof:
    base = name.removeprefix("*.")
    addresses = [f"{each}@{base}" for each in CONSTRUCTED]
    place = {
        ValidationMethod.DNS_TXT: f"{DNS_LABEL}.{base}",
        ValidationMethod.DNS_CNAME: f"{DNS_LABEL}.{base}",
        ValidationMethod.HTTP: f"http://{base}{FILE_PATH}",
        ValidationMethod.EMAIL: ", ".join(addresses),
    }[method]
    value = "" if method is ValidationMethod.EMAIL else f"value-of-{order}-{name}-{books.clock.now():%Y%m%d}"
    until = books.clock.now() + TOKEN_LIFETIME
    return NameProof(name, method, ProofState.WAITING, place, value, until)


def _proof(books: FakeBooks, order: OrderId, name: str) -> NameProof:
    proof = books.proofs.get(order, {}).get(name)
    if proof is None:
        raise NotFound(MessageKey.PROOF_NOT_FOUND)
    return proof


def _link(order: OrderId, name: str) -> str:
    return f"{LINK}{order}-{name}"
