"""The second step: one code, one try at a time, by the portal's clock."""

from datetime import timedelta

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError, PolicyRefused, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import LONGEST_CODE_INPUT
from certdesk.viewmodels.flow import After, SignedIn, SignInRequest
from certdesk.viewmodels.sign_in.props import Refused, StepOne, StepTwo
from tests.fakes_gui.sign_in import MINUTE, NOON, SECOND, SHOP, SignInDesk, session

AT_ONCE = SignInRequest(SHOP, After.OPEN_DOWNLOAD, send_at_once=True)
CODE = "7Q4KX2"


@pytest.fixture
def desk(qapp: object) -> SignInDesk:
    """A desk that waits for the code."""
    made = SignInDesk()
    made.model.begin(AT_ONCE)
    made.answer()
    return made


def step_two(desk: SignInDesk) -> StepTwo:
    step = desk.model.props.step
    assert isinstance(step, StepTwo)
    return step


def refuse(desk: SignInDesk, error: Exception) -> None:
    desk.next_fails(error)
    desk.model.set_code(CODE)
    desk.model.submit()
    desk.answer()


def test_sending_at_once_starts_on_the_second_step(qapp: object) -> None:
    desk = SignInDesk()
    desk.model.begin(AT_ONCE)
    assert step_two(desk).is_sending
    assert step_two(desk).validity is None
    desk.queries.drain()
    assert step_two(desk).is_sending
    assert desk.model.props.facts is not None
    desk.answer()
    step = step_two(desk)
    assert not step.is_busy
    assert step.validity is not None
    assert step.validity.sent_to == "web@larkspur.example"
    assert step.validity.valid_until == NOON + timedelta(hours=2)


def test_sending_at_once_within_a_minute_returns_to_the_code_under_way(desk: SignInDesk) -> None:
    desk.model.cancel()
    desk.pass_time(59 * SECOND)
    desk.model.begin(AT_ONCE)
    desk.answer()
    assert step_two(desk).validity is not None
    assert len(desk.sessions.requested) == 1
    desk.model.cancel()
    desk.pass_time(SECOND)
    desk.model.begin(AT_ONCE)
    desk.answer()
    assert len(desk.sessions.requested) == 2


def test_a_refusal_while_sending_at_once_stands_on_the_first_step(qapp: object) -> None:
    desk = SignInDesk()
    error = FieldError("identifier", MessageKey.NO_MATCH, kind="name")
    desk.next_fails(error)
    desk.model.begin(AT_ONCE)
    desk.answer()
    step = desk.model.props.step
    assert isinstance(step, StepOne)
    assert step.identifier_problem is error
    assert step.form.email == "web@larkspur.example"


def test_going_back_before_the_order_was_read_still_fills_the_fields_in(qapp: object) -> None:
    desk = SignInDesk()
    desk.model.begin(AT_ONCE)
    desk.model.back()
    desk.answer()
    step = desk.model.props.step
    assert isinstance(step, StepOne)
    assert step.form.email == "web@larkspur.example"
    assert desk.sessions.requested == []


def test_a_right_code_signs_in_for_what_was_asked(desk: SignInDesk) -> None:
    desk.model.set_code("7q4-kx2")
    desk.model.submit()
    assert step_two(desk).is_checking
    desk.answer()
    assert desk.finished == [SignedIn(AT_ONCE, session(SHOP, NOON))]
    assert desk.sessions.tried == [("request 1", "7q4-kx2")]


def test_a_used_code_is_not_gone_back_to(desk: SignInDesk) -> None:
    desk.model.set_code(CODE)
    desk.model.submit()
    desk.answer()
    desk.model.begin(AT_ONCE)
    desk.answer()
    assert len(desk.sessions.requested) == 2


def test_pressing_twice_hands_the_code_in_once(desk: SignInDesk) -> None:
    desk.model.set_code(CODE)
    desk.model.submit()
    desk.model.submit()
    desk.model.set_code("other")
    desk.answer()
    assert desk.sessions.tried == [("request 1", CODE)]
    assert len(desk.finished) == 1


@pytest.mark.parametrize("code", ["", "   ", "- -"])
def test_no_code_is_not_a_try(desk: SignInDesk, code: str) -> None:
    desk.model.set_code(code)
    desk.model.submit()
    problem = step_two(desk).problem
    assert problem is not None
    assert problem.key is MessageKey.CODE_SHORT
    assert desk.commands.waiting == 0


@pytest.mark.parametrize("key", [MessageKey.CODE_WRONG, MessageKey.CODE_SHORT])
def test_a_wrong_code_stays_in_the_field_until_it_is_changed(desk: SignInDesk, key: MessageKey) -> None:
    error = FieldError("code", key)
    refuse(desk, error)
    step = step_two(desk)
    assert step.problem is error
    assert step.code == CODE
    assert not step.is_busy
    desk.model.set_code("7Q4KX")
    assert step_two(desk).problem is None


@pytest.mark.parametrize("key", [MessageKey.CODE_EXPIRED, MessageKey.CODE_USED])
def test_a_code_that_opens_nothing_any_more_leaves_the_field(desk: SignInDesk, key: MessageKey) -> None:
    error = FieldError("code", key)
    refuse(desk, error)
    step = step_two(desk)
    assert step.problem is error
    assert step.is_code_over
    assert step.code == ""


def test_a_code_runs_out_by_the_clock_alone(desk: SignInDesk) -> None:
    desk.model.set_code(CODE)
    desk.pass_time(timedelta(hours=2) - SECOND)
    assert not step_two(desk).is_code_over
    desk.sessions.time += SECOND
    desk.model.refresh(frozenset({Topic.MAIL}))
    assert not step_two(desk).is_code_over
    desk.model.refresh(frozenset({Topic.CLOCK}))
    step = step_two(desk)
    assert step.is_code_over
    assert step.problem is not None
    assert step.problem.key is MessageKey.CODE_EXPIRED
    assert step.code == ""
    assert step.can_resend


def test_a_code_that_ran_out_since_the_last_tick_is_not_handed_in(desk: SignInDesk) -> None:
    desk.model.set_code(CODE)
    desk.sessions.time += timedelta(hours=3)
    desk.model.submit()
    assert step_two(desk).is_code_over
    assert desk.commands.waiting == 0


def test_what_is_left_counts_minutes_then_seconds(desk: SignInDesk) -> None:
    def left() -> timedelta:
        validity = step_two(desk).validity
        assert validity is not None
        return validity.left

    desk.pass_time(19 * SECOND)
    assert left() == timedelta(hours=1, minutes=59)
    desk.pass_time(timedelta(hours=1, minutes=59))
    assert left() == 41 * SECOND


def test_a_new_code_waits_a_minute_and_is_then_sent_once(desk: SignInDesk) -> None:
    desk.pass_time(19 * SECOND)
    assert step_two(desk).resend_in == 41 * SECOND
    desk.model.resend()
    assert desk.commands.waiting == 0
    desk.pass_time(41 * SECOND)
    assert step_two(desk).can_resend
    desk.model.resend()
    desk.model.resend()
    assert step_two(desk).is_sending
    desk.answer()
    assert len(desk.sessions.requested) == 2
    assert step_two(desk).resend_in == MINUTE
    desk.model.set_code(CODE)
    desk.model.submit()
    desk.answer()
    assert desk.sessions.tried == [("request 2", CODE)]


def test_a_new_code_revives_an_expired_page(desk: SignInDesk) -> None:
    desk.pass_time(timedelta(hours=2))
    desk.model.resend()
    desk.answer()
    step = step_two(desk)
    assert not step.is_code_over
    assert step.problem is None


def test_a_portal_that_wants_to_wait_longer_sets_the_countdown(desk: SignInDesk) -> None:
    desk.pass_time(MINUTE)
    desk.next_fails(PolicyRefused(MessageKey.RESEND_SOON, seconds=12))
    desk.model.resend()
    desk.answer()
    step = step_two(desk)
    assert step.resend_in == 12 * SECOND
    assert step.notice is None


def test_too_many_tries_count_the_minutes_down_and_then_offer_a_new_code(desk: SignInDesk) -> None:
    refuse(desk, PolicyRefused(MessageKey.CODE_LIMIT, minutes=15))
    step = step_two(desk)
    assert step.paused_minutes == 15
    assert step.is_code_over
    assert step.code == ""
    desk.model.submit()
    desk.model.resend()
    assert desk.commands.waiting == 0
    desk.pass_time(14 * MINUTE + SECOND)
    assert step_two(desk).paused_minutes == 1
    assert not step_two(desk).can_resend
    desk.pass_time(59 * SECOND)
    assert step_two(desk).paused_minutes is None
    assert step_two(desk).can_resend


def test_a_pause_met_while_sending_is_the_same_pause(desk: SignInDesk) -> None:
    desk.pass_time(MINUTE)
    desk.next_fails(PolicyRefused(MessageKey.CODE_LIMIT, minutes=3))
    desk.model.resend()
    desk.answer()
    assert step_two(desk).paused_minutes == 3


def test_guest_access_that_was_switched_off_meanwhile_is_a_refusal(desk: SignInDesk) -> None:
    desk.pass_time(MINUTE)
    desk.next_fails(PolicyRefused(MessageKey.GUEST_OFF))
    desk.model.resend()
    desk.answer()
    assert isinstance(desk.model.props.step, Refused)


def test_a_portal_that_does_not_answer_costs_nothing_typed(desk: SignInDesk) -> None:
    error = Unavailable(MessageKey.PORTAL)
    refuse(desk, error)
    step = step_two(desk)
    assert step.notice is error
    assert step.problem is None
    assert step.code == CODE


def test_a_bug_while_checking_leaves_a_page_that_works(desk: SignInDesk) -> None:
    bug = ZeroDivisionError()
    refuse(desk, bug)
    assert desk.failed == [bug]
    assert not step_two(desk).is_busy


@pytest.mark.parametrize("leave", ["back", "cancel"])
def test_a_session_that_opened_too_late_is_signed_out(desk: SignInDesk, leave: str) -> None:
    desk.sessions.meanwhile = desk.model.back if leave == "back" else desk.model.cancel
    desk.model.set_code(CODE)
    desk.model.submit()
    desk.answer()
    assert desk.finished == []
    assert desk.sessions.signed_out == [SHOP]
    assert desk.sessions.all() == ()


def test_a_late_session_stays_where_one_was_live_before(desk: SignInDesk) -> None:
    desk.sessions.open = (session(SHOP, NOON - timedelta(hours=1)),)
    desk.sessions.meanwhile = desk.model.cancel
    desk.model.set_code(CODE)
    desk.model.submit()
    desk.answer()
    assert desk.sessions.signed_out == []
    assert len(desk.sessions.all()) == 1


def test_going_back_before_the_code_was_checked_tries_nothing(desk: SignInDesk) -> None:
    desk.model.set_code(CODE)
    desk.model.submit()
    desk.model.back()
    desk.answer()
    assert desk.sessions.tried == []
    assert isinstance(desk.model.props.step, StepOne)


def test_cancelling_forgets_the_code_before_it_is_told(desk: SignInDesk) -> None:
    desk.model.set_code(CODE)
    announced: list[object] = []
    desk.model.changed.connect(announced.append)
    desk.model.cancelled.connect(lambda: announced.append("cancelled"))
    desk.model.cancel()
    assert announced[0] == "cancelled"
    desk.model.begin(AT_ONCE)
    desk.answer()
    assert step_two(desk).code == ""


def test_the_code_is_in_no_repr_and_no_message(desk: SignInDesk) -> None:
    desk.model.set_code(CODE)
    assert CODE not in repr(desk.model.props)
    assert CODE not in repr(desk.model._inputs)
    refuse(desk, FieldError("code", MessageKey.CODE_WRONG))
    assert CODE not in repr(desk.model.props)


def test_a_code_is_bounded_and_a_link_is_handed_in_whole(desk: SignInDesk) -> None:
    desk.model.set_code("7" * 65_536)
    assert len(step_two(desk).code) == LONGEST_CODE_INPUT
    link = "https://portal.example/guest?code=7Q4KX2"
    desk.model.set_code(link)
    assert step_two(desk).is_link
    desk.model.submit()
    desk.answer()
    assert desk.sessions.tried == [("request 1", link)]


def test_a_tick_that_changes_nothing_announces_nothing(desk: SignInDesk) -> None:
    desk.pass_time(5 * MINUTE + SECOND)
    announced: list[object] = []
    desk.model.changed.connect(announced.append)
    desk.pass_time(SECOND)
    assert announced == []
