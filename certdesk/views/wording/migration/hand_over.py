"""The words of the page Hand over: how far all clients are, and what each card says."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from certdesk.domain.handovers import Handover, Stage
from certdesk.viewmodels.migration.hand_over.props import Card, Clients, Part, Row
from certdesk.viewmodels.migration.tally import Tally
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration.terms import client_name

STAGE_LOOKS: Final = {
    Stage.OPEN: (Icon.CIRCLE_DASHED, ToneName.SLATE),
    Stage.PREPARED: (Icon.FILE_TEXT, ToneName.ACCENT),
    Stage.SENT: (Icon.SEND, ToneName.VIOLET),
    Stage.CONFIRMED: (Icon.CIRCLE_CHECK, ToneName.GREEN),
}
CHANGED_LOOK: Final = (Icon.TRIANGLE_ALERT, ToneName.AMBER)
OVERDUE_LOOK: Final = (Icon.HOURGLASS, ToneName.AMBER)
_MOST_NUMBERS: Final = 3
_MOST_OTHERS: Final = 3


def progress_words(tally: Tally) -> str:
    """Return how many certificates are handed over, as in “12 of 18 handed over”."""
    text = QCoreApplication.translate("HandOver", "{done} of {all} handed over")
    return text.format(done=_number(tally.handed_over), all=_number(tally.total))


def clients_words(clients: Clients) -> str:
    """Return how far the clients are, as in “9 of 9 clients prepared · 6 sent · 4 confirmed”."""
    text = QCoreApplication.translate(
        "HandOver", "{prepared} of {clients} clients prepared · {sent} sent · {confirmed} confirmed"
    )
    return text.format(
        prepared=_number(clients.prepared),
        clients=_number(clients.total),
        sent=_number(clients.sent),
        confirmed=_number(clients.confirmed),
    )


def part_words(part: Part, count: int) -> str:
    """Return which clients are listed, with how many there are."""
    translate = QCoreApplication.translate
    match part:
        case Part.ALL:
            text = translate("HandOver", "All clients ({count})")
        case Part.TO_SEND:
            text = translate("HandOver", "To send ({count})")
        case Part.WAITING:
            text = translate("HandOver", "Sent, not confirmed ({count})")
        case Part.CONFIRMED:
            text = translate("HandOver", "Confirmed ({count})")
        case _:
            assert_never(part)
    return text.format(count=_number(count))


def stage_word(stage: Stage) -> str:
    """Return a stage in a word or two."""
    translate = QCoreApplication.translate
    match stage:
        case Stage.OPEN:
            return translate("HandOver", "To prepare")
        case Stage.PREPARED:
            return translate("HandOver", "Prepared")
        case Stage.SENT:
            return translate("HandOver", "Sent")
        case Stage.CONFIRMED:
            return translate("HandOver", "Confirmed")
        case _:
            assert_never(stage)


def tick_words(stage: Stage, handover: Handover, now: datetime) -> str:
    """Return the words of a tick, with the day where it is set: “Sent 12 November”."""
    at = reached_at(stage, handover)
    return stage_word(stage) if at is None else ticked_words(stage, at, now)


def ticked_words(stage: Stage, at: datetime, now: datetime) -> str:
    """Return the words of a tick that was set at that time."""
    text = QCoreApplication.translate("HandOver", "{stage} {day}", "as in “Sent 12 November”")
    is_this_year = at.astimezone().year == now.astimezone().year
    return text.format(stage=stage_word(stage), day=_month_day(at) if is_this_year else dates.long_date(at))


def reached_at(stage: Stage, handover: Handover) -> datetime | None:
    """Return when a hand-over reached that stage."""
    match stage:
        case Stage.PREPARED:
            return handover.prepared_at
        case Stage.SENT:
            return handover.sent_at
        case Stage.CONFIRMED:
            return handover.confirmed_at
        case _:
            return None


def nothing_sent_words() -> str:
    """Return who sends, and what a tick means."""
    return QCoreApplication.translate("HandOver", "Nothing is sent by CertDesk. Tick what you did, and what you heard.")


def row_look(row: Row) -> tuple[Icon, ToneName]:
    """Return icon and tone of a client in the list."""
    if row.has_changed:
        return CHANGED_LOOK
    return OVERDUE_LOOK if row.is_overdue else STAGE_LOOKS[row.handover.stage]


def row_words(row: Row) -> str:
    """Return how far a client is, in few words: “Sent 12 Nov”, “Reminded 19 Nov”, or that the pack is another since."""
    stage = row.handover.stage
    if row.has_changed:
        return QCoreApplication.translate("HandOver", "Changed since")
    if stage is Stage.SENT and row.handover.reminded_at is not None:
        text = QCoreApplication.translate("HandOver", "Reminded {day}")
        return text.format(day=dates.short_date(row.handover.reminded_at))
    return _stage_and_day(row.handover)


def _stage_and_day(handover: Handover) -> str:
    at = reached_at(handover.stage, handover)
    if at is None:
        return stage_word(handover.stage)
    text = QCoreApplication.translate("HandOver", "{stage} {day}", "as in “Sent 12 November”")
    return text.format(stage=stage_word(handover.stage), day=dates.short_date(at))


def spoken_row(row: Row) -> str:
    """Return what a row says in one line, for screen readers and as its tooltip."""
    overdue = QCoreApplication.translate("HandOver", "to be reminded") if row.is_overdue else ""
    is_reminded = not row.has_changed and row.handover.stage is Stage.SENT and row.handover.reminded_at is not None
    sent = _stage_and_day(row.handover) if is_reminded else ""
    told = (client_name(row.client), sent, row_words(row), overdue, certificates_words(row.certificates))
    return ", ".join(filter(None, (*told, numbers_words(row.numbers))))


def certificates_words(count: int) -> str:
    """Return how many certificates there are."""
    return dates.plural(QCoreApplication.translate("HandOver", "%n certificate(s)", None, count), count)


def numbers_words(numbers: Sequence[str]) -> str:
    """Return customer accounts as the card tells them: “account 27190455”."""
    translate = QCoreApplication.translate
    if len(numbers) == 1:
        return translate("HandOver", "account {number}").format(number=numbers[0])
    shown = ", ".join(numbers[:_MOST_NUMBERS])
    if len(numbers) <= _MOST_NUMBERS:
        return translate("HandOver", "accounts {numbers}").format(numbers=shown)
    return translate("HandOver", "accounts {numbers} and {more} more").format(
        numbers=shown, more=_number(len(numbers) - _MOST_NUMBERS)
    )


def short_numbers(numbers: Sequence[str]) -> str:
    """Return customer accounts as a row of the list tells them: the number, or how many."""
    if len(numbers) == 1:
        return numbers[0]
    count = len(numbers)
    return dates.plural(QCoreApplication.translate("HandOver", "%n account(s)", None, count), count)


def held_words(card: Card) -> str:
    """Return what a client gets: “2 certificates · account 27190455”."""
    pack = card.pack
    text = QCoreApplication.translate("HandOver", "{certificates} · {accounts}")
    return text.format(certificates=certificates_words(len(pack.moved)), accounts=numbers_words(pack.numbers))


def others_words(others: Sequence[str]) -> Words:
    """Return that another client is told the same account."""
    translate = QCoreApplication.translate
    named = ", ".join(client_name(each, 60) for each in others[:_MOST_OTHERS])
    if len(others) > _MOST_OTHERS:
        named = translate("HandOver", "{names} and {more} more").format(
            names=named, more=_number(len(others) - _MOST_OTHERS)
        )
    title = (
        translate("HandOver", "Two clients, one account")
        if len(others) == 1
        else translate("HandOver", "Several clients, one account")
    )
    text = translate(
        "HandOver",
        "An account in this pack also holds certificates of {names}. Check under Find accounts and Plan whose it is "
        "before you send its number.",
    )
    return Words(title, text.format(names=named))


def proposal_words() -> Words:
    """Return what is asked after a pack was opened in a mail program."""
    translate = QCoreApplication.translate
    return Words(
        translate("HandOver", "Is it sent?"),
        translate(
            "HandOver", "It was handed to your mail program. CertDesk sends nothing and does not see what you send."
        ),
    )


def recipient_hint(card: Card) -> str:
    """Return what stands below the address that a pack goes to."""
    translate = QCoreApplication.translate
    if card.is_from_orders and not card.kept_email:
        return translate("HandOver", "Suggested from your orders: the client’s admin contact there.")
    if card.pack.handover.email and not card.kept_email:
        return translate("HandOver", "Suggested from the contact of the client’s certificates.")
    if not card.pack.handover.email:
        return translate("HandOver", "Without one, your mail program asks for it.")
    return translate("HandOver", "Kept on this computer.")


def _month_day(moment: datetime) -> str:
    local = moment.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), "d MMMM")


def _number(count: int) -> str:
    return QLocale().toString(count)
