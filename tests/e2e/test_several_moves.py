"""Migrations side by side: each kept where it was left, put away, taken out again, renamed and removed."""

from PySide6.QtWidgets import QLineEdit

from certdesk.domain.migration import Decision, Situation
from tests.e2e.linking import part_of
from tests.e2e.moving import DECIDE, FIND, TO_DO, WHO, Mover
from tests.e2e.stage import Stage

WEBMASTER, GIVEN = "ISO migration", "ISO migration 2"


def begin_two(stage: Stage) -> Mover:
    """A webmaster's on the page Find, and one of somebody who was given a sign-in, on its last page."""
    mover = Mover(stage.open_book())
    mover.begin_as(Situation.WEBMASTER)
    mover.take_iso_account()
    mover.press("migration_list_link")
    mover.press("migration_begin")
    mover.reads(WHO)
    mover.be(Situation.GIVEN)
    mover.go_on()
    mover.reads(DECIDE)
    mover.decide(Decision.MYSELF)
    return mover


def test_each_is_there_on_the_page_where_it_was_left_also_after_a_restart(filled: Stage) -> None:
    mover = begin_two(filled)
    mover.press("migration_list_link")
    mover.reads("I look after clients’ certificates · Step 2 of 4: Find accounts")
    mover.reads("My webmaster gave me the sign-in · Step 3 of 3: What to do now")
    again = Mover(filled.restart())
    again.go()
    again.visitor.click(f"Open {GIVEN}")
    again.reads(TO_DO, "Sign in to your customer account")
    again.press("migration_list_link")
    again.visitor.click(f"Open {WEBMASTER}")
    again.reads(FIND, "0 of 18 found")


def test_one_alone_is_opened_at_once_after_a_restart(filled: Stage) -> None:
    mover = Mover(filled.open_book())
    mover.begin_as(Situation.MAKER)
    mover.reads(DECIDE)
    again = Mover(filled.restart())
    again.go()
    again.reads(DECIDE)


def test_what_is_put_away_is_taken_out_again_as_it_was(filled: Stage) -> None:
    mover = begin_two(filled)
    mover.press("migration_main")
    mover.visitor.sees(f"{GIVEN} is put away")
    mover.reads("1 put away")
    mover.press("migration_show_archive")
    mover.visitor.click(f"More for {GIVEN}")
    mover.visitor.choose("Take out again")
    mover.visitor.wait("none put away", lambda: mover.is_silent_about("put away"))
    mover.visitor.click(f"Open {GIVEN}")
    mover.reads(TO_DO, "Sign in to your customer account")


def test_one_is_renamed_and_the_other_removed_for_good(filled: Stage) -> None:
    mover = begin_two(filled)
    mover.press("migration_list_link")
    mover.visitor.click(f"More for {WEBMASTER}")
    mover.visitor.choose("Rename…")
    mover.type("migration_name", "Off okaforweb")
    mover.press("migration_name_save")
    mover.visitor.button("Open Off okaforweb")
    mover.visitor.click(f"More for {GIVEN}")
    mover.visitor.choose("Remove…")
    mover.visitor.sees("Everything that was found and planned in it goes too.")
    mover.visitor.click("Remove")
    mover.visitor.sees(f"{GIVEN} was removed")
    again = Mover(filled.restart())
    again.go()
    again.reads(FIND, "0 of 18 found", "Off okaforweb")


def test_leaving_in_the_middle_asks_for_nothing_and_loses_nothing(filled: Stage) -> None:
    mover = Mover(filled.open_book())
    mover.begin_as(Situation.WEBMASTER)
    mover.take_iso_account()
    mover.choose("forms.osprey-surveying.example")
    mover.type("migration_find_number", "0073")
    mover.visitor.click("Orders")
    mover.go()
    mover.reads(FIND)
    assert part_of(mover.visitor, QLineEdit, "migration_find_number").text() == "0073"
