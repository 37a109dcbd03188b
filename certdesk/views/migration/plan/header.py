"""The head of the table of plans: its columns, by which one sorts, and the box that checks all rows."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.checks import CheckBox
from certdesk.views.kit.painting import check_square, focus_ring
from certdesk.views.migration.plan.cells import check_place
from certdesk.views.migration.plan.metrics import CHEVRON, GAP, INSET
from certdesk.views.migration.plan.model import SORT_KEYS, Column, PlanModel
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.theme.typography import Role, set_role

_DASH: Final = 3.6


class PlanHeader(QHeaderView):
    """A press on a column sorts by it; a chevron behind its name says which way."""

    def __init__(self, model: PlanModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        set_role(self, Role.CAPTION)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        sorting, key = self._rows.props.sorting, SORT_KEYS.get(Column(section))
        if key is None or sorting.key is not key:
            return
        words = str(self._rows.headerData(section, Qt.Orientation.Horizontal))
        left = rect.left() + INSET + QFontMetrics(self.font()).horizontalAdvance(words) + GAP
        place = QRect(left, rect.top() + (rect.height() - CHEVRON) // 2, CHEVRON, CHEVRON)
        name = Icon.CHEVRON_DOWN if sorting.is_descending else Icon.CHEVRON_UP
        drawn = pixmap(name, QColor(current_tokens().text_2), CHEVRON, painter.device().devicePixelRatioF())
        painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), rect, place), drawn)


class AllBox(CheckBox):
    """Checks all rows that are shown, or none; a dash says that only some of them are checked."""

    wanted = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("")
        self.setParent(parent)
        self.setObjectName("migration_plan_all")
        self.setAccessibleName(self.tr("Check all that are shown"))
        self.setTristate(True)
        self.resize(self.sizeHint())
        self.checkStateChanged.connect(self._tell)

    def show_checked(self, is_checked: bool | None) -> None:
        """Show whether all are checked, none, or some of them (None); nobody hears of it."""
        states = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked, None: Qt.CheckState.PartiallyChecked}
        with QSignalBlocker(self):
            self.setCheckState(states[is_checked])

    def nextCheckState(self) -> None:
        is_all = self.checkState() is Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if is_all else Qt.CheckState.Checked)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.checkState() is not Qt.CheckState.PartiallyChecked:
            super().paintEvent(event)
            return
        tokens, painter = current_tokens(), QPainter(self)
        centre = QPointF(self.width() / 2, self.height() / 2)
        check_square(painter, centre, checked=False)
        painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(centre - QPointF(_DASH, 0), centre + QPointF(_DASH, 0))
        if self.has_ring:
            focus_ring(painter, self, RADIUS.xs)

    def stand_over(self, section: QRect) -> None:
        """Stand in the head of the column of check marks."""
        mark = check_place(section)
        shown = QStyle.visualRect(self.layoutDirection(), section, mark)
        self.move(shown.center() - self.rect().center())

    def _tell(self, state: Qt.CheckState) -> None:
        self.wanted.emit(state is not Qt.CheckState.Unchecked)
