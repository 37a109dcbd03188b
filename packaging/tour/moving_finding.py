"""Finding the customer account of each certificate: adding them, notices, Account Assistance, support, typing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from certdesk.viewmodels.migration.props import Page
from tour.moving_hands import bring, choose, drop, line_of, on, press, rest, to_top, wizard
from tour.stage import Stage
from tour.visitor import NotThere

ASKED = "forms.osprey-surveying.example"
DOUBTED = "club.hollowaybooks.example"
DISPUTED = "parents.ashgrove-school.example"
FOUND = "press.nordlicht.example"
HOMELESS = "old.brightwater.example"
LOOKED_UP = "studio.kestrel-arch.example"
TYPED = "wills.copperfield-legal.example"
TYPED_NAME = "intranet.osprey-surveying.example"


def walk(stage: Stage) -> None:
    """Begin with nothing, and end with all that can be found."""
    stage.step("iso-find-empty", lambda: on(stage, Page.FIND), dark=True)
    stage.step("iso-find-missing", lambda: press(stage, "migration_main"))
    stage.step("iso-find", lambda: take_iso_account(stage), dark=True)
    stage.step("iso-add", lambda: press(stage, "migration_find_add"))
    stage.step("iso-add-refused", lambda: _type_names(stage, f"{TYPED_NAME}\nno name at all!"))
    stage.visitor.key(Qt.Key.Key_Escape)
    _notices(stage)
    _disagreeing(stage)
    _assistance(stage)
    _asked(stage)
    _support(stage)
    stage.step("iso-find-several", lambda: _choose_several(stage))
    stage.step("iso-find-menu", lambda: press(stage, "migration_find_acts"))
    stage.visitor.close_popups()
    stage.step("iso-find-nearly-all", lambda: _type_the_rest(stage), dark=True)


def _notices(stage: Stage) -> None:
    folder = save_mails(stage)
    stage.step("iso-notices", lambda: take_in(stage, folder), dark=True)
    stage.step("iso-notices-came", lambda: press(stage, "migration_notices_details"), dark=True)
    stage.visitor.key(Qt.Key.Key_Escape)
    stage.step("iso-paste", lambda: press(stage, "migration_notices_paste"))
    stage.visitor.key(Qt.Key.Key_Escape)
    stage.step("iso-find-found", lambda: choose(stage, FOUND), dark=True)


def _disagreeing(stage: Stage) -> None:
    stage.step("iso-find-conflict", lambda: choose(stage, DISPUTED), dark=True)
    stage.step("iso-find-settled", lambda: _use_newest(stage))
    stage.step("iso-find-suspicious", lambda: choose(stage, DOUBTED))
    stage.step("iso-find-suspicious-open", lambda: press(stage, "migration_find_look"))


def _assistance(stage: Stage) -> None:
    choose(stage, LOOKED_UP)
    stage.step("iso-assistance", lambda: press(stage, "migration_find_assistance"), dark=True)
    stage.step("iso-assistance-answer", lambda: _send(stage))
    stage.step("iso-assistance-saved", lambda: _keep_number(stage, "35501918"))


def _asked(stage: Stage) -> None:
    choose(stage, ASKED)
    stage.step("iso-ask-note", lambda: _press_and_show(stage, "migration_find_ask_look"))
    stage.step("iso-asked", lambda: _ask(stage))


def _support(stage: Stage) -> None:
    choose(stage, HOMELESS)
    stage.step("iso-support", lambda: _press_and_show(stage, "migration_find_support_show"))
    press(stage, "migration_find_support_show")
    stage.step("iso-wrong-number", lambda: _type_number(stage, "12-34"))
    stage.visitor.named("migration_find_number", QLineEdit).clear()


def save_mails(stage: Stage) -> Path:
    """Save every mail of the practice mailboxes as a file, as one would from a mail program."""
    folder = stage.out / "notices"
    folder.mkdir(exist_ok=True)
    desk = stage.program.desk.practice
    for summary in desk.messages(None, ""):
        (folder / f"{summary.id:03d}.eml").write_bytes(desk.open_message(summary.id).raw)
    return folder


def take_iso_account(stage: Stage) -> None:
    """Add the 18 that the practice ISO account shows."""
    press(stage, "migration_add_iso")
    stage.visitor.wait("18 certificates", lambda: wizard(stage).props.tally.total == 18)
    rest(stage)


def _type_names(stage: Stage, names: str) -> None:
    stage.visitor.named("migration_add_names", QPlainTextEdit).setPlainText(names)
    press(stage, "migration_add_typed")
    adding = stage.program.models.migration.adding
    stage.visitor.wait("what was refused", lambda: bool(adding.props.refused) and not adding.props.is_busy)
    rest(stage)


def take_in(stage: Stage, folder: Path) -> None:
    """Let a folder of mails go over the zone, and wait for what comes of it."""
    taking = stage.program.models.migration.taking
    drop(stage, stage.visitor.named("migration_notices", QWidget), folder)
    stage.visitor.wait("what came of it", lambda: taking.props.came is not None and taking.props.reading is None)
    rest(stage)


def _use_newest(stage: Stage) -> None:
    conflict = line_of(stage, DISPUTED).settled.conflict
    if conflict is None:
        raise NotThere("two answers")
    press(stage, f"migration_find_use_{conflict.first.number}")
    _wait_for_number(stage, DISPUTED)
    rest(stage)


def _send(stage: Stage) -> None:
    assistance = stage.program.models.provider.assistance
    press(stage, "assistance_send")
    stage.visitor.wait("the answer", lambda: assistance.props.mailed is not None and not assistance.props.is_busy)


def _keep_number(stage: Stage, number: str) -> None:
    stage.visitor.write(stage.visitor.named("assistance_came", QLineEdit), number)
    press(stage, "assistance_save")
    _wait_for_number(stage, LOOKED_UP)
    rest(stage)
    to_top(stage)


def _ask(stage: Stage) -> None:
    press(stage, "migration_find_ask_copy")
    stage.visitor.wait("to have asked", lambda: line_of(stage, ASKED).moved.asked_at is not None)
    rest(stage)
    to_top(stage)


def _type_number(stage: Stage, number: str) -> None:
    field = stage.visitor.named("migration_find_number", QLineEdit)
    stage.visitor.write(field, number)
    press(stage, "migration_find_number_save")
    stage.visitor.wait("the refusal", lambda: bool(field.accessibleDescription()))


def _choose_several(stage: Stage) -> None:
    choose(stage, "clinic.tidewater-dental.example", "recall.tidewater-dental.example")


def _type_the_rest(stage: Stage) -> None:
    """Type what the clients said; one certificate stays without an account."""
    for name, number in (
        (DOUBTED, "27190455"),
        ("tickets.hollowaybooks.example", "27190455"),
        ("recall.tidewater-dental.example", "40127763"),
        ("weddings.larkspur.example", "31884207"),
        ("careers.copperfield-legal.example", "30277914"),
        ("*.models.kestrel-arch.example", "35501918"),
        (TYPED, "41006125"),
    ):
        choose(stage, name)
        if not line_of(stage, name).moved.number:
            stage.visitor.write(stage.visitor.named("migration_find_number", QLineEdit), number)
            press(stage, "migration_find_number_save")
            _wait_for_number(stage, name)
    rest(stage)
    to_top(stage)


def _wait_for_number(stage: Stage, name: str) -> None:
    stage.visitor.wait(f"the number of {name}", lambda: bool(line_of(stage, name).moved.number))


def _press_and_show(stage: Stage, name: str) -> None:
    press(stage, name)
    stage.visitor.settle()
    row = stage.visitor.named(name, QWidget).parentWidget()
    if row is not None:
        bring(row)
