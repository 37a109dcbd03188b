"""Sizes follow the interface font, whatever its unit."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton, primary
from certdesk.views.kit.chips import StatusChip
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.appearance import Appearance
from certdesk.views.theme.tokens import ToneName
from certdesk.views.theme.typography import FACES, Role, font


@pytest.mark.parametrize(
    ("role", "pixels", "weight"),
    [
        (Role.PAGE_TITLE, 23, 600),
        (Role.LIST_TITLE, 19, 600),
        (Role.HEADING, 17, 600),
        (Role.SUBTITLE, 15, 600),
        (Role.BODY, 13, 400),
        (Role.LABEL, 13, 600),
        (Role.SMALL, 12, 400),
        (Role.CAPTION, 11, 500),
        (Role.CODE, 12, 400),
        (Role.ACCESS_CODE, 26, 500),
    ],
)
def test_the_scale_at_a_base_of_13_pixels(appearance: Appearance, role: Role, pixels: int, weight: int) -> None:
    made = font(role)
    assert (made.pixelSize(), made.weight()) == (pixels, weight)


def test_a_desktop_that_counts_in_points_keeps_its_points(qapp: QApplication, appearance: Appearance) -> None:
    qapp.setFont(QFont("Inter", 10))
    assert font(Role.PAGE_TITLE).pointSizeF() == pytest.approx(17.7)
    assert font(Role.CODE).pointSizeF() == pytest.approx(9.2)


def test_every_role_has_a_face() -> None:
    assert set(FACES) == set(Role)


def test_tabular_figures_are_asked_for_by_their_feature(appearance: Appearance) -> None:
    assert font(Role.BODY, tabular=True).featureValue(QFont.Tag("tnum")) == 1
    assert font(Role.BODY).featureTags() == []


def test_text_at_twice_the_size_is_not_cut(qapp: QApplication, appearance: Appearance) -> None:
    chip, button, label = StatusChip("Issued", Icon.BADGE_CHECK, ToneName.GREEN), primary("Save"), PlainLabel("Save")
    small = [widget.sizeHint() for widget in (chip, button, label)]
    doubled = QFont(qapp.font())
    doubled.setPixelSize(26)
    qapp.setFont(doubled)
    for before, widget in zip(small, (chip, button, label), strict=True):
        assert widget.fontMetrics().height() > 26
        assert widget.sizeHint().height() >= widget.fontMetrics().height()
        assert widget.sizeHint().width() > before.width()


def test_no_button_is_smaller_than_a_finger_needs(appearance: Appearance) -> None:
    tiny = IconButton(Icon.X, "Close", side=10)
    assert (tiny.width(), tiny.height()) == (24, 24)
