"""The user's words are made fit to be kept: bounded, on as many lines as they may have, and nothing hidden in them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError
from certdesk.domain.labels import (
    LONGEST_CLIENT,
    LONGEST_NOTE,
    LONGEST_TAG,
    MOST_TAGS,
    client_name,
    note_text,
    tag_name,
    tag_names,
    tag_set,
    without_tags,
)
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable

foreign = st.text(max_size=60)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Larkspur   Florists ", "Larkspur Florists"),
        ("Lark\tspur\n", "Lark spur"),
        ("Cafe\u0301 Nord", "Café Nord"),
        ("Lark\u200bspur\u202e", "Larkspur"),
        ("x" * LONGEST_CLIENT, "x" * LONGEST_CLIENT),
        ("<b>R&D</b>", "<b>R&D</b>"),
    ],
)
def test_a_client_is_one_plain_line(typed: str, kept: str) -> None:
    assert client_name(typed) == kept


@pytest.mark.parametrize("typed", ["", " \t ", "\u202e\u200b", "x" * (LONGEST_CLIENT + 1)])
def test_a_client_without_a_fit_name_is_refused(typed: str) -> None:
    with pytest.raises(FieldError) as caught:
        client_name(typed)
    assert (caught.value.field, caught.value.key) == ("client", MessageKey.CLIENT_FORM)


@given(foreign)
def test_what_is_kept_of_a_client_is_shown_as_it_is(typed: str) -> None:
    try:
        kept = client_name(typed)
    except FieldError:
        return
    assert displayable(kept) == kept
    assert client_name(kept) == kept


@pytest.mark.parametrize("typed", ["", "a,b", "a;b", "x" * (LONGEST_TAG + 1)])
def test_a_tag_that_cannot_stand_among_others_is_refused(typed: str) -> None:
    with pytest.raises(FieldError) as caught:
        tag_name(typed)
    assert caught.value.key is MessageKey.TAG_FORM


def test_tags_are_sorted_and_each_stands_once_in_its_first_spelling() -> None:
    assert tag_names("shop; Prod,shop ,, PROD ; ") == ("Prod", "shop")
    assert without_tags(("Prod", "shop"), ["PROD"]) == ("shop",)


def test_an_order_has_a_limited_number_of_tags() -> None:
    assert len(tag_set(str(number) for number in range(MOST_TAGS))) == MOST_TAGS
    with pytest.raises(FieldError):
        tag_set(str(number) for number in range(MOST_TAGS + 1))


def test_a_note_keeps_its_lines_and_loses_what_is_hidden() -> None:
    assert note_text(" Call Ama \r\n\u202eon Monday\x00\u2028\n\n") == "Call Ama\non Monday"


def test_a_note_that_is_too_long_says_what_fits() -> None:
    assert note_text("x" * LONGEST_NOTE)
    with pytest.raises(FieldError) as caught:
        note_text("x" * (LONGEST_NOTE + 1))
    assert (caught.value.key, dict(caught.value.facts)) == (MessageKey.NOTE_LONG, {"longest": LONGEST_NOTE})


@given(foreign)
def test_a_note_is_kept_the_same_when_it_is_kept_again(typed: str) -> None:
    kept = note_text(typed)
    assert note_text(kept) == kept
    assert not any(unicodedata.category(each) in {"Cf", "Cs"} for each in kept)
