"""The lists of weak keys in the settings."""

from pathlib import Path

from PySide6.QtCore import QLocale

from certdesk.domain.errors import FieldError
from certdesk.domain.key_lists import KeyList
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.key_lists import KeyListsViewModel
from certdesk.views.shell.key_lists import KeyLists
from tests.fakes_gui.keys import FakeKeyLists
from tests.gui.keys.window import Window
from tests.samples import NOW


def open_lists(window: Window, *lists: KeyList) -> tuple[KeyListsViewModel, FakeKeyLists]:
    service = FakeKeyLists(lists)
    model = KeyListsViewModel(service, Runner(window.lane, window.lane))
    part = KeyLists(model)
    part.setParent(window.widget)
    part.resize(600, 400)
    part.show()
    window.held += [model, part]
    window.lane.drain()
    return model, service


def test_each_list_says_how_many_keys_it_has_and_since_when(window: Window) -> None:
    open_lists(window, KeyList("debian.txt", NOW, 32768), KeyList("one.txt", NOW, 1))
    said = window.texts()
    assert f"{QLocale().toString(32768)} keys, added on 20 Nov 2026" in said
    assert "1 key, added on 20 Nov 2026" in said


def test_a_list_that_is_read_can_be_stopped(window: Window) -> None:
    model, service = open_lists(window)
    model.add(Path("lists/debian.txt"))
    assert window.sees("key_list_stop")
    assert not window.sees("key_list_add")
    assert "Reading debian.txt…" in window.texts()
    window.click("key_list_stop")
    assert service.lists == []
    assert window.sees("key_list_add")


def test_what_is_no_list_is_said_with_its_line(window: Window) -> None:
    model, service = open_lists(window)
    service.refusal = FieldError("list", MessageKey.KEY_LIST_FORM, line=7)
    model.add(Path("letter.txt"))
    window.lane.drain()
    assert "Line 7 is no digest." in window.texts()


def test_a_list_is_removed(window: Window) -> None:
    _, service = open_lists(window, KeyList("debian.txt", NOW, 3))
    assert window.button("key_list_remove").accessibleName() == "Remove debian.txt"
    window.click("key_list_remove")
    assert service.lists == []
    assert "debian.txt" not in window.texts()
