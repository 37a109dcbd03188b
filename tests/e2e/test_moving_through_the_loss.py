"""The provider removes the ISO account: what is lost, what stays, and the way back."""

from certdesk.domain.migration import Situation
from tests.e2e.moving import Mover, kept
from tests.e2e.stage import Stage

CLUB, TICKETS = "club.hollowaybooks.example", "tickets.hollowaybooks.example"


def open_account(mover: Mover) -> None:
    """Open the sheet of the ISO account at the practice provider."""
    mover.visitor.click("Practice CA")
    mover.visitor.choose("ISO account…")
    mover.reads_in("provider_sheet", "okaforweb")


def test_the_iso_account_goes_and_only_customer_accounts_show_what_is_in_them(filled: Stage) -> None:
    mover = Mover(filled.open_book())
    mover.begin_as(Situation.WEBMASTER)
    mover.take_iso_account()
    open_account(mover)
    mover.press("provider_in_30")
    mover.reads_in("provider_sheet", "in 30 days")
    mover.press("provider_close")
    take_over_the_day(mover)
    mover.visitor.move_time("31 days")
    mover.reads("15 of 18 certificates can be managed by nobody now.", "The ISO sign-in ended on 20 December.")
    look_at_what_is_left(mover)
    begin_another_without_it(mover)
    open_account(mover)
    mover.press("provider_bring_back")
    mover.reads_in("provider_sheet", "18 certificates")
    mover.press("provider_close")
    mover.press("migration_add_iso")
    mover.reads("0 of 18 found")
    assert len(kept(filled).lines) == 18


def take_over_the_day(mover: Mover) -> None:
    """The forecast offers the day that the provider says."""
    mover.go_on()
    mover.press("migration_plan_as_forecast")
    mover.press("migration_removal_offer")
    mover.reads("On 20 December, 15 of 18 certificates can be managed by nobody.")


def look_at_what_is_left(mover: Mover) -> None:
    """What was found stays in the wizard, and the account of the bookshop shows both of theirs."""
    open_account(mover)
    mover.reads_in("provider_sheet", "The ISO account was removed", "No certificates")
    mover.type("provider_number", "27190455")
    mover.press("provider_look")
    mover.reads_in("provider_sheet", "Holloway Books", "27190455: 2 certificates")
    mover.press("provider_close")


def begin_another_without_it(mover: Mover) -> None:
    """Nothing can be taken from it any more, and the page says why."""
    mover.press("migration_list_link")
    mover.press("migration_begin")
    mover.be(Situation.WEBMASTER)
    mover.go_on()
    mover.press("migration_add_iso")
    mover.reads("The ISO account was removed", "It went on 20 Dec 2026.")
