"""A button that copies a text and says that it did."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import Button, Kind

_SAYS_COPIED = 2_000


class CopyButton(Button):
    """Puts what `text` returns at that moment into the clipboard; for two seconds its words are “Copied”.

    `put` does it otherwise, as a secret wants.
    """

    def __init__(
        self,
        words: str,
        text: Callable[[], str],
        kind: Kind = Kind.SECONDARY,
        *,
        large: bool = False,
        put: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(words, kind, Icon.COPY, large=large)
        self._words = words
        self._copied_text = text
        self._put = put or QGuiApplication.clipboard().setText
        self._back = QTimer(self, interval=_SAYS_COPIED, singleShot=True)
        self._back.timeout.connect(self._say_words)
        self.clicked.connect(self._copy)

    def set_words(self, words: str) -> None:
        """Give the button other words, at once."""
        self._words = words
        self._back.stop()
        self._say_words()

    def _copy(self) -> None:
        self._put(self._copied_text())
        copied = self.tr("Copied")
        self.set_icon(Icon.CHECK)
        self.setText(copied)
        announce(self, copied)
        self._back.start()

    def _say_words(self) -> None:
        self.set_icon(Icon.COPY)
        self.setText(self._words)
