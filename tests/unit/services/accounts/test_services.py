"""The services' own side: visits, going on without linking, and the Admin profile."""

from functools import partial

import pytest

from certdesk.domain.accounts import VISIT_LIFETIME
from certdesk.domain.activity import DeskAct
from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError, PolicyRefused, SessionRequired, StateConflict, Unavailable
from certdesk.domain.linking import Attempt, Outcome, SeatState
from certdesk.domain.messages import MessageKey
from tests.fakes import START
from tests.unit.services.accounts.bureau import CLASH, ME, MISSING, READY, WAITS, Bureau


@pytest.fixture(autouse=True)
def _signed_in(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.announced.clear()


def test_going_on_without_linking_is_remembered_until_it_is_undone(bureau: Bureau) -> None:
    with pytest.raises(PolicyRefused):
        bureau.link(WAITS)
    bureau.services.proceed(bureau.visit(WAITS))
    bureau.open()
    assert bureau.attempt(WAITS) == Attempt(WAITS, START, Outcome.ADMIN_FIRST, "maya.okafor", proceeded_at=START)
    assert bureau.seat(WAITS).state is SeatState.ADMIN_FIRST
    assert bureau.told()[-1] == (DeskAct.SERVICE_WITHOUT_LINKING, "DigiCert ONE, Copperfield Legal")
    assert {Topic.ACCOUNTS, Topic.ACTIVITY} <= set().union(*bureau.announced)
    bureau.accounts.forget(WAITS)
    bureau.accounts.forget(WAITS)
    assert bureau.attempt(WAITS) is None


def test_going_on_without_having_tried_is_remembered_too(bureau: Bureau) -> None:
    bureau.services.proceed(bureau.visit(WAITS))
    assert bureau.attempt(WAITS) == Attempt(WAITS, START, Outcome.ADMIN_FIRST, proceeded_at=START)


def test_a_rename_shows_at_once_that_the_way_is_free(bureau: Bureau) -> None:
    with pytest.raises(StateConflict):
        bureau.link(CLASH)
    bureau.announced.clear()
    visit = bureau.visit(CLASH)
    assert bureau.services.profile(visit).username == ME
    assert bureau.services.rename(visit, " m.okafor1 ").username == "m.okafor1"
    assert bureau.seat(CLASH).state is SeatState.NOT_LINKED
    assert bureau.announced == [frozenset({Topic.ACCOUNTS})]


@pytest.mark.parametrize("username", ["", "m.okаfor", "🙂", "x" * 300, "Chidi Okafor"])
def test_a_rename_that_is_refused_changes_nothing(bureau: Bureau, username: str) -> None:
    visit = bureau.visit(CLASH)
    with pytest.raises(FieldError):
        bureau.services.rename(visit, username)
    assert bureau.services.profile(visit).username == ME
    assert bureau.announced == []


def test_a_rename_counts_although_the_directory_says_nothing_afterwards(bureau: Bureau) -> None:
    visit = bureau.visit(CLASH)
    bureau.world.clock.forward(VISIT_LIFETIME / 2)
    bureau.accounts.sign_out()
    assert bureau.services.rename(visit, "m.okafor1").username == "m.okafor1"


def test_a_service_that_is_not_enabled_or_a_wrong_password_lets_nobody_in(bureau: Bureau) -> None:
    with pytest.raises(FieldError) as refused:
        bureau.services.enter(CLASH, ME, "wrong")
    assert refused.value.key is MessageKey.ACCOUNT_WRONG
    with pytest.raises(FieldError):
        bureau.services.enter_by_company(MISSING)
    assert bureau.told() == [(DeskAct.ACCOUNT_SIGNED_IN, ME)]


def test_a_visit_that_was_left_is_over_and_says_of_which_service(bureau: Bureau) -> None:
    visit = bureau.visit(READY)
    bureau.services.leave(visit)
    bureau.services.leave(visit)
    for ask in (partial(bureau.services.profile, visit), partial(bureau.services.rename, visit, "maya")):
        with pytest.raises(SessionRequired) as ended:
            ask()
        assert (ended.value.key, ended.value.facts) == (MessageKey.VISIT_ENDED, {"service": "DigiCert ONE"})


def test_services_that_are_silent_say_so(bureau: Bureau) -> None:
    visit = bureau.visit(CLASH)
    bureau.go_silent()
    for ask in (
        partial(bureau.services.enter, CLASH, ME, "right"),
        partial(bureau.services.enter_by_company, READY),
        partial(bureau.services.profile, visit),
        partial(bureau.services.rename, visit, "maya"),
        partial(bureau.services.leave, visit),
        partial(bureau.services.send_password, CLASH, ME),
        partial(bureau.accounts.send_password, ME),
    ):
        with pytest.raises(Unavailable):
            ask()
    bureau.services.proceed(visit)
    assert bureau.attempt(CLASH) is not None, "what is remembered here needs nobody's answer"
