"""Widgets that need care are made in one place each, and tests of them never just wait."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.sources import Source, name_of, owner_of, parse, sources

DIALOGS = "certdesk/views/dialogs.py"
LABELS = "certdesk/views/kit/labels.py"


def message_boxes(source: Source) -> Iterator[str]:
    """Uses of QMessageBox, which only the file of dialogs may have."""
    if source.path == DIALOGS:
        return
    for node in ast.walk(source.tree):
        match node:
            case ast.ImportFrom(names=parts, lineno=line) if any(part.name == "QMessageBox" for part in parts):
                yield f"{source.path}:{line}"
            case ast.Name(id="QMessageBox", lineno=line) | ast.Attribute(attr="QMessageBox", lineno=line):
                yield f"{source.path}:{line}"


def bare_labels(source: Source) -> Iterator[str]:
    """Labels that would read a stranger's text as HTML."""
    if source.path != LABELS:
        yield from (f"{source.path}:{call.lineno}" for call in source.calls() if name_of(call.func) == "QLabel")


def waits(source: Source) -> Iterator[str]:
    """Tests that wait for time to pass instead of for a condition."""
    for call in source.calls():
        name, owner = name_of(call.func), owner_of(call.func)
        slept = (owner, name) == ("time", "sleep") and not source.path.startswith("tests/e2e/")
        if slept or name == "qWait" or (owner, name) == ("qtbot", "wait"):
            yield f"{source.path}:{call.lineno}"


@pytest.mark.parametrize("planted", ["QMessageBox.warning(self)", "from PySide6.QtWidgets import QMessageBox"])
def test_a_message_box_is_seen_and_allowed_among_the_dialogs(planted: str) -> None:
    assert list(message_boxes(parse(planted)))
    assert not list(message_boxes(parse(planted, DIALOGS)))


@pytest.mark.parametrize("planted", ["QLabel(name)", "QtWidgets.QLabel()"])
def test_a_bare_label_is_seen_and_allowed_in_its_own_file(planted: str) -> None:
    assert list(bare_labels(parse(planted)))
    assert not list(bare_labels(parse(planted, LABELS)))


@pytest.mark.parametrize("planted", ["qtbot.wait(100)", "QTest.qWait(5)", "time.sleep(1)"])
def test_a_wait_is_seen(planted: str) -> None:
    assert list(waits(parse(planted, "tests/gui/test_planted.py")))


def test_waiting_for_a_condition_is_accepted() -> None:
    assert not list(waits(parse("qtbot.waitUntil(done)", "tests/gui/test_planted.py")))


def test_message_boxes_live_among_the_dialogs() -> None:
    assert not [found for source in sources("certdesk") for found in message_boxes(source)]


def test_labels_are_plain() -> None:
    assert not [found for source in sources("certdesk/views") for found in bare_labels(source)]


def test_no_test_just_waits() -> None:
    assert not [found for source in sources("tests") for found in waits(source)]
