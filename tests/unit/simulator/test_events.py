"""What becomes of orders while the clock moves."""

from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.domain.orders import Order, OrderStatus
from certdesk.domain.portal import EventKind
from certdesk.domain.work import Silent
from certdesk.pki.certificates import read
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.practice_world import START, HandClock, copy_template, order_called, practice_ca, sign_in

HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)


def test_an_issued_order_expires_with_its_certificate_to_the_second(ca: PracticeCA, clock: HandClock) -> None:
    order = order_called(ca, "shop.larkspur.example")
    assert order.expires_at is not None
    clock.time = order.expires_at
    assert order_called(ca, order.common_name).status is OrderStatus.ISSUED
    clock.pass_by(SECOND)
    ended = order_called(ca, order.common_name)
    assert ended.status is OrderStatus.EXPIRED
    assert ended.status_since == order.expires_at + SECOND
    assert ca.portal.order(sign_in(ca, ended).token).events[-1].kind is EventKind.EXPIRED


def test_a_pending_order_is_approved_and_then_issued_with_a_real_certificate(ca: PracticeCA) -> None:
    name = "cdn.nordlicht.example"
    assert order_called(ca, name).status is OrderStatus.PENDING
    ca.controls.advance(4 * HOUR)
    assert order_called(ca, name).status is OrderStatus.PROCESSING
    ca.controls.advance(2 * HOUR)
    order = order_called(ca, name)
    assert order.status is OrderStatus.ISSUED
    shown = ca.portal.order(sign_in(ca, order).token)
    facts = read(shown.chain[0])
    assert facts.names == (name,)
    assert (facts.not_before, facts.not_after) == (order.issued_at, order.expires_at)
    assert shown.method is not None
    assert shown.reusable_until is not None
    assert [event.kind for event in shown.events] == [
        EventKind.PLACED,
        EventKind.CSR_SUPPLIED,
        EventKind.APPROVED,
        EventKind.VALIDATED,
        EventKind.ISSUED,
    ]
    newest = ca.mailroom.messages(order.admin_email, "certificate issued cdn")[0]
    assert (newest.sent_at, newest.is_read) == (order.issued_at, False)


def test_a_reissue_replaces_the_certificate_and_keeps_the_first_issue_date(ca: PracticeCA, clock: HandClock) -> None:
    name = "mail.tidewater-dental.example"
    before = order_called(ca, name)
    assert before.status is OrderStatus.REISSUE_PENDING
    token = sign_in(ca, before).token
    old = read(ca.portal.order(token).chain[0])
    clock.pass_by(31 * HOUR)
    after = order_called(ca, name)
    new = read(ca.portal.order(sign_in(ca, after).token).chain[0])
    assert after.status is OrderStatus.ISSUED
    assert (after.issued_at, after.covered_until) == (before.issued_at, before.covered_until)
    assert new.serial != old.serial
    assert new.not_after == after.expires_at
    assert before.covered_until is not None
    assert new.not_after < before.covered_until
    clock.time = old.not_after + SECOND
    assert order_called(ca, name).status is OrderStatus.ISSUED


@pytest.mark.parametrize("steps", [2, 31, 100])
def test_it_does_not_matter_in_how_many_steps_the_clock_moves(tmp_path: Path, template: Path, steps: int) -> None:
    def after(name: str, pieces: int) -> tuple[Order, ...]:
        folder = tmp_path / name
        folder.mkdir()
        copy_template(template, folder)
        ca = practice_ca(folder, HandClock())
        for _ in range(pieces):
            ca.controls.advance(400 * DAY / pieces)
        return tuple(ca.panel.orders(Silent()))

    at_once = after("one", 1)
    assert after("many", steps) == at_once
    assert {order.status_word for order in at_once} == {
        "needs_csr", "needs_approval", "expired", "revoked", "rejected", "canceled", "waiting_pickup",
    }  # fmt: skip


def test_looking_does_not_make_time_pass(ca: PracticeCA) -> None:
    assert ca.panel.orders(Silent()) == ca.panel.orders(Silent())


def test_how_far_the_clock_was_moved_outlives_a_restart(ca: PracticeCA, clock: HandClock, tmp_path: Path) -> None:
    ca.controls.advance(31 * DAY)
    again = practice_ca(tmp_path, clock)
    assert again.controls.state().moved == 31 * DAY
    assert again.portal.now() == START + 31 * DAY
    clock.pass_by(HOUR)
    assert again.portal.now() == START + 31 * DAY + HOUR


def test_the_clock_does_not_run_backwards(ca: PracticeCA) -> None:
    with pytest.raises(ValueError, match="-1 day"):
        ca.controls.advance(-DAY)
    assert ca.controls.state().moved == timedelta()
