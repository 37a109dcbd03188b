"""Asks before a service is opened without linking."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.accounts import Service
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.linking_outcomes import proceed_words

_WIDTH = 460


class ProceedSheet(Sheet):
    """The answer that changes nothing has the focus."""

    confirmed = Signal()

    def __init__(self, window: QWidget, service: Service) -> None:
        said = proceed_words(service)
        super().__init__(window, SheetHead(said.title, "", Icon.LOG_IN, ToneName.AMBER), width=_WIDTH)
        self.setObjectName("linking_proceed_sheet")
        text = PlainLabel(said.text, Role.BODY, Ink.SECOND).wrapped()
        text.setObjectName("linking_proceed_text")
        self.body.addWidget(text)
        self._cancel, go_on = secondary(self.tr("Cancel")), primary(self.tr("Proceed without linking"))
        self._cancel.setObjectName("linking_proceed_cancel")
        go_on.setObjectName("linking_proceed_confirm")
        self._cancel.clicked.connect(self.dismiss)
        go_on.clicked.connect(self._confirm)
        self.footer.addStretch(1)
        self.footer.addWidget(self._cancel)
        self.footer.addWidget(go_on)

    def ask(self) -> None:
        """Open over the window."""
        self.present(self._cancel)

    def _confirm(self) -> None:
        self.dismiss()
        self.confirmed.emit()
