"""Letters about linking: to an administrator, who links first or enables a service, and to colleagues."""

import pytest

from certdesk.domain.accounts import Administrator, Service
from certdesk.domain.letters import mailto
from certdesk.views.wording.linking_notes import admin_note, colleagues_note, enable_note

pytestmark = pytest.mark.usefixtures("qapp")
PRIYA = Administrator("Priya Nair", "priya.nair@copperfield.example")


def test_the_administrator_is_asked_to_link_first() -> None:
    letter = admin_note(Service.DIGICERT_ONE, PRIYA, "Maya Okafor")
    assert letter.recipients == (PRIYA.email,)
    assert letter.subject == "Link DigiCert ONE to your DigiCert account first"
    assert letter.text == (
        "Hello Priya Nair, I would like to use DigiCert ONE with my DigiCert account. The administrator has to link "
        "first: sign in to your DigiCert account, open Services, choose DigiCert ONE, sign in, select Link account. "
        "After that I can link mine. Thank you.\n\nMaya Okafor\n"
    )


def test_the_administrator_is_asked_to_enable_a_service() -> None:
    letter = enable_note(Service.SOFTWARE_TRUST, "Tidewater Marine", PRIYA, "Maya Okafor")
    assert letter.recipients == (PRIYA.email,)
    assert letter.subject == "Enable Software Trust Manager for me"
    assert letter.text == (
        "Hello Priya Nair, I would like to use Software Trust Manager of Tidewater Marine with my DigiCert account. It "
        "is not on the list of my services: the account administrator has to enable it for me. After that I can link "
        "it. Thank you.\n\nMaya Okafor\n"
    )


def test_colleagues_read_the_way_and_the_way_out_of_a_clash() -> None:
    letter = colleagues_note(Service.DIGICERT_ONE, "Copperfield Legal", "Priya Nair", ["a@x.example", "not an address"])
    assert letter.recipients == ("a@x.example",)
    for part in (
        "DigiCert ONE of Copperfield Legal is linked",
        "open Services, choose DigiCert ONE, sign in, select Link account",
        "with one click",
        "“Username already exists”",
        "select the profile icon › Admin profile, select the Edit icon, make a change in Username",
        "select Update profile",
        "select Link your account",
    ):
        assert part in letter.text
    assert letter.text.endswith("\n\nPriya Nair\n")


def test_colleagues_are_told_without_recipients_or_a_name_too() -> None:
    letter = colleagues_note(Service.DIGICERT_ONE, "Copperfield Legal", "")
    assert letter.recipients == ()
    assert letter.text.endswith("Thank you.\n")


@pytest.mark.parametrize("service", Service)
def test_every_letter_fits_into_a_mail_program_s_address(service: Service) -> None:
    letters = (
        admin_note(service, PRIYA, "Maya Okafor"),
        enable_note(service, "Okafor Web Services", PRIYA, "Maya Okafor"),
        colleagues_note(service, "Okafor Web Services", "Priya Nair", ["a@x.example"] * 5),
    )
    assert all(mailto(letter) for letter in letters)


def test_what_a_name_holds_stays_text_of_one_line() -> None:
    letter = admin_note(
        Service.DIGICERT_ONE, Administrator("{service}\r\nBcc: x@y.example", "x@y.example\nBcc: z"), "M\n"
    )
    assert letter.recipients == ()
    assert letter.text.startswith("Hello {service} Bcc: x@y.example, I would")
    assert "\n" not in letter.subject
    assert letter.text.count("\n") == 3
