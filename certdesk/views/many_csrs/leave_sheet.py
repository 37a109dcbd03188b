"""Asks before requests that were not sent are let be."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates


class LeaveSheet(Sheet):
    """The harmless answer has the focus."""

    confirmed = Signal()

    def __init__(self, window: QWidget, unsent: int) -> None:
        title = QCoreApplication.translate("LeaveSheet", "Close without sending %n CSR(s)?", None, unsent)
        head = SheetHead(dates.plural(title, unsent), "", Icon.TRIANGLE_ALERT, ToneName.AMBER)
        super().__init__(window, head, width=460)
        self.setObjectName("many_leave_sheet")
        lost = self.tr("Your decisions about them are forgotten. The files stay where they are, to be dropped again.")
        self.body.addWidget(PlainLabel(lost, Role.BODY, Ink.SECOND).wrapped())
        self._stay, leave = primary(self.tr("Go on here")), secondary(self.tr("Close without sending"))
        self._stay.setObjectName("many_stay")
        leave.setObjectName("many_leave")
        self._stay.clicked.connect(self.dismiss)
        leave.clicked.connect(self._confirm)
        self.footer.addStretch(1)
        self.footer.addWidget(leave)
        self.footer.addWidget(self._stay)

    def ask(self) -> None:
        """Open over the window."""
        self.present(self._stay)

    def _confirm(self) -> None:
        self.dismiss()
        self.confirmed.emit()
