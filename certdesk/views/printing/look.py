"""What a paper is set in: the fonts, inks and lines of each kind of text, for the printer and for the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QTextCharFormat

from certdesk.views.theme.tokens import LIGHT, Tokens
from certdesk.views.theme.typography import Role, font


class Style(StrEnum):
    """What a piece of text on a paper is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    BODY = "body"
    STRONG = "strong"
    CELL = "cell"
    LABEL = "label"
    COLUMN = "column"
    QUIET = "quiet"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Look:
    """The fonts and colours of a paper. `scale` is how much larger than usual its text is, and so its distances are.

    `direction` is that of the interface, which the texts were written in: a name at the beginning of a paragraph does
    not turn it round.
    """

    fonts: Mapping[Style, QFont]
    inks: Mapping[Style, str]
    line: str
    warning: tuple[str, str, str]  # text, ground, edge
    scale: float
    direction: Qt.LayoutDirection

    def face(self, style: Style, ink: str = "") -> QTextCharFormat:
        """Return the form of characters in that style."""
        face = QTextCharFormat()
        face.setFont(self.fonts[style])
        face.setForeground(QColor(ink or self.inks[style]))
        return face

    def length(self, pixels: float) -> float:
        """Return a distance that suits the size of the text."""
        return pixels * self.scale


_INK, _QUIET, _LINE = "#142128", "#5E6B73", "#CAD3D8"
_POINTS: Final[Mapping[Style, tuple[float, bool, str]]] = MappingProxyType(
    {
        Style.TITLE: (18, True, _INK),
        Style.SUBTITLE: (11, False, _INK),
        Style.HEADING: (12, True, _INK),
        Style.BODY: (10, False, _INK),
        Style.STRONG: (10, True, _INK),
        Style.CELL: (9, False, _INK),
        Style.LABEL: (9, True, _INK),
        Style.COLUMN: (8, True, _QUIET),
        Style.QUIET: (9, False, _QUIET),
        Style.FOOT: (8, False, _QUIET),
    }
)
_ROLES: Final[Mapping[Style, Role]] = MappingProxyType(
    {
        Style.TITLE: Role.LIST_TITLE,
        Style.SUBTITLE: Role.BODY,
        Style.HEADING: Role.SUBTITLE,
        Style.BODY: Role.BODY,
        Style.STRONG: Role.LABEL,
        Style.CELL: Role.BODY,
        Style.LABEL: Role.LABEL,
        Style.COLUMN: Role.SMALL_STRONG,
        Style.QUIET: Role.SMALL,
        Style.FOOT: Role.SMALL,
    }
)
_SECOND: Final = frozenset({Style.SUBTITLE, Style.COLUMN, Style.QUIET, Style.FOOT})
_USUAL: Final = 13  # pixels of body text that the distances were drawn for


def printed_look() -> Look:
    """Return dark ink on white, in the interface's font. It may be called away from the GUI thread."""
    amber = LIGHT.amber
    return Look(
        fonts={style: _print_font(points, bold=bold) for style, (points, bold, _) in _POINTS.items()},
        inks={style: ink for style, (_, _, ink) in _POINTS.items()},
        line=_LINE,
        warning=(amber.text, amber.soft, amber.solid),
        scale=1.0,
        direction=QGuiApplication.layoutDirection(),
    )


def screen_look(tokens: Tokens) -> Look:
    """Return the fonts of the interface at the size the user reads them, in the colours of the theme."""
    amber = tokens.amber
    return Look(
        fonts={style: font(role) for style, role in _ROLES.items()},
        inks={style: tokens.text_2 if style in _SECOND else tokens.text_1 for style in Style},
        line=tokens.line_subtle,
        warning=(amber.text, amber.soft, amber.solid),
        scale=max(1.0, QFontInfo(font(Role.BODY)).pixelSize() / _USUAL),
        direction=QGuiApplication.layoutDirection(),
    )


def _print_font(points: float, *, bold: bool) -> QFont:
    face = QFont(QGuiApplication.font().families())
    face.setPointSizeF(points)
    face.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    face.setFeature(QFont.Tag("calt"), 0)  # some faces shape the colon of a time anew, and no reader finds it again
    return face
