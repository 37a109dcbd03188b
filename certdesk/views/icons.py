"""Lucide icons that follow the theme, drawn on demand from the SVG files of the `lucide` package."""

import importlib.util
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final
from zipimport import zipimporter

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
    QPixmapCache,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer

from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import Ink


class Icon(StrEnum):
    """The icons CertDesk uses; the value is Lucide's name."""

    ARCHIVE = "archive"
    ARROW_DOWN_TO_LINE = "arrow-down-to-line"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    AWARD = "award"
    BADGE_CHECK = "badge-check"
    BOX = "box"
    CALENDAR = "calendar"
    CALENDAR_X = "calendar-x"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CIRCLE_ALERT = "circle-alert"
    CIRCLE_CHECK = "circle-check"
    CIRCLE_DASHED = "circle-dashed"
    CIRCLE_QUESTION_MARK = "circle-question-mark"
    CIRCLE_SLASH = "circle-slash"
    CIRCLE_USER_ROUND = "circle-user-round"
    CIRCLE_X = "circle-x"
    CLIPBOARD_PASTE = "clipboard-paste"
    CLOCK = "clock"
    CLOUD = "cloud"
    COPY = "copy"
    DICES = "dices"
    DOWNLOAD = "download"
    ELLIPSIS = "ellipsis"
    EXTERNAL_LINK = "external-link"
    EYE = "eye"
    EYE_OFF = "eye-off"
    FAST_FORWARD = "fast-forward"
    FILE_KEY = "file-key"
    FILE_TEXT = "file-text"
    FILE_X = "file-x"
    FILES = "files"
    FLASK_CONICAL = "flask-conical"
    FOLDER = "folder"
    FOLDER_OPEN = "folder-open"
    GLOBE = "globe"
    HEADPHONES = "headphones"
    HISTORY = "history"
    HOURGLASS = "hourglass"
    ID_CARD = "id-card"
    INBOX = "inbox"
    INFO = "info"
    KEY = "key-round"
    KEY_ROUND = "key-round"
    KEYBOARD = "keyboard"
    LINK = "link-2"
    LIST_FILTER = "list-filter"
    LOADER = "loader"
    LOCK = "lock"
    LOG_IN = "log-in"
    LOG_OUT = "log-out"
    MAIL = "mail"
    MAIL_CHECK = "mail-check"
    MENU = "menu"
    OCTAGON_X = "octagon-x"
    PEN_LINE = "pen-line"
    PENCIL = "pencil"
    PLUS = "plus"
    PRINTER = "printer"
    RECEIPT = "receipt"
    REFRESH = "refresh-cw"
    ROTATE_BACK = "rotate-ccw"
    ROUTE = "route"
    SAVE = "save"
    SCROLL_TEXT = "scroll-text"
    SEARCH = "search"
    SEND = "send"
    SERVER = "server"
    SETTINGS = "settings"
    SHIELD_OFF = "shield-off"
    SLIDERS = "sliders-horizontal"
    SMARTPHONE = "smartphone"
    TAG = "tag"
    TERMINAL = "square-terminal"
    TIMER = "timer"
    TIMER_OFF = "timer-off"
    TRASH = "trash-2"
    TRIANGLE_ALERT = "triangle-alert"
    UNDO = "undo-2"
    UNLINK = "unlink"
    UPLOAD = "upload"
    USER = "user"
    USER_CHECK = "user-round-check"
    USERS = "users"
    WAYPOINTS = "waypoints"
    WIFI_OFF = "wifi-off"
    X = "x"


DIRECTIONAL: Final = frozenset(
    {
        Icon.ARROW_LEFT,
        Icon.ARROW_RIGHT,
        Icon.CHEVRON_LEFT,
        Icon.CHEVRON_RIGHT,
        Icon.EXTERNAL_LINK,
        Icon.LOG_IN,
        Icon.LOG_OUT,
        Icon.ROUTE,
        Icon.SEND,
    }
)


def icon(name: Icon, ink: Ink = Ink.MAIN, checked: Ink | None = None) -> QIcon:
    """An icon that follows the theme by itself; `checked` is its ink while its button is on."""
    return QIcon(_ThemedEngine(name, ink, checked or ink))


def pixmap(name: Icon, colour: QColor, size: int, dpr: float = 1.0) -> QPixmap:
    """The icon, `size` device-independent pixels square; one that points somewhere is mirrored right-to-left."""
    mirrored = name in DIRECTIONAL and QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    key = f"certdesk-icon/{name}/{colour.name(QColor.NameFormat.HexArgb)}/{size}/{dpr}/{mirrored}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _draw(name, colour, size, dpr)
    if mirrored:
        drawn = drawn.transformed(QTransform.fromScale(-1, 1))
    QPixmapCache.insert(key, drawn)
    return drawn


def _draw(name: Icon, colour: QColor, size: int, dpr: float) -> QPixmap:
    canvas = QPixmap(round(size * dpr), round(size * dpr))
    canvas.setDevicePixelRatio(dpr)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(_coloured(name, colour, size))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return canvas


def _coloured(name: Icon, colour: QColor, size: int) -> bytes:
    width = b"1.75" if size >= 20 else b"2"
    svg = svg_source(name).replace(b"currentColor", colour.name().encode())
    return svg.replace(b'stroke-width="2"', b'stroke-width="' + width + b'"')


@cache
def svg_source(name: Icon) -> bytes:
    """The SVG file of that name as Lucide made it; raises OSError for a name Lucide does not have."""
    return _archive().get_data(f"{name}.svg")


@cache
def _archive() -> zipimporter:
    """Python's own reader of archives with modules: it takes half the time of `zipfile` to list 1,700 files.

    The package is found and not imported: it brings an XML parser that takes as long as everything else here.
    """
    package = importlib.util.find_spec("lucide")
    if package is None or package.origin is None:
        raise ModuleNotFoundError(name="lucide")
    return zipimporter(str(Path(package.origin).with_name("lucide.zip")))


_CLONES: Final[list[QIconEngine]] = []


class _ThemedEngine(QIconEngine):
    """Looks the ink up at every painting, so buttons, menus and actions follow the theme without being told."""

    def __init__(self, name: Icon, ink: Ink, checked: Ink) -> None:
        super().__init__()
        self._name, self._ink, self._checked = name, ink, checked

    def clone(self) -> QIconEngine:
        # WORKAROUND: PySide 6.11 frees a clone that Python no longer holds, and Qt then calls into it.
        copy = _ThemedEngine(self._name, self._ink, self._checked)
        _CLONES.append(copy)
        return copy

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        dpr = painter.device().devicePixelRatioF() if painter.device() else 1.0
        side = min(rect.width(), rect.height())
        drawn = pixmap(self._name, self._colour(mode, state), side, dpr)
        painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        side = max(1, min(size.width(), size.height()))
        return pixmap(self._name, self._colour(mode, state), side, scale)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode is QIcon.Mode.Disabled:
            return QColor(current_tokens().text_disabled)
        return QColor(current_tokens().ink(self._checked if state is QIcon.State.On else self._ink))
