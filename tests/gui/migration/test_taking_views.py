"""Adding certificates and notices at the window: dropped, typed and pasted, and what is said of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import CertDeskError, PolicyRefused
from certdesk.domain.mail import Message, MessageSummary
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.migration.find.model import FindViewModel
from certdesk.viewmodels.migration.taking.adding import AddingViewModel
from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.viewmodels.migration.taking.props import Came, LeftOut
from certdesk.views.migration.find.page import FindPage
from certdesk.views.migration.taking.add_panel import AddPanel
from certdesk.views.migration.taking.dropped import Dropped, dropped_of
from certdesk.views.migration.taking.notice_zone import NoticeDropZone
from certdesk.views.migration.taking.sheets import TakingSheets
from certdesk.views.practice.mail_list import MailList
from certdesk.views.theme.appearance import Appearance
from certdesk.views.wording.migration import taking as words
from tests.e2e.dragging import Drag, drop, files, link, text
from tests.fakes_gui.moving import MovingDesk
from tests.unit.services.migrations.office import certificate, mail, notice, pem, pfx

W = TypeVar("W", bound=QWidget)
NOTICE = notice("clinic.example", "00734126")
SECRET = "open sesame"


class Desktop:
    """The empty state and the zone beside each other, with the sheets over them."""

    def __init__(self, qtbot: QtBot, moving: MovingDesk, folder: Path) -> None:
        self.moving, self.folder = moving, folder
        services = moving.desk.holdings, moving.open, moving.runner
        self.taking = TakingViewModel(services[0], moving.desk.account_search, *services[1:])
        self.adding = AddingViewModel(services[0], moving.desk.orders, *services[1:])
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.zone, self.panel = NoticeDropZone(self.taking), AddPanel(self.adding, self.taking)
        column.addWidget(self.zone)
        column.addWidget(self.panel)
        self.sheets = TakingSheets(self.window, self.adding, self.taking)
        self.sheets.serve(self.zone)
        self.sheets.serve(self.panel)
        self.window.resize(1100, 900)
        self.window.show()
        qtbot.waitExposed(self.window)
        moving.settle()

    def put(self, **contents: bytes) -> list[Path]:
        paths = [self.folder / name.replace("_", ".") for name in contents]
        for path, content in zip(paths, contents.values(), strict=True):
            path.write_bytes(content)
        return paths

    def find(self, kind: type[W], name: str) -> W:
        """The one of that name that is shown."""
        (found,) = [each for each in self.window.findChildren(kind, name) if each.isVisible()]
        return found

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.window.findChildren(QWidget, name))

    def press(self, name: str) -> None:
        self.find(QAbstractButton, name).click()
        self.moving.settle()

    def said(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def drop(self, data: QMimeData) -> None:
        assert drop(self.window, data, self.zone.geometry().center()) is Qt.DropAction.CopyAction
        self.moving.settle()


@pytest.fixture
def desktop(qtbot: QtBot, appearance: Appearance, moving: MovingDesk, tmp_path: Path) -> Desktop:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desktop(qtbot, moving, folder)


def data_of(**formats: bytes) -> QMimeData:
    data = QMimeData()
    for name, content in formats.items():
        data.setData(name.replace("__", "/").replace("_", "-"), content)
    return data


def with_url(data: QMimeData, address: str) -> QMimeData:
    data.setUrls([QUrl(address)])
    return data


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (lambda: files(Path("/a.eml"), Path("/b.eml"), Path("/a.eml")), Dropped((Path("/a.eml"), Path("/b.eml")))),
        (lambda: data_of(message__rfc822=NOTICE), Dropped(mail=NOTICE)),
        (lambda: text("Customer number: 1"), Dropped(mail="Customer number: 1")),
        (lambda: data_of(application__x_moz_file_promise=b"x"), MessageKey.MAIL_NO_PATH),
        (lambda: with_url(QMimeData(), "imap-message://me@mail/INBOX#7"), MessageKey.MAIL_NO_PATH),
        (lambda: link("https://larkspur.example/notice.eml"), MessageKey.CSR_LINK),
        (lambda: data_of(application__x_thing=b"x"), MessageKey.DROP_FORM),
        (lambda: text("  \n"), MessageKey.DROP_FORM),
    ],
)
def test_what_a_drag_holds(data: Callable[[], QMimeData], found: Dropped | MessageKey) -> None:
    held = dropped_of(data())
    assert (held.key if isinstance(held, CertDeskError) else held) == found


def test_notices_that_are_dropped_settle_their_certificates(desktop: Desktop) -> None:
    desktop.moving.typed("clinic.example")
    desktop.drop(files(*desktop.put(a_eml=NOTICE)))
    assert [line.moved.number for line in desktop.moving.view.lines] == ["00734126"]
    assert desktop.said("migration_notices_came") == "1 mail read, 1 renewal notice, 1 certificate settled"
    assert not desktop.sees("migration_notices_details"), "all went well"
    desktop.press("migration_notices_clear")
    assert not desktop.sees("migration_notices_came")


def test_a_mail_out_of_the_practice_mailbox_is_read(desktop: Desktop) -> None:
    desktop.moving.typed("clinic.example")
    sent_at = datetime(2026, 11, 20, tzinfo=UTC)
    summary = MessageSummary(
        7, "web@okafor.example", "renewals@registrar.example", "SSL renewal", sent_at, is_read=True
    )
    mails = MailList()
    desktop.drop(mails.mime_of(Message(summary, "", NOTICE)))
    assert [line.moved.number for line in desktop.moving.view.lines] == ["00734126"]


def test_a_mail_that_is_dragged_as_such_is_read(desktop: Desktop) -> None:
    desktop.moving.typed("clinic.example")
    desktop.drop(data_of(message__rfc822=NOTICE))
    assert [line.moved.number for line in desktop.moving.view.lines] == ["00734126"]


def test_what_cannot_be_taken_is_said(desktop: Desktop) -> None:
    desktop.drop(data_of(application__x_moz_file_promise=b"x"))
    notice_ = desktop.find(QWidget, "migration_notices_notice")
    assert notice_.accessibleName() == "This mail cannot be read from there"
    desktop.drop(files(*desktop.put(scan_eml=b"%PDF-1.7")))
    assert notice_.accessibleName() == "This is not a mail"
    assert notice_.accessibleDescription().startswith("scan.eml is a PDF.")
    desktop.drop(files(*desktop.put(b_eml=notice("clinic.example", ""))))
    assert (
        desktop.said("migration_notices_came") == "1 mail read, 1 renewal notice, no certificate settled, 1 name to add"
    )
    desktop.drop(files(*desktop.put(c_eml=mail(["Lunch?"], subject="Lunch"))))
    assert notice_.accessibleName() == "Not a renewal notice"
    desktop.drop(files(desktop.folder / "gone.eml"))
    assert notice_.accessibleName() == "Could not read gone.eml"


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (notice("clinic.example", ""), "No customer number in it"),
        (notice("clinic.example", "1", sender="a@starfield-billing.example"), "This notice may not be genuine"),
    ],
)
def test_of_one_notice_alone_it_is_said_at_once_what_is_wrong(desktop: Desktop, content: bytes, title: str) -> None:
    desktop.moving.typed("clinic.example")
    desktop.drop(files(*desktop.put(a_eml=content)))
    assert desktop.find(QWidget, "migration_notices_notice").accessibleName() == title


def test_what_is_dropped_on_the_sheet_is_taken(desktop: Desktop) -> None:
    desktop.sheets.open_add()
    data = files(*desktop.put(a_pem=pem(certificate("a.example"))))
    assert drop(desktop.window, data, desktop.window.rect().center()) is Qt.DropAction.CopyAction
    desktop.moving.settle()
    assert len(desktop.moving.view.lines) == 1
    assert not desktop.sees("migration_add_sheet")


def test_the_keyboard_comes_along_with_what_is_dropped(desktop: Desktop, qtbot: QtBot) -> None:
    """A drop leaves it with the program that the files come from; a pass phrase could not be typed."""
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    desktop.drop(files(*desktop.put(a_pfx=pfx(certificate("a.example"), SECRET))))
    qtbot.waitUntil(desktop.window.isActiveWindow)
    assert QApplication.focusWidget() is desktop.find(QLineEdit, "migration_passphrase_field")


def test_a_drag_over_the_zone_is_shown(desktop: Desktop) -> None:
    drag = Drag(desktop.window, files(*desktop.put(a_eml=NOTICE)))
    assert drag.enter(desktop.zone.geometry().center())
    assert desktop.said("migration_notices_title") == "Let go to read it here"
    drag.leave()
    assert desktop.said("migration_notices_title") == "Drop renewal notices here"


def test_long_reading_tells_how_far_it_is_and_can_be_stopped(desktop: Desktop) -> None:
    names = [f"n{number}.example" for number in range(40)]
    desktop.moving.typed(*names)
    for number, name in enumerate(names):
        (desktop.folder / f"{number:02}.eml").write_bytes(notice(name, "1"))
    desktop.find(QAbstractButton, "migration_notices_choose").setFocus()
    desktop.taking.take([desktop.folder])
    assert not desktop.sees("migration_notices_stop"), "what is read at once needs no bar"
    desktop.moving.queries.crank()
    desktop.zone.patience.timeout.emit()
    assert desktop.said("migration_notices_reading") == "Reading 1 of 40"
    assert desktop.find(QWidget, "migration_notices_stop").hasFocus()
    desktop.press("migration_notices_stop")
    assert desktop.said("migration_notices_came") == "Stopped. Nothing was read."
    assert desktop.find(QWidget, "migration_notices_choose").hasFocus()


def test_the_details_offer_what_is_left(desktop: Desktop) -> None:
    desktop.moving.typed("mine.example")
    nameless = mail(["Your SSL certificate expires soon: renew it.", "Customer number: 40127763"])
    fraud = notice("mine.example", "666", sender="Renewals <renewals@starfield-billing.example>")
    desktop.drop(files(*desktop.put(a_eml=NOTICE, b_eml=nameless, c_eml=fraud, d_pdf=b"%PDF-1")))
    desktop.press("migration_notices_details")
    sheet = desktop.find(QWidget, "migration_result")
    words = [each.text().replace("\u200b", "") for each in sheet.findChildren(QLabel) if each.isVisible()]
    assert "clinic.example" in words
    assert "1 customer number without a name" in words
    assert "It uses a name that only looks like the provider’s. What c.eml says is shown, and not used." in words
    assert "d.pdf" in words
    assert not desktop.find(QAbstractButton, "migration_result_use_40127763").isEnabled()
    desktop.taking.select([desktop.moving.view.lines[0].holding.id])
    use = desktop.find(QAbstractButton, "migration_result_use_40127763")
    assert use.text() == "Use for mine.example"
    desktop.press("migration_result_use_40127763")
    assert desktop.moving.view.lines[0].moved.number == "40127763"
    assert not desktop.sees("migration_result_nameless")
    desktop.press("migration_result_add")
    assert not desktop.sees("migration_result")
    assert {line.moved.number for line in desktop.moving.view.lines} == {"40127763", "00734126"}


def test_of_many_refused_the_first_hundred_are_shown(desktop: Desktop) -> None:
    for number in range(103):
        (desktop.folder / f"{number}.pdf").write_bytes(b"%PDF-1")
    desktop.drop(files(desktop.folder))
    desktop.press("migration_notices_details")
    words = [each.text() for each in desktop.find(QWidget, "migration_result").findChildren(QLabel)]
    assert "103 that gave nothing" in words
    assert "and 3 more" in words


def test_a_notice_is_pasted(desktop: Desktop) -> None:
    desktop.moving.typed("clinic.example")
    desktop.press("migration_notices_paste")
    assert not desktop.find(QAbstractButton, "migration_paste_read").isEnabled()
    edit = desktop.find(QPlainTextEdit, "migration_paste_text")
    data = QMimeData()
    data.setText(NOTICE.decode())
    data.setHtml("<img src='https://tracker.example/x.png'>")
    edit.insertFromMimeData(data)
    assert edit.toPlainText() == NOTICE.decode()
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desktop.moving.settle()
    assert not desktop.sees("migration_paste")
    assert [line.moved.number for line in desktop.moving.view.lines] == ["00734126"]


def test_a_pasted_text_that_is_no_notice_is_told(desktop: Desktop) -> None:
    desktop.taking.paste("Lunch?")
    desktop.moving.settle()
    assert desktop.said("migration_notices_came") == "1 mail read, no renewal notice among them"


def test_a_pass_phrase_is_asked_for_at_its_field_and_does_not_stay_there(desktop: Desktop) -> None:
    desktop.sheets.open_add()
    desktop.taking.take(desktop.put(a_pfx=pfx(certificate("a.example"), SECRET), b_pem=pem(certificate("b.example"))))
    desktop.moving.settle()
    assert not desktop.sees("migration_add_sheet")
    field = desktop.find(QLineEdit, "migration_passphrase_field")
    assert field.hasFocus()
    assert field.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(field, "wrong")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desktop.moving.settle()
    assert field.accessibleDescription() == "a.pfx does not open with this pass phrase."
    field.clear()
    QTest.keyClicks(field, SECRET)
    desktop.press("migration_passphrase_open")
    assert not desktop.sees("migration_passphrase")
    assert not desktop.sees("migration_add_sheet"), "everything was added"
    assert [line.holding.common_name for line in desktop.moving.view.lines] == ["b.example", "a.example"]
    assert field.text() == ""


def test_bundles_that_are_left_out_are_told(desktop: Desktop) -> None:
    desktop.drop(files(*desktop.put(a_pfx=pfx(certificate("a.example"), SECRET))))
    desktop.press("migration_passphrase_leave")
    assert not desktop.sees("migration_passphrase")
    assert desktop.find(QWidget, "migration_notices_notice").accessibleName() == "Protected by a pass phrase"
    desktop.drop(files(desktop.folder / "a.pfx"))
    assert desktop.sees("migration_passphrase"), "it is asked for again"


def test_names_are_typed_with_their_client(desktop: Desktop) -> None:
    edit = desktop.find(QPlainTextEdit, "migration_add_names")
    edit.setPlainText("a.example\nno name!")
    desktop.find(QLineEdit, "migration_add_names_client").setText("Larkspur")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desktop.moving.settle()
    assert edit.accessibleDescription().startswith("Not a name: “")
    assert edit.accessibleDescription().endswith("The others were added.")
    assert edit.toPlainText() == "a.example\nno name!"
    edit.setPlainText("b.example")
    desktop.press("migration_add_typed")
    assert edit.toPlainText() == ""
    assert [line.holding.client for line in desktop.moving.view.lines] == ["Larkspur", "Larkspur"]
    edit.setPlainText("b.example")
    desktop.press("migration_add_typed")
    assert edit.accessibleDescription() == "It is in this migration already."


def test_the_iso_account_says_when_it_was_removed(desktop: Desktop) -> None:
    desktop.press("migration_add_iso")
    assert len(desktop.moving.view.lines) == 18
    desktop.moving.desk.account_search.set_removal(datetime(2026, 11, 20, tzinfo=UTC).date())
    desktop.press("migration_add_iso")
    problem = desktop.find(QWidget, "migration_add_problem")
    assert problem.accessibleName() == "The ISO account was removed"
    assert problem.accessibleDescription().startswith("It went on 20 Nov 2026.")


def test_the_sheet_closes_once_something_was_added(desktop: Desktop) -> None:
    desktop.sheets.open_add()
    (sheet,) = desktop.window.findChildren(QWidget, "migration_add_sheet")
    buttons = [each for each in sheet.findChildren(QAbstractButton, "migration_add_iso") if each.isVisible()]
    buttons[0].click()
    desktop.moving.settle()
    assert not desktop.sees("migration_add_sheet")
    assert len(desktop.moving.view.lines) == 18


def test_the_page_without_certificates_leads_to_what_files_are_chosen_with(
    appearance: Appearance, moving: MovingDesk, desktop: Desktop, qtbot: QtBot
) -> None:
    desk = moving.desk
    model = FindViewModel(desk.holdings, desk.account_search, desk.sessions, moving.open, moving.runner)
    page = FindPage(model)
    page.set_empty_panel(desktop.panel)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    moving.settle()
    page.focus_first()
    assert desktop.panel.zone.choose.hasFocus()


def test_names_that_can_be_added_are_counted_where_nothing_was_settled() -> None:
    came = Came(mails=2, notices=2, strangers=("a.example", "b.example"), suspicious=1)
    assert words.came_words(came).text == "2 mails read, 2 renewal notices, no certificate settled, 2 names to add"
    doubt = LeftOut("n.eml", PolicyRefused(MessageKey.NOTICE_SUSPICIOUS, file="n.eml", reason="forwarded", about=""))
    assert words.more_words(replace(came, refused=(doubt,))) == "See what is left…"
    assert words.more_words(Came(mails=1, notices=1, refused=(doubt,))) == "See why…"
