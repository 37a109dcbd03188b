"""The words around the cards of the page Hand over: whom to remind, what is in no pack, what was ticked, the end."""

from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.handovers import REMIND_AFTER, Handover, Pack, Stage
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.move_reminders import MoveReminder, Waiting
from certdesk.domain.validity import DAY
from certdesk.views.wording import dates
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration.hand_over import stage_word
from certdesk.views.wording.migration.plans import plan_words
from certdesk.views.wording.migration.terms import client_name


def reminder_words(reminder: MoveReminder, now: datetime) -> str:
    """Return who has not answered for how long, as in “Tidewater Dental has not confirmed for 9 days”.

    Whoever was reminded already is told with the day of that.
    """
    translate = QCoreApplication.translate
    days = (now.astimezone().date() - reminder.since.astimezone().date()) // DAY
    match reminder.what:
        case Waiting.CONFIRMATION:
            text = translate("HandOver", "{client} has not confirmed for %n day(s)", None, days)
        case Waiting.NUMBER:
            text = translate("HandOver", "{client} has not told the customer number for %n day(s)", None, days)
        case _:
            assert_never(reminder.what)
    told = dates.plural(text, days)
    if reminder.last is not None:
        again = translate("HandOver", "{told}, last reminded {day}")
        told = again.replace("{day}", dates.short_date(reminder.last)).replace("{told}", told)
    return told.replace("{client}", client_name(reminder.client, 60))


def next_reminder_words(handover: Handover, now: datetime) -> str:
    """Return when a client was reminded, and when it is time for that again; "" where they were not."""
    translate = QCoreApplication.translate
    if handover.reminded_at is None:
        return ""
    day = dates.date(handover.reminded_at)
    if handover.remind_from is None:
        return translate("HandOver", "Reminded on {day}.").replace("{day}", day)
    if handover.remind_from <= now:
        return translate("HandOver", "Reminded on {day}. It is time for the next reminder.").replace("{day}", day)
    text = translate("HandOver", "Reminded on {day}. The next reminder is due on {next}.")
    return text.replace("{day}", day).replace("{next}", dates.date(handover.remind_from))


def reminders_title(count: int) -> str:
    """Return what stands above those who are to be reminded."""
    translate = QCoreApplication.translate
    if count == 1:
        return translate("HandOver", "1 client to remind")
    return translate("HandOver", "{count} clients to remind").format(count=QLocale().toString(count))


def more_words(count: int) -> str:
    """Return how many more can be shown."""
    return QCoreApplication.translate("HandOver", "Show %n more", None, count)


def left_words(count: int) -> Words:
    """Return that certificates are in no pack, and what that means."""
    translate = QCoreApplication.translate
    if count == 1:
        title = translate("HandOver", "1 certificate still depends on the ISO account")
        return Words(title, translate("HandOver", "It is in no pack yet."))
    title = translate("HandOver", "{count} certificates still depend on the ISO account")
    return Words(title.format(count=QLocale().toString(count)), translate("HandOver", "They are in no pack yet."))


def strangers_words(pack: Pack) -> Words:
    """Return why a pack is held back whose certificates are in several accounts while no client is named."""
    translate = QCoreApplication.translate
    text = translate(
        "HandOver",
        "No client is named for these certificates, and they are in {count} customer accounts. One pack would tell "
        "each owner the numbers of the others. Name the clients under Find accounts: each gets a pack of their own.",
    )
    return Words(translate("HandOver", "Whose are these?"), text.format(count=QLocale().toString(len(pack.numbers))))


def waiting_words(count: int) -> str:
    """Return how many certificates of a client are in no pack."""
    translate = QCoreApplication.translate
    if count == 1:
        return translate("HandOver", "1 more certificate of this client is in no pack yet.")
    text = translate("HandOver", "{count} more certificates of this client are in no pack yet.")
    return text.format(count=QLocale().toString(count))


def reason_words(moved: Moved) -> str:
    """Return why a certificate is in no pack."""
    translate = QCoreApplication.translate
    if moved.is_disputed:
        return translate("HandOver", "Two answers")
    if not moved.number:
        return translate("HandOver", "Asked client") if moved.asked_at else translate("HandOver", "Not found yet")
    match moved.plan:
        case None:
            return translate("HandOver", "No plan yet")
        case MovePlan.KEEP:
            return plan_words(moved.plan)
        case MovePlan.SHARE:
            return translate("HandOver", "Sharing a sign-in is not decided")
        case _:
            return ""


def nobody_ready_words() -> Words:
    """Return that there is no pack, and what a pack takes."""
    translate = QCoreApplication.translate
    return Words(
        translate("HandOver", "No client is ready yet. Go back to Plan."),
        translate("HandOver", "A pack is made of certificates whose customer account is found and that have a plan."),
    )


def done_words() -> Words:
    """Return that everything is handed over."""
    translate = QCoreApplication.translate
    return Words(
        translate("HandOver", "Done. Nothing depends on the ISO account any more."),
        translate("HandOver", "Every client confirmed. Put away, this stays on this computer with all its dates."),
    )


def marked_words(before: Handover, after: Handover) -> str:
    """Return what was ticked or taken back, with what went along with it."""
    translate = QCoreApplication.translate
    client = client_name(after.client, 60)
    if (last := _reminded_now(before, after)) is not None:
        text = translate("HandOver", "{client} is reminded. The next reminder is due on {day}")
        return text.replace("{day}", dates.date(last + REMIND_AFTER)).replace("{client}", client)
    if after.stage > before.stage:
        along = [stage_word(Stage(stage)) for stage in range(before.stage + 1, after.stage)]
        text = (
            translate("HandOver", "{client}: {stage} is ticked, and {others} with it")
            if along
            else translate("HandOver", "{client}: {stage} is ticked")
        )
        return _filled(text, client, stage_word(after.stage), along)
    back = [stage_word(Stage(stage)) for stage in range(after.stage + 1, before.stage + 1)]
    if after.stage is Stage.PREPARED and after.contents != before.contents:
        text = (
            translate("HandOver", "{client}: prepared again, {others} taken back")
            if back
            else translate("HandOver", "{client}: prepared again")
        )
        return _filled(text, client, "", back)
    text = (
        translate("HandOver", "{client}: {stage} is taken back, and {others} with it")
        if len(back) > 1
        else translate("HandOver", "{client}: {stage} is taken back")
    )
    return _filled(text, client, back[0], back[1:])


def _reminded_now(before: Handover, after: Handover) -> datetime | None:
    """Return when a client was reminded, where it is that which was marked."""
    for earlier, last in ((before.reminded_at, after.reminded_at), (before.asked_again_at, after.asked_again_at)):
        if last is not None and last != earlier:
            return last
    return None


def undone_words(before: Handover) -> str:
    """Return that a mark was taken back."""
    text = QCoreApplication.translate("HandOver", "{client} is as it was before")
    return text.replace("{client}", client_name(before.client, 60))


def _filled(text: str, client: str, stage: str, others: list[str]) -> str:
    """The client comes last: its name may hold what looks like a field."""
    named = QCoreApplication.translate("HandOver", " and ", "between two stages of a hand-over").join(others)
    return text.replace("{stage}", stage).replace("{others}", named).replace("{client}", client)
