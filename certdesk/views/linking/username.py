"""What the wizard shows where a username exists in both systems, or would."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.linking.props import Conflict


class UsernamePanel(QWidget):
    """The two usernames, what to change the one of the service to, and the steps."""

    service_wanted = Signal()
    suggestion_edited = Signal(str)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_username")

    def render_panel(self, shown: Conflict) -> None:
        """Show this conflict."""

    def focus_first(self) -> None:
        """Put the focus on what is to be done next."""
