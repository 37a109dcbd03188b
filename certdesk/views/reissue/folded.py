"""A long text behind its first line: opened to be read, copied without that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Kind, LinkButton
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role, set_role

_LINES = 10


class FoldedText(QWidget):
    """A button that opens and closes the text, and one that copies all of it."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._text = ""
        self._fold = LinkButton("", Icon.CHEVRON_RIGHT)
        self._fold.setObjectName(f"{name}_open")
        self._fold.clicked.connect(self._turn)
        copy = CopyButton(self.tr("Copy"), lambda: self._text, Kind.GHOST)
        copy.setObjectName(f"{name}_copy")
        copy.setAccessibleName(self.tr("Copy {what}").replace("{what}", what))
        self._shown = QPlainTextEdit()
        self._shown.setObjectName(f"{name}_text")
        self._shown.setReadOnly(True)
        self._shown.setTabChangesFocus(True)
        self._shown.setAccessibleName(what)
        self._shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        set_role(self._shown, Role.CODE)
        self._shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._shown.hide()
        head = QHBoxLayout()
        head.setSpacing(SPACE.md)
        head.addWidget(self._fold)
        head.addStretch(1)
        head.addWidget(copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addLayout(head)
        column.addWidget(self._shown)

    def show_text(self, words: str, text: str) -> None:
        """Show `words` in the place of that text; open it stays open."""
        self._fold.setText(words)
        self._fold.setAccessibleDescription(self.tr("Opens and closes the text"))
        if text != self._text:
            self._text = text
            self._shown.setPlainText(text)
            lines = min(_LINES, text.count("\n") + 1)
            self._shown.setFixedHeight(lines * self._shown.fontMetrics().lineSpacing() + 2 * SPACE.lg)

    def _turn(self) -> None:
        is_open = self._shown.isHidden()
        self._shown.setVisible(is_open)
        self._fold.set_icon(Icon.CHEVRON_DOWN if is_open else Icon.CHEVRON_RIGHT)
