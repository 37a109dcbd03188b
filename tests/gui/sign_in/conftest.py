"""The sign-in page in an active window, with an empty clipboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.domain.orders import Order
from certdesk.viewmodels.flow import SignInRequest
from certdesk.views.sign_in.page import SignInPage
from tests.fakes_gui.sign_in import SHOP, SignInDesk
from tests.gui.sign_in.driver import Driver


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def at_step_one(qtbot: QtBot) -> Driver:
    """An order of the book, on the first step."""
    return opened(qtbot, SignInRequest(SHOP))


@pytest.fixture
def at_step_two(qtbot: QtBot) -> Driver:
    """The page waits for the code."""
    return opened(qtbot, SignInRequest(SHOP, send_at_once=True))


def opened(qtbot: QtBot, request: SignInRequest, *, order: Order | None = None, is_practice: bool = False) -> Driver:
    """The page after `request` was answered."""
    desk = SignInDesk(order)
    page = SignInPage(desk.model, is_practice=is_practice)
    qtbot.addWidget(page)
    page.resize(1064, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    desk.model.begin(request)
    desk.answer()
    return Driver(qtbot, desk, page)
