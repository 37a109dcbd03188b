"""Until when a client has to act, and what of theirs ends soon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from certdesk.domain.access_gap import RENEWAL_BEFORE, SOON
from certdesk.domain.move_plans import Moved
from certdesk.domain.papers import Caution, Words
from certdesk.views.wording import dates
from certdesk.views.wording.migration.terms import certificate_name

_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Due:
    """The day before which to act, where there is one; `is_late` when the ISO account is gone already."""

    day: date | None
    is_late: bool


def due_of(moved: Sequence[Moved], removal: date | None, today: date) -> Due:
    """Return the first of the removal and the ends before it; without one an end while renewals are taken."""
    if removal is not None and removal <= today:
        return Due(None, is_late=True)
    ends = (each.holding.ends_at.astimezone().date() for each in moved if each.holding.ends_at is not None)
    last = removal or today + RENEWAL_BEFORE
    days = [end for end in ends if today < end <= last]
    return Due(min(days, default=removal), is_late=False)


def answering(due: Due, count: int) -> Words:
    """Return what to write back about so many certificates, and until when."""
    translate = QCoreApplication.translate
    if due.is_late:
        until = (
            translate("Packs", "Do this as soon as you can: until then nobody can manage this certificate.")
            if count == 1
            else translate("Packs", "Do this as soon as you can: until then nobody can manage these certificates.")
        )
    elif due.day is None:
        until = translate("Packs", "Do this in the next two weeks.")
    else:
        until = translate("Packs", "Do this before {day}.").replace("{day}", dates.long_date(due.day))
    ask = translate(
        "Packs",
        "Then answer us with one line: “It worked.” If you get stuck, write where, and we help. Never write your "
        "password or PIN to us or to anybody else.",
    )
    return Words(f"{until} {ask}")


def ending_soon(moved: Sequence[Moved], now: datetime) -> tuple[Caution, ...]:
    """Return a warning of the certificates that end within 30 days, or have ended."""
    soon = [each.holding for each in moved if each.holding.ends_at is not None and each.holding.ends_at < now + SOON]
    if not soon:
        return ()
    translate = QCoreApplication.translate
    sentences = []
    for holding in soon[:_NAMED]:
        text = (
            translate("Packs", "{certificate} ended on {day}.")
            if holding.is_over(now)
            else translate("Packs", "{certificate} ends on {day}.")
        )
        day = dates.long_date(holding.ends_at) if holding.ends_at is not None else ""
        sentences.append(text.format(certificate=certificate_name(holding), day=day))
    if (rest := len(soon) - _NAMED) > 0:
        more = dates.plural(translate("Packs", "So it is with %Ln more certificate(s).", None, rest), rest)
        sentences.append(more)
    sentences.append(
        translate("Packs", "Once a certificate has ended, visitors of your website see a security warning.")
    )
    return (Caution(translate("Packs", "Do not put this off"), " ".join(sentences)),)
