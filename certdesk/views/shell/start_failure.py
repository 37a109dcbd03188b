"""A window that says why CertDesk cannot even begin: its folder cannot be written."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.views.kit.mark import application_icon
from certdesk.views.kit.restyle import set_look
from certdesk.views.shell.problem_page import ProblemPage
from certdesk.views.theme.appearance import Appearance


class StartFailure(QWidget):
    """Shows the problem and nothing else; starting again is the way to try again."""

    def __init__(self, problem: CertDeskError) -> None:
        super().__init__()
        self.setObjectName("start_failure")
        self.setWindowTitle("CertDesk")
        self.resize(640, 400)
        set_look(self, "surface", "window")
        page = ProblemPage(can_retry=False)
        page.show_problem(problem)
        page.quit_wanted.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def show_and_wait(self, app: QApplication) -> int:
        """Show the problem until the window is closed; return an exit status that says it failed."""
        appearance = Appearance(app)
        self.setWindowIcon(application_icon())
        self.show()
        app.exec()
        appearance.deleteLater()
        return 1
