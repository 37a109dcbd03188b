"""Pop-up windows with rounded corners, on desktops that blend windows and on those that do not."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainterPath, QRegion
from PySide6.QtWidgets import QWidget


def is_blended() -> bool:
    """Whether what is translucent lets the desktop through. X11 may run without a compositor, and shows it black."""
    return QGuiApplication.platformName() != "xcb"


def let_through(window: QWidget) -> None:
    """Let the desktop show where `window` paints nothing. Before it is first shown."""
    window.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, is_blended())


def cut_out(window: QWidget, panel: QRect, radius: int, *, blended: bool | None = None) -> None:
    """Where nothing is blended, leave of `window` only its panel."""
    if is_blended() if blended is None else blended:
        return
    path = QPainterPath()
    path.addRoundedRect(QRectF(panel), radius, radius)
    window.setMask(QRegion(path.toFillPolygon().toPolygon()))
