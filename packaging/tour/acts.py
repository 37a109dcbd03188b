"""Acts on orders: cancelling, a signing request, support, revoking with and without a refund, a reissue withdrawn."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from certdesk.domain.orders import Order, OrderStatus, Route
from certdesk.domain.refund import refund_outlook
from certdesk.pki.keys import KeyKind, make_key, make_request
from certdesk.viewmodels.csr.hand_in_props import State
from tour.first_day import ORDER, choose, newest_code, open_newest_mail
from tour.stage import Stage

_KEY_FILE = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n"


def walk(stage: Stage) -> None:
    """Do each act once, the order of which is known by its status."""
    stage.visitor.click("Orders")
    _cancel(stage)
    _add_csr(stage)
    _write_to_support(stage)
    _an_hour_later(stage)
    _revoke_late(stage)
    _revoke_in_time(stage)
    _withdraw(stage)


def _an_hour_later(stage: Stage) -> None:
    """A new code for an order is sent after a minute at the earliest, and tours are quick."""
    stage.visitor.press(stage.visitor.named("practice_chip", QAbstractButton))
    stage.visitor.choose("Move time forward…", "1 hour")
    stage.visitor.settle()


def _cancel(stage: Stage) -> None:
    choose(stage, _name(stage, OrderStatus.PENDING))
    stage.step("cancel", lambda: _open(stage, "Cancel order…", "cancel_sheet"), dark=True)
    stage.step("cancelled", lambda: _act(stage, "Cancel order", OrderStatus.CANCELED))


def _add_csr(stage: Stage) -> None:
    waiting = _first(stage, OrderStatus.NEEDS_CSR)
    choose(stage, waiting.common_name)
    stage.step("add-csr", lambda: _open(stage, "Add CSR…", "csr_sheet"))
    stage.step("add-csr-key-refused", lambda: _paste(stage, _KEY_FILE))
    stage.step("add-csr-other-name", lambda: _paste(stage, _csr("other.example")))
    stage.step("add-csr-checked", lambda: _paste(stage, _csr(waiting.common_name)), dark=True)
    stage.step("add-csr-sent", lambda: _act(stage, "Send CSR", OrderStatus.PENDING))


def _write_to_support(stage: Stage) -> None:
    served = next(order for order in _orders(stage) if order.product.route is Route.OPENSRS)
    choose(stage, served.common_name)
    stage.step("support-missing", lambda: _open(stage, "Write the e-mail…", "support_sheet"))
    stage.step("support-ready", lambda: _hand_in(stage, "support_csr", _csr(served.common_name)), dark=True)
    stage.visitor.click("Close")


def _revoke_late(stage: Stage) -> None:
    """Outside the refund window, and given up again."""
    choose(stage, ORDER)
    stage.visitor.click("Revoke…")
    sign_in(stage)
    stage.step("revoke-no-refund", partial(stage.visitor.named, "revoke_name", QLineEdit), dark=True)
    stage.step("revoke-confirmed", lambda: _type(stage, "revoke_name", ORDER))
    stage.visitor.press(stage.visitor.button("Cancel"))


def _revoke_in_time(stage: Stage) -> None:
    recent = next(order for order in _orders(stage) if _is_refundable(stage, order))
    choose(stage, recent.common_name)
    stage.visitor.click("Revoke…")
    sign_in(stage)
    stage.step("revoke-refund", partial(stage.visitor.named, "revoke_name", QLineEdit))
    stage.step("revoke-one-certificate", lambda: _press_left(stage, "revoke_one_certificate"))
    _press_left(stage, "revoke_whole_order")
    _type(stage, "revoke_name", recent.common_name)
    stage.step("revoked", lambda: _act(stage, "Revoke order", OrderStatus.REVOKED), dark=True)


def _withdraw(stage: Stage) -> None:
    choose(stage, _name(stage, OrderStatus.REISSUE_PENDING))
    stage.step("withdraw-reissue", lambda: _open(stage, "Withdraw reissue…", "cancel_sheet"))
    stage.step("reissue-withdrawn", lambda: _act(stage, "Withdraw reissue", OrderStatus.ISSUED))
    stage.visitor.click("Reissue…")
    stage.step("reissue", partial(stage.visitor.named, "csr_zone", QWidget))
    stage.visitor.press(stage.visitor.button("Cancel"))


def sign_in(stage: Stage) -> None:
    """Go from the sign-in page of an order to its guest session, with the code from the practice mailbox."""
    stage.visitor.click("Continue")
    enter_code(stage)


def enter_code(stage: Stage) -> None:
    """Enter the code that was mailed just now."""
    visitor = stage.visitor
    visitor.click("Open the practice mailbox")
    open_newest_mail(stage)
    code = newest_code(stage)
    stage.program.shell.practice.mailbox.close()
    visitor.write(visitor.named("access_code", QLineEdit), code)
    visitor.click("Sign in")


def _open(stage: Stage, words: str, sheet: str) -> None:
    """Press the button that opens a sheet, and wait for it."""
    stage.visitor.click(words)
    stage.visitor.named(sheet, QWidget)


def _act(stage: Stage, words: str, status: OrderStatus) -> None:
    """Press the button that does it, and wait until the order stands at `status`."""
    stage.visitor.click(words)
    stage.visitor.wait(f"an order that is {status.value}", lambda: _shown_status(stage) is status)


def _shown_status(stage: Stage) -> OrderStatus | None:
    page = stage.program.models.details.props.page
    return page.header.status if page else None


def _paste(stage: Stage, text: str) -> None:
    """Paste a text anywhere on the sheet, and wait for the verdict."""
    QGuiApplication.clipboard().setText(text)
    model = stage.program.models.acts.csr.model.hand_in
    before = model.props
    stage.visitor.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    stage.visitor.wait("the verdict", lambda: model.props != before and model.props.state is not State.READING)


def _hand_in(stage: Stage, field: str, text: str) -> None:
    """Put a text into the field as pasting does, and wait for what is said of it."""
    edit = stage.visitor.named(field, QPlainTextEdit)
    edit.setPlainText(text)
    stage.visitor.wait("the verdict", lambda: edit.accessibleDescription() not in {"", "Reading…"})


def _type(stage: Stage, field: str, text: str) -> None:
    stage.visitor.write(stage.visitor.named(field, QLineEdit), text)


def _press_left(stage: Stage, name: str) -> None:
    """A radio button takes its click at its mark."""
    button = stage.visitor.named(name, QRadioButton)
    stage.visitor.press(button, QPoint(12, button.height() // 2))


def _csr(name: str) -> str:
    return make_request(make_key(KeyKind.P_256).private_key, (name,))


def _orders(stage: Stage) -> list[Order]:
    return [entry.order for entry in stage.program.desk.orders.load().entries]


def _first(stage: Stage, status: OrderStatus) -> Order:
    return next(order for order in _orders(stage) if order.status is status)


def _name(stage: Stage, status: OrderStatus) -> str:
    return _first(stage, status).common_name


def _is_refundable(stage: Stage, order: Order) -> bool:
    now = stage.program.desk.sessions.now()
    is_served = order.product.route is Route.GUEST_PORTAL and order.common_name.isascii()
    outlook = refund_outlook(order.issued_at, now)
    return order.status is OrderStatus.ISSUED and is_served and outlook.is_eligible and "xn--" not in order.common_name
