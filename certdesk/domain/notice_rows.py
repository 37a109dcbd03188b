"""The rows of tables in a text: their cells, and what a cell announces that heads a column or a row."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from certdesk.domain.notice_labels import Kind, Region
from certdesk.domain.notice_text import CELL, Searchable

_EDGES: Final = " *_#:=.>•·◦▪–—-"
_AROUND_LABEL: Final = " \n*_#:=.>•·◦▪–—-"
_SAYS_MORE: Final = re.compile(r"[0-9.@?!]|:(?!\s*\Z)")
_LONGEST_HEADING: Final = 40
_NO_CELL: Final = "–"
_NAMES: Final = frozenset({"name", "names"})
_ENDS: Final = frozenset({"end", "ende", "fin", "fine", "fim", "einde", "koniec"})
_PRODUCTS: Final = frozenset(
    {
        "product", "products", "plan", "type", "item", "service", "description", "article", "produkt", "artikel",
        "tarif", "typ", "beschreibung", "produit", "producto", "produto", "artículo", "artigo", "prodotto", "articolo",
        "servizio", "servicio", "serviço", "dienst", "usługa", "製品", "製品名", "商品", "商品名", "产品", "제품",
    }
)  # fmt: skip
_HEADING: Final = _NAMES | _ENDS | _PRODUCTS
_WORDS: Final = ((Kind.NAME, _NAMES), (Kind.END, _ENDS), (Kind.PRODUCT, _PRODUCTS))


class Cell(NamedTuple):
    """One cell of a row: from where to where, what it says, and the labels in it."""

    start: int
    text: str
    labels: tuple[Region, ...]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not self.text.strip(_NO_CELL + " ")

    @property
    def is_label(self) -> bool:
        """Whether it is one label, and nothing else."""
        return len(self.labels) == 1 and not self._rest().strip(_AROUND_LABEL)

    @property
    def kind(self) -> Kind | None:
        """What it announces where it heads something: a label, with other words at most, or a word that is one there.

        Of several labels in it an end or a number is meant: “certificate expiration”.
        """
        if not self.labels:
            word = self.text.strip(_EDGES)
            return next((kind for kind, words in _WORDS if word in words), None)
        if len(self.text) > _LONGEST_HEADING or _SAYS_MORE.search(self._rest()):
            return None
        kinds = [each.kind for each in self.labels]
        return next((each for each in (Kind.END, Kind.NUMBER, Kind.OTHER) if each in kinds), kinds[-1])

    def _rest(self) -> str:
        first, last = self.labels[0].label - self.start, self.labels[-1].start - self.start
        return self.text[:first] + self.text[last:]


def is_heading(text: str) -> bool:
    """Return whether a cell without a label heads something by its only word."""
    return text.strip(_EDGES) in _HEADING


def cells_of(source: Searchable, line: int, labels: Sequence[Region]) -> list[Cell]:
    """Return the cells of a line, of which `labels` are the labels, without empty ones around them.

    What is before the first bar is no cell, nor what indents a line whose cells are apart by blanks.
    """
    at, end = source.bounds_of_line(line)
    cells: list[Cell] = []
    for text in source.text[at:end].split(CELL):
        inside = tuple(each for each in labels if at <= each.label and each.start <= at + len(text)) if labels else ()
        cells.append(Cell(at, text, inside))
        at += len(text) + 1
    if len(cells) > 1 and not cells[0].text.strip() and not source.is_indented_by_tab(line):
        del cells[0]
    while len(cells) > 1 and not cells[-1].text.strip():
        cells.pop()
    return cells
