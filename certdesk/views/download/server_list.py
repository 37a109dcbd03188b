"""“Where will it be installed?”: the servers, one of them chosen."""

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from certdesk.domain.downloads import Server
from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import focus_ring, rounded
from certdesk.views.kit.pressing import Ringed
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.downloads import server_icon, server_words

_ICON = 16


class ServerList(QWidget):
    """All servers in a column."""

    chosen = Signal(object)  # Server

    def __init__(self) -> None:
        super().__init__()
        heading = PlainLabel(self.tr("Where will it be installed?"), Role.LABEL)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 14, 16)
        column.setSpacing(1)
        column.addWidget(heading)
        column.addSpacing(6)
        self._group = QButtonGroup(self)
        self._buttons = {server: _ServerButton(server) for server in Server}
        for server, button in self._buttons.items():
            self._group.addButton(button)
            when_chosen(button, partial(self.chosen.emit, server))
            column.addWidget(button)
        column.addStretch(1)

    def show_server(self, server: Server) -> None:
        """Mark the chosen server."""
        mark(self._buttons[server])

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.bg_sunken))
        line = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(self.width() - 1, 0, 1, self.height()))
        painter.fillRect(line, QColor(tokens.line_subtle))


class _ServerButton(Ringed, QRadioButton):
    def __init__(self, server: Server) -> None:
        super().__init__(server_words(server).name)
        self._icon = server_icon(server)
        self.setObjectName(f"server_{server.value}")
        self.setAccessibleName(self.text())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(205, max(34, self.fontMetrics().height() + 16))

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        if self.isChecked():
            rounded(painter, QRectF(self.rect()), RADIUS.sm, tokens.bg_selected, None)
        elif self.underMouse():
            rounded(painter, QRectF(self.rect()), RADIUS.sm, tokens.bg_hover, None)
        ink = tokens.link if self.isChecked() else tokens.text_2
        self._draw_icon(painter, self._icon, 10, ink)
        if self.isChecked():
            self._draw_icon(painter, Icon.CHECK, self.width() - _ICON - 10, tokens.link)
        painter.setFont(font(Role.LABEL if self.isChecked() else Role.BODY))
        painter.setPen(QColor(tokens.text_1))
        place = self._mirrored(QRect(36, 0, self.width() - 66, self.height()))
        align = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.has_ring:
            focus_ring(painter, self, RADIUS.sm)

    def _draw_icon(self, painter: QPainter, name: Icon, left: int, colour: str) -> None:
        place = self._mirrored(QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON))
        painter.drawPixmap(place, pixmap(name, QColor(colour), _ICON, self.devicePixelRatioF()))

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
