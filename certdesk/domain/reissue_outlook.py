"""What a reissue leads to, before it is asked for: how long the new certificate lasts, what becomes of earlier ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from certdesk.domain.book import OrderDetails, PortalView
from certdesk.domain.name_changes import EARLIER_REVOKED_AFTER, Change, NameChange
from certdesk.domain.portal import EventKind, OrderCertificate, ValidationMethod
from certdesk.domain.proofs import NameProof, ProofState, can_prove
from certdesk.domain.validity import DAY, longest_days

_ONE_SECOND: Final = timedelta(seconds=1)
_ASKED_BEFORE: Final = frozenset({EventKind.APPROVAL_ASKED})


@dataclass(frozen=True, slots=True)
class Outlook:
    """What follows when a reissue is sent now. Moments are UTC.

    `ends_at` is the new certificate's last second if it is issued at once, which is after `days` at the most.
    `removed` are the names it leaves out; with any of them `revokes_at` is when the earlier certificates are revoked at
    the earliest, of which `earlier` are in force, else it is None. `was_approved_before` says that somebody had to
    agree to this order once.
    """

    ends_at: datetime
    days: int
    is_cover_shorter: bool
    removed: tuple[NameChange, ...] = ()
    added: tuple[NameChange, ...] = ()
    revokes_at: datetime | None = None
    earlier: int = 0
    was_approved_before: bool = False


def outlook(details: OrderDetails, changes: Sequence[NameChange], now: datetime) -> Outlook:
    """Return what a reissue of that order with those changes to its names leads to, sent at `now` (UTC) [DG2]."""
    removed = tuple(change for change in changes if change.change is Change.REMOVED)
    days = longest_days(now)
    longest = now + days * DAY - _ONE_SECOND  # both ends count, BR 6.3.2
    covered = details.entry.order.covered_until
    cover = covered - _ONE_SECOND if covered else None
    told = {line.what for line in details.activity if isinstance(line.what, EventKind)}
    return Outlook(
        ends_at=longest if cover is None else min(longest, cover),
        days=days,
        is_cover_shorter=cover is not None and cover < longest,
        removed=removed,
        added=tuple(change for change in changes if change.change is Change.ADDED),
        revokes_at=now + EARLIER_REVOKED_AFTER if removed else None,
        earlier=len(in_force(details.portal, now)),
        was_approved_before=not _ASKED_BEFORE.isdisjoint(told),
    )


def in_force(portal: PortalView | None, now: datetime) -> tuple[OrderCertificate, ...]:
    """Return the certificates of the order that browsers still accept at `now`, as far as a session showed them."""
    shown = portal.certificates if portal else ()
    return tuple(each for each in shown if each.revoked is None and each.expires_at >= now)


def earlier_certificates(portal: PortalView | None) -> tuple[OrderCertificate, ...]:
    """Return the certificates that another one has taken the place of, the newest first."""
    shown = portal.certificates if portal else ()
    return tuple(each for each in shown if not each.is_present)


def install_by(portal: PortalView | None, now: datetime) -> datetime | None:
    """Return the moment from which sites with an earlier certificate show a warning, or None where none is planned."""
    waiting = [
        each.revokes_at
        for each in earlier_certificates(portal)
        if each.revokes_at is not None and each.revoked is None and each.revokes_at > now
    ]
    return min(waiting, default=None)


@dataclass(frozen=True, slots=True)
class Reuse:
    """The way an order's names were proved last, and for how many of the names wanted it still holds until when.

    All is unknown (None, 0) before a guest session has shown the order.
    """

    method: ValidationMethod | None
    until: datetime | None
    good: int
    of: int


def reuse(portal: PortalView | None, names: Sequence[str], proofs: Sequence[NameProof], now: datetime) -> Reuse:
    """Return what of earlier proofs holds for `names`: by what the portal said ahead, else by what is known here."""
    method = portal.method if portal else None
    until = portal.reusable_until if portal and portal.reusable_until and portal.reusable_until > now else None
    if proofs:
        good = sum(proof.state is ProofState.PROVED for proof in proofs)
    else:
        good = sum(name in portal.names for name in names) if portal and until else 0
    return Reuse(method, until, good, len(names))


def to_prove(reuse: Reuse, portal: PortalView | None, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names that have to be proved, by what is known here: those that are new, or all where none holds."""
    if reuse.until is None or portal is None:
        return tuple(names)
    return tuple(name for name in names if name not in portal.names)


def out_of_reach(method: ValidationMethod, names: Sequence[str]) -> str:
    """Return the first of `names` that `method` cannot prove, or an empty string."""
    return next((name for name in names if not can_prove(name, method)), "")
