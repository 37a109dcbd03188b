"""The clients of a migration for Qt, one row each."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from certdesk.viewmodels.migration.hand_over.props import Row
from certdesk.views.kit.row_list import RowItems
from certdesk.views.migration.two_lines import AtEnd, TwoLines
from certdesk.views.theme.palette import current_tokens
from certdesk.views.wording.migration import hand_over as words
from certdesk.views.wording.migration.terms import client_name

_Index = QModelIndex | QPersistentModelIndex


class ClientRowModel(RowItems[Row]):
    """The name over how far the hand-over is, the account at the end, or how many."""

    def key_of(self, row: Row) -> str:
        return row.client

    def name_of(self, row: Row) -> str:
        return client_name(row.client)

    def spoken(self, row: Row) -> str:
        return words.spoken_row(row)

    def lines_of(self, index: _Index) -> TwoLines | None:
        """Return what the row at `index` shows."""
        row = self.row(index)
        if row is None:
            return None
        number = words.short_numbers(row.numbers)
        return TwoLines(
            name=client_name(row.client),
            look=words.row_look(row),
            state=words.row_words(row),
            beside=words.certificates_words(row.certificates),
            end=AtEnd(number, current_tokens().text_2, is_number=len(row.numbers) == 1),
            tip=words.spoken_row(row),
            is_beside_whole=True,
        )

    def index_of(self, client: str | None) -> QModelIndex:
        """Return where that client stands, or no index."""
        place = next((place for place, row in enumerate(self._rows) if row.client == client), None)
        return QModelIndex() if place is None else self.index(place)
