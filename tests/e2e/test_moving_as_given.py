"""A client whose webmaster gave them the ISO sign-in: every option that the provider names, and what it ends with."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from certdesk.domain.migration import Decision, Situation
from tests.e2e.linking import part
from tests.e2e.moving import DECIDE, Mover, kept
from tests.e2e.stage import Stage


def decided(stage: Stage, decision: Decision) -> Mover:
    """A client who has said who they are and what they want, on the last page."""
    mover = Mover(stage.open_book())
    mover.begin_as(Situation.GIVEN)
    mover.reads(DECIDE, "You will lose management access to your certificates")
    mover.decide(decision)
    return mover


def test_nothing_is_decided_for_anybody(filled: Stage) -> None:
    mover = Mover(filled.open_book())
    mover.begin_as(Situation.GIVEN)
    mover.reads(DECIDE, "Not decided yet")
    mover.go_on()
    mover.reads("Choose one of the ways first.")
    assert kept(filled).migration.decision is None


def test_the_webmaster_is_asked_to_go_on_in_a_letter(filled: Stage, tmp_path: Path) -> None:
    mover = decided(filled, Decision.WEBMASTER_GOES_ON)
    mover.reads("They manage your certificates from now on, without your involvement.")
    mover.name_webmaster("Maya Okafor", "web@okafor.example", about="club.hollowaybooks.example")
    mover.press("migration_paper_text")
    mover.choose_path(tmp_path / "letter.txt")
    mover.reads("Saved letter.txt")
    told = " ".join((tmp_path / "letter.txt").read_text("utf-8").split())
    assert "To Maya Okafor, web@okafor.example" in told
    assert "Please go on managing my certificates from now on, without my involvement." in told
    assert "club.hollowaybooks.example" in told
    mover.press("migration_main")
    mover.reads("None is under way.")


def test_customer_service_is_asked_about_additional_options(filled: Stage) -> None:
    mover = decided(filled, Decision.NEED_HELP)
    mover.reads("Contact Customer Service", "Discuss with them which additional options you have.")
    mover.reads(
        "24 hours a day, 7 days a week", "Never give your password", "Something that shows the account is yours"
    )
    mover.press("migration_support_copy")
    assert "Which options do I have for managing it from now on?" in QGuiApplication.clipboard().text()


def test_who_looks_after_them_alone_gets_each_step(filled: Stage, tmp_path: Path) -> None:
    mover = decided(filled, Decision.MYSELF)
    mover.reads(
        "Account Assistance mails the number to the address on file",
        "“Retrieving your Customer Number or Resetting Your Password”",
        "the help center, or ask the technical support: 24 hours a day, 7 days a week",
    )
    mover.press("migration_outcome_assistance")
    part(mover.visitor, "assistance_sheet")
    mover.press("assistance_close")
    mover.press("migration_outcome_print")
    mover.press_in("migration_paper_sheet", "migration_paper_pdf")
    mover.choose_path(tmp_path / "steps.pdf")
    mover.visitor.wait("the steps as a file", (tmp_path / "steps.pdf").exists)
    assert (tmp_path / "steps.pdf").read_bytes().startswith(b"%PDF")
