"""The names of a request: which are kept, added and removed. Many are folded, and the changes come first then."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from certdesk.domain.name_changes import Change
from certdesk.domain.text import displayable
from certdesk.views.kit.painting import focus_ring_around
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, Ink
from certdesk.views.theme.typography import Role, font, set_role
from certdesk.views.wording.names import NameRow

FOLDED: Final = 12
_LONGEST: Final = 253
_PAD: Final = 8
_LEAST_WIDTH: Final = 120
_MOVES: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End})
_ROW: Final = int(Qt.ItemDataRole.UserRole) + 1
_LEFT_OUT_FIRST: Final = {Change.REMOVED: 0, Change.ADDED: 1, Change.KEPT: 2, None: 2}
_SIGNS: Final = {Change.KEPT: "=", Change.ADDED: "+", Change.REMOVED: "-"}
_INKS: Final = {Change.KEPT: Ink.SECOND, Change.ADDED: Ink.GREEN, Change.REMOVED: Ink.AMBER}

Index = QModelIndex | QPersistentModelIndex


def folded(rows: tuple[NameRow, ...], most: int = FOLDED) -> tuple[NameRow, ...]:
    """Return at most `most` of the rows in their order; what is kept is left out first, what is removed last."""
    if len(rows) <= most:
        return rows
    weighed = sorted(range(len(rows)), key=lambda place: _LEFT_OUT_FIRST[rows[place].change])
    return tuple(rows[place] for place in sorted(weighed[:most]))


class NamesModel(QAbstractListModel):
    """The rows, for the view and for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[NameRow, ...] = ()

    @property
    def rows(self) -> tuple[NameRow, ...]:
        """What is shown."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return displayable(row.name, _LONGEST)
            case _:
                return row if role == _ROW else None

    def show_rows(self, rows: tuple[NameRow, ...]) -> None:
        """Show those rows."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()


@dataclass(frozen=True, slots=True)
class _Type:
    """The fonts of a row and the room its parts take: looked up once, since there may be hundreds of rows."""

    name: QFont
    word: QFont
    note: QFont
    line: int
    below: int
    sign: int


def _type() -> _Type:
    name, note = font(Role.CODE), font(Role.SMALL)
    line, sign = QFontMetrics(name).height() + 10, QFontMetrics(name).horizontalAdvance("=  ")
    return _Type(name, font(Role.SMALL_MEDIUM), note, line, QFontMetrics(note).height(), sign)


class NamesList(QListView):
    """As tall as its rows: what is around it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._model = NamesModel()
        self._delegate = _NameDelegate(self)
        self._height = 0
        self.setObjectName("csr_names")
        self.setAccessibleName(self.tr("Names"))
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.viewport().setAutoFillBackground(False)
        set_role(self, Role.CODE)

    def show_rows(self, rows: tuple[NameRow, ...]) -> None:
        """Show those rows."""
        self._model.show_rows(rows)
        self._height = self._delegate.height_of(rows)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self._height)

    def changeEvent(self, event: QEvent) -> None:
        """The text size of the desktop may change while the list is shown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.take_type()
            self._height = self._delegate.height_of(self._model.rows)
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is copied is the name and nothing else. What the list cannot use goes on to the page."""
        if event.matches(QKeySequence.StandardKey.Copy) or event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _NameDelegate(QStyledItemDelegate):
    """Sign and name in fixed pitch, the word at the end of the line, a note below."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._type = _type()

    def take_type(self) -> None:
        """Look the fonts up again."""
        self._type = _type()

    def height_of(self, rows: tuple[NameRow, ...]) -> int:
        """Return how tall all of the rows are."""
        return len(rows) * self._type.line + sum(bool(row.note) for row in rows) * self._type.below

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: NameRow = index.data(_ROW)
        return QSize(_LEAST_WIDTH, self._type.line + (self._type.below if row.note else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: NameRow = index.data(_ROW)
        tokens, kind = current_tokens(), self._type
        painter.save()
        place: QRect = option.rect
        line = QRect(place.topLeft(), QSize(place.width(), kind.line))
        ink = tokens.ink(_INKS[row.change] if row.change else Ink.SECOND)
        left = 0
        if row.change is not None:
            _write(painter, line, _SIGNS[row.change], ink, kind.name)
            left = kind.sign
        room = _write(painter, line, row.word, ink, kind.word, Qt.AlignmentFlag.AlignRight)
        _write(painter, line.adjusted(left, 0, -room, 0), row.name, tokens.text_1, kind.name)
        if row.note:
            below = QRect(line.bottomLeft() + QPoint(left, 1 - _PAD // 2), place.bottomRight())
            _write(painter, below, row.note, tokens.text_3, kind.note)
        if _is_keyed(option):
            focus_ring_around(painter, place.toRectF(), RADIUS.xs)
        painter.restore()


def _write(
    painter: QPainter,
    place: QRect,
    text: str,
    colour: str,
    kind: QFont,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Write the text and return how much room it takes from what stands beside it."""
    if not text:
        return 0
    painter.setFont(kind)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return painter.fontMetrics().horizontalAdvance(shown) + _PAD


def _is_keyed(option: QStyleOptionViewItem) -> bool:
    by_keys = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
    state: QStyle.StateFlag = option.state
    return state & by_keys == by_keys
