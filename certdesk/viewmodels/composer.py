"""Writing to OpenSRS Support about an order: what belongs into the mail, and what is still missing."""

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from certdesk.domain.activity import DeskAct
from certdesk.domain.book import BookEntry, OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.letters import Letter, eml, is_address
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.support import (
    Part,
    SupportPurpose,
    is_for,
    missing_parts,
    needs_csr,
    support_purpose,
)
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Orders, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.csr.handed import CSR, Handed
from certdesk.viewmodels.csr.reader import CsrReader


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `recipient` is OpenSRS Support's address, as typed."""

    entry: BookEntry | None = None
    purpose: SupportPurpose | None = None
    recipient: str = ""
    handed: Handed = field(default_factory=Handed)


@dataclass(frozen=True, slots=True)
class Props:
    """What the sheet shows. `refusal` stands beside the signing request; `csr` is one that is for this order.

    The mail can be copied, saved or opened once nothing is `missing`; an address may be left to the mail program.
    """

    entry: BookEntry | None = None
    purpose: SupportPurpose | None = None
    recipient: str = ""
    is_recipient_wrong: bool = False
    needs_csr: bool = False
    file: str = ""
    is_reading: bool = False
    csr: CsrFacts | None = None
    refusal: CertDeskError | None = None
    missing: tuple[Part, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""
        return self.entry is not None

    @property
    def is_ready(self) -> bool:
        """Whether the mail holds all that OpenSRS Support asks for."""
        return self.is_open and not self.missing and not self.is_recipient_wrong


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    entry, purpose, handed = inputs.entry, inputs.purpose, inputs.handed
    if entry is None or purpose is None:
        return Props()
    refusal = handed.refusal or _mismatch(entry, handed.facts)
    csr = handed.facts if refusal is None else None
    recipient = inputs.recipient.strip()
    return Props(
        entry=entry,
        purpose=purpose,
        recipient=recipient,
        is_recipient_wrong=bool(recipient) and not is_address(recipient),
        needs_csr=needs_csr(purpose),
        file=handed.file,
        is_reading=handed.is_reading,
        csr=csr,
        refusal=refusal,
        missing=missing_parts(entry.order, purpose, csr),
    )


class ComposerViewModel(ViewModel[Inputs, Props]):
    """The support sheet of one order. Nothing is sent from here; a draft stays for as long as the program runs."""

    def __init__(
        self, acts: Acts, orders: Orders, sessions: Sessions, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._acts, self._orders, self._sessions, self._runner = acts, orders, sessions, runner
        self._reader = CsrReader(acts, runner, self)
        self._reader.changed.connect(self._take_handed)
        self._reader.failed.connect(self.failed)
        self._drafts: dict[OrderId, Handed] = {}
        self._noted: Letter | None = None
        self._asked = 0

    def open(self, order: OrderId) -> None:
        """Open the sheet for `order`, with what was handed in for it before."""
        self._asked += 1
        self._runner.query(lambda _report: self._orders.details(order), partial(self._take_details, self._asked), self)

    def close(self) -> None:
        """Close the sheet; the draft is kept."""
        self._asked += 1
        self._apply(Inputs(recipient=self._inputs.recipient))
        self._reader.clear()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed of the order."""
        if self._props.entry is not None and Topic.ORDERS in topics:
            self.open(self._props.entry.order.id)

    def set_recipient(self, text: str) -> None:
        """Take over the address as it is typed; it stays for the next mail."""
        self._apply(replace(self._inputs, recipient=text))

    def read_text(self, text: str) -> None:
        """Read a signing request that was pasted, dropped or typed."""
        self._reader.read_text(text)

    def read_file(self, path: Path) -> None:
        """Read a signing request from a file."""
        self._reader.read_file(path)

    def file_of(self, letter: Letter) -> bytes:
        """Return the mail as a file, dated now."""
        return eml(letter, self._sessions.now())

    def note_prepared(self, letter: Letter) -> None:
        """Note in the activity that this mail was copied, saved or opened; the same one is noted once."""
        if self._props.entry is None or letter == self._noted:
            return
        self._noted = letter
        order = self._props.entry.order.id
        self._runner.command(
            lambda _report: self._acts.note(order, DeskAct.SUPPORT_MAIL, letter.subject), self._take_note, self
        )

    def _take_details(self, asked: int, outcome: Outcome[OrderDetails]) -> None:
        """An order that moved on may have nothing left to be asked for; then there is no sheet."""
        if asked != self._asked or not (done := self._finished(outcome)):
            return
        entry = done.value.entry
        if self._inputs.entry is None or self._inputs.entry.order.id != entry.order.id:
            self.close()
        is_same = self._inputs.entry is not None
        handed = self._inputs.handed if is_same else self._drafts.get(entry.order.id, Handed())
        purpose = support_purpose(entry.order)
        shown = Inputs(entry, purpose, handed=handed) if purpose is not None else Inputs()
        self._apply(replace(shown, recipient=self._inputs.recipient))

    def _take_handed(self, handed: Handed) -> None:
        if self._inputs.entry is None:
            return
        if not handed.is_reading:
            self._drafts[self._inputs.entry.order.id] = handed
        self._apply(replace(self._inputs, handed=handed))

    def _take_note(self, outcome: Outcome[None]) -> None:
        self._finished(outcome)


def _mismatch(entry: BookEntry, csr: CsrFacts | None) -> FieldError | None:
    if csr is None or is_for(csr, entry.order):
        return None
    return FieldError(CSR, MessageKey.CN_MISMATCH, a=csr.common_name or "–", b=entry.order.common_name)
