"""The tabs above the table of plans, each with how many certificates it leaves, and the switch to the forecast."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from certdesk.viewmodels.migration.plan.props import Props, Showing, Tab
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.painting import focus_ring, rounded
from certdesk.views.kit.pressing import Ringed
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE
from certdesk.views.theme.typography import Role, font, set_role
from certdesk.views.wording.migration.plan_tools import tab_words

_HEIGHT: Final = 30
_PAD: Final = 10
_COUNT_GAP: Final = 8
_FLAGS: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic


class _Segment(Ringed, QRadioButton):
    """One of a few words, framed while it is chosen; a count stands behind its word."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self._count = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_role(self, Role.MEDIUM)

    def show_words(self, text: str, count: int) -> None:
        """Show that word and count from now on."""
        self._count = self.locale().toString(count)
        self.setText(text)
        self.setAccessibleName(f"{text}, {self._count}")
        self.updateGeometry()
        self.update()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font(Role.LABEL)).size(Qt.TextFlag.TextHideMnemonic, self.text())
        return QSize(words.width() + self._count_room() + 2 * _PAD, max(_HEIGHT, words.height() + 12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        if self.isChecked():
            rounded(painter, QRectF(self.rect()), RADIUS.sm, tokens.bg_surface, tokens.line_strong)
        elif self.underMouse():
            rounded(painter, QRectF(self.rect()), RADIUS.sm, tokens.bg_hover, None)
        room = self._count_room()
        words = self.rect().adjusted(_PAD, 0, -_PAD - room, 0)
        painter.setFont(font(Role.LABEL if self.isChecked() else Role.MEDIUM))
        painter.setPen(QColor(tokens.text_1 if self.isChecked() else tokens.text_2))
        painter.drawText(self._mirrored(words), _FLAGS, self.text())
        if room:
            painter.setFont(font(Role.SMALL, tabular=True))
            painter.setPen(QColor(tokens.text_3))
            count = QRect(words.right() + 1 + _COUNT_GAP, 0, room - _COUNT_GAP, self.height())
            painter.drawText(self._mirrored(count), _FLAGS, self._count)
        if self.has_ring:
            focus_ring(painter, self, RADIUS.sm)

    def _count_room(self) -> int:
        metrics = QFontMetrics(font(Role.SMALL, tabular=True))
        return _COUNT_GAP + metrics.horizontalAdvance(self._count) if self._count else 0

    def _mirrored(self, place: QRect) -> QRect:
        if not self.isRightToLeft():
            return place
        return QRect(self.width() - place.x() - place.width(), place.y(), place.width(), place.height())


class FilterTabs(QWidget):
    """One is chosen; the arrows lead to the others. What else the table can be narrowed to has a tab while it is."""

    chosen = Signal(object)  # Showing

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_plan_tabs")
        self.setAccessibleName(self.tr("Which certificates are shown"))
        self._tabs: list[Tab] = []
        self._segments: list[_Segment] = []
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, gap=SPACE.xs, centred=True)
        self._flow.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)  # as the switch beside it has

    def render_tabs(self, props: Props) -> None:
        """Show the tabs, with how many certificates each of them leaves."""
        while len(self._segments) < len(props.tabs):
            self._add()
        for place, segment in enumerate(self._segments):
            segment.setVisible(place < len(props.tabs))
        self._tabs = list(props.tabs)
        for tab, segment in zip(self._tabs, self._segments, strict=False):
            segment.show_words(tab_words(tab.showing), tab.count)
            if tab.showing == props.showing:
                mark(segment)
                segment.update()
        for segment in self._segments:
            segment.update()

    def showing(self, place: int) -> Showing:
        """Return what the tab at that place shows."""
        return self._tabs[place].showing

    def _add(self) -> None:
        place = len(self._segments)
        segment = _Segment("", f"migration_plan_tab_{place}")
        when_chosen(segment, partial(self._choose, place))
        self._group.addButton(segment)
        self._segments.append(segment)
        self._flow.addWidget(segment)

    def _choose(self, place: int) -> None:
        self.chosen.emit(self.showing(place))


class PlanSwitch(QWidget):
    """Shows the certificates as a table, or what becomes of them as a forecast."""

    forecast_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_plan_switch")
        self.setAccessibleName(self.tr("How the plan is shown"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._table = _Segment(self.tr("Table"), "migration_plan_as_table")
        self._forecast = _Segment(self.tr("Forecast"), "migration_plan_as_forecast")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.hair, SPACE.hair, SPACE.hair, SPACE.hair)
        row.setSpacing(SPACE.hair)
        group = QButtonGroup(self)
        for segment in (self._table, self._forecast):
            group.addButton(segment)
            row.addWidget(segment)
        mark(self._table)
        when_chosen(self._table, partial(self.forecast_wanted.emit, False))
        when_chosen(self._forecast, partial(self.forecast_wanted.emit, True))

    def show_forecast(self, *, is_shown: bool) -> None:
        """Show which of the two is shown."""
        mark(self._forecast if is_shown else self._table)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), RADIUS.md, current_tokens().bg_sidebar, None)
