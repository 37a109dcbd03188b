"""A place to drop a file on, with a button for those who would rather look for it."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role

_DASHED = 1.4


class DropZone(QFrame):
    """Takes one local file; a drag with anything else is refused where it enters."""

    dropped = Signal(object)  # Path

    def __init__(self, title: str, note: str, choose: str) -> None:
        super().__init__()
        self.setObjectName("drop_zone")
        self.setAcceptDrops(True)
        self._is_hovered = False
        self.choose = secondary(choose, Icon.FOLDER_OPEN)
        self.choose.setObjectName("choose_file")
        centre = Qt.AlignmentFlag.AlignHCenter
        words = PlainLabel(note, Role.SMALL, Ink.SECOND).wrapped()
        words.setAlignment(centre)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.group, SPACE.xxl, SPACE.group, SPACE.xxl)
        column.setSpacing(SPACE.sm)
        column.addWidget(PanelIcon(Icon.FILE_TEXT, ToneName.SLATE, size=20), 0, centre)
        column.addWidget(PlainLabel(title, Role.SUBTITLE), 0, centre)
        column.addWidget(words)
        column.addSpacing(SPACE.sm)
        column.addWidget(self.choose, 0, centre)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._hover(is_hovered=True)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(is_hovered=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(is_hovered=False)
        file = _file_of(event)
        if file is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(file)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        rounded(painter, shape, RADIUS.lg, tokens.bg_accent_soft if self._is_hovered else tokens.bg_sunken, None)
        line = tokens.accent if self._is_hovered else tokens.border_control
        painter.setPen(QPen(QColor(line), 2 if self._is_hovered else _DASHED, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, RADIUS.lg, RADIUS.lg)

    def _hover(self, *, is_hovered: bool) -> None:
        self._is_hovered = is_hovered
        self.update()


def _file_of(event: QDropEvent) -> Path | None:
    """The one local file that is dragged; only its name is looked at here."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
