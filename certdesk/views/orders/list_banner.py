"""The notice over the list: why it could not be refreshed or read, and another try."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording.failures import words_of


class ListBanner(QWidget):
    """Takes no room while there is nothing to say."""

    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banner = Banner(Icon.TRIANGLE_ALERT, "")
        self._banner.setObjectName("orders_banner")
        again = secondary(self.tr("Try again"))
        again.setObjectName("orders_try_again")
        again.clicked.connect(self.again_wanted)
        self._banner.add_action(again)
        framed = QVBoxLayout(self)
        framed.setContentsMargins(SPACE.xl, SPACE.xs, SPACE.xl - 1, SPACE.xs)
        framed.addWidget(self._banner)

    def show_error(self, error: CertDeskError | None) -> None:
        """Show why, or nothing."""
        self.setVisible(error is not None)
        if error is not None:
            words = words_of(error)
            sign = Icon.WIFI_OFF if error.key is MessageKey.PORTAL else Icon.TRIANGLE_ALERT
            self._banner.show_notice(sign, *words.notice, ToneName.AMBER)
