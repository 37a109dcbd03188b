"""The sheet that hands in a signing request: what is read, what is refused, and that nothing leaves unasked."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.deeds import Receipt
from certdesk.domain.errors import FieldError, SessionRequired, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.pki.keys import KeyKind, make_key, make_request
from certdesk.viewmodels.csr.model import CsrViewModel
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.viewmodels.flow import After, SignInRequest
from certdesk.views.csr.sheet import CsrSheet
from tests.fakes_gui.csr import HandingActs
from tests.fakes_gui.details import SHOP, FakeOrders, FakeSessions, a_session, an_order, details_of
from tests.lanes import HandLane

W = TypeVar("W", bound=QWidget)
NAME = "shop.larkspur.example"
KEY = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n"


@pytest.fixture(scope="module")
def csr() -> str:
    return make_request(make_key(KeyKind.P_256).private_key, (NAME,))


class Screen:
    """The sheet over a window, as a person meets it."""

    def __init__(self, qtbot: QtBot, purpose: Purpose) -> None:
        self.lane, self.sessions = HandLane(), FakeSessions()
        self.sessions.sessions = (a_session(),)
        self.runner = Runner(self.lane, self.lane)
        details = details_of(an_order())
        self.acts = HandingActs(details.entry.order)
        self.model = CsrViewModel(self.acts, FakeOrders(details), self.sessions, self.runner)
        self.done: list[Receipt] = []
        self.wanted: list[SignInRequest] = []
        self.model.done.connect(self.done.append)
        self.model.sign_in_wanted.connect(self.wanted.append)
        self.model.open(SHOP, purpose)
        self.lane.drain()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.sheet = CsrSheet(self.window, self.model, details.entry)
        self.sheet.present()

    def find(self, name: str, kind: type[W]) -> W:
        found = self.sheet.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    @property
    def text(self) -> QPlainTextEdit:
        return self.find("csr_text", QPlainTextEdit)

    @property
    def verdict(self) -> str:
        return self.find("csr_text_verdict", QLabel).text()

    @property
    def send(self) -> QAbstractButton:
        return self.find("csr_send", QAbstractButton)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press("csr_text_paste")
        self.lane.drain()

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)


@pytest.fixture
def supply(qtbot: QtBot) -> Iterator[Screen]:
    yield Screen(qtbot, Purpose.SUPPLY)
    QGuiApplication.clipboard().clear()


@pytest.fixture
def reissue(qtbot: QtBot) -> Iterator[Screen]:
    yield Screen(qtbot, Purpose.REISSUE)
    QGuiApplication.clipboard().clear()


def test_nothing_can_be_sent_before_a_request_was_read(supply: Screen) -> None:
    assert not supply.send.isEnabled()
    assert not supply.find("csr_said", QWidget).isVisible()


def test_a_pasted_request_is_told_and_sent_once_however_often_the_button_is_pressed(supply: Screen, csr: str) -> None:
    supply.paste(csr)
    assert "ECDSA P-256" in supply.verdict
    assert supply.find("csr_said", QWidget).isVisible()
    supply.press("csr_send")
    supply.press("csr_send")
    assert supply.send.text() == "Sending…"
    assert not supply.find("csr_cancel", QAbstractButton).isEnabled()
    supply.lane.drain()
    assert len(supply.acts.taken) == len(supply.done) == 1


def test_a_private_key_is_refused_and_gone_from_the_field_for_good(supply: Screen) -> None:
    supply.paste(KEY)
    assert "This file holds a private key" in supply.verdict
    assert supply.text.toPlainText() == ""
    supply.text.undo()
    assert supply.text.toPlainText() == ""
    assert not supply.send.isEnabled()


def test_a_request_for_another_name_is_refused_before_anything_is_sent(supply: Screen) -> None:
    supply.paste(make_request(make_key(KeyKind.P_256).private_key, ("other.example",)))
    assert "CSR: other.example. Order: shop.larkspur.example." in supply.verdict
    assert not supply.send.isEnabled()


def test_a_dropped_file_is_read_and_the_address_of_it_is_not_typed(supply: Screen, csr: str, tmp_path: Path) -> None:
    file = tmp_path / "larkspur-2026.csr"
    file.write_text(csr)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    assert supply.text.canInsertFromMimeData(dropped)
    supply.text.insertFromMimeData(dropped)
    supply.lane.drain()
    assert supply.verdict.startswith("larkspur-2026.csr")
    assert supply.text.toPlainText() == ""
    assert supply.send.isEnabled()


def test_a_private_key_never_becomes_the_text_of_the_field(supply: Screen) -> None:
    document = supply.text.document()
    shown: list[str] = []
    document.contentsChange.connect(lambda _place, _gone, _come: shown.append(document.toPlainText()))
    supply.paste(KEY)
    given = QMimeData()
    given.setText(KEY)
    supply.text.insertFromMimeData(given)
    assert "".join(shown) == ""
    assert "This file holds a private key" in supply.verdict


def test_what_a_chosen_file_says_does_not_stand_beside_another_text(supply: Screen, csr: str, tmp_path: Path) -> None:
    supply.paste(make_request(make_key(KeyKind.P_256).private_key, ("other.example",)))
    file = tmp_path / "larkspur-2026.csr"
    file.write_text(csr)
    supply.press("csr_text_file")
    dialog = supply.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    supply.lane.drain()
    assert supply.verdict.startswith("larkspur-2026.csr")
    assert supply.text.toPlainText() == ""
    assert supply.send.isEnabled()


def test_a_file_on_the_clipboard_is_read(supply: Screen, csr: str, tmp_path: Path) -> None:
    file = tmp_path / "larkspur-2026.csr"
    file.write_text(csr)
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(copied)
    supply.press("csr_text_paste")
    supply.lane.drain()
    assert supply.verdict.startswith("larkspur-2026.csr")


@pytest.mark.parametrize(
    ("urls", "said"),
    [
        (["file:///a.csr", "file:///b.csr"], "Hand in one file at a time."),
        (["https://ca.example/a.csr"], "Drop the file itself. CertDesk does not fetch links."),
    ],
)
def test_what_is_not_one_file_is_turned_away_and_nothing_older_is_sent(
    supply: Screen, csr: str, urls: list[str], said: str
) -> None:
    supply.paste(csr)
    dropped = QMimeData()
    dropped.setUrls([QUrl(url) for url in urls])
    supply.text.insertFromMimeData(dropped)
    assert supply.verdict == said
    assert supply.text.toPlainText() == ""
    assert not supply.send.isEnabled()
    supply.paste(csr)
    assert "ECDSA P-256" in supply.verdict


def test_a_dropped_folder_is_called_one(supply: Screen, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    supply.text.insertFromMimeData(dropped)
    supply.lane.drain()
    assert supply.verdict == f"Could not read {tmp_path.name}. It is a folder."


def test_what_the_authority_refuses_stands_beside_the_request_and_the_text_stays(supply: Screen, csr: str) -> None:
    supply.acts.refusal = FieldError("csr", MessageKey.KEY_REUSED, name="www.kestrel-arch.example")
    supply.paste(csr)
    supply.press("csr_send")
    supply.lane.drain()
    assert "Another order, www.kestrel-arch.example, uses the same key." in supply.verdict
    assert supply.text.toPlainText().strip() == csr.strip()
    assert not supply.send.isEnabled()


def test_a_portal_that_does_not_answer_is_told_on_top_and_the_same_wish_is_sent_again(supply: Screen, csr: str) -> None:
    supply.acts.refusal = Unavailable(MessageKey.PORTAL)
    supply.paste(csr)
    supply.press("csr_send")
    supply.lane.drain()
    assert supply.find("csr_notice", QWidget).isVisible()
    supply.acts.refusal = None
    supply.press("csr_send")
    supply.lane.drain()
    (first, *_), (second, *_) = supply.acts.taken
    assert first == second
    assert len(supply.done) == 1


def test_a_usual_reason_is_picked_and_sent_with_the_reissue(reissue: Screen, csr: str) -> None:
    reissue.paste(csr)
    reissue.press("csr_reason_1")
    assert reissue.find("csr_reason", QLineEdit).text() == "Server moved"
    assert reissue.send.text() == "Send reissue request"
    reissue.press("csr_send")
    reissue.lane.drain()
    assert reissue.acts.taken[0][2] == "Server moved"


def test_without_a_session_a_reissue_signs_in_first_and_everything_stays(reissue: Screen, csr: str) -> None:
    reissue.paste(csr)
    reissue.sessions.sessions = ()
    reissue.model.tick()
    assert reissue.send.text() == "Sign in and send"
    reissue.press("csr_send")
    assert reissue.wanted == [SignInRequest(SHOP, After.GO_ON_REISSUING)]
    assert not reissue.acts.taken
    reissue.sessions.sessions = (a_session(),)
    reissue.model.send()
    reissue.lane.drain()
    assert len(reissue.done) == 1


def test_a_session_that_ends_while_sending_asks_for_a_new_one(reissue: Screen, csr: str) -> None:
    reissue.acts.refusal = SessionRequired(MessageKey.SESSION_ENDED, order=SHOP)
    reissue.paste(csr)
    reissue.press("csr_send")
    reissue.lane.drain()
    assert reissue.wanted == [SignInRequest(SHOP, After.GO_ON_REISSUING)]
    assert reissue.text.toPlainText().strip() == csr.strip()
