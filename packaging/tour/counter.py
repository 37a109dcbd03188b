"""The other side of the counter: placing an order, deciding on it, proving its names, and a CA that does not answer."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from certdesk.domain.orders import Order, OrderStatus
from certdesk.pki.keys import KeyKind, make_key, make_request
from tour.acts import sign_in
from tour.first_day import choose
from tour.stage import Stage

NAMES = ("app.larkspur.example", "api.larkspur.example")


def walk(stage: Stage) -> None:
    """Take one order from placing to its certificate, and the CA off the line for a while."""
    _place(stage)
    _decide(stage)
    _prove(stage)
    _be_issued(stage)
    _offline(stage)


def _place(stage: Stage) -> None:
    visitor = stage.visitor
    stage.step("new-order", lambda: _from_menu(stage, "Place an order…", "new_order_sheet"))
    stage.step("new-order-filled", lambda: _fill(stage), dark=True)
    visitor.click("Place order")
    visitor.wait("the new order", lambda: _placed(stage) is not None)
    stage.step("needs-approval", lambda: _leap(stage, OrderStatus.NEEDS_APPROVAL, timedelta(minutes=10)))


def _fill(stage: Stage) -> None:
    visitor = stage.visitor
    key = make_key(KeyKind.P_256)
    visitor.named("new_order_names", QPlainTextEdit).setPlainText("\n".join(NAMES))
    visitor.write(visitor.named("new_order_organisation", QLineEdit), "Larkspur Florists")
    visitor.write(visitor.named("new_order_email", QLineEdit), "web@larkspur.example")
    visitor.named("new_order_csr", QPlainTextEdit).setPlainText(make_request(key.private_key, NAMES))
    visitor.press(visitor.named("new_order_approval", QAbstractButton))
    visitor.wait("the verdict", lambda: visitor.has_button("Place order"))


def _decide(stage: Stage) -> None:
    visitor = stage.visitor
    stage.step("approvals", lambda: _open_approvals(stage), dark=True)
    visitor.click(f"Approve {NAMES[0]}")
    visitor.wait("the approved order", lambda: _stands_at(stage, OrderStatus.PROCESSING))
    stage.step("approved", visitor.settle)
    visitor.click("Close", visitor.named("approvals_sheet", QWidget))


def _open_approvals(stage: Stage) -> None:
    waiting = stage.program.models.practice.props.waiting
    words = f"Requests waiting for approval ({waiting})…" if waiting else "Requests waiting for approval…"
    _from_menu(stage, words, "approvals_sheet")
    stage.visitor.wait("the request", lambda: stage.visitor.has_button(f"Approve {NAMES[0]}"))


def _prove(stage: Stage) -> None:
    visitor = stage.visitor
    choose(stage, NAMES[0])
    visitor.click("Prove names…")
    sign_in(stage)
    stage.step("prove-names", lambda: visitor.named("proof_publish", QAbstractButton), dark=True)
    stage.step("prove-names-not-found", lambda: _check(stage, "did not find it yet"))
    visitor.press(visitor.named("proof_publish", QAbstractButton))
    stage.step("prove-names-done", lambda: _check(stage, "2 of 2 proved"))
    visitor.click("Close", visitor.named("proofs_sheet", QWidget))


def _check(stage: Stage, words: str) -> None:
    stage.visitor.click("Check now")
    stage.visitor.wait(f"“{words}”", lambda: any(words in label.text() for label in stage.visitor.visible(QLabel)))


def _be_issued(stage: Stage) -> None:
    stage.step("issued", lambda: _leap(stage, OrderStatus.ISSUED, timedelta(hours=1), times=4))


def _offline(stage: Stage) -> None:
    visitor = stage.visitor
    _chip(stage, "Take the practice CA offline")
    visitor.wait("the CA to be away", lambda: not stage.program.models.practice.props.is_online)
    stage.step("offline", lambda: visitor.key(Qt.Key.Key_F5), dark=True)
    _chip(stage, "Bring the practice CA back online")
    visitor.wait("the CA to be back", lambda: stage.program.models.practice.props.is_online)


def _leap(stage: Stage, status: OrderStatus, by: timedelta, times: int = 1) -> None:
    """Move the practice clock until the order stands at `status`."""
    for _ in range(times):
        if not _stands_at(stage, status):
            before = stage.program.models.practice.props.moved
            stage.program.models.practice.advance(by)
            stage.visitor.wait("the clock", lambda: stage.program.models.practice.props.moved > before)  # noqa: B023 - called at once
            stage.visitor.settle()
    stage.visitor.wait(f"an order that is {status.value}", lambda: _stands_at(stage, status))


def _stands_at(stage: Stage, status: OrderStatus) -> bool:
    placed = _placed(stage)
    return placed is not None and placed.status is status


def _placed(stage: Stage) -> Order | None:
    orders = (entry.order for entry in stage.program.desk.orders.load().entries)
    return next((order for order in orders if order.common_name == NAMES[0]), None)


def _from_menu(stage: Stage, words: str, sheet: str) -> None:
    _chip(stage, words)
    stage.visitor.named(sheet, QWidget)


def _chip(stage: Stage, words: str) -> None:
    stage.visitor.press(stage.visitor.named("practice_chip", QAbstractButton))
    stage.visitor.choose(words)
