"""The table of plans as it stands: its columns, which share the width out, and rows as high as their words."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from certdesk.views.kit.restyle import set_look
from certdesk.views.migration.plan.cells import PlanCells
from certdesk.views.migration.plan.header import PlanHeader
from certdesk.views.migration.plan.model import Column, PlanModel
from certdesk.views.theme.typography import Role, set_role

STAY: Final = QItemSelectionModel.SelectionFlag.NoUpdate
_LEAST_ROWS: Final = 4
_LEAST_HEIGHT: Final = 296


class PlanGrid(QTableView):
    """Where there is no room for all columns, what belongs to a name or a plan stands below it."""

    def __init__(self, model: PlanModel) -> None:
        super().__init__()
        self._rows, self._cells = model, PlanCells(model, self)
        self.setObjectName("migration_plan_table")
        self.setAccessibleName(self.tr("Certificates and their plans"))
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(PlanHeader(model, self))
        set_role(self, Role.BODY)
        set_look(self, "framed", "true")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()

    def place_below(self, index: QModelIndex) -> QPoint:
        """Return where on the screen a menu of that cell opens."""
        place = self.visualRect(index)
        if index.column() == Column.PLAN:
            field = self._cells.metrics.select_place(place, self._cells.below)
            place.setBottom(field.bottom() + 2)
            place.adjust(field.left() - place.left(), 0, 0, 0)
        corner = place.bottomRight() if self.isRightToLeft() else place.bottomLeft()
        return self.viewport().mapToGlobal(corner)

    def make_current(self, row: int, column: int) -> None:
        """Make that cell the current one."""
        self.selectionModel().setCurrentIndex(self._rows.index(row, column), STAY)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._cells.measure()
            self._fit()

    def updateGeometries(self) -> None:
        """Qt calls this whenever there is another width to share out, as when a scroll bar came."""
        self._share_width()
        super().updateGeometries()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._cells.metrics.row_height(self._cells.below))
        rows = _LEAST_ROWS * self.verticalHeader().defaultSectionSize() + self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(max(_LEAST_HEIGHT, rows))
        self._share_width()

    def _share_width(self) -> None:
        header, metrics = self.horizontalHeader(), self._cells.metrics
        widths = metrics.widths(self.viewport().width())
        below = metrics.below(widths)
        for column in Column:
            header.setSectionHidden(column, column not in widths)
            if column in widths and header.sectionSize(column) != widths[column]:
                header.resizeSection(column, widths[column])
        if below == self._cells.below:
            return
        self._cells.below = below
        if self.currentIndex().isValid() and self.currentIndex().column() not in widths:
            self.make_current(self.currentIndex().row(), Column.CERTIFICATE)
        self._fit()
