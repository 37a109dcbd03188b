"""The two kinds of clients: what is decided, and what follows from each answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from certdesk.domain.migration import DECISIONS, Decision, Situation
from certdesk.viewmodels.migration.props import Page
from tour.moving_hands import back, be, begin, on, press, rest, to_top
from tour.stage import Stage
from tour.visitor import NotThere


def walk(stage: Stage) -> None:
    """Decide every way there is, as both of them."""
    stage.step("iso-another", lambda: press(stage, "migration_begin"))
    be(stage, Situation.GIVEN)
    _decide(stage, Situation.GIVEN)
    begin(stage, Situation.MAKER)
    _decide(stage, Situation.MAKER)


def _decide(stage: Stage, situation: Situation) -> None:
    whose = situation.name.lower()
    stage.step(f"iso-{whose}-decide", lambda: on(stage, Page.DECIDE), dark=situation is Situation.GIVEN)
    stage.step(f"iso-{whose}-undecided", lambda: press(stage, "migration_main"))
    for decision in DECISIONS[situation]:
        _follow(stage, whose, decision)


def _follow(stage: Stage, whose: str, decision: Decision) -> None:
    name = f"iso-{whose}-{decision.value.replace(' ', '-')}"
    stage.step(name, lambda: _answer(stage, decision))
    is_dark = decision is Decision.WEBMASTER_GOES_ON
    stage.step(f"{name}-outcome", lambda: on(stage, Page.HAND_OVER), dark=is_dark)
    if decision is Decision.WEBMASTER_GOES_ON:
        stage.step(f"{name}-letter", lambda: _name_webmaster(stage))
    if decision is Decision.MYSELF:
        stage.step(f"{name}-steps", lambda: press(stage, "migration_outcome_print"))
        stage.visitor.key(Qt.Key.Key_Escape)
        stage.step(f"{name}-support", lambda: press(stage, "migration_outcome_support"))
        stage.visitor.key(Qt.Key.Key_Escape)
    back(stage, Page.DECIDE)


def _answer(stage: Stage, decision: Decision) -> None:
    press(stage, f"migration_decide_{decision.name.lower()}")
    decide = stage.program.models.migration.decide
    stage.visitor.wait(f"to have decided {decision}", lambda: decide.props.decision is decision)
    to_top(stage)


def _name_webmaster(stage: Stage) -> None:
    for name, text in (("name", "Maya Okafor"), ("email", "web@okafor.example")):
        _write(stage, f"migration_webmaster_{name}", text)
    _write(stage, "migration_about_names", "shop.larkspur.example")
    stage.visitor.press(stage.visitor.named("migration_about_add", QAbstractButton))
    outcome = stage.program.models.migration.outcome
    stage.visitor.wait("the certificate", lambda: bool(outcome.props.about))
    rest(stage)
    to_top(stage)


def _write(stage: Stage, name: str, text: str) -> None:
    field = stage.visitor.named(name, QWidget).findChild(QLineEdit)
    if field is None:
        raise NotThere(name)
    stage.visitor.write(field, text)
