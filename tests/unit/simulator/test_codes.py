"""The rules of access codes and guest sessions, tried with a clock that is moved by hand."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from hashlib import scrypt
from pathlib import Path
from random import Random
from sqlite3 import connect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused, SessionRequired
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order
from certdesk.domain.portal import CODE_ALPHABET, CODE_LIFETIME, CODE_TRIES, RESEND_AFTER, SESSION_LIFETIME
from certdesk.simulator.codes import PAUSE, code_in, make_code
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.practice_world import (
    FILE_NAME,
    HandClock,
    copy_template,
    newest_code,
    order_called,
    practice_ca,
    request_code,
    sign_in,
    vault_key,
    wrong_code,
)

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def order(ca: PracticeCA) -> Order:
    return order_called(ca, "shop.larkspur.example")


def failure(ca: PracticeCA, request: str, code: str) -> CertDeskError:
    with pytest.raises(CertDeskError) as caught:
        ca.portal.sign_in(request, code)
    return caught.value


def exhaust(ca: PracticeCA, request: str, code: str) -> list[CertDeskError]:
    return [failure(ca, request, wrong_code(code, number)) for number in range(CODE_TRIES)]


@pytest.mark.parametrize(
    "typed",
    [
        "{}",
        "  {}\n",
        "{lower}",
        "{first}-{rest}",
        "{first} {rest}",
        "https://practice-ca.example/guest?code={}",
        "https://practice-ca.example/guest?c=1&code={lower}&lang=en",
    ],
)
def test_a_code_may_be_typed_and_pasted_in_many_ways(ca: PracticeCA, order: Order, typed: str) -> None:
    receipt = request_code(ca, order)
    code = newest_code(ca, order.admin_email)
    session = ca.portal.sign_in(receipt.request, typed.format(code, lower=code.lower(), first=code[:3], rest=code[3:]))
    assert session.order == order.id
    assert session.ends_at - session.signed_in_at == SESSION_LIFETIME


@pytest.mark.parametrize(
    ("make_typed", "key"),
    [
        (lambda code: "", MessageKey.CODE_SHORT),
        (lambda code: code[:-1], MessageKey.CODE_SHORT),
        (lambda code: "--- ---", MessageKey.CODE_SHORT),
        (lambda code: code + "Z", MessageKey.CODE_WRONG),
        (lambda code: code * 12_000, MessageKey.CODE_WRONG),
        (lambda code: " " * 65_536 + code, MessageKey.CODE_WRONG),
        (lambda code: "0O1IL0", MessageKey.CODE_WRONG),
        (lambda code: code[:-1] + "\0", MessageKey.CODE_SHORT),
        (lambda code: code[:-1] + "é", MessageKey.CODE_WRONG),
        (lambda code: code[:-1] + "\ud800", MessageKey.CODE_SHORT),
        (lambda code: "http://[?code=", MessageKey.CODE_SHORT),
    ],
)  # fmt: skip
def test_what_cannot_be_a_code_is_told_apart_and_does_not_count(
    ca: PracticeCA, order: Order, make_typed: Callable[[str], str], key: MessageKey
) -> None:
    receipt = request_code(ca, order)
    code = newest_code(ca, order.admin_email)
    for _ in range(CODE_TRIES + 1):
        error = failure(ca, receipt.request, make_typed(code))
        assert isinstance(error, FieldError)
        assert (error.field, error.key) == ("code", key)
    assert ca.portal.sign_in(receipt.request, code).order == order.id


def test_a_wrong_code_opens_nothing(ca: PracticeCA, order: Order) -> None:
    receipt = request_code(ca, order)
    error = failure(ca, receipt.request, wrong_code(newest_code(ca, order.admin_email)))
    assert isinstance(error, FieldError)
    assert (error.field, error.key) == ("code", MessageKey.CODE_WRONG)


def test_a_used_code_does_not_open_a_second_session(ca: PracticeCA, order: Order) -> None:
    receipt = request_code(ca, order)
    code = newest_code(ca, order.admin_email)
    ca.portal.sign_in(receipt.request, code)
    assert failure(ca, receipt.request, code).key is MessageKey.CODE_USED
    assert failure(ca, receipt.request, wrong_code(code)).key is MessageKey.CODE_WRONG


def test_a_code_is_good_until_its_last_second(ca: PracticeCA, order: Order, clock: HandClock) -> None:
    receipt = request_code(ca, order)
    clock.pass_by(CODE_LIFETIME - SECOND)
    assert ca.portal.sign_in(receipt.request, newest_code(ca, order.admin_email)).order == order.id


def test_a_code_expires_after_two_hours(ca: PracticeCA, order: Order, clock: HandClock) -> None:
    receipt = request_code(ca, order)
    code = newest_code(ca, order.admin_email)
    clock.pass_by(CODE_LIFETIME)
    assert clock.now() == receipt.valid_until
    assert failure(ca, receipt.request, code).key is MessageKey.CODE_EXPIRED
    assert failure(ca, receipt.request, wrong_code(code)).key is MessageKey.CODE_EXPIRED


def test_moving_the_practice_clock_ages_codes_and_sessions(ca: PracticeCA, order: Order) -> None:
    session = sign_in(ca, order)
    ca.controls.advance(RESEND_AFTER)
    receipt = request_code(ca, order)
    ca.controls.advance(CODE_LIFETIME)
    assert failure(ca, receipt.request, newest_code(ca, order.admin_email)).key is MessageKey.CODE_EXPIRED
    with pytest.raises(SessionRequired):
        ca.portal.order(session.token)


def test_a_new_code_closes_the_one_before(ca: PracticeCA, order: Order, clock: HandClock) -> None:
    former = request_code(ca, order)
    old_code = newest_code(ca, order.admin_email)
    clock.pass_by(RESEND_AFTER)
    latter = request_code(ca, order)
    new_code = newest_code(ca, order.admin_email)
    assert failure(ca, former.request, old_code).key is MessageKey.CODE_WRONG
    assert failure(ca, latter.request, old_code).key is MessageKey.CODE_WRONG
    assert failure(ca, former.request, new_code).key is MessageKey.CODE_WRONG
    assert ca.portal.sign_in(latter.request, new_code).order == order.id


def test_the_code_of_another_order_opens_nothing(ca: PracticeCA, order: Order) -> None:
    request_code(ca, order)
    code = newest_code(ca, order.admin_email)
    other = request_code(ca, order_called(ca, "www.hollowaybooks.example"))
    assert failure(ca, other.request, code).key is MessageKey.CODE_WRONG


def test_a_new_code_is_sent_sixty_seconds_after_the_last(ca: PracticeCA, order: Order, clock: HandClock) -> None:
    receipt = request_code(ca, order)
    assert receipt.resend_from == clock.now() + RESEND_AFTER
    clock.pass_by(timedelta(seconds=59.5))
    with pytest.raises(PolicyRefused) as caught:
        request_code(ca, order)
    assert (caught.value.key, caught.value.facts["seconds"]) == (MessageKey.RESEND_SOON, 1)
    clock.pass_by(timedelta(seconds=0.5))
    assert request_code(ca, order).request != receipt.request


def test_five_wrong_tries_close_the_code_and_pause_the_order(ca: PracticeCA, order: Order, clock: HandClock) -> None:
    receipt = request_code(ca, order)
    code = newest_code(ca, order.admin_email)
    errors = exhaust(ca, receipt.request, code)
    assert [error.key for error in errors] == [MessageKey.CODE_WRONG] * 4 + [MessageKey.CODE_LIMIT]
    assert errors[-1].facts["minutes"] == PAUSE // MINUTE

    clock.pass_by(PAUSE - MINUTE - SECOND)
    refused = failure(ca, receipt.request, code)
    assert (refused.key, refused.facts["minutes"]) == (MessageKey.CODE_LIMIT, 2)
    with pytest.raises(PolicyRefused) as caught:
        request_code(ca, order)
    assert (caught.value.key, caught.value.facts["minutes"]) == (MessageKey.CODE_LIMIT, 2)


def test_after_the_pause_the_closed_code_stays_closed_and_a_new_one_works(
    ca: PracticeCA, order: Order, clock: HandClock
) -> None:
    receipt = request_code(ca, order)
    code = newest_code(ca, order.admin_email)
    exhaust(ca, receipt.request, code)
    clock.pass_by(PAUSE)
    assert failure(ca, receipt.request, code).key is MessageKey.CODE_EXPIRED
    assert sign_in(ca, order).order == order.id


def test_a_pause_of_one_order_leaves_the_others_alone(ca: PracticeCA, order: Order) -> None:
    receipt = request_code(ca, order)
    exhaust(ca, receipt.request, newest_code(ca, order.admin_email))
    other = order_called(ca, "blog.larkspur.example")
    assert other.admin_email == order.admin_email
    assert sign_in(ca, other).order == other.id


def test_a_request_that_is_not_known_calls_for_a_new_code(ca: PracticeCA, order: Order) -> None:
    assert failure(ca, "no such request", "ABCDEF").key is MessageKey.CODE_EXPIRED


def test_a_code_outlives_a_restart_and_a_session_does_not(
    ca: PracticeCA, order: Order, clock: HandClock, tmp_path: Path
) -> None:
    session = sign_in(ca, order_called(ca, "www.hollowaybooks.example"))
    receipt = request_code(ca, order)
    code = newest_code(ca, order.admin_email)
    restarted = practice_ca(tmp_path, clock, seed=8)
    assert restarted.portal.sign_in(receipt.request, code).order == order.id
    with pytest.raises(SessionRequired) as caught:
        restarted.portal.order(session.token)
    assert caught.value.key is MessageKey.SESSION_ENDED


def test_the_database_holds_no_code_and_no_token_outside_the_mail(ca: PracticeCA, order: Order, tmp_path: Path) -> None:
    receipt = request_code(ca, order)
    code = newest_code(ca, order.admin_email)
    session = ca.portal.sign_in(receipt.request, code)
    with closing(connect(tmp_path / FILE_NAME)) as connection:
        rows = connection.execute("SELECT * FROM codes").fetchall()
        connection.execute("DELETE FROM mails")
        dump = "\n".join(connection.iterdump())
    assert len(rows) == 1
    assert code not in dump
    assert session.token not in dump


def test_two_codes_have_different_digests_even_when_they_are_equal(
    ca: PracticeCA, order: Order, clock: HandClock, tmp_path: Path
) -> None:
    request_code(ca, order)
    request_code(ca, order_called(ca, "blog.larkspur.example"))
    with closing(connect(tmp_path / FILE_NAME)) as connection:
        salts = connection.execute("SELECT DISTINCT salt FROM codes").fetchall()
    assert len(salts) == 2


def test_guessing_the_code_of_a_stolen_database_is_slow(
    order: Order, clock: HandClock, tmp_path: Path, template: Path
) -> None:
    copy_template(template, tmp_path)
    ca = PracticeCA(tmp_path / FILE_NAME, vault_key, clock)
    request_code(ca, order)
    with closing(connect(tmp_path / FILE_NAME)) as connection:
        salt, digest = connection.execute("SELECT salt, digest FROM codes").fetchone()
    assert digest == scrypt(newest_code(ca, order.admin_email).encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)


def test_neither_receipt_nor_session_shows_a_secret(ca: PracticeCA, order: Order) -> None:
    receipt = request_code(ca, order)
    code = newest_code(ca, order.admin_email)
    session = ca.portal.sign_in(receipt.request, code)
    assert code not in repr(receipt)
    assert session.token not in repr(session)


@given(st.integers(0, 2**32))
def test_codes_are_six_characters_of_the_alphabet(seed: int) -> None:
    code = make_code(Random(seed))
    assert len(code) == 6
    assert set(code) <= set(CODE_ALPHABET)


@given(st.text(CODE_ALPHABET, min_size=6, max_size=6), st.lists(st.sampled_from(" -\t\u00a0–.·"), max_size=9))
def test_spaces_dashes_and_case_do_not_change_a_code(code: str, noise: list[str]) -> None:
    mixed = "".join(a + b for a, b in zip(code.lower(), [*noise, *[""] * 6], strict=False))
    assert code_in(mixed) == code


@given(st.text())
def test_whatever_is_typed_gives_a_bounded_code(typed: str) -> None:
    code = code_in(typed)
    assert code == code_in(code)
    assert all(character.isalnum() for character in code)
