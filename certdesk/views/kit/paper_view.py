"""A paper as it is read on the screen: a page that scrolls, whose text can be selected and copied."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from certdesk.domain.papers import Block, Grid, Paper
from certdesk.views.kit.scaling import scaled
from certdesk.views.printing.look import screen_look
from certdesk.views.printing.pages import set_document
from certdesk.views.printing.paper_blocks import set_paper
from certdesk.views.theme.palette import current_tokens

_MARGIN: Final = 28
_LEAST_LINES: Final = 9
_HEIGHT: Final = 560
_MOST_ROWS: Final = 40  # each takes two milliseconds to lay out; files have all of them
_DRESSED_ANEW: Final = frozenset({QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange})


class PaperView(QTextEdit):
    """Shows one paper at a time. What is written on it is text: nothing is loaded, and there is nothing to follow."""

    _paper: Paper | None = None  # Qt sends changes to a widget that is still being made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("paper", True)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def paper(self) -> Paper | None:
        """What is shown, or None."""
        return self._paper

    def show_paper(self, paper: Paper | None) -> None:
        """Show a paper from its beginning, or an empty page. The same one again stays where it was scrolled to."""
        if paper == self._paper:
            return
        self._paper = paper
        self.setAccessibleName("" if paper is None else paper.title)
        self._set()

    def sizeHint(self) -> QSize:
        return QSize(scaled(560), scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _LEAST_LINES * self.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSED_ANEW and self._paper is not None:
            place = self.verticalScrollBar().value()
            self._set()
            self.verticalScrollBar().setValue(place)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give text alone: what is pasted takes the look of where it goes."""
        copied = QMimeData()
        copied.setText(self.textCursor().selection().toPlainText())
        return copied

    def _set(self) -> None:
        document = self.document()
        document.clear()
        if self._paper is not None:
            paper, look = self._bounded(self._paper), screen_look(current_tokens())
            set_document(document, look, lambda setter: set_paper(setter, paper), scaled(_MARGIN))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _bounded(self, paper: Paper) -> Paper:
        return replace(paper, blocks=tuple(map(self._bounded_block, paper.blocks)))

    def _bounded_block(self, block: Block) -> Block:
        match block:
            case Grid(rows=rows) if len(rows) > _MOST_ROWS:
                rest = self.tr("and {count} more, which are not shown here")
                words = rest.format(count=self.locale().toString(len(rows) - _MOST_ROWS))
                return replace(block, rows=(*rows[:_MOST_ROWS], (words, *("" for _ in block.headings[1:]))))
            case _:
                return block
