"""Lists of weak keys: added with progress, stopped, refused, removed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from certdesk.domain.errors import FieldError
from certdesk.domain.key_lists import KeyList
from certdesk.domain.messages import MessageKey
from certdesk.jobs.outcome import Progress
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.key_lists import KeyListsViewModel, Props
from tests.fakes_gui.keys import FakeKeyLists
from tests.lanes import HandLane
from tests.samples import NOW

pytestmark = pytest.mark.usefixtures("qapp")
DEBIAN = KeyList("debian.txt", NOW, 3)


class Settings:
    def __init__(self, *lists: KeyList) -> None:
        self.lane = HandLane()
        self.service = FakeKeyLists(lists)
        self.model = KeyListsViewModel(self.service, Runner(self.lane, self.lane))
        self.shown: list[Props] = []
        self.model.changed.connect(self.shown.append)
        self.model.load()
        self.lane.drain()

    def names(self) -> list[str]:
        return [each.name for each in self.model.props.lists or ()]

    def add(self, name: str) -> None:
        self.model.add(Path("lists", name))
        self.lane.drain()


def test_the_lists_are_read() -> None:
    assert Settings(DEBIAN).names() == ["debian.txt"]


def test_a_list_is_added_and_its_progress_told() -> None:
    settings = Settings()
    settings.add("debian.txt")
    assert settings.names() == ["debian.txt"]
    assert "debian.txt" in [props.adding for props in settings.shown]
    assert Progress(1, 2) in [props.progress for props in settings.shown]
    assert settings.model.props == Props(lists=settings.service.key_lists())


def test_an_older_answer_does_not_take_a_list_away_again(qapp: QApplication) -> None:
    settings = Settings()
    settings.model.load()
    settings.lane.crank_aside()
    settings.add("debian.txt")
    qapp.processEvents()
    assert settings.names() == ["debian.txt"]


def test_a_second_list_waits_until_the_first_is_there() -> None:
    settings = Settings()
    settings.model.add(Path("a.txt"))
    settings.model.add(Path("b.txt"))
    settings.lane.drain()
    assert settings.names() == ["a.txt"]


def test_a_list_that_was_thought_better_of_is_not_added() -> None:
    settings = Settings()
    settings.model.add(Path("a.txt"))
    settings.model.stop()
    assert settings.model.props.is_stopping
    settings.lane.drain()
    assert settings.names() == []
    assert settings.model.props == Props(lists=())


def test_what_is_no_list_is_refused_with_its_line() -> None:
    settings = Settings()
    refusal = FieldError("list", MessageKey.KEY_LIST_FORM, line=7)
    settings.service.refusal = refusal
    settings.add("letter.txt")
    assert [settings.model.props.problem] == [refusal]
    settings.add("debian.txt")
    assert [settings.model.props.problem] == [None]
    assert settings.names() == ["debian.txt"]


def test_a_list_is_removed() -> None:
    settings = Settings(DEBIAN)
    settings.model.remove("debian.txt")
    settings.lane.drain()
    assert settings.names() == []
