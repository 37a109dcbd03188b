"""Code that is shown in full and copied as it is, and the rail of choices beside it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from certdesk.views.icons import Icon
from certdesk.views.kit.code_box import CodeBox
from certdesk.views.kit.rail import Rail, RailEntry
from certdesk.views.theme.appearance import Appearance


def test_a_long_word_is_broken_for_the_eye_and_copied_whole(appearance: Appearance, qtbot: QtBot) -> None:
    box = CodeBox("tried", "Copy it")
    qtbot.addWidget(box)
    code = "run " + ",".join(f"DNS:n{number}.larkspur.example" for number in range(250))
    box.show_code(code)
    label = box.findChild(QLabel, "tried_code")
    copy = box.findChild(QAbstractButton, "tried_copy")
    assert label is not None
    assert copy is not None
    assert label.text() == code
    assert label.minimumSizeHint().width() <= 120
    assert label.heightForWidth(300) > 20 * label.fontMetrics().height()
    copy.click()
    assert QGuiApplication.clipboard().text() == code
    QGuiApplication.clipboard().clear()


def test_its_own_lines_and_their_spaces_stay(appearance: Appearance, qtbot: QtBot) -> None:
    box = CodeBox("tried", "Copy it")
    qtbot.addWidget(box)
    box.show_code("a  b\nc\u202ed")
    label = box.findChild(QLabel, "tried_code")
    assert label is not None
    assert label.text() == "a  b\nc\N{REPLACEMENT CHARACTER}d"
    one, two = label.heightForWidth(400) // 2, label.heightForWidth(400)
    assert two == 2 * one


def test_a_rail_tells_what_is_chosen_by_hand_only_and_wraps_its_words(appearance: Appearance, qtbot: QtBot) -> None:
    rail = Rail("Where?", {1: RailEntry("one", Icon.GLOBE, "One"), None: RailEntry("none", Icon.BOX, "None of " * 9)})
    qtbot.addWidget(rail)
    heard: list[object] = []
    rail.chosen.connect(heard.append)
    rail.show_chosen(1)
    assert heard == []
    rail.button_of(None).click()
    assert heard == [None]
    assert rail.button_of(None).heightForWidth(200) > rail.button_of(1).heightForWidth(200)
