"""What the wizard shows where an account administrator has to link first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.linking.props import AdminFirst


class AdminFirstPanel(QWidget):
    """What it means, whom to ask and how, and the two ways on."""

    retry_wanted = Signal()
    proceed_wanted = Signal()  # it was asked whether to
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_admin_first")

    def render_panel(self, shown: AdminFirst) -> None:
        """Show this outcome."""

    def focus_first(self) -> None:
        """Put the focus on what is to be done next."""
