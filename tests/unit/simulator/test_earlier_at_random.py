"""Any sequence of reissues, withdrawals and revocations: what ends when follows from what was issued alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from certdesk.domain.errors import CertDeskError
from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import Order
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.revocation import Revocation, RevocationReason
from certdesk.pki.keys import KeyKind, make_key
from tests.contracts.ports.acting import csr_for, listed, new_key
from tests.contracts.ports.contracts import Outside
from tests.contracts.ports.practice_world import HandClock, copy_template, practice_ca
from tests.unit.simulator.reissues import issue

NAME = "one.larkspur.example"
MORE = ("www.larkspur.example", "shop.larkspur.example", "mail.larkspur.example")
PAIR = make_key(KeyKind.P_256)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
THREE_DAYS = timedelta(hours=72)

reissues = st.tuples(st.just("reissue"), st.sets(st.sampled_from(MORE)))
waits = st.tuples(st.just("wait"), st.sampled_from([HOUR, 71 * HOUR, THREE_DAYS, 60 * DAY]))
others = st.tuples(st.sampled_from(["withdraw", "revoke one", "revoke order"]), st.integers(0, 3))
steps = st.lists(st.one_of(reissues, reissues, waits, waits, others), max_size=9)


class World:
    """One order of a copy of the sample world, whose clock is moved in `pieces`."""

    def __init__(self, folder: Path, template: Path, pieces: int) -> None:
        copy_template(template, folder)
        self._pieces, self._clock = pieces, HandClock()
        ca = practice_ca(folder, self._clock)
        self._outside = Outside(ca.panel, ca.portal, ca.mailroom, ca.controls, ca.counter, self._clock.pass_by)
        product = next(each for each in ca.panel.products() if not each.wildcard)
        self._order = issue(
            self._outside, NewOrder(product, (NAME, *MORE), "Larkspur Florists", "web@larkspur.example"), PAIR
        )

    def wait(self, span: timedelta) -> None:
        for _ in range(self._pieces):
            self._clock.pass_by(span / self._pieces)
            if self._pieces > 1:
                self._outside.controls.state()

    def take(self, step: tuple[str, object]) -> str:
        """Take one step; return why it was refused."""
        self.wait(MINUTE)
        try:
            self._do(*step)
        except CertDeskError as refused:
            return refused.key
        return ""

    def _do(self, what: str, how: object) -> None:
        outside, order = self._outside, self._order
        match what, how:
            case "wait", timedelta():
                self.wait(how)
            case "reissue", set():
                names = (NAME, *sorted(how))
                token = outside.session(order).token
                outside.portal.request_reissue(
                    token, ReissueRequest(csr_for(*names, pair=PAIR), names=names), new_key()
                )
                prove_again(outside, order, token)
            case "withdraw", _:
                outside.panel.withdraw_reissue(order.id, "", new_key())
            case "revoke one", int():
                token = outside.session(order).token
                each = outside.portal.order(token).certificates
                serial = each[how % len(each)].serial
                outside.portal.revoke(token, Revocation(RevocationReason.UNSPECIFIED, serial=serial), new_key())
            case _:
                outside.portal.revoke(outside.session(order).token, Revocation(), new_key())

    @property
    def now(self) -> datetime:
        return self._clock.now()

    def order(self) -> Order:
        return listed(self._outside, self._order.id)

    def certificates(self) -> tuple[OrderCertificate, ...]:
        """The certificates, the oldest first, without what chance decides."""
        self.wait(MINUTE)
        shown = self._outside.portal.order(self._outside.session(self._order).token).certificates
        return tuple(replace(each, serial="", sha256="") for each in reversed(shown))

    def mails(self) -> list[tuple[str, datetime]]:
        return [
            (each.subject, each.sent_at)
            for each in self._outside.mailboxes.messages("web@larkspur.example", "")
            if "revoke" in each.subject.lower()
        ]


def prove_again(outside: Outside, order: Order, token: str) -> None:
    for proof in outside.portal.proofs(token):
        outside.counter.publish(order.id, proof.name)
    outside.portal.check_proofs(token)


def expected(issued: Sequence[OrderCertificate], at: int) -> datetime | None:
    """When the certificate `at` was to end, by what was issued after it alone."""
    return min(
        (
            later.issued_at + THREE_DAYS
            for before, later in zip(issued[at:], issued[at + 1 :], strict=False)
            if not set(before.names) <= set(later.names) and issued[at].expires_at >= later.issued_at + THREE_DAYS
        ),
        default=None,
    )


@given(steps=steps)
@settings(max_examples=10, deadline=None, phases=(Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck))
def test_what_ends_when_follows_from_what_was_issued(template: Path, steps: list[tuple[str, object]]) -> None:
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        stepping, leaping = World(Path(first), template, pieces=5), World(Path(second), template, pieces=1)
        for step in steps:
            assert stepping.take(step) == leaping.take(step)
        issued = stepping.certificates()
        assert leaping.certificates() == issued
        assert leaping.order() == stepping.order()
        assert leaping.mails() == stepping.mails()
        for at, each in enumerate(issued):
            end = expected(issued, at)
            if each.revoked is None:
                assert each.revokes_at == end
                assert end is None or end > stepping.now
            elif each.revoked.reason is RevocationReason.SUPERSEDED:
                assert each.revoked.at == end
            else:
                assert end is None or each.revoked.at < end
