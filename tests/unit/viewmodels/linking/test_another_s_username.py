"""The account's username is somebody else's in the service: nothing the user changes helps, and the wizard says so."""

from dataclasses import replace

import pytest

from certdesk.domain.accounts import NameClash
from certdesk.domain.linking import SeatState, SeatView
from certdesk.viewmodels.linking.props import Conflict, Page
from tests.fakes_gui.account_samples import MAYA
from tests.fakes_gui.linking import FREE, LinkingDesk

TAKEN = replace(FREE, standing=replace(FREE.standing, clash=NameClash.ANOTHERS))


def stand(desk: LinkingDesk, clash: NameClash | None, seat: SeatView = TAKEN, **changes: object) -> None:
    """Let the directory see it that way, and tell."""
    standing = desk.standing_of(seat.seat).standing
    desk.accounts.set_standing(replace(standing, clash=clash, **changes))  # type: ignore[arg-type]  # fields by name
    desk.announce()


def conflict(desk: LinkingDesk) -> Conflict:
    assert desk.props.conflict is not None
    return desk.props.conflict


@pytest.fixture
def desk() -> LinkingDesk:
    return LinkingDesk(TAKEN)


def test_it_is_foreseen_with_whom_to_ask(desk: LinkingDesk) -> None:
    desk.at_link(TAKEN)
    shown = conflict(desk)
    assert (shown.is_another_s, shown.is_predicted, shown.is_changed) == (True, True, False)
    assert (shown.before, shown.present) == (MAYA.username, "maya")
    assert shown.administrators == TAKEN.standing.organisation.administrators
    assert shown.user == MAYA.name


def test_an_attempt_is_told_the_same_and_never_that_the_own_change_was_not_saved(desk: LinkingDesk) -> None:
    desk.refused(TAKEN)
    desk.link()
    shown = conflict(desk)
    assert (shown.is_another_s, shown.is_predicted, shown.is_still, shown.before) == (True, False, False, MAYA.username)


def test_a_change_of_the_own_name_does_not_make_it_free(desk: LinkingDesk) -> None:
    desk.refused(TAKEN)
    desk.rename(TAKEN, "any.small.change")
    assert conflict(desk).is_another_s
    assert not conflict(desk).is_changed


def test_once_the_other_is_called_otherwise_it_says_so_and_links(desk: LinkingDesk) -> None:
    desk.refused(TAKEN)
    stand(desk, None)
    assert conflict(desk).is_changed
    desk.link()
    assert desk.shows(Page.DONE)


def test_what_is_left_of_it_may_be_a_clash_of_the_user_s_own(desk: LinkingDesk) -> None:
    desk.refused(TAKEN)
    stand(desk, NameClash.OWN)
    shown = conflict(desk)
    assert (shown.is_another_s, shown.before) == (False, "maya")
    assert shown.suggestion == "maya1"


def test_a_name_that_somebody_takes_meanwhile_stops_the_user_s_own_change() -> None:
    own = replace(TAKEN, standing=replace(TAKEN.standing, clash=NameClash.OWN))
    desk = LinkingDesk(own)
    desk.refused(own)
    assert not conflict(desk).is_another_s
    stand(desk, NameClash.ANOTHERS, own, service_username="maya1")
    shown = conflict(desk)
    assert (shown.is_another_s, shown.is_changed, shown.before) == (True, False, MAYA.username)


def test_who_signs_in_as_that_other_user_can_change_it_after_all(desk: LinkingDesk) -> None:
    standing = desk.standing_of(TAKEN.seat).standing
    desk.open(TAKEN)
    desk.accounts.directory[TAKEN.seat] = replace(standing, service_username=MAYA.username)
    desk.sign_in(MAYA.username)
    assert not conflict(desk).is_another_s


def test_finished_later_it_waits_as_it_was_left(desk: LinkingDesk) -> None:
    desk.refused(TAKEN)
    desk.model.finish_later()
    desk.lane.drain()
    left = desk.standing_of(TAKEN.seat)
    assert left.state is SeatState.USERNAME_EXISTS
    assert not left.needs_user
    assert left.attempt is not None
    assert left.attempt.service_username == "maya"
    desk.open(TAKEN)
    assert (conflict(desk).is_another_s, conflict(desk).before) == (True, MAYA.username)
