"""The certificates of a migration for Qt, one row each."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from certdesk.domain.holdings import HoldingId
from certdesk.domain.move_lines import Line
from certdesk.viewmodels.migration.find.state import find_state
from certdesk.views.kit.row_list import RowItems
from certdesk.views.migration.two_lines import AtEnd, TwoLines
from certdesk.views.theme.palette import current_tokens
from certdesk.views.wording.migration import find as words
from certdesk.views.wording.migration.known import FIND_LOOKS
from certdesk.views.wording.migration.terms import certificate_name, shown_client

_Index = QModelIndex | QPersistentModelIndex


class FindRowModel(RowItems[Line]):
    """Name over state and client, the number at the end."""

    def key_of(self, row: Line) -> HoldingId:
        return row.holding.id

    def name_of(self, row: Line) -> str:
        return certificate_name(row.holding)

    def spoken(self, row: Line) -> str:
        return words.row_words(row)

    def lines_of(self, index: _Index) -> TwoLines | None:
        """Return what the row at `index` shows."""
        line = self.row(index)
        if line is None:
            return None
        name = certificate_name(line.holding)
        return TwoLines(
            name=name,
            look=FIND_LOOKS[find_state(line.moved)],
            state=words.state_words(line),
            beside=shown_client(line.holding.client),
            end=_end(line),
            tip="\n".join(dict.fromkeys((name, line.holding.common_name))),
            is_host=True,
        )

    def ids(self, first: int, last: int) -> Iterator[HoldingId]:
        """Which stand from the first of these places to the last."""
        return (line.holding.id for line in self._rows[first : last + 1])

    def runs_of(self, holdings: Iterable[HoldingId]) -> Iterator[tuple[int, int]]:
        """Where these stand, as first and last place of those beside one another."""
        wanted, first, last = frozenset(holdings), -2, -2
        for place in (place for place, line in enumerate(self._rows) if line.holding.id in wanted):
            if place != last + 1:
                if last >= 0:
                    yield first, last
                first = place
            last = place
        if last >= 0:
            yield first, last


def _end(line: Line) -> AtEnd:
    tokens, number = current_tokens(), line.moved.number
    return AtEnd(number, tokens.text_1, is_number=True) if number else AtEnd(words.hint_words(line), tokens.amber.text)
