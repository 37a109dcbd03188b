"""The practice world is given up while the wizard is open: whichever page it was on, what it shows then is sane."""

from collections.abc import Callable

import pytest

from certdesk.domain.migration import Decision, Situation
from tests.e2e.moving import DECIDE, FIND, HAND_OVER, SIGN_IN, TO_DO, WHO, Mover
from tests.e2e.stage import Stage

Walk = Callable[[Mover], None]


def at_find(mover: Mover) -> None:
    mover.begin_as(Situation.WEBMASTER)
    mover.take_iso_account()


def at_plan(mover: Mover) -> None:
    at_find(mover)
    mover.go_on()
    mover.reads("Move 18 certificates off your ISO sign-in")


def at_forecast(mover: Mover) -> None:
    at_plan(mover)
    mover.press("migration_plan_as_forecast")
    mover.reads("If the ISO sign-in ended today")


def at_hand_over(mover: Mover) -> None:
    at_plan(mover)
    mover.go_on()
    mover.reads(HAND_OVER)


def at_sign_in(mover: Mover) -> None:
    mover.begin_as(Situation.OWN)
    mover.take_iso_account()
    mover.go_on()
    mover.reads(SIGN_IN)


def at_decide(mover: Mover) -> None:
    mover.begin_as(Situation.GIVEN)
    mover.reads(DECIDE)


def at_outcome(mover: Mover) -> None:
    mover.begin_as(Situation.MAKER)
    mover.decide(Decision.DELEGATE)


def start_over(mover: Mover) -> None:
    """Give the practice world up, and come back to the wizard."""
    visitor = mover.visitor
    visitor.click("Practice CA")
    visitor.choose("Start over…")
    visitor.click("Start over")
    visitor.sees("No orders yet")
    mover.go()


@pytest.mark.parametrize("walk", [at_find, at_plan, at_forecast, at_hand_over, at_sign_in])
def test_a_migration_of_the_practice_world_alone_is_gone(filled: Stage, walk: Walk) -> None:
    mover = Mover(filled.open_book())
    walk(mover)
    start_over(mover)
    mover.reads(WHO)
    mover.be(Situation.WEBMASTER)
    mover.go_on()
    mover.reads("Add certificates first")


@pytest.mark.parametrize(("walk", "page"), [(at_decide, DECIDE), (at_outcome, TO_DO)])
def test_what_a_client_decided_stays(filled: Stage, walk: Walk, page: str) -> None:
    mover = Mover(filled.open_book())
    walk(mover)
    start_over(mover)
    mover.reads(page)


def test_the_users_own_certificates_stay_on_the_page_that_is_open(filled: Stage) -> None:
    mover = Mover(filled.open_book())
    mover.begin_as(Situation.WEBMASTER)
    mover.type_names("real.example")
    mover.reads("0 of 1 found")
    mover.go_on()
    mover.reads("Move 1 certificate off your ISO sign-in")
    start_over(mover)
    mover.reads("Move 1 certificate off your ISO sign-in")
    mover.press("migration_back")
    mover.reads(FIND, "0 of 1 found")
    mover.type("migration_find_number", "00734126")
    mover.press("migration_find_number_save")
    mover.reads("1 of 1 found")
