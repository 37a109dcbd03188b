"""Moving off an ISO account: each of the four kinds of people, from the first page to nothing being left."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from certdesk.domain.migration import Situation
from certdesk.viewmodels.migration.props import Page
from tour.stage import Stage
from tour.visitor import NotThere


def walk(stage: Stage) -> None:
    """Walk the wizard as each of the four."""
    stage.step("iso-who", lambda: _go(stage), dark=True)
    stage.step("iso-who-missing", lambda: _press_main(stage))
    stage.step("iso-who-chosen", lambda: _be(stage, Situation.WEBMASTER), dark=True)
    stage.step("iso-find-empty", lambda: _on(stage, Page.FIND), dark=True)
    stage.step("iso-find", lambda: _take_iso_account(stage), dark=True)
    stage.step("iso-plan", lambda: _on(stage, Page.PLAN), dark=True)
    stage.step("iso-hand-over", lambda: _on(stage, Page.HAND_OVER), dark=True)


def _take_iso_account(stage: Stage) -> None:
    stage.visitor.press(stage.visitor.named("migration_add_iso", QAbstractButton))
    wizard = stage.program.models.migration.wizard
    stage.visitor.wait("18 certificates", lambda: wizard.props.tally.total == 18)


def _go(stage: Stage) -> None:
    visitor = stage.visitor
    visitor.press(visitor.named("place_migration", QAbstractButton))
    visitor.wait("the first page", lambda: stage.program.models.migration.wizard.props.page is Page.WHO)


def _be(stage: Stage, situation: Situation) -> None:
    visitor = stage.visitor
    visitor.press(visitor.named(f"migration_who_{situation.name.lower()}", QAbstractButton))
    wizard = stage.program.models.migration.wizard
    visitor.wait(f"to be {situation}", lambda: wizard.props.situation is situation)


def _press_main(stage: Stage) -> None:
    stage.visitor.press(stage.visitor.named("migration_main", QAbstractButton))


def _on(stage: Stage, page: Page) -> None:
    _press_main(stage)
    if stage.program.models.migration.wizard.props.page is not page:
        raise NotThere(f"page {page}")
