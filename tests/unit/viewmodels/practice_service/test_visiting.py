"""Getting into a practice service and out of it again."""

import pytest

from certdesk.domain.accounts import Visit
from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError, PolicyRefused, SessionRequired
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.practice_service.props import Busy, Note, Page
from tests.fakes_gui.accounts import RIGHT, WRONG, silent
from tests.unit.viewmodels.practice_service.room import CLASHING, LINKED, SSO, WAITING, Room

ENDED = SessionRequired(MessageKey.VISIT_ENDED, service="DigiCert ONE")
SECRET = "Winter-9gale"


@pytest.fixture
def room(qapp: object) -> Room:
    return Room()


def test_it_is_closed_until_a_service_is_asked_for(room: Room) -> None:
    assert not room.now().is_open
    assert room.services.asked == []


def test_a_service_that_is_asked_for_begins_with_its_sign_in_page(room: Room) -> None:
    room.model.ask(WAITING.seat)
    assert (room.now().page, room.now().busy) == (Page.OPENING, Busy.LOADING)
    room.lane.drain()
    assert (room.now().page, room.now().busy) == (Page.SIGN_IN, None)
    assert (room.now().organisation, room.now().username) == ("Copperfield Legal", "maya.okafor")


def test_the_username_that_was_given_goes_before_the_one_that_is_known(room: Room) -> None:
    room.ask(CLASHING, "m.okafor1")
    assert room.now().username == "m.okafor1"


def test_signing_in_leads_to_the_home_page_and_tells_of_the_visit(room: Room) -> None:
    visits: list[Visit] = []
    room.model.entered.connect(visits.append)
    room.ask()
    room.model.sign_in("m.okafor", RIGHT)
    assert room.now().busy is Busy.SIGNING_IN
    room.lane.drain()
    assert (room.now().page, room.now().busy) == (Page.HOME, None)
    assert room.now().profile is not None
    assert [visit.seat for visit in visits] == [CLASHING.seat]


def test_a_password_is_kept_in_nothing_that_is_held_or_shown(room: Room) -> None:
    room.ask()
    room.sign_in(password=SECRET)
    assert isinstance(room.now().problem, FieldError)
    assert SECRET not in repr(room.now()) + repr(room.model._inputs) + repr(room.services.asked)


def test_a_second_press_signs_in_once(room: Room) -> None:
    room.ask()
    room.model.sign_in("m.okafor", RIGHT)
    room.sign_in()
    assert room.services.count("enter") == 1


def test_a_refusal_stays_on_the_sign_in_page(room: Room) -> None:
    room.ask()
    room.sign_in(password=WRONG)
    assert (room.now().page, room.now().busy) == (Page.SIGN_IN, None)
    room.services.fail("enter", PolicyRefused(MessageKey.ACCOUNT_LIMIT, minutes=15))
    room.sign_in()
    assert room.problem() is MessageKey.ACCOUNT_LIMIT
    room.sign_in()
    assert (room.now().page, room.now().problem) == (Page.HOME, None)


def test_sso_users_enter_through_their_company(room: Room) -> None:
    room.ask(SSO)
    assert room.now().is_company
    room.model.sign_in_by_company()
    room.lane.drain()
    assert room.now().page is Page.HOME


def test_a_visit_of_elsewhere_opens_the_home_page_at_once(room: Room) -> None:
    room.visit(LINKED)
    assert room.now().page is Page.HOME
    assert room.profile().is_linked
    assert room.services.count("enter") == 0


def test_a_linked_service_opens_by_the_account_again(room: Room) -> None:
    room.ask(LINKED)
    assert room.now().opens_by_account
    room.model.open_by_account()
    room.lane.drain()
    assert (room.now().page, room.accounts.count("open")) == (Page.HOME, 1)


def test_a_visit_that_is_over_begins_again_with_the_sign_in_page(room: Room) -> None:
    room.services.fail("profile", ENDED)
    room.visit()
    assert (room.now().page, room.now().problem, room.now().username) == (Page.SIGN_IN, ENDED, "m.okafor")


def test_moving_time_shows_that_a_visit_is_over(room: Room) -> None:
    room.visit()
    room.services.fail("profile", ENDED)
    room.model.refresh(frozenset({Topic.CLOCK}))
    room.lane.drain()
    assert (room.now().page, room.now().problem) == (Page.SIGN_IN, ENDED)


def test_a_service_that_does_not_answer_can_be_tried_again(room: Room) -> None:
    room.services.fail("profile", silent())
    room.visit()
    assert room.now().page is Page.OPENING
    assert room.now().trouble is not None
    room.model.load()
    assert (room.now().trouble, room.now().busy) == (None, Busy.LOADING)
    room.lane.drain()
    assert (room.now().page, room.now().trouble) == (Page.HOME, None)


def test_what_was_seen_stays_while_the_service_does_not_answer(room: Room) -> None:
    room.visit()
    room.services.fail("profile", silent())
    room.model.refresh(frozenset({Topic.ACCOUNTS}))
    room.lane.drain()
    assert room.now().page is Page.HOME
    assert room.now().profile is not None
    assert room.now().trouble is not None


def test_signing_out_ends_the_visit_and_shows_the_sign_in_page(room: Room) -> None:
    room.visit()
    room.model.leave()
    assert (room.now().page, room.now().note) == (Page.SIGN_IN, Note.LEFT)
    room.lane.drain()
    assert room.left() == [CLASHING.seat]


def test_closing_the_window_leaves_no_visit_open(room: Room) -> None:
    room.visit()
    room.model.close()
    room.lane.drain()
    assert not room.now().is_open
    assert room.left() == [CLASHING.seat]


def test_a_visit_that_comes_after_the_window_was_closed_ends_at_once(room: Room) -> None:
    room.ask()
    room.model.sign_in("m.okafor", RIGHT)
    room.model.close()
    room.lane.drain()
    assert not room.now().is_open
    assert room.left() == [CLASHING.seat]


def test_another_service_takes_the_place_of_the_first(room: Room) -> None:
    room.visit(CLASHING)
    before = room.now().calls
    room.model.show(room.accounts.visit(LINKED.seat))
    assert room.now().profile is None, "nothing of the first is shown meanwhile"
    room.lane.drain()
    assert (room.now().seat, room.now().calls > before) == (LINKED.seat, True)
    assert room.left() == [CLASHING.seat]


def test_the_same_visit_is_not_ended_by_being_shown_once_more(room: Room) -> None:
    room.visit()
    room.model.turn_to(Page.EDIT)
    room.model.set_username("m.okafor1")
    before = room.now()
    room.visit()
    assert (room.now().page, room.now().can_update, room.now().calls > before.calls) == (Page.EDIT, True, True)
    assert room.left() == []


def test_a_service_that_is_asked_for_again_is_gone_on_with(room: Room) -> None:
    room.ask()
    room.model.sign_in("m.okafor", RIGHT)
    room.model.ask(CLASHING.seat)
    room.lane.drain()
    assert room.now().page is Page.HOME, "an answer on its way is waited for"
    room.ask(CLASHING, "m.okafor")
    assert (room.now().page, room.left()) == (Page.HOME, [])
    room.model.leave()
    room.ask(CLASHING, "maya")
    assert (room.now().page, room.now().username) == (Page.SIGN_IN, "maya")


def test_an_answer_of_the_service_that_was_shown_before_is_dropped(room: Room) -> None:
    room.model.show(room.accounts.visit(CLASHING.seat))
    room.model.ask(LINKED.seat)
    room.lane.crank_last()
    room.lane.drain()
    assert (room.now().seat, room.now().page) == (LINKED.seat, Page.SIGN_IN)
    assert room.now().profile is None


def test_signing_out_where_the_service_is_silent_signs_out_here(room: Room) -> None:
    room.services.fail("leave", silent())
    room.visit()
    room.model.leave()
    room.lane.drain()
    assert (room.now().page, room.now().problem, room.bugs) == (Page.SIGN_IN, None, [])


def test_a_bug_is_passed_on_and_leaves_nothing_waiting(room: Room) -> None:
    bug = ZeroDivisionError()
    room.ask()
    room.services.fail("enter", bug)
    room.sign_in()
    assert (room.bugs, room.now().busy) == ([bug], None)


def test_a_new_password_is_asked_for_and_said_to_be_on_its_way(room: Room) -> None:
    room.ask()
    room.model.send_password("m.okafor")
    room.lane.drain()
    assert room.now().note is Note.MAILED
    assert room.services.asked[-1] == ("send_password", (CLASHING.seat, "m.okafor"))
    room.services.fail("send_password", silent())
    room.model.send_password("m.okafor")
    room.lane.drain()
    assert room.now().note is None
    assert room.now().problem is not None


def test_a_second_press_has_one_password_mailed(room: Room) -> None:
    room.ask()
    room.model.send_password("m.okafor")
    room.model.send_password("m.okafor")
    assert room.now().busy is Busy.MAILING
    room.lane.drain()
    assert [name for name, _ in room.services.asked].count("send_password") == 1
    assert room.now().busy is None


def test_other_topics_are_none_of_its_business(room: Room) -> None:
    room.visit()
    asked = len(room.services.asked)
    room.model.refresh(frozenset({Topic.ORDERS, Topic.MAIL}))
    assert room.lane.waiting == 0
    room.model.close()
    room.lane.drain()
    room.model.refresh(frozenset({Topic.ACCOUNTS}))
    assert (room.lane.waiting, len(room.services.asked)) == (0, asked + 1)
