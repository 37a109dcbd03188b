"""Reading practice mails in their window, as for a password that came by one."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QPlainTextEdit

from tests.e2e.visitor import NOTHING, Visitor

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
    mailbox = visitor.mailbox
    visitor.press(next(each for each in visitor.visible(QAbstractButton) if each.objectName() == "practice_mail"))
    visitor.wait("the mailbox", mailbox.isVisible)
    search = next(iter(mailbox.findChildren(QLineEdit, "mail_search")))
    search.clear()
    QTest.keyClicks(search, subject)
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
    said = text.toPlainText()
    mailbox.close()
    visitor.come_back()
    return said
