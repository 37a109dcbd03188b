"""Full palettes from tokens, and tokens from whatever palette the program wears."""

from dataclasses import fields, replace
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from certdesk.views.theme.tokens import DARK, LIGHT, Tokens, Tone

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup
_TEXTS: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.BrightText, _Role.HighlightedText)


def palette(tokens: Tokens) -> QPalette:
    """A palette with every role set for the active, inactive and disabled groups."""
    made = QPalette()
    for role, colour in _colours(tokens).items():
        made.setColor(_Group.All, role, QColor(colour))
    for role in (*_TEXTS, _Role.PlaceholderText, _Role.Link, _Role.LinkVisited):
        made.setColor(_Group.Disabled, role, QColor(tokens.text_disabled))
    made.setColor(_Group.Disabled, _Role.Base, QColor(tokens.bg_window))
    made.setColor(_Group.Disabled, _Role.Button, QColor(tokens.bg_hover))
    made.setColor(_Group.Disabled, _Role.Accent, QColor(tokens.text_disabled))
    return made


def _colours(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    shade = QColor(tokens.line_strong)
    return {
        _Role.Window: tokens.bg_window,
        _Role.Base: tokens.bg_surface,
        _Role.AlternateBase: tokens.bg_sunken,
        _Role.Button: tokens.bg_raised,
        _Role.Highlight: tokens.bg_selected,
        _Role.Accent: tokens.accent,
        _Role.ToolTipBase: tokens.bg_raised,
        _Role.ToolTipText: tokens.text_1,
        _Role.PlaceholderText: tokens.text_3,
        _Role.Link: tokens.link,
        _Role.LinkVisited: tokens.link,
        _Role.Light: tokens.bg_raised,
        _Role.Midlight: tokens.bg_hover,
        _Role.Mid: tokens.line_strong,
        _Role.Dark: tokens.border_control,
        _Role.Shadow: shade.darker(160).name(),
        **dict.fromkeys(_TEXTS, tokens.text_1),
    }


def current_tokens() -> Tokens:
    """The tokens of the palette that the program wears now; read when painting, never kept."""
    worn = QGuiApplication.palette()
    window = worn.color(_Role.Window).name().upper()
    for tokens in (LIGHT, DARK):
        if tokens.bg_window == window:
            return tokens
    return _high_contrast(
        window,
        worn.color(_Role.WindowText).name(),
        worn.color(_Role.Highlight).name(),
        worn.color(_Role.HighlightedText).name(),
    )


@lru_cache(maxsize=4)
def _high_contrast(ground: str, text: str, accent: str, on_accent: str) -> Tokens:
    """Tokens for a system palette: no tints, every line and every word in the system's own text colour."""
    dark = QColor(ground).lightness() < 128
    base = DARK if dark else LIGHT
    plain = Tone(text=text, soft=ground, line=text, solid=text)
    changes: dict[str, str | Tone] = {}
    for field in fields(Tokens):
        if field.name.startswith("bg_"):
            changes[field.name] = ground
        elif field.name.startswith(("text_", "line_", "border_", "link", "focus")):
            changes[field.name] = text
        elif field.name.startswith("accent"):
            changes[field.name] = on_accent if field.name == "accent_on" else accent
        elif isinstance(getattr(base, field.name), Tone):
            changes[field.name] = plain
    return replace(base, **changes)  # type: ignore[arg-type]  # names and kinds come from the fields themselves
