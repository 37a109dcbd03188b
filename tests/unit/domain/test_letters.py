"""Letters that the user sends: as a file, as an address of a mail program, and what an address is."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from certdesk.domain.letters import LONGEST_MAILTO, Letter, eml, is_address, is_reachable, mailto

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
LETTER = Letter(("help@reseller.example",), "Reissue shop – 1", "Hello,\n\nGrüße\nCSR:\n", "web@larkspur.example")


def test_a_saved_mail_reads_back_as_it_was_written_and_opens_as_a_draft() -> None:
    content = eml(LETTER, datetime(2026, 11, 20, 14, 2, tzinfo=UTC))
    read = message_from_bytes(content, policy=SMTP)
    assert (read["From"], read["To"], read["Subject"]) == (LETTER.sender, "help@reseller.example", LETTER.subject)
    assert read["Date"] == "Fri, 20 Nov 2026 14:02:00 +0000"
    assert read["X-Unsent"] == "1"
    assert read.get_content() == LETTER.text.replace("\n", "\r\n")
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_saved_mail_leaves_out_an_address_that_is_not_known() -> None:
    read = message_from_bytes(eml(replace(LETTER, recipients=(), sender=""), NOW), policy=SMTP)
    assert read["To"] is None
    assert read["From"] is None


def test_the_mail_program_gets_the_whole_letter_or_nothing() -> None:
    address = mailto(LETTER)
    assert address is not None
    parts = urlsplit(address)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "help@reseller.example")
    fields = parse_qs(parts.query)
    assert fields["subject"] == [LETTER.subject]
    assert fields["body"] == [LETTER.text.replace("\n", "\r\n")]
    for length in range(LONGEST_MAILTO - 200, LONGEST_MAILTO):
        longer = mailto(replace(LETTER, text="x" * length))
        assert longer is None or len(longer) <= LONGEST_MAILTO
    assert mailto(replace(LETTER, text="x" * LONGEST_MAILTO)) is None


def test_several_recipients_are_told_apart_whatever_their_names_hold() -> None:
    both = ("a,b@x.example", "a&bcc=spy@x.example")
    address = mailto(replace(LETTER, recipients=both))
    assert address is not None
    parts = urlsplit(address)
    assert tuple(unquote(part) for part in parts.path.split(",")) == both
    assert set(parse_qs(parts.query)) == {"subject", "body"}
    read = message_from_bytes(eml(replace(LETTER, recipients=("a@x.example", "b@x.example")), NOW), policy=SMTP)
    assert read["To"] == "a@x.example, b@x.example"


@pytest.mark.parametrize("header", ["bcc=spy@evil.example", "body=other"])
def test_a_name_in_the_subject_adds_no_header_to_the_mail(header: str) -> None:
    address = mailto(replace(LETTER, subject=f"a&{header}#x"))
    assert address is not None
    assert set(parse_qs(urlsplit(address).query)) == {"subject", "body"}


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("help@reseller.example", True),
        ("first.last+tag@mail.reseller.example", True),
        ("a@b", False),
        ("a b@c.example", False),
        ("Help <a@b.example>", False),
        ("a@b.example, c@d.example", False),
        ("a@b.example\nBcc: x@y.example", False),
        ("a@b.example\n", False),
        ("\u202ea@b.example", False),
        ("x" * 3000 + "@a.example", False),
        ("", False),
    ],
)
def test_an_address_is_one_address_and_nothing_else(text: str, fits: bool) -> None:
    assert is_address(text) is fits


@pytest.mark.parametrize("text", ["jonas@x", "jonas@x.", "jonas@.x", "jonas@x..de", "jonas", "", "@x.de"])
def test_what_no_mail_can_reach_is_told(text: str) -> None:
    assert not is_reachable(text)


@pytest.mark.parametrize("text", ["jonas@x.example", "jonas@müller.example", "o'hara@mail.x.example"])
def test_what_mail_can_reach_is_an_address(text: str) -> None:
    assert is_reachable(text)
