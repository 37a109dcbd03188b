"""Which stretches of a page nobody sees: what its own markup hides says nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

VOID: Final = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})

_NEVER_SHOWN: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "select"})
_ENDS_PARAGRAPH: Final = frozenset({"p", "div", "table", "ul", "ol", "dl", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS: Final = frozenset({"td", "th"})
_NOTED: Final = _NEVER_SHOWN | _CELLS
_HIDING: Final = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Hidden:
    """An element that is not shown: how often its own kind is open in it, and in how many cells it lies."""

    tag: str
    cells: int
    open: int = 1


class Sight:
    """Follows the tags of a page. Styles count where they stand on an element; sheets of styles are not read."""

    def __init__(self) -> None:
        self._hidden: list[_Hidden] = []
        self._cells = 0

    @property
    def is_clear(self) -> bool:
        """Whether text that comes now is shown."""
        return not self._hidden

    def opened(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Take the beginning of an element."""
        if not self._hidden and not attributes and tag not in _NOTED:
            return  # most of a page
        if tag in VOID and tag != "hr":
            return
        self._cells += tag in _CELLS
        last = self._hidden[-1] if self._hidden else None
        if last is not None and last.tag == "p" and tag in _ENDS_PARAGRAPH:
            self._hidden.pop()
            last = None
        if tag in VOID:
            return
        if last is not None and last.tag == tag:
            last.open += 1
        elif tag in _NEVER_SHOWN or _is_hidden(attributes):
            self._hidden.append(_Hidden(tag, self._cells))

    def closed(self, tag: str) -> None:
        """Take the end of an element. The end of a cell ends what was left open in it, that of the body everything."""
        if not self._hidden and tag not in _CELLS:
            return
        if tag == "body":
            self._hidden.clear()
            return
        if tag in _CELLS:
            while self._hidden and self._hidden[-1].tag not in _CELLS and self._hidden[-1].cells >= self._cells > 0:
                self._hidden.pop()
            self._cells = max(0, self._cells - 1)
        if self._hidden and self._hidden[-1].tag == tag:
            self._hidden[-1].open -= 1
            if not self._hidden[-1].open:
                self._hidden.pop()


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    return "hidden" in attributes or bool(_HIDING.search((attributes.get("style") or "")[:2_000]))
