"""The pack for one client: what changes for their certificates, what to do, and who does what from then on."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.correspondents import Signatory
from certdesk.domain.handovers import Pack
from certdesk.domain.migration import Migration
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.papers import Block, Heading, Paper, Words
from certdesk.views.wording import dates
from certdesk.views.wording.migration import pack_parts as parts
from certdesk.views.wording.migration import pack_plans as plans
from certdesk.views.wording.migration.pack_brief import in_short
from certdesk.views.wording.migration.pack_due import Due, answering, due_of, ending_soon
from certdesk.views.wording.migration.signature import webmasters_greeting
from certdesk.views.wording.migration.terms import certificate_name, client_name, shown_client

_NOBODY: Final = Signatory()
_NAMED: Final = 5
_MOST_BEFORE_STEPS: Final = 8  # a longer table would push the first step off the first page


def pack_paper(pack: Pack, migration: Migration, now: datetime, signatory: Signatory = _NOBODY) -> Paper:
    """Return what a client is handed, in the words of somebody who never heard of certificates. It asks for nothing
    secret, and has no link. `signatory` is the webmaster.
    """
    removal, today = migration.removal, now.astimezone().date()
    due = due_of(pack.moved, removal, today)
    table, is_long = parts.certificates(pack.moved, now), len(pack.moved) > _MOST_BEFORE_STEPS
    return Paper(
        title=_title(due.day, len(pack.moved)),
        subtitle=_subtitle(pack.handover.client, now),
        blocks=(
            *parts.what_changes(removal, today, signatory, len(pack.moved)),
            *in_short(pack.moved, due, removal, now, signatory),
            *ending_soon(pack.moved, now),
            *(() if is_long else table),
            *_steps(pack, due, now, signatory),
            *_duties(_by_plan(pack.moved)),
            *(table if is_long else ()),
            *parts.still_open(pack, now),
            *parts.help_lines(),
            Words(webmasters_greeting(signatory)),
        ),
    )


def pack_stem(client: str) -> str:
    """Return what the files of a client's pack are called, without their ending; a client may be unknown."""
    return client_name(client)


def _title(due: date | None, count: int) -> str:
    translate, is_one = QCoreApplication.translate, count == 1
    if due is None and is_one:
        return translate("Packs", "Your website’s certificate: what to do")
    if due is None:
        return translate("Packs", "Your website’s certificates: what to do")
    text = (
        translate("Packs", "Your certificate: what to do before {day}")
        if is_one
        else translate("Packs", "Your certificates: what to do before {day}")
    )
    return text.replace("{day}", dates.long_date(due))


def _subtitle(client: str, now: datetime) -> str:
    day = dates.long_date(now)
    if not client:
        return day
    # The name comes last: a number behind one of Arabic letters would be shown before it.
    text = QCoreApplication.translate("Packs", "{day}, for {client}")
    return text.format(client=shown_client(client), day=day)


def _steps(pack: Pack, due: Due, now: datetime, signatory: Signatory) -> tuple[Block, ...]:
    translate = QCoreApplication.translate
    by_plan = _by_plan(pack.moved)
    sections: list[tuple[str, tuple[Block, ...]]] = [
        (translate("Packs", "Get into your customer account"), parts.getting_in(pack.numbers))
    ]
    for plan, moved in by_plan.items():
        about = (_about(moved),) if len(by_plan) > 1 else ()
        sections.append(
            (
                plans.step_title(plan, moved, now),
                (*about, *_where(pack, plan, moved), *plans.step_blocks(plan, moved, now, signatory)),
            )
        )
    sections.append((translate("Packs", "Tell us that it worked"), (answering(due, len(pack.moved)),)))
    title = translate("Packs", "Step {number}: {what}")
    blocks: list[Block] = []
    for number, (what, inside) in enumerate(sections, start=1):
        blocks += [Heading(title.format(number=QLocale().toString(number), what=what)), *inside]
    return tuple(blocks)


def _duties(by_plan: Mapping[MovePlan, Sequence[Moved]]) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(QCoreApplication.translate("Packs", "Who does what from then on"))]
    for plan, moved in by_plan.items():
        blocks.append(plans.duties(plan, len(moved), _names(moved) if len(by_plan) > 1 else ""))
    return tuple(blocks)


def _about(moved: Sequence[Moved]) -> Words:
    text = QCoreApplication.translate("Packs", "This is about {certificates}.")
    return Words(text.replace("{certificates}", _names(moved)))


def _where(pack: Pack, plan: MovePlan, moved: Sequence[Moved]) -> tuple[Words, ...]:
    """In which accounts a step is to be done, where the client has several and the certificates do not tell."""
    if len(pack.numbers) == 1 or plan is MovePlan.CLIENT:
        return ()
    numbers = sorted({each.number for each in moved})
    text = (
        QCoreApplication.translate("Packs", "Do this in customer account {numbers}.")
        if len(numbers) == 1
        else QCoreApplication.translate("Packs", "Do this in each of these customer accounts: {numbers}.")
    )
    return (Words(text.replace("{numbers}", QLocale().createSeparatedList(numbers))),)


def _names(moved: Sequence[Moved]) -> str:
    names = [certificate_name(each.holding) for each in moved[:_NAMED]]
    if (rest := len(moved) - _NAMED) > 0:
        more = QCoreApplication.translate("Packs", "{number} more")
        names.append(more.replace("{number}", QLocale().toString(rest)))
    return QLocale().createSeparatedList(names)


def _by_plan(moved: Sequence[Moved]) -> dict[MovePlan, list[Moved]]:
    found: dict[MovePlan, list[Moved]] = {}
    for plan in (MovePlan.DELEGATE, MovePlan.CLIENT, MovePlan.SHARE):
        if of_plan := [each for each in moved if each.plan is plan]:
            found[plan] = of_plan
    return found
