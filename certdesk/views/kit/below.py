"""The line below a field: a hint that gives way to what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role


class Below(QWidget):
    """An icon and a few words; nothing at all where there is neither hint nor error."""

    def __init__(self, hint_icon: Icon | None = None) -> None:
        super().__init__()
        self._hint_icon = hint_icon
        self._mark = PanelIcon(Icon.CIRCLE_ALERT, ToneName.RED, size=14)
        self._words = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_words(self, hint: str, error: str = "") -> None:
        """Show the error, or the hint where there is none."""
        self._words.set_ink(Ink.RED if error else Ink.QUIET)
        self._words.setText(error or hint)
        if error:
            self._mark.show_icon(Icon.CIRCLE_ALERT, ToneName.RED)
        elif self._hint_icon is not None:
            self._mark.show_icon(self._hint_icon, ToneName.SLATE)
        self._mark.setVisible(bool(error or (hint and self._hint_icon)))
        self.setVisible(bool(error or hint))
