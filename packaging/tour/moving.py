"""Moving off an ISO account: each of the four kinds of people, from the first page to nothing being left."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from certdesk.domain.migration import Situation
from certdesk.viewmodels.migration.props import Page
from tour import moving_accounts, moving_clients, moving_finding, moving_packs, moving_plans, moving_removal
from tour.moving_hands import be, press, wizard
from tour.stage import Stage


def walk(stage: Stage) -> None:
    """Walk the wizard as each of the four, and live through the loss of the ISO account."""
    stage.step("iso-who", lambda: _go(stage), dark=True)
    stage.step("iso-who-missing", lambda: press(stage, "migration_main"))
    stage.step("iso-who-chosen", lambda: be(stage, Situation.WEBMASTER), dark=True)
    moving_finding.walk(stage)
    moving_removal.set_day(stage)
    moving_plans.walk(stage)
    moving_packs.walk(stage)
    moving_clients.walk(stage)
    moving_accounts.walk(stage)
    moving_removal.walk(stage)
    stage.visitor.click("Orders")


def _go(stage: Stage) -> None:
    visitor = stage.visitor
    visitor.press(visitor.named("place_migration", QAbstractButton))
    visitor.wait("the first page", lambda: wizard(stage).props.page is Page.WHO)
