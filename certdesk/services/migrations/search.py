"""Finding the customer account of each certificate: in notices, through Account Assistance, by asking.

What reads notices takes 80 ms to import, most of it patterns, so it is imported when the first are read.
"""

# ruff: noqa: PLC0415 - as above

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from certdesk.domain.changes import Topic
from certdesk.domain.edits import Edit
from certdesk.domain.errors import Cancelled, FieldError
from certdesk.domain.holdings import HoldingId
from certdesk.domain.iso import CustomerAccount, IsoAccount, Reply, is_customer_number
from certdesk.domain.line_changes import LineChange
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_lines import Line, asked, chosen, vouched, with_answer, without_number
from certdesk.domain.notices import Finding
from certdesk.domain.work import Reporter
from certdesk.services.api.migrations import MigrationView, NoticesRead
from certdesk.services.migrations.moves import Moves
from certdesk.services.ports import IsoRegistry

if TYPE_CHECKING:
    from certdesk.services.migrations.notice_gathering import Gathering
    from certdesk.services.notices.reading import ReadMail

KEPT_AT_ONCE: Final = 2_000

_NUMBER: Final = "number"


class FoundAccounts:
    """Implements `api.AccountSearch`."""

    def __init__(self, moves: Moves, registry: IsoRegistry) -> None:
        self._moves = moves
        self._registry = registry

    def read_notices(self, migration: MigrationId, paths: Sequence[Path], report: Reporter) -> NoticesRead:
        """Read renewal notices, and keep what they tell while they go by, also when stopped."""
        from certdesk.services.notices.reading import read_notices

        return self._gather(migration, paths, read_notices(paths, report))

    def read_pasted(self, migration: MigrationId, text: str | bytes) -> NoticesRead:
        """Read a notice that was pasted, with or without its header, or a mail that was dragged here as it was sent."""
        from certdesk.services.notices.reading import read_pasted

        return self._gather(migration, (), read_pasted(text))

    def take_number(self, migration: MigrationId, holdings: Sequence[HoldingId], finding: Finding) -> MigrationView:
        """Keep a number that was learnt elsewhere, now unless it says when. Raises FieldError (`number`)."""
        number = "".join(finding.number.split())
        if not is_customer_number(number):
            raise FieldError(_NUMBER, MessageKey.NUMBER_FORM)
        said = replace(finding, number=number, at=finding.at or self._moves.now())
        return self._moves.change_lines(migration, holdings, lambda line: with_answer(line, said))

    def choose(self, migration: MigrationId, holding: HoldingId, number: str) -> MigrationView:
        """Settle answers that disagree. Raises FieldError (`number`, NUMBER_FORM) for what none of them is."""

        def settled(line: Line) -> Line:
            if number not in {each.number for each in line.settled.findings}:
                raise FieldError(_NUMBER, MessageKey.NUMBER_FORM)
            return chosen(line, number)

        return self._moves.change_lines(migration, [holding], settled)

    def vouch(self, migration: MigrationId, holding: HoldingId, number: str, *, is_vouched: bool) -> MigrationView:
        """Count what doubted notices say of a certificate, or not any more."""
        return self._moves.change_lines(migration, [holding], lambda line: vouched(line, number, is_vouched=is_vouched))

    def take_back(self, migration: MigrationId, holding: HoldingId, number: str) -> MigrationView:
        """Forget what says `number` of a certificate, and that it was chosen."""
        return self._moves.change_lines(migration, [holding], lambda line: without_number(line, number))

    def note_asked(self, migration: MigrationId, holdings: Sequence[HoldingId], *, is_asked: bool) -> MigrationView:
        """Keep that the client was asked now, or not."""
        at = self._moves.now() if is_asked else None
        return self._moves.change_lines(migration, holdings, lambda line: asked(line, at))

    def retrieve_number(self, product: str, identifier: str) -> Reply:
        """Have a customer number mailed to the address on file. Raises as `IsoRegistry.retrieve_number`."""
        return self._mailed(self._registry.retrieve_number(product, identifier))

    def reset_password(self, number: str) -> Reply:
        """Have a way to a new password mailed to the address on file. Raises as `IsoRegistry.reset_password`."""
        return self._mailed(self._registry.reset_password(number))

    def customer_account(self, number: str) -> CustomerAccount:
        """Return what the owner of a customer account sees. Raises NotFound (ASSISTANCE_NOTHING)."""
        from certdesk.pki.idn import to_unicode

        account = self._registry.customer_account(number)
        held = (replace(each, shown_name=to_unicode(each.common_name)) for each in account.certificates)
        return replace(account, certificates=tuple(held))

    def iso_account(self) -> IsoAccount:
        """Return the ISO account. Raises Unavailable (ISO_SILENT)."""
        return self._registry.account()

    def set_removal(self, on: date | None) -> IsoAccount:
        """Have the ISO account removed on that day, or not. Raises Unavailable (ISO_SILENT)."""
        self._registry.set_removal(on)
        self._moves.store.announce(frozenset({Topic.MIGRATIONS}))
        return self._registry.account()

    def _mailed(self, reply: Reply) -> Reply:
        self._moves.store.announce(frozenset({Topic.MAIL}))
        return reply

    def _gather(self, migration: MigrationId, paths: Sequence[Path], mails: "Iterable[ReadMail]") -> NoticesRead:
        from certdesk.services.migrations.notice_gathering import Gathering

        before = self._moves.load(migration)
        gathering = Gathering((line.holding for line in before.lines), paths)
        changes: list[LineChange] = []
        was_stopped = False
        try:
            for mail in mails:
                gathering.take(mail)
                if gathering.pending >= KEPT_AT_ONCE:
                    changes += self._keep(migration, gathering)
        except Cancelled:
            was_stopped = True
        gathering.end_file()
        changes += self._keep(migration, gathering)
        view = replace(self._moves.load(migration), edit=Edit(tuple(changes)))
        return _read(view, gathering, was_stopped=was_stopped)

    def _keep(self, migration: MigrationId, gathering: "Gathering") -> tuple[LineChange, ...]:
        """Keep what mails told, and return what that changed."""
        told, now = gathering.take_told(), self._moves.now()
        if not told:
            return ()
        with self._moves.change(migration) as changing:
            changing.apply(told, lambda line: told[line.holding.id].added_to(line, now))
            return changing.edit().changes


def _read(view: MigrationView, gathering: "Gathering", *, was_stopped: bool) -> NoticesRead:
    from certdesk.pki.idn import to_unicode

    open_ = {each.id for each in view.edit.changes if each.before is not None and not each.before.moved.number}
    return NoticesRead(
        view=view,
        read=gathering.read,
        told=gathering.notices,
        settled=tuple(line.holding.id for line in view.lines if line.moved.number and line.holding.id in open_),
        strangers=tuple(map(to_unicode, gathering.strangers)),
        nameless=tuple(gathering.nameless),
        suspicious=gathering.suspicious,
        refused=tuple(gathering.refused),
        left_out=gathering.left_out,
        was_stopped=was_stopped,
    )
