"""Who signs packs and letters: given once, in a small sheet, and shown on the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from certdesk.domain.correspondents import Signatory
from certdesk.domain.handovers import Stage
from certdesk.viewmodels.migration.papers.signing import SigningViewModel
from certdesk.views.migration.papers.signing_sheet import SigningSheet
from certdesk.views.theme.appearance import Appearance
from tests.gui.mail_program import MailProgram
from tests.gui.migration.handing import HandingDesk
from tests.gui.migration.handing_window import HandingWindow

AMA = Signatory("Ama Okafor", "Okafor Web", "ama@okafor.example")


class Signing(HandingWindow):
    """The page, with the sheet that its line asks for."""

    def __init__(self, desk: HandingDesk, qtbot: QtBot) -> None:
        super().__init__(desk, qtbot)
        self.model = SigningViewModel(desk.desk.handing_over, desk.open)
        self.page.sign_wanted.connect(self.open)

    def open(self) -> None:
        self.sheet = SigningSheet(self.window, self.model)
        self.sheet.present()

    def edit(self, name: str) -> QLineEdit:
        found = self.sheet.findChild(QLineEdit, f"migration_signing_{name}")
        assert found is not None
        return found

    def give(self, signatory: Signatory) -> None:
        for name in ("name", "business", "email"):
            self.edit(name).setText(getattr(signatory, name))
        QTest.keyClick(self.edit("email"), Qt.Key.Key_Return)

    @property
    def kept(self) -> Signatory:
        return self.desk.world.desk_again().migrations.load(self.desk.migration.id).signatory


@pytest.fixture
def signing(handing: HandingDesk, qtbot: QtBot, appearance: Appearance) -> Signing:
    handing.client("Tidewater Dental", "clinic.example")
    return Signing(handing, qtbot)


def test_what_is_given_shows_at_once_and_is_kept(signing: Signing) -> None:
    assert signing.text("signed_by_told") == "Not signed with a name yet"
    signing.press("signed_by_change")
    assert QApplication.focusWidget() is signing.edit("name")
    signing.give(AMA)
    assert signing.text("signed_by_told") == "Signed by Ama Okafor, Okafor Web, ama@okafor.example"
    signing.settle()
    assert signing.kept == AMA
    signing.press("signed_by_change")
    assert signing.edit("business").text() == "Okafor Web"
    signing.give(Signatory())
    signing.settle()
    assert signing.kept == Signatory()
    assert signing.text("signed_by_told") == "Not signed with a name yet"


def test_an_address_that_is_none_is_told_at_its_field_and_nothing_is_kept(signing: Signing) -> None:
    signing.press("signed_by_change")
    signing.give(Signatory("Ama", "", "ama at okafor"))
    signing.settle()
    assert signing.sheet.isVisible()
    assert QApplication.focusWidget() is signing.edit("email")
    assert signing.edit("email").accessibleDescription()
    assert signing.kept == Signatory()
    signing.press("signing_cancel")
    assert not signing.sheet.isVisible()


def test_what_is_given_in_vain_is_not_shown_as_kept(signing: Signing) -> None:
    failures: list[Exception] = []
    signing.model.failed.connect(failures.append)
    signing.desk.desk.migrations.remove(signing.desk.migration.id)
    signing.model.sign(AMA)
    signing.settle()
    assert len(failures) == 1
    assert signing.text("signed_by_told") == "Not signed with a name yet"


def test_markup_and_marks_in_a_name_stay_what_they_are(signing: Signing) -> None:
    signing.model.sign(Signatory("<b>Ama</b>\u202e", "A & B"))
    assert signing.text("signed_by_told") == "Signed by <b>Ama</b>, A & B"
    assert signing.find(QLabel, "signed_by_told").textFormat() is Qt.TextFormat.PlainText


def test_a_reminder_is_signed(signing: Signing, mail_program: MailProgram) -> None:
    signing.desk.mark("Tidewater Dental", Stage.SENT)
    signing.desk.wait(9)
    signing.model.sign(AMA)
    signing.press("handover_reminder_copy_0")
    assert QApplication.clipboard().text().endswith("With kind regards,\nAma Okafor\nOkafor Web\nama@okafor.example\n")
