"""The notice above the acts, with the one thing that helps."""

from PySide6.QtCore import Signal

from certdesk.viewmodels.orders.details_props import Page, SessionEnded, Trouble
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.wording.notices import notice_of


class DetailsNotice(Banner):
    """Says what stands in the way, and is announced at once when a session ends."""

    new_code_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Icon.INFO, "")
        self.setObjectName("details_notice")
        self._page: Page | None = None
        self._new_code = primary(self.tr("Send a new code"))
        self._new_code.setObjectName("send_new_code")
        self._new_code.clicked.connect(self.new_code_wanted)
        self._retry = secondary(self.tr("Try again"))
        self._retry.setObjectName("try_again")
        self._retry.clicked.connect(self.retry_wanted)
        for button in (self._new_code, self._retry):
            self.add_action(button)

    def show_banner(self, page: Page) -> None:
        """Show the page's banner, or nothing."""
        before, self._page = self._page, page
        self.setVisible(page.banner is not None)
        if page.banner is None or (before is not None and before.banner == page.banner):
            return
        notice = notice_of(page.banner)
        self.show_notice(notice.icon, notice.words.title, notice.words.text, notice.tone)
        self._new_code.setVisible(isinstance(page.banner, SessionEnded))
        self._retry.setVisible(isinstance(page.banner, Trouble))
        if isinstance(page.banner, SessionEnded) and before is not None and before.order == page.order:
            announce(self, notice.words.title, urgent=True)
