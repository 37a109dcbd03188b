"""The bar at the foot of a page of several steps: what stands at its ends is the page's own."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.views.kit.restyle import set_ground
from certdesk.views.kit.rule import Hairline
from certdesk.views.theme.tokens import SPACE, Ground

_ABOVE = 13


class PageFoot(QWidget):
    """Its controls go into `row`. Toasts stand above it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        set_ground(self, Ground.SURFACE)
        self.row: QBoxLayout = QHBoxLayout()
        self.row.setContentsMargins(SPACE.page, _ABOVE, SPACE.page, _ABOVE)
        self.row.setSpacing(SPACE.lg)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(self.row)
