"""The validity rule: where its labels stand, and what it paints."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from certdesk.views.kit.labelling import Placed, Side, Wanted, place_labels
from certdesk.views.kit.validity import ValidityPicture, ValidityRule
from certdesk.views.theme.appearance import Appearance
from certdesk.views.theme.tokens import LIGHT, ToneName

WANTED = st.lists(
    st.builds(Wanted, st.integers(), st.floats(1, 300), st.floats(0, 600), st.sampled_from(Side)),
    max_size=6,
    unique_by=lambda wanted: wanted.key,
)


@given(WANTED, st.floats(50, 600))
def test_labels_never_overlap_and_never_leave_the_line(wanted: list[Wanted], length: float) -> None:
    placed = sorted(place_labels(wanted, length, 8), key=lambda label: label.left)
    assert all(label.left >= 0 and label.right <= length for label in placed)
    assert all(one.right + 8 <= other.left for one, other in pairwise(placed))


@given(WANTED, st.floats(300, 600))
def test_the_most_important_label_is_placed_whenever_it_fits(wanted: list[Wanted], length: float) -> None:
    keys = [label.key for label in place_labels(wanted, length, 8)]
    assert keys[:1] == [label.key for label in wanted[:1]]


@given(WANTED, st.floats(50, 600))
def test_a_placed_label_keeps_its_width(wanted: list[Wanted], length: float) -> None:
    widths = {label.key: label.width for label in wanted}
    assert all(
        label.right - label.left == pytest.approx(widths[label.key]) for label in place_labels(wanted, length, 8)
    )


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([Wanted(0, 100, 300, Side.AFTER)], [(0, 300)]),
        ([Wanted(0, 100, 550, Side.AFTER)], [(0, 450)]),
        ([Wanted(0, 100, 50, Side.BEFORE)], [(0, 50)]),
        ([Wanted(0, 100, 300, Side.AFTER), Wanted(1, 40, 290, Side.BEFORE)], [(0, 300), (1, 250)]),
        ([Wanted(0, 100, 300, Side.AFTER), Wanted(1, 40, 300, Side.AFTER)], [(0, 300), (1, 252)]),
        ([Wanted(0, 560, 0, Side.AFTER), Wanted(1, 40, 590, Side.BEFORE)], [(0, 0)]),
    ],
    ids=["after", "no room after", "no room before", "both", "pushed aside", "dropped"],
)
def test_where_labels_stand(wanted: list[Wanted], expected: list[tuple[int, float]]) -> None:
    assert [(label.key, label.left) for label in place_labels(wanted, 600, 8)] == expected


def test_a_place_knows_both_its_ends() -> None:
    assert place_labels([Wanted(7, 100, 300, Side.AFTER)], 600, 8) == (Placed(7, 300, 400),)


def picture(today: float = 0.5, expires: float = 0.55, tone: ToneName = ToneName.AMBER) -> ValidityPicture:
    return ValidityPicture(
        today=today,
        expires=expires,
        refund_end=30 / 365,
        tone=tone,
        issued_label="Issued 17 May 2026",
        covered_label="Order covered to 17 May 2027",
        today_label="Today",
        expires_label="Expires 2 Dec 2026",
        refund_label="Refund window closed 16 Jun",
        description="Issued 17 May 2026. Expires 2 December 2026, in 12 days.",
    )


def drawn(rule: ValidityRule) -> QImage:
    rule.resize(600, rule.sizeHint().height())
    return rule.grab().toImage()


def colour_at(rule: ValidityRule, fraction: float) -> QColor:
    image = drawn(rule)
    bar = next(y for y in range(image.height()) if image.pixelColor(30, y) == QColor(LIGHT.petrol.solid))
    return image.pixelColor(round(fraction * 600), bar + 6)


def test_the_spent_part_the_last_stretch_and_today_have_their_colours(appearance: Appearance, qtbot: QtBot) -> None:
    rule = ValidityRule(picture(today=0.5, expires=0.6))
    qtbot.addWidget(rule)
    assert colour_at(rule, 0.25) == QColor(LIGHT.petrol.solid)
    assert colour_at(rule, 0.5) == QColor(LIGHT.text_1)
    assert colour_at(rule, 0.56) == QColor(LIGHT.amber.solid)
    rule.show_picture(picture(today=0.5, expires=0.6, tone=ToneName.RED))
    assert colour_at(rule, 0.56) == QColor(LIGHT.red.solid)
    rule.show_picture(picture(today=0.5, expires=0.6, tone=ToneName.ACCENT))
    assert colour_at(rule, 0.56) == QColor(LIGHT.petrol.line)


def test_it_is_drawn_mirrored_in_right_to_left(appearance: Appearance, qtbot: QtBot) -> None:
    rule = ValidityRule(picture(today=0.3, expires=0.6))
    qtbot.addWidget(rule)
    bar = round(rule.sizeHint().height() / 2)
    left = drawn(rule).pixelColor(20, bar)
    rule.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert drawn(rule).pixelColor(579, bar) == left == QColor(LIGHT.petrol.solid)


@pytest.mark.parametrize(("today", "expires"), [(0.0, 0.5), (1.4, 1.0), (-0.2, 0.0), (0.7, 0.5)])
def test_days_outside_the_term_are_drawn_at_its_ends(
    appearance: Appearance, qtbot: QtBot, today: float, expires: float
) -> None:
    rule = ValidityRule(picture(today=today, expires=expires))
    qtbot.addWidget(rule)
    image = drawn(rule)
    dots = [x for x in range(600) if image.pixelColor(x, round(rule.sizeHint().height() / 2)) == QColor(LIGHT.text_1)]
    assert dots


def test_every_fact_is_in_its_description(appearance: Appearance, qtbot: QtBot) -> None:
    rule = ValidityRule(picture())
    qtbot.addWidget(rule)
    assert rule.accessibleDescription() == picture().description
