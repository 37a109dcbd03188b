"""Letters that remind a client: of a hand-over that was not confirmed, or of a customer number that was asked for."""

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.letters import Letter, is_address
from certdesk.domain.move_plans import Moved
from certdesk.domain.move_reminders import Waiting
from certdesk.viewmodels.migration.hand_over.props import Due
from certdesk.views.wording import dates
from certdesk.views.wording.migration.terms import certificate_name

MOST_NAMES = 12


def reminder_letter(due: Due) -> Letter:
    """Return the letter that asks a client again. It asks for no password, and says that none is wanted."""
    translate = QCoreApplication.translate
    day = dates.long_date(due.reminder.since)
    match due.reminder.what:
        case Waiting.CONFIRMATION:
            subject = translate("HandOverLetter", "Reminder: your website certificates")
            text = _confirmation_text(due, day)
        case Waiting.NUMBER:
            subject = translate("HandOverLetter", "Reminder: your customer number")
            text = _number_text(due, day)
        case _:
            assert_never(due.reminder.what)
    return Letter(tuple(filter(is_address, (due.email,))), subject, text)


def _confirmation_text(due: Due, day: str) -> str:
    translate = QCoreApplication.translate
    numbers = tuple(dict.fromkeys(each.number for each in due.moved if each.number))
    opening = translate(
        "HandOverLetter",
        "on {day} we sent you what you need to manage your website certificates yourself, or to let us go on with it. "
        "The old way in, a separate sign-in for certificates (ISO account), is being removed by the provider. Until "
        "you have been in your own customer account, nobody may be able to renew these certificates in time.",
    ).replace("{day}", day)
    account = (
        translate("HandOverLetter", "They are in your customer account {number}.").replace("{number}", numbers[0])
        if len(numbers) == 1
        else translate("HandOverLetter", "They are in your customer accounts {numbers}.").replace(
            "{numbers}", ", ".join(numbers)
        )
    )
    asking = translate(
        "HandOverLetter",
        "Have you been able to sign in and do what the paper says? A short answer is enough. If the paper has not "
        "reached you, tell us, and we send it again.",
    )
    return _letter(opening, f"{_names(due.moved)}\n\n{account}", asking)


def _number_text(due: Due, day: str) -> str:
    translate = QCoreApplication.translate
    opening = translate(
        "HandOverLetter",
        "on {day} we asked you for a customer number. The provider of your website certificates is removing the "
        "separate sign-in (ISO account) through which they were managed. After that only the customer account that "
        "holds a certificate can manage it, so we need to know which one that is.",
    ).replace("{day}", day)
    where = translate(
        "HandOverLetter",
        "Where to find it: sign in to your account at the provider and select your name. The number stands there as "
        "“Customer #”. It has at most ten digits. Renewal notices help to find it, too.",
    )
    asking = translate("HandOverLetter", "An answer with the number is enough.")
    return _letter(opening, _names(due.moved), f"{where}\n\n{asking}")


def _letter(*parts: str) -> str:
    translate = QCoreApplication.translate
    password = translate(
        "HandOverLetter",
        "Do not send us a password. We do not need one, and nobody who looks after your certificates does.",
    )
    hello, thanks = translate("HandOverLetter", "Hello,"), translate("HandOverLetter", "Thank you.")
    return "\n\n".join((hello, *parts, password, thanks)) + "\n"


def _names(moved: Sequence[Moved]) -> str:
    """Return the certificates of a client, a line each, with their ends; of many the first."""
    translate = QCoreApplication.translate
    lines = [_line(each) for each in moved[:MOST_NAMES]]
    if len(moved) > MOST_NAMES:
        more = translate("HandOverLetter", "and {more} more")
        lines.append(more.replace("{more}", QLocale().toString(len(moved) - MOST_NAMES)))
    return "\n".join(f"- {line}" for line in lines)


def _line(moved: Moved) -> str:
    holding = moved.holding
    name = certificate_name(holding)
    if holding.ends_at is None:
        return name
    text = QCoreApplication.translate("HandOverLetter", "{name}, ends {day}")
    return text.replace("{day}", dates.long_date(holding.ends_at)).replace("{name}", name)
