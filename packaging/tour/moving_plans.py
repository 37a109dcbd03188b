"""Planning who manages each certificate: the table, its warnings, and the forecast."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from certdesk.domain.move_plans import MovePlan
from certdesk.viewmodels.migration.props import Page
from tour.moving_finding import LOOKED_UP
from tour.moving_hands import line_of, on, press, press_row, rest, row_of, to_top
from tour.stage import Stage
from tour.visitor import NotThere

_CERTIFICATE, _PLAN = 1, 4
_SAME_ACCOUNT = "*.models.kestrel-arch.example"


def walk(stage: Stage) -> None:
    """Plan for all that is found, look at the forecast, and go on."""
    stage.step("iso-plan", lambda: on(stage, Page.PLAN), dark=True)
    stage.step("iso-plan-menu", lambda: _open_plan(stage, LOOKED_UP))
    stage.step("iso-plan-share", lambda: plan(stage, LOOKED_UP, MovePlan.SHARE), dark=True)
    press(stage, "migration_plan_share_keep")
    stage.step("iso-plan-offered", lambda: _press_top(stage, "migration_plan_offer_act"))
    stage.step("iso-plan-contradictions", lambda: _contradict(stage))
    stage.step("iso-plan-contradictions-shown", lambda: _press_top(stage, "migration_plan_show_contradictions"))
    plan(stage, LOOKED_UP, MovePlan.DELEGATE)
    press(stage, "migration_plan_tab_0")
    stage.step("iso-plan-soon", lambda: _press_top(stage, "migration_plan_soon"))
    press(stage, "migration_plan_tab_0")
    stage.step("iso-plan-bulk", lambda: _check_three(stage), dark=True)
    stage.step("iso-plan-no-match", lambda: _filter(stage, "nowhere"))
    _filter(stage, "")
    stage.step("iso-delegate-guide", lambda: press(stage, "migration_plan_delegate_guide"), dark=True)
    stage.visitor.key(Qt.Key.Key_Escape)
    _forecast(stage)


def _forecast(stage: Stage) -> None:
    forecast = stage.program.models.migration.forecast
    stage.step("iso-forecast-no-day", lambda: _press_top(stage, "migration_plan_as_forecast"), dark=True)
    stage.step("iso-forecast", lambda: _press_top(stage, "migration_removal_offer"), dark=True)
    stage.visitor.wait("the forecast", lambda: forecast.props.removal is not None)
    stage.step("iso-forecast-month", lambda: _press_top(stage, "migration_removal_pick"), dark=True)
    stage.visitor.close_popups()
    stage.step("iso-forecast-row", lambda: _choose_row(stage))
    stage.step("iso-forecast-table", lambda: _press_top(stage, "migration_forecast_as_table"))
    stage.step("iso-forecast-wrong-day", lambda: _type_day(stage, "the day after"))
    stage.visitor.key(Qt.Key.Key_Escape)
    press(stage, "migration_plan_as_table")


def _press_top(stage: Stage, name: str) -> None:
    press(stage, name)
    rest(stage)
    to_top(stage)


def _table(stage: Stage) -> QAbstractItemView:
    return stage.visitor.named("migration_plan_table", QAbstractItemView)


def _open_plan(stage: Stage, name: str) -> None:
    table = _table(stage)
    press_row(stage, table, row_of(table, name, _CERTIFICATE), _PLAN)


def plan(stage: Stage, name: str, chosen: MovePlan) -> None:
    """Choose a plan in the menu of a certificate."""
    if stage.app.activePopupWidget() is None:
        _open_plan(stage, name)
    menu = stage.app.activePopupWidget()
    if menu is None:
        raise NotThere("the menu of plans")
    action = next(each for each in menu.actions() if each.objectName() == f"migration_plan_{chosen.name.lower()}")
    action.trigger()
    stage.visitor.close_popups()
    stage.visitor.wait(f"plan {chosen}", lambda: line_of(stage, name).moved.plan is chosen)
    rest(stage)
    to_top(stage)


def _contradict(stage: Stage) -> None:
    """Two plans for one account."""
    plan(stage, _SAME_ACCOUNT, MovePlan.CLIENT)
    plan(stage, LOOKED_UP, MovePlan.DELEGATE)


def _check_three(stage: Stage) -> None:
    table = _table(stage)
    for row in range(3):
        press_row(stage, table, row)
    press(stage, "migration_plan_bulk")


def _filter(stage: Stage, text: str) -> None:
    stage.visitor.close_popups()
    stage.visitor.write(stage.visitor.named("migration_plan_filter", QLineEdit), text)
    to_top(stage)


def _choose_row(stage: Stage) -> None:
    timeline = stage.visitor.named("migration_timeline", QAbstractItemView)
    press_row(stage, timeline, 0)
    stage.visitor.named("migration_gap_card", QWidget)


def _type_day(stage: Stage, text: str) -> None:
    stage.visitor.write(stage.visitor.named("migration_removal", QLineEdit), text)
    stage.visitor.key(Qt.Key.Key_Return)
