"""What every page can lead to: delegate access and Customer Support, as panels, in sheets and on paper."""

from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.paper_text import paper_text
from certdesk.domain.papers import Paper
from certdesk.views.migration.clients.delegate import DelegatePanel, DelegateSheet
from certdesk.views.migration.clients.support import CustomerSupportSheet, SupportPanel
from certdesk.views.wording.migration import delegate, support
from certdesk.views.wording.migration.delegate import Reader
from certdesk.views.wording.migration.support import Case, Question
from tests.fakes_gui.moving import MovingDesk
from tests.gui.migration.decide_window import PageWindow, plain

KNOWN = Case(("shop.larkspur.example",), "00734126", datetime(2027, 2, 18, 12, tzinfo=UTC), "Standard SSL")


def read(part: QWidget) -> str:
    return "\n".join(plain(label.text()) for label in part.findChildren(QLabel) if label.isVisibleTo(part))


@pytest.mark.parametrize("reader", Reader)
def test_delegate_access_is_what_the_provider_says_it_is(appearance: object, qtbot: QtBot, reader: Reader) -> None:
    panel = DelegatePanel(reader)
    qtbot.addWidget(panel)
    said = read(panel)
    assert "Account Settings › Delegate Access › Invite to Access" in said
    for level in (
        "Products, Domains, & Purchase",
        "Products & Domains",
        "Domains Only",
        "Accounts Connection Only",
    ):
        assert level in said
    for limit in ("payment methods", "Invite others", "Support PIN", "order history", "Upgrade", "transfers"):
        assert limit in said
    assert "Check that your provider offers it" in said
    assert "Starfield" in said
    assert "end it at any time" in said


def test_the_level_for_certificates_is_advised_and_no_other(appearance: object, qtbot: QtBot) -> None:
    assert [each.name for each in delegate.levels() if each.is_advised] == ["Products & Domains"]
    assert delegate.levels()[0].is_advised


def test_the_webmaster_is_named_in_the_steps_as_far_as_they_are_known(appearance: object, qtbot: QtBot) -> None:
    panel = DelegatePanel(Reader.OWNER)
    qtbot.addWidget(panel)
    panel.show_webmaster("Ama <b>Okafor</b>", "ama@okafor.example")
    assert "name, Ama <b>Okafor</b>, and e-mail address, ama@okafor.example." in read(panel)
    panel.show_webmaster("", "ama@okafor.example")
    assert "Okafor" not in read(panel).replace("okafor.example", "")


def test_what_is_known_is_filled_in_and_the_rest_is_said_to_be_unknown(
    appearance: object, qtbot: QtBot, moving: MovingDesk
) -> None:
    panel = SupportPanel()
    panel.show_case(Question.WHICH_ACCOUNT, Case(("shop.larkspur.example",)))
    window = PageWindow(qtbot, moving, panel)
    assert window.text("migration_support_known_1") == "shop.larkspur.example"
    assert window.text("migration_support_known_2") == "Not known yet"
    panel.show_case(Question.WHICH_ACCOUNT, KNOWN)
    assert [window.text(f"migration_support_known_{row}") for row in (2, 3, 4)] == [
        "00734126",
        "Ends 18 Feb 2027",
        "Standard SSL",
    ]
    assert "such as an invoice" in window.text("migration_support_known_5")


@pytest.mark.parametrize("question", Question)
def test_the_question_names_the_certificate_and_asks_for_no_password(question: Question) -> None:
    asked = support.question_text(question, KNOWN)
    assert "shop.larkspur.example" in asked
    assert "00734126" in asked
    assert "?" in asked
    assert "password" not in asked
    assert "my certificates" in support.question_text(question, Case())


def test_of_many_names_some_are_asked_about_and_the_others_counted() -> None:
    names = tuple(f"site{number}.example" for number in range(40))
    asked = support.question_text(Question.GIVEN_OPTIONS, Case(names))
    assert "site0.example" in asked
    assert "28 more" in asked


def test_the_question_is_copied_as_it_stands(appearance: object, qtbot: QtBot, moving: MovingDesk) -> None:
    panel = SupportPanel()
    panel.show_case(Question.SIGN_IN, KNOWN)
    window = PageWindow(qtbot, moving, panel)
    window.press("migration_support_copy")
    assert QGuiApplication.clipboard().text() == support.question_text(Question.SIGN_IN, KNOWN)
    QGuiApplication.clipboard().clear()


def test_support_is_there_day_and_night_and_never_told_a_password_and_no_number_is_made_up() -> None:
    text = " ".join(paper_text(Paper("", "", support.blocks(Question.WHICH_ACCOUNT, Case()))).split())
    assert "24 hours a day, 7 days a week" in text
    assert "help center" in text
    assert "stands in each renewal notice" in text
    assert "Never give your password" in text
    left = text.replace("24 hours", "").replace("7 days", "")
    assert not any(character.isdigit() for character in left), "nobody here knows a telephone number"


@pytest.mark.parametrize("reader", Reader)
def test_delegate_access_goes_on_paper_whole(reader: Reader) -> None:
    text = " ".join(paper_text(Paper("", "", delegate.blocks(reader, "Ama", "ama@okafor.example"))).split())
    for each in delegate.levels():
        assert each.name in text
    assert delegate.check_title() in text
    assert all(limit in text for limit in delegate.limits())


def test_both_open_as_sheets_that_esc_and_a_button_close(appearance: object, qtbot: QtBot, moving: MovingDesk) -> None:
    window = PageWindow(qtbot, moving, QWidget())
    for sheet, name in (
        (DelegateSheet(window.widget, Reader.WEBMASTER), "migration_delegate"),
        (CustomerSupportSheet(window.widget, Question.WHICH_ACCOUNT, KNOWN), "migration_support"),
    ):
        sheet.present()
        assert window.has(name)
        window.press(f"{name}_close")
        assert not window.has(name)
