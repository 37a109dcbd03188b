"""Proving names at the fake authority."""

from collections.abc import Sequence
from dataclasses import replace

from certdesk.domain.errors import NotFound, PolicyRefused
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
from tests.fakes.books import FakeBooks

LINK = "http://ca.fake.example/dcv/"


def ask_for_proofs(books: FakeBooks, order: OrderId) -> None:
    shown = books.shown[order]
    method = shown.method or ValidationMethod.DNS_TXT
    for name in shown.names:
        usable = method if can_prove(name, method) else ValidationMethod.DNS_TXT
        _ask(books, order, name, usable)


def proofs_of(books: FakeBooks, order: OrderId) -> Sequence[NameProof]:
    if books.order(order).status not in WAITING - {OrderStatus.NEEDS_CSR}:
        return ()
    if order not in books.proofs:
        ask_for_proofs(books, order)
    for name, proof in books.proofs[order].items():
        if proof.state is ProofState.WAITING and books.clock.now() >= proof.expires_at:
            books.proofs[order][name] = replace(proof, state=ProofState.LAPSED)
    return tuple(books.proofs[order].values())


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
    books.proofs[order][name] = replace(proof, is_published=True)
    if proof.method is ValidationMethod.EMAIL:
        _prove(books, order, name)


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
    base = name.removeprefix("*.")
    addresses = [f"{each}@{base}" for each in CONSTRUCTED]
    place = {
        ValidationMethod.DNS_TXT: f"{DNS_LABEL}.{base}",
        ValidationMethod.DNS_CNAME: f"{DNS_LABEL}.{base}",
        ValidationMethod.HTTP: f"http://{base}{FILE_PATH}",
        ValidationMethod.EMAIL: ", ".join(addresses),
    }[method]
    value = "" if method is ValidationMethod.EMAIL else f"value-of-{order}-{name}"
    until = books.clock.now() + TOKEN_LIFETIME
    books.proofs.setdefault(order, {})[name] = NameProof(name, method, ProofState.WAITING, place, value, until)
    if method is ValidationMethod.EMAIL:
        for address in addresses:
            text = f"Follow this link to prove {name}:\n\n{_link(order, name)}\n"
            books.mail.deliver(address, f"Prove control over {name}", text, books.clock.now())


def _proof(books: FakeBooks, order: OrderId, name: str) -> NameProof:
    proof = books.proofs.get(order, {}).get(name)
    if proof is None:
        raise NotFound(MessageKey.PROOF_NOT_FOUND)
    return proof


def _link(order: OrderId, name: str) -> str:
    return f"{LINK}{order}-{name}"
