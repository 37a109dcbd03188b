"""The DigiCert account and the service beside each other, with the username in each and the link that is missing."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.viewmodels.linking.props import Conflict
from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.cards import Card, IconTile
from certdesk.views.kit.chips import ChipSize, StatusChip
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.kit.rule import Hairline
from certdesk.views.linking.suggestion import Suggestion
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.accounts import SERVICE_ICONS, service_name, shown_username

_LEAST_CHARACTERS: Final = 92
_ICON_SIDE: Final = 36
_DISC: Final = 34
_LINK: Final = 16
_ACROSS: Final = 64
_DOWN: Final = 50


class UsernameTiles(QWidget):
    """Above one another where there is no room beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_tiles")
        self.suggestion = Suggestion()
        self._username = ElidedLabel("", Role.CODE_LARGE, mode=Qt.TextElideMode.ElideMiddle)
        self._username.setObjectName("linking_account_username")
        stays = StatusChip(self.tr("Stays as it is"), Icon.LOCK, ToneName.SLATE, ChipSize.SMALL)
        self._temporary = StatusChip("", Icon.PENCIL, ToneName.AMBER, ChipSize.SMALL)
        self._temporary.setObjectName("linking_temporary")
        self._account = _Tile(self._username, stays)
        self._theirs = ElidedLabel("", Role.CODE_LARGE, mode=Qt.TextElideMode.ElideMiddle)
        self._theirs.setObjectName("linking_theirs")
        self._service = _Tile(_one_of(self.suggestion, self._theirs), self._temporary)
        self._between = _Between()
        self._account.show_owner(
            Icon.CIRCLE_USER_ROUND, self.tr("DigiCert account"), self.tr("One sign-in for every service")
        )
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._account, 1)
        self._box.addWidget(self._between)
        self._box.addWidget(self._service, 1)

    def render_names(self, shown: Conflict) -> None:
        """Show the usernames of this conflict."""
        service = shown.seat.service
        self._username.setText(shown_username(shown.account_username))
        self._service.show_owner(SERVICE_ICONS[service], service_name(service), self.tr("The service to link"))
        self.suggestion.render_names(shown)
        self.suggestion.setVisible(not shown.is_another_s)
        self._theirs.setText(shown_username(shown.present if shown.is_changed else shown.before))
        self._theirs.setVisible(shown.is_another_s)
        self._render_chip(shown)
        self._between.show_open(is_open=shown.is_changed)

    def _render_chip(self, shown: Conflict) -> None:
        if shown.is_another_s and not shown.is_changed:
            self._temporary.show_status(self.tr("Another user’s"), Icon.LOCK, ToneName.AMBER)
            return
        word = self.tr("Temporary until linked")
        if shown.is_changed and not shown.is_another_s:
            word = self.tr("Changed, temporary until linked")
        tone = ToneName.GREEN if shown.is_changed else ToneName.AMBER
        self._temporary.show_status(word, Icon.CHECK if shown.is_changed else Icon.PENCIL, tone)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        upright = self.width() < _LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        if direction is not self._box.direction():
            self._between.turn(upright=upright)
            self._box.setDirection(direction)


def _one_of(*parts: QWidget) -> QWidget:
    """The one of `parts` that is shown, in the place of all."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    return place


class _Tile(Card):
    """Whose username it is, the username, and what becomes of it."""

    def __init__(self, username: QWidget, chip: StatusChip) -> None:
        super().__init__(strong=True)
        self._icon = IconTile(Icon.CLOUD, ToneName.ACCENT, side=_ICON_SIDE)
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._text = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        head = QHBoxLayout()
        head.setSpacing(SPACE.md + SPACE.hair)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.column.setSpacing(SPACE.md)
        self.column.addLayout(head)
        self.column.addSpacing(SPACE.xs)
        self.column.addWidget(Hairline())
        self.column.addSpacing(SPACE.xs)
        self.column.addWidget(PlainLabel(self.tr("Username"), Role.SMALL, Ink.SECOND))
        self.column.addWidget(username)
        self.column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)

    def show_owner(self, icon: Icon, title: str, text: str) -> None:
        """Show whose username it is."""
        self._icon.show_icon(icon, ToneName.ACCENT)
        self._title.setText(title)
        self._text.setText(text)


class _Between(QWidget):
    """The link that is broken, or can be made now; decoration beside words, so silent when read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self._is_open = self._is_upright = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_open(self, *, is_open: bool) -> None:
        """Whether nothing stands between the two any more."""
        self._is_open = is_open
        self.update()

    def turn(self, *, upright: bool) -> None:
        """Lead downwards, or sideways."""
        self._is_upright = upright
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(_DISC, _DOWN) if self._is_upright else QSize(_ACROSS, _DISC)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        middle = self.rect().center()
        painter.setPen(
            QPen(QColor(tokens.line_strong), 1, Qt.PenStyle.SolidLine if self._is_open else Qt.PenStyle.DashLine)
        )
        ends = (
            (QPoint(middle.x(), 0), QPoint(middle.x(), self.height()))
            if self._is_upright
            else (QPoint(0, middle.y()), QPoint(self.width(), middle.y()))
        )
        painter.drawLine(*ends)
        disc = QRect(0, 0, _DISC, _DISC)
        disc.moveCenter(middle)
        rounded(painter, QRectF(disc), _DISC / 2, tokens.bg_surface, tokens.line_strong)
        icon, tone = (Icon.LINK, tokens.green) if self._is_open else (Icon.UNLINK, tokens.amber)
        at = disc.topLeft() + QPoint((_DISC - _LINK) // 2, (_DISC - _LINK) // 2)
        painter.drawPixmap(at, pixmap(icon, QColor(tone.text), _LINK, self.devicePixelRatioF()))
