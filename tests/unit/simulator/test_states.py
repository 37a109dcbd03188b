"""Any sequence of acts and moves of the clock: every status is one of the table, and all that is told agrees."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError
from certdesk.domain.lifecycle import ENDED, IN_FORCE, WAITING
from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import Order, OrderStatus, Product, Validation
from certdesk.domain.portal import PortalOrder, ValidationMethod
from certdesk.domain.revocation import Revocation, RevocationReason
from certdesk.domain.work import Silent
from certdesk.pki.certificates import read
from certdesk.pki.keys import KeyKind, KeyPair, make_key
from certdesk.pki.roles import Role
from certdesk.simulator.distribution.statuses import status_in
from certdesk.simulator.moments import stored
from certdesk.simulator.practice import PracticeCA
from certdesk.simulator.records import names_of
from certdesk.simulator.store import Store
from certdesk.simulator.world.products import SOLD
from tests.contracts.ports.acting import csr_for
from tests.contracts.ports.practice_world import FILE_NAME, START, HandClock, copy_template, practice_ca, sign_in

UNKNOWN = "waiting_pickup"
MINUTE = timedelta(minutes=1)
PAIRS = tuple(make_key(KeyKind.P_256) for _ in range(3))
PRODUCTS = [
    next(each for each in SOLD if each.validation is validation) for validation in (Validation.DV, Validation.OV)
]

HAD_A_CERTIFICATE = IN_FORCE | {OrderStatus.EXPIRED, OrderStatus.REVOKED}

Act = Callable[[PracticeCA, Order, DeedKey], object]

orders = st.integers(0, 19)
pairs = st.none() | st.sampled_from(PAIRS)
products = st.sampled_from(PRODUCTS)
methods = st.sampled_from(ValidationMethod)
more_names = st.none() | st.sampled_from(
    [(), ("www.elsewhere.example",), ("www.brandnew.example", "a.elsewhere.example")]
)
reasons = st.sampled_from(RevocationReason)
spans = st.sampled_from(
    [
        MINUTE,
        timedelta(minutes=5),
        timedelta(hours=3),
        timedelta(hours=71),
        timedelta(days=4),
        timedelta(days=31),
        timedelta(days=120),
    ]
)


@dataclass
class World:
    """One practice CA, and what is done to it. `pieces` is in how many steps its clock is moved."""

    folder: Path
    pieces: int
    clock: HandClock = field(default_factory=HandClock)

    def __post_init__(self) -> None:
        self.ca = practice_ca(self.folder, self.clock)
        self.store = Store(self.folder / FILE_NAME)

    def pass_by(self, span: timedelta) -> None:
        for _ in range(self.pieces):
            self.clock.pass_by(span / self.pieces)
            if self.pieces > 1:
                self.ca.controls.state()

    def do(self, act: Act, which: int, key: DeedKey) -> str:
        """Do something to one of the newest orders; return why it was refused."""
        listed = self.ca.panel.orders(Silent())
        order = listed[-1 - which]
        self.pass_by(MINUTE)
        try:
            act(self.ca, order, key)
        except CertDeskError as error:
            return error.key
        return ""

    def facts(self) -> list[object]:
        """Return all that does not depend on chance: orders, what happened to them, their certificates, requests."""
        with self.store.read() as connection:
            queries = (
                "SELECT order_id, at, kind, happened FROM events ORDER BY order_id, at, kind, happened",
                "SELECT order_id, valid_from, revoked_at, reason, revokes_at FROM certificates ORDER BY 1, 2",
                "SELECT order_id, kind, state, settled_at, comment FROM approvals ORDER BY id",
                "SELECT order_id, name, method, checked_at, proved_at FROM proofs ORDER BY 1, 2",
                "SELECT order_id, position, name FROM names ORDER BY 1, 2",
                "SELECT order_id, name, scope FROM scopes ORDER BY 1, 2",
                "SELECT order_id, domain, made_at FROM tokens_ahead ORDER BY 1, 2",
                "SELECT mailbox, subject, sent_at FROM mails ORDER BY sent_at, mailbox, subject",
            )
            return [self.ca.panel.orders(Silent()), *(connection.execute(query).fetchall() for query in queries)]


class Lives(RuleBasedStateMachine):
    """Acts on one world step by step, and at the end the same acts on another whose clock leaps."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._numbers = count(1)
        self._done: list[tuple[Callable[[World], object], object]] = []
        self.world = self._world("stepping", pieces=3)

    @rule(span=spans)
    def time_passes(self, span: timedelta) -> None:
        self._do(lambda world: world.pass_by(span))

    @rule(product=products, method=methods, pair=pairs, needs_approval=st.booleans(), has_csr=st.booleans())
    def place(
        self, product: Product, method: ValidationMethod, pair: KeyPair | None, needs_approval: bool, has_csr: bool
    ) -> None:
        names = (f"n{next(self._numbers)}.larkspur.example", "www.elsewhere.example")
        new = NewOrder(product, names, "Larkspur Florists", "web@larkspur.example", method)
        csr = csr_for(*names, pair=pair) if has_csr else b""
        wish = replace(new, csr=csr, needs_approval=needs_approval)
        self._act(0, lambda ca, _order, key: ca.panel.place(wish, key))

    @rule(which=orders, pair=pairs)
    def supply_csr(self, which: int, pair: KeyPair | None) -> None:
        csr = csr_for(self._named(which), pair=pair)
        self._act(which, lambda ca, order, key: ca.panel.supply_csr(order.id, csr, key))

    @rule(which=orders)
    def cancel(self, which: int) -> None:
        self._act(which, lambda ca, order, key: ca.panel.cancel(order.id, "a note", key))

    @rule(which=orders)
    def withdraw_reissue(self, which: int) -> None:
        self._act(which, lambda ca, order, key: ca.panel.withdraw_reissue(order.id, "a note", key))

    @rule(which=st.integers(0, 5), is_approved=st.booleans())
    def decide(self, which: int, is_approved: bool) -> None:
        def act(ca: PracticeCA, _order: Order, _key: DeedKey) -> None:
            requests = ca.counter.requests()
            number = requests[which % len(requests)].id
            (ca.counter.approve if is_approved else ca.counter.reject)(number, "decided")

        self._act(0, act)

    @rule(which=orders, method=st.none() | methods, looks=st.booleans())
    def prove(self, which: int, method: ValidationMethod | None, looks: bool) -> None:
        def act(ca: PracticeCA, order: Order, _key: DeedKey) -> None:
            token = sign_in(ca, order).token
            for proof in ca.portal.proofs(token):
                if method is not None:
                    ca.portal.choose_method(token, proof.name, method)
                ca.counter.publish(order.id, proof.name)
            if looks:
                ca.portal.check_proofs(token)

        self._act(which, act)

    @rule(which=orders, pair=pairs, more=more_names)
    def reissue(self, which: int, pair: KeyPair | None, more: tuple[str, ...] | None) -> None:
        """Ask for the names as they are, or for the common name and others in place of the rest."""
        own = self._named(which)
        csr = csr_for(own, *(more or ()), pair=pair)
        request = ReissueRequest(csr, names=() if more is None else (own, *more))
        self._act(which, lambda ca, order, key: ca.portal.request_reissue(sign_in(ca, order).token, request, key))

    @rule(which=orders, more=more_names, method=st.none() | methods)
    def look_ahead(self, which: int, more: tuple[str, ...] | None, method: ValidationMethod | None) -> None:
        names = (self._named(which), *(more or ()))
        self._act(which, lambda ca, order, _key: ca.portal.proofs_ahead(sign_in(ca, order).token, names, method))

    @rule(which=orders, reason=reasons, nth=st.none() | st.integers(0, 2))
    def revoke(self, which: int, reason: RevocationReason, nth: int | None) -> None:
        def act(ca: PracticeCA, order: Order, key: DeedKey) -> None:
            token = sign_in(ca, order).token
            shown = ca.portal.order(token)
            ca.portal.revoke(token, Revocation(reason, serial=_serial(shown, nth)), key)

        self._act(which, act)

    @invariant()
    def every_status_is_one_of_the_table(self) -> None:
        for order in self.world.ca.panel.orders(Silent()):
            assert order.status in WAITING | IN_FORCE | ENDED or order.status_word == UNKNOWN
            assert (order.expires_at is not None) == (
                order.status in IN_FORCE | {OrderStatus.EXPIRED, OrderStatus.REVOKED}
            )

    @invariant()
    def what_is_issued_or_over_waits_for_nothing(self) -> None:
        over = ", ".join(f"'{status}'" for status in ENDED)
        with self.world.store.read() as connection:
            for table, condition, statuses in (
                ("events", "happened = 0", over),
                ("events", "happened = 0 AND kind NOT IN ('expired', 'earlier certificates revoked')", "'issued'"),
                ("approvals", "state IN ('submitted', 'pending')", f"'issued', {over}"),
                ("proofs", "1", f"'issued', {over}"),
                ("requests", "1", f"'issued', {over}"),
                ("wanted_names", "1", f"'issued', {over}"),
                ("tokens_ahead", "1", over),
            ):
                left = connection.execute(
                    f"SELECT 1 FROM {table} JOIN orders ON orders.id = order_id"
                    f" WHERE {condition} AND orders.status IN ({statuses})"
                )
                assert left.fetchone() is None, table

    @invariant()
    def each_certificate_is_told_alike_by_order_list_and_answer(self) -> None:
        with self.world.store.read() as connection:
            for role in (Role.RSA, Role.ECC):
                rows = connection.execute(
                    "SELECT serial, revoked_at, reason, orders.status FROM certificates"
                    " JOIN orders ON orders.id = order_id WHERE authority = ?",
                    (role.value,),
                ).fetchall()
                revoked = {_number(serial) for serial, at, _, _ in rows if at is not None}
                newest = connection.execute(
                    "SELECT crl FROM crls WHERE authority = ? ORDER BY number DESC LIMIT 1", (role.value,)
                ).fetchone()
                listed = {entry.serial_number for entry in x509.load_der_x509_crl(newest[0])} if newest else set()
                assert listed == revoked or (not newest and all(at is None or at < stored(START) for _, at, *_ in rows))
                for serial, at, reason, status in rows:
                    told = status_in(connection, role, _number(serial))
                    assert (getattr(told, "reason", None), at is not None) == (reason, _number(serial) in revoked)
                    assert at is None or status in {"issued", "reissue_pending", "revoked", "expired"}

    @invariant()
    def what_was_to_end_has_ended_and_what_will_is_planned(self) -> None:
        now = stored(self.world.clock.now())
        with self.world.store.read() as connection:
            overdue = connection.execute(
                "SELECT 1 FROM certificates WHERE revokes_at <= ? AND revoked_at IS NULL", (now,)
            )
            assert overdue.fetchone() is None
            ends = connection.execute(
                "SELECT order_id, min(revokes_at) FROM certificates"
                " WHERE revokes_at IS NOT NULL AND revoked_at IS NULL GROUP BY order_id"
            ).fetchall()
            plans = connection.execute(
                "SELECT order_id, at FROM events WHERE happened = 0 AND kind = 'earlier certificates revoked'"
            ).fetchall()
        assert set(ends) <= set(plans)
        assert len(plans) == len({order for order, _ in plans})

    @invariant()
    def certificates_that_stay_carry_no_name_that_was_removed_after_them(self) -> None:
        """But for the 72 hours after the next one, and what its owner revoked."""
        with self.world.store.read() as connection:
            rows = connection.execute(
                "SELECT order_id, certificate FROM certificates WHERE revoked_at IS NULL AND revokes_at IS NULL"
                " ORDER BY order_id, valid_from"
            ).fetchall()
            names = {order: set(names_of(connection, order)) for order, _ in rows}
        for order, leaf in rows:
            facts = read(leaf)
            if facts.not_after >= self.world.clock.now() + timedelta(hours=72):
                assert set(facts.names) <= names[order]

    def teardown(self) -> None:
        leaping = self._world("leaping", pieces=1)
        for act, outcome in self._done:
            assert act(leaping) == outcome
        assert leaping.facts() == self.world.facts()
        self._folder.cleanup()

    def _world(self, name: str, pieces: int) -> World:
        folder = Path(self._folder.name) / name
        folder.mkdir()
        copy_template(self.template, folder)
        return World(folder, pieces)

    def _named(self, which: int) -> str:
        return self.world.ca.panel.orders(Silent())[-1 - which].common_name

    def _act(self, which: int, act: Act) -> None:
        key = DeedKey(f"deed-{next(self._numbers)}")
        self._do(lambda world: world.do(act, which, key))

    def _do(self, act: Callable[[World], object]) -> None:
        self._done.append((act, act(self.world)))


def _serial(shown: PortalOrder, nth: int | None) -> str | None:
    if nth is None:
        return None
    return shown.certificates[nth].serial if nth < len(shown.certificates) else "00"


def _number(serial: str) -> int:
    return int(serial.replace(":", ""), 16)


def test_no_sequence_of_acts_leads_out_of_the_table(template: Path) -> None:
    class HereLives(Lives):
        """On a copy of the sample world."""

    HereLives.template = template
    run_state_machine_as_test(
        HereLives,
        settings=settings(
            max_examples=6,
            stateful_step_count=15,
            deadline=None,
            phases=(Phase.reuse, Phase.generate),  # to make an example smaller takes longer than a test may
            suppress_health_check=list(HealthCheck),
        ),
    )
