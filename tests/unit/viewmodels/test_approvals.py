"""Deciding on requests: one at a time, with what came of it."""

import pytest

from certdesk.domain.approvals import RequestState
from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError, StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.approvals import Decision
from tests.fakes_gui.ordering import ApprovalsDesk, a_request, two_requests

pytestmark = pytest.mark.usefixtures("qapp")


def test_those_that_wait_and_those_that_are_settled_are_told_apart() -> None:
    props = ApprovalsDesk(*two_requests(), a_request(9, RequestState.SUBMITTED)).model.props
    assert [each.id for each in props.waiting] == [1, 2]
    assert [each.id for each in props.settled] == [3]
    assert props.is_known


@pytest.mark.parametrize("is_approved", [True, False])
def test_a_decision_goes_out_with_its_comment_and_moves_the_request(is_approved: bool) -> None:
    desk = ApprovalsDesk(*two_requests())
    told: list[Decision] = []
    desk.model.decided.connect(told.append)
    (desk.model.approve if is_approved else desk.model.reject)(1, " as agreed ")
    desk.lane.drain()
    assert desk.counter.decisions == [(1, "as agreed", is_approved)]
    assert [each.id for each in desk.model.props.waiting] == [2]
    assert told == [Decision(1, is_approved, "as agreed")]
    assert desk.model.props.deciding is None


def test_a_decision_is_under_way_until_the_requests_show_it() -> None:
    desk = ApprovalsDesk(*two_requests())
    desk.model.approve(1, "")
    desk.lane.crank()
    assert desk.model.props.deciding is not None
    desk.lane.drain()
    assert desk.model.props.deciding is None


def test_a_second_press_and_another_request_wait_their_turn() -> None:
    desk = ApprovalsDesk(*two_requests())
    desk.model.approve(1, "")
    desk.model.approve(1, "")
    desk.model.reject(2, "")
    desk.model.close()
    assert desk.model.props.is_open
    desk.lane.drain()
    assert desk.counter.decisions == [(1, "", True)]


def test_a_request_that_is_settled_or_unknown_is_not_decided_on() -> None:
    desk = ApprovalsDesk(*two_requests())
    desk.model.approve(3, "")
    desk.model.approve(99, "")
    desk.lane.drain()
    assert desk.counter.decisions == []


def test_a_request_that_another_desk_settled_says_so_and_the_list_follows() -> None:
    desk = ApprovalsDesk(*two_requests())
    desk.counter.trouble = StateConflict(MessageKey.REQUEST_SETTLED, state="approved")
    desk.counter.listed = (a_request(1, RequestState.APPROVED),)
    desk.model.approve(1, "")
    desk.lane.drain()
    assert desk.model.props.problem is desk.counter.trouble
    assert desk.model.props.waiting == ()
    assert desk.model.props.deciding is None


def test_a_comment_that_is_not_taken_stands_at_its_request() -> None:
    desk = ApprovalsDesk(*two_requests())
    desk.counter.trouble = FieldError("comment", MessageKey.COMMENT_LONG, longest=250)
    desk.model.reject(2, "x")
    desk.lane.drain()
    assert desk.model.props.refused is not None
    assert desk.model.props.refused[0] == 2
    assert desk.model.props.problem is None
    desk.counter.trouble = None
    desk.model.reject(2, "x")
    assert desk.model.props.refused is None


def test_new_requests_appear_while_the_sheet_is_open_only() -> None:
    desk = ApprovalsDesk()
    desk.counter.listed = two_requests()
    counts = []
    for topic in (Topic.MAIL, Topic.REQUESTS):
        desk.model.refresh(frozenset({topic}))
        desk.lane.drain()
        counts.append(len(desk.model.props.waiting))
    assert counts == [0, 2]
    desk.model.close()
    desk.model.refresh(frozenset({Topic.REQUESTS}))
    assert desk.lane.waiting == 0


def test_a_failure_of_this_computer_is_said_on_top() -> None:
    desk = ApprovalsDesk(*two_requests())
    desk.counter.trouble = Unavailable(MessageKey.DISK_FULL)
    desk.model.approve(1, "")
    desk.lane.drain()
    assert desk.model.props.problem is desk.counter.trouble
    assert len(desk.model.props.waiting) == 2
