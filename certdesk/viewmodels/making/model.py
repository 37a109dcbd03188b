"""Making a signing request: here, with a key that is kept, or with a tool of one's own."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.csr_commands import Tool
from certdesk.domain.errors import Cancelled, CertDeskError
from certdesk.domain.local_keys import KeyChoice, MadeKey, VaultState
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Done, Outcome
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services.api import Keys, Orders
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.making.kept import KeptKeysViewModel
from certdesk.viewmodels.making.props import Inputs, Props, asked_names, derive, keys_in_use, names_of


class MakingViewModel(ViewModel[Inputs, Props]):
    """The sheet on making a signing request for one order. It never sees a private key, and keeps no pass phrase.

    `kept` are the keys that were made for the order.
    """

    made = Signal(object)  # MadeKey: the request to be handed in
    saving_wanted = Signal(object)  # KeptKey: its private key as a file

    def __init__(self, orders: Orders, keys: Keys, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._orders, self._keys, self._runner = orders, keys, runner
        self._ticket: Ticket | None = None
        self._asked = 0
        self.kept = KeptKeysViewModel(keys, runner, self)
        self.kept.chosen.connect(self._hand_over)
        self.kept.saving_wanted.connect(self.saving_wanted)
        self.kept.removed.connect(self._take_removed)
        self.kept.failed.connect(self._fail)

    def open(self, order: OrderId) -> None:
        """Open the sheet for `order`, at the tool that was looked at last."""
        if not self._inputs.is_making:
            self._forget()
            take = partial(self._take_details, self._asked)
            self._runner.query(lambda _report: self._orders.details(order), take, self)

    def close(self) -> None:
        """Close the sheet."""
        if not self._inputs.is_making:
            self._forget()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""
        if self._inputs.details is not None and Topic.KEYS in topics:
            self._look_at_vault()
            self.kept.reload()

    def choose_tool(self, tool: Tool | None) -> None:
        """Show how it is done with `tool`; None is here."""
        self._apply(replace(self._inputs, tool=tool))

    def choose_key(self, choice: KeyChoice) -> None:
        """Take over which key is to be made."""
        self._apply(replace(self._inputs, choice=choice))

    def set_names(self, text: str) -> None:
        """Take over the names that were typed, the common name first."""
        self._apply(replace(self._inputs, typed=text, problem=None))

    def make(self, passphrase: str = "", repeated: str = "") -> None:
        """Make a key and its request. The pass phrase opens the vault where that is closed; a new one comes twice."""
        inputs, order = self._inputs, self._props.entry
        if order is None or not self._props.can_make:
            return
        if inputs.vault is VaultState.NEW and passphrase != repeated:
            self._apply(replace(inputs, differs=True, problem=None))
            return
        self._apply(replace(inputs, is_making=True, differs=False, made=None, saved=None, problem=None))
        opener = None if inputs.vault is VaultState.OPEN else passphrase
        work = partial(_made, self._keys, order.order.id, asked_names(inputs.typed), inputs.choice, opener)
        self._ticket = self._runner.command(work, self._take_made, self)

    def stop(self) -> None:
        """Have what is being made thrown away as soon as it is there."""
        if self._ticket is not None:
            self._ticket.stop()
            self._apply(replace(self._inputs, is_stopping=True))

    def use(self) -> None:
        """Hand over the request that was just made."""
        if (made := self._inputs.made) is not None:
            self._hand_over(made)

    def note_saved(self, path: Path) -> None:
        """Say that a private key was saved."""
        self._apply(replace(self._inputs, saved=path))

    def _forget(self) -> None:
        self._asked += 1
        self.kept.clear()
        self._apply(Inputs(tool=self._inputs.tool, choice=self._inputs.choice))

    def _look_at_vault(self) -> None:
        self._runner.query(lambda _report: self._keys.vault(), partial(self._take_vault, self._asked), self)

    def _take_details(self, asked: int, outcome: Outcome[OrderDetails]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            details = done.value
            self._apply(replace(self._inputs, details=details, typed="\n".join(names_of(details))))
            self.kept.show(details.entry.order.id, keys_in_use(details))
            self._look_at_vault()

    def _take_vault(self, asked: int, outcome: Outcome[VaultState]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._apply(replace(self._inputs, vault=done.value))

    def _take_made(self, outcome: Outcome[MadeKey]) -> None:
        """Whatever became of it, the vault may be open by now."""
        self._ticket = None
        made = outcome.value if isinstance(outcome, Done) else None
        self._apply(replace(self._inputs, is_making=False, is_stopping=False, made=made))
        self._finished(outcome)
        self.kept.reload()
        self._look_at_vault()

    def _take_removed(self, digest: str) -> None:
        if self._inputs.made is not None and self._inputs.made.key.digest == digest:
            self._apply(replace(self._inputs, made=None))

    def _hand_over(self, made: MadeKey) -> None:
        if not self._inputs.is_making:
            self._forget()
            self.made.emit(made)

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.details is None:
            self.failed.emit(error)
        else:
            self._apply(replace(self._inputs, problem=error))


def _made(
    keys: Keys, order: OrderId, names: Sequence[str], choice: KeyChoice, opener: str | None, report: Reporter
) -> MadeKey:
    """A key that was being made when the user said stop is not kept: nothing can interrupt its making."""
    if opener is not None:
        keys.open_vault(opener)
    made = keys.make(order, names, choice)
    try:
        report.check()
    except Cancelled:
        keys.remove(made.key.digest)
        raise
    return made
