"""The sheet that saves several certificates, and the list of what became of each."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QWidget

from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.viewmodels.flow import SignInRequest
from certdesk.views.wording.selection import SelectionAct
from tests.fakes_gui.orders_list import id_of
from tests.gui.book.stage import Stage

SHOP, BOOKS = "shop.larkspur.example", "www.hollowaybooks.example"


def opened(stage: Stage) -> Stage:
    stage.choose(SHOP, BOOKS)
    stage.sheets.act_on_selection(SelectionAct.DOWNLOAD)
    stage.drain()
    return stage


def test_server_format_and_names_are_chosen_and_the_first_places_shown(stage: Stage) -> None:
    opened(stage)
    server, format_ = stage.find(QComboBox, "bulk_server"), stage.find(QComboBox, "bulk_format")
    server.setCurrentIndex(server.findData(Server.IIS))
    stage.drain()
    assert stage.models.bulk.model.props.server is Server.IIS
    format_.setCurrentIndex(format_.findData(DownloadFormat.DER))
    assert stage.models.bulk.model.props.format is DownloadFormat.DER
    stage.drain()
    assert stage.text("bulk_preview").splitlines()[0].endswith("der")
    field = stage.find(QLineEdit, "bulk_template")
    field.clear()
    QTest.keyClicks(field, "{nonsense}")
    stage.drain()
    assert field.accessibleDescription().startswith("This name cannot be used")
    assert not stage.find(QWidget, "bulk_save").isEnabled()


def test_each_order_is_told_of_and_the_rest_is_saved_after_signing_in(stage: Stage) -> None:
    shop, books = (id_of(stage.desk.orders.book, name) for name in (SHOP, BOOKS))
    stage.desk.bulk.open_orders.add(shop)
    wanted: list[SignInRequest] = []
    stage.models.bulk.model.sign_in_wanted.connect(wanted.append)
    opened(stage).press("bulk_save")
    assert stage.text("bulk_outcome") == "1 saved, 1 not"
    model = stage.find(QTableView, "bulk_results").model()
    assert [model.index(row, 2).data() for row in range(2)] == [f"{shop}.example.pem", "Sign in first"]
    stage.press("bulk_sign_in")
    assert wanted == [SignInRequest(books)]
    stage.sheets.hold(is_held=True)
    assert not stage.is_shown("bulk_sheet")
    stage.desk.bulk.open_orders.add(books)
    stage.sheets.hold(is_held=False)
    stage.press("bulk_save")
    assert stage.text("bulk_outcome") == "2 certificates saved"
    stage.press("bulk_save")
    assert not stage.is_shown("bulk_sheet")
