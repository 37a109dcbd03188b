"""A paper over the window: what it says, and what can be done with it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.migration.papers.one import Outgoing, PaperOut
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.paper_view import PaperView
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.migration.papers.acts import PaperActs

_WIDTH: Final = 760


class PaperSheet(Sheet):
    """Shows one paper under `title`, for whom it is below that."""

    prepared = Signal(object)  # Outgoing: it was saved, copied, or opened as a draft
    drafted = Signal(object)  # Outgoing: a mail program opened it as a draft

    def __init__(self, window: QWidget, out: PaperOut, outgoing: Outgoing, head: SheetHead) -> None:
        super().__init__(window, head, width=scaled(_WIDTH))
        self.setObjectName("migration_paper_sheet")
        self._view = PaperView()
        self._view.setObjectName("migration_paper")
        self._view.show_paper(outgoing.paper)
        self._acts = PaperActs(out, lambda: outgoing)
        self._acts.prepared.connect(self.prepared)
        self._acts.drafted.connect(self.drafted)
        self._close = secondary(self.tr("Close"))
        self._close.setObjectName("migration_paper_close")
        self._close.clicked.connect(self.dismiss)
        self.body.addWidget(self._view, 1)
        self.footer.addWidget(self._acts, 1)
        self.footer.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
