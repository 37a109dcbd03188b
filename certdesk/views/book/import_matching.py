"""Which column holds what: the first rows of the list, and a choice of column for each piece of an order."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.lists import Columns, ListKind, ListPreview, Separator
from certdesk.domain.text import displayable
from certdesk.viewmodels.importing import Piece, Props
from certdesk.views.book.table import PlainTable, TableModel, TableRow
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.select import Select
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import lists as words

_ROWS = 5
_LONGEST_CELL = 80
_PAIRS = 2
_SIDE_BY_SIDE = 80  # characters of the interface font


class Matching(QWidget):
    """Shows what was found out about the file, and lets the user decide otherwise."""

    matched = Signal(object, object)  # Piece, int | None
    separator_chosen = Signal(object)  # Separator
    header_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._shown: ListPreview | None = None
        self._build()
        self._bind()

    @property
    def first(self) -> QWidget:
        """The first of the choices of a column."""
        return self._pieces[Piece.NAME]

    def render_props(self, props: Props) -> None:
        """Show the list as it was read, and what each column is taken for."""
        preview = props.preview
        if preview is None:
            return
        self._file.setText(displayable(props.file, 80))
        self._facts.setText(words.format_words(preview))
        if preview is not self._shown:
            self._shown = preview
            self._show_preview(preview)
        for piece, select in self._pieces.items():
            with QSignalBlocker(select):
                at = _at(props.columns, piece)
                select.setCurrentIndex(0 if at is None else at + 1)

    def _build(self) -> None:
        self._file = ElidedLabel("", Role.LABEL)
        self._facts = PlainLabel("", Role.SMALL, Ink.SECOND)
        self._facts.setObjectName("import_facts")
        self._separator = Select(self.tr("Separator"))
        self._separator.setObjectName("import_separator")
        self._header = Select(self.tr("First line"))
        self._header.setObjectName("import_header")
        self._header.addItem(self.tr("First line: headings"), userData=True)
        self._header.addItem(self.tr("First line: an order"), userData=False)
        for separator in Separator:
            self._separator.addItem(words.separator_words(separator), separator)
        facts = QVBoxLayout()
        facts.setSpacing(0)
        facts.addWidget(self._file)
        facts.addWidget(self._facts)
        head = QHBoxLayout()
        head.setSpacing(SPACE.md)
        head.addLayout(facts, 1)
        head.addWidget(self._separator)
        head.addWidget(self._header)
        self._rows = TableModel(())
        self._table = PlainTable(self._rows, self.tr("First lines of the list"), wide=None)
        self._table.setObjectName("import_preview")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addLayout(head)
        column.addWidget(self._table)
        column.addSpacing(SPACE.xs)
        column.addWidget(PlainLabel(self.tr("Which column holds what"), Role.LABEL))
        column.addLayout(self._build_pieces())

    def _build_pieces(self) -> QGridLayout:
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.lg)
        grid.setVerticalSpacing(SPACE.md)
        self._pieces: dict[Piece, Select] = {}
        self._labels: dict[Piece, PlainLabel] = {}
        for piece in Piece:
            label = self._labels[piece] = PlainLabel(words.piece_words(piece), ink=Ink.SECOND)
            select = Select(words.piece_words(piece))
            select.setObjectName(f"column_{piece.value}")
            label.setBuddy(select)
            self._pieces[piece] = select
        self._place_pieces(_PAIRS)
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= _SIDE_BY_SIDE * self.fontMetrics().averageCharWidth()
        if (pairs := _PAIRS if fits else 1) != self._pairs:
            self._place_pieces(pairs)

    def _place_pieces(self, pairs: int) -> None:
        """Two pairs of a word and a column in a row, or one where letters are large."""
        self._pairs = pairs
        for place, piece in enumerate(Piece):
            row, side = divmod(place, pairs)
            self._grid.addWidget(self._labels[piece], row, 2 * side)
            self._grid.addWidget(self._pieces[piece], row, 2 * side + 1)
        for side in range(_PAIRS):
            self._grid.setColumnStretch(2 * side + 1, int(side < pairs))

    def _bind(self) -> None:
        for piece, select in self._pieces.items():
            select.currentIndexChanged.connect(partial(self._match, piece))
        self._separator.currentIndexChanged.connect(self._choose_separator)
        self._header.currentIndexChanged.connect(self._choose_header)

    def _show_preview(self, preview: ListPreview) -> None:
        headings = [words.column_words(preview, at) for at in range(preview.width)]
        shown = [tuple(displayable(cell, _LONGEST_CELL) for cell in row) for row in preview.rows[:_ROWS]]
        self._rows.show_rows([TableRow(row) for row in shown], headings)
        self._table.fit_columns()
        header, row = self._table.horizontalHeader().sizeHint().height(), self._table.verticalHeader()
        self._table.setFixedHeight(header + max(1, len(shown)) * row.defaultSectionSize() + _ROOM)
        for select in self._pieces.values():
            with QSignalBlocker(select):
                select.clear()
                select.addItem(self.tr("Not in this list"))
                select.addItems(list(headings))
        self._separator.setVisible(preview.kind is ListKind.CSV)
        self._header.setVisible(preview.kind is ListKind.CSV)
        with QSignalBlocker(self._separator), QSignalBlocker(self._header):
            self._separator.setCurrentIndex(self._separator.findData(preview.separator))
            self._header.setCurrentIndex(0 if preview.has_header else 1)

    def _match(self, piece: Piece, index: int) -> None:
        self.matched.emit(piece, index - 1 if index > 0 else None)

    def _choose_separator(self, _index: int) -> None:
        self.separator_chosen.emit(Separator(self._separator.currentData()))

    def _choose_header(self, index: int) -> None:
        self.header_chosen.emit(index == 0)


_ROOM = 14


def _at(columns: Columns, piece: Piece) -> int | None:
    found: int | None = getattr(columns, piece.value)
    return found
