"""What stands around the reissue page: the strips and earlier certificates of the details, and the comparison."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.orders import OrderId
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.orders.details import DetailsViewModel
from certdesk.viewmodels.orders.details_props import Page
from certdesk.viewmodels.reissue.comparison import ComparisonViewModel
from certdesk.viewmodels.reissue.kept_drafts import Props as DraftProps
from certdesk.views.reissue.comparison_sheet import ComparisonSheet
from certdesk.views.reissue.earlier import EarlierCertificates
from certdesk.views.reissue.strips import DraftStrip, InstallStrip
from certdesk.views.theme.appearance import Appearance
from certdesk.views.wording.comparison import reminder_document
from certdesk.views.wording.dates import date_and_time, weekday_and_time
from tests.fakes_gui.details import DAY, LARKSPUR, NOW, SHOP, FakeOrders, FakeSessions, an_order, details_of, seen
from tests.fakes_gui.reissue import a_draft
from tests.lanes import HandLane

ENDS = NOW + timedelta(hours=70)
OLD = OrderCertificate("0A0B", LARKSPUR, NOW - 187 * DAY, NOW + 12 * DAY, is_present=False, key="RSA 3072", sha256="aa")
NEW = OrderCertificate(
    "0C", (*LARKSPUR[:3], "gifts.larkspur.example"), NOW, NOW + DAY, True, key="RSA 3072", sha256="b"
)

pytestmark = pytest.mark.usefixtures("appearance")


class Order:
    """An order with these certificates, in the details and in the comparison."""

    def __init__(self, *certificates: OrderCertificate) -> None:
        order = an_order()
        self.lane = HandLane()
        orders = FakeOrders(details_of(order, replace(seen(order), certificates=certificates)))
        runner = Runner(self.lane, self.lane)
        self.details = DetailsViewModel(orders, FakeSessions(), runner)
        self.comparison = ComparisonViewModel(orders, FakeSessions(), runner)
        self.details.show(SHOP)
        self.lane.drain()

    @property
    def page(self) -> Page:
        assert self.details.props.page is not None
        return self.details.props.page


def words(widget: QWidget) -> str:
    labels = [label for label in widget.findChildren(QLabel) if not label.isHidden()]
    return "\n".join(label.text().replace("\u200b", "") for label in labels)


def press(widget: QWidget, name: str) -> None:
    button = widget.findChild(QAbstractButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_draft_is_gone_on_with_or_discarded_from_the_details(qtbot: QtBot) -> None:
    strip = DraftStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.render_drafts(DraftProps(a_draft(), frozenset({SHOP})))
    assert not strip.isHidden()
    assert "Your reissue draft is here" in words(strip)
    wanted: list[OrderId] = []
    strip.go_on_wanted.connect(wanted.append)
    strip.discard_wanted.connect(wanted.append)
    press(strip, "draft_go_on")
    press(strip, "draft_discard")
    assert wanted == [SHOP, SHOP]
    strip.render_drafts(DraftProps())
    assert strip.isHidden()


def test_from_issuing_to_the_revocation_the_details_say_by_when_to_install(qtbot: QtBot) -> None:
    strip = InstallStrip()
    qtbot.addWidget(strip)
    order = Order(NEW, replace(OLD, revokes_at=ENDS))
    strip.render_details(order.details.props)
    assert f"Install it before {weekday_and_time(ENDS)}" in words(strip)
    asked: list[object] = []
    strip.compare_wanted.connect(asked.append)
    strip.reminder_wanted.connect(asked.append)
    press(strip, "install_compare")
    press(strip, "install_reminder")
    assert asked == [SHOP, order.page]
    strip.render_details(Order(NEW, OLD).details.props)
    assert strip.isHidden()


@pytest.mark.parametrize(
    ("certificate", "said"),
    [
        (replace(OLD, revokes_at=ENDS), f"Revocation pending, {weekday_and_time(ENDS)}"),
        (replace(OLD, revokes_at=NOW - DAY), f"Revocation was due, {weekday_and_time(NOW - DAY)}"),
        (replace(OLD, revoked=Revoked(NOW, RevocationReason.SUPERSEDED)), f"Revoked, {date_and_time(NOW)}"),
        (OLD, "Works to 2 Dec 2026"),
    ],
)
def test_each_earlier_certificate_says_what_becomes_of_it(
    qtbot: QtBot, certificate: OrderCertificate, said: str
) -> None:
    part = EarlierCertificates()
    qtbot.addWidget(part)
    part.show_page(Order(NEW, certificate).page)
    state = part.findChild(QLabel, "earlier_state")
    assert state is not None
    assert state.text() == said
    assert "serial 0A:0B" in words(part)


def sheet_of(qtbot: QtBot, *certificates: OrderCertificate) -> tuple[ComparisonSheet, Order, QWidget]:
    window = QWidget()
    window.resize(1280, 800)
    shown(qtbot, window)
    order = Order(*certificates)
    order.comparison.open(SHOP)
    order.lane.drain()
    sheet = ComparisonSheet(window, order.comparison)
    sheet.present()
    return sheet, order, window


def test_names_and_traits_stand_side_by_side_with_what_changed_marked(qtbot: QtBot) -> None:
    sheet, _order, _window = sheet_of(qtbot, NEW, OLD)
    before, after = sheet.findChild(QWidget, "names_before"), sheet.findChild(QWidget, "names_after")
    assert before is not None
    assert after is not None
    assert words(before).split("\n")[-2:] == ["−", "pay.larkspur.example"]
    assert words(after).split("\n")[-2:] == ["+", "gifts.larkspur.example"]
    assert sheet.findChild(QLabel, "after_serial_differs") is not None
    assert sheet.findChild(QLabel, "after_key_differs") is None


def test_the_comparison_leads_to_the_download_and_the_reminder(qtbot: QtBot) -> None:
    sheet, order, _window = sheet_of(qtbot, NEW, replace(OLD, revokes_at=ENDS))
    assert f"Install it before {weekday_and_time(ENDS)}" in words(sheet)
    wanted: list[object] = []
    sheet.download_wanted.connect(wanted.append)
    sheet.reminder_wanted.connect(wanted.append)
    props = order.comparison.props
    press(sheet, "comparison_reminder")
    press(sheet, "comparison_download")
    assert wanted == [props, SHOP]
    assert not order.comparison.props.is_open


def test_a_reminder_is_a_calendar_file_named_for_the_order(appearance: Appearance, now: datetime) -> None:
    document = reminder_document(Order(NEW, OLD).page.entry, ENDS, now)
    assert document.file_name == "shop_larkspur_example-reminder.ics"
    text = document.content.decode()
    assert f"DTSTART:{ENDS:%Y%m%dT%H%M%SZ}" in text
    assert "Install the new certificate of shop.larkspur.example" in text.replace("\r\n ", "")
