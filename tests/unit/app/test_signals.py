"""A signal of the system reaches the Qt event loop, and the signals are given back."""

import os
import signal

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.app.signals import Endings


@pytest.mark.skipif(os.name != "posix", reason="a process can send itself a signal only on POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_asks_for_the_end_once(qapp: QApplication, qtbot: QtBot, number: signal.Signals) -> None:
    parent = QObject()
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    endings = Endings(parent)
    asked: list[None] = []
    endings.asked.connect(lambda: asked.append(None))
    try:
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: len(asked) == 1)
    finally:
        endings.stop()
    assert {each: signal.getsignal(each) for each in before} == before
    assert signal.set_wakeup_fd(-1) == -1
