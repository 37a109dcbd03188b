"""Certificates that come into a migration without a file: from the order book, from the ISO account, or typed."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from certdesk.domain.book import Book
from certdesk.domain.errors import CertDeskError
from certdesk.domain.lifecycle import IN_FORCE
from certdesk.domain.migration import MigrationId
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services.api import Holdings, HoldingsRead, Orders
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import Changed, OpenMigration


class Way(StrEnum):
    """Where the certificates are taken from."""

    ORDERS = "orders"
    ISO_ACCOUNT = "iso account"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the ways depend on. `orders` are those in force, with their clients; None before they are read."""

    orders: tuple[tuple[OrderId, str], ...] | None = None
    chosen: frozenset[str] | None = None
    busy: Way | None = None
    way: Way | None = None
    read: HoldingsRead | None = None
    error: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What the ways show. `clients` have so many certificates in force each; `chosen` is None for all of them.

    `way` is the one that was taken last; of it are `problem`, `known` (nothing was new: so many are here already) and
    `refused`, what of the typed is no name; `added` says how many were added.
    """

    orders: int | None
    clients: tuple[tuple[str, int], ...]
    chosen: frozenset[str] | None
    to_take: int
    busy: Way | None
    way: Way | None
    problem: CertDeskError | None
    added: int
    known: int
    refused: tuple[str, ...]

    @property
    def is_busy(self) -> bool:
        """Whether something is being added."""
        return self.busy is not None


def derive(inputs: Inputs) -> Props:
    """Return what the ways show."""
    orders, read = inputs.orders or (), inputs.read
    counted = Counter(client for _, client in orders)
    return Props(
        orders=None if inputs.orders is None else len(orders),
        clients=tuple(sorted(counted.items(), key=lambda each: (not each[0], each[0].casefold()))),
        chosen=inputs.chosen,
        to_take=len(_meant(orders, inputs.chosen)),
        busy=inputs.busy,
        way=inputs.way,
        problem=inputs.error,
        added=len(read.added) if read is not None else 0,
        known=read.known if read is not None and not read.added else 0,
        refused=tuple(str(each.why.facts.get("name", "")) for each in read.refused) if read is not None else (),
    )


class AddingViewModel(ViewModel[Inputs, Props]):
    """Each way adds at once; the migration offers to take it back."""

    added = Signal(object)  # HoldingsRead: nothing stands in the way of going on

    def __init__(
        self, holdings: Holdings, orders: Orders, opened: OpenMigration, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._holdings, self._orders, self._open, self._runner = holdings, orders, opened, runner
        self._latest: Ticket | None = None
        self._migration = opened.id
        opened.changed.connect(self._follow)

    def look(self) -> None:
        """Look which orders there are to take."""
        orders = self._orders
        ticket: Ticket

        def then(outcome: Outcome[Book]) -> None:
            if ticket is self._latest and (done := self._finished(outcome)):
                in_force = [each for each in done.value.entries if each.order.status in IN_FORCE]
                self._apply(replace(self._inputs, orders=tuple((each.order.id, each.client) for each in in_force)))

        ticket = self._latest = self._runner.query(lambda _report: orders.load(), then, self)

    def choose(self, clients: Iterable[str] | None) -> None:
        """Mean the orders of these clients; "" is those of nobody, None all."""
        self._apply(replace(self._inputs, chosen=None if clients is None else frozenset(clients)))

    def take_orders(self) -> None:
        """Add the certificates of the orders that are meant."""
        chosen, holdings = self._inputs.chosen, self._holdings
        meant = None if chosen is None else [order for order, _ in _meant(self._inputs.orders or (), chosen)]
        self._add(Way.ORDERS, lambda migration: holdings.take_orders(migration, meant))

    def take_iso_account(self) -> None:
        """Add what the ISO account shows."""
        holdings = self._holdings
        self._add(Way.ISO_ACCOUNT, holdings.take_iso_account)

    def take_typed(self, text: str, client: str) -> None:
        """Add the names in what was typed."""
        holdings = self._holdings
        if text.strip():
            self._add(Way.TYPED, lambda migration: holdings.take_typed(migration, text, client.strip()))

    def clear(self) -> None:
        """Forget what the last way said."""
        self._apply(replace(self._inputs, way=None, read=None, error=None))

    def _add(self, way: Way, work: Callable[[MigrationId], HoldingsRead]) -> None:
        migration = self._open.id
        if migration is None or self._inputs.busy is not None:
            return
        self._apply(replace(self._inputs, busy=way, way=way, read=None, error=None))

        def then(outcome: Outcome[HoldingsRead]) -> None:
            self._take(migration, outcome)

        self._runner.command(lambda _report: work(migration), then, self)

    def _take(self, migration: MigrationId, outcome: Outcome[HoldingsRead]) -> None:
        if migration != self._open.id:
            return
        self._apply(replace(self._inputs, busy=None))
        if done := self._finished(outcome):
            read = done.value
            self._apply(replace(self._inputs, read=read))
            self._open.take(read.view, Changed.ADDED)
            if read.added and not read.refused:
                self.added.emit(read)

    def _follow(self, _view: object) -> None:
        if self._open.id != self._migration:
            self._migration = self._open.id
            self._apply(Inputs(self._inputs.orders))

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, error=error))


def _meant(orders: Iterable[tuple[OrderId, str]], chosen: frozenset[str] | None) -> list[tuple[OrderId, str]]:
    return [each for each in orders if chosen is None or each[1] in chosen]
