"""Somebody with certificates of their own: which accounts they are in, and signing in to each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit

from certdesk.domain.migration import Situation
from certdesk.viewmodels.migration.props import Page
from tour.moving_finding import HOMELESS, save_mails, take_in, take_iso_account
from tour.moving_hands import back, begin, bring, choose, line_of, on, press, rest, to_top
from tour.stage import Stage


def walk(stage: Stage) -> None:
    """Find the accounts, sign in to each, and look at the list of all migrations."""
    begin(stage, Situation.OWN)
    stage.step("iso-own-find-empty", lambda: on(stage, Page.FIND))
    take_iso_account(stage)
    take_in(stage, save_mails(stage))
    stage.step("iso-own-find", lambda: choose(stage, HOMELESS), dark=True)
    stage.step("iso-own-sign-in", lambda: on(stage, Page.SIGN_IN), dark=True)
    stage.step("iso-own-sign-in-ticked", lambda: _tick(stage, most=2))
    stage.step("iso-own-checklist", lambda: press(stage, "migration_sign_in_checklist"))
    stage.visitor.key(Qt.Key.Key_Escape)
    stage.step("iso-own-homeless", lambda: _to_homeless(stage))
    stage.step("iso-own-done", lambda: _sign_in_to_all(stage))
    stage.step("iso-list", lambda: press(stage, "migration_list_link"), dark=True)
    stage.step("iso-list-put-away", lambda: press(stage, "migration_show_archive"))


def _tick(stage: Stage, most: int) -> None:
    sign_in = stage.program.models.migration.sign_in
    for account in [each for each in sign_in.props.accounts if not each.is_ticked][:most]:
        box = stage.visitor.named(f"migration_tick_{account.number}", QCheckBox)
        bring(box)
        before = sign_in.props.signed_in
        box.click()
        stage.visitor.wait("the tick", lambda before=before: sign_in.props.signed_in > before)  # type: ignore[misc]  # mypy does not infer what a default binds
    rest(stage)
    to_top(stage)


def _to_homeless(stage: Stage) -> None:
    bring(stage.visitor.named("migration_homeless_find", QAbstractButton))
    stage.visitor.settle()


def _sign_in_to_all(stage: Stage) -> None:
    """Type where the rest is, and sign in there too."""
    back(stage, Page.FIND)
    sign_in = stage.program.models.migration.sign_in
    for name in [each.held.name for each in sign_in.props.homeless]:
        choose(stage, name)
        if line_of(stage, name).moved.is_disputed:
            conflict = line_of(stage, name).settled.conflict
            press(stage, f"migration_find_use_{conflict.first.number}" if conflict else "")
        else:
            stage.visitor.write(stage.visitor.named("migration_find_number", QLineEdit), "40127763")
            press(stage, "migration_find_number_save")
        stage.visitor.wait("its number", lambda name=name: bool(line_of(stage, name).moved.number))  # type: ignore[misc]  # mypy does not infer what a default binds
    on(stage, Page.SIGN_IN)
    _tick(stage, most=len(sign_in.props.accounts))
