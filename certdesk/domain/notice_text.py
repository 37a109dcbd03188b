"""The text of a mail made ready to be searched: one notation for blanks, digits and cells, line by line."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from certdesk.domain.notices import Evidence, MailPlace
from certdesk.domain.text import displayable

MOST_LINES: Final = 4_000
MOST_CHARACTERS: Final = 120_000
LONGEST_LINE: Final = 2_000
CELL: Final = "\t"

_LONGEST_EVIDENCE: Final = 200
_DROPPED: Final = dict.fromkeys(
    [0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
)
_BLANKS: Final = str.maketrans(
    {"\xa0": " ", "\f": " ", "\v": " ", "\x00": " ", "\r": " ", "\u2028": " ", "\u2029": " "}
    | {"【": " ", "】": ":"}
    | dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-")
)
_QUOTED: Final = re.compile(r"^(?:[ \t]{0,8}>)+[ \t]?", re.MULTILINE)
_RUN: Final = re.compile(r" {2,}(?![1-9] [0-9]{2}:[0-9]{2}:)")  # but not in `Mar  3 23:59:59 2027`
_LEADER: Final = re.compile(r"[ \t:]{0,2}(?:\.{3,}|\.(?: \.){2,}|_{3,}|·{3,})(?=[ \t])")
_TABS: Final = re.compile(r" ?\t[ \t]*")
_CELL_MARK: Final = re.compile("[\t|│┃]")
_TWO_TABS: Final = re.compile("\t *\t")
_EMPTY: Final = re.compile(r"[|│┃][ \t]*(?=[|│┃])")
_BARS: Final = str.maketrans({"|": CELL, "│": CELL, "┃": CELL})
_FOREIGN_DIGIT: Final = re.compile(r"[^\D0-9]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a mail: where it leads, and the text that it shows."""

    target: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class MailText:
    """One mail, decoded. Cells of a table row are apart by tabs. `sender` and `reply_to` are those header lines.

    `checks` is what the server that took the mail in notes of its examination (RFC 8601). `is_mail` is False for
    a text or page that was saved without saying who sent it.
    """

    place: MailPlace
    lines: tuple[str, ...]
    links: tuple[Link, ...] = ()
    sender: str = ""
    reply_to: str = ""
    checks: str = ""
    is_mail: bool = True


class Searchable:
    """Text to search in: in lower case, blanks and digits in one notation, with a way back to the line.

    The subject is its first line, number 0.
    """

    def __init__(self, mail: MailText) -> None:
        self._place = mail.place
        self._lines = _bounded(mail.place.subject, mail.lines)
        self.text = searchable("\n".join(self._lines))
        self._starts = [0, *(found.end() for found in re.finditer("\n", self.text))]

    def line_of(self, at: int) -> int:
        """Return the number of the line that a position is in."""
        return bisect_right(self._starts, at) - 1

    def bounds_of(self, at: int) -> tuple[int, int]:
        """Return where the line of a position begins and ends."""
        return self.bounds_of_line(self.line_of(at))

    @property
    def line_count(self) -> int:
        """How many lines there are, the subject included."""
        return len(self._starts)

    def bounds_of_line(self, line: int) -> tuple[int, int]:
        """Return where a line begins and ends."""
        end = self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self.text)
        return self._starts[line], end

    def is_tabbed(self, line: int) -> bool:
        """Return whether cells of a line were apart by one tab or bar each, and not by runs of blanks or tabs."""
        return bool(_CELL_MARK.search(self._lines[line])) and not _TWO_TABS.search(self._lines[line])

    def is_indented_by_tab(self, line: int) -> bool:
        """Return whether a line begins with a tab, which is an empty cell, and not with blanks or a bar."""
        return self._lines[line].startswith(CELL)

    def evidence(self, at: int) -> Evidence:
        """Return where a position stands in the mail."""
        line = self.line_of(at)
        return Evidence(self._place, line, displayable(self._lines[line].replace(CELL, " "), _LONGEST_EVIDENCE))

    def original(self, start: int, end: int) -> str:
        """Return a stretch of one line as it was written, where its letters are found again, else as searched."""
        wanted = self.text[start:end]
        line = self._lines[self.line_of(start)]
        at = line.lower().find(wanted)
        return line[at : at + len(wanted)] if at >= 0 else wanted


def without_invisible(text: str) -> str:
    """Return `text` without the characters that show nothing, such as soft hyphens and marks of direction."""
    return text if text.isascii() else text.translate(_DROPPED)


def cut_between_words(text: str, most: int) -> str:
    """Return as much of `text` as fits, without the beginning of a word or number that does not fit as a whole."""
    if len(text) <= most:
        return text
    return text[: max(0, *(text.rfind(each, 0, most + 1) for each in " \t\n"))]


def searchable(text: str) -> str:
    """Return `text` in lower case with the same lines: marks of quoting and invisible characters gone, digits ASCII,
    runs of blanks, tabs, bars and the dots that lead to a value as one tab.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_DROPPED).translate(_BLANKS)).replace("İ", "I")
        text = _FOREIGN_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)
    else:
        text = text.translate(_BLANKS)
    if ">" in text:
        text = _QUOTED.sub("", text)
    if "|" in text or not text.isascii():
        text = _EMPTY.sub(f"{CELL}–", text).translate(_BARS)
    if "..." in text or ". . ." in text or "___" in text or "···" in text:
        text = _LEADER.sub(CELL, text)
    if "  " in text:
        text = _RUN.sub(CELL, text)
    return (_TABS.sub(CELL, text) if CELL in text else text).lower()


def _bounded(subject: str, lines: Sequence[str]) -> list[str]:
    """Return as much of the lines as is searched, each without line ends of its own."""
    kept, left = [cut_between_words(subject, LONGEST_LINE).replace("\n", " ")], MOST_CHARACTERS
    for line in lines[:MOST_LINES]:
        most = min(LONGEST_LINE, left)
        kept.append(line if len(line) <= most else cut_between_words(line, most))
        left -= len(kept[-1])
        if left <= 0:
            break
    return [line.replace("\n", " ") if "\n" in line else line for line in kept]
