"""A question before something is done that cannot be taken back."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from certdesk.views.kit.buttons import Button, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import Ink
from certdesk.views.theme.typography import Role

_WIDTH = 460


class ConfirmSheet(Sheet):
    """The answer that changes nothing has the focus. `name` begins the object names."""

    confirmed = Signal()

    def __init__(self, window: QWidget, name: str, head: SheetHead, text: str, yes: Button) -> None:
        super().__init__(window, head, width=_WIDTH)
        self.setObjectName(f"{name}_sheet")
        said = PlainLabel(text, Role.BODY, Ink.SECOND).wrapped()
        said.setObjectName(f"{name}_text")
        self.body.addWidget(said)
        self._cancel = secondary(QCoreApplication.translate("ConfirmSheet", "Cancel"))
        self._cancel.setObjectName(f"{name}_cancel")
        yes.setObjectName(f"{name}_confirm")
        self._cancel.clicked.connect(self.dismiss)
        yes.clicked.connect(self._confirm)
        self.footer.addStretch(1)
        self.footer.addWidget(self._cancel)
        self.footer.addWidget(yes)

    def ask(self) -> None:
        """Open over the window."""
        self.present(self._cancel)

    def _confirm(self) -> None:
        self.dismiss()
        self.confirmed.emit()
