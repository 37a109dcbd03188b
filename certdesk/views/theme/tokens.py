"""Colours, sizes and shapes by name, for light and for dark.

Colours are `#RRGGBB` in sRGB. Every pair of text and ground that occurs keeps 4.5:1, every graphic 3:1
(WCAG 2.2, 1.4.3 and 1.4.11).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class ToneName(StrEnum):
    """The six tones; a tone only repeats what a word and an icon already say."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    VIOLET = "violet"
    SLATE = "slate"
    ACCENT = "accent"


class Ground(StrEnum):
    """What a pane stands on."""

    WINDOW = "window"
    SIDEBAR = "sidebar"
    SURFACE = "surface"
    SUNKEN = "sunken"


class Ink(StrEnum):
    """What a text or an icon is painted with, whatever the theme."""

    MAIN = "main"
    SECOND = "second"
    QUIET = "quiet"
    DISABLED = "disabled"
    LINK = "link"
    ON_ACCENT = "on-accent"
    ON_DANGER = "on-danger"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    VIOLET = "violet"
    SLATE = "slate"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Tone:
    """One tone: its text, its soft fill, the outline of that fill, and a solid mark."""

    text: str
    soft: str
    line: str
    solid: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme."""

    dark: bool
    bg_window: str
    bg_sidebar: str
    bg_surface: str
    bg_sunken: str
    bg_raised: str
    bg_hover: str
    bg_accent_soft: str
    bg_selected: str
    line_subtle: str
    line_strong: str
    border_control: str
    text_1: str
    text_2: str
    text_3: str
    text_disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_on: str
    link: str
    focus: str
    danger_fill: str
    danger_on: str
    chart_mark: str
    green: Tone
    amber: Tone
    red: Tone
    violet: Tone
    slate: Tone
    petrol: Tone
    scrim_alpha: float
    shadow_alpha: float
    rosette_alpha: float

    def tone(self, name: ToneName) -> Tone:
        """The tone of that name."""
        return {
            ToneName.GREEN: self.green,
            ToneName.AMBER: self.amber,
            ToneName.RED: self.red,
            ToneName.VIOLET: self.violet,
            ToneName.SLATE: self.slate,
            ToneName.ACCENT: self.petrol,
        }[name]

    def ground(self, ground: Ground) -> str:
        """The colour of that ground."""
        return {
            Ground.WINDOW: self.bg_window,
            Ground.SIDEBAR: self.bg_sidebar,
            Ground.SURFACE: self.bg_surface,
            Ground.SUNKEN: self.bg_sunken,
        }[ground]

    def ink(self, ink: Ink) -> str:
        """The colour of that ink."""
        plain = {
            Ink.MAIN: self.text_1,
            Ink.SECOND: self.text_2,
            Ink.QUIET: self.text_3,
            Ink.DISABLED: self.text_disabled,
            Ink.LINK: self.link,
            Ink.ON_ACCENT: self.accent_on,
            Ink.ON_DANGER: self.danger_on,
        }
        return plain[ink] if ink in plain else self.tone(ToneName(ink.value)).text


LIGHT: Final = Tokens(
    dark=False,
    bg_window="#F4F6F7",
    bg_sidebar="#EAEFF1",
    bg_surface="#FFFFFF",
    bg_sunken="#F6F9FA",
    bg_raised="#FFFFFF",
    bg_hover="#ECF1F3",
    bg_accent_soft="#E6F3F7",
    bg_selected="#DCEEF3",
    line_subtle="#DEE4E7",
    line_strong="#CAD3D8",
    border_control="#7C888F",
    text_1="#142128",
    text_2="#44525A",
    text_3="#5E6B73",
    text_disabled="#9AA5AB",
    accent="#005D70",
    accent_hover="#004E61",
    accent_pressed="#00404F",
    accent_on="#FFFFFF",
    link="#005D70",
    focus="#00809C",
    danger_fill="#B3252A",
    danger_on="#FFFFFF",
    chart_mark="#3F94AA",
    green=Tone("#1F6538", "#E3F6E7", "#B5DDBE", "#388E56"),
    amber=Tone("#824C01", "#FDF0E1", "#EDCAA8", "#AC6811"),
    red=Tone("#9C1A20", "#FFEBE9", "#F6C2BD", "#D13E3E"),
    violet=Tone("#5043A3", "#EFEFFF", "#CCCCF8", "#7366D9"),
    slate=Tone("#455963", "#ECF1F3", "#C8D3D9", "#5C8093"),
    petrol=Tone("#005D70", "#E6F3F7", "#B7DBE5", "#00809C"),
    scrim_alpha=0.32,
    shadow_alpha=0.24,
    rosette_alpha=0.17,
)

DARK: Final = Tokens(
    dark=True,
    bg_window="#12181C",
    bg_sidebar="#0C1216",
    bg_surface="#192024",
    bg_sunken="#151C20",
    bg_raised="#21292D",
    bg_hover="#252D31",
    bg_accent_soft="#16303A",
    bg_selected="#173640",
    line_subtle="#2B3338",
    line_strong="#384147",
    border_control="#6F7D84",
    text_1="#E9EEF0",
    text_2="#B2BCC2",
    text_3="#95A0A7",
    text_disabled="#5F6B72",
    accent="#5DB9D3",
    accent_hover="#78C8DF",
    accent_pressed="#4AA5BF",
    accent_on="#04191F",
    link="#78C8DF",
    focus="#5ABDD8",
    danger_fill="#FF9E96",
    danger_on="#3A0A0A",
    chart_mark="#2E8AA3",
    green=Tone("#81D39F", "#1B3023", "#365541", "#81D39F"),
    amber=Tone("#E5B46E", "#352916", "#5D492D", "#E5B46E"),
    red=Tone("#FF9E96", "#3B2422", "#66423F", "#FF9E96"),
    violet=Tone("#BCB3FA", "#2A283C", "#4C4967", "#BCB3FA"),
    slate=Tone("#B2C0C9", "#282F33", "#454F54", "#B2C0C9"),
    petrol=Tone("#78C8DF", "#16303A", "#2B5460", "#5DB9D3"),
    scrim_alpha=0.56,
    shadow_alpha=0.60,
    rosette_alpha=0.24,
)


@dataclass(frozen=True, slots=True)
class Space:
    """Distances in device-independent pixels."""

    hair: int = 2
    xs: int = 4
    sm: int = 6
    md: int = 8
    lg: int = 12
    xl: int = 16
    xxl: int = 20
    group: int = 24
    details: int = 28
    block: int = 32
    page: int = 40


@dataclass(frozen=True, slots=True)
class Radius:
    """Corner radii in device-independent pixels."""

    xs: int = 4
    sm: int = 6
    md: int = 8
    lg: int = 10
    xl: int = 12


@dataclass(frozen=True, slots=True)
class Height:
    """Least heights in device-independent pixels; text that needs more gets more."""

    chip_small: int = 22
    chip: int = 24
    button: int = 32
    button_large: int = 36
    field: int = 32
    nav_row: int = 32
    list_row: int = 52
    footer: int = 60
    least_target: int = 24


SPACE: Final = Space()
RADIUS: Final = Radius()
HEIGHT: Final = Height()
