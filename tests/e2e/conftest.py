"""The stage of each story, and a home whose practice portfolio is made once for all of them."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.credentials.vault import VaultKeys
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.paths import places
from certdesk.services.desk import build_desk
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import desk_database
from tests.e2e.stage import HandClock, Keyring, Stage, outside_of
from tests.e2e.visitor import Visitor
from tests.locales import plain_locale

START = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _plain_locale() -> Iterator[None]:
    with plain_locale():
        yield


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the practice portfolio and its DigiCert account, to be copied; its vault key is in a file, for there
    is no keyring.
    """
    home = tmp_path_factory.mktemp("filled") / "home"
    data = places(home)
    vault = VaultKeys(data.data, Keyring(refuses=True))
    practice = PracticeCA(data.practice_database, vault.key, HandClock(START))
    outside = outside_of(practice)
    desk = build_desk(outside, desk_database(data.desk_database), lambda _topics: None, home, practice.database)
    desk.home.open()
    desk.practice.open_portfolio(WorldPlan(), Silent())
    practice.people.people()  # their passwords are digested slowly
    return home


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Stage]:
    """The program on an empty home, not yet started. A bug that nobody expected fails the test."""
    font = qapp.font()
    stage = Stage(qtbot, qapp, home, HandClock(START))
    yield stage
    stage.end()
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)
    qapp.clipboard().clear()
    assert not stage.crashes


@pytest.fixture
def filled(stage: Stage, filled_home: Path) -> Stage:
    """The program on a home that has the practice portfolio, not yet started."""
    shutil.copytree(filled_home, stage.home)
    return stage


@pytest.fixture
def visitor(filled: Stage) -> Visitor:
    """Somebody at the program with the practice portfolio."""
    return filled.open_book()
