"""The application dressed for a test and undressed after it, and a mail program beside it."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from certdesk.views.theme.appearance import Appearance, Scheme
from tests.gui.mail_program import MailProgram
from tests.locales import plain_locale


@pytest.fixture(autouse=True)
def _plain_locale() -> Iterator[None]:
    with plain_locale():
        yield


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    for left_over in qapp.findChildren(Appearance):  # of a program that another test ran in this process
        delete(left_over)
    before = qapp.font()
    worn = Appearance(qapp, Scheme.LIGHT)
    yield worn
    delete(worn)
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(before)


@pytest.fixture
def mail_program() -> Iterator[MailProgram]:
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "open_mail")  # type: ignore[arg-type]  # takes text
    yield program
    QDesktopServices.unsetUrlHandler("mailto")
