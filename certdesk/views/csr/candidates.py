"""Several things were handed in: the requests among them, the likeliest chosen, and why the rest is none."""

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from certdesk.viewmodels.csr.hand_in_props import HandInProps
from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.buttons import primary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.keys import presses
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import RADIO_SIDE, focus_ring_around, radio_dot, rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.candidates import CandidateRow, candidate_rows
from certdesk.views.wording.csr import found_words, left_out_words

_MOST_SEEN: Final = 8
_ROW: Final = int(Qt.ItemDataRole.UserRole) + 1
_MARGIN: Final = 10
_MOVES: Final = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Space,
    }
)
_TEXT_LEFT: Final = _MARGIN + RADIO_SIDE + 12

Index = QModelIndex | QPersistentModelIndex


class CandidatesCard(Card):
    """“Found 2 CSRs in 4 files”. Enter takes the one that is chosen."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(margin=SPACE.xl)
        self.setObjectName("csr_candidates")
        self._heading = PlainLabel("", Role.LABEL).wrapped()
        self._heading.setObjectName("csr_found")
        self._model = _CandidatesModel()
        self.list = _CandidatesList(self._model)
        self._left_out = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._left_out.setObjectName("csr_left_out")
        self._use = primary(self.tr("Use this CSR"))
        self._use.setObjectName("csr_use")
        self.column.setSpacing(SPACE.md + 2)
        for part in (self._heading, self.list, self._left_out):
            self.column.addWidget(part)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._use)
        self.column.addLayout(row)
        self._use.clicked.connect(self._accept)
        self.list.accepted.connect(self._accept)

    def show_candidates(self, props: HandInProps) -> None:
        """Show what was found in `props`, with the likeliest request chosen."""
        self._heading.setText(found_words(props))
        self.list.setAccessibleName(found_words(props))
        rows = candidate_rows(props)
        self._model.show_rows(rows)
        best = next((place for place, row in enumerate(rows) if row.place == props.best and row.is_request), None)
        if best is not None:
            self.list.setCurrentIndex(self._model.index(best))
        self.list.updateGeometry()
        self._left_out.setVisible(props.left_out > 0)
        self._left_out.setText(left_out_words(props.left_out))
        self._use.setVisible(best is not None)

    def _accept(self) -> None:
        row = self.list.currentIndex().data(_ROW)
        if isinstance(row, CandidateRow) and row.is_request:
            self.chosen.emit(row.place)


class _CandidatesModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[CandidateRow, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return row if role == _ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is no request can be reached and read, and not be chosen."""
        is_request = self._rows[index.row()].is_request
        return Qt.ItemFlag.ItemIsEnabled | (Qt.ItemFlag.ItemIsSelectable if is_request else Qt.ItemFlag.NoItemFlags)

    def show_rows(self, rows: tuple[CandidateRow, ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()


class _CandidatesList(QListView):
    accepted = Signal()

    def __init__(self, model: _CandidatesModel) -> None:
        super().__init__()
        self.setObjectName("csr_candidate_list")
        self.setModel(model)
        self.setItemDelegate(_CandidateDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self.accepted)

    def sizeHint(self) -> QSize:
        rows = min(self.model().rowCount(), _MOST_SEEN)
        return QSize(super().sizeHint().width(), rows * max(0, self.sizeHintForRow(0)) if rows else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses(event):
            self.accepted.emit()
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _CandidateDelegate(QStyledItemDelegate):
    """A radio button or a cross, the file's name, and below it what is in it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetrics(font(Role.MEDIUM)).height() + QFontMetrics(font(Role.SMALL)).height()
        return QSize(160, lines + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CandidateRow = index.data(_ROW)
        tokens, state, place = current_tokens(), _state(option), _place(option)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_request and (is_chosen or state & QStyle.StateFlag.State_MouseOver):
            rounded(painter, QRectF(place), RADIUS.md, tokens.bg_selected if is_chosen else tokens.bg_hover, None)
        mark = QRect(place.left() + _MARGIN, place.top(), RADIO_SIDE, place.height())
        centre = QStyle.visualRect(_direction(option), place, mark).center()
        if row.is_request:
            radio_dot(painter, QRectF(centre.x(), centre.y(), 1, 1).center(), checked=is_chosen)
        else:
            half = RADIO_SIDE // 2
            colour = QColor(tokens.red.text if row.is_alarming else tokens.text_3)
            drawn = pixmap(Icon.CIRCLE_X, colour, RADIO_SIDE, painter.device().devicePixelRatioF())
            painter.drawPixmap(centre - QPoint(half, half - 1), drawn)
        inner = place.adjusted(_TEXT_LEFT, 7, -_MARGIN, -7)
        self._write(painter, QStyle.visualRect(_direction(option), place, inner), row, _direction(option))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            focus_ring_around(painter, QRectF(place), RADIUS.md)
        painter.restore()

    def _write(self, painter: QPainter, inner: QRect, row: CandidateRow, direction: Qt.LayoutDirection) -> None:
        tokens = current_tokens()
        lines = (
            (row.title, Role.MEDIUM, tokens.text_1 if row.is_request else tokens.text_2, Qt.AlignmentFlag.AlignTop),
            (row.detail, Role.SMALL, tokens.text_2, Qt.AlignmentFlag.AlignBottom),
        )
        for text, role, colour, side in lines:
            painter.setFont(font(role))
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, QStyle.visualAlignment(direction, side | Qt.AlignmentFlag.AlignLeft), shown)


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state


def _direction(option: QStyleOptionViewItem) -> Qt.LayoutDirection:
    direction: Qt.LayoutDirection = option.direction
    return direction


def _place(option: QStyleOptionViewItem) -> QRect:
    place: QRect = option.rect
    return place.adjusted(0, 1, 0, -1)
