"""A paper as plain text, for a file, the clipboard or a mail."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from certdesk.domain.letters import Letter, is_address
from certdesk.domain.papers import Block, Caution, Facts, Grid, Heading, Items, Paper, Words
from certdesk.domain.text import displayable

WIDTH: Final = 72  # columns; mail programs put a mark before each line of what they answer

_LONGEST_SUBJECT: Final = 120
_BESIDE: Final = "| "
_WIDE: Final = frozenset({"W", "F"})


def paper_text(paper: Paper) -> str:
    """Return a paper as text of at most 72 columns, with an empty line between its parts.

    A table becomes one entry a row, for columns do not stand below one another in every font.
    """
    head = [*_underlined(paper.title, "="), *_wrapped(paper.subtitle)]
    return _joined([head, *_parts(paper)])


def paper_letter(paper: Paper, recipient: str = "", sender: str = "") -> Letter:
    """Return a paper as a mail, with its title for a subject.

    What is no address that can stand in a header is left out: the mail program asks for it.
    """
    recipients = (recipient,) if is_address(recipient) else ()
    subject = displayable(paper.title, _LONGEST_SUBJECT)
    return Letter(recipients, subject, _joined(_parts(paper)), sender if is_address(sender) else "")


def _parts(paper: Paper) -> Iterator[list[str]]:
    for block in paper.blocks:
        yield from _block(block)
    yield list(_wrapped(paper.footnote))


def _joined(parts: Iterable[list[str]]) -> str:
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _block(block: Block) -> Iterator[list[str]]:
    match block:
        case Heading(text):
            yield _underlined(text, "-")
        case Words(text):
            yield list(_wrapped(text))
        case Items():
            yield list(_items(block))
        case Facts(rows):
            yield [line for label, text in rows for line in _wrapped(f"{label}: {text}", "", "  ")]
        case Grid():
            yield from (_row(block.headings, row) for row in block.rows)
        case Caution(title, text):
            yield [*_wrapped(title, _BESIDE, _BESIDE), *_wrapped(text, _BESIDE, _BESIDE)]
        case _:
            assert_never(block)


def _items(items: Items) -> Iterator[str]:
    marks = [f"{number}. " for number in range(1, len(items.items) + 1)] if items.is_numbered else []
    for place, text in enumerate(items.items):
        mark = marks[place].rjust(len(marks[-1])) if marks else "- "
        yield from _wrapped(text, mark, " " * len(mark))


def _row(headings: tuple[str, ...], row: tuple[str, ...]) -> list[str]:
    first, *others = row
    lines = list(_wrapped(first))
    for heading, text in zip(headings[1:], others, strict=True):
        if text:
            lines += _wrapped(f"{heading}: {text}" if heading else text, "  ", "    ")
    return lines


def _underlined(text: str, mark: str) -> list[str]:
    lines = list(_wrapped(text))
    return [*lines, mark * max(map(_columns, lines))] if lines else []


def _wrapped(text: str, first: str = "", following: str = "") -> Iterator[str]:
    """Yield `text` in lines, its own and those that the width asks for; only a word wider than a line is broken."""
    lead = first
    for paragraph in text.splitlines():
        line, taken = "", 0
        for word in _pieces(paragraph, WIDTH - max(len(first), len(following))):
            columns = _columns(word)
            if line and len(lead) + taken + 1 + columns > WIDTH:
                yield lead + line
                lead, line, taken = following, "", 0
            line, taken = (f"{line} {word}", taken + 1 + columns) if line else (word, columns)
        if line:
            yield lead + line
            lead = following


def _pieces(paragraph: str, room: int) -> Iterator[str]:
    for word in paragraph.split():
        piece, taken = "", 0
        for character in word:
            columns = _columns(character)
            if taken + columns > room:
                yield piece
                piece, taken = "", 0
            piece, taken = piece + character, taken + columns
        yield piece


def _columns(text: str) -> int:
    """Return how many columns a text takes in a font of fixed pitch."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
