"""An opened mail leaves the program as a file that any mail program reads."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from certdesk.domain.mail import Message, MessageSummary
from certdesk.views.practice.mail_list import EML, MailList, eml_name
from tests.samples import NOW

RAW = b"Subject: Access code\r\nTo: web@larkspur.example\r\n\r\nHello\r\n"


def message(subject: str = "Access code for shop.larkspur.example") -> Message:
    summary = MessageSummary(7, "web@larkspur.example", "portal", subject, NOW, is_read=False)
    return Message(summary, "Hello", RAW)


def _dragged(mime: QMimeData) -> Path:
    (url,) = mime.urls()
    return Path(url.toLocalFile())


def test_a_dragged_mail_is_an_eml_file_that_only_its_owner_can_reach(qtbot: QtBot) -> None:
    mails = MailList()
    qtbot.addWidget(mails)
    mime = mails.mime_of(message())
    path = _dragged(mime)
    assert path.read_bytes() == RAW == bytes(mime.data(EML).data())
    assert message_from_bytes(path.read_bytes(), policy=default)["subject"] == "Access code"
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("subject", ["../../etc/passwd", "a\x00b", "C:\\x", "", "…", "<b>" * 50])
def test_a_hostile_subject_makes_a_plain_file_name(subject: str) -> None:
    name = eml_name(message(subject))
    assert name.endswith("-7.eml")
    assert all(character.isalnum() or character in "-." for character in name)
    assert len(name) < 80
