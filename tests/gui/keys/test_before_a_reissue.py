"""A download while a reissue is on its way is of the certificate before it, and says so."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.local_keys import Target
from certdesk.domain.orders import OrderStatus
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.download.model import DownloadViewModel
from certdesk.viewmodels.key_store.desk import KeyDesk
from certdesk.viewmodels.key_store.model import KeyStoreViewModel
from certdesk.views.download.sheet import DownloadSheet
from certdesk.views.key_store.sheet import KeyStoreSheet
from certdesk.views.kit.sheet import Sheet
from tests.fakes_gui.download import FakeDownloads, OneOrder
from tests.fakes_gui.keys import SHOP, FakeKeys, FakeKeyStores
from tests.lanes import HandLane
from tests.samples import entry

pytestmark = pytest.mark.usefixtures("appearance")


@pytest.fixture
def under(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    return window


def _download(under: QWidget, orders: OneOrder) -> tuple[object, Sheet]:
    lane = HandLane()
    model = DownloadViewModel(FakeDownloads(), orders, Runner(lane, lane))
    model.open(SHOP)
    lane.drain()
    return model, DownloadSheet(under, model, "shop.larkspur.example")


def _with_key(under: QWidget, orders: OneOrder) -> tuple[object, Sheet]:
    lane = HandLane()
    desk = KeyDesk(orders, FakeDownloads(), FakeKeys(), FakeKeyStores())
    model = KeyStoreViewModel(desk, Runner(lane, lane))
    model.open(SHOP, Target.WINDOWS)
    lane.drain()
    return model, KeyStoreSheet(under, model)


@pytest.mark.parametrize("make", [_download, _with_key])
@pytest.mark.parametrize("status", [OrderStatus.ISSUED, OrderStatus.REISSUE_PENDING])
def test_what_is_saved_is_called_the_present_one_while_another_is_awaited(
    under: QWidget,
    make: object,
    status: OrderStatus,
) -> None:
    assert callable(make)
    held, sheet = make(under, OneOrder(entry(status_word=status)))
    sheet.present()
    notice = sheet.findChild(QWidget, "download_present")
    assert notice is not None
    assert notice.isVisible() is (status is OrderStatus.REISSUE_PENDING)
    assert held is not None
