"""What the windows may ask about moving certificates off an ISO account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from certdesk.domain.errors import CertDeskError
from certdesk.domain.handovers import Handover, Stage
from certdesk.domain.holdings import Holding, HoldingId
from certdesk.domain.iso import CustomerAccount, IsoAccount, Reply
from certdesk.domain.migration import Migration, MigrationId
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.notices import Finding
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter


@dataclass(frozen=True, slots=True)
class Line:
    """One certificate of a migration with everything that says where it lives, the strongest first."""

    moved: Moved
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class MigrationView:
    """One migration, whole."""

    migration: Migration
    lines: tuple[Line, ...] = ()
    handovers: tuple[Handover, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that gave nothing, and why."""

    file: str
    why: CertDeskError


@dataclass(frozen=True, slots=True)
class NoticesRead:
    """What came of reading mails: how many were read, how many told something, and which certificates they settled.

    `strangers` are names in notices that no certificate of the migration has; `suspicious` counts the notices that
    were read and not trusted.
    """

    view: MigrationView
    read: int
    told: int
    settled: tuple[HoldingId, ...]
    strangers: tuple[str, ...] = ()
    suspicious: int = 0
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class HoldingsRead:
    """What came of reading certificates or a list: what was added, and what gave nothing."""

    view: MigrationView
    added: int
    refused: tuple[Refused, ...] = ()


class Migrations(Protocol):
    """The moves, kept at every step. Whatever names a migration raises NotFound (MIGRATION_GONE)."""

    def all(self) -> tuple[Migration, ...]:
        """Return every migration, those that are open first, then by when they were saved last."""

    def begin(self, name: str) -> MigrationView:
        """Begin a migration. Raises FieldError (`name`, MIGRATION_NAME)."""

    def load(self, migration: MigrationId) -> MigrationView:
        """Return one migration, whole."""

    def keep(self, migration: Migration) -> MigrationView:
        """Keep name, situation, step, decision and removal day. Nothing that was found goes with a step back."""

    def archive(self, migration: MigrationId, *, is_archived: bool) -> Migration:
        """Put a migration away, or take it out again."""

    def remove(self, migration: MigrationId) -> None:
        """Forget a migration and all that was found for it."""


class Holdings(Protocol):
    """Which certificates a migration is about."""

    def take_orders(self, migration: MigrationId, orders: Sequence[OrderId] | None) -> HoldingsRead:
        """Add the certificates of these orders of the book; with None those of all that are in force."""

    def take_iso_account(self, migration: MigrationId) -> HoldingsRead:
        """Add what the ISO account shows. Raises PolicyRefused (ISO_REMOVED), Unavailable (ISO_SILENT)."""

    def read_files(
        self, migration: MigrationId, paths: Sequence[Path], passphrase: str, report: Reporter
    ) -> HoldingsRead:
        """Add the certificates in .pem, .crt, .cer, .p7b, .pfx and .zip files, by content. Raises Cancelled."""

    def read_list(self, migration: MigrationId, path: Path, report: Reporter) -> HoldingsRead:
        """Add what a CSV names. Raises FieldError (`list`), Unavailable, Cancelled."""

    def take_typed(self, migration: MigrationId, text: str) -> HoldingsRead:
        """Add the names in what was typed, a line or word each. What is no name is refused, the rest is taken."""

    def take_out(self, migration: MigrationId, holdings: Sequence[HoldingId]) -> MigrationView:
        """Take certificates out, with what was found for them."""

    def put_back(self, migration: MigrationId, lines: Sequence[Line]) -> MigrationView:
        """Put back what was taken out."""

    def change(self, migration: MigrationId, holding: Holding) -> MigrationView:
        """Keep another client, product or end of a certificate."""


class AccountSearch(Protocol):
    """Finding the customer account of each certificate."""

    def read_notices(self, migration: MigrationId, paths: Sequence[Path], report: Reporter) -> NoticesRead:
        """Read renewal notices and keep what they tell. When stopped, what was read until then is kept."""

    def take_number(self, migration: MigrationId, holdings: Sequence[HoldingId], finding: Finding) -> MigrationView:
        """Keep a number that was learnt elsewhere. Raises FieldError (`number`, NUMBER_FORM)."""

    def choose(self, migration: MigrationId, holding: HoldingId, number: str) -> MigrationView:
        """Settle two answers that disagree."""

    def take_back(self, migration: MigrationId, holding: HoldingId, number: str) -> MigrationView:
        """Forget what says `number` of a certificate, and that it was chosen."""

    def note_asked(self, migration: MigrationId, holdings: Sequence[HoldingId], *, is_asked: bool) -> MigrationView:
        """Keep that the client was asked, or not."""

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
        self, migration: MigrationId, holdings: Sequence[HoldingId], plan: MovePlan | None, *, is_share_kept: bool = False
    ) -> MigrationView:
        """Plan the same for several certificates."""

    def mark(self, migration: MigrationId, client: str, stage: Stage) -> MigrationView:
        """Keep how far a client's hand-over is: stages up to it get their date, later ones lose theirs."""

    def set_recipient(self, migration: MigrationId, client: str, email: str) -> MigrationView:
        """Keep where a client's pack goes. Raises FieldError (`email`, EMAIL_FORM)."""
