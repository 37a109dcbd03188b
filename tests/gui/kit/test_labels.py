"""Text is shown as the characters it is made of."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.theme.appearance import Appearance
from certdesk.views.theme.typography import Role

LONG = "a-very-long-name-that-does-not-fit.larkspur.example"


def test_markup_is_shown_and_not_obeyed(appearance: Appearance, qtbot: QtBot) -> None:
    bold, plain = PlainLabel("<b>x</b>"), PlainLabel("x")
    for label in (bold, plain):
        qtbot.addWidget(label)
    assert bold.textFormat() is Qt.TextFormat.PlainText
    assert bold.text() == "<b>x</b>"
    assert bold.sizeHint().width() > 3 * plain.sizeHint().width()


def test_foreign_text_is_bounded_and_loses_its_hidden_characters(appearance: Appearance, qtbot: QtBot) -> None:
    label = PlainLabel()
    qtbot.addWidget(label)
    label.show_foreign("evil\u202egpj.example\n" + "x" * 500, limit=40)
    assert "\u202e" not in label.text()
    assert "\n" not in label.text()
    assert len(label.text()) == 40


def test_a_narrow_line_gives_up_its_end_and_keeps_the_whole_for_those_who_ask(
    appearance: Appearance, qtbot: QtBot
) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.text().endswith("…")
    assert (label.toolTip(), label.accessibleName()) == (LONG, LONG)

    label.resize(600, 20)
    assert (label.text(), label.toolTip()) == (LONG, "")


def test_an_elided_line_asks_for_the_room_of_its_whole_text(appearance: Appearance, qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(60, 20)
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance(LONG)
    assert label.minimumSizeHint().width() == 24


def test_a_tooltip_never_reads_a_name_as_markup(appearance: Appearance, qtbot: QtBot) -> None:
    label = PlainLabel("x")
    qtbot.addWidget(label)
    set_plain_tooltip(label, "<img src=x>&")
    assert label.toolTip() == "<span>&lt;img src=x&gt;&amp;</span>"
    set_plain_tooltip(label, "a & b")
    assert label.toolTip() == "a & b"


def test_a_paragraph_grows_in_whole_lines_as_it_gets_narrower(appearance: Appearance, qtbot: QtBot) -> None:
    paragraph = Paragraph("Sign in with the admin e-mail and a name or order ID.")
    qtbot.addWidget(paragraph)
    one = paragraph.heightForWidth(1000)
    assert one > paragraph.fontMetrics().height()
    assert paragraph.heightForWidth(200) == 2 * one
    assert paragraph.heightForWidth(60) > 2 * one


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def inked_columns(label: PlainLabel) -> list[int]:
    label.resize(400, 24)
    image = label.grab().toImage()
    ground = image.pixelColor(200, 0)
    return [x for x in range(400) if any(image.pixelColor(x, y) != ground for y in range(24))]


@pytest.mark.usefixtures("right_to_left")
@pytest.mark.parametrize("role", [Role.BODY, Role.CODE])
def test_text_begins_at_the_right_where_the_program_does(appearance: Appearance, qtbot: QtBot, role: Role) -> None:
    label = PlainLabel("Access code", role)
    qtbot.addWidget(label)
    assert min(inked_columns(label)) > 200
    label.setAlignment(Qt.AlignmentFlag.AlignTrailing)
    assert max(inked_columns(label)) < 200


@pytest.mark.usefixtures("right_to_left")
def test_code_reads_from_the_left_even_there(appearance: Appearance, qtbot: QtBot) -> None:
    label, plain = PlainLabel(".pem", Role.CODE), PlainLabel(".pem")
    for made in (label, plain):
        qtbot.addWidget(made)
    assert label.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert plain.layoutDirection() is Qt.LayoutDirection.RightToLeft
