"""A file name that may be chosen works on every system; a second copy gets a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.services.file_names import KEY_STORE_ENDINGS, LONGEST, checked_file_name, completed_name, numbered


@pytest.mark.parametrize(
    "name",
    ["shop_larkspur_example.pem", "bücher.crt", "shop (2).pem", ".hidden", "a" * LONGEST, "con_.pem", "コム.zip"],
)
def test_a_name_that_works_everywhere_is_taken(name: str) -> None:
    assert checked_file_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ".",
        "..",
        "...",
        "a/b.pem",
        "../shop.pem",
        "a\\b.pem",
        "shop\0.pem",
        "shop\n.pem",
        "shop\u202egpj.exe",
        "shop\u200b.pem",
        "half\ud800.pem",
        "C:shop.pem",
        "what?.pem",
        "<b>.pem",
        "CON",
        "con.pem",
        "nul.tar.gz",
        "Com1.pem",
        "lpt².pem",
        "aux .pem",
        "shop.pem.",
        "shop.pem ",
        " shop.pem",
        "a" * (LONGEST + 1),
        "ü" * (LONGEST // 2 + 1),
        "x" * 65536,
    ],
)
def test_a_name_that_fails_somewhere_is_refused_beside_its_field(name: str) -> None:
    with pytest.raises(FieldError) as caught:
        checked_file_name(name)
    assert (caught.value.field, caught.value.key) == ("file_name", MessageKey.FILE_NAME)


@pytest.mark.parametrize(
    ("name", "second"),
    [("shop.pem", "shop (2).pem"), ("shop", "shop (2)"), (".pem", ".pem (2)"), ("a.b.ca-bundle", "a.b (2).ca-bundle")],
)
def test_a_second_copy_keeps_its_extension(name: str, second: str) -> None:
    assert numbered(name, 2) == second


@given(name=st.text(min_size=1, max_size=60), number=st.integers(2, 9999))
def test_the_name_of_a_copy_can_be_a_file_name_when_the_first_can(name: str, number: int) -> None:
    try:
        checked_file_name(name)
    except FieldError:
        return
    assert checked_file_name(numbered(name, number)) != name


@pytest.mark.parametrize(
    ("name", "complete"),
    [
        ("shop", "shop.pfx"),
        ("shop.larkspur.example", "shop.larkspur.example.pfx"),
        ("shop.pfx", "shop.pfx"),
        ("SHOP.PFX", "SHOP.PFX"),
        ("shop.p12", "shop.p12"),
        ("shop.crt", "shop.crt.pfx"),
    ],
)
def test_a_name_without_an_ending_of_its_kind_gets_the_one_that_was_suggested(name: str, complete: str) -> None:
    assert completed_name(name, "shop_larkspur_example.pfx", KEY_STORE_ENDINGS) == complete


@pytest.mark.parametrize("name", ["", " ", "a/b", "a" * (LONGEST - 2)])
def test_an_ending_makes_no_name_usable_and_is_counted(name: str) -> None:
    with pytest.raises(FieldError):
        completed_name(name, "shop.pfx", KEY_STORE_ENDINGS)
