"""HTML as lines of text, cells of a row apart by tabs, and the links in it. Nothing that it names is loaded."""

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Final

from certdesk.domain.notice_text import Link, cut_between_words
from certdesk.services.notices.rows import Cell, Spans, cell_of, lines_of
from certdesk.services.notices.sight import VOID, Sight

LARGEST_PAGE: Final = 256 * 1024

_MOST_LINKS: Final = 500
_DEEPEST: Final = 60
_BREAKS: Final = frozenset(
    {
        "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote",
        "pre", "section", "article", "header", "footer", "center", "address", "form", "fieldset", "option", "tbody",
        "thead", "tfoot", "caption",
    }
)  # fmt: skip
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_DECLARATION: Final = re.compile(r"<!--|<[!?]")
_LEADS: Final = ("href", "action")  # and what ends with them: xlink:href, formaction
_VALUE: Final = re.compile(r"""\s{0,20}=\s{0,20}(?:"([^"]{0,4000})|'([^']{0,4000})|([^\s"'>]{1,4000}))""")
_REFRESH: Final = re.compile(
    r"""content\s{0,5}=\s{0,5}["']?\s{0,5}[0-9]{0,6}\s{0,5}[;,]\s{0,5}url\s{0,5}=\s{0,5}([^"'>]{1,4000})""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows: its lines, and its links with their texts."""

    lines: tuple[str, ...]
    links: tuple[Link, ...]


def page_of(html: str) -> Page:
    """Return what `html` shows; markup of any kind is read as far as it goes."""
    reader = _Reader()
    reader.feed(_without_declarations(cut_between_words(html, LARGEST_PAGE)))
    reader.close()
    return reader.page()


def _without_declarations(html: str) -> str:
    """Return a page without comments and declarations, and without the beginning of a tag that never ends.

    WORKAROUND: for a page full of such beginnings `html.parser` takes minutes in releases that lack the fix of
    https://github.com/python/cpython/issues/135462; 3.11.7 is one of them.
    """
    pieces: list[str] = []
    at = 0
    while (found := _DECLARATION.search(html, at)) is not None:
        pieces.append(html[at : found.start()])
        closed = "-->" if found[0] == "<!--" else ">"
        end = html.find(closed, found.end())
        if end < 0:
            return "".join(pieces)
        at = end + len(closed)
    whole = html[at:]
    end = whole.rfind(">") + 1
    return "".join((*pieces, whole[:end], whole[end:].replace("<", "&lt;")))


def targets_of(html: str) -> tuple[str, ...]:
    """Return where everything in `html` leads that somebody could follow, found without taking it apart."""
    lowered = html.replace("İ", "I").lower()
    found: list[str] = []
    for name in _LEADS:
        at = lowered.find(name)
        while at >= 0 and len(found) < _MOST_LINKS:
            end = at + len(name)
            value = _VALUE.match(html, end)
            found += [unescape(next(filter(None, value.groups()), ""))] if value else []
            at = lowered.find(name, end)
    if "refresh" in lowered:
        found += [unescape(each) for each in _REFRESH.findall(html)]
    return tuple(dict.fromkeys(each for each in found if each))[:_MOST_LINKS]


class _Reader(HTMLParser):
    """Builds lines as tags come: a row of short cells is one line, any other row one line after the other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack: list[Cell] = [Cell()]
        self._rows: list[list[Cell]] = []
        self._spans: list[Spans] = [Spans()]
        self._tables: list[int] = [0]  # how many rows were open where each table began
        self._sight = Sight()
        self._links: list[Link] = []
        self._target: str | None = None
        self._shown: list[str] = []

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002 - as the parser calls it
        """Count no lines: nobody asks for them, and it takes a tenth of the time."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._sight.opened(tag, attributes)
        if tag in {"a", "area", "base", "form", "button", "input"}:
            self._lead(tag, attributes)
        if tag == "meta" and (found := _REFRESH.search(f'content="{attributes.get("content") or ""}"')):
            self._links.append(Link(found[1]))
        if tag == "table":
            self._begin_table()
        elif tag == "tr":
            self._begin_row()
        elif tag in {"td", "th"}:
            self._begin_cell(attributes)
        elif tag in _BREAKS:
            _end_line(self._stack[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._sight.closed(tag)
        if tag == "a":
            self._end_link()
        elif tag in {"td", "th"}:
            if len(self._rows) > self._tables[-1]:
                self._end_cell()
        elif tag == "tr":
            self._end_rows()
        elif tag == "table":
            self._end_table()
        elif tag in _BREAKS:
            _end_line(self._stack[-1])

    def handle_data(self, data: str) -> None:
        if not self._sight.is_clear:
            return
        self._stack[-1].pieces.append(data)
        if self._target is not None:
            self._shown.append(data)

    def page(self) -> Page:
        """What was read until now, with everything closed that is still open."""
        self._end_link()
        self._tables, self._spans = [0], self._spans[:1]
        self._end_rows()
        _end_line(self._stack[0])
        return Page(tuple(self._stack[0].lines), tuple(self._links[:_MOST_LINKS]))

    def _lead(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._end_link()
        target = attributes.get("href") or attributes.get("action") or attributes.get("formaction")
        if not target or len(self._links) > _MOST_LINKS:
            return
        if tag == "a":
            self._target = target
        else:
            self._links.append(Link(target))

    def _end_link(self) -> None:
        if self._target is not None:
            self._links.append(Link(self._target, _BLANKS.sub(" ", "".join(self._shown)).strip()))
        self._target = None
        self._shown.clear()

    def _begin_table(self) -> None:
        _end_line(self._stack[-1])
        if len(self._tables) < _DEEPEST:
            self._tables.append(len(self._rows))
            self._spans.append(Spans())

    def _end_table(self) -> None:
        self._end_rows()
        if len(self._tables) > 1:
            self._tables.pop()
            self._spans.pop()

    def _begin_row(self) -> None:
        """Begin a row of the present table; one that was not closed ends here."""
        self._end_rows()
        _end_line(self._stack[-1])
        self._rows.append([])

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        if len(self._rows) == self._tables[-1]:
            self._begin_row()
        self._end_cell()
        self._stack.append(cell_of(attributes))

    def _end_cell(self) -> None:
        """End the cell that is open in the innermost row, if one is."""
        if self._rows and len(self._stack) > len(self._rows):
            cell = self._stack.pop()
            _end_line(cell)
            self._rows[-1].append(cell)

    def _end_rows(self) -> None:
        """End what is open of the present table."""
        while len(self._rows) > self._tables[-1]:
            self._end_cell()
            row = self._rows.pop()
            outer = self._stack[-1]
            _end_line(outer)
            outer.has_rows = True
            outer.lines.extend(lines_of(self._spans[-1].completed(row)))
        _end_line(self._stack[-1])


def _end_line(cell: Cell) -> None:
    line = _BLANKS.sub(" ", "".join(cell.pieces)).strip() if cell.pieces else ""
    cell.pieces.clear()
    if line:
        cell.lines.append(line)
