"""The notice above the acts, with the one thing that helps."""

from PySide6.QtCore import Signal

from certdesk.viewmodels.orders.details_props import (
    BrandRetired,
    Page,
    ServedByOpenSrs,
    SessionEnded,
    StatusUnknown,
    Trouble,
)
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.orders.details.clipboard import Clipboard
from certdesk.views.wording.notices import notice_of, particulars


class DetailsNotice(Banner):
    """Says what stands in the way, and is announced at once when a session ends."""

    new_code_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, clipboard: Clipboard) -> None:
        super().__init__(Icon.INFO, "")
        self.setObjectName("details_notice")
        self._clipboard = clipboard
        self._page: Page | None = None
        self._new_code = primary(self.tr("Send a new code"))
        self._new_code.setObjectName("send_new_code")
        self._new_code.clicked.connect(self.new_code_wanted)
        self._retry = secondary(self.tr("Try again"))
        self._retry.setObjectName("try_again")
        self._retry.clicked.connect(self.retry_wanted)
        self._copy = secondary(self.tr("Copy order details"))
        self._copy.setObjectName("copy_order_details")
        self._copy.clicked.connect(self._copy_particulars)
        for button in (self._new_code, self._retry, self._copy):
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
        self._copy.setVisible(isinstance(page.banner, ServedByOpenSrs | BrandRetired | StatusUnknown))
        if isinstance(page.banner, SessionEnded) and before is not None and before.order == page.order:
            announce(self, notice.words.title, urgent=True)

    def _copy_particulars(self) -> None:
        if self._page is not None:
            self._clipboard.copy(particulars(self._page), self.tr("Copied the order details"))
