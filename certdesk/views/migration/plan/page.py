"""The page Plan: who manages each certificate once the ISO sign-in is gone, as a table or as a forecast."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.holdings import HoldingId
from certdesk.viewmodels.migration.plan.model import PlanViewModel
from certdesk.viewmodels.migration.plan.props import ALL, Props, Soon
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.focus import scroll_to
from certdesk.views.kit.sheet_slot import OneSheet
from certdesk.views.migration.clients.delegate import DelegateSheet
from certdesk.views.migration.plan.choosing import PlanChoosing
from certdesk.views.migration.plan.notices import (
    ContradictionBanner,
    DelegateHint,
    LossBanner,
    OfferBanner,
    ShareWarning,
)
from certdesk.views.migration.plan.panel import PlanPanel
from certdesk.views.migration.plan.tabs import FilterTabs, PlanSwitch
from certdesk.views.migration.plan.tools import PlanTools
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.migration import plan_tools as words
from certdesk.views.wording.migration.delegate import Reader


class PlanPage(QWidget):
    """Plans are chosen in the table, for all that are checked, or in one act for all that await one."""

    said = Signal(str)
    find_wanted = Signal(object)  # HoldingId: its account is to be looked for

    def __init__(self, model: PlanViewModel) -> None:
        super().__init__()
        self._model = model
        self._shown = model.props
        self._sheet = OneSheet()
        self._forecast: QWidget | None = None
        self._build()
        self._bind()
        self._render(model.props)

    def set_forecast(self, forecast: QWidget) -> None:
        """Show that widget where one switches to the forecast."""
        self._forecast = forecast
        forecast.hide()
        self._column.addWidget(forecast, 1)
        self._switch.show()

    def go_to(self, holding: HoldingId) -> None:
        """Show that certificate in the table, with the focus on its plan."""
        self._show_table()
        if not any(row.id == holding for row in self._shown.rows):
            self._model.search("")
            self._model.show(ALL)
        self._focus_table()
        self._panel.table.go_to(holding)

    def show_forecast(self) -> None:
        """Show the forecast in place of the table."""
        self._switch.show_forecast(is_shown=True)
        self._show_forecast(is_wanted=True)

    def focus_first(self) -> None:
        """Put the focus on what is to be answered, else on the certificates."""
        if self._shown.warned:
            self._warning.take_focus()
        elif self._forecast is not None and self._forecast.isVisible():
            self._switch.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._panel.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._model.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find) and self._tools.isVisible():
            self._tools.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("migration_plan_page")
        self._problem = Banner(Icon.TRIANGLE_ALERT, "")
        self._problem.setObjectName("migration_plan_problem")
        self._loss, self._offer = LossBanner(), OfferBanner()
        self._contradictions, self._warning = ContradictionBanner(), ShareWarning()
        self._tabs, self._switch, self._tools = FilterTabs(), PlanSwitch(), PlanTools()
        self._panel, self._hint = PlanPanel(self._shown), DelegateHint()
        self._choosing = PlanChoosing(self._model, self)
        self._switch.hide()
        above = QHBoxLayout()
        above.setSpacing(SPACE.lg)
        above.addWidget(self._tabs, 1)
        above.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._warned = QWidget()  # away while the forecast says it better
        warned = QVBoxLayout(self._warned)
        warned.setContentsMargins(0, 0, 0, 0)
        warned.addWidget(self._loss)
        self._as_table = QWidget()
        table = QVBoxLayout(self._as_table)
        table.setContentsMargins(0, 0, 0, 0)
        table.setSpacing(SPACE.md + SPACE.hair)
        for part in (self._tools, self._warning, self._contradictions, self._offer):
            table.addWidget(part)
        table.addWidget(self._panel, 1)
        table.addWidget(self._hint)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.lg)
        self._column.addWidget(self._problem)
        self._column.addWidget(self._warned)
        self._column.addLayout(above)
        self._column.addWidget(self._as_table, 1)

    def _bind(self) -> None:
        model, panel, choosing = self._model, self._panel, self._choosing
        model.changed.connect(self._render)
        self._loss.soon_wanted.connect(self._show_soon)
        self._tabs.chosen.connect(model.show)
        self._switch.forecast_wanted.connect(self._show_forecast)
        self._tools.typed.connect(model.search)
        self._tools.onward.connect(self._focus_table)
        self._tools.sort_wanted.connect(lambda: choosing.open_sort(self._tools.sort))
        self._tools.bulk_wanted.connect(lambda: choosing.open_bulk(self._tools.bulk))
        self._warning.another_wanted.connect(lambda: choosing.open_another(self._warning.another))
        self._warning.keep_wanted.connect(model.keep_shares)
        self._contradictions.show_wanted.connect(model.show_contradictions)
        self._offer.plan_wanted.connect(model.plan_awaiting)
        panel.all_wanted.connect(lambda is_checked: model.check_shown(is_checked=is_checked))
        panel.clear_wanted.connect(self._tools.field.clear)
        panel.sort_wanted.connect(model.sort_by)
        panel.table.checked.connect(lambda holdings, is_checked: model.check(holdings, is_checked=is_checked))
        panel.table.plan_wanted.connect(choosing.open_plan)
        panel.table.menu_wanted.connect(choosing.open_row)
        panel.table.copied.connect(lambda text: self.said.emit(words.copied_words(text)))
        for part in (panel.table, choosing):
            part.find_wanted.connect(self.find_wanted)
        for each in (choosing, self._hint):
            each.guide_wanted.connect(self._open_guide)

    def _render(self, props: Props) -> None:
        before, self._shown = self._shown, props
        focused = self._notice_in_focus()
        self._render_problem(before, props)
        self._loss.render_banner(props)
        self._tabs.render_tabs(props)
        self._tools.render_tools(props)
        self._warning.render_warning(props)
        self._contradictions.render_banner(props)
        self._offer.render_banner(props)
        self._panel.render_panel(props)
        self._lead_focus(before, props, focused)

    def _render_problem(self, before: Props, props: Props) -> None:
        self._problem.setVisible(props.problem is not None)
        if props.problem is not None and props.problem is not before.problem:
            title, text = words_of(props.problem).notice
            self._problem.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.RED)
            announce(self._problem, f"{title}. {text}", urgent=True)

    def _notice_in_focus(self) -> QWidget | None:
        focused = self.window().focusWidget()
        notices = (self._warning, self._contradictions, self._offer)
        return next((each for each in notices if focused is not None and each.isAncestorOf(focused)), None)

    def _lead_focus(self, before: Props, props: Props, focused: QWidget | None) -> None:
        """A new warning is answered first; from a notice that was answered and is gone the focus goes to the table."""
        known = {row.id for row in before.warned}
        if not self.isVisible():
            return
        if any(row.id not in known for row in props.warned):
            self._warning.take_focus()
            scroll_to(self._warning)
        elif focused is not None and not focused.isVisible():
            self._focus_table()
        if len(before.rows) != len(props.rows) and self._tools.field.hasFocus():
            announce(self._panel.table, words.shown_words(len(props.rows)))

    def _show_soon(self) -> None:
        self._model.show(ALL if self._shown.showing == Soon() else Soon())

    def _show_table(self) -> None:
        self._switch.show_forecast(is_shown=False)
        self._show_forecast(is_wanted=False)

    def _show_forecast(self, is_wanted: bool) -> None:
        if self._forecast is None:
            return
        self._forecast.setVisible(is_wanted)
        self._warned.setVisible(not is_wanted)
        self._as_table.setVisible(not is_wanted)
        self._tabs.setVisible(not is_wanted)

    def _focus_table(self) -> None:
        self._panel.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_guide(self) -> None:
        self._sheet.open(DelegateSheet(self.window(), Reader.WEBMASTER))
