"""The table of actions: names and keys are unique, everything is in the main menu, and what is off says why."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.acts import Act, Verdict, verdicts
from certdesk.domain.orders import OrderStatus
from certdesk.views.actions import Actions, Command, action_table
from certdesk.views.shell.main_menu import MainMenu
from certdesk.views.theme.appearance import Appearance
from tests.samples import NOW, order


def test_every_command_has_one_row_and_no_two_share_a_name_or_a_key() -> None:
    rows = action_table()
    assert {row.command for row in rows} == set(Command)
    assert len(rows) == len(Command) == len({row.text for row in rows})
    keys = [key for row in rows for key in row.keys]
    assert len(keys) == len(set(keys))


def _in(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _in(inner)
        else:
            yield action


def test_every_command_is_in_the_main_menu(qtbot: QtBot, appearance: Appearance) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = Actions(parent)
    menu = MainMenu(actions, appearance, parent)
    reachable = set(_in(menu))
    missing = [command for command in Command if actions.of(command) not in reachable]
    assert missing == []


@pytest.mark.parametrize("status", [OrderStatus.ISSUED, OrderStatus.PENDING])
def test_the_download_is_on_only_for_what_was_issued(qapp: QApplication, status: OrderStatus) -> None:
    actions = Actions()
    actions.render_verdicts(tuple(verdicts(order(status_word=status), None, NOW).values()))
    download = actions.of(Command.DOWNLOAD)
    assert download.isEnabled() is (status is OrderStatus.ISSUED)
    says_why = download.toolTip() != download.text()
    assert says_why is (status is not OrderStatus.ISSUED)


def test_without_an_order_the_acts_on_one_say_to_choose_one(qapp: QApplication) -> None:
    actions = Actions()
    assert not actions.of(Command.COPY_NAME).isEnabled()
    assert actions.of(Command.COPY_NAME).toolTip() == "Copy name: choose an order first"
    actions.render_verdicts([Verdict(Act.COPY_NAME)])
    assert actions.of(Command.COPY_NAME).isEnabled()
