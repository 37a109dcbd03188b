"""The Admin profile: changing the username in the service, and the five steps that lead there."""

from dataclasses import replace

import pytest

from certdesk.domain.accounts import NameClash
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, FieldError, SessionRequired
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.practice_service.props import Busy, Note, Page, Step
from tests.fakes_gui.account_samples import LINKED_AT
from tests.fakes_gui.accounts import silent
from tests.unit.viewmodels.practice_service.room import CLASHING, LINKED, WAITING, Room


@pytest.fixture
def room(qapp: object) -> Room:
    return Room()


def test_the_profile_is_updated_with_the_username_that_is_typed(room: Room) -> None:
    room.visit()
    room.model.turn_to(Page.PROFILE)
    room.model.turn_to(Page.EDIT)
    assert not room.now().can_update, "nothing was changed yet"
    room.model.set_username("m.okafor1")
    assert room.now().can_update
    room.model.rename()
    assert room.now().busy is Busy.UPDATING
    room.lane.drain()
    assert (room.now().page, room.now().note, room.now().busy) == (Page.PROFILE, Note.UPDATED, None)
    assert room.profile().username == "m.okafor1"


def test_a_second_press_updates_once(room: Room) -> None:
    room.visit()
    room.model.turn_to(Page.EDIT)
    room.model.set_username("m.okafor1")
    room.model.rename()
    room.model.rename()
    room.lane.drain()
    assert room.services.count("rename") == 1


@pytest.mark.parametrize(
    ("username", "key"),
    [
        ("", MessageKey.USERNAME_EMPTY),
        ("x" * 300, MessageKey.USERNAME_LONG),
        ("m.ok\u0430for", MessageKey.USERNAME_LOOKALIKE),
        ("m okafor", MessageKey.USERNAME_FORM),
        ("\U0001f98a", MessageKey.USERNAME_FORM),
        ("T.Reyes ", MessageKey.USERNAME_TAKEN),
    ],
)
def test_a_username_that_is_refused_leaves_the_profile_and_the_page(room: Room, username: str, key: MessageKey) -> None:
    room.services.others = ("t.reyes",)
    room.visit()
    room.rename(username)
    assert isinstance(room.now().problem, FieldError)
    assert (room.problem(), room.now().page, room.now().busy) == (key, Page.EDIT, None)
    assert room.profile().username == "m.okafor"


@pytest.mark.parametrize("trouble", [silent(), SessionRequired(MessageKey.VISIT_ENDED, service="DigiCert ONE")])
def test_an_update_that_was_not_answered_can_be_tried_again(room: Room, trouble: CertDeskError) -> None:
    room.visit()
    room.services.fail("rename", trouble)
    room.rename("m.okafor1")
    assert room.now().problem is trouble
    is_over = isinstance(trouble, SessionRequired)
    assert room.now().page is (Page.SIGN_IN if is_over else Page.EDIT)
    if is_over:
        room.sign_in()
    room.rename("m.okafor1")
    assert room.now().note is Note.UPDATED


def test_what_is_typed_outlasts_a_look_at_the_service(room: Room) -> None:
    room.visit()
    room.model.turn_to(Page.EDIT)
    room.model.set_username("m.okafor1")
    room.model.refresh(frozenset({Topic.ACCOUNTS}))
    room.lane.drain()
    assert (room.now().page, room.now().can_update) == (Page.EDIT, True)


def test_a_look_that_began_before_the_update_does_not_bring_the_old_name_back(room: Room) -> None:
    room.visit()
    room.model.turn_to(Page.EDIT)
    room.model.set_username("m.okafor1")
    room.model.rename()
    room.model.load()
    room.lane.crank()
    room.services.fail("profile", silent())
    room.lane.drain()
    assert room.now().trouble is None
    assert room.profile().username == "m.okafor1"


def test_a_seat_that_is_linked_meanwhile_shows_the_accounts_username_and_edits_no_more(room: Room) -> None:
    room.visit(WAITING)
    room.model.turn_to(Page.EDIT)
    seat = room.accounts.directory[WAITING.seat]
    room.accounts.set_standing(replace(seat, linked_at=LINKED_AT, service_username="m.okafor"))
    room.model.refresh(frozenset({Topic.ACCOUNTS}))
    room.lane.drain()
    assert room.now().page is Page.PROFILE
    assert (room.profile().username, room.profile().is_linked) == ("m.okafor", True)


def test_signing_out_asks_for_the_name_that_was_changed_to(room: Room) -> None:
    room.visit()
    room.rename("m.okafor1")
    room.model.leave()
    assert room.now().username == "m.okafor1"


def test_the_five_steps_follow_what_the_user_does(room: Room) -> None:
    steps = []
    room.ask()
    steps.append(room.now().step)
    room.sign_in()
    steps.append(room.now().step)
    room.model.turn_to(Page.PROFILE)
    steps.append(room.now().step)
    room.model.turn_to(Page.EDIT)
    steps.append(room.now().step)
    room.model.set_username("m.okafor1")
    steps.append(room.now().step)
    room.model.rename()
    room.lane.drain()
    steps.append(room.now().step)
    assert steps == list(Step)


@pytest.mark.parametrize("username", ["M.Okafor", " m.okafor ", ""])
def test_a_change_that_would_clash_again_is_no_way_out(room: Room, username: str) -> None:
    room.visit()
    room.model.turn_to(Page.EDIT)
    room.model.set_username(username)
    assert room.now().step is Step.USERNAME


def test_a_profile_that_still_clashes_leads_back_to_the_edit_icon(room: Room) -> None:
    room.visit()
    room.rename("M.Okafor")
    assert (room.now().note, room.now().step) == (Note.UPDATED, Step.EDIT)


@pytest.mark.parametrize("view", [LINKED, WAITING])
def test_there_are_no_steps_where_no_username_stands_in_the_way(room: Room, view: object) -> None:
    room.visit(LINKED if view is LINKED else WAITING)
    assert room.now().step is None


def test_there_are_no_steps_where_the_name_that_has_to_change_is_another_user_s(room: Room) -> None:
    room.accounts.set_standing(replace(room.accounts.directory[CLASHING.seat], clash=NameClash.ANOTHERS))
    room.visit()
    assert room.now().step is None


def test_a_name_of_somebody_else_is_in_the_way_like_ones_own(room: Room) -> None:
    seat = replace(room.accounts.directory[CLASHING.seat], service_username="c.okafor")
    room.accounts.set_standing(seat)
    room.visit()
    assert room.now().step is Step.ADMIN_PROFILE
    room.model.turn_to(Page.EDIT)
    for username, step in (("C.Okafor", Step.USERNAME), ("m.okafor", Step.USERNAME), ("c.okafor1", Step.UPDATE)):
        room.model.set_username(username)
        assert room.now().step is step


def test_whoever_signed_out_after_the_change_has_no_more_to_do_here(room: Room) -> None:
    room.visit()
    room.rename("m.okafor1")
    room.model.leave()
    assert room.now().step is Step.DONE


def test_only_what_is_being_edited_can_be_updated(room: Room) -> None:
    room.visit()
    assert not room.now().can_update
    room.model.set_username("m.okafor1")
    room.model.rename()
    assert room.services.count("rename") == room.lane.waiting == 0


def test_the_steps_stay_to_the_end_although_the_name_is_free_by_then(room: Room) -> None:
    room.visit()
    room.rename("m.okafor1")
    room.model.refresh(frozenset({Topic.ACCOUNTS}))
    room.lane.drain()
    assert room.now().step is Step.DONE
    room.visit(CLASHING)
    assert room.now().step is None, "the next time there is nothing to do"
