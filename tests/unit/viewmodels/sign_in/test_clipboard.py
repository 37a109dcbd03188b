"""What the clipboard holds is offered only when it can hardly be anything but a code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.portal import CODE_ALPHABET, CODE_LENGTH
from certdesk.viewmodels.sign_in.clipboard import is_link, offered_code


@pytest.mark.parametrize(
    ("clipboard", "code"),
    [
        ("7Q4KX2", "7Q4KX2"),
        ("  7Q4KX2\n", "7Q4KX2"),
        ("7q4kx2", "7Q4KX2"),
        ("7Q4-KX2", "7Q4KX2"),
        ("7Q4 KX2", "7Q4KX2"),
        ("7 Q 4 K X 2", "7Q4KX2"),
        ("ABCD-EFGH-1234", "ABCDEFGH1234"),
        ("KXQWRT", "KXQWRT"),
        ("4711", "4711"),
    ],
)
def test_one_short_token_is_offered_without_spaces_and_dashes(clipboard: str, code: str) -> None:
    assert offered_code(clipboard) == code


@pytest.mark.parametrize(
    "clipboard",
    [
        "",
        "   ",
        "7Q4",
        "ABCDEFGH12345",
        "password",
        "correct horse",
        "Tr0ub4dor",
        "HELLO WORLD",
        "the 2nd one",
        "web@larkspur.example",
        "https://portal.example/?code=7Q4KX2",
        "7Q4KX2\n7Q4KX3",
        "7Q4KX2.",
        "７Ｑ４ＫＸ２",
        "7Q4KX2\u202e",
        "-7Q4KX2",
        "A" * 100_000,
    ],
)
def test_anything_else_is_left_alone(clipboard: str) -> None:
    assert offered_code(clipboard) is None


@given(st.text(CODE_ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_every_code_of_the_portal_is_offered(code: str) -> None:
    assert offered_code(code) == code


@given(st.text())
def test_an_offer_is_always_short_and_plain(clipboard: str) -> None:
    code = offered_code(clipboard)
    assert code is None or (4 <= len(code) <= 12 and code.isascii() and code.isalnum())


def test_a_link_is_known_by_its_scheme() -> None:
    assert is_link(" HTTPS://portal.example/?code=7Q4KX2")
    assert not is_link("7Q4KX2")
