"""What lies over the page while something is dragged over it: what letting go would do."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.views.csr.faces import Invitation
from certdesk.views.csr.mime import Hover
from certdesk.views.csr.outline import Look, paint_outline
from certdesk.views.icons import Icon
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import Ground, ToneName
from certdesk.views.wording.csr import hover_words


class HoverPlate(QWidget):
    """The drop zone grown to the whole page. It hides what is below and takes nothing of the mouse."""

    def __init__(self, page: QWidget, ground: Ground) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("csr_hover")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ground = ground
        self._look = Look.USABLE
        self._words = Invitation("csr_hover")
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        self._words.column.addStretch(1)
        self.hide()

    def show_hover(self, hover: Hover) -> None:
        """Say what letting go would do, or why it would do nothing."""
        self._look = Look.USABLE if hover.is_usable else Look.UNUSABLE
        if hover.is_usable:
            self._words.disc.show_icon(Icon.ARROW_DOWN_TO_LINE, ToneName.ACCENT)
        else:
            self._words.disc.show_icon(Icon.CIRCLE_SLASH, ToneName.RED)
        said = hover_words(hover.count, hover.refusal)
        self._words.show_words(said.title, said.text)
        self.cover()
        self.show()
        self.raise_()

    def cover(self) -> None:
        """Lie over what can be seen of the page."""
        seen = self._page.visibleRegion().boundingRect()
        self.setGeometry(self._page.rect() if seen.isEmpty() else seen)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_tokens().ground(self._ground)))
        paint_outline(painter, QRectF(self.rect()), self._look)
