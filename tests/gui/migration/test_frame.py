"""The frame of the wizard on the screen: who one is, the list, head and foot."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.migration import Decision, Migration, Situation, Step
from certdesk.services.api import MigrationView
from certdesk.viewmodels.migration.model import MigrationViewModel
from certdesk.viewmodels.migration.props import Page
from certdesk.views.kit.fields import SearchField
from certdesk.views.migration.clients.outcome import OutcomePage
from certdesk.views.migration.frame.hand_over_pages import HandOverPages
from certdesk.views.migration.frame.name_sheet import NameSheet
from certdesk.views.migration.frame.page import MigrationPage
from certdesk.views.migration.hand_over.page import HandOverPage
from certdesk.views.theme.appearance import Appearance
from tests.fakes_gui.moving import MovingDesk


class Listing(QWidget):
    """A page of another's, with a list that can be narrowed."""

    def __init__(self) -> None:
        super().__init__()
        self.field = SearchField("Find a name")
        QVBoxLayout(self).addWidget(self.field)

        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focus_first(self) -> None:
        self.setFocus()


class Shown:
    """The wizard in a window."""

    def __init__(self, moving: MovingDesk, qtbot: QtBot) -> None:
        self.moving = moving
        self.model = MigrationViewModel(moving.desk.migrations, moving.open, moving.runner)
        self.page = MigrationPage(self.model, dict.fromkeys(Page, Listing))
        qtbot.addWidget(self.page)
        self.page.resize(1064, 800)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.settle()

    def on(self, page: Page) -> bool:
        return self.model.props.page is page

    def settle(self) -> None:
        self.moving.settle()
        QApplication.processEvents()

    def refresh(self) -> None:
        """What a change announces."""
        self.moving.done(self.model.enter)

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def text(self, name: str) -> str:
        label = self.page.findChild(QLabel, name)
        assert label is not None
        return label.text()


@pytest.fixture
def shown(appearance: Appearance, moving: MovingDesk, qtbot: QtBot) -> Shown:
    moving.desk.migrations.remove(moving.migration.id)
    moving.open.show(None)
    return Shown(moving, qtbot)


def test_a_card_is_pressed_anywhere_and_counts_at_once(shown: Shown) -> None:
    card = shown.button("migration_who_maker")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() / 2)
    shown.settle()
    assert card.isChecked()
    assert shown.moving.desk.migrations.all()[0].situation is Situation.MAKER


def test_cards_are_chosen_by_keys(shown: Shown) -> None:
    first = shown.button("migration_who_webmaster")
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    shown.settle()
    QTest.keyClick(first, Qt.Key.Key_Right)
    shown.settle()
    assert shown.moving.desk.migrations.all()[0].situation is Situation.GIVEN


def test_a_card_says_who_and_what_changes(shown: Shown) -> None:
    card = shown.button("migration_who_own")
    assert card.accessibleName() == "They are my own certificates"
    assert card.accessibleDescription().endswith("so you can sign in there.")


def test_the_main_button_says_what_is_missing(shown: Shown) -> None:
    shown.press("migration_main")
    assert shown.text("migration_foot_text") == "Choose which of the four you are first."
    shown.press("migration_who_webmaster")
    assert shown.text("migration_foot_text").startswith("You can stop at any step.")


def test_ctrl_enter_goes_on(shown: Shown) -> None:
    shown.press("migration_who_webmaster")
    QTest.keyClick(shown.button("migration_who_webmaster"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert shown.model.props.page is Page.FIND
    assert shown.text("migration_title") == "Find where each certificate lives"


def test_the_list_of_a_page_is_narrowed_where_it_has_one(shown: Shown) -> None:
    assert not shown.page.focus_search()
    shown.press("migration_who_webmaster")
    shown.press("migration_main")
    assert shown.page.focus_search()
    assert isinstance(shown.page.focusWidget(), SearchField)


def test_a_page_that_is_made_later_stands_below_the_steps(shown: Shown, qtbot: QtBot) -> None:
    shown.press("migration_who_given")
    shown.press("migration_main")
    (steps,) = [each for each in shown.page.findChildren(QWidget, "steps") if each.isVisible()]
    (page,) = [each for each in shown.page.findChildren(Listing) if each.isVisible()]
    below = steps.mapTo(shown.page, steps.rect().bottomLeft()).y()
    qtbot.waitUntil(lambda: 0 < page.mapTo(shown.page, page.rect().topLeft()).y() - below < 40)


def test_tab_goes_through_a_page_that_is_made_later_before_it_comes_to_the_foot(
    appearance: Appearance, moving: MovingDesk, qtbot: QtBot
) -> None:
    window, side = QWidget(), QPushButton("Orders")
    qtbot.addWidget(window)
    model = MigrationViewModel(moving.desk.migrations, moving.open, moving.runner)
    page = MigrationPage(model, dict.fromkeys(Page, Listing))
    column = QVBoxLayout(window)
    column.addWidget(side)
    column.addWidget(page)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    (field,) = [each for each in page.findChildren(SearchField) if each.isVisible()]
    field.setFocus()
    reached = []
    for _ in range(2):
        QTest.keyClick(window.focusWidget() or field, Qt.Key.Key_Tab)
        focused = window.focusWidget()
        reached.append("" if focused is None else focused.objectName())
    assert reached == ["migration_back", "migration_main"]


def test_the_foot_counts_what_is_found(shown: Shown) -> None:
    shown.press("migration_who_webmaster")
    shown.press("migration_main")
    assert shown.button("migration_main").text() == "Continue"
    read = shown.moving.desk.holdings.take_typed(shown.moving.migration.id, "a.example")
    shown.moving.open.take(read.view)
    assert shown.text("migration_foot_text") == "Not everything has to be found now."
    assert shown.page.findChild(QWidget, "migration_back") is not None


def test_the_way_of_another_situation_has_its_own_steps(shown: Shown) -> None:
    shown.press("migration_who_own")
    (steps,) = [each for each in shown.page.findChildren(QWidget, "steps") if each.isVisible()]
    assert steps.accessibleName() == "Step 1 of 3: Who you are"


def test_the_list_opens_renames_and_puts_away(shown: Shown) -> None:
    shown.press("migration_who_webmaster")
    shown.refresh()
    shown.press("migration_list_link")
    assert shown.on(Page.LIST)
    assert not shown.button("migration_main").isVisible()
    wanted: list[Migration] = []
    shown.page.rename_wanted.connect(wanted.append)
    shown.press("migration_open")
    assert shown.on(Page.WHO)
    shown.press("migration_list_link")
    shown.press("migration_begin")
    shown.press("migration_who_own")
    names = {each.name for each in shown.moving.desk.migrations.all()}
    assert names == {"ISO migration", "ISO migration 2"}


def test_the_list_takes_no_focus_from_what_is_shown_instead(shown: Shown) -> None:
    shown.press("migration_who_webmaster")
    shown.press("migration_main")
    shown.refresh()
    shown.press("migration_list_link")
    shown.press("migration_open")
    assert shown.page.focus_search()
    shown.moving.desk.migrations.begin("Another")
    shown.refresh()
    assert isinstance(QApplication.focusWidget(), SearchField)


def test_the_list_keeps_the_focus_when_it_is_told_anew(shown: Shown) -> None:
    shown.press("migration_who_webmaster")
    shown.refresh()
    shown.press("migration_list_link")
    shown.button("migration_open").setFocus()
    shown.moving.desk.migrations.begin("Another")
    shown.refresh()
    holder = QApplication.focusWidget()
    assert holder is not None
    assert (holder.objectName(), holder.accessibleName()) == ("migration_open", "Open ISO migration")


def test_a_name_that_cannot_be_is_told_at_the_field(appearance: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    named: list[str] = []
    sheet = NameSheet(window, "ISO migration")
    sheet.named.connect(named.append)
    sheet.present()
    edit = window.findChild(QLineEdit, "migration_name")
    assert edit is not None
    edit.setText("   ")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert not named
    assert "at most 80 characters" in edit.accessibleDescription()
    edit.setText("  Larkspur   and others ")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert named == ["Larkspur and others"]


@pytest.mark.parametrize("width", [700, 804, 1064])
def test_the_first_page_fits_its_width(shown: Shown, qtbot: QtBot, width: int) -> None:
    shown.page.resize(width, 800)
    cards = [shown.button(f"migration_who_{each.name.lower()}") for each in Situation]
    qtbot.waitUntil(lambda: all(card.height() >= card.heightForWidth(card.width()) for card in cards))
    assert all(card.mapTo(shown.page, card.rect().bottomRight()).x() < width for card in cards)


def test_the_last_page_has_the_focus_where_another_kind_of_people_had_it(
    appearance: Appearance, moving: MovingDesk, qtbot: QtBot
) -> None:
    model = MigrationViewModel(moving.desk.migrations, moving.open, moving.runner)
    made: list[Listing] = []

    def make() -> HandOverPage:
        made.append(Listing())
        return cast("HandOverPage", made[-1])

    def on_the_last_page(migration: Migration) -> None:
        moving.open.show(MigrationView(replace(migration, step=Step.HAND_OVER)))
        moving.settle()

    pages = {
        **dict.fromkeys(Page, Listing),
        Page.HAND_OVER: lambda: HandOverPages(model, make, cast("Callable[[], OutcomePage]", make)),
    }
    page = MigrationPage(model, pages)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    on_the_last_page(replace(moving.migration, situation=Situation.WEBMASTER))
    on_the_last_page(replace(moving.desk.migrations.begin("Mine").migration, situation=Situation.GIVEN,
                             decision=Decision.WEBMASTER_GOES_ON))  # fmt: skip
    webmasters, clients = made
    assert clients.isVisible()
    assert not webmasters.isVisible()
    assert clients.hasFocus()


def test_from_right_to_left_the_words_of_a_card_keep_clear_of_its_radio_button(
    shown: Shown, qapp: QApplication, qtbot: QtBot
) -> None:
    card = shown.button("migration_who_webmaster")
    title = next(each for each in card.findChildren(QLabel) if each.text() == "I look after clients’ certificates")
    begins = title.x()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        qtbot.waitUntil(lambda: card.width() - title.geometry().right() - 1 == begins)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
