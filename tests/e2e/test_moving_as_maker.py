"""Somebody who made the ISO sign-in for their webmaster: every option that the provider names, the safe one first."""

from PySide6.QtGui import QGuiApplication

from certdesk.domain.migration import Decision, Situation
from tests.e2e.moving import DECIDE, Mover, kept
from tests.e2e.stage import Stage

WARNING = "The provider does not endorse this option, and never recommends sharing what you sign in with."


def decided(stage: Stage, decision: Decision) -> Mover:
    """Somebody who has said who they are and what they want, on the last page."""
    mover = Mover(stage.open_book())
    mover.begin_as(Situation.MAKER)
    mover.reads(DECIDE, "Your webmaster will no longer have access to your certificates")
    mover.decide(decision)
    return mover


def test_the_webmaster_is_invited_with_delegate_access_and_told_in_a_letter(filled: Stage) -> None:
    mover = decided(filled, Decision.DELEGATE)
    mover.name_webmaster("Maya Okafor", "web@okafor.example", about="wills.copperfield-legal.example")
    mover.reads(
        "Account Settings › Delegate Access › Invite to Access",
        "Enter your webmaster’s name, Maya Okafor, and e-mail address, web@okafor.example.",
        "Choose the access level Products & Domains.",
        "For accounts with the Starfield brand that is not confirmed.",
        "See or change the sign-in, the password or the Support PIN",
    )
    mover.press("migration_paper_copy")
    told = QGuiApplication.clipboard().text()
    told = " ".join(told.split())
    assert "at the level Products & Domains" in told
    assert "nobody gives a password away" in told
    assert "wills.copperfield-legal.example" in told


def test_a_shared_sign_in_is_warned_of_in_full_strength_and_left_for_the_safe_way(filled: Stage) -> None:
    mover = decided(filled, Decision.SHARE)
    mover.reads(WARNING, "do not write it down: not here, and not in a mail", "lock you out")
    assert not mover.visitor.buttons("Copy", mover.wizard), "there is no letter for it"
    mover.press("migration_share_choose")
    mover.reads("Invite your webmaster with delegate access")
    mover.visitor.wait("that to be kept", lambda: kept(filled).migration.decision is Decision.DELEGATE)


def test_who_manages_them_alone_has_who_helps_at_hand(filled: Stage) -> None:
    mover = decided(filled, Decision.MYSELF)
    mover.reads("“Retrieving your Customer Number or Resetting Your Password”", "24 hours a day, 7 days a week")
    mover.press("migration_outcome_support")
    mover.visitor.sees("Can I give my webmaster delegate access there?")
    mover.press("migration_support_close")
    mover.press("migration_back")
    mover.decide(Decision.NEED_HELP)
    mover.reads("Contact Customer Support", "Never give your password")
