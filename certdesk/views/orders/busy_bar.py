"""The thin bar that says that the panel is being asked."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.jobs.outcome import Progress
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens

SHOW_AFTER_MILLISECONDS: Final = 1_000
KEEP_MILLISECONDS: Final = 500
_HEIGHT: Final = 4
_LINE: Final = 2


class BusyBar(QWidget):
    """A line that fills with the progress, or is full where there is none to tell; it shows no short work."""

    def __init__(self, show_after: int = SHOW_AFTER_MILLISECONDS, keep: int = KEEP_MILLISECONDS) -> None:
        super().__init__()
        self._progress: Progress | None = None
        self._is_busy = self._is_shown = False
        self._keep = keep
        self._shown_for = QElapsedTimer()
        self._show_later = QTimer(self, singleShot=True, interval=show_after)
        self._hide_later = QTimer(self, singleShot=True)
        self._show_later.timeout.connect(self._show)
        self._hide_later.timeout.connect(self._hide)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def is_shown(self) -> bool:
        """Whether the line is painted: some time after work began, until some time after it ended."""
        return self._is_shown

    def show_work(self, *, is_busy: bool, progress: Progress | None) -> None:
        """Tell of work under way, or that there is none any more."""
        self._progress = progress if is_busy else self._progress
        self.update()
        if is_busy == self._is_busy:
            return
        self._is_busy = is_busy
        if is_busy:
            self._hide_later.stop()
            if not self._is_shown:
                self._show_later.start()
            return
        self._show_later.stop()
        if self._is_shown:
            self._hide_later.start(max(0, self._keep - self._shown_for.elapsed()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_shown:
            return
        done = QRectF(0, 1, self.width() * self._share, _LINE)
        if self.isRightToLeft():
            done.moveRight(self.width())
        rounded(QPainter(self), done, 1, current_tokens().petrol.solid, None)

    @property
    def _share(self) -> float:
        if self._progress is None or self._progress.total <= 0:
            return 1.0
        return min(1.0, self._progress.done / self._progress.total)

    def _show(self) -> None:
        self._is_shown = True
        self.setAccessibleName(self.tr("Refreshing"))
        self._shown_for.start()
        self.update()

    def _hide(self) -> None:
        self._is_shown = False
        self.setAccessibleName("")
        self._progress = None
        self.update()
