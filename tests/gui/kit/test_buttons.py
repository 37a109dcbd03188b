"""Buttons say what they are, show where the focus is, and keep their words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton, LinkButton, danger, destructive, ghost, primary, secondary
from certdesk.views.kit.checks import RadioButton
from certdesk.views.kit.choice import Choice, RadioCard
from certdesk.views.theme.appearance import Appearance, Scheme
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import LIGHT, ToneName


def controls() -> list[QAbstractButton]:
    return [
        primary("Download…", Icon.DOWNLOAD),
        secondary("Reissue…"),
        danger("Revoke…"),
        destructive("Revoke certificate"),
        ghost("Copy a request"),
        LinkButton("Why not?"),
        IconButton(Icon.COPY, "Copy the name"),
        RadioButton("Common name"),
        RadioCard(Choice("Full chain", "One file", ".pem", "Recommended")),
    ]


def _ring_pixels(widget: QWidget) -> int:
    image, focus = widget.grab().toImage(), QColor(LIGHT.focus)
    return sum(image.pixelColor(x, y) == focus for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("index", range(9))
def test_the_keyboard_shows_a_ring_and_the_mouse_does_not(appearance: Appearance, qtbot: QtBot, index: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = controls()[index]
    button.setParent(page)
    button.resize(button.sizeHint())
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    button.clearFocus()
    assert _ring_pixels(button) == 0

    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    assert _ring_pixels(button) > button.width()

    button.clearFocus()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert _ring_pixels(button) == 0


@pytest.mark.parametrize("index", range(9))
def test_every_control_is_named_and_large_enough(appearance: Appearance, qtbot: QtBot, index: int) -> None:
    button = controls()[index]
    qtbot.addWidget(button)
    assert button.accessibleName() or button.text()
    assert min(button.sizeHint().toTuple()) >= 24
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_an_icon_alone_is_named_aloud_and_in_its_tooltip(appearance: Appearance, qtbot: QtBot) -> None:
    button = IconButton(Icon.COPY, "Copy <i>name</i>")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Copy <i>name</i>"
    assert button.toolTip() == "<span>Copy &lt;i&gt;name&lt;/i&gt;</span>"


def test_heights_are_those_of_the_specification(appearance: Appearance, qtbot: QtBot) -> None:
    normal, large = secondary("Back"), secondary("Back", large=True)
    for button in (normal, large):
        qtbot.addWidget(button)
    assert (normal.sizeHint().height(), large.sizeHint().height()) == (32, 36)


def test_icons_before_and_after_the_words_make_the_button_wider(appearance: Appearance, qtbot: QtBot) -> None:
    bare, before, both = secondary("Resume"), secondary("Resume", Icon.LINK), secondary("Resume", Icon.LINK)
    both.set_trailing_icon(Icon.ARROW_RIGHT)
    for button in (bare, before, both):
        qtbot.addWidget(button)
    widths = [button.sizeHint().width() for button in (bare, before, both)]
    assert widths[1] - widths[0] == widths[2] - widths[1] == 23


def test_a_click_anywhere_on_a_choice_takes_it(appearance: Appearance, qtbot: QtBot) -> None:
    card = RadioCard(Choice("Full chain", "One file"))
    qtbot.addWidget(card)
    card.resize(500, 60)
    card.show()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(480, 50))
    assert card.isChecked()


def test_a_choice_reads_its_title_extension_tag_and_note(appearance: Appearance, qtbot: QtBot) -> None:
    card = RadioCard(Choice("Full chain", "One file", ".pem", "Recommended"))
    qtbot.addWidget(card)
    assert card.accessibleName() == "Full chain, .pem, Recommended"
    assert card.accessibleDescription() == "One file"
    card.show_choice(Choice("DER", "Binary form", ".cer"))
    assert (card.accessibleName(), card.accessibleDescription()) == ("DER, .cer", "Binary form")


def test_a_long_note_makes_a_choice_higher_where_it_is_narrow(appearance: Appearance, qtbot: QtBot) -> None:
    card = RadioCard(Choice("Separate files", "Certificate, intermediate and root, each as PEM, in one archive"))
    qtbot.addWidget(card)
    assert card.heightForWidth(200) > card.heightForWidth(600)


def test_a_tag_without_room_beside_the_title_stands_below_it(appearance: Appearance, qtbot: QtBot) -> None:
    tagged = RadioCard(Choice("Trust Lifecycle Manager", "", tag="Waiting for administrator", tone=ToneName.AMBER))
    plain = RadioCard(Choice("Trust Lifecycle Manager", ""))
    for card in (tagged, plain):
        qtbot.addWidget(card)
    beside = tagged.heightForWidth(600)
    assert beside - plain.heightForWidth(600) < tagged.heightForWidth(240) - beside
    tagged.resize(600, beside)
    amber = QColor(LIGHT.tone(ToneName.AMBER).text).rgb()
    picture = tagged.grab().toImage()
    assert any(picture.pixel(x, y) == amber for x in range(picture.width()) for y in range(picture.height()))


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_choice_that_cannot_be_taken_can_be_read(appearance: Appearance, qtbot: QtBot, scheme: Scheme) -> None:
    appearance.choose(scheme)
    tokens = current_tokens()
    card = RadioCard(Choice("MMMM", "MMMM"), outlined=True)
    qtbot.addWidget(card)
    card.setEnabled(False)
    card.resize(300, card.heightForWidth(300))
    image = card.grab().toImage()
    drawn = {image.pixelColor(x, y).name() for x in range(42, 90) for y in range(2, image.height() - 2)}
    assert tokens.text_3.lower() in drawn
    assert tokens.text_disabled.lower() not in drawn


@pytest.mark.parametrize("width", range(60, 200, 7))
def test_words_that_find_no_room_are_not_cut_at_the_edges(appearance: Appearance, qtbot: QtBot, width: int) -> None:
    button = LinkButton("Choose the 2 of Copperfield Legal that are not found")
    qtbot.addWidget(button)
    button.resize(width, button.sizeHint().height())
    drawn = button.grab().toImage()
    sides = {drawn.pixel(x, y) for x in (0, width - 1) for y in range(drawn.height())}
    assert len(sides) == 1
    assert len({drawn.pixel(x, drawn.height() // 2) for x in range(width)}) > 1, "there are words on it"


def test_a_long_title_of_a_choice_goes_on_below(appearance: Appearance, qtbot: QtBot) -> None:
    card = RadioCard(Choice("My webmaster goes on, with delegate access", "A note."))
    short = RadioCard(Choice("I do it myself", "A note."))
    for each in (card, short):
        qtbot.addWidget(each)
    line = card.fontMetrics().height()
    assert card.heightForWidth(600) == short.heightForWidth(600)
    assert card.heightForWidth(240) >= short.heightForWidth(240) + line
