"""The practice mailbox shows the mails that were asked for, and only the newest answer counts."""

import pytest

from certdesk.domain.changes import Topic
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.mailbox import MailboxViewModel
from tests.fakes_gui.practice import FakePractice
from tests.fakes_gui.proofs import FakeCounter
from tests.lanes import HandLane
from tests.samples import DAY, NOW

pytestmark = pytest.mark.usefixtures("qapp")
WEB, CREW = "web@larkspur.example", "crew@brightwater.example"


class Room:
    def __init__(self) -> None:
        self.practice = FakePractice()
        self.practice.mail.deliver(WEB, "Access code", "The code", NOW)
        self.practice.mail.deliver(CREW, "Certificate issued", "Sails", NOW + DAY)
        self.lane = HandLane()
        self.counter = FakeCounter()
        self.model = MailboxViewModel(self.practice, self.counter, Runner(self.lane, self.lane))
        self.model.load()
        self.lane.drain()

    def subjects(self) -> list[str]:
        return [message.subject for message in self.model.props.messages]


def test_all_mailboxes_come_first_with_the_newest_mail_on_top() -> None:
    room = Room()
    assert room.subjects() == ["Certificate issued", "Access code"]
    assert (room.model.props.total, room.model.props.unread) == (2, 2)


def test_choosing_a_mailbox_shows_its_mails_alone() -> None:
    room = Room()
    room.model.choose(WEB)
    room.lane.drain()
    assert room.subjects() == ["Access code"]


def test_a_search_finds_words_in_the_text() -> None:
    room = Room()
    room.model.set_search("sails")
    room.lane.drain()
    assert room.subjects() == ["Certificate issued"]


def test_an_answer_to_an_older_question_is_dropped() -> None:
    room = Room()
    room.model.choose(WEB)
    room.model.choose(None)
    room.lane.crank()
    assert room.subjects() == ["Certificate issued", "Access code"]
    room.lane.drain()
    assert room.subjects() == ["Certificate issued", "Access code"]


def test_an_opened_mail_counts_as_read() -> None:
    room = Room()
    newest = room.model.props.messages[0].id
    room.model.open(newest)
    room.model.refresh(frozenset({Topic.MAIL}))
    room.lane.drain()
    message = room.model.props.message
    assert message is not None
    assert message.text == "Sails"
    assert room.model.props.unread == 1


def test_a_world_that_was_started_over_closes_the_open_mail() -> None:
    room = Room()
    room.model.open(room.model.props.messages[0].id)
    room.lane.drain()
    room.practice.mail.clear()
    room.model.refresh(frozenset({Topic.MAIL}))
    room.lane.drain()
    assert room.model.props.message is None
    assert room.subjects() == []
