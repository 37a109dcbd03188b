"""Adding certificates to a migration that has some."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.migration.taking.adding import AddingViewModel
from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.viewmodels.migration.taking.props import Came
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.migration.taking.add_panel import AddPanel
from certdesk.views.migration.taking.dropped import TakenDrops

_WIDTH = 880


class AddSheet(Sheet):
    """It closes once something was added and nothing is left to be said in it."""

    def __init__(self, window: QWidget, adding: AddingViewModel, taking: TakingViewModel) -> None:
        title = QCoreApplication.translate("AddSheet", "Add certificates")
        super().__init__(window, SheetHead(title), width=scaled(_WIDTH))
        self.setObjectName("migration_add_sheet")
        adding.clear()
        self.adding_panel = AddPanel(adding, taking, is_headed=False)
        self.body.addWidget(self.adding_panel)
        TakenDrops(self, taking).near.connect(self.adding_panel.zone.show_near)
        self._close = secondary(self.tr("Close"))
        self._close.setObjectName("migration_add_close")
        self.footer.addWidget(Foot((), (self._close,)))
        self._close.clicked.connect(self.dismiss)
        adding.added.connect(self.dismiss)
        taking.taken.connect(self._follow)
        taking.bundles.opened.connect(self._follow_opened)
        self._bundles = taking.bundles

    def present(self, first: QWidget | None = None) -> None:
        """Open with the focus on what files are chosen with."""
        super().present(first or self.adding_panel.zone.choose)

    def _follow(self, came: Came) -> None:
        if came.added and not came.refused:
            self.dismiss()

    def _follow_opened(self, _read: object) -> None:
        if not self._bundles.props.is_open:
            self.dismiss()
