"""Links of practice mails that prove a domain: offered in the mailbox, followed once, and answered in its note."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import NotFound
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.mailbox import MailboxViewModel
from certdesk.views.practice.mailbox_window import MailboxWindow
from certdesk.views.theme.appearance import Appearance
from tests.fakes_gui.mail import MailPractice
from tests.fakes_gui.proofs import TOKEN, FakeCounter
from tests.lanes import HandLane

LINK = f"http://127.0.0.1:8080/dcv/{TOKEN}"
ADMIN = "admin@larkspur.example"


class Room:
    """The mailbox window with two mails: one with a link, and a newer one without."""

    def __init__(self, qtbot: QtBot) -> None:
        self.lane, self.counter, practice = HandLane(), FakeCounter(), MailPractice()
        practice.mail.deliver(ADMIN, "Confirm control over larkspur.example", f"Open:\n\n{LINK}\n", practice.now)
        practice.mail.deliver(ADMIN, "Access code", "The code", practice.now)
        self.other, self.mail = (message.id for message in practice.messages(None, ""))
        self.model = MailboxViewModel(practice, self.counter, Runner(self.lane, self.lane))
        self.window = MailboxWindow(self.model)
        qtbot.addWidget(self.window)
        self.window.show_mailbox(None)
        self.open(self.mail)

    def open(self, message: int) -> None:
        self.model.open(message)
        self.lane.drain()

    @property
    def button(self) -> QAbstractButton:
        found = self.window.findChild(QAbstractButton, "message_follow")
        assert found is not None
        return found

    def note(self) -> str:
        found = self.window.findChild(QLabel, "mailbox_note")
        assert found is not None
        return found.text()


@pytest.fixture
def room(appearance: Appearance, qtbot: QtBot) -> Room:
    return Room(qtbot)


def test_only_a_mail_with_a_link_offers_to_confirm(room: Room) -> None:
    assert room.button.isVisible()
    assert room.button.text() == "Confirm this domain"
    room.open(room.other)
    assert not room.button.isVisible()


def test_the_link_is_followed_once_and_the_name_is_said(room: Room) -> None:
    room.button.click()
    room.button.click()
    assert room.button.text() == "Confirming…"
    room.lane.drain()
    assert room.counter.followed == [LINK]
    assert room.note() == "larkspur.example is proved"
    assert not room.button.isVisible()
    room.open(room.other)
    assert room.note() == ""


def test_a_link_that_was_used_says_so_beside_its_mail(room: Room) -> None:
    room.counter.trouble = NotFound(MessageKey.PROOF_NOT_FOUND)
    room.button.click()
    room.lane.drain()
    assert room.note().startswith("This link proves nothing any more. It was used")
    assert room.button.text() == "Confirm this domain"
    room.model.load()
    room.lane.drain()
    assert room.note().startswith("This link proves nothing any more.")
    room.open(room.other)
    assert room.note() == ""


def test_an_answer_for_a_mail_that_was_left_is_not_said_of_the_next(room: Room) -> None:
    room.button.click()
    room.model.choose(ADMIN)
    room.lane.drain()
    assert room.counter.followed == [LINK]
    assert room.note() == ""
    room.open(room.mail)
    assert room.button.isVisible()
