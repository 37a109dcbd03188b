"""The reissue page: its steps, what the portal is asked ahead, and sending what was reviewed, once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.activity import ActivityLine
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused, SessionRequired, StateConflict, Unavailable
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.judging import Check, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, OrderId
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.domain.proofs import MAIL_ENDS
from certdesk.viewmodels.flow import After
from certdesk.viewmodels.reissue.props import Step
from tests.fakes_gui.details import DAY, LARKSPUR, NOW, SHOP, an_order, details_of, seen, session_required, sold_as
from tests.fakes_gui.reissue import FEWER, GIFTS, PAY, SAME, ReissueDesk
from tests.fakes_gui.requests import PRIVATE_KEY, passes, some_facts, verdict

pytestmark = pytest.mark.usefixtures("qapp")  # timers ask for one
TXT, MAIL, FILE = ValidationMethod.DNS_TXT, ValidationMethod.EMAIL, ValidationMethod.HTTP


def reviewed(*, left: timedelta | None = timedelta(hours=1)) -> ReissueDesk:
    """A page at its last step, with a request that changes nothing but the key."""
    desk = ReissueDesk(left=left)
    desk.give()
    desk.go_to(Step.REVIEW)
    return desk


def pending(word: str = "reissue_pending") -> ReissueDesk:
    order = replace(an_order(status=word), status_since=NOW - DAY)
    return ReissueDesk(details_of(order, seen(order)))


def test_the_page_opens_without_a_session_and_says_for_which_order() -> None:
    desk = ReissueDesk(left=None)
    assert desk.props.entry is not None
    assert desk.opened == [SHOP]
    assert (desk.props.step, desk.props.can_continue, desk.wanted) == (Step.NEW_CSR, False, [])


def test_nothing_goes_on_before_a_request_is_there_and_all_is_decided() -> None:
    desk = ReissueDesk()
    desk.model.forward()
    assert desk.props.step is Step.NEW_CSR
    desk.ask_for_dropped_names()
    desk.give(FEWER)
    desk.model.forward()
    assert desk.props.step is Step.NEW_CSR
    desk.drop_the_name()
    desk.go_to(Step.REVIEW)


def test_going_back_keeps_what_was_answered() -> None:
    desk = reviewed()
    desk.model.choose_method(MAIL)
    desk.model.set_reason("Server moved", is_key_compromised=False)
    desk.model.back()
    desk.model.back()
    desk.model.back()
    assert desk.props.step is Step.NEW_CSR
    desk.go_to(Step.REVIEW)
    assert desk.props.validation is not None
    assert (desk.props.validation.chosen, desk.props.validation.reason) == (MAIL, "Server moved")


def test_what_is_sent_is_what_was_prepared() -> None:
    desk = reviewed()
    desk.model.choose_method(TXT)
    desk.model.set_reason("  Names changed ", is_key_compromised=False)
    desk.lane.drain()
    desk.send()
    ((request, _key),) = desk.acts.taken
    assert (request.csr, request.names) == (SAME.der, LARKSPUR)
    assert (request.method, request.reason) == (TXT, "Names changed")
    assert desk.props.sent is not None
    assert [receipt.key for receipt in desk.done] == [desk.props.sent.key]


def test_a_second_press_while_it_is_sent_does_nothing() -> None:
    desk = reviewed()
    desk.model.send()
    assert desk.props.is_sending
    desk.model.send()
    desk.lane.drain()
    desk.send()
    assert len(desk.acts.taken) == 1


def test_the_same_wish_keeps_its_key_and_another_one_gets_another() -> None:
    desk = reviewed()
    desk.acts.refusal = Unavailable(MessageKey.PORTAL)
    desk.send()
    desk.send()
    desk.model.set_reason("Something else", is_key_compromised=False)
    desk.lane.drain()
    desk.send()
    first, second, third = (key for _request, key in desk.acts.taken)
    assert first == second
    assert third != first


@pytest.mark.parametrize("error", [Unavailable(MessageKey.PORTAL), StateConflict(MessageKey.REISSUE_PENDING)])
def test_a_refusal_is_said_above_the_page_and_nothing_is_lost(error: CertDeskError) -> None:
    desk = reviewed()
    desk.acts.refusal = error
    desk.send()
    assert desk.props.problem is error
    assert (desk.props.step, desk.props.is_sending, desk.props.sent) == (Step.REVIEW, False, None)
    desk.acts.refusal = None
    desk.send()
    assert desk.props.sent is not None


def test_a_request_that_the_authority_refuses_leads_back_to_it_until_another_comes() -> None:
    desk = reviewed()
    desk.acts.refusal = FieldError("csr", MessageKey.KEY_REUSED, name="blog.larkspur.example")
    desk.send()
    assert (desk.props.step, desk.props.refusal) == (Step.NEW_CSR, desk.acts.refusal)
    desk.model.forward()
    assert desk.props.step is Step.NEW_CSR
    desk.give(FEWER)
    assert desk.props.refusal is None


def test_a_bug_goes_to_whoever_reports_bugs() -> None:
    desk = reviewed()
    desk.acts.refusal = ZeroDivisionError()
    desk.send()
    assert desk.failures == [desk.acts.refusal]
    assert not desk.props.is_sending


def test_sending_without_a_session_signs_in_first_and_goes_on_by_itself() -> None:
    desk = reviewed(left=None)
    desk.send()
    assert desk.acts.taken == []
    assert [request.after for request in desk.wanted] == [After.GO_ON_REISSUING]
    desk.sign_in()
    desk.model.go_on()
    desk.lane.drain()
    assert desk.props.sent is not None


def test_a_sign_in_for_something_else_sends_nothing() -> None:
    desk = reviewed(left=None)
    desk.sign_in()
    desk.model.go_on()
    desk.lane.drain()
    assert desk.acts.taken == []


def test_sending_goes_on_although_the_request_is_being_judged_anew_at_that_moment() -> None:
    desk = reviewed(left=None)
    desk.send()
    desk.sign_in()
    desk.model.refresh(frozenset({Topic.ORDERS, Topic.SESSIONS}))
    desk.model.go_on()
    assert desk.acts.taken == []
    desk.lane.drain()
    assert len(desk.acts.taken) == 1


def test_names_that_only_the_session_told_are_looked_at_before_anything_is_sent() -> None:
    desk = ReissueDesk(left=None)
    desk.requests.present = (LARKSPUR[0],)
    desk.give(FEWER)
    desk.go_to(Step.REVIEW)
    desk.send()
    desk.requests.present = LARKSPUR
    desk.ask_for_dropped_names()
    desk.sign_in()
    desk.model.go_on()
    desk.lane.drain()
    assert desk.acts.taken == []
    assert (desk.props.step, desk.props.is_overtaken, desk.props.can_continue) == (Step.NEW_CSR, True, False)
    desk.drop_the_name()
    assert not desk.props.is_overtaken
    desk.go_to(Step.REVIEW)
    desk.send()
    assert len(desk.acts.taken) == 1


def test_what_the_session_asks_stops_a_sending_that_goes_on_by_itself() -> None:
    desk = reviewed(left=None)
    desk.send()
    desk.ask_for_dropped_names()
    desk.sign_in()
    desk.model.refresh(frozenset({Topic.ORDERS, Topic.SESSIONS}))
    desk.lane.drain()
    desk.model.go_on()
    desk.lane.drain()
    assert desk.acts.taken == []
    assert (desk.props.is_overtaken, desk.props.step) == (True, Step.NEW_CSR)


def test_a_session_that_the_portal_does_not_know_is_opened_anew() -> None:
    desk = reviewed()
    desk.acts.refusal = session_required()
    desk.send()
    assert not desk.props.is_signed_in
    assert [request.after for request in desk.wanted] == [After.GO_ON_REISSUING]
    desk.acts.refusal = None
    desk.sessions.sessions = (replace(desk.sessions.sessions[0], token="another"),)
    desk.model.go_on()
    desk.lane.drain()
    assert desk.props.sent is not None


def test_the_portal_is_asked_once_for_each_way_and_only_with_a_session() -> None:
    desk = ReissueDesk()
    desk.give()
    assert desk.proofs.ahead_of == []
    desk.go_to(Step.VALIDATION)
    desk.model.choose_method(TXT)
    desk.lane.drain()
    desk.model.choose_method(None)
    desk.model.choose_method(TXT)
    desk.lane.drain()
    assert desk.proofs.ahead_of == [(LARKSPUR, None), (LARKSPUR, TXT)]
    without = ReissueDesk(left=None)
    without.give()
    without.go_to(Step.REVIEW)
    assert without.proofs.ahead_of == []


def test_while_the_portal_is_asked_the_page_says_so() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.model.forward()
    assert desk.props.validation is not None
    assert desk.props.validation.is_asking
    desk.lane.drain()
    assert not desk.props.validation.is_asking


def test_a_portal_that_does_not_answer_leaves_the_present_way_and_can_be_asked_again() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.proofs.fail_with(Unavailable(MessageKey.PORTAL))
    desk.go_to(Step.VALIDATION)
    assert desk.props.validation is not None
    assert [way.method for way in desk.props.validation.ways if way.is_offered] == [None]
    assert desk.props.can_continue
    desk.proofs.succeed()
    desk.model.ask_again()
    desk.lane.drain()
    assert all(way.is_offered for way in desk.props.validation.ways)


def test_a_session_that_is_over_when_the_portal_is_asked_needs_another() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.proofs.fail_with(SessionRequired(MessageKey.SESSION_ENDED, order=SHOP))
    desk.go_to(Step.VALIDATION)
    assert (desk.props.is_signed_in, desk.props.had_session) == (False, True)
    assert desk.props.validation is not None
    assert desk.props.validation.problem is None


def test_a_way_that_the_portal_does_not_take_is_off_and_says_for_which_name() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.go_to(Step.VALIDATION)
    desk.proofs.fail_with(PolicyRefused(MessageKey.PROOF_METHOD, name=LARKSPUR[1]))
    desk.model.choose_method(TXT)
    desk.lane.drain()
    assert desk.props.validation is not None
    off = [(way.method, way.out_of_reach) for way in desk.props.validation.ways if not way.is_offered]
    assert off == [(TXT, LARKSPUR[1])]
    assert not desk.props.can_continue


def test_a_mail_is_not_offered_once_mails_prove_nothing_any_more() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.go_to(Step.VALIDATION)
    desk.sessions.time = MAIL_ENDS
    desk.model.tick()
    assert desk.props.validation is not None
    off = [way.method for way in desk.props.validation.ways if way.has_ended and not way.is_offered]
    assert off == [MAIL]


def test_a_file_is_not_offered_for_a_wildcard() -> None:
    desk = ReissueDesk()
    wild = some_facts((*LARKSPUR, "*.larkspur.example"))
    desk.requests.texts[wild.pem] = wild
    desk.give(wild)
    desk.go_to(Step.VALIDATION)
    assert desk.props.validation is not None
    off = [(way.method, way.out_of_reach) for way in desk.props.validation.ways if not way.is_offered]
    assert off == [(FILE, "*.larkspur.example")]


def test_what_has_to_be_proved_is_what_the_portal_says() -> None:
    desk = ReissueDesk()
    more = some_facts((*LARKSPUR, GIFTS))
    desk.requests.texts[more.pem] = more
    desk.give(more)
    desk.go_to(Step.VALIDATION)
    assert desk.props.validation is not None
    assert desk.props.validation.unproved == (GIFTS,)
    assert (desk.props.validation.reuse.good, desk.props.validation.reuse.of) == (4, 5)
    assert desk.props.review is not None
    assert desk.props.review.unproved == (GIFTS,)


def test_a_reason_that_says_that_the_key_leaked_is_judged_by_and_sent_back_to_the_request() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.go_to(Step.VALIDATION)
    stop = verdict(Check.KEY, Weight.STOP, MessageKey.KEY_SAME_LEAKED)
    desk.requests.verdicts = lambda _facts, _answers: (*passes()[:2], stop)
    desk.model.set_reason("Key compromised", is_key_compromised=True)
    desk.lane.drain()
    assert desk.requests.asked[-1].is_key_compromised
    assert desk.props.stop == stop
    assert not desk.props.can_continue


def test_the_review_says_what_follows_to_the_hour() -> None:
    desk = ReissueDesk()
    desk.ask_for_dropped_names()
    desk.give(FEWER)
    desk.drop_the_name()
    review = desk.props.review
    assert review is not None
    assert review.outlook.revokes_at == desk.sessions.now().replace(second=0) + timedelta(hours=72)
    assert [change.name for change in review.outlook.removed] == [PAY]


def test_seconds_that_pass_announce_nothing_but_minutes_move_the_hour_of_the_revocation() -> None:
    desk = ReissueDesk()
    desk.ask_for_dropped_names()
    desk.give(FEWER)
    desk.drop_the_name()
    told: list[object] = []
    desk.model.changed.connect(told.append)
    desk.sessions.time += timedelta(seconds=30)
    desk.model.tick()
    assert told == []
    desk.sessions.time += timedelta(minutes=1)
    desk.model.tick()
    assert len(told) == 1


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("reissue_pending", MessageKey.REISSUE_PENDING),
        ("revoked", MessageKey.NOT_REISSUABLE),
        ("pending", MessageKey.NOT_REISSUABLE),
    ],
)
def test_an_order_that_cannot_be_reissued_says_why(word: str, key: MessageKey) -> None:
    desk = pending(word)
    assert desk.props.blocked is not None
    assert desk.props.blocked.key is key
    desk.give()
    assert not desk.props.can_continue


def test_a_reissue_that_begins_elsewhere_stops_the_page() -> None:
    desk = reviewed()
    order = replace(an_order(status="reissue_pending"), status_since=NOW)
    desk.orders.known[SHOP] = details_of(order, seen(order))
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert desk.props.blocked is not None
    desk.send()
    assert desk.acts.taken == []


def test_after_sending_the_pending_reissue_is_no_obstacle_but_the_result() -> None:
    desk = reviewed()
    desk.send()
    order = replace(an_order(status="reissue_pending"), status_since=NOW)
    desk.orders.known[SHOP] = details_of(order, seen(order))
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert desk.props.blocked is None
    assert desk.props.sent is not None


def test_leaving_the_page_forgets_it_and_opening_it_again_begins_anew() -> None:
    desk = reviewed()
    desk.send()
    desk.model.leave()
    assert (desk.props.is_open, desk.left) == (False, [SHOP])
    desk.open()
    assert (desk.props.step, desk.props.sent) == (Step.NEW_CSR, None)


def test_while_it_is_sent_the_page_can_neither_be_left_nor_changed_for_another() -> None:
    desk = reviewed()
    desk.model.send()
    desk.model.leave()
    desk.model.discard()
    desk.model.open(OrderId("1"))
    assert desk.props.is_open
    desk.lane.drain()
    assert desk.props.sent is not None


def test_a_drop_on_the_order_whose_page_is_open_is_handed_in_there() -> None:
    desk = reviewed()
    desk.model.open_with(SHOP, HandedIn(Origin.DROPPED, text=FEWER.pem))
    desk.lane.drain()
    assert desk.props.step is Step.NEW_CSR
    assert desk.props.request.facts == FEWER


def test_a_private_key_is_refused_and_reaches_neither_services_nor_draft() -> None:
    desk = ReissueDesk()
    desk.hand_in.hand_in(HandedIn(Origin.PASTED, text=PRIVATE_KEY))
    desk.lane.drain()
    assert desk.requests.read_texts == []
    assert desk.save() is None
    assert not desk.props.can_continue


def test_who_had_to_agree_before_is_named_in_the_review() -> None:
    order = an_order()
    details = details_of(order, seen(order))
    asked = ActivityLine(NOW - DAY, EventKind.APPROVAL_ASKED)
    desk = ReissueDesk(replace(details, activity=(asked, *details.activity)))
    desk.give()
    assert desk.props.review is not None
    assert desk.props.review.outlook.was_approved_before


def test_an_order_that_is_gone_is_no_page() -> None:
    desk = ReissueDesk(is_open=False)
    desk.open(OrderId("unknown"))
    assert desk.opened == []
    assert len(desk.failures) == 1


def test_the_command_that_helps_names_what_was_seen_and_nothing_less() -> None:
    order = an_order()
    desk = ReissueDesk(details_of(order))
    assert desk.hand_in.props.command == "", "for its common name alone it would drop all others"
    desk.orders.known[order.id] = details_of(order, seen(order))
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert all(name in desk.hand_in.props.command for name in LARKSPUR)


def test_the_command_names_the_organisation_only_where_the_certificate_does() -> None:
    order = an_order()
    checked = sold_as(order, Brand.GEOTRUST)
    assert "/O=Larkspur Florists" in ReissueDesk(details_of(order, seen(order))).hand_in.props.command
    assert "Larkspur Florists" not in ReissueDesk(details_of(checked, seen(checked))).hand_in.props.command
