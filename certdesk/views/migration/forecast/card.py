"""What is said of one row of the timeline while it is pointed at or chosen."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyle, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.forecast.model import ForecastProps
from certdesk.viewmodels.migration.forecast.rows import Row
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.kit.scaling import scaled
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import forecast_rows as words
from certdesk.views.wording.migration.forecast import client_of, isolated
from certdesk.views.wording.migration.terms import certificate_name

_WIDTH: Final = 340
_INSET: Final = 14


class GapCard(QFrame):
    """Lies over the timeline. Its button is there only for a row that is chosen; the pointer goes through it else."""

    opened = Signal(object)  # Row

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("migration_gap_card")
        self._row: Row | None = None
        self._name = ElidedLabel("", Role.LABEL, mode=Qt.TextElideMode.ElideMiddle)
        self._who = ElidedLabel("", Role.SMALL, Ink.SECOND)
        self._words = PlainLabel("", Role.SMALL).wrapped()
        self._words.setObjectName("migration_gap_words")
        self._button = secondary("")
        self._button.setObjectName("migration_gap_open")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter on the row does the same
        self._button.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSET, _INSET - 2, _INSET, _INSET)
        column.setSpacing(SPACE.xs)
        column.addWidget(self._name)
        column.addWidget(self._who)
        column.addWidget(self._words)
        column.addSpacing(SPACE.xs)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def row(self) -> Row | None:
        """What it speaks of."""
        return self._row

    def show_row(self, row: Row, props: ForecastProps, *, is_chosen: bool) -> None:
        """Speak of that row."""
        self._row = row
        self._name.setText(isolated(certificate_name(row.moved.holding)))
        self._who.setText("  ·  ".join(filter(None, (client_of(row.moved), words.cause_words(row)))))
        told = (words.gap_words(row, props.today), words.end_words(row, props.today))
        self._words.setText(" ".join(filter(None, (*told, words.helping_words(row, props.today)))))
        self._button.setText(words.way_words(row.way))
        self._button.setVisible(is_chosen)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not is_chosen)

    def place_beside(self, row: QRect, room: QRect, chart_left: int) -> None:
        """Stand below `row`, or above it where `room` ends, at the far end of the days."""
        width = min(scaled(_WIDTH), room.width() - 2 * SPACE.lg)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.sizeHint().height()
        left = max(room.left() + SPACE.lg, min(chart_left + SPACE.lg, room.right() - width - SPACE.lg))
        left = max(left, room.right() - width - SPACE.lg)
        top = row.bottom() + 1 + SPACE.xs
        if top + height > room.bottom():
            top = max(room.top(), row.top() - SPACE.xs - height)
        box = QRect(left, top, width, height)
        self.setGeometry(QStyle.visualRect(self.layoutDirection(), room, box))
        self.raise_()
        self.show()

    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDTH), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        rounded(QPainter(self), QRectF(self.rect()), RADIUS.lg, tokens.bg_raised, tokens.line_strong)

    def _open(self) -> None:
        if self._row is not None:
            self.opened.emit(self._row)
