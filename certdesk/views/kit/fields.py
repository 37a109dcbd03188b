"""Text fields: one with its label, hint and error, and one for searching."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QDragEnterEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStyle, QVBoxLayout, QWidget

from certdesk.views.icons import Icon, icon, pixmap
from certdesk.views.kit.below import Below
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.kit.restyle import set_look
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink
from certdesk.views.theme.typography import Role, font, set_role


class _Line(QLineEdit):
    """Files that are dropped on it are for what it stands in; Qt would put their addresses here as text."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)


class LineEdit(_Line):
    """A line edit that tells what a person put in from what the program wrote.

    `textEdited` is not enough: Qt leaves it out when the text comes through the accessibility tree, as with
    dictation, a screen reader or a test robot.
    """

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_written = False
        self.textChanged.connect(self._tell)

    def write(self, text: str) -> None:
        """Show that text, unless it stands there already; nobody hears of it."""
        if self.text() != text:
            self._is_written = True
            self.setText(text)
            self._is_written = False

    def forget(self) -> None:
        """Empty the field, and with it what undoing would bring back; nobody hears of it."""
        self.write("")
        self.setText("")

    def _tell(self, text: str) -> None:
        if not self._is_written:
            self.entered.emit(text)


class LabelledField(QWidget):
    """A line edit with its label above and, below, a hint that gives way to an error."""

    def __init__(
        self, label: str, *, hint: str = "", hint_icon: Icon | None = None, role: Role = Role.BODY, large: bool = False
    ) -> None:
        super().__init__()
        self._hint = hint
        self.edit = LineEdit()
        set_role(self.edit, role)
        if large:
            self.edit.setProperty("large", "true")
        self.label = PlainLabel(label, Role.LABEL)
        self.label.setBuddy(self.edit)
        self.edit.setAccessibleName(label)
        self._below = Below(hint_icon)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE.md)
        self._row.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(self.label)
        column.addLayout(self._row)
        column.addWidget(self._below)
        self.show_error("")

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def add_beside(self, button: QWidget) -> None:
        """Put that at the end of the field's line."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def rename(self, label: str) -> None:
        """Ask for something else from now on."""
        self.label.setText(label)
        self.edit.setAccessibleName(label)

    def show_error(self, error: str) -> None:
        """Show the error in place of the hint, or the hint again where there is none."""
        set_look(self.edit, "problem", "true" if error else "false")
        self._below.show_words(self._hint, error)
        self.edit.setAccessibleDescription(error or self._hint)

    def show_hint(self, hint: str) -> None:
        """Show another hint below, unless an error stands there."""
        had_error = self.edit.property("problem") == "true"
        self._hint = hint
        if not had_error:
            self.show_error("")


class SearchField(_Line):
    """A field with a magnifying glass, and at its end the keys that lead to it or a button that clears it."""

    def __init__(self, placeholder: str, keys: str = "") -> None:
        super().__init__()
        self._keys = keys
        self.setProperty("quiet", "true")
        set_role(self, Role.BODY)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        # WORKAROUND: an action that Qt made is lost to Python with whatever took the field in its care (PySide 6.11).
        self._clear = QAction(icon(Icon.X, Ink.SECOND), self.tr("Clear"), self)
        self._clear.setToolTip(self.tr("Clear"))
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._offer_clear)
        self._offer_clear("")

    def sizeHint(self) -> QSize:
        return QSize(240, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        glass = pixmap(Icon.SEARCH, QColor(current_tokens().text_3), 16, self.devicePixelRatioF())
        place = QRect(QPoint(10, (self.height() - 16) // 2), QSize(16, 16))
        painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place), glass)
        if self._keys and not self.text():
            self._paint_keys(painter)

    def _paint_keys(self, painter: QPainter) -> None:
        place = QRect(QPoint(0, 0), self._cap())
        place.moveTo(self.width() - place.width() - 7, (self.height() - place.height()) // 2)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        rounded(painter, QRectF(place), RADIUS.xs, None, current_tokens().line_strong)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(current_tokens().text_2))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._keys)

    def _cap(self) -> QSize:
        words = QFontMetrics(font(Role.CAPTION)).size(0, self._keys)
        return QSize(words.width() + 12, max(18, words.height() + 4))

    def _offer_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        end = 0 if text or not self._keys else self._cap().width()
        margins = (end, 22) if self.isRightToLeft() else (22, end)
        self.setTextMargins(margins[0], 0, margins[1], 0)
