"""What is planned for each certificate, and how far each client's hand-over is."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from certdesk.domain.claims import is_email
from certdesk.domain.correspondents import Signatory, checked_signatory
from certdesk.domain.errors import FieldError
from certdesk.domain.handovers import (
    Handed,
    Handover,
    Stage,
    contents_by_client,
    marked,
    prepared,
    prepared_again,
)
from certdesk.domain.holdings import HoldingId
from certdesk.domain.iso import is_customer_number
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_lines import planned
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.move_reminders import Waiting, reminded
from certdesk.domain.pack_files import MakePack, PacksRequest, PacksSaved
from certdesk.domain.work import Reporter
from certdesk.services.api.migrations import MigrationView
from certdesk.services.migrations.moves import Moves
from certdesk.services.migrations.pack_files import save_packs
from certdesk.storage.desk import Records


class HandedOver:
    """Implements `api.HandingOver`. Nothing is sent from here.

    `began` is when this run of the program did, in seconds by the system's clock, which files are dated with.
    """

    def __init__(self, moves: Moves, began: float) -> None:
        self._moves = moves
        self._began = began

    def set_plan(
        self,
        migration: MigrationId,
        holdings: Sequence[HoldingId],
        plan: MovePlan | None,
        *,
        is_share_kept: bool = False,
    ) -> MigrationView:
        """Plan the same for several certificates."""
        return self._moves.change_lines(
            migration, holdings, lambda line: planned(line, plan, is_share_kept=is_share_kept)
        )

    def mark(self, migration: MigrationId, clients: Sequence[str], stage: Stage) -> MigrationView:
        """Keep how far hand-overs are: stages up to it get their date, later ones lose theirs."""
        now = self._moves.now()
        return self._change(migration, clients, lambda known, contents: marked(known, stage, now, contents))

    def prepare(self, migration: MigrationId, clients: Sequence[str], *, again: bool = False) -> MigrationView:
        """Keep that packs were made now; with `again` in the place of what was sent or confirmed."""
        now, made = self._moves.now(), prepared_again if again else prepared
        return self._change(migration, clients, lambda known, contents: made(known, contents, now))

    def note_reminded(self, migration: MigrationId, client: str, what: Waiting) -> MigrationView:
        """Keep that a client was reminded now."""
        now = self._moves.now()
        return self._change(migration, [client], lambda known, _contents: reminded(known, what, now))

    def sign(self, migration: MigrationId, signatory: Signatory) -> MigrationView:
        """Keep who signs papers from now on. Raises FieldError (`email`, EMAIL_FORM)."""
        checked = checked_signatory(signatory)
        with self._moves.change(migration) as changing:
            changing.records.preferences.keep_signatory(checked)
            return changing.view()

    def put_back(self, migration: MigrationId, handovers: Sequence[Handover]) -> MigrationView:
        """Put hand-overs back as they were."""
        with self._moves.change(migration) as changing:
            for each in handovers:
                changing.records.moves.keep_handover(migration, each)
            return changing.view()

    def set_recipient(self, migration: MigrationId, client: str, email: str) -> MigrationView:
        """Keep where a client's pack goes. Raises FieldError (`email`, EMAIL_FORM)."""
        address = email.strip()
        if address and not is_email(address):
            raise FieldError("email", MessageKey.EMAIL_FORM)
        with self._moves.change(migration) as changing:
            known = _known(changing.records, migration).get(client, Handover(client))
            changing.records.moves.keep_handover(migration, replace(known, email=address))
            return changing.view()

    def tick(self, migration: MigrationId, number: str, *, is_ticked: bool) -> MigrationView:
        """Tick a customer account off, or take the tick away. Raises FieldError (`number`, NUMBER_FORM)."""
        if not is_customer_number(number):
            raise FieldError("number", MessageKey.NUMBER_FORM)
        with self._moves.change(migration) as changing:
            changing.records.moves.tick(migration, number, is_ticked=is_ticked)
            return changing.view()

    def save_packs(self, request: PacksRequest, make: MakePack, report: Reporter) -> PacksSaved:
        """Write the packs of several clients. Raises StateConflict (FILE_EXISTS), Unavailable (FILE_WRITE)."""
        return save_packs(request, make, report, self._began)

    def _change(
        self,
        migration: MigrationId,
        clients: Sequence[str],
        change: Callable[[Handover, frozenset[Handed]], Handover],
    ) -> MigrationView:
        with self._moves.change(migration) as changing:
            known = _known(changing.records, migration)
            contents = contents_by_client(line.moved for line in changing.lines.values())
            for client in dict.fromkeys(clients):
                before = known.get(client, Handover(client))
                after = change(before, contents.get(client, frozenset()))
                if after != before:
                    changing.records.moves.keep_handover(migration, after)
            return changing.view()


def _known(records: Records, migration: MigrationId) -> dict[str, Handover]:
    return {each.client: each for each in records.moves.handovers(migration)}
