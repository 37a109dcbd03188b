"""The certificate of an order beside the one that it took the place of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject

from certdesk.domain.book import BookEntry, OrderDetails, PortalView
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.name_changes import NameChange, compared
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.reissue_outlook import install_by
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Orders, Sessions
from certdesk.viewmodels.base import ViewModel


class Trait(StrEnum):
    """What is compared besides the names."""

    KEY = "key"
    VALID_FROM = "valid from"
    VALID_TO = "valid to"
    SERIAL = "serial"
    FINGERPRINT = "fingerprint"
    ISSUER = "issuer"


@dataclass(frozen=True, slots=True)
class Difference:
    """One trait of both; a moment where it is one, else a text, empty where a session did not tell it."""

    trait: Trait
    before: str | datetime
    after: str | datetime

    @property
    def differs(self) -> bool:
        """Whether both are known and not the same."""
        return bool(self.before) and bool(self.after) and self.before != self.after


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on: the order, and when it is looked at."""

    details: OrderDetails | None = None
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. Without two certificates there is nothing to compare."""

    entry: BookEntry | None = None
    before: OrderCertificate | None = None
    after: OrderCertificate | None = None
    names: tuple[NameChange, ...] = ()
    shown_names: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    install_by: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""
        return self.entry is not None


def derive(inputs: Inputs) -> Props:
    """Return what is shown for `inputs`."""
    details = inputs.details
    portal = details.portal if details else None
    if details is None or portal is None:
        return Props()
    after = next((each for each in portal.certificates if each.is_present), None)
    before = next((each for each in portal.certificates if after and each.issued_at < after.issued_at), None)
    if after is None or before is None:
        return Props(details.entry)
    return Props(
        entry=details.entry,
        before=before,
        after=after,
        names=compared(before.names, after.names),
        shown_names=tuple(zip(portal.names, portal.shown_names, strict=False)),
        differences=(*_differences(before, after), Difference(Trait.ISSUER, "", _issuer(portal))),
        install_by=install_by(portal, inputs.now) if inputs.now else None,
    )


class ComparisonViewModel(ViewModel[Inputs, Props]):
    """The comparison sheet of one order."""

    def __init__(self, orders: Orders, sessions: Sessions, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._orders, self._sessions, self._runner = orders, sessions, runner
        self._asked = 0

    def open(self, order: OrderId) -> None:
        """Open the sheet for `order` as last seen."""
        self._asked += 1
        self._runner.query(lambda _report: self._orders.details(order), partial(self._take, self._asked), self)

    def now(self) -> datetime:
        """Return the portal's time, by which reminders are dated."""
        return self._sessions.now()

    def close(self) -> None:
        """Close the sheet."""
        self._asked += 1
        self._apply(Inputs())

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""
        if Topic.ORDERS in topics and self._props.entry is not None:
            self.open(self._props.entry.order.id)

    def _take(self, asked: int, outcome: Outcome[OrderDetails]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._apply(Inputs(done.value, self._sessions.now()))

    def _show_error(self, error: CertDeskError) -> None:
        self.close()
        self.failed.emit(error)


def _differences(before: OrderCertificate, after: OrderCertificate) -> tuple[Difference, ...]:
    return (
        Difference(Trait.KEY, before.key, after.key),
        Difference(Trait.VALID_FROM, before.issued_at, after.issued_at),
        Difference(Trait.VALID_TO, before.expires_at, after.expires_at),
        Difference(Trait.SERIAL, before.serial, after.serial),
        Difference(Trait.FINGERPRINT, before.sha256, after.sha256),
    )


def _issuer(portal: PortalView) -> str:
    """The chain that a session shows is that of the present certificate alone."""
    return portal.chain[0].facts.issuer if portal.chain else ""
