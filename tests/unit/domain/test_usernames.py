"""Usernames: what tells two apart, what one may be made of, and which one is free."""

import string
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import LONGEST, LOOK_ALIKES, checked, free_username, is_same, plain

ALLOWED = string.ascii_lowercase + string.ascii_uppercase + string.digits + "._-+@"
fit = st.text(ALLOWED, min_size=1, max_size=LONGEST)
foreign = st.text(max_size=80)
blanks = st.text(" \t\n\u00a0\u3000", max_size=4)


@pytest.mark.parametrize(
    "other",
    ["m.okafor", "M.Okafor", "  m.okafor\t", "\u00a0M.OKAFOR\u3000", "\uff4d.okafor", "m\uff0eokafor", "\u2133.okafor"],
)
def test_case_blanks_around_it_and_width_or_style_do_not_tell_a_username_apart(other: str) -> None:
    assert is_same("m.okafor", other)
    assert is_same(other, "m.okafor")


@pytest.mark.parametrize("other", ["m.ok\u0430for", "m.okafor1", "mokafor", "m. okafor", "m.okafor\u200b", "", "   "])
def test_anything_else_tells_it_apart(other: str) -> None:
    assert not is_same("m.okafor", other)


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\t"])
def test_no_username_is_nobody_s(blank: str) -> None:
    assert not is_same(blank, blank)
    assert not is_same(blank, "")


@given(fit, blanks, blanks)
def test_a_username_is_the_same_however_it_is_typed(username: str, before: str, after: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in username)
    for typed in (username.swapcase(), f"{before}{username}{after}", wide, f"{before}{wide.upper()}{after}"):
        assert is_same(username, typed)


@given(foreign)
@example("a\u1e9e\u0323")
def test_a_username_is_the_same_as_what_it_is_compared_by(username: str) -> None:
    assert plain(plain(username)) == plain(username)
    assert is_same(username, plain(username)) is bool(plain(username))


@given(fit, st.sampled_from(sorted(LOOK_ALIKES.items())))
def test_a_letter_of_another_alphabet_tells_a_username_apart(username: str, pair: tuple[str, str]) -> None:
    sign, like = pair
    assert not is_same(f"{username}{sign}", f"{username}{like}")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("m.okafor", "m.okafor"),
        ("  M.Okafor \n", "M.Okafor"),
        ("web+certs@okafor.example", "web+certs@okafor.example"),
        ("_-.+@0", "_-.+@0"),
        ("a" * LONGEST, "a" * LONGEST),
        (" " * 300 + "a", "a"),
    ],
)
def test_letters_digits_and_five_signs_make_a_username(typed: str, kept: str) -> None:
    assert checked(typed) == kept


@pytest.mark.parametrize(
    ("typed", "key", "facts"),
    [
        ("", MessageKey.USERNAME_EMPTY, {}),
        (" \t\u3000", MessageKey.USERNAME_EMPTY, {}),
        ("a" * (LONGEST + 1), MessageKey.USERNAME_LONG, {"number": LONGEST}),
        ("m" * 300, MessageKey.USERNAME_LONG, {"number": LONGEST}),
        ("\U0001f600" * 300, MessageKey.USERNAME_LONG, {"number": LONGEST}),
        ("m.ok\u0430for", MessageKey.USERNAME_LOOKALIKE, {"sign": "\u0430", "like": "a"}),
        ("\u041c.Okafor", MessageKey.USERNAME_LOOKALIKE, {"sign": "\u041c", "like": "M"}),
        ("\u039d.Okafor", MessageKey.USERNAME_LOOKALIKE, {"sign": "\u039d", "like": "N"}),
        ("m okafor", MessageKey.USERNAME_FORM, {}),
        ("m\u00a0okafor", MessageKey.USERNAME_FORM, {}),
        ("m\u200bokafor", MessageKey.USERNAME_FORM, {"sign": "\u200b"}),
        ("m.okafor\u202e", MessageKey.USERNAME_FORM, {"sign": "\u202e"}),
        ("zo\u00eb", MessageKey.USERNAME_FORM, {"sign": "\u00eb"}),
        ("zoe\u0308", MessageKey.USERNAME_FORM, {"sign": "\u00eb"}),
        ("maya\U0001f600", MessageKey.USERNAME_FORM, {"sign": "\U0001f600"}),
        ("\uff4d.okafor", MessageKey.USERNAME_FORM, {"sign": "\uff4d"}),
        ("m,okafor", MessageKey.USERNAME_FORM, {"sign": ","}),
        ("m\ud800", MessageKey.USERNAME_FORM, {"sign": "\ud800"}),
    ],
)
def test_what_cannot_be_a_username_says_why(typed: str, key: MessageKey, facts: dict[str, str | int]) -> None:
    with pytest.raises(FieldError) as caught:
        checked(typed)
    assert (caught.value.field, caught.value.key, dict(caught.value.facts)) == ("username", key, facts)


@given(fit, blanks, blanks)
def test_whatever_is_made_of_them_is_a_username(username: str, before: str, after: str) -> None:
    assert checked(f"{before}{username}{after}") == username


@given(st.one_of(foreign, st.text(ALLOWED + " \u0430\u212a\u0131\u017f", max_size=80)))
def test_nothing_else_is_a_username(typed: str) -> None:
    asked = unicodedata.normalize("NFC", typed).strip()
    is_fit = 0 < len(asked) <= LONGEST and set(asked) <= set(ALLOWED)
    try:
        kept = checked(typed)
    except FieldError:
        assert not is_fit
    else:
        assert is_fit
        assert kept == asked


def test_a_look_alike_is_a_letter_of_another_alphabet_that_stands_for_one_of_ascii() -> None:
    assert len(LOOK_ALIKES) >= 50
    for sign, like in LOOK_ALIKES.items():
        assert not sign.isascii()
        assert like in string.ascii_letters
        assert sign.isupper() is like.isupper()


@pytest.mark.parametrize(
    ("present", "known", "free"),
    [
        ("m.okafor", [], "m.okafor1"),
        ("m.okafor", ["m.okafor", "c.okafor"], "m.okafor1"),
        ("m.okafor", ["M.OKAFOR1", " m.okafor2 "], "m.okafor3"),
        (" M.Okafor ", ["m.okafor"], "M.Okafor1"),
        ("m.okafor1", ["m.okafor"], "m.okafor11"),
        ("", [], "1"),
        ("m" * LONGEST, [], "m" * (LONGEST - 1) + "1"),
        ("1" * LONGEST, [], "1" * (LONGEST - 1) + "2"),
        ("m" * 300, ["m" * (LONGEST - 1) + "1"], "m" * (LONGEST - 1) + "2"),
    ],
)
def test_the_present_name_with_a_number_is_free(present: str, known: list[str], free: str) -> None:
    assert free_username(present, known) == free


@given(st.one_of(fit, foreign, st.text("m1", min_size=60, max_size=300)), st.lists(fit, max_size=30))
def test_a_free_username_differs_from_every_known_one_and_is_not_too_long(present: str, known: list[str]) -> None:
    free = free_username(present, known)
    assert not any(is_same(free, each) for each in (*known, present))
    assert 0 < len(free) <= LONGEST


@given(fit, st.sets(st.integers(1, 120)))
def test_a_free_username_near_one_within_the_rules_is_within_them(present: str, numbers: set[int]) -> None:
    free = free_username(present, [f"{present}{number}" for number in numbers])
    assert checked(free) == free


@given(fit, st.lists(fit, max_size=10))
def test_asking_again_suggests_the_same_name_and_once_it_is_known_another(present: str, known: list[str]) -> None:
    free = free_username(present, known)
    assert free_username(present, [*reversed(known), present.upper(), *known]) == free
    assert not is_same(free_username(present, [*known, free]), free)
