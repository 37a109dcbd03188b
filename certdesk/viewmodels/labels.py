"""The user's own words on orders: the editors for client, tags and note, and the way back after a change."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.activity import DeskAct
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.labels import Count, Undo, tag_names
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services import api
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.orders.rows import Row
from certdesk.viewmodels.undoing import Change, UndoStack


class Editor(StrEnum):
    """Which of the user's words are being written."""

    CLIENT = "client"
    TAGS = "tags"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag in the editor, and how many of the edited orders have it; `is_wanted` says that all are to have it."""

    name: str
    count: int
    is_wanted: bool


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the editors depend on. `added` and `dropped` are the decisions about tags that are not kept yet."""

    editor: Editor | None = None
    rows: tuple[Row, ...] = ()
    known: tuple[Count, ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    is_keeping: bool = False
    error: CertDeskError | None = None
    undo: UndoStack = field(default_factory=UndoStack)


@dataclass(frozen=True, slots=True)
class Props:
    """What the editors show. `client` and `note` are what all edited orders have, empty where they differ.

    `known` are the clients or tags of the list, for choosing one instead of typing it.
    """

    editor: Editor | None
    orders: tuple[OrderId, ...]
    name: str
    client: str
    note: str
    tags: tuple[TagUse, ...]
    known: tuple[Count, ...]
    can_keep: bool
    is_keeping: bool
    error: CertDeskError | None
    last: Change | None


def derive(inputs: Inputs) -> Props:
    """Return what the editors show."""
    rows = inputs.rows
    return Props(
        editor=inputs.editor,
        orders=tuple(row.key for row in rows),
        name=rows[0].name if len(rows) == 1 else "",
        client=_common(row.client for row in rows),
        note=_common(row.note for row in rows),
        tags=_tags(inputs),
        known=inputs.known,
        can_keep=not inputs.is_keeping,
        is_keeping=inputs.is_keeping,
        error=inputs.error,
        last=inputs.undo.top,
    )


def _common(texts: Iterable[str]) -> str:
    found = set(texts)
    return found.pop() if len(found) == 1 else ""


def _tags(inputs: Inputs) -> tuple[TagUse, ...]:
    """Alphabetically, each under the spelling that was met first; case makes no difference."""
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for tag in (tag for row in inputs.rows for tag in row.tags):
        names.setdefault(tag.casefold(), tag)
        counts[tag.casefold()] = counts.get(tag.casefold(), 0) + 1
    for tag in inputs.added:
        names.setdefault(tag.casefold(), tag)
    added, dropped = {_fold(tag) for tag in inputs.added}, {_fold(tag) for tag in inputs.dropped}
    total = len(inputs.rows)
    return tuple(
        TagUse(names[fold], total if fold in added else counts.get(fold, 0), fold in added or counts.get(fold) == total)
        for fold in sorted(names)
        if fold not in dropped
    )


class LabelsViewModel(ViewModel[Inputs, Props]):
    """Opens one editor at a time, keeps what is decided in it, and takes changes back."""

    kept = Signal(object)  # Change: done, and can be undone
    undone = Signal(object)  # Change

    def __init__(self, labels: api.Labels, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._labels = labels
        self._runner = runner

    def open(self, editor: Editor, rows: Sequence[Row]) -> None:
        """Open `editor` for those orders."""
        if rows and not self._inputs.is_keeping:
            self._apply(Inputs(editor, tuple(rows), undo=self._inputs.undo))
            known = {Editor.CLIENT: self._labels.clients, Editor.TAGS: self._labels.tags}.get(editor)
            if known is not None:
                self._runner.query(lambda _: known(), partial(self._take_known, self._inputs.rows), self)

    def close(self) -> None:
        """Close the editor; nothing is kept."""
        if not self._inputs.is_keeping:
            self._apply(Inputs(undo=self._inputs.undo))

    def add_tags(self, typed: str) -> bool:
        """Have all edited orders get the typed tags, and return whether that can be: else the error says why."""
        try:
            tags = tag_names(typed)
        except FieldError as error:
            self._apply(replace(self._inputs, error=error))
            return False
        folds = {_fold(tag) for tag in tags}
        added = (*(tag for tag in self._inputs.added if _fold(tag) not in folds), *tags)
        dropped = tuple(tag for tag in self._inputs.dropped if _fold(tag) not in folds)
        self._apply(replace(self._inputs, added=added, dropped=dropped, error=None))
        return True

    def drop_tag(self, tag: str) -> None:
        """Have no edited order keep that tag."""
        added = tuple(each for each in self._inputs.added if _fold(each) != _fold(tag))
        had = any(_fold(each) == _fold(tag) for row in self._inputs.rows for each in row.tags)
        dropped = (*self._inputs.dropped, tag) if had else self._inputs.dropped
        self._apply(replace(self._inputs, added=added, dropped=dropped, error=None))

    def keep_tags(self) -> None:
        """Write down what was decided about tags."""
        labels, added, dropped = self._labels, self._inputs.added, self._inputs.dropped
        orders = self._props.orders
        if not added and not dropped:
            self.close()
            return

        def work() -> tuple[Undo, ...]:
            """What is dropped goes first, and makes room; it comes back when the rest does not fit."""
            removed = labels.remove_tags(orders, dropped) if dropped else None
            try:
                new = labels.add_tags(orders, added) if added else None
            except CertDeskError:
                if removed:
                    labels.undo(removed)
                raise
            return tuple(undo for undo in (removed, new) if undo)

        self._keep(DeskAct.TAGS_SET, work, ", ".join(tag.name for tag in self._props.tags if tag.is_wanted))

    def keep_client(self, typed: str) -> None:
        """Give the edited orders to the client of that name."""
        labels, orders = self._labels, self._props.orders
        self._keep(DeskAct.CLIENT_SET, lambda: (labels.set_client(orders, typed),), typed)

    def keep_note(self, typed: str) -> None:
        """Put the note in the place of what the edited order has."""
        labels, orders = self._labels, self._props.orders
        self._keep(DeskAct.NOTE_SET, lambda: (labels.set_note(orders[0], typed),))

    def remove_from_list(self, rows: Sequence[Row]) -> None:
        """Leave those orders out of the list until something new is told of them."""
        if rows and not self._inputs.is_keeping:
            self._apply(Inputs(rows=tuple(rows), undo=self._inputs.undo))
            labels, orders = self._labels, self._props.orders
            self._keep(DeskAct.REMOVED, lambda: (labels.remove_from_list(orders),))

    def take_change(self, change: Change) -> None:
        """Take in a change that was made elsewhere, so that it can be undone here."""
        self._apply(replace(self._inputs, undo=self._inputs.undo.pushed(change)))
        self.kept.emit(change)

    def undo(self, change: Change | None = None) -> None:
        """Take back that change, or else the newest. What somebody changed since then stays."""
        stack, labels = self._inputs.undo, self._labels
        taken = change or stack.top
        if taken is None or taken not in stack.changes or self._inputs.is_keeping:
            return
        self._apply(replace(self._inputs, is_keeping=True))

        def work() -> Change:
            for undo in reversed(taken.undos):
                labels.undo(undo)
            return taken

        self._runner.command(lambda _: work(), self._take_undone, self)

    def _keep(self, act: DeskAct, work: Callable[[], tuple[Undo, ...]], detail: str = "") -> None:
        if self._inputs.is_keeping or not self._props.orders:
            return
        orders, name = self._props.orders, self._props.name
        self._apply(replace(self._inputs, is_keeping=True, error=None))

        def change() -> Change:
            return Change(act, orders, tuple(undo for undo in work() if undo), detail, name)

        self._runner.command(lambda _: change(), self._take_kept, self)

    def _take_known(self, rows: tuple[Row, ...], outcome: Outcome[tuple[Count, ...]]) -> None:
        """An editor that was opened meanwhile for others asks for itself."""
        if rows is self._inputs.rows and (done := self._finished(outcome)):
            self._apply(replace(self._inputs, known=done.value))

    def _take_kept(self, outcome: Outcome[Change]) -> None:
        self._apply(replace(self._inputs, is_keeping=False))
        if done := self._finished(outcome):
            self._apply(Inputs(undo=self._inputs.undo))
            if done.value.undos:
                self.take_change(done.value)

    def _take_undone(self, outcome: Outcome[Change]) -> None:
        self._apply(replace(self._inputs, is_keeping=False))
        if done := self._finished(outcome):
            self._apply(replace(self._inputs, undo=self._inputs.undo.without(done.value)))
            self.undone.emit(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.editor is None:
            self.failed.emit(error)
        else:
            self._apply(replace(self._inputs, error=error))


def _fold(tag: str) -> str:
    return tag.casefold()
