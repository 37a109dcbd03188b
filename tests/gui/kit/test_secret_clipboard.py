"""A secret in the clipboard does not stay there, and is marked as one that nobody should remember."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.secret_clipboard import SecretClipboard, secret_clipboard

SECRET = "k7f3-9xwm"


@pytest.fixture(autouse=True)
def _empty_clipboard(qtbot: QtBot) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def test_it_is_taken_out_after_a_while(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    SecretClipboard(widget, lingers=1).put(SECRET)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")


def test_what_was_copied_meanwhile_stays(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    secrets = SecretClipboard(widget)
    secrets.put(SECRET)
    QGuiApplication.clipboard().setText("something else")
    secrets.take_out()
    assert QGuiApplication.clipboard().text() == "something else"


def test_clipboard_histories_are_asked_to_leave_it_out(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    SecretClipboard(widget).put(SECRET)
    held = QGuiApplication.clipboard().mimeData()
    assert held.text() == SECRET
    assert held.data("x-kde-passwordManagerHint").data() == b"secret"


def test_it_does_not_keep_the_secret_itself(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    secrets = SecretClipboard(widget)
    secrets.put(SECRET)
    assert SECRET not in repr(vars(secrets))


def test_a_window_has_one(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inside = QWidget(window)
    assert secret_clipboard(inside) is secret_clipboard(window)
