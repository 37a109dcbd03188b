"""The list of many signing requests: where it came from and its names, its order, and the verdict as a chip."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from certdesk.views.icons import pixmap
from certdesk.views.kit.measured import Face
from certdesk.views.kit.painting import rounded
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.tables import dress_table
from certdesk.views.many_csrs.lines_model import LOOK, SECOND, VERDICT, LinesModel
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT
from certdesk.views.theme.typography import Role

_Index = QModelIndex | QPersistentModelIndex
_ICON: Final = 14
_GAP: Final = 5
_SIDE: Final = 9
_INSET: Final = 8
_ROW_ROOM: Final = 16
_LINE_GAP: Final = 2
_SHARES: Final = (40, 30, 30)
_LEAST: Final = 90
_TEXT: Final = 12


class LinesTable(QTableView):
    """One line is chosen at a time; the arrows move, and what is chosen is explained beside the list."""

    line_chosen = Signal(int)  # its number

    def __init__(self, model: LinesModel) -> None:
        super().__init__()
        self._lines = model
        self.faces = _measured()
        self.setObjectName("many_lines")
        self.setAccessibleName(self.tr("CSRs that were found"))
        self.setModel(model)
        self.setItemDelegate(_TwoLines(self))
        self.setItemDelegateForColumn(VERDICT, _ChipDelegate(self))
        dress_table(self)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        self._fit_rows()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def choose(self, number: int | None) -> None:
        """Show that line as chosen, without saying so."""
        row = -1 if number is None else number
        if row == self.currentIndex().row():
            return
        index = self._lines.index(row, 0) if row >= 0 else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.faces = _measured()
            self._fit_rows()

    def _fit_rows(self) -> None:
        """As high as two lines are, and a few rows at the least."""
        rows, header = self.verticalHeader(), self.horizontalHeader()
        lines = self.faces.upper.height + _LINE_GAP + self.faces.lower.height
        rows.setDefaultSectionSize(max(HEIGHT.list_row, lines + _ROW_ROOM))
        self.setMinimumHeight(4 * rows.defaultSectionSize() + header.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, taken = self.viewport().width(), 0
        for column, share in enumerate(_SHARES):
            wanted = width - taken if column == VERDICT else max(scaled(_LEAST), width * share // sum(_SHARES))
            self.horizontalHeader().resizeSection(column, max(1, wanted))
            taken += wanted

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.line_chosen.emit(current.row())


@dataclass(frozen=True, slots=True)
class _Faces:
    """The type of the table, measured once: there are sixty cells to paint at a time."""

    upper: Face
    lower: Face
    chip: Face


def _measured() -> _Faces:
    roles = (Role.MEDIUM, Role.SMALL, Role.SMALL_MEDIUM)
    return _Faces(*(Face.of(role, tabular=False) for role in roles))


class _TwoLines(QStyledItemDelegate):
    """Paints a quieter line below the first; both give way in their middle, where names differ least."""

    def __init__(self, table: "LinesTable") -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        upper, lower = str(index.data()), str(index.data(SECOND) or "")
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        tokens = current_tokens()
        lines = ((upper, self._table.faces.upper, tokens.text_1), (lower, self._table.faces.lower, tokens.text_2))
        shown = [line for line in lines if line[0]]
        height = sum(face.height for _, face, _ in shown) + _LINE_GAP * (len(shown) - 1)
        top = option.rect.top() + (option.rect.height() - height) // 2
        painter.save()
        for text, face, ink in shown:
            place = QRect(option.rect.left() + _TEXT, top, option.rect.width() - 2 * _TEXT, face.height)
            painter.setFont(face.font)
            painter.setPen(QColor(ink))
            elided = face.elided(text, Qt.TextElideMode.ElideMiddle, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, elided)
            top += face.height + _LINE_GAP
        painter.restore()


class _ChipDelegate(QStyledItemDelegate):
    """Paints the verdict in its tone."""

    def __init__(self, table: "LinesTable") -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_LEAST, HEIGHT.chip_small)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        words, name, tone_name = index.data(LOOK)
        tone = current_tokens().tone(tone_name)
        face = self._table.faces.chip
        metrics = face.metrics
        room = option.rect.width() - 2 * _INSET - 2 * _SIDE - _ICON - _GAP
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width, height = (
            metrics.horizontalAdvance(text) + 2 * _SIDE + _ICON + _GAP,
            max(HEIGHT.chip_small, metrics.height() + 4),
        )
        top = option.rect.top() + (option.rect.height() - height) // 2
        place = _mirrored(option, QRect(option.rect.left() + _INSET, top, width, height))
        painter.save()
        rounded(painter, QRectF(place), height / 2, tone.soft, tone.line)
        mark = QRect(option.rect.left() + _INSET + _SIDE, top + (height - _ICON) // 2, _ICON, _ICON)
        drawn = pixmap(name, QColor(tone.text), _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(_mirrored(option, mark), drawn)
        left = option.rect.left() + _INSET + _SIDE + _ICON + _GAP
        painter.setFont(face.font)
        painter.setPen(QColor(tone.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(_mirrored(option, QRect(left, top, metrics.horizontalAdvance(text), height)), flags, text)
        painter.restore()


def _mirrored(option: QStyleOptionViewItem, place: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, place)
