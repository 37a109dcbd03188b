"""Papers as plain text, and as mails: nothing is lost, no line is too long, and nobody's name writes a header."""

import unicodedata
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.letters import eml
from certdesk.domain.paper_text import WIDTH, paper_letter, paper_text
from certdesk.domain.papers import Block, Caution, Facts, Grid, Heading, Items, Paper, Words

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
WHOLE = Paper(
    "Your certificates",
    "For Holloway Books",
    (
        Words("Hello,\nthis is a paragraph of two lines."),
        Heading("Your certificates"),
        Grid(
            ("Certificate", "Customer number", "Product"),
            (("club.example\nwww.club.example", "00734126", ""), ("tickets.example", "27190455", "Standard SSL")),
            (50, 25, 25),
        ),
        Items(("Sign in.", "Answer us."), is_numbered=True),
        Items(("One thing",)),
        Facts((("You", "Renew it."),)),
        Caution("Take care", "Never write a password."),
    ),
    "The end.",
)


def paper(*blocks: Block) -> Paper:
    return Paper("T", "", blocks)


def columns(line: str) -> int:
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line
    )


def test_a_whole_paper_reads_from_top_to_bottom() -> None:
    assert paper_text(WHOLE) == (
        "Your certificates\n=================\nFor Holloway Books\n\n"
        "Hello,\nthis is a paragraph of two lines.\n\n"
        "Your certificates\n-----------------\n\n"
        "club.example\nwww.club.example\n  Customer number: 00734126\n\n"
        "tickets.example\n  Customer number: 27190455\n  Product: Standard SSL\n\n"
        "1. Sign in.\n2. Answer us.\n\n"
        "- One thing\n\n"
        "You: Renew it.\n\n"
        "| Take care\n| Never write a password.\n\n"
        "The end.\n"
    )


def test_a_mail_has_the_title_for_a_subject_and_not_twice() -> None:
    letter = paper_letter(WHOLE, "office@holloway.example", "web@okafor.example")
    assert (letter.subject, letter.recipients) == ("Your certificates", ("office@holloway.example",))
    assert letter.sender == "web@okafor.example"
    assert letter.text.startswith("Hello,\n")
    assert letter.text.endswith("The end.\n")


def test_the_lines_of_an_item_stand_below_one_another_whatever_its_number() -> None:
    text = paper_text(paper(Items(tuple(f"{'word ' * 20}{each}" for each in range(10)), is_numbered=True)))
    lines = text.splitlines()[3:]
    assert lines[0].startswith(" 1. word")
    assert all(line.startswith(("    word", "    ")) or line.lstrip()[0].isdigit() for line in lines)
    assert any(line.startswith("10. word") for line in lines)


def test_a_name_without_a_break_is_broken_and_nothing_of_it_is_lost() -> None:
    name = f"{'a' * 300}.example"
    text = paper_text(paper(Words(name)))
    assert max(map(len, text.splitlines())) == WIDTH
    assert text.split("\n\n")[1].replace("\n", "") == name


def test_a_name_is_not_broken_at_its_hyphens() -> None:
    name = "a-name-with-many-hyphens.bäckerei-morgenrot.example"
    assert name in paper_text(paper(Words(f"{'x ' * 20}{name}"))).splitlines()[-1]


def test_signs_that_take_two_columns_are_counted_as_two() -> None:
    assert max(map(columns, paper_text(paper(Words("漢字" * 100))).splitlines())) == WIDTH


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
blocks = st.one_of(
    st.builds(Heading, texts),
    st.builds(Words, texts),
    st.builds(Items, st.lists(texts, max_size=12).map(tuple), st.booleans()),
    st.builds(Facts, st.lists(st.tuples(texts, texts), max_size=4).map(tuple)),
    st.builds(Caution, texts, texts),
    st.lists(st.tuples(texts, texts, texts), max_size=4).map(
        lambda rows: Grid(("One", "Two", "Three"), tuple(rows), (40, 30, 30))
    ),
)


@given(st.builds(Paper, texts, texts, st.lists(blocks, max_size=5).map(tuple), texts))
def test_no_line_is_longer_than_72_columns_and_every_sign_is_there(made: Paper) -> None:
    text = paper_text(made)
    assert all(columns(line) <= WIDTH for line in text.splitlines())
    for block in made.blocks:
        if isinstance(block, Words):
            assert "".join(block.text.split()) in "".join(text.split())


@pytest.mark.parametrize("recipient", ["", "a\nBcc: all@x.example", "a, b@x.example", "<b>@x", "näh@x.example"])
def test_what_is_no_address_is_left_to_the_mail_program(recipient: str) -> None:
    letter = paper_letter(WHOLE, recipient, recipient)
    assert (letter.recipients, letter.sender) == ((), "")


@pytest.mark.parametrize("title", ["One\nBcc: all@x.example", "\r\nX: y", "\u202eeno\u2028", "x" * 400])
def test_a_title_cannot_write_a_header_of_its_own(title: str) -> None:
    content = eml(paper_letter(Paper(title, "", (Words("Hello"),)), "office@x.example"), NOW)
    read = message_from_bytes(content, policy=SMTP)
    assert sorted(read.keys()) == sorted(
        ["Subject", "To", "Date", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    )
    assert len(read["Subject"]) <= 120
    assert read.get_content().strip() == "Hello"
