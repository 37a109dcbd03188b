"""Qt's bindings give back what they take: some releases of PySide6 lose one reference to None a call."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QApplication, QWidget

CALLS = 1_000
A_HANDFUL = 20


class Bell(QObject):
    """Emits to a Python slot."""

    rang = Signal(object)

    def hear(self, _what: object) -> None:
        """Return nothing to Qt."""


class Pane(QWidget):
    """Is called back by Qt, and returns nothing to it."""

    def changeEvent(self, event: object) -> None:
        """Qt calls this for each enabling and disabling."""


def _emitting() -> Callable[[int], None]:
    bell = Bell()
    bell.rang.connect(bell.hear)
    return lambda _turn: bell.rang.emit(None)


def _naming() -> Callable[[int], None]:
    named = QObject()
    return lambda turn: named.setObjectName(str(turn % 2))


def _enabling() -> Callable[[int], None]:
    pane = Pane()
    return lambda turn: pane.setEnabled(bool(turn % 2))


def _timing() -> Callable[[int], None]:
    timer = QTimer()
    return timer.setInterval


def _writing() -> Callable[[int], None]:
    item = QStandardItem()
    return lambda turn: item.setText(str(turn % 2))


@pytest.mark.parametrize("prepare", [_emitting, _naming, _enabling, _timing, _writing])
def test_a_thousand_void_calls_lose_no_reference_to_none(
    prepare: Callable[[], Callable[[int], None]], qapp: QApplication
) -> None:
    assert qapp is not None
    call = prepare()
    call(0)
    before = sys.getrefcount(None)
    for turn in range(CALLS):
        call(turn)
    assert sys.getrefcount(None) > before - A_HANDFUL
