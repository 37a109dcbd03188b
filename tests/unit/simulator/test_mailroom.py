"""The mail of the practice world: real messages, found by any word, and telling nothing they should not."""

from datetime import timedelta
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime

import pytest

from certdesk.domain.errors import NotFound
from certdesk.domain.portal import CODE_LIFETIME
from certdesk.domain.work import Silent
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.practice_world import (
    START,
    HandClock,
    is_code,
    newest_code,
    order_called,
    request_code,
)

WEB = "web@larkspur.example"


def test_every_admin_contact_has_a_mailbox_and_nothing_is_unread_at_first(ca: PracticeCA) -> None:
    boxes = ca.mailroom.mailboxes()
    assert {box.address for box in boxes} == {order.admin_email for order in ca.panel.orders(Silent())}
    assert all(box.total and not box.unread for box in boxes)


def test_the_mailbox_with_the_newest_mail_comes_first(ca: PracticeCA, clock: HandClock) -> None:
    for name in ("shop.larkspur.example", "www.hollowaybooks.example"):
        clock.pass_by(timedelta(minutes=1))
        request_code(ca, order_called(ca, name))
    assert [box.address for box in ca.mailroom.mailboxes()[:2]] == ["webshop@hollowaybooks.example", WEB]


def test_a_code_mail_is_a_real_message_from_the_practice_authority(ca: PracticeCA) -> None:
    order = order_called(ca, "shop.larkspur.example")
    receipt = request_code(ca, order)
    summary = ca.mailroom.messages(WEB, "access code")[0]
    opened = ca.mailroom.open(summary.id)
    message = message_from_bytes(opened.raw, policy=policy.default)
    assert message.defects == []
    assert message["To"] == WEB
    assert message["From"].addresses[0].addr_spec == "guest-portal@practice-ca.example"
    assert parsedate_to_datetime(message["Date"]) == receipt.sent_at == START
    assert message["Subject"] == summary.subject == "Access code for shop.larkspur.example"
    assert message["Message-ID"].endswith("@practice-ca.example>")
    assert message.get_content().replace("\r\n", "\n") == opened.text
    assert opened.raw.isascii()
    assert opened.raw.count(b"\n") == opened.raw.count(b"\r\n")


def test_a_code_mail_says_for_what_how_long_and_the_code_once_on_its_own_line(ca: PracticeCA) -> None:
    order = order_called(ca, "shop.larkspur.example")
    receipt = request_code(ca, order)
    text = ca.mailroom.open(ca.mailroom.messages(WEB, "access code")[0].id).text
    code = newest_code(ca, WEB)
    assert [line for line in text.splitlines() if is_code(line)] == [code]
    assert text.count(code) == 1
    assert order.common_name in text
    assert "two hours" in text
    assert f"{receipt.sent_at + CODE_LIFETIME:%H:%M} UTC" in text
    assert receipt.request not in text


def test_no_code_shows_in_a_list_of_messages_or_in_a_repr(ca: PracticeCA) -> None:
    request_code(ca, order_called(ca, "shop.larkspur.example"))
    code = newest_code(ca, WEB)
    summaries = ca.mailroom.messages(WEB, "")
    assert code not in repr(summaries)
    assert code not in repr(ca.mailroom.open(summaries[0].id))


def test_a_letter_with_umlauts_reads_the_same_on_the_other_side(ca: PracticeCA) -> None:
    summary = ca.mailroom.messages("laden@morgenrot.example", "bäckerei issued xn--")[0]
    opened = ca.mailroom.open(summary.id)
    message = message_from_bytes(opened.raw, policy=policy.default)
    assert "Bäckerei Morgenrot" in message.get_content()
    assert "Bäckerei Morgenrot" in opened.text
    assert opened.raw.isascii()


@pytest.mark.parametrize(
    ("search", "finds"),
    [
        ("", True),
        ("shop.larkspur", True),
        ("SHOP received", True),
        ("2817-44019c  secure SITE", True),
        ("practice-ca.example larkspur", True),
        ("shop hollowaybooks", False),
        ("%", False),
        ("sh_p.larkspur", False),
        ("shop*", False),
        ("\0", False),
        ("\ud800", False),
        ("a " * 40_000, True),
        ("x" * 65_536, False),
    ],
)
def test_messages_are_found_by_every_word_and_by_nothing_else(ca: PracticeCA, search: str, finds: bool) -> None:
    subjects = [summary.subject for summary in ca.mailroom.messages(WEB, search)]
    assert any("shop.larkspur.example" in subject for subject in subjects) == finds


def test_messages_of_one_mailbox_or_of_all_come_newest_first(ca: PracticeCA) -> None:
    everything = ca.mailroom.messages(None, "")
    assert [summary.sent_at for summary in everything] == sorted((m.sent_at for m in everything), reverse=True)
    assert {summary.mailbox for summary in ca.mailroom.messages(WEB, "")} == {WEB}
    assert sum(box.total for box in ca.mailroom.mailboxes()) == len(everything)
    assert ca.mailroom.messages("nobody@larkspur.example", "") == ()


def test_opening_a_message_marks_it_as_read(ca: PracticeCA) -> None:
    request_code(ca, order_called(ca, "shop.larkspur.example"))
    assert ca.controls.state().unread == 1
    summary = ca.mailroom.messages(WEB, "")[0]
    assert not summary.is_read
    assert ca.mailroom.open(summary.id).summary.is_read
    assert ca.controls.state().unread == 0
    assert ca.mailroom.messages(WEB, "")[0].is_read


def test_a_message_that_is_not_there_is_not_found(ca: PracticeCA) -> None:
    with pytest.raises(NotFound):
        ca.mailroom.open(10_000)


def test_message_ids_are_unique(ca: PracticeCA, clock: HandClock) -> None:
    order = order_called(ca, "shop.larkspur.example")
    request_code(ca, order)
    clock.pass_by(timedelta(seconds=60))
    request_code(ca, order)
    raws = [ca.mailroom.open(summary.id).raw for summary in ca.mailroom.messages(None, "")]
    ids = {message_from_bytes(raw, policy=policy.default)["Message-ID"] for raw in raws}
    assert len(ids) == len(raws)
