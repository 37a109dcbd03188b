"""What the wizard shows once a service is linked; for an administrator with the rest of the team."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.linking.props import Done


class DonePanel(QWidget):
    """That it is linked, what became of the username, and what is next."""

    open_wanted = Signal()
    another_wanted = Signal()
    team_wanted = Signal()  # read it again, after it could not be read
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_done")

    def render_panel(self, shown: Done) -> None:
        """Show this link."""

    def focus_first(self) -> None:
        """Put the focus on what is to be done next."""
