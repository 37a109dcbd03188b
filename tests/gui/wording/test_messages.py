"""Every message has words, once, in the style of the house."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages import computer, lists, orders, portal, requests

AREAS = (portal.words, orders.words, requests.words, lists.words, computer.words)
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
