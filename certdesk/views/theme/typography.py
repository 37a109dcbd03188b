"""The type scale: roles as factors of the interface font, and which families are used where."""

import os
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

SANS: Final = "Inter"
DISPLAY: Final = "Inter Display"  # the same design, drawn tighter for titles
MONO: Final = "JetBrains Mono"
_BARE_PLATFORMS: Final = frozenset({"offscreen", "minimal"})
_BASE_PIXELS: Final = 13
_ROLE: Final = "typeRole"


class Role(StrEnum):
    """What a piece of text is for."""

    PAGE_TITLE = "page-title"
    SHEET_TITLE = "sheet-title"
    LIST_TITLE = "list-title"
    HEADING = "heading"
    SUBTITLE = "subtitle"
    BODY = "body"
    LEAD = "lead"
    LARGE = "large"
    MEDIUM = "medium"
    LABEL = "label"
    SMALL = "small"
    SMALL_MEDIUM = "small-medium"
    SMALL_STRONG = "small-strong"
    CAPTION = "caption"
    CAPTION_STRONG = "caption-strong"
    CODE = "code"
    CODE_LARGE = "code-large"
    ACCESS_CODE = "access-code"


@dataclass(frozen=True, slots=True)
class Face:
    """One step of the scale: factor of the base size, weight, line height as a factor of the size."""

    factor: float
    weight: int
    leading: float
    mono: bool = False
    display: bool = False


FACES: Final = {
    Role.PAGE_TITLE: Face(1.77, 600, 28 / 23, display=True),
    Role.SHEET_TITLE: Face(1.62, 600, 26 / 21, display=True),
    Role.LIST_TITLE: Face(1.46, 600, 24 / 19, display=True),
    Role.HEADING: Face(1.31, 600, 24 / 17),
    Role.SUBTITLE: Face(1.15, 600, 20 / 15),
    Role.BODY: Face(1.0, 400, 18 / 13),
    Role.LEAD: Face(1.08, 400, 20 / 14),
    Role.LARGE: Face(1.08, 500, 20 / 14),
    Role.MEDIUM: Face(1.0, 500, 18 / 13),
    Role.LABEL: Face(1.0, 600, 18 / 13),
    Role.SMALL: Face(0.92, 400, 16 / 12),
    Role.SMALL_MEDIUM: Face(0.92, 500, 16 / 12),
    Role.SMALL_STRONG: Face(0.92, 600, 16 / 12),
    Role.CAPTION: Face(0.85, 500, 14 / 11),
    Role.CAPTION_STRONG: Face(0.85, 600, 14 / 11),
    Role.CODE: Face(0.92, 400, 18 / 12, mono=True),
    Role.CODE_LARGE: Face(1.15, 500, 20 / 15, mono=True),
    Role.ACCESS_CODE: Face(2.0, 500, 32 / 26, mono=True),
}


def is_bare_display() -> bool:
    """Whether no desktop stands behind the display that could name an interface font."""
    platform = QGuiApplication.platformName()
    return platform in _BARE_PLATFORMS or (platform == "xcb" and not os.environ.get("XDG_CURRENT_DESKTOP"))


def base_font() -> QFont:
    """The interface font: the desktop’s own, or Inter where no desktop can be asked and Inter is there."""
    chosen = QFont(QGuiApplication.font())
    if is_bare_display():
        if _is_there(SANS):
            chosen.setFamilies([SANS])
        if QGuiApplication.platformName() in _BARE_PLATFORMS:
            chosen.setPixelSize(_BASE_PIXELS)
    return chosen


def font(role: Role, *, tabular: bool = False) -> QFont:
    """The font of that role, relative to the interface font; `tabular` gives figures of equal width."""
    face = FACES[role]
    made = _mono() if face.mono else QFont(QGuiApplication.font())
    base = QGuiApplication.font()
    if base.pixelSize() > 0:
        made.setPixelSize(max(1, round(base.pixelSize() * face.factor)))
    else:
        made.setPointSizeF(base.pointSizeF() * face.factor)
    if face.display and made.families() == [SANS] and _is_there(DISPLAY):
        made.setFamilies([DISPLAY])
    made.setWeight(QFont.Weight(face.weight))
    if role is Role.ACCESS_CODE:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 5)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def set_role(widget: QWidget, role: Role, *, tabular: bool = False) -> None:
    """Write the widget's text in that role, now and after the interface font has changed."""
    widget.setProperty(_ROLE, (role.value, tabular))
    widget.setFont(font(role, tabular=tabular))


def refit() -> None:
    """Give every widget with a role the font of that role anew, which Qt does not do for fonts set by hand."""
    for widget in QApplication.allWidgets():
        kept = widget.property(_ROLE)
        if kept is not None:
            widget.setFont(font(Role(kept[0]), tabular=kept[1]))
        widget.updateGeometry()


@cache
def _is_there(family: str) -> bool:
    """Asked once: Qt goes through all fonts of the system for it."""
    return QFontDatabase.hasFamily(family)


def _mono() -> QFont:
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if is_bare_display() and _is_there(MONO):
        fixed.setFamilies([MONO])
    return fixed
