"""The provider of the ISO account, from the practice menu: its number by mail, its end, and its return."""

from tests.e2e.stage import Stage

CLUB = "club.hollowaybooks.example"


def test_a_number_is_asked_for_and_read_in_the_practice_mailbox(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.click("Practice CA")
    visitor.choose("Account Assistance…")
    visitor.write("A name in the certificate", CLUB)
    visitor.click("Mail the customer number")
    visitor.sees("The answer goes to *******@hollowaybooks.example")
    visitor.click("Open the practice mailbox")
    visitor.wait("the mailbox", visitor.mailbox.isVisible)
    assert "Customer number: 27190455" in visitor.open_newest_mail("Your customer number")


def test_the_iso_account_goes_on_the_day_that_was_set_and_comes_back(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.click("Practice CA")
    visitor.choose("ISO account…")
    visitor.sees("18 certificates")
    visitor.click("In 30 days")
    visitor.sees("in 30 days")
    visitor.click("Close")
    visitor.move_time("31 days")
    visitor.click("Practice CA")
    visitor.choose("ISO account…")
    visitor.sees("The ISO account was removed")
    registry = filled.program.desk.account_search
    assert registry.iso_account().is_removed
    visitor.write("Customer number", "27190455")
    visitor.click("Look")
    visitor.sees("27190455: 2 certificates")
    visitor.click("Bring it back")
    visitor.sees("18 certificates")
    assert not registry.iso_account().is_removed
