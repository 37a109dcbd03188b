"""Cells of a page that reach over several rows or columns stand in each of them."""

from certdesk.services.notices.pages import page_of


def lines(table: str) -> tuple[str, ...]:
    return page_of(f"<table>{table}</table>").lines


def test_a_cell_that_reaches_down_is_said_in_every_row() -> None:
    first = "<tr><td rowspan=2>1</td><td>a</td></tr><tr><td>b</td></tr><tr><td>2</td><td>c</td></tr>"
    assert lines(first) == ("1\ta", "1\tb", "2\tc")
    last = "<tr><td>a</td><td rowspan='2'>1</td></tr><tr><td>b</td></tr><tr><td>c</td><td>2</td></tr>"
    assert lines(last) == ("a\t1", "b\t1", "c\t2")


def test_a_wide_cell_takes_its_columns() -> None:
    assert lines("<tr><td colspan=2>a</td><td>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr>") == (
        "a\t–\tb",
        "c\td\te",
    )
    assert lines("<tr><td colspan=3>a</td></tr><tr><td>b</td><td>c</td></tr>") == ("a", "b\tc")


def test_a_picture_or_a_long_text_beside_rows_is_said_once() -> None:
    long = "word " * 30
    assert lines(f"<tr><td rowspan=3>{long}</td><td>a</td></tr><tr><td>b</td></tr><tr></tr>") == (
        f"{long.strip()}\ta",
        "b",
    )


def test_tables_in_cells_reach_for_themselves() -> None:
    inner = "<table><tr><td rowspan=2>1</td><td>a</td></tr><tr><td>b</td></tr></table>"
    assert lines(f"<tr><td>{inner}</td></tr><tr><td>c</td><td>d</td></tr>") == ("1\ta", "1\tb", "c\td")


def test_whatever_is_said_of_a_size_the_rows_stay_bounded() -> None:
    for said in ("0", "-1", "x", "99999999999", "\u0663", "1e9"):
        assert lines(f"<tr><td rowspan='{said}' colspan='{said}'>a</td><td>b</td></tr><tr><td>c</td></tr>")
    hostile = "<tr>" + "<td rowspan=9999 colspan=9999>a" * 200 + "</tr>" + "<tr><td>b" * 2_000
    assert sum(map(len, lines(hostile))) < 200_000
