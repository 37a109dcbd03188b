"""Which mails about renewals lie in the practice mailboxes when the registrar is made, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from random import Random
from typing import Final

from certdesk.pki.idn import to_unicode
from certdesk.simulator.accounts.sample import USER
from certdesk.simulator.delivery import Mail, Post
from certdesk.simulator.iso.correspondence import Fraud, from_the_bookshop, from_the_florist
from certdesk.simulator.iso.notices import Entry, Notice, Shape, as_mail
from certdesk.simulator.iso.sample import (
    BAKERY,
    BOOKS,
    CLINIC,
    FLOWERS,
    FREIGHT,
    MEDIA,
    OLD_SCHOOL,
    ROWS,
    SCHOOL,
    SURVEYS,
    Account,
)
from certdesk.simulator.iso.wording import AMERICAN, BRITISH, DUTCH, GERMAN, GERMAN_DIGITS, Words

_LATIN: Final = "iso-8859-1"
_YEAR: Final = 365


@dataclass(frozen=True, slots=True)
class Plan:
    """One notice: about what, sent how many days ago. `ended_ago` dates the end of an earlier certificate."""

    account: Account
    names: tuple[str, ...]
    ago: int
    words: Words
    shape: Shape = Shape.PLAIN
    charset: str = "utf-8"
    says_number: bool = True
    ended_ago: int | None = None


_PARENTS: Final = ("parents.ashgrove-school.example",)
PLANS: Final = (
    Plan(CLINIC, ("clinic.tidewater-dental.example",), 18, AMERICAN, Shape.BOTH),
    Plan(FLOWERS, ("wholesale.larkspur.example",), 17, BRITISH, Shape.HTML),
    # The school closed an account and moved to another one: its older notices name the one that is gone.
    Plan(OLD_SCHOOL, _PARENTS, 72 + _YEAR, BRITISH, ended_ago=_YEAR + 12),
    Plan(OLD_SCHOOL, _PARENTS, 42 + _YEAR, BRITISH, Shape.BOTH, ended_ago=_YEAR + 12),
    Plan(SCHOOL, _PARENTS, 72, BRITISH),
    Plan(MEDIA, ("press.nordlicht.example", "archiv.nordlicht.example"), 29, GERMAN, charset=_LATIN),
    Plan(
        FREIGHT,
        ("depot.meridianfreight.example", "customs.meridianfreight.example"),
        25, DUTCH, Shape.BOTH,
    ),
    Plan(BAKERY, ("bestellen.bäckerei-morgenrot.example",), 16, GERMAN_DIGITS, Shape.HTML, _LATIN),
    Plan(SURVEYS, ("forms.osprey-surveying.example",), 15, BRITISH, Shape.BOTH, says_number=False),
)  # fmt: skip


def sample_mails(ends: Mapping[str, datetime], now: datetime, chance: Random) -> tuple[Mail, ...]:
    """Return the mails, the oldest first. `ends` says of each common name when its certificate ends (UTC)."""
    by_name = {to_unicode(name): end for name, end in ends.items()}
    notices = [_planned(plan, by_name, now, chance) for plan in PLANS]
    answers = (
        from_the_bookshop(_ago(9, now, chance), _ago(8, now, chance)),
        from_the_florist(_ago(7, now, chance), _ago(6, now, chance)),
    )
    sent_at = _ago(3, now, chance)
    fraud = Fraud(BOOKS.email, "club.hollowaybooks.example", sent_at + timedelta(days=1), sent_at)
    mails = [_mail(each, each.as_mail()) for each in (*answers, fraud)]
    mails += [_mail(notice, as_mail(notice)) for notice in notices]
    return tuple(sorted(mails, key=lambda mail: mail.sent_at))


def is_unread(mail: Mail) -> bool:
    """Return whether a mail waits for the user, who has not seen what clients answered."""
    return mail.mailbox == USER.email


def _planned(plan: Plan, ends: Mapping[str, datetime], now: datetime, chance: Random) -> Notice:
    products = {to_unicode(row.common_name): row.product.name for row in ROWS}
    past = None if plan.ended_ago is None else now - timedelta(days=plan.ended_ago)
    return Notice(
        mailbox=plan.account.email,
        holder=plan.account.client.organisation.name,
        number=plan.account.number if plan.says_number else "",
        entries=tuple(Entry(name, products[name], past or ends[name]) for name in plan.names),
        sent_at=_ago(plan.ago, now, chance),
        token=f"R{chance.randrange(10**6, 10**7)}",
        words=plan.words,
        shape=plan.shape,
        charset=plan.charset,
    )


def _ago(days: int, now: datetime, chance: Random) -> datetime:
    """Return a moment by daylight that many days ago."""
    day = (now - timedelta(days=days)).replace(hour=0, minute=0, second=0)
    return day + timedelta(minutes=chance.randrange(7 * 60, 16 * 60), seconds=chance.randrange(60))


def _mail(post: Post, message: EmailMessage) -> Mail:
    return Mail(post.mailbox, str(message["From"]), post.subject, post.sent_at, post.body, message.as_bytes())
