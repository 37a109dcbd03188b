"""The support sheet: the mail as it will be, and the ways to send it."""

from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.activity import DeskAct
from certdesk.domain.orders import Brand, Order
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.composer import ComposerViewModel
from certdesk.views.kit.focus import tab_stops
from certdesk.views.support.sheet import SupportSheet
from tests.fakes_gui.details import SHOP, FakeOrders, FakeSessions, an_order, details_of, sold_as
from tests.fakes_gui.support import NotingActs, a_csr
from tests.gui.mail_program import MailProgram
from tests.lanes import HandLane

W = TypeVar("W", bound=QWidget)
CSR = a_csr("shop.larkspur.example")


class Screen:
    """The sheet over a window, as a person meets it."""

    def __init__(self, qtbot: QtBot, order: Order) -> None:
        self.acts, self.lane = NotingActs(), HandLane()
        self.runner = Runner(self.lane, self.lane)
        self.model = ComposerViewModel(self.acts, FakeOrders(details_of(order)), FakeSessions(), self.runner)
        self.model.open(SHOP)
        self.lane.drain()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.sheet = SupportSheet(self.window, self.model)
        self.sheet.present()

    def find(self, name: str, kind: type[W]) -> W:
        found = self.sheet.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press("support_csr_paste")
        self.lane.drain()

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)

    def can(self, name: str) -> bool:
        return self.find(name, QAbstractButton).isEnabled()

    def text(self, name: str) -> str:
        label = self.find(name, QLabel)
        return label.text() if label.isVisible() else ""

    @property
    def preview(self) -> str:
        return self.find("support_preview", QPlainTextEdit).toPlainText()


@pytest.fixture
def reissue(qtbot: QtBot, appearance: object) -> Screen:
    return Screen(qtbot, sold_as(an_order(), Brand.SECTIGO))


@pytest.fixture
def denial(qtbot: QtBot, appearance: object) -> Screen:
    return Screen(qtbot, an_order(status="rejected"))


def test_the_mail_shows_as_it_will_be_and_names_what_is_missing(reissue: Screen) -> None:
    assert reissue.text("support_missing") == "Still missing: a CSR for this name."
    for line in (
        "From: web@larkspur.example",
        "Subject: Reissue shop.larkspur.example, 2817-44019C",
        "Common name: shop.larkspur.example",
        "Supplier order ID: 2817-44019C",
        "Brand: Sectigo",
    ):
        assert line in reissue.preview
    assert not any(reissue.can(name) for name in ("support_copy", "support_save", "support_open"))


def test_with_its_csr_the_mail_is_whole(reissue: Screen, mail_program: MailProgram) -> None:
    reissue.paste(CSR)
    assert reissue.text("support_missing") == ""
    assert "RSA 3072" in reissue.text("support_csr_verdict")
    assert "-----END CERTIFICATE REQUEST-----" in reissue.preview
    reissue.press("support_copy")
    copied = QGuiApplication.clipboard().text()
    assert reissue.preview.endswith(copied)
    assert copied.startswith("Hello, reissue this certificate with the CSR below.")
    assert reissue.text("support_told") == "Copied the text of the mail"
    reissue.press("support_open")
    reissue.lane.drain()
    assert len(mail_program.opened) == 1
    subject = "Reissue shop.larkspur.example, 2817-44019C"
    assert reissue.acts.noted == [(SHOP, DeskAct.SUPPORT_MAIL, subject)]


def test_a_csr_for_another_name_stands_beside_the_field_and_stays_out_of_the_mail(reissue: Screen) -> None:
    reissue.paste(a_csr("www.kestrel.example"))
    assert reissue.text("support_csr_verdict").startswith("The CSR is for another name.")
    assert "END CERTIFICATE REQUEST" not in reissue.preview
    assert not reissue.can("support_copy")


def test_the_mail_program_gets_the_address_the_subject_and_the_whole_text(
    denial: Screen, mail_program: MailProgram
) -> None:
    field = denial.find("support_recipient", QWidget).findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "help@reseller.example")
    denial.press("support_open")
    parts = urlsplit(mail_program.opened[0])
    fields = parse_qs(parts.query)
    assert parts.path == "help@reseller.example"
    assert fields["subject"] == ["Denied: shop.larkspur.example, 2817-44019C"]
    assert denial.preview.endswith(fields["body"][0].replace("\r\n", "\n"))


def test_an_address_that_is_none_is_said_and_nothing_can_be_sent(denial: Screen) -> None:
    field = denial.find("support_recipient", QWidget).findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "help")
    assert "not an e-mail address" in field.accessibleDescription()
    assert not denial.can("support_copy")
    assert "To:" not in denial.preview


def test_a_mail_that_is_too_long_for_the_mail_program_can_still_be_saved_and_copied(reissue: Screen) -> None:
    reissue.paste(a_csr("shop.larkspur.example", *(f"n{n}.larkspur.example" for n in range(80))))
    assert not reissue.can("support_open")
    assert reissue.can("support_save")
    assert "too long" in reissue.text("support_too_long")


def test_it_is_saved_as_a_mail_file(denial: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    denial.press("support_save")
    dialog = denial.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "mail.eml"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    denial.lane.drain()
    read = message_from_bytes(target.read_bytes(), policy=SMTP)
    assert read["Subject"] == "Denied: shop.larkspur.example, 2817-44019C"
    assert denial.preview.endswith(read.get_content().replace("\r\n", "\n"))
    assert denial.text("support_told") == "Saved mail.eml"
    assert len(denial.acts.noted) == 1


def test_a_folder_that_is_gone_is_told_in_the_sheet_and_nothing_is_noted(denial: Screen, tmp_path: Path) -> None:
    denial.press("support_save")
    dialog = denial.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "gone" / "mail.eml"))
    dialog.close()
    denial.lane.drain()
    assert "Could not save in" in denial.text("support_told")
    assert denial.acts.noted == []


def test_what_needs_no_csr_has_no_field_for_one(denial: Screen) -> None:
    assert not denial.find("support_csr", QPlainTextEdit).isVisible()
    assert denial.can("support_copy")


def test_closing_keeps_the_draft(reissue: Screen) -> None:
    reissue.paste(CSR)
    reissue.press("support_close")
    assert not reissue.model.props.is_open
    reissue.model.open(SHOP)
    reissue.lane.drain()
    assert reissue.model.props.is_ready


def test_every_stop_of_the_sheet_has_a_name(reissue: Screen) -> None:
    stops = list(tab_stops(reissue.sheet))
    names = [each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "") for each in stops]
    assert len(stops) >= 5
    assert all(names)
