"""What a seat shows: the directory's word, and for what is not linked also what the last attempt met."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.accounts import (
    AccountSession,
    Administrator,
    Linked,
    NameClash,
    Organisation,
    OrganisationId,
    Seat,
    Service,
    Standing,
    Unlinked,
    Visit,
)
from certdesk.domain.deeds import DeedKey
from certdesk.domain.linking import Attempt, Outcome, SeatState, SeatView, without_linking

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
OFFICE = Organisation(
    OrganisationId("copperfield"), "Copperfield Legal", (Administrator("Priya Nair", "p@copperfield.example"),)
)
SEAT = Seat(OFFICE.id, Service.DIGICERT_ONE)

CLOSED = Standing(SEAT, OFFICE, is_administrator=False, is_enabled=True, is_open=False, service_username="maya.okafor")
OPEN = replace(CLOSED, is_open=True)
TAKEN = replace(OPEN, service_username="m.okafor", clash=NameClash.OWN)
UNKNOWN = replace(OPEN, service_username="")
ADMINISTRATOR = replace(CLOSED, is_administrator=True)
DISABLED = replace(OPEN, is_enabled=False)
LINKED = replace(OPEN, linked_at=MONDAY)
ENDED = replace(OPEN, unlinked=Unlinked(TUESDAY, "Priya Nair"))
ENDED_CLOSED = replace(ENDED, is_open=False)

WAITED = Attempt(SEAT, MONDAY, Outcome.ADMIN_FIRST)
WENT_IN = without_linking(WAITED, MONDAY)
CLASHED = Attempt(SEAT, MONDAY, Outcome.USERNAME_EXISTS, service_username="m.okafor", suggestion="m.okafor1")
LEFT = replace(CLASHED, is_paused=True)
MISSING = Attempt(SEAT, MONDAY, Outcome.NOT_OFFERED)
LATER = timedelta(days=2)

NOT_LINKED, LINKED_STATE = SeatState.NOT_LINKED, SeatState.LINKED
ADMIN, EXISTS, NOT_ENABLED = SeatState.ADMIN_FIRST, SeatState.USERNAME_EXISTS, SeatState.NOT_ENABLED


@pytest.mark.parametrize(
    ("standing", "attempt", "state", "is_ready_now", "needs_user"),
    [
        # nothing was tried: the directory alone decides
        (CLOSED, None, NOT_LINKED, False, False),
        (OPEN, None, NOT_LINKED, False, False),
        (TAKEN, None, NOT_LINKED, False, False),
        (ADMINISTRATOR, None, NOT_LINKED, False, False),
        (DISABLED, None, NOT_ENABLED, False, False),
        (LINKED, None, LINKED_STATE, False, False),
        (ENDED, None, NOT_LINKED, False, False),
        # the administrator had to link first
        (CLOSED, WAITED, ADMIN, False, False),
        (CLOSED, WENT_IN, ADMIN, False, False),
        (OPEN, WAITED, NOT_LINKED, True, True),
        (OPEN, WENT_IN, NOT_LINKED, True, True),
        (TAKEN, WAITED, NOT_LINKED, True, True),
        (ADMINISTRATOR, WAITED, NOT_LINKED, True, True),
        (DISABLED, WAITED, NOT_ENABLED, False, False),
        (LINKED, WAITED, LINKED_STATE, False, False),
        # the username exists on both sides
        (TAKEN, CLASHED, EXISTS, False, True),
        (TAKEN, LEFT, EXISTS, False, True),
        (UNKNOWN, CLASHED, EXISTS, False, True),
        (OPEN, CLASHED, NOT_LINKED, True, True),
        (OPEN, LEFT, NOT_LINKED, True, True),
        (CLOSED, CLASHED, NOT_LINKED, False, False),
        (replace(TAKEN, is_open=False), CLASHED, EXISTS, False, True),
        (DISABLED, CLASHED, NOT_ENABLED, False, False),
        (LINKED, CLASHED, LINKED_STATE, False, False),
        # it was not enabled then
        (DISABLED, MISSING, NOT_ENABLED, False, False),
        (OPEN, MISSING, NOT_LINKED, True, True),
        (CLOSED, MISSING, NOT_LINKED, False, False),
        # an administrator ended the link: what was met before it counts no longer, what was met after it does
        (ENDED, WAITED, NOT_LINKED, False, False),
        (ENDED_CLOSED, WAITED, NOT_LINKED, False, False),
        (ENDED_CLOSED, replace(WAITED, at=MONDAY + LATER), ADMIN, False, False),
        (ENDED_CLOSED, replace(WAITED, at=TUESDAY), ADMIN, False, False),
        (ENDED, replace(WAITED, at=MONDAY + LATER), NOT_LINKED, True, True),
        (replace(TAKEN, unlinked=ENDED.unlinked), CLASHED, NOT_LINKED, False, False),
        (replace(TAKEN, unlinked=ENDED.unlinked), replace(CLASHED, at=MONDAY + LATER), EXISTS, False, True),
    ],
)
def test_a_seat_shows_one_state(
    standing: Standing, attempt: Attempt | None, state: SeatState, is_ready_now: bool, needs_user: bool
) -> None:
    view = SeatView(standing, attempt)
    assert (view.state, view.is_ready_now, view.needs_user) == (state, is_ready_now, needs_user)


@pytest.mark.parametrize(
    ("standing", "will_clash"),
    [
        (TAKEN, True),
        (replace(TAKEN, is_open=False), True),
        (replace(TAKEN, unlinked=ENDED.unlinked), True),
        (replace(TAKEN, linked_at=MONDAY), False),
        (replace(TAKEN, is_enabled=False), False),
        (OPEN, False),
        (UNKNOWN, False),
    ],
)
def test_a_clash_is_foreseen_where_the_names_are_known(standing: Standing, will_clash: bool) -> None:
    assert SeatView(standing).will_clash is will_clash
    assert SeatView(standing, CLASHED).will_clash is will_clash


@pytest.mark.parametrize(
    ("standing", "may_link"), [(CLOSED, False), (OPEN, True), (ADMINISTRATOR, True), (ENDED_CLOSED, False)]
)
def test_colleagues_link_once_an_administrator_did(standing: Standing, may_link: bool) -> None:
    assert SeatView(standing).may_link is may_link


times = st.sampled_from([MONDAY, TUESDAY, MONDAY + LATER])
standings = st.builds(
    Standing,
    seat=st.just(SEAT),
    organisation=st.just(OFFICE),
    is_administrator=st.booleans(),
    is_enabled=st.booleans(),
    is_open=st.booleans(),
    service_username=st.sampled_from(["", "m.okafor"]),
    clash=st.none() | st.sampled_from(NameClash),
    linked_at=st.none() | times,
    unlinked=st.none() | st.builds(Unlinked, at=times, by=st.just("Priya Nair")),
)
attempts = st.none() | st.builds(Attempt, seat=st.just(SEAT), at=times, outcome=st.sampled_from(Outcome))


@given(standings, attempts)
def test_the_directory_has_the_last_word(standing: Standing, attempt: Attempt | None) -> None:
    view = SeatView(standing, attempt)
    assert view.seat == SEAT
    assert (view.state is NOT_ENABLED) is (not standing.is_enabled)
    assert (view.state is LINKED_STATE) is (standing.is_enabled and standing.linked_at is not None)


@given(standings, attempts)
def test_whoever_is_told_that_they_can_link_now_may(standing: Standing, attempt: Attempt | None) -> None:
    view = SeatView(standing, attempt)
    if view.is_ready_now:
        assert view.state is NOT_LINKED
        assert view.may_link
        assert view.needs_user
    assert not (view.state is ADMIN and view.needs_user)


def test_a_name_that_is_another_s_waits_for_an_administrator_and_not_for_the_user() -> None:
    theirs = SeatView(replace(TAKEN, clash=NameClash.ANOTHERS), CLASHED)
    assert (theirs.state, theirs.needs_user, theirs.is_another_s) == (EXISTS, False, True)
    own = SeatView(TAKEN, CLASHED)
    assert (own.state, own.needs_user, own.is_another_s) == (EXISTS, True, False)


def test_going_on_without_linking_changes_nothing_but_what_is_remembered_of_it() -> None:
    assert replace(WAITED, proceeded_at=MONDAY) == WENT_IN
    assert without_linking(WENT_IN, TUESDAY).proceeded_at == TUESDAY
    assert SeatView(CLOSED, WENT_IN).state is SeatView(CLOSED, WAITED).state


@pytest.mark.parametrize(
    "holder",
    [
        AccountSession("m.okafor", "tok-7fa2", MONDAY),
        Visit(SEAT, "tok-7fa2", MONDAY),
        Linked(DeedKey("a-key"), SEAT, "maya.okafor", "m.okafor", MONDAY, "tok-7fa2"),
    ],
    ids=["account session", "visit", "linked"],
)
def test_what_opens_something_is_not_told_by_what_holds_it(holder: object) -> None:
    assert "tok-7fa2" not in repr(holder)
