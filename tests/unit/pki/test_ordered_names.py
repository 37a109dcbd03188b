"""The names of an order: brought into A-labels, each once, and refused with the reason."""

import pytest

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import LONGEST_COMMON_NAME, MOST_NAMES
from certdesk.domain.orders import Brand, Product, Validation
from certdesk.pki.ordering import read_names

OV = Product("Secure Site OV", Brand.DIGICERT, Validation.OV)
WILDCARD = Product("Secure Site Wildcard", Brand.DIGICERT, Validation.OV, wildcard=True)


def test_names_come_in_a_labels_with_the_common_name_in_front() -> None:
    read = read_names(("Straße.Larkspur.Example.", "shop.larkspur.example"), OV)
    assert read.names == ("xn--strae-oqa.larkspur.example", "shop.larkspur.example")
    assert read.repeated == ()


def test_a_name_that_is_there_again_in_another_spelling_is_ordered_once() -> None:
    read = read_names(("müller.example", "www.larkspur.example", "XN--MLLER-KVA.example"), OV)
    assert read.names == ("xn--mller-kva.example", "www.larkspur.example")
    assert read.repeated == ("xn--mller-kva.example",)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("localhost", MessageKey.NAMES_FORM),
        ("a_b.larkspur.example", MessageKey.NAMES_FORM),
        ("-a.larkspur.example", MessageKey.NAMES_FORM),
        ("a.*.larkspur.example", MessageKey.NAMES_FORM),
        ("https://larkspur.example", MessageKey.NAMES_FORM),
        ("192.0.2.1", MessageKey.NAMES_FORM),
        ("*.larkspur.example", MessageKey.NAMES_WILDCARD),
        (f"{'a' * 50}.larkspur.example", MessageKey.NAMES_LONG),
    ],
)
def test_a_name_that_cannot_be_ordered_is_named_with_the_reason(name: str, key: MessageKey) -> None:
    with pytest.raises(FieldError) as caught:
        read_names((name,), OV)
    assert (caught.value.field, caught.value.key) == ("names", key)
    assert caught.value.facts["name"] == name


def test_a_wildcard_product_takes_wildcards_but_not_of_a_whole_suffix() -> None:
    assert read_names(("*.larkspur.example",), WILDCARD).names == ("*.larkspur.example",)
    with pytest.raises(FieldError) as caught:
        read_names(("*.co.uk",), WILDCARD)
    assert caught.value.key is MessageKey.NAMES_FORM


def test_a_long_name_may_follow_a_short_one() -> None:
    long = f"{'a' * LONGEST_COMMON_NAME}"[:60] + ".larkspur.example"
    assert read_names(("www.larkspur.example", long), OV).names[1] == long


def test_as_many_names_fit_as_are_said_to() -> None:
    names = [f"host{number}.larkspur.example" for number in range(MOST_NAMES + 1)]
    assert len(read_names(names[:-1], OV).names) == MOST_NAMES
    with pytest.raises(FieldError) as caught:
        read_names(names, OV)
    assert caught.value.key is MessageKey.NAMES_MANY
