"""What scrolls up and down: as wide as there is room for, and as tall as that width makes it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrolledContent(QWidget):
    """It leaves its height to the width it gets, where wrapped labels would ask for their worst."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def scrolled(content: ScrolledContent, area: QScrollArea | None = None) -> QScrollArea:
    """Return `area`, or a new one, with `content` in it: without a frame, a ground or a stop of the focus."""
    holder = area or QScrollArea()
    holder.setWidget(content)
    holder.setWidgetResizable(True)
    holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder.setFrameShape(QFrame.Shape.NoFrame)
    holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    holder.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return holder
