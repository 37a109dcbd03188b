"""Short messages at the bottom left that go away by themselves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import IconButton, LinkButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.page_foot import PageFoot
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE

LIFE: Final = 6.0
MOST: Final = 2
_TICK: Final = 250
_WIDEST: Final = 420


@dataclass(frozen=True, slots=True)
class Standing:
    """One toast that is shown: `ends` in seconds of the clock, or None while somebody attends to it."""

    key: int
    ends: float | None


def admit(shown: tuple[Standing, ...], key: int, now: float) -> tuple[Standing, ...]:
    """The toasts after a new one came: at most `MOST`, and the oldest that nobody attends to makes room."""
    kept = list(shown)
    while len(kept) >= MOST:
        idle = [standing for standing in kept if standing.ends is not None]
        kept.remove(idle[0] if idle else kept[0])
    return (*kept, Standing(key, now + LIFE))


def attend(shown: tuple[Standing, ...], key: int, ends: float | None) -> tuple[Standing, ...]:
    """The toasts after one began (`ends` None) or ceased to be pointed at or focused."""
    return tuple(replace(standing, ends=ends) if standing.key == key else standing for standing in shown)


def expire(shown: tuple[Standing, ...], now: float) -> tuple[Standing, ...]:
    """The toasts whose time is not over."""
    return tuple(standing for standing in shown if standing.ends is None or standing.ends > now)


class Toast(QFrame):
    """One message, with at most one act and a way to close it."""

    attended = Signal(bool)
    closed = Signal()

    def __init__(self, text: str, action: str, act: Callable[[], None] | None) -> None:
        super().__init__()
        self.setObjectName("toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.xl, SPACE.md, SPACE.md, SPACE.md)
        row.setSpacing(SPACE.lg)
        row.addWidget(self._words(text))
        if act is not None:
            link = LinkButton(action)
            link.setObjectName("toast-action")
            link.clicked.connect(act)
            link.clicked.connect(self.closed)
            row.addWidget(link)
        dismiss = IconButton(Icon.X, self.tr("Close message"), side=24)
        dismiss.setObjectName("toast-close")
        dismiss.clicked.connect(self.closed)
        row.addWidget(dismiss)
        for button in (*self.findChildren(LinkButton), dismiss):
            button.installEventFilter(self)

    def _words(self, text: str) -> PlainLabel:
        label = PlainLabel(text).wrapped()
        label.setFixedWidth(min(label.fontMetrics().horizontalAdvance(text) + 2, _WIDEST))
        return label

    def enterEvent(self, event: QEvent) -> None:
        self.attended.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        self.attended.emit(self.isAncestorOf(QApplication.focusWidget() or self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.attended.emit(True)
        elif event.type() == QEvent.Type.FocusOut:
            self.attended.emit(self.underMouse())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        rounded(QPainter(self), QRectF(self.rect()), RADIUS.md, tokens.bg_raised, tokens.line_strong)


class ToastStack(QWidget):
    """Holds the toasts over the bottom left of `host`; `clock` counts seconds and never goes back.

    Where none is given, only time counts in which the window runs: what is said while it is busy stays to be read.

    It lies beside `host`, not in it: of a stack, the accessibility tree shows the pages and nothing else.
    """

    def __init__(self, host: QWidget, clock: Callable[[], float] | None = None) -> None:
        self._ground = host.parentWidget() or host
        super().__init__(self._ground)
        self.setObjectName("toasts")
        self._ticks = 0
        self._host, self._clock = host, clock or self._running
        self._standing: tuple[Standing, ...] = ()
        self._toasts: dict[int, Toast] = {}
        self._next = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.md)
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.tick)
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show the message, with a button for `act` if there is one, and have it read aloud."""
        key, self._next = self._next, self._next + 1
        toast = Toast(text, action, act)
        toast.attended.connect(lambda held: self._attend(key, held=held))
        toast.closed.connect(lambda: self._close(key))
        self._toasts[key] = toast
        self._column.addWidget(toast, 0, Qt.AlignmentFlag.AlignLeading)
        toast.show()
        self._standing = admit(self._standing, key, self._clock())
        self._settle()
        announce(self, text)

    def tick(self) -> None:
        """Let go of what has been shown long enough."""
        self._ticks += 1
        self._standing = expire(self._standing, self._clock())
        self._settle()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def _running(self) -> float:
        return self._ticks * _TICK / 1_000

    def _attend(self, key: int, *, held: bool) -> None:
        self._standing = attend(self._standing, key, None if held else self._clock() + LIFE)

    def _close(self, key: int) -> None:
        self._standing = tuple(standing for standing in self._standing if standing.key != key)
        self._settle()

    def _settle(self) -> None:
        alive = {standing.key for standing in self._standing}
        for key in [key for key in self._toasts if key not in alive]:
            gone = self._toasts.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.setVisible(bool(alive))
        self._timer.start() if alive else self._timer.stop()
        self._place()

    def _place(self) -> None:
        host = self._host
        size = self.sizeHint().boundedTo(host.size())
        foot = max((each.height() for each in host.findChildren(PageFoot) if each.isVisible()), default=0)
        left = SPACE.xl if not self.isRightToLeft() else host.width() - size.width() - SPACE.xl
        corner = QPoint(left, host.height() - foot - size.height() - SPACE.xl)
        self.setGeometry(QRect(host.mapTo(self._ground, corner), size))
        self.raise_()
