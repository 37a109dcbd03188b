"""Writing to OpenSRS Support: what about, what has to be in it, and the forms the mail takes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import SMTP
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from certdesk.domain.csr import CsrFacts
from certdesk.domain.orders import Brand
from certdesk.domain.support import (
    LONGEST_MAILTO,
    Part,
    SupportLetter,
    SupportPurpose,
    eml,
    is_address,
    is_for,
    mailto,
    missing_parts,
    support_purpose,
)
from tests.fakes_gui.details import NOW, an_order, sold_as

DAY = timedelta(days=1)
LETTER = SupportLetter("web@larkspur.example", "help@reseller.example", "Reissue shop – 1", "Hello,\n\nGrüße\nCSR:\n")


def csr_for(*names: str) -> CsrFacts:
    return CsrFacts(b"", names[0], names, b"", "", "RSA 3072", "SHA-256 with RSA")


@pytest.mark.parametrize(
    ("days", "purpose"), [(0, SupportPurpose.REFUND), (30, SupportPurpose.REFUND), (31, None), (400, None)]
)
def test_a_refund_is_asked_for_only_where_the_order_was_revoked_in_time(
    days: int, purpose: SupportPurpose | None
) -> None:
    order = replace(an_order(status="revoked"), issued_at=NOW - days * DAY, status_since=NOW)
    assert support_purpose(order, UTC) is purpose
    assert support_purpose(replace(order, issued_at=None), UTC) is SupportPurpose.REFUND


def test_what_the_status_asks_comes_before_what_the_route_does() -> None:
    revoked = replace(sold_as(an_order(status="revoked"), Brand.SECTIGO), issued_at=NOW - DAY, status_since=NOW)
    assert support_purpose(revoked, UTC) is SupportPurpose.REFUND
    assert support_purpose(sold_as(an_order(status="rejected"), Brand.THAWTE, retired=True)) is SupportPurpose.DENIAL


def test_a_reissue_needs_name_id_and_csr_and_says_which_is_missing() -> None:
    order = sold_as(an_order(), Brand.SECTIGO)
    assert missing_parts(order, SupportPurpose.REISSUE, None) == (Part.CSR,)
    assert missing_parts(replace(order, supplier_id=""), SupportPurpose.REISSUE, csr_for("a.example")) == (
        Part.SUPPLIER_ID,
    )
    assert missing_parts(order, SupportPurpose.REISSUE, csr_for("shop.larkspur.example")) == ()
    assert missing_parts(order, SupportPurpose.REFUND, None) == ()


def test_a_csr_is_for_an_order_when_it_asks_for_its_common_name() -> None:
    order = an_order("Shop.Larkspur.example")
    assert is_for(csr_for("www.larkspur.example", "shop.larkspur.example"), order)
    assert not is_for(csr_for("www.larkspur.example"), order)


def test_a_saved_mail_reads_back_as_it_was_written_and_opens_as_a_draft() -> None:
    content = eml(LETTER, datetime(2026, 11, 20, 14, 2, tzinfo=UTC))
    read = message_from_bytes(content, policy=SMTP)
    assert (read["From"], read["To"], read["Subject"]) == (LETTER.sender, LETTER.recipient, LETTER.subject)
    assert read["Date"] == "Fri, 20 Nov 2026 14:02:00 +0000"
    assert read["X-Unsent"] == "1"
    assert read.get_content() == LETTER.text.replace("\n", "\r\n")
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_saved_mail_leaves_out_an_address_that_is_not_known() -> None:
    read = message_from_bytes(eml(replace(LETTER, recipient="", sender=""), NOW), policy=SMTP)
    assert read["To"] is None
    assert read["From"] is None


def test_the_mail_program_gets_the_whole_letter_or_nothing() -> None:
    address = mailto(LETTER)
    assert address is not None
    parts = urlsplit(address)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", LETTER.recipient)
    fields = parse_qs(parts.query)
    assert fields["subject"] == [LETTER.subject]
    assert fields["body"] == [LETTER.text.replace("\n", "\r\n")]
    for length in range(LONGEST_MAILTO - 200, LONGEST_MAILTO):
        longer = mailto(replace(LETTER, text="x" * length))
        assert longer is None or len(longer) <= LONGEST_MAILTO
    assert mailto(replace(LETTER, text="x" * LONGEST_MAILTO)) is None


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
