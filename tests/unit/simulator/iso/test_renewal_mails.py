"""The mails about renewals in the practice mailboxes: real messages, and what there is to find out from them."""

from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html import unescape

import pytest

from certdesk.domain.mail import Message
from certdesk.simulator.iso.sample import ACCOUNTS, ROWS
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.practice_world import START

GENUINE = "renewals@practice-registrar.example"
PHISHING = "practice-registrar-billing.example"
WEBMASTER = "web@okafor.example"
PARENTS = "parents.ashgrove-school.example"


@pytest.fixture
def mails(ca: PracticeCA) -> list[Message]:
    """Every mail that came with the registrar, the newest first."""
    before = {each.id for each in ca.mailroom.messages(None, "")}
    ca.iso.account()
    return [ca.mailroom.open(each.id) for each in ca.mailroom.messages(None, "") if each.id not in before]


def parsed(mail: Message) -> EmailMessage:
    message = message_from_bytes(mail.raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def texts(mail: Message) -> list[str]:
    """What each part of a mail says, without its tags' entities."""
    parts = [part for part in parsed(mail).walk() if not part.is_multipart()]
    return [unescape(part.get_content()).replace("\r\n", "\n") for part in parts]


def about(mails: list[Message], name: str, sender: str = GENUINE) -> list[Message]:
    return [each for each in mails if name in each.text and sender in each.summary.sender]


def test_each_is_a_message_that_any_mail_program_reads(mails: list[Message]) -> None:
    for mail in mails:
        message = parsed(mail)
        assert [defect for part in message.walk() for defect in part.defects] == []
        assert mail.raw.isascii()
        assert mail.raw.count(b"\n") == mail.raw.count(b"\r\n")
        assert max(map(len, mail.raw.split(b"\r\n"))) <= 998  # RFC 5322 2.1.1
        assert message["To"] == mail.summary.mailbox
        assert str(message["From"]) == mail.summary.sender
        assert message["Subject"] == mail.summary.subject
        assert parsedate_to_datetime(message["Date"]) == mail.summary.sent_at < START
    assert len({parsed(mail)["Message-ID"] for mail in mails}) == len(mails) == 12


def test_they_come_in_every_shape_and_in_the_languages_of_the_clients(mails: list[Message]) -> None:
    genuine = [each for each in mails if GENUINE in each.summary.sender]
    shapes = Counter(parsed(each).get_content_type() for each in genuine)
    assert shapes == {"text/plain": 3, "text/html": 2, "multipart/alternative": 4}
    charsets = {part.get_content_charset() for each in genuine for part in parsed(each).walk()} - {None}
    assert charsets == {"utf-8", "iso-8859-1"}
    labels = Counter(label for label in ("Customer number", "Kundennummer", "Klantnummer") for each in genuine
                     if label in each.text)  # fmt: skip
    assert labels == {"Customer number": 5, "Kundennummer": 2, "Klantnummer": 1}


def test_half_of_the_certificates_have_a_genuine_notice_with_the_day_they_end(
    ca: PracticeCA, mails: list[Message]
) -> None:
    days = {
        "clinic.tidewater-dental.example": "November 29, 2026",
        "wholesale.larkspur.example": "4 December 2026",
        PARENTS: "7 January 2027",
        "press.nordlicht.example": "20. Januar 2027",
        "archiv.nordlicht.example": "20. Januar 2027",
        "depot.meridianfreight.example": "25 december 2026",
        "customs.meridianfreight.example": "26 december 2026",
        "bestellen.bäckerei-morgenrot.example": "03.01.2027",
        "forms.osprey-surveying.example": "3 February 2027",
    }
    assert len(days) == len(ROWS) / 2
    for name, day in days.items():
        newest = about(mails, name)[0]
        assert all(name in text and day in text for text in texts(newest))
    ends = {each.common_name: each.ends_at.date().isoformat() for each in ca.iso.certificates()}
    assert ends["depot.meridianfreight.example"] == "2026-12-25"


def test_each_part_of_a_notice_says_the_number_of_the_account(mails: list[Message]) -> None:
    numbers = {row.common_name: row.account.number for row in ROWS if row.account is not None}
    for name in ("clinic.tidewater-dental.example", "wholesale.larkspur.example", PARENTS, "press.nordlicht.example",
                 "depot.meridianfreight.example"):  # fmt: skip
        newest = about(mails, name)[0]
        assert all(numbers[name] in text for text in texts(newest))
        assert all(number not in newest.text for number in {each.number for each in ACCOUNTS} - {numbers[name]})


def test_a_notice_goes_to_the_address_on_file(mails: list[Message]) -> None:
    emails = {each.number: each.email for each in ACCOUNTS}
    for mail in mails:
        if GENUINE in mail.summary.sender:
            said = [number for number in emails if number in mail.text]
            assert all(emails[number] == mail.summary.mailbox for number in said)


def test_one_notice_can_be_about_several_certificates(mails: list[Message]) -> None:
    assert about(mails, "depot.meridianfreight.example") == about(mails, "customs.meridianfreight.example")
    assert about(mails, "press.nordlicht.example") == about(mails, "archiv.nordlicht.example")


def test_older_notices_name_the_account_that_was_closed(ca: PracticeCA, mails: list[Message]) -> None:
    newest, *older = about(mails, PARENTS)
    assert "38840027" in newest.text
    assert len(older) == 2
    assert all("29004418" in each.text for each in older)
    assert ca.iso.customer_account("29004418").is_closed


def test_one_notice_says_no_number(mails: list[Message]) -> None:
    (notice,) = about(mails, "forms.osprey-surveying.example")
    assert all(each.number not in text for each in ACCOUNTS for text in texts(notice))
    assert "Customer number" not in notice.text


def test_one_mail_looks_like_a_notice_and_is_none(ca: PracticeCA, mails: list[Message]) -> None:
    (fraud,) = [each for each in mails if PHISHING in each.summary.sender]
    assert parsed(fraud)["From"].addresses[0].addr_spec.endswith(f"@{PHISHING}")
    assert "account-check.example" in parsed(fraud)["Reply-To"]
    assert "dmarc=fail" in parsed(fraud)["Authentication-Results"]
    plain, page = texts(fraud)
    link = "http://practice-registrar.example.account-check.example/"
    assert link in plain
    assert f'href="{link}' in page
    assert ">https://www.practice-registrar.example/" in page
    assert all("50010333" in text and "club.hollowaybooks.example" in text for text in (plain, page))
    assert "50010333" not in {each.number for each in ACCOUNTS}


def test_clients_answered_one_rightly_and_one_with_two_digits_swapped(mails: list[Message]) -> None:
    florist, bookshop = [each for each in mails if each.summary.mailbox == WEBMASTER]
    assert "27190455" in bookshop.text
    assert all(name in bookshop.text for name in ("> ", "club.hollowaybooks.example", "tickets.hollowaybooks.example"))
    assert "31884270" in florist.text
    assert "31884207" in about(mails, "wholesale.larkspur.example")[0].text
    assert all(parsed(each)["In-Reply-To"].endswith("@okafor.example>") for each in (florist, bookshop))


def test_only_the_answers_are_unread(ca: PracticeCA) -> None:
    ca.iso.account()
    unread = [each.mailbox for each in ca.mailroom.messages(None, "") if not each.is_read]
    assert unread == [WEBMASTER, WEBMASTER]
    assert ca.controls.state().unread == 2


def test_every_link_of_a_genuine_notice_is_the_registrars(mails: list[Message]) -> None:
    for mail in mails:
        if GENUINE in mail.summary.sender:
            for text in texts(mail):
                assert text.count("https://") == text.count("https://www.practice-registrar.example/") > 0
                assert "http://" not in text
