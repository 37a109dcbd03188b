"""Which theme is worn, and that a switch reaches what is on the screen at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.buttons import primary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_ground
from certdesk.views.theme.appearance import Appearance, Scheme, resolve
from certdesk.views.theme.style import style_sheet
from certdesk.views.theme.tokens import DARK, LIGHT, Ground, Tokens


@pytest.mark.parametrize(
    ("scheme", "system", "tokens"),
    [
        (Scheme.SYSTEM, Qt.ColorScheme.Unknown, LIGHT),
        (Scheme.SYSTEM, Qt.ColorScheme.Light, LIGHT),
        (Scheme.SYSTEM, Qt.ColorScheme.Dark, DARK),
        (Scheme.LIGHT, Qt.ColorScheme.Dark, LIGHT),
        (Scheme.DARK, Qt.ColorScheme.Unknown, DARK),
    ],
)
def test_the_choice_decides_and_the_system_where_nothing_was_chosen(
    scheme: Scheme, system: Qt.ColorScheme, tokens: Tokens
) -> None:
    assert resolve(scheme, system) is tokens


def centre(widget: QWidget) -> QColor:
    image = widget.grab().toImage()
    return image.pixelColor(image.width() // 2, 4)


def test_a_switch_repaints_grounds_cards_buttons_and_fields(appearance: Appearance, qtbot: QtBot) -> None:
    ground, card, button, field = QWidget(), Card(), primary("Save"), QLineEdit()
    set_ground(ground, Ground.SIDEBAR)
    widgets = (ground, card, button, field)
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.resize(80, 40)
        widget.show()
        widget.clearFocus()

    light = [centre(widget) for widget in widgets]
    appearance.choose(Scheme.DARK)
    dark = [centre(widget) for widget in widgets]

    assert light == [QColor(c) for c in (LIGHT.bg_sidebar, LIGHT.bg_surface, LIGHT.accent, LIGHT.bg_surface)]
    assert dark == [QColor(c) for c in (DARK.bg_sidebar, DARK.bg_surface, DARK.accent, DARK.bg_surface)]


def test_a_label_takes_its_ink_from_the_worn_theme(appearance: Appearance, qtbot: QtBot) -> None:
    label = PlainLabel("██████")
    qtbot.addWidget(label)
    label.show()
    assert LIGHT.text_1.lower() in _colours(label)
    appearance.choose(Scheme.DARK)
    assert DARK.text_1.lower() in _colours(label)


def _colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_system_is_followed_only_while_nothing_was_chosen(qapp: QApplication, appearance: Appearance) -> None:
    announced: list[Tokens] = []
    appearance.changed.connect(announced.append)
    hints = qapp.styleHints()

    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert announced == []

    appearance.choose(Scheme.SYSTEM)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert announced == [DARK]
    assert appearance.tokens is DARK

    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert announced == [DARK]


def test_the_style_sheet_names_no_font_and_differs_between_the_themes() -> None:
    light, dark = style_sheet(LIGHT), style_sheet(DARK)
    assert "font" not in light
    assert light != dark
    assert light.count("{") == light.count("}") == dark.count("{")
