"""The card with the certificates of a migration: how many are found, which are listed, and the list."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.find.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.cards import Card
from certdesk.views.kit.checks import CheckBox
from certdesk.views.kit.choosing import mark
from certdesk.views.kit.fields import SearchField
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.kit.rule import Hairline
from certdesk.views.migration.find.row_view import FindRowView
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT, RADIUS, SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import find as words

_PADDING: Final = 14
_BAR: Final = 8
_LONGEST_NEEDLE: Final = 256


class FindList(Card):
    """The list stays where it is while what is chosen changes beside it."""

    add_wanted = Signal()
    narrowed = Signal(str)
    open_only_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(margin=0)
        self.setObjectName("migration_find_list")
        self._build()
        self._bind()

    def render_list(self, props: Props) -> None:
        """Show how far the search is, and the rows."""
        tally = props.tally
        self._found.setText(words.progress_words(tally))
        self._rest.setText(words.rest_words(tally))
        self._bar.show_part(tally.found / tally.total if tally.total else 0.0)
        self._narrow.setVisible(props.can_narrow)
        mark(self._open_only, is_on=props.is_open_only)
        if not props.needle and not self._needle.hasFocus():
            self._needle.clear()
        self.view.show_rows(props.rows, props.chosen.ids)
        self.view.setVisible(bool(props.rows))
        self._nothing.setVisible(not props.rows)

    def focus_list(self) -> None:
        """Put the focus on the row that is chosen, in sight; where no row matches, on what is typed above them."""
        self.view.scroll_to_chosen()
        target = self._needle if self.view.isHidden() else self.view
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._found = PlainLabel("", Role.LABEL, tabular=True)
        self._found.setObjectName("migration_find_progress")
        self._rest = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True)
        self._rest.setObjectName("migration_find_rest")
        self._add = IconButton(Icon.PLUS, self.tr("Add certificates"), side=HEIGHT.least_target, ink=Ink.SECOND)
        self._add.setObjectName("migration_find_add")
        self._bar = _Bar()
        line = QHBoxLayout()
        line.setSpacing(SPACE.md)
        line.addWidget(self._found)
        line.addStretch(1)
        line.addWidget(self._rest)
        line.addWidget(self._add)
        head = QVBoxLayout()
        head.setContentsMargins(_PADDING, SPACE.md + 1, _PADDING, _PADDING)
        head.setSpacing(SPACE.sm)
        head.addLayout(line)
        head.addWidget(self._bar)
        self.view = FindRowView()
        self.view.setObjectName("migration_find_rows")
        self.view.setAccessibleName(self.tr("Certificates"))
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._nothing = PlainLabel(self.tr("Nothing matches."), Role.SMALL, Ink.QUIET).wrapped()
        self._nothing.setObjectName("migration_find_nothing")
        self._nothing.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        self.column.setContentsMargins(1, 1, 1, RADIUS.lg // 2)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(self._build_narrowing())
        self.column.addWidget(Hairline())
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self._nothing)
        self.column.addStretch(0)

    def _build_narrowing(self) -> QWidget:
        self._needle = _Needle(self.tr("Filter"))
        self._needle.setObjectName("migration_find_filter")
        self._open_only = CheckBox(self.tr("Not found only"))
        self._open_only.setObjectName("migration_find_open_only")
        self._narrow = QWidget()
        row = QHBoxLayout(self._narrow)
        row.setContentsMargins(_PADDING, 0, _PADDING - 4, SPACE.md)
        row.setSpacing(SPACE.md)
        row.addWidget(self._needle, 1)
        row.addWidget(self._open_only)
        return self._narrow

    def _bind(self) -> None:
        self._add.clicked.connect(self.add_wanted)
        self._needle.textChanged.connect(self.narrowed)
        self._needle.onward.connect(self.focus_list)
        self._open_only.toggled.connect(self.open_only_wanted)


class _Needle(SearchField):
    """Down and Enter lead on to the rows; Escape clears what is typed."""

    onward = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self.setMaxLength(_LONGEST_NEEDLE)
        self.setMinimumWidth(80)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.onward.emit()
        else:
            super().keyPressEvent(event)


class _Bar(QWidget):
    """How far it is, as the words above it say; silent when read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, part: float) -> None:
        """Show that part of the bar as done."""
        self._part = part
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        rounded(painter, QRectF(self.rect()), _BAR / 2, tokens.bg_hover, None)
        width = round(self.width() * self._part)
        if width:
            done = QRect(0, 0, max(width, _BAR), self.height())
            place = QStyle.visualRect(self.layoutDirection(), self.rect(), done)
            rounded(painter, QRectF(place), _BAR / 2, tokens.green.solid, None)
