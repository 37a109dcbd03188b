"""The practice provider's side: the day on which the ISO account goes, the loss of it, and its undoing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from tour.moving_hands import press
from tour.stage import Stage


def set_day(stage: Stage) -> None:
    """Have the account go in thirty days, as the provider would announce it."""
    stage.step("iso-account", lambda: _open(stage), dark=True)
    stage.step("iso-account-day", lambda: _press_and_wait(stage, "provider_in_30"))
    stage.visitor.key(Qt.Key.Key_Escape)


def walk(stage: Stage) -> None:
    """Lose it today, look into a customer account, and have it back."""
    _open(stage)
    stage.step("iso-account-removed", lambda: _press_and_wait(stage, "provider_in_0"))
    stage.step("iso-account-customer", lambda: _look_into(stage, "40127763"))
    press(stage, "provider_bring_back")
    account = stage.program.models.provider.account
    stage.visitor.wait("the account back", lambda: not account.props.is_setting and not account.props.is_removed)
    stage.visitor.key(Qt.Key.Key_Escape)


def _open(stage: Stage) -> None:
    visitor = stage.visitor
    visitor.press(visitor.named("practice_chip", QAbstractButton))
    visitor.choose("ISO account…")
    visitor.named("provider_sheet", QWidget)
    visitor.named("provider_removal", QWidget)


def _press_and_wait(stage: Stage, name: str) -> None:
    account = stage.program.models.provider.account
    press(stage, name)
    stage.visitor.wait("the day", lambda: account.props.removal is not None and not account.props.is_setting)


def _look_into(stage: Stage, number: str) -> None:
    stage.visitor.write(stage.visitor.named("provider_number", QLineEdit), number)
    press(stage, "provider_look")
    stage.visitor.named("provider_looked", QWidget)
