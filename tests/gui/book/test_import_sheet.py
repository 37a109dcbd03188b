"""The import sheet, from the file to what was taken over."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableView, QWidget

from certdesk.domain.errors import Unavailable
from certdesk.domain.lists import Columns, Separator
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.importing import Step
from certdesk.views.orders.list_menu import ListAct
from tests.fakes_gui.book import a_plan
from tests.gui.book.stage import Stage

FILE = Path("/somewhere/orders.csv")


@pytest.fixture
def review(stage: Stage) -> Stage:
    stage.sheets.act_on_list(ListAct.IMPORT)
    stage.models.importing.model.choose(FILE)
    stage.drain()
    return stage


def drag(zone: QWidget, *paths: str) -> bool:
    """Drop the files on `zone`; False where they are refused."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(path) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, held, buttons, keys)
    QApplication.sendEvent(zone, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(zone, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, held, buttons, keys))
    return True


def test_a_file_can_be_dropped_and_two_cannot(stage: Stage) -> None:
    stage.sheets.act_on_list(ListAct.IMPORT)
    zone = stage.find(QWidget, "drop_zone")
    assert not drag(zone, "/a.csv", "/b.csv")
    assert drag(zone, str(FILE))
    stage.drain()
    assert stage.is_shown("import_preview")
    assert not stage.is_shown("drop_zone")


def test_the_first_rows_stand_under_their_headings(review: Stage) -> None:
    model = review.find(QTableView, "import_preview").model()
    headings = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert headings == ["Domain", "E-mail", "Client"]
    assert model.rowCount() == 5
    assert model.index(0, 2).data() == "Shops & Söhne"
    assert review.text("import_facts") == "CSV, UTF-8, 40 lines"


def test_it_says_what_would_happen_and_names_the_lines_that_stay_out(review: Stage) -> None:
    assert review.text("import_outcome") == "Ready to import"
    assert review.text("import_counts").splitlines() == [
        "30 new orders",
        "2 orders changed",
        "5 orders in the book already",
        "1 line named before in this list",
        "2 lines with problems, left out",
    ]
    assert not review.is_shown("import_problems")
    review.press("import_show_problems")
    model = review.find(QTableView, "import_problems").model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Line 7", "Line 8", "Line 9"]
    review.press("import_copy_problems")
    assert QApplication.clipboard().text().splitlines()[2] == "Line 9\tThe same order as in line 4"


def test_a_column_is_matched_by_hand_and_lost_by_what_it_was_matched_with(review: Stage) -> None:
    select = review.find(QComboBox, "column_supplier_id")
    select.setCurrentIndex(1)
    review.drain()
    assert review.models.importing.model.props.columns == Columns(supplier_id=0, admin_email=1, client=2)
    assert review.find(QComboBox, "column_name").currentText() == "Not in this list"


def test_a_missing_column_is_said_and_nothing_can_be_imported(review: Stage) -> None:
    review.find(QComboBox, "column_name").setCurrentIndex(0)
    review.drain()
    problem = review.find(QWidget, "import_problem")
    assert problem.accessibleName() == "A column is missing"
    assert not review.find(QWidget, "import_run").isEnabled()


def test_the_separator_and_the_first_line_can_be_decided(review: Stage) -> None:
    select = review.find(QComboBox, "import_separator")
    select.setCurrentIndex(select.findData(Separator.TAB))
    review.drain()
    review.find(QComboBox, "import_header").setCurrentIndex(1)
    review.drain()
    assert isinstance(review.desk.lists.calls[-2][2], Separator)
    assert ("open", "orders.csv", Separator.TAB, False) in review.desk.lists.calls


def test_importing_ends_with_what_was_done_and_a_toast_that_can_take_it_back(review: Stage) -> None:
    review.press("import_run")
    assert review.text("import_result").splitlines()[0] == "30 new orders"
    review.press("import_run")
    assert not review.is_shown("import_sheet")
    assert review.toast() == "Imported orders.csv"
    review.press_toast()
    assert review.desk.labels.calls[-1][0] == "undo"


def test_esc_does_not_close_it_while_orders_are_taken_over_and_stop_does_not_keep_any(review: Stage) -> None:
    review.models.importing.model.run()
    sheet = review.find(QWidget, "import_sheet")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert review.models.importing.model.props.step is Step.IMPORTING
    review.press("import_cancel")
    assert review.is_shown("import_preview")


def test_the_button_says_how_many_and_nothing_where_there_is_nothing_new(review: Stage) -> None:
    button = review.find(QWidget, "import_run")
    assert button.property("text") == "Import 32 orders"
    review.desk.lists.plan = a_plan(FILE, new=0, updated=0)
    review.models.importing.model.choose(FILE)
    review.drain()
    assert (button.property("text"), button.isEnabled()) == ("Import", False)
    assert review.text("import_outcome") == "Nothing new in this list"


def test_a_file_that_cannot_be_read_is_said_above_the_place_for_another(stage: Stage) -> None:
    stage.desk.lists.error = Unavailable(MessageKey.FILE_READ, file="orders.csv", cause="missing")
    stage.sheets.act_on_list(ListAct.IMPORT)
    stage.models.importing.model.choose(FILE)
    stage.drain()
    assert stage.find(QWidget, "import_problem").accessibleName() == "Could not read orders.csv"
    assert stage.is_shown("drop_zone")


def test_the_focus_follows_the_steps(review: Stage) -> None:
    assert review.window.focusWidget() is review.find(QWidget, "column_name")
    review.press("import_run")
    assert review.window.focusWidget() is review.find(QWidget, "import_run")
