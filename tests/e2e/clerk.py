"""Somebody who places orders and brings them to every end, writing each act down once it is said to be done."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from io import FileIO
from pathlib import Path
from random import Random

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from certdesk.credentials.vault import VaultKeys
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey, Receipt
from certdesk.domain.errors import CertDeskError
from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import Order, OrderId, OrderStatus, Product, Route, Validation
from certdesk.domain.portal import CODE_LENGTH, Identifier, IdentifierKind
from certdesk.domain.revocation import Revocation, RevocationReason
from certdesk.paths import places
from certdesk.services.api import Desk
from certdesk.services.desk import Outside, build_desk
from certdesk.services.labels import OrderLabels
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import DeskStore, desk_database
from tests.e2e.conftest import START
from tests.e2e.stage import HandClock, Keyring

ADDRESS = "web@larkspur.example"
READY, DEED, SETTLED, CLIENT = "ready", "deed", "settled", "client"
_QUEUE = timedelta(minutes=20)
_REASONS = (RevocationReason.UNSPECIFIED, RevocationReason.SUPERSEDED, RevocationReason.CESSATION_OF_OPERATION)


@dataclass
class Branch:
    """A desk without a window, the practice CA it talks to, and what could not be noted."""

    desk: Desk
    practice: PracticeCA
    store: DeskStore
    labels: OrderLabels
    regretted: list[CertDeskError]


def branch_at(home: Path) -> Branch:
    """Open the desk and the practice CA of a home."""
    data = places(home)
    vault = VaultKeys(data.data, Keyring(refuses=True))
    practice = PracticeCA(data.practice_database, vault.key, HandClock(START))
    outside = Outside(practice.panel, practice.portal, practice.mailroom, practice.controls, practice.counter)
    database = desk_database(data.desk_database)
    regretted: list[CertDeskError] = []
    desk = build_desk(outside, database, deaf, home, practice.database, regret=regretted.append)
    desk.home.open()
    store = DeskStore(database, deaf)
    return Branch(desk, practice, store, OrderLabels(store, practice.portal), regretted)


def deaf(_topics: frozenset[Topic]) -> None:
    """Hear of no change."""


def work(home: Path, paper: Path, seed: str) -> None:
    """Open the home as a start of the program does, and act until killed."""
    branch = branch_at(home)
    branch.desk.acts.settle()
    with paper.open("ab", buffering=0) as stream:
        clerk = Clerk(branch, Random(seed), stream)
        clerk.say(READY, str(os.getpid()))
        while True:
            clerk.serve()


class Clerk:
    """Acts by chance. What it says goes to `paper` in one piece, and outlives it."""

    def __init__(self, branch: Branch, chance: Random, paper: FileIO) -> None:
        self._desk = branch.desk
        self._labels = branch.labels
        self._chance = chance
        self._paper = paper

    def say(self, *words: str) -> None:
        """Write a line down."""
        self._paper.write(f"{' '.join(words)}\n".encode())

    def serve(self) -> None:
        """Place one order and bring it to one of its ends."""
        order = self._placed()
        if order.status is OrderStatus.NEEDS_CSR and not self._supplied(order):
            return
        if self._happens(0.2):
            self._deed(lambda key: self._desk.acts.cancel(order.id, "not wanted", key))
            return
        self._set_client(order.id)
        self._desk.practice.advance(_QUEUE)
        if self._status(order.id) == OrderStatus.NEEDS_APPROVAL and not self._is_approved(order.id):
            return
        self._sign_in(order)
        self._prove(order.id)
        if self._status(order.id) == OrderStatus.ISSUED:
            self._end(order.id)

    def _placed(self) -> Order:
        desk, chance = self._desk, self._chance
        name = f"site{chance.getrandbits(40):010x}.larkspur.example"
        product = next(each for each in desk.acts.products() if is_plain(each))
        csr = signing_request(name) if self._happens(0.5) else b""
        new = NewOrder(product, (name,), "Larkspur Florists", ADDRESS, csr=csr, needs_approval=self._happens(0.5))
        return self._deed(lambda key: desk.acts.place(new, key)).order

    def _supplied(self, order: Order) -> bool:
        if self._happens(0.3):
            self._deed(lambda key: self._desk.acts.cancel(order.id, "placed by mistake", key))
            return False
        csr = signing_request(order.common_name)
        self._deed(lambda key: self._desk.acts.supply_csr(order.id, csr, key))
        return True

    def _set_client(self, order: OrderId) -> None:
        client = f"Client {self._chance.getrandbits(20)}"
        self._labels.set_client([order], client)
        self.say(CLIENT, order, client)

    def _is_approved(self, order: OrderId) -> bool:
        counter = self._desk.counter
        request = next(each.id for each in counter.requests() if each.order == order)
        is_approved = self._happens(0.8)
        (counter.approve if is_approved else counter.reject)(request, "")
        self.say(SETTLED, order, "approved" if is_approved else "rejected")
        return is_approved

    def _sign_in(self, order: Order) -> None:
        desk = self._desk
        receipt = desk.sessions.request_code(ADDRESS, Identifier(IdentifierKind.SUPPLIER_ID, order.supplier_id))
        text = desk.practice.open_message(desk.practice.messages(ADDRESS, "access code")[0].id).text
        desk.sessions.sign_in(receipt, next(line for line in text.splitlines() if len(line.strip()) == CODE_LENGTH))

    def _prove(self, order: OrderId) -> None:
        for proof in self._desk.proofs.load(order):
            self._desk.proofs.publish(order, proof.name)
        self._desk.proofs.check(order)
        self._desk.practice.advance(_QUEUE)

    def _end(self, order: OrderId) -> None:
        acts = self._desk.acts
        if self._happens(0.5):
            csr = signing_request(self._desk.orders.details(order).entry.order.common_name)
            self._deed(lambda key: acts.request_reissue(order, ReissueRequest(csr), key))
            if self._happens(0.5):
                self._deed(lambda key: acts.cancel(order, "the key was found", key))
        serial = None
        if self._status(order) == OrderStatus.ISSUED and self._happens(0.4):
            portal = self._desk.orders.update(order).portal
            serial = portal.certificates[0].serial if portal and portal.certificates else None
        wish = Revocation(self._chance.choice(_REASONS), serial=serial)
        self._deed(lambda key: acts.revoke(order, wish, key))

    def _deed(self, act: Callable[[DeedKey], Receipt]) -> Receipt:
        receipt = act(DeedKey(f"{self._chance.getrandbits(128):032x}"))
        self.say(DEED, receipt.key, receipt.order.id, receipt.deed.name)
        return receipt

    def _status(self, order: OrderId) -> str:
        return self._desk.orders.details(order).entry.order.status_word

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share


def is_plain(product: Product) -> bool:
    """Whether orders of this product are proved by DNS alone, and served by the guest portal."""
    return product.validation is Validation.DV and product.route is Route.GUEST_PORTAL and not product.wildcard


def signing_request(name: str) -> bytes:
    """Return a signing request (DER) for `name` by a new key."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    request = x509.CertificateSigningRequestBuilder().subject_name(subject)
    return request.sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256()).public_bytes(
        serialization.Encoding.DER
    )
