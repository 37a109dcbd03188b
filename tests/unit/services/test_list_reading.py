"""Lists as they are found in the world: every encoding and separator, quotes over lines, and what is no list at all."""

import csv
import json
import os
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError, Unavailable
from certdesk.domain.lists import (
    LARGEST_LIST,
    MOST_LINES,
    SHOWN_OF_A_CELL,
    SHOWN_ROWS,
    Columns,
    Encoding,
    ListChoice,
    ListKind,
    Separator,
)
from certdesk.domain.messages import MessageKey
from certdesk.services.list_csv import csv_rows, harmless, plain
from certdesk.services.list_files import preview, read

AUTO = ListChoice()
PLAIN = "name,admin e-mail,client\nshop.example,web@shop.example,Café Nord\n"


def kept(folder: Path, content: str | bytes, name: str = "book.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def refusal(path: Path) -> FieldError:
    with pytest.raises(FieldError) as caught:
        read(path, AUTO)
    assert caught.value.field == "list"
    return caught.value


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", Encoding.UTF_8),
        ("utf-8-sig", Encoding.UTF_8),
        ("utf-16", Encoding.UTF_16_LE),
        ("utf-16-le", Encoding.UTF_16_LE),
        ("utf-16-be", Encoding.UTF_16_BE),
        ("cp1252", Encoding.WINDOWS),
    ],
)
def test_a_list_in_any_usual_encoding_is_read(tmp_path: Path, encoding: str, told: Encoding) -> None:
    found = preview(kept(tmp_path, PLAIN, encoding=encoding), AUTO)
    assert (found.encoding, found.headings, found.rows) == (
        told,
        ("name", "admin e-mail", "client"),
        (("shop.example", "web@shop.example", "Café Nord"),),
    )


def test_a_marked_utf_16_of_the_other_order_is_read(tmp_path: Path) -> None:
    found = preview(kept(tmp_path, b"\xfe\xff" + PLAIN.encode("utf-16-be")), AUTO)
    assert (found.encoding, found.lines) == (Encoding.UTF_16_BE, 1)


@pytest.mark.parametrize("separator", Separator)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_separator_is_found_out(tmp_path: Path, separator: Separator, end: str) -> None:
    rows = (
        ("name", "admin e-mail", "tags"),
        ("shop.example", "web@shop.example", "a"),
        ("b.example", "web@b.example", ""),
    )
    found = preview(kept(tmp_path, end.join(separator.join(row) for row in rows)), AUTO)
    assert (found.separator, found.headings, found.rows) == (separator, rows[0], rows[1:])


def test_commas_inside_the_cells_do_not_pass_for_separators(tmp_path: Path) -> None:
    text = "name;admin e-mail;tags\na.example;web@a.example;x,y\nb.example;web@b.example;x,y,z\n"
    assert preview(kept(tmp_path, text), AUTO).separator is Separator.SEMICOLON


def test_the_line_of_a_spreadsheet_that_names_the_separator_is_obeyed(tmp_path: Path) -> None:
    found = read(kept(tmp_path, "sep=|\r\nname|admin e-mail\r\nshop.example|web@shop.example\r\n"), AUTO)
    assert (found.separator, found.rows[0].line) == (Separator.BAR, 3)


def test_the_user_has_the_last_word_on_separator_and_header(tmp_path: Path) -> None:
    path = kept(tmp_path, PLAIN)
    found = preview(path, ListChoice(Separator.SEMICOLON, has_header=False))
    assert (found.headings, found.rows[0]) == ((), ("name,admin e-mail,client",))


@pytest.mark.parametrize(
    ("text", "is_headed"),
    [
        ("Common name,Contact\na.example,web@a.example\n", True),
        ("a.example,web@a.example\nb.example,web@b.example\n", False),
        ("Domain;Kunde\na.example;Ash\n", True),
        ("what,ever\na.example,web@a.example\n", True),
        ("Zertifikat;Ansprechpartner;Kunde\na.example;web@a.example;Ash\n", True),
        ("what,ever\n", False),
        ("what,\na.example,web@a.example\n", False),
    ],
)
def test_whether_there_are_headings_is_found_out(tmp_path: Path, text: str, is_headed: bool) -> None:
    assert preview(kept(tmp_path, text), AUTO).has_header is is_headed


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (("Name", "Supplier order ID", "Admin e-mail", "Client", "Tags", "Note"), Columns(0, 1, 2, 3, 4, 5)),
        (("Order ID", "Supplier order ID", "Common name", "E-mail"), Columns(2, 1, 3)),
        (("CUSTOMER", "domain_name", "Admin-Contact"), Columns(1, None, 2, 0)),
        (("Kunde", "Adresse", "Rechner"), Columns(2, None, 1)),
    ],
)
def test_columns_are_matched_by_their_headings_and_else_by_what_they_hold(
    tmp_path: Path, headings: tuple[str, ...], columns: Columns
) -> None:
    kinds = {"Adresse": "web@a.example", "Rechner": "a.example"}
    cells = [kinds.get(heading, "x y") for heading in headings]
    text = "\n".join([",".join(headings), ",".join(cells)])
    assert preview(kept(tmp_path, text), ListChoice(has_header=True)).columns == columns


def test_quotes_reach_over_lines_and_each_row_knows_where_it_begins(tmp_path: Path) -> None:
    text = 'name,note\na.example,"one\ntwo, ""three"""\n\nb.example,x\n'
    assert [(row.line, row.cells) for row in read(kept(tmp_path, text), AUTO).rows] == [
        (2, ("a.example", 'one\ntwo, "three"')),
        (5, ("b.example", "x")),
    ]


def test_a_row_with_broken_quotes_is_a_problem_of_its_own(tmp_path: Path) -> None:
    rows = read(kept(tmp_path, 'name,client\na.example,"Ash" & Birch\nb.example,Birch\n'), AUTO).rows
    assert [(row.line, row.problem is None) for row in rows] == [(2, False), (3, True)]
    assert rows[0].problem is not None
    assert dict(rows[0].problem.facts) == {"file": "book.csv", "line": 2}


def test_ten_megabytes_in_one_field_are_refused_with_the_line_they_begin_in(tmp_path: Path) -> None:
    text = 'name,note\na.example,x\nb.example,"' + "x" * 10_000_000 + '"\nc.example,x\n'
    error = refusal(kept(tmp_path, text))
    assert (error.key, error.facts["line"]) == (MessageKey.LIST_FORM, 3)


def test_a_quote_that_is_never_closed_is_refused_with_its_line(tmp_path: Path) -> None:
    error = refusal(kept(tmp_path, 'name,note\na.example,x\nb.example,"open\n' + "c.example,x\n" * 5))
    assert (error.key, error.facts["line"]) == (MessageKey.LIST_FORM, 3)


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"name,client\n", b"[]", b'{"orders": []}'])
def test_a_list_without_a_line_is_empty(tmp_path: Path, content: bytes) -> None:
    assert refusal(kept(tmp_path, content, "book.txt")).key is MessageKey.LIST_EMPTY


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = kept(tmp_path, b"a.example\n")
    with path.open("r+b") as stream:
        stream.truncate(LARGEST_LIST + 10)
    error = refusal(path)
    assert error.key is MessageKey.LIST_BIG
    assert dict(error.facts) == {"file": "book.csv", "size": LARGEST_LIST + 10, "most": LARGEST_LIST}


def test_more_lines_than_can_be_taken_in_are_refused(tmp_path: Path) -> None:
    error = refusal(kept(tmp_path, "a.example\n" * (MOST_LINES + 5)))
    assert (error.key, error.facts["longest"]) == (MessageKey.LIST_LONG, MOST_LINES)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 8, b"%PDF\n\x00\x01\x00", b"\x00" * 99]
)
def test_a_file_that_is_no_text_is_no_list(tmp_path: Path, content: bytes) -> None:
    assert refusal(kept(tmp_path, content)).key is MessageKey.LIST_FORM


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    for path, cause in ((tmp_path / "gone.csv", "missing"), (tmp_path, "folder")):
        with pytest.raises(Unavailable) as caught:
            read(path, AUTO)
        assert (caught.value.key, caught.value.facts["cause"]) == (MessageKey.FILE_READ, cause)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system with pipes that have names")
def test_a_pipe_in_the_place_of_a_list_keeps_nobody_waiting(tmp_path: Path) -> None:
    pipe, leading = tmp_path / "pipe.csv", tmp_path / "leading.csv"
    os.mkfifo(pipe)
    leading.symlink_to(pipe)
    for path in (pipe, leading):
        with pytest.raises(Unavailable) as caught:
            read(path, AUTO)
        assert caught.value.facts["cause"] == "device"


def test_a_list_is_read_where_a_link_leads_to_it(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(kept(tmp_path, b"name\na.example\n"))
    assert len(read(link, AUTO).rows) == 1


def test_a_preview_shows_the_first_rows_and_cuts_their_cells(tmp_path: Path) -> None:
    text = "name,note\n" + f"a.example,{'x' * 500}\n" * 50
    found = preview(kept(tmp_path, text), AUTO)
    assert (len(found.rows), found.lines, found.width) == (SHOWN_ROWS, 50, 2)
    assert len(found.rows[0][1]) == SHOWN_OF_A_CELL


JSON_LIST = """[
  {"name": "a.example", "admin_email": "web@a.example", "tags": ["x", "y"]},
  {"name": "b.example",
   "client": "Birch", "number": 7, "none": null},
  "no object", {"name": {"deep": 1}}
]"""


@pytest.mark.parametrize(
    "text", [JSON_LIST, f'\n{{"made": "today", "list": [1, {{}}], "orders": {JSON_LIST}, "more": 1}}']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_in_json_is_read_with_the_names_of_its_objects(tmp_path: Path, text: str, encoding: str) -> None:
    found = read(kept(tmp_path, text, "book.json", encoding), AUTO)
    first = 2 + text.count("\n", 0, text.index(JSON_LIST))
    assert (found.kind, found.separator) == (ListKind.JSON, None)
    assert found.headings == ("name", "admin_email", "tags", "client", "number", "none")
    assert [(row.line, row.cells, row.problem is None) for row in found.rows] == [
        (first, ("a.example", "web@a.example", "x;y", "", "", ""), True),
        (first + 1, ("b.example", "", "", "Birch", "7", ""), True),
        (first + 3, (), False),
        (first + 3, (), False),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[\n{"name": "a.example"},\n{"name": }\n]', 3),
        ('[\n{"name": "a.example"}\n', 3),
        ('{"lines": []}', 1),
        ("[" * 100_000, 1),
        ('[{"name": ' + "9" * 5000 + "}]", 1),
        ('[{"name": "a.example"} {"name": "b.example"}]', 1),
        ("{", 1),
    ],
)
def test_broken_json_is_refused_with_the_line_where_reading_stops(tmp_path: Path, text: str, line: int) -> None:
    error = refusal(kept(tmp_path, text, "book.json"))
    assert (error.key, error.facts["line"]) == (MessageKey.LIST_FORM, line)


def test_a_csv_that_begins_with_a_bracket_is_still_one(tmp_path: Path) -> None:
    found = read(kept(tmp_path, "[old],client\na.example,Ash\n"), ListChoice(has_header=True))
    assert (found.kind, found.rows[0].cells) == (ListKind.CSV, ("a.example", "Ash"))


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=6), separator=st.sampled_from(Separator))
def test_what_any_program_writes_as_csv_is_read_cell_by_cell(rows: list[list[str]], separator: Separator) -> None:
    text = StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    found = [list(row.cells) for row in csv_rows(text.getvalue(), separator, "book.csv")]
    assert found == [[plain(cell) for cell in row] for row in rows if any(map(str.strip, row))]


@given(st.text(alphabet="'=+-@\t\r\nab", max_size=6))
def test_a_cell_made_harmless_is_no_formula_and_comes_back(cell: str) -> None:
    written = harmless(cell)
    assert written[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
    assert plain(written) == cell


@given(st.text(max_size=400))
def test_no_text_breaks_the_reading(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    for name in ("book.csv", "book.json"):
        path = kept(tmp_path_factory.mktemp("list"), text.encode("utf-8", "replace"), name)
        try:
            found = preview(path, AUTO)
        except FieldError:
            continue
        assert found.lines > 0


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = kept(tmp_path_factory.mktemp("list"), content)
    try:
        found = preview(path, AUTO)
    except FieldError:
        return
    assert found.lines > 0


def test_json_written_by_hand_needs_no_order_of_names(tmp_path: Path) -> None:
    objects = [{"client": "Ash", "common name": "a.example"}, {"common name": "b.example"}]
    found = preview(kept(tmp_path, json.dumps(objects), "list.txt"), AUTO)
    assert found.columns == Columns(name=1, client=0)
