"""When certificates are renewed, for a client who does that themselves from now on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication

from certdesk.domain.access_gap import RENEWAL_BEFORE
from certdesk.domain.move_plans import Moved
from certdesk.domain.papers import Block, Grid, Items, Words
from certdesk.views.wording import dates
from certdesk.views.wording.migration.pack_parts import by_end
from certdesk.views.wording.migration.terms import certificate_name

_RENEWAL_AFTER: Final = timedelta(days=30)  # the provider takes renewals until then [GD-REN]


class RenewalsDue(Enum):
    """How many of the certificates that a client manages are to be renewed now."""

    NONE = auto()
    SOME = auto()
    ALL = auto()


def due_of_renewal(moved: Sequence[Moved], now: datetime) -> RenewalsDue:
    """Return how many can be renewed already, or could have been; nothing is known of what has no end."""
    ends = [each.holding.ends_at for each in moved]
    due = sum(end is not None and end - RENEWAL_BEFORE <= now for end in ends)
    if not due:
        return RenewalsDue.NONE
    return RenewalsDue.ALL if due == len(ends) else RenewalsDue.SOME


def renewal_title(moved: Sequence[Moved], now: datetime) -> str:
    """Return what there is to do, in a few words: to renew now, to note the days, or both."""
    translate = QCoreApplication.translate
    match due_of_renewal(moved, now):
        case RenewalsDue.NONE if len(moved) == 1:
            return translate("Packs", "Put the renewal date into your calendar")
        case RenewalsDue.NONE:
            return translate("Packs", "Put the renewal dates into your calendar")
        case RenewalsDue.SOME:
            return translate("Packs", "Renew what is due, and put the other dates into your calendar")
        case RenewalsDue.ALL if len(moved) == 1:
            return translate("Packs", "Renew the certificate")
        case RenewalsDue.ALL:
            return translate("Packs", "Renew the certificates")


def renewing(moved: Sequence[Moved], now: datetime) -> tuple[Block, ...]:
    """Return how that is done, with a calendar."""
    translate = QCoreApplication.translate
    headings = (
        translate("Packs", "Certificate"),
        translate("Packs", "Renew from"),
        translate("Packs", "Renew before"),
        translate("Packs", "Accepted until"),
    )
    return (
        Words(
            f"{_yourself(len(moved))} "
            + translate(
                "Packs",
                "That is possible from 60 days before the end date. The provider still accepts it for 30 days after "
                "that date, but by then visitors of your website see a security warning. So renew before the end "
                "date.",
            )
        ),
        Grid(headings, tuple(_calendar_row(each, now) for each in sorted(moved, key=by_end)), (40, 20, 20, 20)),
        Items(
            (
                translate(
                    "Packs", "On one of these days, sign in as in step 1, look for the certificate and renew it."
                ),
                translate(
                    "Packs",
                    "A renewed certificate has to be put on the server of your website. Tell us when you have one.",
                ),
                translate(
                    "Packs",
                    "If automatic renewal is switched on in your account, the provider renews by itself and charges "
                    "you 60 days before the end date. Tell us then too.",
                ),
            )
        ),
    )


def _yourself(count: int) -> str:
    translate = QCoreApplication.translate
    if count == 1:
        return translate("Packs", "From now on you renew the certificate yourself, in your account.")
    return translate("Packs", "From now on you renew the certificates yourself, in your account.")


def _calendar_row(moved: Moved, now: datetime) -> tuple[str, ...]:
    translate = QCoreApplication.translate
    name, end = certificate_name(moved.holding), moved.holding.ends_at
    if end is None:
        return (name, translate("Packs", "See your account"), translate("Packs", "See your account"), "")
    begin, last = end - RENEWAL_BEFORE, end + _RENEWAL_AFTER
    if last < now:
        return (name, translate("Packs", "Too late: order a new one"), dates.long_date(end), dates.long_date(last))
    if end < now:
        ended = translate("Packs", "Now: it has ended")
        return (name, ended, translate("Packs", "As soon as you can"), dates.long_date(last))
    first = translate("Packs", "Now") if begin <= now else dates.long_date(begin)
    return (name, first, dates.long_date(end), dates.long_date(last))
