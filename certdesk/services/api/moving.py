"""What the windows may ask about moving certificates off an ISO account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from certdesk.domain.correspondents import Signatory
    from certdesk.domain.handovers import Handover, Stage
    from certdesk.domain.holdings import Holding, HoldingId
    from certdesk.domain.iso import CustomerAccount, IsoAccount, Reply
    from certdesk.domain.line_changes import LineChange
    from certdesk.domain.migration import Migration, MigrationId
    from certdesk.domain.move_plans import MovePlan
    from certdesk.domain.move_reminders import Waiting
    from certdesk.domain.notices import Finding
    from certdesk.domain.orders import OrderId
    from certdesk.domain.pack_files import MakePack, PacksRequest, PacksSaved
    from certdesk.domain.work import Reporter
    from certdesk.services.api.migrations import HoldingsRead, MigrationView, NoticesRead, SortedFiles


class Migrations(Protocol):
    """The moves, kept at every step. Whatever names a migration raises NotFound (MIGRATION_GONE)."""

    def all(self) -> tuple[Migration, ...]:
        """Return every migration, those that are open first, then by when they were saved last."""

    def begin(self, name: str) -> MigrationView:
        """Begin a migration. Raises FieldError (`name`, MIGRATION_NAME)."""

    def load(self, migration: MigrationId) -> MigrationView:
        """Return one migration, whole."""

    def change(self, migration: MigrationId, change: Callable[[Migration], Migration]) -> MigrationView:
        """Keep what `change` makes of name, situation, step, decision, removal day and webmaster as they are by then.

        Nothing that was found goes with a step back. A page or decision that the situation does not have is put right
        (`placed`). Raises FieldError (`name`).
        """

    def archive(self, migration: MigrationId, *, is_archived: bool) -> Migration:
        """Put a migration away, or take it out again."""

    def remove(self, migration: MigrationId) -> None:
        """Forget a migration and all that was found for it."""


class Holdings(Protocol):
    """Which certificates a migration is about: up to 5,000; more raises FieldError (`certificates`, HOLDINGS_MANY)."""

    def take_orders(self, migration: MigrationId, orders: Sequence[OrderId] | None) -> HoldingsRead:
        """Add the certificates of these orders of the book; with None those of all that are in force."""

    def take_iso_account(self, migration: MigrationId) -> HoldingsRead:
        """Add what the ISO account shows. Raises PolicyRefused (ISO_REMOVED), Unavailable (ISO_SILENT)."""

    def sort_files(self, paths: Sequence[Path], report: Reporter) -> SortedFiles:
        """Return what files and folders hold, by how they begin: certificates, lists, notices. Raises Cancelled."""

    def read_files(
        self, migration: MigrationId, paths: Sequence[Path], passphrase: str, report: Reporter
    ) -> HoldingsRead:
        """Add the certificates in .pem, .crt, .cer, .p7b, .pfx and .zip files and folders of them, by content.

        The pass phrase is tried on each .pfx, and not kept. Raises Cancelled: nothing was added then.
        """

    def read_list(self, migration: MigrationId, path: Path, report: Reporter) -> HoldingsRead:
        """Add what a CSV names, with clients, ends, products and customer numbers where it has them.

        Raises FieldError (`list`), Unavailable, Cancelled.
        """

    def take_typed(self, migration: MigrationId, text: str, client: str = "") -> HoldingsRead:
        """Add the names in what was typed, a line or word each. What is no name is refused, the rest is taken."""

    def take_out(self, migration: MigrationId, holdings: Sequence[HoldingId]) -> MigrationView:
        """Take certificates out, with what was found for them."""

    def revert(
        self, migration: MigrationId, changes: Sequence[LineChange], order: Sequence[HoldingId] = ()
    ) -> MigrationView:
        """Take back what was done to certificates, and nothing that was done to them since.

        What was taken out stands again where it stood in `order`.
        """

    def set_client(self, migration: MigrationId, holdings: Sequence[HoldingId], client: str) -> MigrationView:
        """Say whose certificates these are; "" for nobody's. Raises FieldError (`client`, CLIENT_FORM)."""

    def change(self, migration: MigrationId, holding: Holding) -> MigrationView:
        """Keep another client, contact, product or end of a certificate. Raises FieldError (`client`, CLIENT_FORM)."""


class AccountSearch(Protocol):
    """Finding the customer account of each certificate."""

    def read_notices(self, migration: MigrationId, paths: Sequence[Path], report: Reporter) -> NoticesRead:
        """Read renewal notices and keep what they tell. When stopped, what was read until then is kept."""

    def read_pasted(self, migration: MigrationId, text: str | bytes) -> NoticesRead:
        """Read a notice that was pasted, with or without its header, or a mail that was dragged here as it was sent."""

    def take_number(self, migration: MigrationId, holdings: Sequence[HoldingId], finding: Finding) -> MigrationView:
        """Keep a number that was learnt elsewhere. What the same witness said before it replaces, notices aside.

        Raises FieldError (`number`, NUMBER_FORM).
        """

    def choose(self, migration: MigrationId, holding: HoldingId, number: str) -> MigrationView:
        """Settle answers that disagree. Raises FieldError (`number`, NUMBER_FORM) for what none of them is."""

    def vouch(self, migration: MigrationId, holding: HoldingId, number: str, *, is_vouched: bool) -> MigrationView:
        """Count what doubted notices say of a certificate, because the user knows better; or not any more."""

    def take_back(self, migration: MigrationId, holding: HoldingId, number: str) -> MigrationView:
        """Forget what says `number` of a certificate, and that it was chosen. `Holdings.revert` undoes it."""

    def note_asked(self, migration: MigrationId, holdings: Sequence[HoldingId], *, is_asked: bool) -> MigrationView:
        """Keep that the client was asked now, or not."""

    def retrieve_number(self, product: str, identifier: str) -> Reply:
        """Account Assistance: have a customer number mailed to the address on file."""

    def reset_password(self, number: str) -> Reply:
        """Account Assistance: have a way to a new password mailed to the address on file."""

    def customer_account(self, number: str) -> CustomerAccount:
        """Return what the owner of a customer account of the practice world sees."""

    def iso_account(self) -> IsoAccount:
        """Return the ISO account of the practice world."""

    def set_removal(self, on: date | None) -> IsoAccount:
        """Have the practice provider remove the ISO account on that day, or not."""


class HandingOver(Protocol):
    """Plans, packs, and how far each client is."""

    def set_plan(
        self,
        migration: MigrationId,
        holdings: Sequence[HoldingId],
        plan: MovePlan | None,
        *,
        is_share_kept: bool = False,
    ) -> MigrationView:
        """Plan the same for several certificates."""

    def mark(self, migration: MigrationId, clients: Sequence[str], stage: Stage) -> MigrationView:
        """Keep how far hand-overs are: stages up to it get their date, later ones lose theirs."""

    def prepare(self, migration: MigrationId, clients: Sequence[str], *, again: bool = False) -> MigrationView:
        """Keep that the packs of these clients were made now.

        What was sent stays what was sent; with `again` the present pack takes its place, and is to be sent.
        """

    def note_reminded(self, migration: MigrationId, client: str, what: Waiting) -> MigrationView:
        """Keep that a client was reminded now; the next reminder is due seven days later."""

    def sign(self, migration: MigrationId, signatory: Signatory) -> MigrationView:
        """Keep who signs papers from now on, those of this migration and of all others.

        Raises FieldError (`email`, EMAIL_FORM).
        """

    def put_back(self, migration: MigrationId, handovers: Sequence[Handover]) -> MigrationView:
        """Put hand-overs back as they were before they were marked, prepared or sent elsewhere."""

    def set_recipient(self, migration: MigrationId, client: str, email: str) -> MigrationView:
        """Keep where a client's pack goes; "" for not known. Raises FieldError (`email`, EMAIL_FORM)."""

    def tick(self, migration: MigrationId, number: str, *, is_ticked: bool) -> MigrationView:
        """Tick a customer account off as one that the user has signed in to, or take the tick away."""

    def save_packs(self, request: PacksRequest, make: MakePack, report: Reporter) -> PacksSaved:
        """Have `make` make the files of each client's pack, and write them; a stop keeps what was saved until then.

        Raises StateConflict (FILE_EXISTS) before anything is written where the user is to be asked, and Unavailable
        (FILE_WRITE) when the folder is not there. What hinders one pack is told in its line.
        """
