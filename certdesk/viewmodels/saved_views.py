"""The user's own views of the list: their counts, which one is shown, and giving one a name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.saved_views import SavedView
from certdesk.domain.urgency import View
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services import api
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.orders.book_props import Props as ListProps
from certdesk.viewmodels.orders.filtering import narrowed, words_of
from certdesk.viewmodels.orders.rows import Shelf


@dataclass(frozen=True, slots=True)
class Naming:
    """A view that is being given a name: a new one, or `old`."""

    typed: str
    view: View
    old: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One saved view in the sidebar; its count is None until it was counted."""

    saved: SavedView
    count: int | None
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sidebar and the naming sheet depend on."""

    saved: tuple[SavedView, ...] = ()
    counts: tuple[int, ...] = ()
    shelf: Shelf | None = None
    shown: tuple[View, tuple[str, ...]] = (View.ALL, ())
    typed: str = ""
    naming: Naming | None = None
    is_keeping: bool = False
    error: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What they show."""

    entries: tuple[Entry, ...]
    naming: Naming | None
    is_keeping: bool
    error: CertDeskError | None

    @property
    def shown(self) -> str:
        """The name of the saved view that the list shows, or nothing."""
        return next((entry.saved.name for entry in self.entries if entry.is_shown), "")


def derive(inputs: Inputs) -> Props:
    """Return what the sidebar and the naming sheet show. Of views that show the same, the first is the shown one."""
    shown = next((saved for saved in inputs.saved if _shows(saved) == inputs.shown), None)
    counts = inputs.counts if len(inputs.counts) == len(inputs.saved) else (None,) * len(inputs.saved)
    entries = tuple(Entry(saved, count, saved is shown) for saved, count in zip(inputs.saved, counts, strict=True))
    return Props(entries, inputs.naming, inputs.is_keeping, inputs.error)


def _shows(saved: SavedView) -> tuple[View, tuple[str, ...]]:
    return saved.view, words_of(saved.typed)


def counted(shelf: Shelf, saved: Sequence[SavedView]) -> tuple[int, ...]:
    """Return how many orders each view shows. Slow for a long list: it is searched once per view."""
    return tuple(len(narrowed(shelf, each.view, each.typed).positions) for each in saved)


@dataclass(frozen=True, slots=True)
class _Reading:
    saved: tuple[SavedView, ...]
    counts: tuple[int, ...]


class SavedViewsViewModel(ViewModel[Inputs, Props]):
    """Keeps the views, and counts them anew whenever the book or they change; only the latest count is taken."""

    show_wanted = Signal(object)  # SavedView

    def __init__(self, saved: api.SavedViews, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._saved = saved
        self._runner = runner
        self._latest: Ticket | None = None

    def load(self) -> None:
        """Read the views and count what they show."""
        views, shelf = self._saved, self._inputs.shelf

        def work() -> _Reading:
            saved = views.all()
            return _Reading(saved, () if shelf is None else counted(shelf, saved))

        ticket: Ticket

        def then(outcome: Outcome[_Reading]) -> None:
            if ticket is self._latest and (done := self._finished(outcome)):
                self._apply(replace(self._inputs, saved=done.value.saved, counts=done.value.counts))

        ticket = self._latest = self._runner.query(lambda _: work(), then, self)

    def take_list(self, props: ListProps) -> None:
        """Take over what the list shows, and the book when it has changed."""
        shown, shelf = (props.view, words_of(props.typed)), props.shelf
        is_new = shelf is not None and shelf is not self._inputs.shelf
        self._apply(replace(self._inputs, shown=shown, typed=props.typed, shelf=shelf))
        if is_new:
            self.load()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""
        if Topic.VIEWS in topics and self._inputs.shelf is not None:
            self.load()

    def show(self, name: str) -> None:
        """Have the list show that view."""
        saved = self._of(name)
        if saved is not None:
            self.show_wanted.emit(saved)

    def name_new(self) -> None:
        """Begin to give what the list shows a name."""
        typed = " ".join(self._inputs.typed.split())
        self._apply(replace(self._inputs, naming=Naming(typed, self._inputs.shown[0]), error=None))

    def name_again(self, name: str) -> None:
        """Begin to give a saved view another name."""
        saved = self._of(name)
        if saved is not None:
            self._apply(replace(self._inputs, naming=Naming(saved.typed, saved.view, saved.name), error=None))

    def close(self) -> None:
        """Give no name."""
        if not self._inputs.is_keeping:
            self._apply(replace(self._inputs, naming=None, error=None))

    def keep(self, name: str) -> None:
        """Write the view down under that name."""
        naming, views = self._inputs.naming, self._saved
        if naming is None or self._inputs.is_keeping:
            return
        self._apply(replace(self._inputs, is_keeping=True, error=None))

        def work() -> SavedView:
            if naming.old:
                return views.rename(naming.old, name)
            return views.add(name, naming.typed, naming.view)

        self._runner.command(lambda _: work(), self._take_kept, self)

    def remove(self, name: str) -> None:
        """Forget that view. The list stays as it is."""
        views = self._saved
        self._runner.command(lambda _: views.remove(name), self._take_done, self)

    def move(self, name: str, by: int) -> None:
        """Put that view so many places further down, or up."""
        names = [saved.name for saved in self._inputs.saved]
        views = self._saved
        if name in names:
            place = max(0, min(len(names) - 1, names.index(name) + by))
            names.remove(name)
            names.insert(place, name)
            self._runner.command(lambda _: views.arrange(names), self._take_done, self)

    def _of(self, name: str) -> SavedView | None:
        return next((saved for saved in self._inputs.saved if saved.name == name), None)

    def _take_kept(self, outcome: Outcome[SavedView]) -> None:
        self._apply(replace(self._inputs, is_keeping=False))
        if self._finished(outcome):
            self._apply(replace(self._inputs, naming=None, error=None))

    def _take_done(self, outcome: Outcome[object]) -> None:
        """The change itself comes back as a topic."""
        self._finished(outcome)

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.naming is None:
            self.failed.emit(error)
        else:
            self._apply(replace(self._inputs, error=error))
