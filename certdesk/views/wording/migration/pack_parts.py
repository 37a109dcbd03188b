"""The parts that every pack has: what changes, which certificates, how to get into the account, where help is."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.correspondents import Signatory
from certdesk.domain.handovers import Pack
from certdesk.domain.holdings import Holding
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.papers import Block, Facts, Grid, Heading, Items, Words
from certdesk.domain.text import displayable
from certdesk.views.wording import dates
from certdesk.views.wording.migration.signature import who
from certdesk.views.wording.migration.terms import certificate_name

_FURTHER_NAMES: Final = 3
_LONGEST: Final = 80
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


def what_changes(removal: date | None, today: date, signatory: Signatory, count: int) -> tuple[Words, ...]:
    """Return who writes about so many certificates, and why: the sign-in goes, on which day if that is known."""
    translate = QCoreApplication.translate
    return (
        Words(translate("Packs", "Hello,")),
        Words(f"{_we_are(signatory)} {_what_it_is()}"),
        Words(
            f"{_the_sign_in(removal, today)} "
            + translate(
                "Packs",
                "Without that sign-in, a certificate can be managed only from the customer account in which it was "
                "bought.",
            )
            + f" {_bought(count)}"
        ),
    )


def _we_are(signatory: Signatory) -> str:
    translate = QCoreApplication.translate
    if not (known := who(signatory)):
        return translate("Packs", "we are your webmaster, and look after the certificates of your website.")
    text = translate("Packs", "this is {who}, your webmaster. We look after the certificates of your website.")
    return text.replace("{who}", known)


def _bought(count: int) -> str:
    translate = QCoreApplication.translate
    if count == 1:
        return translate("Packs", "Yours was bought in an account of your own, even if you have never used it.")
    return translate("Packs", "Yours were bought in an account of your own, even if you have never used it.")


def _what_it_is() -> str:
    return QCoreApplication.translate(
        "Packs", "A certificate is what lets visitors reach your site over a secure connection (https)."
    )


def certificates(moved: Sequence[Moved], now: datetime) -> tuple[Block, ...]:
    """Return the table of certificates: name, customer number, product, end date."""
    translate = QCoreApplication.translate
    has_products = any(each.holding.product for each in moved)
    headings = (
        translate("Packs", "Certificate"),
        translate("Packs", "Customer number"),
        translate("Packs", "Ends"),
        translate("Packs", "Product"),
    )
    by_account = sorted(moved, key=lambda each: (each.number, by_end(each)))
    rows = [
        (
            _all_names(each.holding),
            each.number,
            end_words(each.holding, now),
            displayable(each.holding.product, _LONGEST),
        )
        for each in by_account
    ]
    columns, widths = (4, (36, 20, 22, 22)) if has_products else (3, (46, 24, 30))
    return (
        Heading(dates.plural(translate("Packs", "Your certificate(s)", None, len(moved)), len(moved))),
        Grid(headings[:columns], tuple(row[:columns] for row in rows), widths),
    )


def getting_in(numbers: Sequence[str]) -> tuple[Block, ...]:
    """Return how to sign in to the customer account, and what to do without the number or the password [S3]."""
    translate = QCoreApplication.translate
    one = translate("Packs", "Your customer number is {numbers}.")
    many = translate("Packs", "Your customer numbers are {numbers}. Each is an account of its own: do this for each.")
    told = (one if len(numbers) == 1 else many).replace("{numbers}", QLocale().createSeparatedList(sorted(numbers)))
    return (
        Words(told),
        Items(
            (
                translate(
                    "Packs",
                    "Open the provider’s website: type its address yourself, rather than follow a link in a mail. If "
                    "you do not know who the provider is, look at an invoice for the certificate, or ask us.",
                ),
                translate(
                    "Packs",
                    "Sign in with your customer number, or with your user name if you chose one, and your password. Do "
                    "not guess: five wrong tries lock the account.",
                ),
                translate(
                    "Packs",
                    "If you do not have the password, or the number is not accepted, open Account Assistance on the "
                    "same website: it has “Retrieve Customer Number” and “Reset Password”. The answer goes by "
                    "mail to the address that the provider has on file.",
                ),
                translate(
                    "Packs",
                    "If nobody can read mail at that address any more, ask the provider’s support for its Email Change "
                    "Form.",
                ),
            ),
            is_numbered=True,
        ),
    )


def help_lines() -> tuple[Block, ...]:
    """Return who helps with what [S3]."""
    translate = QCoreApplication.translate
    return (
        Heading(translate("Packs", "Where you find help")),
        Facts(
            (
                (
                    translate("Packs", "Number or password"),
                    translate(
                        "Packs",
                        "Account Assistance on the provider’s website. The steps are in its article “Retrieving your "
                        "Customer Number or Resetting Your Password”.",
                    ),
                ),
                (
                    translate("Packs", "Anything else in the account"),
                    translate("Packs", "The provider’s support, day and night on all seven days, and its help center."),
                ),
            )
        ),
    )


def still_open(pack: Pack, now: datetime) -> tuple[Block, ...]:
    """Return the certificates that are not ready, and what each waits for."""
    if not pack.waiting:
        return ()
    translate = QCoreApplication.translate
    headings = (translate("Packs", "Certificate"), translate("Packs", "Ends"), translate("Packs", "What is open"))
    rows = tuple((_all_names(each.holding), end_words(each.holding, now), _reason(each)) for each in pack.waiting)
    return (
        Heading(translate("Packs", "What is still open")),
        Words(translate("Packs", "We look after these certificates too, and write to you about them again.")),
        Grid(headings, rows, (36, 22, 42)),
    )


def by_end(moved: Moved) -> tuple[bool, datetime]:
    """Return what to sort by so that what ends first comes first, and what nobody knows the end of comes last."""
    end = moved.holding.ends_at
    return (end is None, end or _NEVER)


def end_words(holding: Holding, now: datetime) -> str:
    """Return when a certificate ends, with its month in full."""
    translate = QCoreApplication.translate
    if holding.ends_at is None:
        return translate("Packs", "Not known")
    day = dates.long_date(holding.ends_at)
    return translate("Packs", "Ended on {day}").replace("{day}", day) if holding.is_over(now) else day


def _the_sign_in(removal: date | None, today: date) -> str:
    translate = QCoreApplication.translate
    if removal is None:
        return translate(
            "Packs",
            "Until now we did this with a sign-in of our own, a so-called ISO account (independent sign-on). The "
            "provider, that is the company the certificates come from, is removing these accounts. We do not know the "
            "day yet.",
        )
    if removal > today:
        text = translate(
            "Packs",
            "Until now we did this with a sign-in of our own, a so-called ISO account (independent sign-on). The "
            "provider, that is the company the certificates come from, removes it on {day}.",
        )
    else:
        text = translate(
            "Packs",
            "Until now we did this with a sign-in of our own, a so-called ISO account (independent sign-on). The "
            "provider, that is the company the certificates come from, removed it on {day}.",
        )
    return text.replace("{day}", dates.long_date(removal))


def _all_names(holding: Holding) -> str:
    further = [name for name in holding.names if name != holding.common_name]
    shown = [certificate_name(holding), *(displayable(name, _LONGEST) for name in further[:_FURTHER_NAMES])]
    if (rest := len(further) - _FURTHER_NAMES) > 0:
        more = QCoreApplication.translate("Packs", "and {number} more")
        shown.append(more.replace("{number}", QLocale().toString(rest)))
    return "\n".join(shown)


def _reason(moved: Moved) -> str:
    translate = QCoreApplication.translate
    if moved.is_disputed:
        return translate("Packs", "We found two customer numbers for it. Do you know which account it is in?")
    if not moved.number and moved.asked_at is not None:
        text = translate("Packs", "We asked you for its customer number on {day}, and wait for your answer.")
        return text.replace("{day}", dates.long_date(moved.asked_at))
    if not moved.number:
        return translate(
            "Packs",
            "We do not know its customer number yet. If you have a renewal notice for it, look for the number there, "
            "and send it to us.",
        )
    if moved.plan is MovePlan.KEEP:
        return translate("Packs", "It stays as it is for now. There is nothing to do for you.")
    return translate("Packs", "We have not decided with you yet who looks after it.")
