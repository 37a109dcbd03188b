"""Placing a new order, from an empty sheet or after an order that has ended."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.book import OrderDetails
from certdesk.domain.deeds import Receipt
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NamesRead, typed_names
from certdesk.domain.orders import OrderId, Product
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Orders
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.csr.handed import CSR, Handed
from certdesk.viewmodels.csr.reader import CsrReader
from certdesk.viewmodels.new_order.props import (
    FIELDS,
    NAMES,
    PRODUCT,
    Form,
    Inputs,
    Props,
    changed_fields,
    derive,
    missing,
    order_of,
    without,
)
from certdesk.viewmodels.wishes import wish_for


class NewOrderViewModel(ViewModel[Inputs, Props]):
    """The sheet that places an order. The same order keeps its key, so that trying again places it once."""

    done = Signal(object)  # Receipt

    def __init__(self, acts: Acts, orders: Orders, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._acts, self._orders, self._runner = acts, orders, runner
        self._reader = CsrReader(acts, runner, self)
        self._reader.changed.connect(self._take_handed)
        self._reader.failed.connect(self.failed)
        self._asked = 0

    def open(self, like: OrderId | None = None) -> None:
        """Open the sheet, empty or filled in as the order `like` was. It is there once it is known what is sold."""
        if not self._inputs.is_sending:
            self.close()
            take = partial(self._take_start, self._asked)
            self._runner.query(partial(self._look_up, like), take, self)

    def close(self) -> None:
        """Close the sheet and forget what was filled in, unless the order is on its way."""
        if not self._inputs.is_sending:
            self._asked += 1
            self._apply(Inputs())
            self._reader.clear()

    def fill_in(self, form: Form) -> None:
        """Take over what is filled in now; what was said of a field that changed does not stand any more."""
        before = self._inputs.form
        if form == before or self._props.is_placing:
            return
        changed = changed_fields(before, form)
        is_stale = NAMES in changed
        self._asked += is_stale
        read = None if is_stale else self._inputs.read
        self._apply(replace(without(self._inputs, *changed), form=form, read=read))
        if form.product != before.product:
            self.read_names()

    def read_names(self) -> None:
        """Check the names. Called when their field is left."""
        names, product = typed_names(self._inputs.form.names), self._inputs.form.product
        if names and product is not None and self._inputs.read is None:
            self._asked += 1
            read = partial(self._acts.read_names, names, product)
            self._runner.query(lambda _report: read(), partial(self._take_names, self._asked), self)

    def read_text(self, text: str) -> None:
        """Read a signing request that was pasted, dropped or typed."""
        if not self._props.is_placing:
            self._reader.read_text(text)

    def read_file(self, path: Path) -> None:
        """Read a signing request from a file."""
        if not self._props.is_placing:
            self._reader.read_file(path)

    def submit(self) -> None:
        """Place the order, once the names are checked. A second call while the first runs does nothing."""
        if not self._inputs.is_open or not self._props.can_place:
            return
        found = tuple(missing(self._inputs.form))
        known = {refusal.field for refusal in found}
        kept = tuple(each for each in self._inputs.refusals if each.field not in known)
        self._apply(replace(self._inputs, refusals=(*found, *kept), problem=None))
        if self._inputs.read is not None:
            self._send()
        elif not self._props.refusals:
            self._apply(replace(self._inputs, is_wanted=True))
            self.read_names()
        else:
            self.read_names()

    def _send(self) -> None:
        new = order_of(self._inputs, derive(self._inputs))
        if new is None:
            self._apply(self._inputs)
            return
        wish = wish_for(new, self._inputs.wish)
        self._apply(replace(self._inputs, is_sending=True, wish=wish))
        self._runner.command(lambda _report: self._acts.place(wish.content, wish.key), self._take_receipt, self)

    def _look_up(self, like: OrderId | None, _report: Reporter) -> tuple[Sequence[Product], OrderDetails | None]:
        return self._acts.products(), None if like is None else self._orders.details(like)

    def _take_start(self, asked: int, outcome: Outcome[tuple[Sequence[Product], OrderDetails | None]]) -> None:
        if asked != self._asked or not (done := self._finished(outcome)):
            return
        products, like = tuple(done.value[0]), done.value[1]
        self._apply(_started(products, like))
        self.read_names()

    def _take_names(self, asked: int, outcome: Outcome[NamesRead]) -> None:
        if asked != self._asked:
            return
        is_wanted, self._inputs = self._inputs.is_wanted, replace(self._inputs, is_wanted=False)
        if done := self._finished(outcome):
            self._inputs = replace(self._inputs, read=done.value)
        if done and is_wanted:
            self._send()
        else:
            self._apply(self._inputs)

    def _take_handed(self, handed: Handed) -> None:
        """What is handed in anew was not refused yet; where no names were typed, it says them."""
        self._apply(replace(without(self._inputs, CSR), handed=handed))
        if handed.facts is not None and handed.facts.names and not self._inputs.form.names.strip():
            self.fill_in(replace(self._inputs.form, names="\n".join(handed.facts.names)))
            self.read_names()

    def _take_receipt(self, outcome: Outcome[Receipt]) -> None:
        """Announce the end of the sending together with what came of it, so that the focus is led once."""
        self._inputs = replace(self._inputs, is_sending=False)
        done = self._finished(outcome)
        self._apply(self._inputs)
        if done:
            self.close()
            self.done.emit(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        if not self._inputs.is_open:
            self.failed.emit(error)
        elif isinstance(error, FieldError) and error.field in FIELDS:
            self._apply(replace(self._inputs, refusals=(*without(self._inputs, error.field).refusals, error)))
        else:
            self._apply(replace(self._inputs, problem=error))


def _started(products: tuple[Product, ...], like: OrderDetails | None) -> Inputs:
    """Return an open sheet. A product that is not sold any more is to be replaced by one that is."""
    first = products[0] if products else None
    if like is None:
        return Inputs(is_open=True, products=products, form=Form(product=first))
    order, seen = like.entry.order, like.portal
    names = seen.names if seen is not None and seen.names else (order.common_name,)
    form = Form(
        product=order.product if order.product in products else None,
        names="\n".join(names),
        organisation=order.organisation,
        email=order.admin_email,
        method=(seen.method if seen is not None else None) or ValidationMethod.DNS_TXT,
    )
    gone = FieldError(PRODUCT, MessageKey.PRODUCT_GONE, product=order.product.name)
    is_gone = form.product is None and bool(order.product.name)
    return Inputs(is_open=True, products=products, form=form, refusals=(gone,) if is_gone else ())
