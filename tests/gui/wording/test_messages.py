"""Every message has words, once, in the style of the house."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from certdesk.domain.errors import CertDeskError, Fact
from certdesk.domain.messages import MessageKey
from certdesk.views.wording.failures import words_for, words_of
from certdesk.views.wording.messages import (
    accounts,
    computer,
    keys,
    lists,
    migrations,
    orders,
    portal,
    requests,
    several,
    verdicts,
)

AREAS = (
    portal.words,
    orders.words,
    requests.words,
    verdicts.words,
    keys.words,
    lists.words,
    accounts.words,
    migrations.words,
    computer.words,
)
UNWANTED = re.compile(r"\b(please|sorry|oops|invalid|failed to)\b", re.IGNORECASE)


def test_every_key_has_its_words_in_one_area_only() -> None:
    told = [key for area in AREAS for key in area()]
    assert sorted(told) == sorted(MessageKey)


@pytest.mark.parametrize("key", MessageKey)
def test_a_message_says_what_happened_in_whole_sentences(key: MessageKey) -> None:
    words = words_of(CertDeskError(key))
    assert words.text.endswith((".", "!"))
    assert not words.title.endswith(".")
    assert not UNWANTED.search(f"{words.title} {words.text}")


def test_facts_are_told_as_people_read_them() -> None:
    date = datetime(2026, 11, 20, 12, tzinfo=UTC)
    error = CertDeskError(MessageKey.CSR_CERT, name="shop.larkspur.example", date=date)
    assert words_of(error).text == "It belongs to shop.larkspur.example and ends on 20 Nov 2026."
    assert "97.66 KiB" in words_of(CertDeskError(MessageKey.CSR_BIG, size=100_000)).text
    assert QLocale().toString(1234) in words_of(CertDeskError(MessageKey.ACTIVITY_BROKEN, number=1234)).text


def test_a_fact_that_looks_like_a_field_is_not_filled_again() -> None:
    error = CertDeskError(MessageKey.CN_MISMATCH, a="{b}", b="shop.larkspur.example")
    assert words_of(error).text.startswith("CSR: {b}. Order: shop.larkspur.example.")


@pytest.mark.parametrize("key", several.of_several())
def test_what_is_said_of_several_names_speaks_of_their_number(key: MessageKey) -> None:
    names: dict[str, Fact] = {"name": "pay.larkspur.example", "number": 4_321, "base": "larkspur.example"}
    words = words_for(key, names)
    told = f"{words.title} {words.text}"
    assert QLocale().toString(4_321) in told
    assert "{" not in told
    assert words_for(key, {**names, "number": 1}) != words
    assert not UNWANTED.search(told)


def test_what_is_said_of_one_name_names_it() -> None:
    facts: dict[str, Fact] = {"name": "pay.larkspur.example", "number": 1}
    assert words_for(MessageKey.SAN_REMOVED, facts).title == "pay.larkspur.example would be dropped"
    assert words_for(MessageKey.SAN_REMOVED, {**facts, "number": 3}).title == "3 names would be dropped"


@pytest.mark.parametrize("key", several.in_hand())
def test_what_a_form_asks_otherwise_has_a_title_where_it_is_said_of_a_request(key: MessageKey) -> None:
    assert not words_of(CertDeskError(key)).title
    assert words_for(key, {"name": "*.larkspur.example", "longest": 250}).title
