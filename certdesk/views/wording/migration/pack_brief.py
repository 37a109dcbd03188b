"""What a client reads first: what to do, by when, what happens otherwise, and whom to ask."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from certdesk.domain.correspondents import Signatory
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.papers import Block, Facts, Heading
from certdesk.domain.text import displayable
from certdesk.views.wording import dates
from certdesk.views.wording.migration.pack_due import Due
from certdesk.views.wording.migration.pack_renewals import RenewalsDue, due_of_renewal


def in_short(
    moved: Sequence[Moved], due: Due, removal: date | None, now: datetime, signatory: Signatory
) -> tuple[Block, ...]:
    """Return a pack in five lines, for whoever reads no further."""
    translate = QCoreApplication.translate
    return (
        Heading(translate("Packs", "In short")),
        Facts(
            (
                (translate("Packs", "What to do"), _what(moved, now)),
                (translate("Packs", "By when"), _when(due)),
                (translate("Packs", "If you do nothing"), _otherwise(moved, due, removal, now)),
                (
                    translate("Packs", "Your password"),
                    translate(
                        "Packs",
                        "Keep it to yourself. We never ask for your password. If somebody does in our name, do not "
                        "answer, and tell us.",
                    ),
                ),
                (translate("Packs", "Questions"), _questions(signatory)),
            )
        ),
    )


def _questions(signatory: Signatory) -> str:
    translate = QCoreApplication.translate
    ways = (
        translate("Packs", "Answer our mail, write to {email}, or call us on the number that you have used before.")
        if signatory.email
        else translate("Packs", "Answer our mail, or call us on the number that you have used before.")
    )
    doubt = translate("Packs", "If you are not sure that this comes from us, call us first.")
    return f"{ways.replace('{email}', displayable(signatory.email))} {doubt}"


def _what(moved: Sequence[Moved], now: datetime) -> str:
    translate, plans = QCoreApplication.translate, {each.plan for each in moved}
    if len(plans) != 1:
        return translate("Packs", "Get into your customer account, take the steps below, and tell us that it worked.")
    if MovePlan.DELEGATE in plans:
        return translate("Packs", "Get into your customer account, invite us to it, and tell us that it worked.")
    if MovePlan.SHARE in plans:
        return translate("Packs", "Get into your customer account, decide how we go on, and tell us.")
    return _renewing(moved, now)


def _renewing(moved: Sequence[Moved], now: datetime) -> str:
    translate = QCoreApplication.translate
    match due_of_renewal(moved, now):
        case RenewalsDue.NONE:
            return translate("Packs", "Get into your customer account, note when to renew, and tell us that it worked.")
        case RenewalsDue.SOME:
            return translate(
                "Packs",
                "Get into your customer account, renew what is due, note when to renew the rest, and tell us that it "
                "worked.",
            )
        case RenewalsDue.ALL if len(moved) == 1:
            return translate(
                "Packs", "Get into your customer account, renew the certificate, and tell us that it worked."
            )
        case RenewalsDue.ALL:
            return translate(
                "Packs", "Get into your customer account, renew the certificates, and tell us that it worked."
            )


def _when(due: Due) -> str:
    translate = QCoreApplication.translate
    if due.is_late:
        return translate("Packs", "As soon as you can.")
    if due.day is None:
        return translate("Packs", "In the next two weeks.")
    return translate("Packs", "Before {day}.").replace("{day}", dates.long_date(due.day))


def _otherwise(moved: Sequence[Moved], due: Due, removal: date | None, now: datetime) -> str:
    """Return what comes of it, in the order in which it comes."""
    said = (_nobody(due, removal, len(moved)), _warning(moved, now))
    is_end_first = due.day is not None and (removal is None or due.day < removal)
    return " ".join(reversed(said) if is_end_first else said)


def _nobody(due: Due, removal: date | None, count: int) -> str:
    translate, is_one = QCoreApplication.translate, count == 1
    if due.is_late:
        one = translate("Packs", "Nobody looks after this certificate now.")
        return one if is_one else translate("Packs", "Nobody looks after these certificates now.")
    if removal is None:
        one = translate("Packs", "Once our sign-in is gone, nobody looks after this certificate.")
        return one if is_one else translate("Packs", "Once our sign-in is gone, nobody looks after these certificates.")
    one = translate("Packs", "From {day} on, nobody looks after this certificate.")
    text = one if is_one else translate("Packs", "From {day} on, nobody looks after these certificates.")
    return text.replace("{day}", dates.long_date(removal))


def _warning(moved: Sequence[Moved], now: datetime) -> str:
    """Return what is seen then. How long all goes well is told where each end is known and none is past."""
    translate = QCoreApplication.translate
    then = translate("Packs", "Then visitors see a security warning.")
    ends = [each.holding.ends_at for each in moved if each.holding.ends_at is not None]
    if (later := [end for end in ends if end >= now]) and (len(later) < len(moved)):
        text = translate("Packs", "The next end that we know of is on {day}. {then}")
        return text.format(day=dates.long_date(min(later)), then=then)
    if not later:
        return translate("Packs", "Once a certificate has ended, visitors of your website see a security warning.")
    text = (
        translate("Packs", "Your website goes on working until its certificate ends, on {day}. {then}")
        if len(moved) == 1
        else translate("Packs", "Your website goes on working until the first of them ends, on {day}. {then}")
    )
    return text.format(day=dates.long_date(min(ends)), then=then)
