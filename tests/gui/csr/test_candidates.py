"""Several files at once: what was found in them, which one is proposed, and how it is taken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.csr.hand_in_props import State
from tests.fakes_gui.requests import PRESENT, FakeRequests, some_facts
from tests.gui.csr.page import Screen

FILES = ("old.csr", "larkspur-2026.csr", "server.key", "notes.txt")


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    known: dict[str, CsrFacts | CertDeskError | tuple[CsrFacts | CertDeskError, ...]] = {
        "old.csr": some_facts(("blog.larkspur.example",)),
        "larkspur-2026.csr": some_facts(PRESENT),
        "server.key": FieldError("csr", MessageKey.CSR_KEYFILE),
    }
    made = Screen(qtbot, FakeRequests(files=known, left_out=12))
    made.hand_in(*FILES)
    return made


def _list(screen: Screen) -> QListView:
    return screen.find("csr_candidate_list", QListView)


def _rows(screen: Screen) -> list[str]:
    model = _list(screen).model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(spoken)) for row in range(model.rowCount())]


def test_requests_stand_first_and_the_rest_says_why_it_is_none(screen: Screen) -> None:
    assert screen.text("csr_found") == "Found 2 CSRs in 4 files"
    assert _rows(screen) == [
        "larkspur-2026.csr. shop.larkspur.example  ·  RSA 3072  ·  All checks passed",
        "old.csr. blog.larkspur.example  ·  RSA 3072  ·  The CSR is for another name",
        (
            "server.key. This file holds a private key. CertDesk did not keep it. Private keys stay on your server. "
            "Use the .csr file that was made with it."
        ),
        (
            "notes.txt. This is not a CSR. It looks like text without a CSR in it. A CSR starts with "
            "“BEGIN CERTIFICATE REQUEST”."
        ),
    ]
    assert screen.text("csr_left_out") == "12 more files were not looked at. Drop them on their own."


def test_the_likeliest_is_chosen_and_enter_takes_it(screen: Screen) -> None:
    assert _list(screen).hasFocus()
    assert _list(screen).currentIndex().row() == 0
    QTest.keyClick(_list(screen), Qt.Key.Key_Return)
    assert screen.props.state is State.FILLED
    assert screen.text("csr_name") == "larkspur-2026.csr"


def test_another_one_is_chosen_with_keys_and_taken_with_the_button(screen: Screen) -> None:
    QTest.keyClick(_list(screen), Qt.Key.Key_Down)
    screen.press("csr_use")
    assert screen.text("csr_name") == "old.csr"
    assert screen.text("csr_chip") == "Cannot be used"
    screen.press("csr_undo")
    screen.lane.drain()
    assert screen.props.state is State.CHOOSING


def test_what_is_no_request_cannot_be_taken(screen: Screen) -> None:
    for _ in range(3):
        QTest.keyClick(_list(screen), Qt.Key.Key_Down)
    assert _list(screen).currentIndex().row() == 3
    QTest.keyClick(_list(screen), Qt.Key.Key_Return)
    assert screen.props.state is State.CHOOSING


def test_a_private_key_among_the_files_is_not_remembered_by_its_place(screen: Screen) -> None:
    assert not any("/srv/ama" in words for words in screen.words())


def test_of_several_requests_in_one_file_each_has_its_number(qtbot: QtBot) -> None:
    both = (some_facts(PRESENT), some_facts(("blog.larkspur.example",)))
    screen = Screen(qtbot, FakeRequests(files={"all.pem": both}))
    screen.hand_in("all.pem")
    assert screen.props.state is State.CHOOSING
    assert [row.split(". ")[0] for row in _rows(screen)] == ["all.pem", "all.pem, CSR 2"]


def test_where_none_is_a_request_nothing_can_be_taken(qtbot: QtBot) -> None:
    screen = Screen(qtbot, FakeRequests())
    screen.hand_in("a.txt", "b.txt")
    assert screen.text("csr_found") == "Found no CSR in 2 files"
    assert screen.text("csr_source") == "There is no CSR among them. Nothing has been sent."
    assert not screen.sees("csr_use")
    assert not screen.all("csr_fix", QWidget)
