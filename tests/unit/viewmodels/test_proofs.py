"""Proving names: what the sheet offers for each, and what becomes of an answer, a refusal and a session's end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.errors import PolicyRefused, SessionRequired, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import NameProof, ProofState
from certdesk.viewmodels.flow import After, SignInRequest
from certdesk.viewmodels.proofs.props import METHODS, Inputs, Next, derive
from tests.fakes_gui.details import SHOP, a_session, an_order, details_of, seen, unissued
from tests.fakes_gui.proofs import ProofsDesk, a_proof

pytestmark = pytest.mark.usefixtures("qapp")
TXT, CNAME, FILE, MAIL = METHODS
WAITING, PROVED, LAPSED = ProofState.WAITING, ProofState.PROVED, ProofState.LAPSED
SHOP_NAME, WWW = "shop.larkspur.example", "www.larkspur.example"


def inputs(*proofs: NameProof, order: Order | None = None) -> Inputs:
    return Inputs(details_of(order or unissued("pending")), proofs, is_signed_in=True)


def test_without_an_order_nothing_is_open() -> None:
    assert not derive(Inputs()).is_open


@pytest.mark.parametrize(
    ("states", "proved", "can_check"),
    [
        ((), 0, False),
        ((WAITING,), 0, True),
        ((WAITING, PROVED), 1, True),
        ((PROVED, LAPSED), 1, False),
        ((PROVED, PROVED), 2, False),
    ],
)
def test_proofs_are_counted_and_what_waits_can_be_looked_for(
    states: tuple[ProofState, ...], proved: int, can_check: bool
) -> None:
    proofs = (a_proof(f"n{place}.example", state=state) for place, state in enumerate(states))
    props = derive(inputs(*proofs))
    assert (props.proved, props.total, props.can_check) == (proved, len(states), can_check)


@pytest.mark.parametrize(
    ("order", "states", "expected"),
    [
        (unissued("pending"), (PROVED, WAITING), None),
        (unissued("pending"), (), None),
        (unissued("pending"), (PROVED,), Next.ISSUING),
        (unissued("processing"), (PROVED,), Next.ISSUING),
        (unissued("needs_approval"), (PROVED,), Next.APPROVAL),
        (an_order(status="reissue_pending"), (PROVED,), Next.ISSUING),
        (an_order(), (PROVED,), Next.NOTHING),
        (unissued("canceled"), (PROVED,), Next.NOTHING),
    ],
)
def test_what_comes_next_is_said_once_all_are_proved(
    order: Order, states: tuple[ProofState, ...], expected: Next | None
) -> None:
    proofs = (a_proof(f"n{place}.example", state=state) for place, state in enumerate(states))
    assert derive(inputs(*proofs, order=order)).next is expected


def test_names_with_one_record_follow_the_first_that_waits() -> None:
    proofs = (a_proof("old.larkspur.example", state=PROVED), a_proof(SHOP_NAME), a_proof(WWW), a_proof("pay.example"))
    rows = derive(inputs(*proofs[:3], replace(proofs[3], place="_dnsauth.pay.example"))).rows
    assert [(row.like, row.others) for row in rows] == [("", 0), ("", 1), (SHOP_NAME, 0), ("", 0)]


def test_each_site_has_a_file_of_its_own() -> None:
    rows = derive(inputs(a_proof(SHOP_NAME, FILE), a_proof(WWW, FILE))).rows
    assert [(row.like, row.others) for row in rows] == [("", 0), ("", 0)]


def test_a_file_cannot_prove_a_wildcard() -> None:
    plain, wild = derive(inputs(a_proof(SHOP_NAME), a_proof("*.larkspur.example"))).rows
    assert plain.usable == frozenset(METHODS)
    assert wild.usable == frozenset(METHODS) - {FILE}


def test_idns_are_shown_as_people_write_them() -> None:
    order = unissued("pending")
    view = replace(seen(order, ("xn--bcher-kva.example",)), shown_names=("bücher.example",))
    desk = ProofsDesk(a_proof("xn--bcher-kva.example"), details=details_of(order, view))
    assert [row.shown_name for row in desk.props.rows] == ["bücher.example"]


def test_publishing_and_checking_prove_a_name() -> None:
    desk = ProofsDesk(a_proof(), a_proof("pay.example", domain="pay.example"))
    desk.publish()
    assert [row.proof.is_published for row in desk.props.rows] == [True, False]
    desk.check()
    assert [row.proof.state for row in desk.props.rows] == [PROVED, WAITING]
    assert desk.props.rows[1].proof.checked_at is not None
    assert desk.props.next is None


def test_a_link_that_was_opened_elsewhere_is_noticed() -> None:
    desk = ProofsDesk(a_proof(method=MAIL), a_proof("pay.example", domain="pay.example"))
    desk.proofs.known[SHOP_NAME] = a_proof(method=MAIL, state=PROVED)
    desk.model.tick()
    desk.lane.drain()
    assert desk.props.proved == 0
    desk.sessions.time += timedelta(seconds=5)
    desk.model.tick()
    desk.lane.drain()
    assert desk.props.proved == 1
    desk.sessions.time += timedelta(minutes=1)
    desk.model.tick()
    assert len(desk.proofs.asked) == 2  # records are looked for when somebody says so


def test_another_method_is_chosen_for_one_name() -> None:
    desk = ProofsDesk(a_proof(), a_proof(WWW))
    desk.model.choose(WWW, ValidationMethod.HTTP)
    assert [row.is_busy for row in desk.props.rows] == [False, True]
    desk.lane.drain()
    assert [row.proof.method for row in desk.props.rows] == [TXT, FILE]
    assert not any(row.is_busy for row in desk.props.rows)


def test_double_clicks_are_one_act() -> None:
    desk = ProofsDesk(a_proof())
    desk.model.publish(SHOP_NAME)
    desk.model.publish(SHOP_NAME)
    desk.lane.drain()
    desk.model.check()
    desk.model.check()
    assert desk.props.is_checking
    desk.lane.drain()
    assert [what for what, _of in desk.proofs.asked] == ["load", "publish", "check"]


def test_nothing_else_is_begun_while_the_authority_looks() -> None:
    desk = ProofsDesk(a_proof())
    desk.model.check()
    desk.publish()
    assert [what for what, _of in desk.proofs.asked] == ["load", "check"]


def test_only_the_latest_reading_counts() -> None:
    desk = ProofsDesk(a_proof())
    desk.model.refresh(frozenset({Topic.MAIL}))
    desk.model.refresh(frozenset({Topic.MAIL}))
    desk.lane.drain()
    assert [what for what, _of in desk.proofs.asked] == ["load", "load"]


def test_a_change_elsewhere_is_taken_over_and_others_are_not_asked_for() -> None:
    desk = ProofsDesk(a_proof())
    desk.proofs.known[SHOP_NAME] = a_proof(state=PROVED)
    desk.model.refresh(frozenset({Topic.VIEWS}))
    desk.lane.drain()
    assert desk.props.proved == 0
    desk.model.refresh(frozenset({Topic.MAIL}))
    desk.lane.drain()
    assert desk.props.proved == 1


def test_an_answer_after_closing_opens_nothing() -> None:
    desk = ProofsDesk(a_proof())
    desk.model.publish(SHOP_NAME)
    desk.model.refresh(frozenset({Topic.MAIL}))
    desk.model.close()
    desk.lane.drain()
    assert not desk.props.is_open
    desk.open()
    assert desk.props.rows[0].proof.is_published
    assert not desk.props.rows[0].is_busy


def test_a_refusal_stands_on_the_sheet_until_the_next_act() -> None:
    desk = ProofsDesk(a_proof())
    desk.proofs.fail_with(PolicyRefused(MessageKey.PROOF_METHOD, name=SHOP_NAME))
    desk.publish()
    assert desk.props.problem is not None
    assert desk.props.problem.key is MessageKey.PROOF_METHOD
    assert not desk.props.rows[0].is_busy
    desk.proofs.succeed()
    desk.publish()
    assert desk.props.problem is None


def test_an_authority_that_does_not_answer_is_asked_again() -> None:
    desk = ProofsDesk(a_proof(), is_open=False)
    desk.proofs.fail_with(Unavailable(MessageKey.PORTAL))
    desk.open()
    before = desk.props
    assert not before.is_loaded
    assert isinstance(before.problem, Unavailable)
    desk.proofs.succeed()
    desk.model.try_again()
    desk.lane.drain()
    assert desk.props.is_loaded
    assert desk.props.problem is None


def test_a_session_that_ends_leaves_what_is_shown_and_asks_to_sign_in() -> None:
    desk = ProofsDesk(a_proof())
    desk.sessions.time += timedelta(hours=2)
    desk.model.tick()
    assert desk.props.needs_sign_in
    assert desk.props.had_session
    assert desk.props.total == 1
    desk.publish()
    desk.check()
    assert [what for what, _of in desk.proofs.asked] == ["load"]
    desk.model.sign_in()
    assert desk.requests == [SignInRequest(SHOP, After.OPEN_PROOFS, send_at_once=True)]


def test_signing_in_again_goes_on_with_the_open_sheet() -> None:
    desk = ProofsDesk(a_proof())
    desk.proofs.fail_with(SessionRequired(MessageKey.SESSION_ENDED, order=SHOP))
    desk.publish()
    before = desk.props
    assert before.needs_sign_in
    assert before.problem is None
    desk.proofs.succeed()
    desk.sessions.sessions = (a_session(left=timedelta(hours=2)),)
    closed: list[object] = []
    desk.model.changed.connect(lambda props: closed.append(props) if not props.is_open else None)
    desk.open()
    assert not desk.props.needs_sign_in
    assert closed == []


def test_without_a_session_the_portal_is_not_asked() -> None:
    desk = ProofsDesk(a_proof(), left=None)
    assert desk.props.needs_sign_in
    assert not desk.props.had_session
    assert desk.proofs.asked == []


def test_an_order_that_is_gone_opens_no_sheet() -> None:
    other: OrderDetails = details_of(an_order(order="1"))
    desk = ProofsDesk(details=other)
    assert not desk.props.is_open
    assert len(desk.failures) == 1
