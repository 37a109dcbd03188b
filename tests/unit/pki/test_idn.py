"""Host names in their two spellings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.pki.idn import to_ascii, to_unicode


@pytest.mark.parametrize(
    ("typed", "ascii_form"),
    [
        ("Shop.Larkspur.Example", "shop.larkspur.example"),
        (" larkspur.example. ", "larkspur.example"),
        ("*.Bücher.example", "*.xn--bcher-kva.example"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("faß.example", "xn--fa-hia.example"),
        ("BÜCHER。example", "xn--bcher-kva.example"),
        ("☃\u202e.example", "☃\u202e.example"),
        ("", ""),
    ],
)
def test_typed_names_become_a_labels(typed: str, ascii_form: str) -> None:
    assert to_ascii(typed) == ascii_form


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("xn--bcher-kva.example", "bücher.example"),
        ("*.xn--fa-hia.example", "*.faß.example"),
        ("shop.larkspur.example", "shop.larkspur.example"),
        ("xn--a-\u0661.example", "xn--a-\u0661.example"),
        ("xn--.example", "xn--.example"),
    ],
)
def test_a_labels_become_what_people_read(name: str, shown: str) -> None:
    assert to_unicode(name) == shown


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(to_unicode(to_ascii(text)), str)
