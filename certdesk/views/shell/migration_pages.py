"""Makes the pages of the migration wizard, each when it is first shown, with what they ask of the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.holdings import HoldingId
from certdesk.domain.migration import Situation, Step
from certdesk.viewmodels.migration.props import Page
from certdesk.viewmodels.models import Models
from certdesk.views.kit.sheet_slot import SheetSlot
from certdesk.views.migration.clients.decide import DecidePage
from certdesk.views.migration.clients.outcome import OutcomePage
from certdesk.views.migration.find.page import FindPage
from certdesk.views.migration.forecast.line import ForecastLine
from certdesk.views.migration.forecast.panel import ForecastPanel
from certdesk.views.migration.frame.hand_over_pages import HandOverPages
from certdesk.views.migration.hand_over.packs_sheet import PacksSheet
from certdesk.views.migration.hand_over.page import HandOverPage
from certdesk.views.migration.plan.page import PlanPage
from certdesk.views.migration.sign_in.page import SignInPage
from certdesk.views.migration.taking.add_panel import AddPanel
from certdesk.views.migration.taking.dropped import TakenDrops
from certdesk.views.migration.taking.notice_zone import NoticeDropZone
from certdesk.views.migration.taking.sheets import TakingSheets
from certdesk.views.wording.migration.packs import pack_stem


class MigrationPages(QObject):
    """What a page cannot do itself it asks of this one."""

    said = Signal(str)
    undo_offered = Signal(str, object)  # what was done, and Callable[[], None] that takes it back

    def __init__(self, models: Models, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._provider, self._models = window, models.provider, models.migration
        self._sheets = TakingSheets(window, self._models.adding, self._models.taking)
        packs_out = self._models.packs_out
        packs = SheetSlot(lambda: PacksSheet(window, packs_out))
        packs_out.changed.connect(lambda props: packs.show_for(props.is_open or None))
        self._plan: PlanPage | None = None

    def makers(self) -> dict[Page, Callable[[], QWidget]]:
        """Return what makes each page."""
        return {
            Page.FIND: self._make_find,
            Page.PLAN: self._make_plan,
            Page.SIGN_IN: self._make_sign_in,
            Page.DECIDE: self._make_decide,
            Page.HAND_OVER: self._make_hand_over,
        }

    def _make_find(self) -> QWidget:
        models = self._models
        page, zone, panel = FindPage(models.find), NoticeDropZone(models.taking), AddPanel(models.adding, models.taking)
        self._sheets.serve(zone)
        self._sheets.serve(panel)
        page.set_drop_zone(zone)
        page.set_empty_panel(panel)
        page.add_wanted.connect(self._sheets.open_add)
        TakenDrops(page, models.taking).near.connect(zone.show_near)
        models.find.changed.connect(lambda props: models.taking.select(props.chosen.ids))
        page.assistance_wanted.connect(self._assist_with)
        page.said.connect(self.said)
        return page

    def _make_plan(self) -> QWidget:
        page, forecast = PlanPage(self._models.plan), ForecastPanel(self._models.forecast)
        self._plan = page
        page.set_forecast(forecast)
        for part in (page, forecast):
            part.find_wanted.connect(self._models.go_to_find)
            part.said.connect(self.said)
        forecast.plan_wanted.connect(page.go_to)
        forecast.hand_over_wanted.connect(self._go_to_client)
        return page

    def _make_sign_in(self) -> QWidget:
        page = SignInPage(self._models.sign_in, self._models.paper_out)
        page.find_wanted.connect(self._models.go_to_find)
        page.assistance_wanted.connect(self._assist)
        page.said.connect(self.said)
        return page

    def _make_decide(self) -> QWidget:
        page = DecidePage(self._models.decide)
        page.said.connect(self.said)
        return page

    def _make_hand_over(self) -> QWidget:
        """The page of a webmaster, or of the two kinds of clients."""
        return HandOverPages(self._models.wizard, self._make_packs, self._make_outcome)

    def _make_packs(self) -> HandOverPage:
        models = self._models
        page, line = HandOverPage(models.hand_over, models.paper_out), ForecastLine(models.forecast)
        page.set_forecast_line(line)
        line.wanted.connect(self._show_forecast)
        page.save_all_wanted.connect(partial(models.packs_out.begin, pack_stem))
        page.plan_wanted.connect(partial(models.wizard.go_to, Step.PLAN))
        page.find_wanted.connect(partial(models.wizard.go_to, Step.FIND))
        page.archive_wanted.connect(models.wizard.put_away_open)
        page.undo_offered.connect(self.undo_offered)
        page.said.connect(self.said)
        return page

    def _make_outcome(self) -> OutcomePage:
        page = OutcomePage(self._models.outcome, self._models.decide, self._models.paper_out)
        page.assistance_wanted.connect(self._assist)
        page.said.connect(self.said)
        return page

    def _assist_with(self, holding: HoldingId) -> None:
        """What is learnt is kept for all that are chosen."""
        line, chosen = self._models.open.line(holding), self._models.find.props.chosen.ids
        if line is not None:
            self._provider.open_assistance(line.holding.common_name, chosen or (holding,))

    def _assist(self, number: str) -> None:
        """With a customer number for a new password of its account, without one to find it."""
        if number:
            self._provider.open_reset(number)
        else:
            self._provider.open_assistance()

    def _show_forecast(self) -> None:
        self._models.wizard.go_to(Step.PLAN)
        if self._plan is not None:
            self._plan.show_forecast()

    def _go_to_client(self, holding: HoldingId) -> None:
        line = self._models.open.line(holding)
        if line is not None and self._models.wizard.props.situation is Situation.WEBMASTER:
            self._models.hand_over.choose(line.holding.client)
            self._models.wizard.go_to(Step.HAND_OVER)
