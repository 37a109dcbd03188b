"""Foreign text cannot hide, reorder, or flood."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.text import displayable


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("shop.larkspur.example", "shop.larkspur.example"),
        ("evil\u202egpj.exe", "evil�gpj.exe"),
        ("null\x00byte", "null�byte"),
        ("two\r\nlines", "two lines"),
        ("zero\u200bwidth", "zero�width"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("  spaced   out  ", "spaced out"),
        ("cafe\u0301", "café"),
    ],
)
def test_hidden_characters_leave_a_visible_mark(hostile: str, shown: str) -> None:
    assert displayable(hostile) == shown


def test_a_flood_is_cut_and_says_so() -> None:
    shown = displayable("a" * 65_536, 40)
    assert len(shown) == 40
    assert shown.endswith("…")


@given(st.text(), st.integers(min_value=1, max_value=300))
def test_nothing_shown_is_longer_than_its_limit_or_invisible(text: str, limit: int) -> None:
    shown = displayable(text, limit)
    assert len(shown) <= limit
    assert all(unicodedata.category(character) not in {"Cc", "Cf", "Cs"} for character in shown)
