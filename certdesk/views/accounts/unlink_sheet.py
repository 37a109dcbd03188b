"""Asks before a link is ended, and says what ends with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.linking import SeatView
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import destructive, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import accounts_pane as words
from certdesk.views.wording.breaking import breakable

_WIDTH = 480


class UnlinkSheet(Sheet):
    """The answer that changes nothing has the focus."""

    confirmed = Signal()

    def __init__(self, window: QWidget, view: SeatView, username: str) -> None:
        said = words.unlink_title(view)
        head = SheetHead(said.title, breakable(said.text), Icon.UNLINK, ToneName.RED)
        super().__init__(window, head, width=scaled(_WIDTH))
        self.setObjectName("unlink_sheet")
        self.body.setSpacing(SPACE.md)
        for at, line in enumerate(words.unlink_lines(view, username)):
            label = PlainLabel(breakable(line), Role.BODY, Ink.SECOND).wrapped()
            label.setObjectName(f"unlink_line_{at}")
            self.body.addWidget(label)
        self._keep, unlink = secondary(self.tr("Cancel")), destructive(self.tr("Unlink"))
        self._keep.setObjectName("unlink_cancel")
        unlink.setObjectName("unlink_confirm")
        self._keep.clicked.connect(self.dismiss)
        unlink.clicked.connect(self._confirm)
        self.footer.addStretch(1)
        self.footer.addWidget(self._keep)
        self.footer.addWidget(unlink)

    def ask(self) -> None:
        """Open over the window."""
        self.present(self._keep)

    def _confirm(self) -> None:
        self.dismiss()
        self.confirmed.emit()
