"""Palettes are complete, and every pair of colours that occurs can be read."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from certdesk.views.theme.palette import current_tokens, palette
from certdesk.views.theme.tokens import DARK, LIGHT, Ink, Tokens, ToneName

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
ROLES = [role for role in QPalette.ColorRole if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)]
GROUPS = [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_pairs(t: Tokens) -> list[tuple[str, str, str]]:
    grounds = {
        "surface": t.bg_surface,
        "window": t.bg_window,
        "sidebar": t.bg_sidebar,
        "sunken": t.bg_sunken,
        "raised": t.bg_raised,
        "hover": t.bg_hover,
        "accent soft": t.bg_accent_soft,
        "selected": t.bg_selected,
    }
    pairs = [
        (f"{name} on {ground}", text, colour)
        for name, text in (("text 1", t.text_1), ("text 2", t.text_2), ("text 3", t.text_3))
        for ground, colour in grounds.items()
    ]
    pairs += [(f"link on {ground}", t.link, grounds[ground]) for ground in ("surface", "window", "sunken", "sidebar")]
    pairs += [("on accent", t.accent_on, fill) for fill in (t.accent, t.accent_hover, t.accent_pressed)]
    pairs += [("on danger", t.danger_on, fill) for fill in (t.danger_fill, t.red.text)]
    for name in ToneName:
        tone = t.tone(name)
        pairs += [(f"{name} on its fill", tone.text, tone.soft)]
        pairs += [(f"text {number} on {name}", text, tone.soft) for number, text in ((1, t.text_1), (2, t.text_2))]
        pairs += [
            (f"{name} on {ground}", tone.text, grounds[ground])
            for ground in ("surface", "window", "sidebar", "selected")
        ]
    return pairs


def graphic_pairs(t: Tokens) -> list[tuple[str, str, str]]:
    plain = (t.bg_surface, t.bg_window, t.bg_sunken)
    pairs = [("focus", t.focus, ground) for ground in (*plain, t.bg_sidebar, t.bg_raised)]
    pairs += [("control", t.border_control, ground) for ground in plain]
    pairs += [("danger", t.danger_fill, ground) for ground in plain]
    pairs += [("accent", t.accent, ground) for ground in (t.bg_surface, t.bg_selected)]
    pairs += [("chart", t.chart_mark, t.bg_surface)]
    return pairs + [(f"{name} mark", t.tone(name).solid, t.bg_surface) for name in ToneName]


@THEMES
def test_every_role_is_set_in_every_group(tokens: Tokens) -> None:
    made = palette(tokens)
    assert len(ROLES) >= 21
    missing = [(group, role) for group in GROUPS for role in ROLES if not made.isBrushSet(group, role)]
    assert missing == []


@THEMES
def test_roles_carry_the_tokens_of_the_specification(tokens: Tokens) -> None:
    made, role = palette(tokens), QPalette.ColorRole
    expected = {
        role.Window: tokens.bg_window,
        role.Base: tokens.bg_surface,
        role.AlternateBase: tokens.bg_sunken,
        role.Button: tokens.bg_raised,
        role.Highlight: tokens.bg_selected,
        role.PlaceholderText: tokens.text_3,
        role.Accent: tokens.accent,
        role.Link: tokens.link,
        role.ToolTipBase: tokens.bg_raised,
    }
    assert {key: made.color(QPalette.ColorGroup.Active, key) for key in expected} == {
        key: QColor(colour) for key, colour in expected.items()
    }
    assert made.color(QPalette.ColorGroup.Disabled, role.Text) == QColor(tokens.text_disabled)


@THEMES
def test_every_text_is_readable_on_its_ground(tokens: Tokens) -> None:
    pairs = text_pairs(tokens)
    assert len(pairs) > 70
    assert [(name, contrast(text, ground)) for name, text, ground in pairs if contrast(text, ground) < 4.5] == []


@THEMES
def test_every_graphic_stands_out_from_its_ground(tokens: Tokens) -> None:
    pairs = graphic_pairs(tokens)
    assert len(pairs) > 15
    assert [(name, contrast(mark, ground)) for name, mark, ground in pairs if contrast(mark, ground) < 3] == []


@THEMES
def test_every_ink_has_a_colour(tokens: Tokens) -> None:
    assert all(QColor(tokens.ink(ink)).isValid() for ink in Ink)


def test_a_high_contrast_palette_loses_its_tints_and_keeps_its_text(qapp: QApplication) -> None:
    system = QPalette(QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    qapp.setPalette(system)
    try:
        tokens = current_tokens()
    finally:
        qapp.setPalette(QPalette())
    window = system.color(QPalette.ColorRole.Window).name().upper()
    assert tokens.dark
    assert {tokens.bg_surface, tokens.bg_selected, tokens.amber.soft} == {window}
    assert {tokens.text_3, tokens.line_subtle, tokens.red.text, tokens.focus} == {"#ffff00"}
