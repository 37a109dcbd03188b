"""Signing requests dropped on the window: one finds its order, twenty find theirs and are sent after one review."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from certdesk.domain.book import BookEntry
from certdesk.domain.orders import OrderStatus
from certdesk.domain.work import Silent
from certdesk.viewmodels.many_csrs.lines import Mark
from certdesk.viewmodels.shell import Page
from tests.e2e.dragging import Drag, drop, files, text
from tests.e2e.stage import Stage
from tests.e2e.visitor import CTRL, Visitor

BESIDE = QPoint(1000, 600)


@pytest.fixture
def samples(visitor: Visitor, filled: Stage, tmp_path: Path) -> Path:
    """The practice files for the present book."""
    return filled.program.desk.practice.write_samples(tmp_path, Silent())


def sample(folder: Path, begin: str) -> Path:
    return next(path for path in sorted(folder.iterdir()) if path.name.startswith(begin))


def first_name(path: Path) -> str:
    return path.stem.split("-good-")[-1].split("-first-")[-1]


def test_a_request_dropped_on_the_window_finds_its_order_and_begins_the_reissue(
    visitor: Visitor, samples: Path
) -> None:
    good = sample(samples, "01-good")
    assert drop(visitor.window, files(good), BESIDE) is Qt.DropAction.CopyAction
    visitor.sees(f"Use it for {first_name(good)}?")
    visitor.click("Use it and reissue…")
    visitor.sees(f"Reissue {first_name(good)}")
    visitor.sees(good.name)


def test_a_request_for_an_order_that_waits_opens_its_sheet_with_the_request_in_it(
    visitor: Visitor, samples: Path
) -> None:
    first = sample(samples, "12-first")
    drop(visitor.window, files(first), BESIDE)
    visitor.click("Use it and add the CSR…")
    visitor.sees(first.name)


def test_a_request_dropped_on_a_row_goes_to_that_order(visitor: Visitor, samples: Path) -> None:
    good = sample(samples, "01-good")
    name = first_name(good)
    view = visitor.order_list()
    index = view.model().index(visitor.listed().index(name), 0)
    view.scrollTo(index)
    at = view.viewport().mapTo(visitor.window, view.visualRect(index).center())
    drag = Drag(visitor.window, files(good))
    assert drag.enter(at)
    visitor.wait("the cue", lambda: f"Let go to use it for {name}" in _cue(visitor))
    assert drag.drop(at) is Qt.DropAction.CopyAction
    visitor.sees(f"Reissue {name}")


def test_a_row_whose_order_takes_none_says_why(visitor: Visitor, samples: Path, filled: Stage) -> None:
    name = next(entry.shown_name for entry in filled.program.desk.orders.load().entries if _is_revoked(entry))
    view = visitor.order_list()
    index = view.model().index(visitor.listed().index(name), 0)
    view.scrollTo(index)
    at = view.viewport().mapTo(visitor.window, view.visualRect(index).center())
    drop(visitor.window, files(sample(samples, "01-good")), at)
    visitor.sees(f"{name} takes no CSR: only issued orders can be reissued.")


def test_a_request_is_pasted_where_no_text_is_written(visitor: Visitor, samples: Path) -> None:
    good = sample(samples, "01-good")
    QGuiApplication.clipboard().setText(good.read_text())
    visitor.order_list().setFocus()
    visitor.type_keys("Ctrl+V")
    visitor.sees(f"Use it for {first_name(good)}?")
    visitor.key(Qt.Key.Key_Escape)
    QGuiApplication.clipboard().setText("nothing of the kind")
    visitor.type_keys("Ctrl+V")
    visitor.sees("This is not a CSR.")


def test_on_the_reissue_page_a_paste_replaces_the_request_and_can_be_taken_back(
    visitor: Visitor, samples: Path
) -> None:
    good, more = sample(samples, "01-good"), sample(samples, "03-a-name-more")
    drop(visitor.window, files(good), BESIDE)
    visitor.click("Use it and reissue…")
    visitor.sees(good.name)
    QGuiApplication.clipboard().setText(more.read_text())
    visitor.type_keys("Ctrl+V")
    visitor.sees("Pasted text")
    assert good.name not in visitor.text()
    visitor.type_keys("Ctrl+Z")
    visitor.sees(good.name)


def test_pasting_into_a_field_stays_there(visitor: Visitor, samples: Path) -> None:
    QGuiApplication.clipboard().setText("larkspur")
    visitor.key(Qt.Key.Key_F, CTRL)
    field = visitor.field("Find a name, order ID or client")
    field.setFocus()
    visitor.type_keys("Ctrl+V")
    visitor.wait("the pasted words", lambda: field.text() == "larkspur")


def test_a_private_key_is_not_read_on(visitor: Visitor) -> None:
    drop(visitor.window, text("-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n"), BESIDE)
    visitor.sees("This file holds a private key")


def test_a_folder_of_twenty_finds_twenty_orders_and_is_sent_after_one_review(
    visitor: Visitor, samples: Path, filled: Stage
) -> None:
    many = filled.program.models.acts.dropping.model.many
    drop(visitor.window, files(samples / "twenty"), BESIDE)
    visitor.sees("Found 20 CSRs in 20 files")
    visitor.wait("all of them judged", lambda: many.props.counts.get(Mark.READY, 0) == 20)
    table = next(visitor.visible(QTableView))
    assert table.model().rowCount() == 20
    visitor.click("Review and send")
    visitor.sees("Reissue of 20 certificates")
    visitor.sees("Guest session needed for 20 of them")
    visitor.click("Send 20 CSRs")
    visitor.sees("0 sent, 20 not yet")
    name = many.props.waiting[0].line.recipient.name if many.props.waiting[0].line.recipient else ""
    visitor.click(f"Sign in for {name}…")
    visitor.click("Continue")
    code = visitor.read_code()
    visitor.write("Access code", code)
    visitor.click("Sign in")
    visitor.sees("1 sent, 19 not yet")
    visitor.click("Close")
    visitor.sees("Close without sending 19 CSRs?")
    visitor.click("Close without sending")
    visitor.wait("the order list", lambda: name in visitor.listed())
    assert _status(filled, name) == "reissue_pending"


def test_quitting_asks_while_requests_are_unsent(visitor: Visitor, samples: Path) -> None:
    drop(visitor.window, files(samples / "twenty"), BESIDE)
    visitor.sees("Found 20 CSRs in 20 files")
    for answer in ("Go on here", "Close without sending"):
        visitor.type_keys("Ctrl+Q")
        visitor.sees("Close without sending 20 CSRs?")
        assert visitor.window.isVisible()
        visitor.click(answer)
    visitor.wait("the end", lambda: not visitor.window.isVisible())


def test_no_order_that_is_out_of_sight_is_acted_on_beside_many_requests(
    visitor: Visitor, samples: Path, filled: Stage
) -> None:
    visitor.select("shop.larkspur.example")
    drop(visitor.window, files(samples / "twenty"), BESIDE)
    visitor.sees("Found 20 CSRs in 20 files")
    visitor.type_keys("Ctrl+D")
    assert filled.program.models.shell.props.page is Page.MANY
    assert visitor.window.windowTitle().startswith("Many CSRs")
    visitor.click("Cancel")
    visitor.click("Close without sending")
    visitor.wait("its order", lambda: visitor.window.windowTitle().startswith("shop.larkspur.example"))
    visitor.type_keys("Ctrl+D")
    visitor.sees("Sign in to the guest portal")


def _status(stage: Stage, name: str) -> str:
    entries = stage.program.desk.orders.load().entries
    return next(entry.order.status_word for entry in entries if entry.shown_name == name)


def _is_revoked(entry: BookEntry) -> bool:
    return entry.order.status is OrderStatus.REVOKED


def _cue(visitor: Visitor) -> str:
    cues = [each for each in visitor.window.children() if each.objectName() == "drop_cue"]
    return str(cues[0].words)  # type: ignore[attr-defined]  # a cue has words
