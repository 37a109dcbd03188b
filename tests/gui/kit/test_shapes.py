"""Layouts and decorations."""

from math import hypot

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.guilloche import AROUND_TEXT, BANDS, Guilloche, strands
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.mark import application_icon, paint_mark
from certdesk.views.kit.popover import Popover
from certdesk.views.kit.ring import SessionRing
from certdesk.views.kit.rule import Hairline
from certdesk.views.theme.appearance import Appearance, Scheme
from certdesk.views.theme.tokens import DARK, LIGHT, ToneName


def boxes(count: int, width: int) -> tuple[QWidget, FlowLayout, list[PlainLabel]]:
    page = QWidget()
    flow = FlowLayout(page, gap=6)
    labels = [PlainLabel("x") for _ in range(count)]
    for label in labels:
        label.setFixedSize(width, 20)
        flow.addWidget(label)
    return page, flow, labels


def test_a_line_breaks_where_the_width_ends(appearance: Appearance, qtbot: QtBot) -> None:
    page, flow, labels = boxes(5, 100)
    qtbot.addWidget(page)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(312) == 46
    page.resize(312, 100)
    page.show()
    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (106, 0), (212, 0), (0, 26), (106, 26)]


def test_lines_begin_at_the_right_in_right_to_left(appearance: Appearance, qtbot: QtBot) -> None:
    page, _, labels = boxes(2, 100)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(page)
    page.resize(312, 100)
    page.show()
    assert [label.x() for label in labels] == [212, 106]


def test_what_is_lower_than_its_line_stands_in_the_middle_of_it(appearance: Appearance, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, gap=6, centred=True)
    labels = [PlainLabel("x") for _ in range(3)]
    for label, height in zip(labels, (20, 40, 20), strict=True):
        label.setFixedSize(100, height)
        flow.addWidget(label)
    page.resize(206, 100)
    page.show()
    assert [(label.x(), label.y()) for label in labels] == [(0, 10), (106, 0), (0, 46)]
    assert flow.heightForWidth(206) == 66


def test_a_flow_layout_asks_anew_when_an_item_changes_comes_or_goes(appearance: Appearance, qtbot: QtBot) -> None:
    page, flow, labels = boxes(3, 100)
    qtbot.addWidget(page)
    assert flow.heightForWidth(250) == 46
    page.show()
    labels[2].hide()
    assert flow.heightForWidth(250) == 20
    labels[1].setFixedSize(200, 30)
    assert flow.heightForWidth(250) == 56
    flow.addWidget(added := PlainLabel("y"))
    added.setFixedSize(250, 10)
    added.show()
    assert flow.heightForWidth(250) == 72
    labels[2].show()
    flow.removeWidget(added)
    flow.takeAt(1)
    assert flow.heightForWidth(250) == 20


def test_an_emptied_flow_layout_asks_for_nothing(appearance: Appearance, qtbot: QtBot) -> None:
    page, flow, _ = boxes(2, 100)
    qtbot.addWidget(page)
    assert flow.heightForWidth(300) == 20
    while flow.takeAt(0) is not None:
        pass
    assert (flow.count(), flow.heightForWidth(300)) == (0, 0)


def test_the_rosette_stays_within_its_circle() -> None:
    lines = strands()
    assert len(lines) == sum(band.strands for band in BANDS)
    farthest = max(hypot(line.at(i).x(), line.at(i).y()) for line in lines for i in range(line.count()))
    assert farthest == pytest.approx(1.0, abs=0.001)


def test_the_rosette_is_drawn_in_the_worn_accent_and_only_once(appearance: Appearance, qtbot: QtBot) -> None:
    rosette = Guilloche(150, AROUND_TEXT)
    qtbot.addWidget(rosette)
    rosette.resize(300, 300)
    light = rosette.grab().toImage()
    assert light == rosette.grab().toImage()
    appearance.choose(Scheme.DARK)
    assert rosette.grab().toImage() != light


def test_the_mark_fills_its_square_and_has_a_tick(appearance: Appearance) -> None:
    canvas = QImage(64, 64, QImage.Format.Format_ARGB32)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    paint_mark(painter, QRectF(0, 0, 64, 64), QColor("#ff0000"), QColor("#0000ff"))
    painter.end()
    assert canvas.pixelColor(32, 1).alpha() > 200
    assert canvas.pixelColor(0, 0).alpha() == 0
    assert canvas.pixelColor(29, 41) == QColor("#0000ff")
    assert not application_icon().isNull()


def test_the_drawn_mark_is_the_one_in_the_file(appearance: Appearance, pytestconfig: pytest.Config) -> None:
    drawing = pytestconfig.rootpath / "resources" / "icons" / "certdesk.svg"
    from_file, in_code = (QImage(96, 96, QImage.Format.Format_ARGB32) for _ in range(2))
    for image in (from_file, in_code):
        image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(from_file)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    painter = QPainter(in_code)
    paint_mark(painter, QRectF(0, 0, 96, 96), QColor(LIGHT.accent), QColor(LIGHT.accent_on))
    painter.end()
    apart = [
        (x, y)
        for x in range(96)
        for y in range(96)
        if abs(from_file.pixelColor(x, y).alpha() - in_code.pixelColor(x, y).alpha()) > 60
    ]
    assert apart == []


def test_the_ring_shows_how_much_is_left(appearance: Appearance, qtbot: QtBot) -> None:
    ring = SessionRing()
    qtbot.addWidget(ring)
    ring.resize(28, 28)
    ring.show_left(0.5, ToneName.AMBER)
    image = ring.grab().toImage()
    assert image.pixelColor(26, 14) == QColor(LIGHT.amber.solid)
    assert image.pixelColor(1, 14) == QColor(LIGHT.line_strong)


def test_a_hairline_is_one_pixel_in_the_worn_theme(appearance: Appearance, qtbot: QtBot) -> None:
    line = Hairline()
    qtbot.addWidget(line)
    line.resize(40, 1)
    assert line.height() == 1
    assert line.grab().toImage().pixelColor(20, 0) == QColor(LIGHT.line_subtle)
    appearance.choose(Scheme.DARK)
    assert line.grab().toImage().pixelColor(20, 0) == QColor(DARK.line_subtle)


def test_a_banner_reads_its_title_and_text_and_hides_an_empty_one(appearance: Appearance, qtbot: QtBot) -> None:
    banner = Banner(Icon.TIMER_OFF, "Your guest session ended at 15:40", "Sign in again.")
    banner.add_action(primary("Send a new code"))
    qtbot.addWidget(banner)
    banner.show()
    assert (banner.accessibleName(), banner.accessibleDescription()) == (
        "Your guest session ended at 15:40",
        "Sign in again.",
    )
    banner.show_notice(Icon.WIFI_OFF, "You are offline", "", ToneName.SLATE)
    shown = [label.text() for label in banner.findChildren(PlainLabel) if label.isVisible()]
    assert shown == ["You are offline"]


@pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)
def test_a_popover_focuses_its_first_control_and_closes_on_escape(appearance: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    anchor, sign_out = primary("Sessions"), primary("Sign out")
    anchor.setParent(window)
    window.show()
    popover = Popover(window, "Guest sessions")
    popover.column.addWidget(sign_out)
    popover.show_at(anchor)
    assert popover.accessibleName() == "Guest sessions"
    assert sign_out.hasFocus()
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_a_popover_with_no_room_above_or_below_begins_on_the_screen(appearance: Appearance, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    screen = page.screen().availableGeometry()
    page.setGeometry(screen.left(), screen.center().y(), 100, 30)
    popover = Popover(page, "Days")
    popover.setFixedSize(200, screen.height() - 40)
    popover.show_at(page)
    assert screen.top() - 40 < popover.geometry().top() <= screen.top(), "but for the room of its shadow"
    popover.close()
