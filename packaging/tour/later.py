"""Later days: sessions that end, every kind of order, refusals, settings, a small window, a restart."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from certdesk.domain.orders import Brand, Order, OrderStatus, Route
from certdesk.domain.urgency import View
from tour.first_day import ORDER, choose, newest_code, open_newest_mail
from tour.stage import Stage

_SMALL = QSize(860, 560)
_WIDE = QSize(1280, 800)


def walk(stage: Stage) -> None:
    """Go through what the first day does not show."""
    _sessions(stage)
    _orders(stage)
    _refusals(stage)
    _window(stage)


def _sessions(stage: Stage) -> None:
    visitor = stage.visitor
    stage.step("session-popover", lambda: visitor.press(visitor.named("session_card", QAbstractButton)))
    visitor.close_popups()
    stage.step("practice-menu", lambda: _open_practice_menu(stage))
    stage.step("session-ended", lambda: _two_hours_later(stage), dark=True)
    stage.step("download-after-end", lambda: _download_with_new_session(stage))
    visitor.click("Cancel")


def _open_practice_menu(stage: Stage) -> None:
    stage.visitor.press(stage.visitor.named("practice_chip", QAbstractButton))


def _two_hours_later(stage: Stage) -> None:
    stage.visitor.choose("Move time forward…", "2 hours")
    stage.visitor.wait("the end of the session", lambda: stage.visitor.has_text("Your guest session ended"))


def _download_with_new_session(stage: Stage) -> None:
    """The session is over: the download asks to sign in, and opens afterwards."""
    visitor = stage.visitor
    visitor.click("Download…")
    visitor.click("Continue")
    visitor.click("Open the practice mailbox")
    open_newest_mail(stage)
    code = newest_code(stage)
    stage.program.shell.practice.mailbox.close()
    visitor.write(visitor.named("access_code", QLineEdit), code)
    visitor.click("Sign in")
    visitor.wait("the download sheet", lambda: stage.program.models.acts.download.model.props.is_open)


def _orders(stage: Stage) -> None:
    """One picture for each status, the unknown word, and what goes another way."""
    stage.visitor.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)  # from the last tab to the first
    for status in OrderStatus:
        if status is not OrderStatus.ISSUED:
            _show(stage, f"status-{status.value}", _first(stage, lambda order, status=status: order.status is status))
    _show(stage, "status-unknown", _first(stage, lambda order: order.status is None))
    _show(stage, "no-issue-date", _first(stage, lambda order: order.issued_at is None and _is_issued(order)))
    _show(stage, "wildcard", _first(stage, lambda order: order.common_name.startswith("*.")))
    _show(stage, "internationalised", _first(stage, lambda order: "xn--" in order.common_name))
    _show(stage, "route-opensrs", _first(stage, lambda order: order.product.brand is Brand.SECTIGO))
    _show(stage, "brand-retired", _first(stage, lambda order: order.product.route is Route.RETIRED))


def _is_issued(order: Order) -> bool:
    return order.status is OrderStatus.ISSUED


def _show(stage: Stage, name: str, shown: str) -> None:
    stage.step(name, lambda: choose(stage, shown))


def _first(stage: Stage, holds: object) -> str:
    """Orders are chosen by their names here, so it is one whose name no other order has."""
    entries = stage.program.desk.orders.load().entries
    names = Counter(entry.shown_name for entry in entries)
    fitting = (entry.shown_name for entry in entries if callable(holds) and holds(entry.order))
    return next(name for name in fitting if names[name] == 1)


def _refusals(stage: Stage) -> None:
    """Signing in to what the guest portal does not serve, and with what it does not know."""
    stage.step("add-order", lambda: stage.visitor.click("Add"))
    for name, order in _refused(stage).items():
        stage.step(f"refused-{name}", partial(_be_refused, stage, order))
        stage.visitor.click("Back")
    stage.step("no-such-order", lambda: _ask_for_nothing(stage))
    stage.visitor.click("Cancel")


def _refused(stage: Stage) -> dict[str, Order]:
    orders = [entry.order for entry in stage.program.desk.orders.load().entries]
    return {
        "opensrs": next(order for order in orders if order.product.brand is Brand.TRUSTWAVE),
        "retired": next(order for order in orders if order.product.route is Route.RETIRED),
    }


def _be_refused(stage: Stage, order: Order) -> None:
    _ask_for(stage, order.admin_email, order.common_name)
    stage.visitor.wait("the refusal", lambda: stage.visitor.has_button("Back"))


def _ask_for_nothing(stage: Stage) -> None:
    _ask_for(stage, "nobody@nowhere.example", "nowhere.example")
    stage.visitor.wait("the answer", lambda: stage.visitor.has_text("No order has this admin e-mail"))


def _ask_for(stage: Stage, email: str, name: str) -> None:
    visitor = stage.visitor
    visitor.write(visitor.named("admin_email", QLineEdit), email)
    visitor.write(visitor.named("common_name", QLineEdit), name)
    visitor.click("Continue")


def _window(stage: Stage) -> None:
    visitor = stage.visitor
    choose(stage, ORDER)
    stage.step("settings", lambda: visitor.click("Settings"), dark=True)
    visitor.click("Close")
    stage.step("shortcuts", lambda: visitor.click("Help"))
    visitor.click("Close")
    stage.step("status-guide", lambda: _open_status_guide(stage), dark=True)
    visitor.click("Close")
    stage.step("view-needs-action", lambda: visitor.click("Needs action"))
    stage.step("narrow-details", lambda: _resize(stage, _SMALL))
    stage.step("narrow", lambda: visitor.click("Back to the list"))
    visitor.key(Qt.Key.Key_Return)
    _resize(stage, _WIDE)
    stage.step("restarted", lambda: _restart(stage))


def _open_status_guide(stage: Stage) -> None:
    stage.visitor.click("Main menu")
    stage.visitor.choose("Status guide")


def _resize(stage: Stage, size: QSize) -> None:
    stage.program.shell.window.resize(size)
    stage.visitor.settle()


def _restart(stage: Stage) -> None:
    """The view, the selection and the window are as they were."""
    stage.restart()
    model = stage.program.models.orders
    stage.visitor.wait("the orders again", lambda: model.props.total == 42)
    stage.visitor.wait("the same view", lambda: model.props.view is View.NEEDS_ACTION)
