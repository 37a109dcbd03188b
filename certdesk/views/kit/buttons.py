"""Buttons: filled, outlined, quiet, as a link, and those that show an icon alone."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QToolButton, QWidget

from certdesk.views.icons import Icon, icon
from certdesk.views.kit.painting import focus_ring
from certdesk.views.kit.pressing import Pressed
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT, RADIUS, Ink
from certdesk.views.theme.typography import Role, set_role

_ICON: Final = 16
_EDGE: Final = 2
_GAP: Final = 7


class Kind(StrEnum):
    """How much a button asks for attention; one primary or destructive button per view."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"
    DESTRUCTIVE = "destructive"
    GHOST = "ghost"
    LINK = "link"


_TEXT: Final = {
    Kind.PRIMARY: Ink.ON_ACCENT,
    Kind.SECONDARY: Ink.MAIN,
    Kind.DANGER: Ink.RED,
    Kind.DESTRUCTIVE: Ink.ON_DANGER,
    Kind.GHOST: Ink.MAIN,
    Kind.LINK: Ink.LINK,
}
_ICON_INK: Final = _TEXT | {Kind.SECONDARY: Ink.SECOND}


class Button(Pressed, QPushButton):
    """A push button of one kind; icons stand before its text, or after it."""

    def __init__(self, text: str, kind: Kind, name: Icon | None = None, *, large: bool = False) -> None:
        super().__init__(text)
        self._kind = kind
        self._large = large
        self._name: Icon | None = None
        self._trailing: QIcon | None = None
        self.setProperty("kind", kind.value)
        self.setProperty("size", "large" if large else "normal")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setIconSize(QSize(_ICON, _ICON))
        set_role(self, Role.LARGE if large else Role.MEDIUM)
        if kind is Kind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if name is not None:
            self.set_icon(name)

    @property
    def kind(self) -> Kind:
        """What kind it is now."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Ask for more or less attention from now on."""
        if kind is self._kind:
            return
        self._kind = kind
        set_look(self, "kind", kind.value)
        if self._name is not None:
            self.set_icon(self._name)

    def set_icon(self, name: Icon | None) -> None:
        """Show that icon before the text; None takes it away."""
        self._name = name
        self.setIcon(QIcon() if name is None else icon(name, _ICON_INK[self._kind]))

    def set_trailing_icon(self, name: Icon | None) -> None:
        """Show that icon after the text, as an arrow onward or a chevron that opens something; None takes it away."""
        self._trailing = icon(name, _ICON_INK[self._kind]) if name is not None else None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().size(Qt.TextFlag.TextHideMnemonic, self.text())
        icons = (not self.icon().isNull()) + (self._trailing is not None)
        least = HEIGHT.button_large if self._large else HEIGHT.button
        if self._kind is Kind.LINK:
            least = HEIGHT.least_target
        width = text.width() + icons * (_ICON + _GAP) + 2 * self._margin
        return QSize(width, max(least, text.height() + 12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        self._paint_label(painter)
        if self.has_ring:
            tokens = current_tokens()
            filled = self._kind in (Kind.PRIMARY, Kind.DESTRUCTIVE) and self.isEnabled()
            focus_ring(painter, self, RADIUS.sm, tokens.bg_surface if filled else None)

    @property
    def _margin(self) -> int:
        if self._kind is Kind.LINK:
            return 2
        if self._large:
            return 21 if self._kind in (Kind.PRIMARY, Kind.DESTRUCTIVE) else 15
        return 13

    def _paint_label(self, painter: QPainter) -> None:
        tokens = current_tokens()
        ink = _TEXT[self._kind] if self.isEnabled() else Ink.DISABLED
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic
        lead = _ICON + _GAP if not self.icon().isNull() else 0
        trail = _ICON + _GAP if self._trailing is not None else 0
        words, text = self._fitting(self.width() - lead - trail - 2 * _EDGE)
        left = (self.width() - lead - text - trail) // 2
        self._paint_icon(painter, self.icon() if lead else None, left)
        painter.setPen(QColor(tokens.ink(ink)))
        place = QRect(left + lead, 0, text, self.height())
        painter.drawText(QStyle.visualRect(self.layoutDirection(), self.rect(), place), flags, words)
        self._paint_icon(painter, self._trailing, left + lead + text + _GAP)

    def _fitting(self, room: int) -> tuple[str, int]:
        """Return the words as they fit into `room`, and how wide they are: what is too long gives way at its end."""
        words = self.text()
        width = self.fontMetrics().size(Qt.TextFlag.TextHideMnemonic, words).width()
        if width <= room:
            return words, width
        flag = Qt.TextFlag.TextShowMnemonic.value
        words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room, flag)
        return words, self.fontMetrics().size(Qt.TextFlag.TextHideMnemonic, words).width()

    def _paint_icon(self, painter: QPainter, shown: QIcon | None, left: int) -> None:
        if shown is None:
            return
        place = QRect(QPoint(left, (self.height() - _ICON) // 2), QSize(_ICON, _ICON))
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        shown.paint(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), place), mode=mode)


def primary(text: str, name: Icon | None = None, *, large: bool = False) -> Button:
    """The one filled button of a view."""
    return Button(text, Kind.PRIMARY, name, large=large)


def secondary(text: str, name: Icon | None = None, *, large: bool = False) -> Button:
    """An outlined button."""
    return Button(text, Kind.SECONDARY, name, large=large)


def danger(text: str, name: Icon | None = None) -> Button:
    """An outlined button in red, which opens a dangerous act."""
    return Button(text, Kind.DANGER, name)


def destructive(text: str, name: Icon | None = None) -> Button:
    """The red filled button that does the dangerous act."""
    return Button(text, Kind.DESTRUCTIVE, name)


def ghost(text: str, name: Icon | None = None) -> Button:
    """A button without an outline."""
    return Button(text, Kind.GHOST, name)


class LinkButton(Button):
    """A button that looks like a link."""

    def __init__(self, text: str, name: Icon | None = None) -> None:
        super().__init__(text, Kind.LINK, name)


class IconButton(Pressed, QToolButton):
    """An icon alone, so its name is not optional: screen readers say it and the tooltip shows it."""

    def __init__(
        self,
        name: Icon,
        accessible_name: str,
        tooltip: str = "",
        *,
        side: int = HEIGHT.button,
        ink: Ink = Ink.MAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ink = ink
        self.setProperty("kind", "icon")
        self.setAccessibleName(accessible_name)
        set_plain_tooltip(self, tooltip or accessible_name)
        self.setIcon(icon(name, ink))
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFixedSize(max(side, HEIGHT.least_target), max(side, HEIGHT.least_target))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def set_icon(self, name: Icon) -> None:
        """Show another icon in the same ink."""
        self.setIcon(icon(name, self._ink))

    def rename(self, accessible_name: str) -> None:
        """Say something else from now on, aloud and in the tooltip."""
        self.setAccessibleName(accessible_name)
        set_plain_tooltip(self, accessible_name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.has_ring:
            focus_ring(QPainter(self), self, RADIUS.sm)
