"""A sheet: a modal panel inside its window, over a scrim."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.cards import IconTile
from certdesk.views.kit.focus import FocusReturn, step_focus, tab_stops
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded, shadow
from certdesk.views.kit.rule import Hairline
from certdesk.views.kit.scrolled import ScrolledContent, scrolled
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role

_AWAY: Final = 24
_LEAST_LINES: Final = 8
_SCRIM_LIGHT: Final = "#142128"
_SCRIM_DARK: Final = "#020609"


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What stands at the top; a sheet with an icon is a confirmation and has no lines and no close button."""

    title: str
    subtitle: str = ""
    icon: Icon | None = None
    tone: ToneName = ToneName.SLATE


class Sheet(QWidget):
    """Covers `window` and shows a panel `width` wide; `body` and `footer` are where its content goes.

    Esc closes it unless `set_busy` says that something is under way. Tab stays inside. When it closes, the
    focus goes back to the widget that had it before.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, head: SheetHead, *, width: int = 560) -> None:
        super().__init__(window)
        self.setObjectName("sheet")
        self._window, self._width, self._busy = window, width, False
        self._focus = FocusReturn()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(head.title)
        self.setAccessibleDescription(head.subtitle)
        self.panel = _Panel(self, head)
        self.panel.dismissed.connect(self.dismiss)
        window.installEventFilter(self)
        self.panel.content.installEventFilter(self)
        self.hide()

    @property
    def body(self) -> QVBoxLayout:
        """The column between head and footer; it scrolls where the window is too low."""
        return self.panel.body

    @property
    def footer(self) -> QHBoxLayout:
        """The row at the foot, for the buttons."""
        return self.panel.footer

    def present(self, first: QWidget | None = None) -> None:
        """Open over the window and focus `first`, or else the first field."""
        self._focus.remember(self._window)
        self._place()
        self.show()
        self._place()  # the style sheet's own heights are known only now
        self.raise_()
        start = first or next((stop for stop in tab_stops(self) if stop.objectName() != "sheet-close"), self)
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def retitle(self, title: str) -> None:
        """Put another title at the top."""
        self.setAccessibleName(title)
        self.panel.title.setText(title)

    def set_busy(self, *, busy: bool) -> None:
        """While busy, neither Esc nor the close button closes the sheet."""
        self._busy = busy
        self.panel.set_closable(closable=not busy)

    def show_top(self) -> None:
        """Scroll to where notices stand, so that a new one is seen."""
        self.panel.show_top()

    def dismiss(self) -> None:
        """Close, unless busy."""
        if self._busy or not self.isVisible():
            return
        self.hide()
        self._focus.give_back()
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step_focus(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        """What is typed in a sheet is meant for it: no shortcut or access key of the window behind it counts."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        follows = QEvent.Type.Resize if watched is self._window else QEvent.Type.LayoutRequest
        if event.type() == follows and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_hidden_by_the_panel(event.rect()):
            return
        tokens = current_tokens()
        painter = QPainter(self)
        scrim = QColor(_SCRIM_DARK if tokens.dark else _SCRIM_LIGHT)
        scrim.setAlphaF(tokens.scrim_alpha)
        painter.fillRect(self.rect(), scrim)
        shadow(painter, QRectF(self.panel.geometry()), RADIUS.xl)

    def _is_hidden_by_the_panel(self, part: QRect) -> bool:
        """Whether only what the panel covers is repainted, as at every blink of a text cursor."""
        upright = self.panel.geometry().adjusted(RADIUS.xl, 1, -RADIUS.xl, -1)
        across = self.panel.geometry().adjusted(1, RADIUS.xl, -1, -RADIUS.xl)
        return upright.contains(part) or across.contains(part)

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(self._width, self.width() - 2 * _AWAY)
        height = min(self.panel.height_for(width), self.height() - 2 * _AWAY)
        place = QRect((self.width() - width) // 2, (self.height() - height) // 2, width, height)
        self.panel.make_room(width, height)
        if place != self.panel.geometry():
            self.panel.setGeometry(place)
            self.update()  # the shadow moves too, and lies outside of the panel


class _Panel(QFrame):
    """The panel of a sheet."""

    dismissed = Signal()

    def __init__(self, sheet: QWidget, head: SheetHead) -> None:
        super().__init__(sheet)
        self._plain = head.icon is not None
        self._top_scrolls = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._close = IconButton(Icon.X, self.tr("Close sheet"))
        self._close.setObjectName("sheet-close")
        self._close.clicked.connect(self.dismissed)
        self.content = ScrolledContent()
        self._inside = QVBoxLayout(self.content)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self.body = QVBoxLayout()
        self._inside.addLayout(self.body)
        self.footer = QHBoxLayout()
        self._top = QWidget()
        self._head = self._build_head(head)
        self._top.setLayout(self._head)
        self._column.addWidget(self._top)
        self._line()
        self._area = _scrolling(self.content)
        self._column.addWidget(self._area, 1)
        self._line()
        self._column.addLayout(self.footer)
        side = SPACE.group + 2 if self._plain else SPACE.group
        self.body.setContentsMargins(
            side, 0 if self._plain else SPACE.xl, side, SPACE.lg if self._plain else SPACE.group
        )
        self.footer.setContentsMargins(side, SPACE.lg if self._plain else 13, side, 22 if self._plain else 13)
        self.footer.setSpacing(SPACE.md)

    def height_for(self, width: int) -> int:
        """The height that shows everything at that width."""
        return sum(self._heights(width))

    def make_room(self, width: int, height: int) -> None:
        """Let the head scroll with the rest where large text would leave that no room below it."""
        above, inside, below = self._heights(width)
        least = min(inside, _LEAST_LINES * self.fontMetrics().lineSpacing())
        is_low = height - above - below < least
        if is_low is not self._top_scrolls:
            self._top_scrolls = is_low
            (self._inside if is_low else self._column).insertWidget(0, self._top)
            self._top.show()

    def _heights(self, width: int) -> tuple[int, int, int]:
        """What head, content and footer ask for, with the lines between them."""
        inner, lines = width - 2, 0 if self._plain else 2
        above, inside, below = (_height(part, inner) for part in (self._head, self.body, self.footer))
        return above + 1 + lines, inside, below + 1

    def show_top(self) -> None:
        """Scroll the body to its beginning."""
        self._area.verticalScrollBar().setValue(0)

    def set_closable(self, *, closable: bool) -> None:
        """Whether the close button can be pressed."""
        self._close.setEnabled(closable)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        rounded(QPainter(self), QRectF(self.rect()), RADIUS.xl, tokens.bg_surface, tokens.line_strong)

    def _line(self) -> None:
        if not self._plain:
            self._column.addWidget(Hairline())

    def _build_head(self, head: SheetHead) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        if head.icon is not None:
            row.setContentsMargins(26, 24, 26, 18)
            row.addWidget(IconTile(head.icon, head.tone), 0, Qt.AlignmentFlag.AlignTop)
        else:
            row.setContentsMargins(24, 18, 14, 14)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = PlainLabel(head.title, Role.HEADING).wrapped()
        words.addWidget(self.title)
        if head.subtitle:
            words.addWidget(PlainLabel(head.subtitle, Role.BODY, Ink.SECOND).wrapped())
        row.addLayout(words, 1)
        if head.icon is None:
            row.addWidget(self._close)
        else:
            self._close.setParent(self)
            self._close.hide()
        return row


def _height(part: QLayout, width: int) -> int:
    return part.totalHeightForWidth(width) if part.hasHeightForWidth() else part.totalSizeHint().height()


class _Scroll(QScrollArea):
    """A scroll area that asks for the height of what it holds."""

    def sizeHint(self) -> QSize:
        content = self.widget()
        return content.sizeHint() if content is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)  # else a line or two would squeeze the head


def _scrolling(content: ScrolledContent) -> QScrollArea:
    area = scrolled(content, _Scroll())
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return area
