"""A table with a column for each certificate is read down, and its headings may have other words beside the label."""

import pytest

from tests.unit.domain.noticed import brief, notice

RENEW = "Renew your SSL certificates\n"
BOTH = {"a.example": (["1111"], ["2027-01-01"]), "b.example": (["2222"], ["2027-02-02"])}


@pytest.mark.parametrize(
    "table",
    [
        "Domain\ta.example\tb.example\nCustomer Number\t1111\t2222\nExpires\t1 Jan 2027\t2 Feb 2027",
        "Customer #\t1111\t2222\nExpiration date\t1 Jan 2027\t2 Feb 2027\nCommon name\ta.example\tb.example",
        "–\ta.example\tb.example\nCustomer No.:\t1111\t2222\nValid until:\t1 Jan 2027\t2 Feb 2027",
        "| Name | a.example | b.example |\n|---|---|---|\n| Shopper # | 1111 | 2222\n| End | 1 Jan 2027 | 2 Feb 2027",
        "Domain:      a.example    b.example\nCustomer #:  1111         2222\nExpires:     1 Jan 2027   2 Feb 2027",
        "a.example\tb.example\nCustomer # 1111\tCustomer # 2222\nExpires 1 Jan 2027\tExpires 2 Feb 2027",
        "Domain: a.example\tDomain: b.example\nEnds: 1 Jan 2027\tEnds: 2 Feb 2027\nCustomer #: 1111\tCustomer #: 2222",
        "Domain\ta.example\tb.example\nSupport\t+1 480 555 0100\nCustomer #\t1111\t2222\nEnds\t1 Jan 2027\t2 Feb 2027",
    ],
)
def test_each_column_is_a_certificate(table: str) -> None:
    assert brief(notice(RENEW + table)) == BOTH


def test_one_number_for_all_columns_is_of_each() -> None:
    table = "Domain\ta.example\tb.example\nEnds\t1 Jan 2027\t2 Feb 2027\nCustomer Number\t1111\n"
    assert brief(notice(RENEW + table)) == {
        "a.example": (["1111"], ["2027-01-01"]),
        "b.example": (["1111"], ["2027-02-02"]),
    }


def test_an_empty_cell_is_not_filled_from_the_next_column() -> None:
    table = "Domain\ta.example\tb.example\nCustomer Number\t–\t2222\nEnds\t1 Jan 2027\t2 Feb 2027"
    assert brief(notice(RENEW + table)) == {
        "a.example": ([], ["2027-01-01"]),
        "b.example": (["2222"], ["2027-02-02"]),
    }


@pytest.mark.parametrize("row", ["Customer #:                2222", "Customer #:  1111", "Customer #:  1111   9   8"])
def test_a_row_of_numbers_that_lacks_cells_is_of_nobody(row: str) -> None:
    table = f"Domain:      a.example     b.example\nExpires:     1 Jan 2027    2 Feb 2027\n{row}\n"
    for text in (table, f"Customer Number: 7\n\n{table}"):
        assert brief(notice(RENEW + text)) == {"a.example": ([], ["2027-01-01"]), "b.example": ([], ["2027-02-02"])}


def test_grids_below_each_other_are_told_apart() -> None:
    grid = "{0}.example\t{1}.example\nEnds {2} Jan 2027\tEnds {3} Jan 2027\n"
    text = f"{RENEW}Customer Number: 7\n{grid.format('a', 'b', 1, 2)}{grid.format('c', 'd', 3, 4)}"
    assert {name: ends for name, (_, ends) in brief(notice(text)).items()} == {
        f"{name}.example": [f"2027-01-0{day}"] for day, name in enumerate("abcd", start=1)
    }


@pytest.mark.parametrize(
    "heading",
    [
        "Product\tName\tRenews/Expires",
        "Plan\tDomain\tExpiration date (UTC)",
        "Item\tCommon name\tCertificate expiration",
        "Produkt\tDomain\tGültig bis (UTC)",
        "Product\tDomain\tExpires\t",
    ],
)
def test_a_heading_may_say_more_than_its_label(heading: str) -> None:
    rows = "Standard SSL\ta.example\t1 Jan 2027\nWildcard SSL\tb.example\t2 Feb 2027"
    found = notice(f"{RENEW}Customer Number: 7\n{heading}\n{rows}")
    assert brief(found) == {"a.example": (["7"], ["2027-01-01"]), "b.example": (["7"], ["2027-02-02"])}
    assert [entry.product and entry.product.value for entry in found.entries] == ["Standard SSL", "Wildcard SSL"]


def test_labels_with_their_values_are_no_headings() -> None:
    text = "Product\tSSL certificate\nCommon name\ta.example\nExpires\t1 Jan 2027\nCustomer number\t1111"
    assert brief(notice(RENEW + text)) == {"a.example": (["1111"], ["2027-01-01"])}


def test_a_day_of_one_digit_as_programs_write_it_is_one_cell() -> None:
    table = (
        "Domain           Expires\na.example        Mar  3 23:59:59 2027 GMT\nb.example        Mar 13 23:59:59 2027 GMT"
    )
    assert {name: ends for name, (_, ends) in brief(notice(RENEW + table)).items()} == {
        "a.example": ["2027-03-03"],
        "b.example": ["2027-03-13"],
    }
