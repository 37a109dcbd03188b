"""The access-gap forecast: when the ISO sign-in ends, what that leaves without anybody, and what helps before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.forecast.model import ForecastProps, ForecastViewModel
from certdesk.viewmodels.migration.forecast.rows import ActKind, ForecastAct, Row, Way
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.following import Following
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.migration.forecast.acts import ActList
from certdesk.views.migration.forecast.keys import TimelineKeys
from certdesk.views.migration.forecast.removal_field import RemovalField
from certdesk.views.migration.forecast.table import ForecastTable
from certdesk.views.migration.forecast.timeline import Timeline
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration.forecast import headline, summary_look, told_beside


class ForecastPanel(QWidget):
    """The day, the words, what helps, and the timeline, which is a table where that is wanted (Ctrl+T)."""

    said = Signal(str)
    find_wanted = Signal(object)  # HoldingId: its account is to be found
    plan_wanted = Signal(object)  # HoldingId: it is to be planned
    hand_over_wanted = Signal(object)  # HoldingId: its client is to be told

    def __init__(self, model: ForecastViewModel) -> None:
        super().__init__()
        self._model = model
        self._build()
        self._bind()
        self._render(model.props)

    def focus_first(self) -> None:
        """Put the focus where one begins: on the day, or on the timeline where the day is known."""
        shown = self._shown_rows()
        target = shown if self._model.props.removal is not None and self._model.props.rows else self._day.edit
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.setObjectName("migration_forecast")
        self._day = RemovalField()
        self._mark = PanelIcon(Icon.INFO, size=20)
        self._headline = PlainLabel("", Role.SUBTITLE).wrapped()
        self._headline.setObjectName("migration_forecast_headline")
        self._beside = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._beside.setObjectName("migration_forecast_beside")
        self._acts = ActList()
        self._keys = TimelineKeys()
        self._as_table = secondary("", Icon.MENU)
        self._as_table.setObjectName("migration_forecast_as_table")
        self._timeline = Timeline(self._model.props, self)
        self._table = ForecastTable()
        self._shown = QStackedWidget()
        self._shown.addWidget(self._timeline)
        self._shown.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        column.addWidget(self._day)
        column.addLayout(self._summary())
        column.addWidget(self._acts)
        column.addLayout(self._above())
        column.addWidget(self._shown, 1)
        column.addStretch(0)

    def _summary(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(SPACE.hair)
        words.addWidget(self._headline)
        words.addWidget(self._beside)
        row = QHBoxLayout()
        row.setSpacing(SPACE.lg)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _above(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.xl)
        row.addWidget(self._keys, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)
        row.addWidget(self._as_table, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _bind(self) -> None:
        Following(self, self._model, self._render)
        self._day.typed.connect(self._model.set_removal)
        self._day.changed.connect(self._model.forget_wrong)
        self._day.offer_taken.connect(self._model.take_offered)
        self._day.cleared.connect(self._model.clear)
        self._acts.wanted.connect(self._act)
        self._timeline.opened.connect(self._open)
        self._table.opened.connect(self._open)
        self._as_table.clicked.connect(self._turn)
        turn = QShortcut(QKeySequence("Ctrl+T"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turn.activated.connect(self._turn)

    def _render(self, props: ForecastProps) -> None:
        before = self._headline.text()
        self._day.show_props(props)
        self._mark.show_icon(*summary_look(props))
        self._headline.setText(headline(props))
        self._beside.setText(told_beside(props))
        self._beside.setVisible(bool(self._beside.text()))
        self._acts.show_acts(props)
        self._keys.show_props(props)
        self._timeline.show_props(props)
        self._table.show_props(props)
        for widget in (self._as_table, self._shown):
            widget.setVisible(bool(props.rows))
        self._name_turning()
        if before and before != self._headline.text() and self.isVisible():
            announce(self._headline, self._headline.text())

    def _shown_rows(self) -> QWidget:
        return self._table if self._shown.currentWidget() is self._table else self._timeline

    def _turn(self) -> None:
        """Show the table in place of the timeline, or the other way round."""
        had_focus = self._shown_rows().hasFocus()
        self._shown.setCurrentWidget(self._timeline if self._shown_rows() is self._table else self._table)
        self._name_turning()
        if had_focus:
            self._shown_rows().setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_turning(self) -> None:
        is_table = self._shown_rows() is self._table
        self._as_table.setText(self.tr("As a timeline") if is_table else self.tr("As a table"))
        self._keys.setVisible(not is_table and bool(self._model.props.rows))

    def _act(self, act: ForecastAct) -> None:
        if act.kind is not ActKind.RENEW:
            self._open(act.first)
            return
        self._shown.setCurrentWidget(self._timeline)
        self._name_turning()
        self._timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timeline.choose(act.first.id)

    def _open(self, row: Row) -> None:
        match row.way:
            case Way.FIND:
                self.find_wanted.emit(row.id)
            case Way.PLAN:
                self.plan_wanted.emit(row.id)
            case Way.HAND_OVER:
                self.hand_over_wanted.emit(row.id)
