"""A widget that shows what a model has for as long as it is shown itself."""

from collections.abc import Callable
from typing import Any, Final, Protocol

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QWidget

_HIDDEN: Final = frozenset({QEvent.Type.Hide, QEvent.Type.HideToParent})  # with what it is in, and by itself


class Followed(Protocol):
    """What has props, and says when they changed."""

    changed: Any  # a signal

    @property
    def props(self) -> Any:
        """What is shown now."""


class Following(QObject):
    """Calls `render` when the model changed; what changed while the widget was hidden is rendered when it is shown.

    A page that nobody sees costs nothing then, and a model to which nobody listens need not work anything out. A
    widget follows from the beginning, until it is hidden for the first time.
    """

    def __init__(self, widget: QWidget, model: Followed, render: Callable[[Any], None]) -> None:
        super().__init__(widget)
        self._model, self._render = model, render
        self._follows, self._is_catching_up = False, False
        self._follow()
        widget.installEventFilter(self)

    @property
    def is_catching_up(self) -> bool:
        """Whether what is rendered just now is not news, but what came while the widget was hidden."""
        return self._is_catching_up

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _HIDDEN and self._follows and not event.spontaneous():
            self._follows = False
            self._signal.disconnect(self._take)
        elif kind is QEvent.Type.Show and not self._follows:
            self._follow()
            self._is_catching_up = True
            try:
                self._render(self._model.props)
            finally:
                self._is_catching_up = False
        return super().eventFilter(watched, event)

    @property
    def _signal(self) -> SignalInstance:
        signal: SignalInstance = self._model.changed
        return signal

    def _follow(self) -> None:
        self._follows = True
        self._signal.connect(self._take)

    def _take(self, props: object) -> None:
        self._render(props)
