"""What is said above a download while a reissue is on its way: what is saved is the certificate before it."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.book import BookEntry
from certdesk.domain.orders import OrderStatus
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner


class PresentNotice(Banner):
    """Hidden for orders that wait for no other certificate."""

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            Icon.TRIANGLE_ALERT,
            translate("PresentNotice", "The reissued certificate is not there yet"),
            translate("PresentNotice", "What you save now is the present one, for the present key."),
        )
        self.setObjectName("download_present")

    def show_for(self, entry: BookEntry | None) -> None:
        """Show it where that order waits for a reissue."""
        self.setVisible(entry is not None and entry.order.status is OrderStatus.REISSUE_PENDING)
