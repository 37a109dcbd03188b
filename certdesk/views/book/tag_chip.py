"""One tag in the editor: its word, a way to take it away, and one to give it to all where only some have it."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from certdesk.domain.text import displayable
from certdesk.viewmodels.labels import TagUse
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT, SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.labels import tag_words


class TagChip(QFrame):
    """A tag that all have is filled; one that only some have has a broken outline, and says on how many."""

    wanted = Signal(str)
    dropped = Signal(str)

    def __init__(self, tag: TagUse, total: int) -> None:
        super().__init__()
        self._tag = tag
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = tag_words(tag, total)
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.md + 2, 1, SPACE.xs, 1)
        row.setSpacing(SPACE.hair)
        row.addWidget(PlainLabel(words, Role.SMALL_MEDIUM, Ink.ACCENT if tag.is_wanted else Ink.SECOND))
        translate, name = QCoreApplication.translate, displayable(tag.name, 60)
        if not tag.is_wanted:
            give = translate("TagChip", "Give “{tag}” to all").replace("{tag}", name)
            more = _small(Icon.PLUS, give, "tag_give")
            more.clicked.connect(lambda: self.wanted.emit(tag.name))
            row.addWidget(more)
        take = translate("TagChip", "Take “{tag}” away").replace("{tag}", name)
        less = _small(Icon.X, take, "tag_drop")
        less.clicked.connect(lambda: self.dropped.emit(tag.name))
        row.addWidget(less)

    @property
    def tag(self) -> TagUse:
        """What it shows."""
        return self._tag

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        shape = QRectF(self.rect())
        if self._tag.is_wanted:
            rounded(painter, shape, self.height() / 2, tokens.petrol.soft, tokens.petrol.line)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border_control), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), self.height() / 2, self.height() / 2)


def _small(name: Icon, words: str, object_name: str) -> IconButton:
    button = IconButton(name, words, side=HEIGHT.least_target)
    button.setObjectName(object_name)
    return button
