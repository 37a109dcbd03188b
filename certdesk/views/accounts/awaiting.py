"""Why a service waits: who has to link first, a note to them, and another try."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.viewmodels.accounts.rows import Row
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import accounts_rows as words
from certdesk.views.wording.breaking import breakable

_LEAST_CHARACTERS = 44
_GAP = 10


class Awaiting(QFrame):
    """An amber notice inside its row; its buttons go below the words where there is little room."""

    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("service_awaiting")
        self._row: Row | None = None
        self._user = ""
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._title.setObjectName("awaiting_title")
        self._text = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._text.setObjectName("awaiting_text")
        self._copy = CopyButton("", self._note)
        self._copy.setObjectName("awaiting_copy")
        self._again = secondary(self.tr("Try again"))
        self._again.setObjectName("awaiting_again")
        self._again.clicked.connect(self.again_wanted)
        said, buttons = QWidget(), QWidget()
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._title)
        column.addWidget(self._text)
        flow = _OneLine(buttons, gap=_GAP)
        flow.addWidget(self._copy)
        flow.addWidget(self._again)
        self._buttons = buttons
        self._pair = AdaptivePair(said, buttons, 0, (SPACE.lg, SPACE.md), least_width=self._needed)
        self._pair.set_stretch(1, 0)
        line = QHBoxLayout(self)
        line.setContentsMargins(13, 10, 13, 10)
        line.setSpacing(SPACE.md + 2)
        line.addWidget(PanelIcon(Icon.HOURGLASS, ToneName.AMBER), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._pair, 1)

    def render_awaiting(self, row: Row, user: str) -> None:
        """Show who has to link first; `user` (a name) signs the note."""
        self._row, self._user = row, user
        organisation = row.view.standing.organisation
        said = words.awaiting_words(organisation)
        self._title.setText(said.title)
        self._text.setText(breakable(said.text))
        self._copy.set_words(words.copy_words(organisation))
        self._copy.setAccessibleName(words.spoken(words.copy_words(organisation), row.view))
        self._copy.setVisible(bool(organisation.administrators))
        self._again.setAccessibleName(words.spoken(self._again.text(), row.view))
        self._again.setEnabled(row.is_signed_in)
        self._pair.turn()
        self.setAccessibleName(said.title)
        self.setAccessibleDescription(said.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = current_tokens().amber
        rounded(QPainter(self), QRectF(self.rect()), RADIUS.md, tone.soft, tone.line)

    def _needed(self) -> int:
        return self._buttons.sizeHint().width() + _LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()

    def _note(self) -> str:
        return "" if self._row is None else words.waiting_note(self._row.view, self._user)


class _OneLine(FlowLayout):
    """Asks for the width of all its buttons, and breaks its line only where it does not get that."""

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for at in range(self.count()) if (item := self.itemAt(at)) and not item.isEmpty()]
        width = sum(size.width() for size in shown) + _GAP * max(0, len(shown) - 1)
        return QSize(width, self.heightForWidth(width))
