"""What the drop zone shows while nothing is in it: an invitation, what a drag would do, and what is being read."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from certdesk.jobs.outcome import Progress
from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.kit.scaling import scaled
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role

_DISC = 56
_DISC_ICON = 26
_WIDEST_TEXT = 460
_BAR = 280
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Disc(QWidget):
    """An icon on a plain disc; decoration above words."""

    def __init__(self, name: Icon = Icon.ARROW_DOWN_TO_LINE, tone: ToneName = ToneName.ACCENT) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: Icon, tone: ToneName) -> None:
        """Show another icon from now on."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_DISC, _DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        tone = tokens.tone(self._tone)
        rounded(painter, QRectF(self.rect()), _DISC / 2, tokens.bg_surface, tone.line)
        drawn = pixmap(self._name, QColor(tone.text), _DISC_ICON, self.devicePixelRatioF())
        at = (_DISC - _DISC_ICON) // 2
        painter.drawPixmap(QPoint(at, at), drawn)


class Invitation(QWidget):
    """A disc, a sentence, and a quieter one, in the middle; `column` is where more may stand below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.disc = Disc()
        self._title = PlainLabel("", Role.HEADING).wrapped()
        self._title.setObjectName(f"{name}_title")
        self._note = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._note.setObjectName(f"{name}_note")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE.group, SPACE.group, SPACE.group, SPACE.group)
        self.column.setSpacing(SPACE.sm)
        self.column.addStretch(1)
        self.column.addWidget(self.disc, 0, _CENTRE)
        self.column.addSpacing(SPACE.md)
        for words in (self._title, self._note):
            words.setAlignment(_CENTRE)
            self.column.addWidget(words)

    def show_words(self, title: str, note: str) -> None:
        """Show these sentences from now on."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))


class ReadingFace(QWidget):
    """What is being read, a bar, and a way to stop it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel("", Role.SUBTITLE).wrapped()
        self._title.setObjectName("csr_reading")
        self._title.setAlignment(_CENTRE)
        self._bar = QProgressBar()
        self._bar.setObjectName("csr_reading_bar")
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(scaled(_BAR))
        self.stop = secondary(self.tr("Stop"))
        self.stop.setObjectName("csr_stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.group, SPACE.xl, SPACE.group, SPACE.xl)
        column.setSpacing(SPACE.lg)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._bar)
        column.setAlignment(self._bar, _CENTRE)
        column.addWidget(self.stop, 0, _CENTRE)
        column.addStretch(1)
        self._bar.setMinimumWidth(min(scaled(_BAR), _WIDEST_TEXT))

    def show_reading(self, words: str, progress: Progress | None) -> None:
        """Show what is read and how far it is; without progress the bar says that something is under way."""
        self._title.setText(words)
        self._bar.setAccessibleName(words)
        if progress is None or progress.total <= 1:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
