"""Placing orders and deciding on them in the built program, as one tries out every status by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from certdesk.domain.csr import CsrFacts
from certdesk.domain.orders import OrderStatus
from certdesk.views.kit.sheet import Sheet
from tests.e2e.clerk import signing_request
from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor

NAME = "new.larkspur.example"


def pem() -> str:
    return CsrFacts(signing_request(NAME), NAME, (NAME,), b"", "", "", "").pem


def begin(visitor: Visitor) -> None:
    """Open the sheet by the practice chip's menu."""
    visitor.click("Practice CA")
    visitor.choose("Place an order…")
    visitor.sees("In the practice CA. Nothing is bought.")


def type_names(visitor: Visitor, names: str) -> None:
    field = next(each for each in visitor.visible(QPlainTextEdit) if each.accessibleName() == "Names")
    visitor.press(field)
    field.selectAll()
    QTest.keyClicks(field, names)


def fill_in(visitor: Visitor) -> None:
    visitor.write("Organisation", "Larkspur Florists")
    visitor.write("Admin e-mail", "web@larkspur.example")


def status(stage: Stage) -> OrderStatus | None:
    """How the newest order for the name stands in the book."""
    orders = [entry.order for entry in stage.program.desk.orders.load().entries if entry.order.common_name == NAME]
    return max(orders, key=lambda order: order.placed_at).status if orders else None


def wait_until_closed(stage: Stage, visitor: Visitor) -> None:
    visitor.wait("no sheet", lambda: stage.program.shell.sheets.are_closed)


def test_an_order_that_needs_approval_is_placed_approved_and_processed(filled: Stage) -> None:
    visitor = filled.open_book()
    begin(visitor)
    QApplication.clipboard().setText(pem())
    visitor.click("Paste")
    visitor.sees(f"1 name. Common name: {NAME}.")
    fill_in(visitor)
    visitor.click("An approver has to agree first")
    visitor.click("Place order")
    wait_until_closed(filled, visitor)
    visitor.wait("the new order", lambda: visitor.window.windowTitle().startswith(NAME))
    visitor.wait("it waits", lambda: status(filled) in {OrderStatus.PENDING, OrderStatus.NEEDS_APPROVAL})
    visitor.click("Practice CA")
    visitor.choose_starting("Requests waiting for approval (")
    visitor.click(f"Approve {NAME}")
    sheet = next(visitor.visible(Sheet))
    visitor.wait("it is settled", lambda: not visitor.buttons(f"Approve {NAME}"))
    visitor.sees("Approved  ·  New order", sheet)
    visitor.click("Close")
    visitor.wait("processing", lambda: status(filled) is OrderStatus.PROCESSING)
    visitor.sees("Processing")


def test_an_order_without_a_csr_waits_for_one_and_names_are_checked_on_leaving(filled: Stage) -> None:
    visitor = filled.open_book()
    begin(visitor)
    type_names(visitor, "*.larkspur.example")
    fill_in(visitor)
    visitor.sees("*.larkspur.example needs a wildcard product.")
    type_names(visitor, f"NEW.Larkspur.example, {NAME}")
    fill_in(visitor)
    visitor.sees(f"{NAME} is there more than once, and ordered once.")
    visitor.click("Place order")
    wait_until_closed(filled, visitor)
    visitor.wait("the new order", lambda: visitor.window.windowTitle().startswith(NAME))
    assert status(filled) is OrderStatus.NEEDS_CSR
    assert len(filled.program.desk.practice.messages("web@larkspur.example", NAME)) == 1


def test_a_rejected_request_ends_its_order(filled: Stage) -> None:
    visitor = filled.open_book()
    waiting = [each for each in filled.program.desk.counter.requests() if each.state.value == "pending"]
    visitor.click("Practice CA")
    visitor.choose_starting("Requests waiting for approval (")
    name = waiting[0].common_name
    visitor.click(f"Reject {name}")
    visitor.wait("it is settled", lambda: not visitor.buttons(f"Reject {name}"))
    details = filled.program.desk.orders.details
    after = {OrderStatus.REJECTED, OrderStatus.ISSUED}  # a rejected reissue leaves what was issued
    visitor.wait("its order as it is then", lambda: details(waiting[0].order).entry.order.status in after)


def test_while_the_practice_ca_is_offline_the_chip_says_so_and_nothing_is_placed(filled: Stage) -> None:
    visitor = filled.open_book()
    begin(visitor)
    type_names(visitor, NAME)
    fill_in(visitor)
    filled.program.desk.counter.set_online(False)
    visitor.click("Place order")
    visitor.sees("did not answer")
    visitor.key(Qt.Key.Key_Escape)
    wait_until_closed(filled, visitor)
    chip = visitor.button("Practice CA")
    visitor.wait("offline", lambda: chip.accessibleDescription() == "offline")
    visitor.click("Practice CA")
    visitor.choose("Bring the practice CA back online")
    visitor.wait("online", lambda: chip.accessibleDescription() == "")
    assert status(filled) is None


@pytest.mark.parametrize("ended", [OrderStatus.EXPIRED, OrderStatus.REVOKED])
def test_an_order_that_has_ended_is_ordered_again(filled: Stage, ended: OrderStatus) -> None:
    visitor = filled.open_book()
    entries = filled.program.desk.orders.load().entries
    old = next(entry for entry in entries if entry.order.status is ended and not entry.order.product.retired)
    visitor.write("Find a name, order ID or client", old.order.id)
    visitor.wait("it alone", lambda: len(visitor.listed()) == 2)
    visitor.select(old.shown_name)
    visitor.click("Order again…")
    visitor.wait("the sheet", lambda: visitor.buttons("Place order"))
    assert visitor.field("Admin e-mail").text() == old.order.admin_email
    assert visitor.field("Organisation").text() == old.order.organisation
    visitor.click("Place order")
    wait_until_closed(filled, visitor)
    visitor.wait("one more order", lambda: filled.program.models.orders.props.total == len(entries) + 1)
    visitor.sees("Needs CSR")
