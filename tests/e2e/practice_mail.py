"""Reading practice mails in their window, as for a password that came by one."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QListWidget, QPlainTextEdit

from certdesk.views.practice.mail_list import MailList
from tests.e2e.stage import Stage
from tests.e2e.visitor import NOTHING, Visitor, can_be_pressed

MAYA_MAIL = "web@okafor.example"
PRIYA_MAIL = "priya.nair@copperfield-legal.example"
WELCOME = "Welcome to your DigiCert account"
RESET = "Reset your DigiCert password"
ONE_AT_OKAFOR = "Welcome to DigiCert ONE: Okafor Web Services"
ONE_AT_COPPERFIELD = "Welcome to DigiCert ONE: Copperfield Legal"
CENTRAL_AT_TIDEWATER = "Welcome to CertCentral: Tidewater Marine"
_PASSWORD: Final = re.compile(r"^[a-z0-9]{4}(?:-[a-z0-9]{4}){2}$", re.MULTILINE)
_SPOKEN: Final = Qt.ItemDataRole.AccessibleTextRole


def read_password(visitor: Visitor, subject: str, address: str = MAYA_MAIL) -> str:
    """Read a practice password in the practice mailbox."""
    return password_in(read_mail(visitor, subject, address))


def password_in(mail: str) -> str:
    """Return the practice password that a mail brings."""
    found = _PASSWORD.search(mail)
    assert found is not None, "no practice password in the mail"
    return found.group()


def read_mail(visitor: Visitor, subject: str, address: str = MAYA_MAIL) -> str:
    """Find the newest mail of that subject to that address in the practice mailbox, and return what it says."""
    said = open_mail(visitor, subject, address)
    visitor.mailbox.close()
    visitor.come_back()
    return said


def saved_mail(visitor: Visitor, subject: str, address: str, folder: Path) -> Path:
    """Save the newest mail of that subject to that address into a folder, from the practice mailbox."""
    open_mail(visitor, subject, address)
    mailbox = visitor.mailbox
    visitor.click("Save as .eml…", mailbox)
    visitor.wait("the dialog", lambda: any(visitor.visible(QFileDialog, mailbox)))
    dialog = next(visitor.visible(QFileDialog, mailbox))
    path = folder / Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(path))
    dialog.close()
    visitor.wait("the mail as a file", path.exists)
    mailbox.close()
    visitor.come_back()
    return path


def dragged_mail(stage: Stage, visitor: Visitor, subject: str, address: str) -> QMimeData:
    """Return what is dragged out of the practice mailbox with the newest mail of that subject to that address."""
    open_mail(visitor, subject, address)
    messages = next(iter(visitor.mailbox.findChildren(MailList)))
    message = stage.program.models.counter.mailbox.model.props.message
    assert message is not None
    visitor.mailbox.close()
    visitor.come_back()
    return messages.mime_of(message)


def open_mail(visitor: Visitor, subject: str, address: str) -> str:
    """Open the newest mail of that subject to that address in the practice mailbox, and return what it says."""
    visitor.wait("the way to the mailbox", lambda: _ways(visitor))
    visitor.press(_ways(visitor)[0])
    mailbox = visitor.mailbox
    visitor.wait("the mailbox", mailbox.isVisible)
    search = next(iter(mailbox.findChildren(QLineEdit, "mail_search")))
    search.clear()
    search.insert(subject)  # as pasted: no key writes all of it
    messages = next(iter(mailbox.findChildren(QListWidget, "messages")))
    text = next(iter(mailbox.findChildren(QPlainTextEdit, "message_text")))
    wanted = f"{subject}, to {address}, "

    def places() -> list[int]:
        return [row for row in range(messages.count()) if wanted in str(messages.item(row).data(_SPOKEN))]

    visitor.wait(f"mail “{wanted}”", places)
    item = messages.item(places()[0])
    before, is_open = text.toPlainText(), item.isSelected()
    messages.scrollToItem(item)
    QTest.mouseClick(messages.viewport(), Qt.MouseButton.LeftButton, NOTHING, messages.visualItemRect(item).center())
    visitor.wait("an opened mail", lambda: is_open or text.toPlainText() not in {"", before})
    return text.toPlainText()


def _ways(visitor: Visitor) -> list[QAbstractButton]:
    """The buttons beside the orders and accounts that open the practice mailbox, as soon as they can be pressed."""
    named = [each for each in visitor.visible(QAbstractButton) if each.objectName() == "practice_mail"]
    return [each for each in named if can_be_pressed(each)]
