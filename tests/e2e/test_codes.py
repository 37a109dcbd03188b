"""The rules of access codes, tried from outside with the practice clock moved."""

from datetime import timedelta

import pytest

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import CODE_TRIES, RESEND_AFTER, Identifier, IdentifierKind
from tests.e2e.signing_in import CODE, ORDER, ask_for_code, enter, other_than, sign_in
from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor

WRONG = "That code does not match. Check the newest e-mail."
SHORT = "The code looks cut off. Copy all of it from the e-mail."
EXPIRED = "This code has expired. Codes last two hours."


def test_what_is_no_code_is_turned_down_beside_the_field(visitor: Visitor) -> None:
    code = ask_for_code(visitor)
    for entered, said in ((other_than(code), WRONG), (code[:3], SHORT), (code * 2, WRONG), ("- -", SHORT)):
        enter(visitor, entered)
        visitor.sees(said)
        visitor.button("Sign in")
        assert visitor.field(CODE).hasFocus()
        assert visitor.field(CODE).selectedText() == entered
    enter(visitor, code)
    visitor.sees("Guest session, 2 h 0 min left")


@pytest.mark.parametrize("form", ["{low}", " {head} - {tail} ", "https://portal.example/guest?order=1&code={code}#x"])
def test_a_code_is_read_however_it_is_written(visitor: Visitor, form: str) -> None:
    code = ask_for_code(visitor)
    visitor.paste(CODE, form.format(code=code, low=code.lower(), head=code[:3], tail=code[3:]))
    visitor.click("Sign in")
    visitor.sees("Guest session, 2 h 0 min left")


def test_sixty_four_kilobytes_are_no_code(visitor: Visitor) -> None:
    code = ask_for_code(visitor)
    visitor.paste(CODE, code * 11_000)
    visitor.click("Sign in")
    visitor.sees(WRONG)
    enter(visitor, code)
    visitor.sees("Guest session, 2 h 0 min left")


def test_a_code_opens_nothing_after_two_hours(visitor: Visitor) -> None:
    code = ask_for_code(visitor)
    visitor.move_time("2 hours")
    visitor.sees(EXPIRED)
    visitor.click("Send a new code")
    visitor.wait("another code", lambda: visitor.field(CODE).isEnabled())
    newer = visitor.read_code()
    enter(visitor, code)
    visitor.sees(WRONG)
    enter(visitor, newer)
    visitor.sees("Guest session, 2 h 0 min left")


def test_a_code_is_good_for_the_last_second_of_its_two_hours(filled: Stage) -> None:
    visitor = filled.open_book()
    code = ask_for_code(visitor)
    filled.pass_time(timedelta(hours=2, seconds=-1))
    visitor.sees("1 s left")
    enter(visitor, code)
    visitor.sees("Guest session, 2 h 0 min left")


def test_a_used_code_opens_no_second_session(filled: Stage) -> None:
    visitor = filled.open_book()
    sessions = filled.program.desk.sessions
    receipt = sessions.request_code("web@larkspur.example", Identifier(IdentifierKind.NAME, ORDER))
    visitor.click("Practice mailbox")
    code = visitor.code_in(visitor.open_newest_mail())
    sessions.sign_in(receipt, code)
    with pytest.raises(FieldError) as refused:
        sessions.sign_in(receipt, code)
    assert refused.value.key is MessageKey.CODE_USED
    filled.pass_time(RESEND_AFTER)
    visitor.select(ORDER)
    sessions.sign_out(receipt.order.id)
    newer = ask_for_code(visitor)
    enter(visitor, code)
    visitor.sees(WRONG)
    enter(visitor, newer)
    visitor.sees("Guest session, 2 h 0 min left")


def test_five_wrong_tries_close_the_code_and_pause_the_order(filled: Stage) -> None:
    visitor = filled.open_book()
    code = ask_for_code(visitor)
    for _ in range(CODE_TRIES - 1):
        enter(visitor, other_than(code))
        visitor.sees(WRONG)
    enter(visitor, other_than(code))
    visitor.sees("Too many tries")
    visitor.sees("Wait 15 minutes, then send a new code.")
    assert not visitor.buttons("Sign in")
    filled.pass_time(timedelta(minutes=14))
    visitor.sees("Wait 1 minute, then send a new code.")
    filled.pass_time(timedelta(minutes=1))
    visitor.click("Send a new code")
    visitor.wait("another code", lambda: visitor.field(CODE).isEnabled())
    newer = visitor.read_code()
    enter(visitor, code)
    visitor.sees(WRONG)
    enter(visitor, newer)
    visitor.sees("Guest session, 2 h 0 min left")


def test_no_new_code_is_sent_within_a_minute(filled: Stage) -> None:
    visitor = filled.open_book()
    ask_for_code(visitor)
    visitor.sees("Send a new code in 1:00")
    assert not visitor.buttons("Send a new code")
    filled.pass_time(RESEND_AFTER - timedelta(seconds=1))
    visitor.sees("Send a new code in 0:01")
    filled.pass_time(timedelta(seconds=1))
    visitor.click("Send a new code")
    visitor.sees("Send a new code in 1:00")


def test_a_new_code_closes_the_one_before(filled: Stage) -> None:
    visitor = filled.open_book()
    code = ask_for_code(visitor)
    filled.pass_time(RESEND_AFTER)
    visitor.click("Send a new code")
    visitor.sees("Send a new code in 1:00")
    newer = visitor.read_code()
    assert newer != code
    enter(visitor, code)
    visitor.sees(WRONG)
    enter(visitor, newer)
    visitor.sees("Guest session, 2 h 0 min left")


def test_a_code_of_another_order_opens_nothing(filled: Stage) -> None:
    visitor = filled.open_book()
    other = ask_for_code(visitor, "www.kestrel-arch.example")
    visitor.click("Back")
    visitor.click("Cancel")
    code = ask_for_code(visitor)
    enter(visitor, other)
    visitor.sees(WRONG)
    enter(visitor, code)
    visitor.sees("Guest session, 2 h 0 min left")


def test_neither_code_nor_token_is_on_the_disk_after_signing_in(filled: Stage) -> None:
    visitor = filled.open_book()
    code = sign_in(visitor)
    (session,) = filled.program.desk.sessions.all()
    filled.close()
    mails = filled.places.practice_database
    for path in (each for each in filled.home.rglob("*") if each.is_file()):
        content = path.read_bytes()
        assert session.token.encode() not in content, path
        assert code.encode() not in content or path.name.startswith(mails.name), path
