"""Icons exist, follow the theme, and point the other way in right-to-left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from certdesk.views.icons import DIRECTIONAL, Icon, icon, pixmap, svg_source
from certdesk.views.theme.appearance import Appearance, Scheme
from certdesk.views.theme.tokens import DARK, LIGHT, Ink


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def strongest(image: QImage) -> str:
    """The colour of the most opaque pixel."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=QColor.alpha).name()


@pytest.mark.parametrize("name", list(Icon))
def test_every_named_icon_is_in_the_package(name: Icon) -> None:
    assert b"currentColor" in svg_source(name)


@pytest.mark.parametrize("name", list(Icon))
def test_every_named_icon_draws_something(qapp: QApplication, name: Icon) -> None:
    image = pixmap(name, QColor("#ff0000"), 32).toImage()
    assert any(image.pixelColor(x, y).alpha() > 0 for x in range(32) for y in range(32))


def test_a_pixmap_is_as_fine_as_the_screen(qapp: QApplication) -> None:
    drawn = pixmap(Icon.CHECK, QColor("#123456"), 16, 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)
    assert drawn.deviceIndependentSize().toSize() == QSize(16, 16)


def test_an_icon_is_as_fine_as_the_screen_that_it_is_for(appearance: Appearance) -> None:
    drawn = icon(Icon.MENU).pixmap(QSize(16, 16), 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)
    assert drawn.toImage() == pixmap(Icon.MENU, QColor(LIGHT.text_1), 16, 2.0).toImage()


def test_a_themed_icon_is_redrawn_in_the_new_theme(appearance: Appearance) -> None:
    made = icon(Icon.LOCK, Ink.ACCENT)
    assert strongest(made.pixmap(64, 64).toImage()) == LIGHT.petrol.text.lower()
    appearance.choose(Scheme.DARK)
    assert strongest(made.pixmap(64, 64).toImage()) == DARK.petrol.text.lower()


def test_a_themed_icon_shows_that_it_is_off_or_on(appearance: Appearance) -> None:
    made = icon(Icon.LOCK, Ink.MAIN, checked=Ink.LINK)
    off = made.pixmap(QSize(64, 64), QIcon.Mode.Disabled)
    on = made.pixmap(QSize(64, 64), QIcon.Mode.Normal, QIcon.State.On)
    assert strongest(off.toImage()) == LIGHT.text_disabled.lower()
    assert strongest(on.toImage()) == LIGHT.link.lower()


def test_a_copied_and_changed_icon_survives_its_original(appearance: Appearance) -> None:
    copies = []
    for _ in range(50):
        copy = QIcon(icon(Icon.CHECK))
        copy.setIsMask(True)
        copies.append(copy)
    assert all(not copy.pixmap(16, 16).isNull() for copy in copies)


@pytest.mark.usefixtures("right_to_left")
def test_only_icons_that_point_somewhere_are_mirrored(qapp: QApplication) -> None:
    colour = QColor("#00ff00")
    arrow, tick = (pixmap(name, colour, 24).toImage() for name in (Icon.ARROW_RIGHT, Icon.CHECK))
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert arrow == pixmap(Icon.ARROW_RIGHT, colour, 24).toImage().flipped(Qt.Orientation.Horizontal)
    assert tick == pixmap(Icon.CHECK, colour, 24).toImage()


def test_clocks_ticks_and_the_copy_icon_never_mirror() -> None:
    assert not DIRECTIONAL & {Icon.CLOCK, Icon.CHECK, Icon.TIMER, Icon.COPY}
