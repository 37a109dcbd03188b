"""A page of several steps: its head above the step that is shown, which scrolls, and its foot below."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.views.kit.buttons import Button
from certdesk.views.kit.focus import in_reading_order, scroll_to
from certdesk.views.kit.overlay_bar import OverlayBar
from certdesk.views.kit.page_foot import PageFoot
from certdesk.views.kit.restyle import set_ground
from certdesk.views.kit.scrolled import ScrolledContent, scrolled
from certdesk.views.theme.tokens import SPACE, Ground

_TOP = 22


class StepPage(QWidget):
    """One step at a time. Ctrl+Enter presses the main button, where there is one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_page")
        set_ground(self, Ground.WINDOW)
        self.content = ScrolledContent()
        self._column = QVBoxLayout(self.content)
        self._column.setContentsMargins(SPACE.page, _TOP, SPACE.page, SPACE.group)
        self._column.setSpacing(SPACE.xl)
        self._area = scrolled(self.content)
        self._area.setObjectName(f"{name}_area")
        OverlayBar(self._area)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._area, 1)
        self._below: PageFoot | None = None
        self._main: Button | None = None
        self._steps: list[QWidget] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_enter and has_control and self._main is not None and self._main.isVisible():
            self._main.click()
        else:
            super().keyPressEvent(event)

    def _stand(self, above: Sequence[QWidget], steps: Mapping[QWidget, int], foot: PageFoot, main: Button) -> None:
        """Put everything in its place; each step has its share of the height that is left, 0 for none."""
        for widget in above:
            self._column.addWidget(widget)
        self._column.addSpacing(SPACE.xs)
        self._column.addStretch(0)
        for step, share in steps.items():
            self.add_step(step, share)
        self._whole.addWidget(foot)
        self._below, self._main = foot, main

    def add_step(self, step: QWidget, share: int) -> None:
        """Add a step that is made later, before what is left of the height."""
        step.hide()
        self._steps.append(step)
        self._column.insertWidget(self._column.count() - 1, step, share)
        if self._below is not None:
            _put_behind(step, self._below)

    def _show_step(self, shown: QWidget) -> None:
        for step in self._steps:
            step.setVisible(step is shown)

    def _scroll_to_top(self) -> None:
        self._area.verticalScrollBar().setValue(0)

    def _scroll_to_focus(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.content.isAncestorOf(focused):
            self._settle_heights()
            scroll_to(focused)

    def _settle_heights(self) -> None:
        """What was shown just now gets its place at once, so that there is something to scroll to."""
        layout = self.content.layout()
        if layout is not None:
            layout.activate()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _put_behind(step: QWidget, foot: QWidget) -> None:
    """Have Tab go from a step that was made after the foot to the foot, and not the other way round."""
    stops = _stops(step)[-1:] + _stops(foot)
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(parent: QWidget) -> list[QWidget]:
    """Return where Tab stops within, in its order."""
    return [each for each in in_reading_order(parent) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
