"""Somebody who places orders and brings them to every end, writing each act down once it is said to be done."""

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
from certdesk.domain.lifecycle import IN_FORCE, WAITING
from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import Order, OrderId, OrderStatus, Product, Route, Validation
from certdesk.domain.portal import CODE_LENGTH, RESEND_AFTER, Identifier, IdentifierKind
from certdesk.domain.revocation import Revocation, RevocationReason
from certdesk.domain.work import Silent
from certdesk.paths import places
from certdesk.services.api import Desk
from certdesk.services.desk import build_desk
from certdesk.services.labels import OrderLabels
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import DeskStore, desk_database
from tests.e2e.conftest import START
from tests.e2e.stage import HandClock, Keyring, outside_of

ADDRESS = "web@larkspur.example"
READY, BEGUN, DEED, SETTLED, CLIENT = "ready", "begun", "deed", "settled", "client"
_OURS, _FEW = "site", 8
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
    outside = outside_of(practice)
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
    branch.desk.orders.refresh(Silent())
    with paper.open("ab", buffering=0) as stream:
        clerk = Clerk(branch, Random(seed), stream)
        clerk.say(READY)
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
        """Place an order, or bring one that was placed a step further."""
        orders = [entry.order for entry in self._desk.orders.load().entries]
        open_ones = [order for order in orders if is_ours(order) and order.status in WAITING | IN_FORCE]
        if len(open_ones) < _FEW or self._happens(0.2):
            self._place()
        else:
            self._go_on(self._chance.choice(open_ones))

    def _go_on(self, order: Order) -> None:
        self._set_client(order.id)
        match order.status:
            case OrderStatus.NEEDS_CSR | OrderStatus.PENDING if self._happens(0.3):
                self._deed(lambda key: self._desk.acts.cancel(order.id, "not wanted", key))
            case OrderStatus.NEEDS_CSR:
                csr = signing_request(order.common_name)
                self._deed(lambda key: self._desk.acts.supply_csr(order.id, csr, key))
            case OrderStatus.PENDING:
                self._desk.practice.advance(_QUEUE)
            case OrderStatus.NEEDS_APPROVAL:
                self._decide(order.id)
            case OrderStatus.PROCESSING:
                self._prove(order)
            case OrderStatus.ISSUED:
                self._reissue_or_revoke(order)
            case _:
                self._withdraw_or_go_on(order)

    def _place(self) -> None:
        name = f"{_OURS}{self._chance.getrandbits(40):010x}.larkspur.example"
        product = next(each for each in self._desk.acts.products() if is_plain(each))
        csr = signing_request(name) if self._happens(0.5) else b""
        new = NewOrder(product, (name,), "Larkspur Florists", ADDRESS, csr=csr, needs_approval=self._happens(0.5))
        self._deed(lambda key: self._desk.acts.place(new, key))

    def _set_client(self, order: OrderId) -> None:
        client = f"Client {self._chance.getrandbits(20)}"
        self._labels.set_client([order], client)
        self.say(CLIENT, order, client)

    def _decide(self, order: OrderId) -> None:
        counter = self._desk.counter
        request = next(each.id for each in counter.requests() if each.order == order)
        is_approved = self._happens(0.8)
        (counter.approve if is_approved else counter.reject)(request, "")
        self.say(SETTLED, order, "approved" if is_approved else "rejected")

    def _prove(self, order: Order) -> None:
        self._sign_in(order)
        for proof in self._desk.proofs.load(order.id):
            self._desk.proofs.publish(order.id, proof.name)
        self._desk.proofs.check(order.id)
        self._desk.practice.advance(_QUEUE)

    def _reissue_or_revoke(self, order: Order) -> None:
        self._sign_in(order)
        portal = self._desk.orders.details(order.id).portal
        present = [each for each in portal.certificates if each.revoked is None] if portal else []
        if self._happens(0.5):
            request = ReissueRequest(signing_request(order.common_name))
            self._deed(lambda key: self._desk.acts.request_reissue(order.id, request, key))
        else:
            self._revoke(order, present[0].serial if present and self._happens(0.5) else None)

    def _withdraw_or_go_on(self, order: Order) -> None:
        if self._happens(0.5):
            self._deed(lambda key: self._desk.acts.withdraw_reissue(order.id, "the key was found", key))
        elif self._happens(0.5):
            self._prove(order)
        else:
            self._sign_in(order)
            self._revoke(order, None)

    def _revoke(self, order: Order, serial: str | None) -> None:
        wish = Revocation(self._chance.choice(_REASONS), serial=serial)
        self._deed(lambda key: self._desk.acts.revoke(order.id, wish, key))

    def _sign_in(self, order: Order) -> None:
        """Sign in, unless that was done; the pause between two codes for one order is over by then."""
        desk = self._desk
        if any(session.order == order.id and session.ends_at > desk.sessions.now() for session in desk.sessions.all()):
            return
        desk.practice.advance(RESEND_AFTER)
        receipt = desk.sessions.request_code(ADDRESS, Identifier(IdentifierKind.SUPPLIER_ID, order.supplier_id))
        text = desk.practice.open_message(desk.practice.messages(ADDRESS, "access code")[0].id).text
        desk.sessions.sign_in(receipt, next(line for line in text.splitlines() if len(line.strip()) == CODE_LENGTH))

    def _deed(self, act: Callable[[DeedKey], Receipt]) -> Receipt:
        key = DeedKey(f"{self._chance.getrandbits(128):032x}")
        self.say(BEGUN, key)
        receipt = act(key)
        self.say(DEED, receipt.key, receipt.order.id, receipt.deed.name)
        return receipt

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share


def is_ours(order: Order) -> bool:
    """Whether a clerk placed it."""
    return order.common_name.startswith(_OURS)


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
