"""The product that a name stands beside is found without a label, and what is no certificate is left out."""

from time import process_time

import pytest

from certdesk.domain.notices import Confidence, NoNotice, WhyNone
from tests.unit.domain.noticed import brief, notice, only_entry, read

ABOUT = "Customer Number: 31884207\nYour certificate a.example expires on 18 Feb 2027.\n"


@pytest.mark.parametrize(
    ("said", "product"),
    [
        ("Standard SSL (1 Year)", "Standard SSL (1 Year)"),
        ("- Deluxe SSL - 2 Years - $99.99", "Deluxe SSL - 2 Years"),
        ("1 x Wildcard SSL Certificate", "Wildcard SSL Certificate"),
        ("The Premium EV SSL for b.test is in use.", "Premium EV SSL"),
    ],
)
def test_a_product_is_known_by_its_form(said: str, product: str) -> None:
    found = only_entry(ABOUT + said.replace("b.test", "a.example")).product
    assert found is not None
    assert (found.value, found.confidence) == (product, Confidence.SHAPED)


@pytest.mark.parametrize("said", ["SSL certificates", "Renew your standard SSL certificate", "Secure sites sell. SSL!"])
def test_a_sentence_or_title_is_no_product(said: str) -> None:
    assert only_entry(ABOUT + said).product is None


@pytest.mark.parametrize(
    "record", ["{product}\n{name}\nExpires {day} Jan 2027\n", "{name}\n{product}\nExpires {day} Jan 2027\n"]
)
def test_each_name_has_the_product_beside_it(record: str) -> None:
    said = (("a.example", "Standard SSL", 1), ("b.example", "Premium EV SSL", 2), ("c.example", "Turbo SSL", 3))
    text = "Renew these certificates\n\n" + "\n".join(
        record.format(name=name, product=product, day=day) for name, product, day in said
    )
    found = notice(text).entries
    assert [(each.names[0].value, each.product and each.product.value) for each in found] == [
        (name, product) for name, product, _ in said
    ]
    assert [str(each.ends[0].value.days[0]) for each in found] == ["2027-01-01", "2027-01-02", "2027-01-03"]


def test_names_side_by_side_have_the_product_of_their_cell() -> None:
    text = "Renew\na.example\tb.example\nStandard SSL\tPremium EV SSL\nEnds 1 Jan 2027\tEnds 2 Jan 2027"
    assert [each.product and each.product.value for each in notice(text).entries] == ["Standard SSL", "Premium EV SSL"]


def test_a_cell_with_product_and_name_gives_each() -> None:
    text = "Customer #: 7\nProduct\tExpires\nTurbo SSL a.example\t1 Jan 2027\nWildcard SSL *.b.example\t2 Jan 2027"
    found = notice(text).entries
    assert [(each.names[0].value, each.product and each.product.value) for each in found] == [
        ("a.example", "Turbo SSL"),
        ("*.b.example", "Wildcard SSL"),
    ]


CERTIFICATE = {"a.example": (["7"], ["2027-01-01"])}


@pytest.mark.parametrize(
    "text",
    [
        "Plan\tName\tEnds\n.COM Domain Renewal\tb.example\t5 May 2027\nStandard SSL\ta.example\t1 Jan 2027",
        "Domains\nb.example ends 5 May 2027\nSSL Certificates\na.example ends 1 Jan 2027\nEmail\nc.example ends 6 May",
        ".NET Domain Registration\nb.example\nEnds: 5 May 2027\n\nStandard SSL\na.example\nEnds: 1 Jan 2027",
        ".COM Domain Renewal\na.example\nEnds: 5 May 2027\n\nStandard SSL\na.example\nEnds: 1 Jan 2027",
        "a.example\nStandard SSL\nEnds: 1 Jan 2027\n\nb.example\nEconomy Hosting\nEnds: 5 May 2027",
    ],
)
def test_what_is_renewed_besides_is_no_certificate(text: str) -> None:
    assert brief(notice(f"Product renewal summary\nCustomer Number: 7\n\n{text}")) == CERTIFICATE


@pytest.mark.parametrize(
    "line",
    [
        "a.example\tb.example",
        "- - - - - - - - - - - ",
        "domain ssl " * 180,
        "Domains",
        "a.example",
        "ssl" + "-" * 1_900 + "x",
        "Customer # 1\ta.example\tb.example",
        "SSL for a.example expires 1 Jan 2027",
    ],
)
def test_long_texts_of_one_kind_take_no_time(line: str) -> None:
    begun = process_time()
    read("Renew your SSL\n" + "\n".join([line] * 4_000), "SSL")
    assert process_time() - begun < 10


def test_a_domain_that_ends_is_no_certificate_whatever_is_advertised_below() -> None:
    text = "Customer Number: 7\nYour domain a.example expires on 5 May 2027.\n\nNew: SSL certificates for every site!"
    found = read(text, "Domain renewal notice")
    assert isinstance(found, NoNotice)
    assert found.why is WhyNone.OTHER_MATTER
