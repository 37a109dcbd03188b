"""Long names may break in a line, and stay the same names."""

import re

from hypothesis import given
from hypothesis import strategies as st

from certdesk.views.wording.breaking import breakable

PLACE = "\N{ZERO WIDTH SPACE}"
labels = st.text("abcdefghijklmnopqrstuvwxyz0123456789-*ü", min_size=1, max_size=63)


def test_a_name_that_fits_a_line_is_left_alone() -> None:
    assert breakable("Revoke shop.larkspur.example?") == "Revoke shop.larkspur.example?"


def test_a_long_name_breaks_after_its_dots_first() -> None:
    name = "a-host.of-many.in.the.customers.larkspur.example"
    assert breakable(name).split(PLACE)[:4] == ["a-", "host.", "of-", "many."]


@given(st.lists(labels, min_size=1, max_size=6).map(".".join))
def test_only_places_to_break_are_added(name: str) -> None:
    assert breakable(name).replace(PLACE, "") == name


@given(st.lists(labels, min_size=1, max_size=6).map(".".join))
def test_no_stretch_of_a_long_name_is_without_one(name: str) -> None:
    longest = max(len(part) for part in re.split(rf"[{PLACE}]", breakable(name)))
    assert len(name) < 40 or longest <= 18
