"""Where a page of the wizard says that something could not be done."""

from certdesk.domain.errors import CertDeskError
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording.failures import words_of


class ProblemBanner(Banner):
    """There while there is a problem; a new one is read out at once."""

    def __init__(self, name: str) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, "")
        self.setObjectName(name)
        self._told: CertDeskError | None = None
        self.hide()

    def render_problem(self, problem: CertDeskError | None) -> None:
        """Show that problem, or none."""
        before, self._told = self._told, problem
        self.setVisible(problem is not None)
        if problem is None or problem is before:
            return
        title, text = words_of(problem).notice
        self.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)
        if self.isVisible():
            announce(self, f"{title}. {text}" if text else title, urgent=True)
