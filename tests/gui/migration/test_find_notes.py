"""What says a number, in words; and what others are asked for."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from certdesk.domain.correspondents import Signatory
from certdesk.domain.holdings import Holding, HoldingId
from certdesk.domain.letters import mailto
from certdesk.domain.move_lines import Line, line_of
from certdesk.domain.notices import Confidence, Evidence, Finding, MailPlace, Suspect, Suspicion, Witness
from certdesk.views.wording.migration.find_evidence import suspicious_words, told
from certdesk.views.wording.migration.find_notes import client_note, file_name_of, ready_rows, ready_text, to_words

pytestmark = pytest.mark.usefixtures("qapp")
AT = datetime(2026, 11, 2, 12, tzinfo=UTC)
MAIL = MailPlace("notice.eml", subject="It expires", sender="renewals@starfieldtech.com", sent_at=AT)
NOTICE = Finding("31884207", Witness.NOTICE, at=AT, evidence=Evidence(MAIL, 3, "Customer Number: 31884207"))


def line(name: str, **facts: object) -> Line:
    return line_of(replace(Holding(HoldingId(name), name, (name,)), **facts))  # type: ignore[arg-type]  # fields by name


def evidence(line: int = 3, **facts: object) -> Finding:
    place = replace(MAIL, **facts)  # type: ignore[arg-type]  # fields by name
    return replace(NOTICE, evidence=Evidence(place, line, "Customer Number: 31884207"))


@pytest.mark.parametrize(
    ("finding", "mail", "place"),
    [
        (NOTICE, "“It expires”, from renewals@starfieldtech.com", "Line 3, notice.eml"),
        (evidence(subject=""), "From renewals@starfieldtech.com", "Line 3, notice.eml"),
        (evidence(sender=""), "“It expires”", "Line 3, notice.eml"),
        (evidence(subject="", sender=""), "", "Line 3, notice.eml"),
        (evidence(0), "“It expires”, from renewals@starfieldtech.com", "In the subject, notice.eml"),
        (
            evidence(file="all.mbox", number=1200),
            "“It expires”, from renewals@starfieldtech.com",
            "Line 3, mail 1200 of all.mbox",
        ),
        (
            evidence(within="mails.zip"),
            "“It expires”, from renewals@starfieldtech.com",
            "Line 3, notice.eml in mails.zip",
        ),
    ],
)
def test_evidence_names_the_mail_and_the_line(finding: Finding, mail: str, place: str) -> None:
    assert (told(finding).mail, told(finding).place) == (mail, place)


def test_each_confidence_is_told_for_what_it_rests_on() -> None:
    said = {told(replace(NOTICE, confidence=each)).sure for each in Confidence}
    assert len(said) == len(Confidence)
    assert told(Finding("1", Witness.CLIENT)).sure == "", "nobody reads what a person said"


def test_a_mails_own_words_cannot_reorder_or_lengthen_what_stands_beside_them() -> None:
    hostile = evidence(subject="\u202egpj.exe" + "x" * 500)
    assert "\u202e" not in told(hostile).mail
    assert len(told(hostile).mail) < 250


def test_every_doubt_is_told_once_with_what_it_is_about() -> None:
    suspects = (
        Suspect(Suspicion.LINK_ELSEWHERE, "renew.example"),
        Suspect(Suspicion.LINK_ELSEWHERE, "renew.example"),
        Suspect(Suspicion.FORWARDED, ""),
    )
    assert told(replace(NOTICE, suspects=suspects)).doubts == (
        "A link in it leads to somebody else: renew.example.\nSomebody forwarded it, and may have changed it."
    )


def test_a_doubted_notice_is_told_by_its_file_or_without() -> None:
    doubted = replace(NOTICE, suspects=(Suspect(Suspicion.FORWARDED, ""),))
    assert suspicious_words(doubted).text.endswith("What notice.eml says is shown, and not used.")
    assert suspicious_words(replace(doubted, evidence=None)).text.endswith(
        "What the notice says is shown, and not used."
    )


def test_the_client_reads_where_the_number_is_and_not_to_send_a_password() -> None:
    letter = client_note([line("a.example", contact="owner@larkspur.example")])
    assert letter.recipients == ("owner@larkspur.example",)
    assert letter.subject == "Customer number for a.example"
    assert letter.text == (
        "Hello, we look after the certificate of a.example. The sign-in that we use for it is being removed by the "
        "provider, and we need to know which customer account the certificate is in. Could you send us the customer "
        "number of that account? It has up to ten digits.\n\n"
        "It is in any one of these places:\n"
        "1. Sign in to your account at the provider and select your account name: the drop-down shows it as "
        "“Customer #”.\n"
        "2. Renewal notices about the certificate, in your mail, help to find it, too.\n"
        "3. If you cannot sign in, use Account Assistance on the sign-in page: “Retrieve Customer Number” mails it to "
        "the address on file.\n\n"
        "The number is all we need. Keep your password to yourself: nobody should ask you for it. Thank you.\n\n"
        "With kind regards, your webmaster\n"
    )
    assert letter.sender == ""
    signed = client_note([line("a.example")], signatory=Signatory("Ama Okafor", "Okafor Web", "ama@okafor.example"))
    assert signed.text.endswith("Thank you.\n\nWith kind regards,\nAma Okafor\nOkafor Web\nama@okafor.example\n")
    assert signed.sender == "ama@okafor.example"
    assert client_note([line("a.example")], signatory=Signatory(email="müller@okafor.example")).sender == ""
    assert mailto(letter) is not None


def test_several_are_listed_and_each_contact_is_written_to_once() -> None:
    letter = client_note(
        [line("a.example", contact="o@x.example"), line("b.example", contact="o@x.example"), line("c.example")]
    )
    assert letter.recipients == ("o@x.example",)
    assert letter.subject == "Customer number for 3 certificates"
    assert "- a.example\n- b.example\n- c.example\n" in letter.text


def test_what_is_no_address_is_left_to_the_mail_program() -> None:
    letter = client_note([line("a.example", contact="somebody\r\nBcc: x@y.example")])
    assert letter.recipients == ()
    assert to_words(letter) == "To: add the address in your mail program"


def test_a_name_that_hides_something_is_made_harmless_in_the_subject() -> None:
    letter = client_note([line("a\r\nBcc: x@y.example")])
    assert "\n" not in letter.subject
    assert file_name_of(letter).endswith(".eml")
    assert "/" not in file_name_of(client_note([line("../a.example")]))


def test_customer_support_is_told_what_is_known() -> None:
    known = line("a.example", product="Premium SSL", client="Larkspur", ends_at=datetime(2027, 2, 18, tzinfo=UTC))
    assert dict(ready_rows([known])) == {
        "Domain": "a.example",
        "Product": "Premium SSL",
        "Ends on": "18 Feb 2027",
        "Client": "Larkspur",
        "Order date": "on the invoice or the renewal notice",
    }
    assert ready_text([line("b.example")]) == "Domain: b.example\nOrder date: on the invoice or the renewal notice"


def test_of_many_the_first_are_told() -> None:
    many = [line(f"host{number}.example") for number in range(7)]
    assert dict(ready_rows(many))["Domains"].endswith("host4.example, and 2 more")


def test_a_note_goes_to_the_contact_in_the_orders_where_no_certificate_tells_one() -> None:
    letter = client_note([line("a.example")], "web@larkspur.example")
    assert letter.recipients == ("web@larkspur.example",)
    assert to_words(letter, "web@larkspur.example") == "To: web@larkspur.example, the admin contact in your orders"
    own = client_note([line("a.example", contact="owner@larkspur.example")], "web@larkspur.example")
    assert own.recipients == ("owner@larkspur.example",)
    assert to_words(own, "web@larkspur.example") == "To: owner@larkspur.example"
    assert client_note([line("a.example")], "call me").recipients == ()
