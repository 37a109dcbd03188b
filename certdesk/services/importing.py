"""Lists of orders taken into the book: looked at, tried, and then taken over in one piece."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from certdesk.domain.activity import WHOLE_DESK, DeskAct, DeskEntry
from certdesk.domain.book import BookEntry
from certdesk.domain.clock import Clock
from certdesk.domain.errors import FieldError
from certdesk.domain.labels import Labels, Undo
from certdesk.domain.lists import (
    SHOWN_PROBLEMS,
    Columns,
    Duplicate,
    ImportPlan,
    ImportResult,
    LineProblem,
    ListChoice,
    ListedOrder,
    ListPreview,
)
from certdesk.domain.matching import BookIndex, Fate, Match, matches
from certdesk.domain.messages import MessageKey
from certdesk.domain.work import Reporter
from certdesk.services import list_files
from certdesk.services.labelling import follow_clients
from certdesk.services.list_lines import read_lines
from certdesk.storage.desk import DeskStore, Records

_CHECK_EVERY: Final = 500
Item = TypeVar("Item")


class ListImport:
    """The way of a list into the book. `clock` is the portal's time, by which everything seen is dated."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def open(self, path: Path, choice: ListChoice) -> ListPreview:
        """Return what a file holds. Raises Unavailable (FILE_READ), FieldError (`list`, LIST_…)."""
        return list_files.preview(path, choice)

    def dry_run(self, preview: ListPreview, columns: Columns, report: Reporter) -> ImportPlan:
        """Return what importing would do to the book as it is. Raises FieldError (`columns`, LIST_COLUMNS)."""
        if not columns.can_match:
            raise FieldError("columns", MessageKey.LIST_COLUMNS)
        choice = ListChoice(preview.separator, preview.has_header)
        rows = list_files.read(preview.path, choice).rows
        progress = _Progress(report, 2 * len(rows))
        lines, problems = _parted(progress.over(read_lines(rows, columns)))
        with self._store.read() as records:
            found = list(progress.over(self._matches(records, lines)))
        return _plan(preview.path, found, problems)

    def run(self, plan: ImportPlan, report: Reporter) -> ImportResult:
        """Take the lines into the book as it is now. Raises Cancelled, and then nothing was taken over.

        Whether to stop is asked within the transaction, which undoes it all: half a list is worse than none.
        """
        progress = _Progress(report, 3 * len(plan.orders))
        with self._store.write() as records:
            found = list(progress.over(self._matches(records, plan.orders)))
            undo = self._keep(records, found, plan.path.name, progress)
            progress.finish()
        fates = Counter(match.fate for match in found)
        return ImportResult(fates[Fate.NEW], fates[Fate.UPDATED], fates[Fate.KNOWN], undo)

    def _matches(self, records: Records, lines: Iterable[ListedOrder]) -> Iterator[Match]:
        index = BookIndex(records.orders.all())
        return matches(lines, index, records.labels.removed(), self._clock.now())

    def _keep(self, records: Records, found: Sequence[Match], file: str, progress: "_Progress") -> Undo:
        """The whole list is one line of the desk's activity, and one in that of each of its orders.

        What the authority told of an order stays; only an order that nobody looked up gets facts from a list.
        """
        now = self._clock.now()
        new = [match.after for match in found if match.after and match.fate is Fate.NEW]
        updated = _updates(found)
        before = [(was.order.id, kept[0]) for was, _ in updated if (kept := records.labels.find(was.order.id))]
        facts = [after for was, after in updated if was.order != after.order]
        taken = [*new, *(after for _, after in updated)]
        if taken:
            # By ID, as the table is kept: inserting here and there costs twice the time.
            by_id = sorted([*new, *facts], key=lambda entry: entry.order.id)
            records.orders.keep(progress.over(by_id), now)
            records.labels.keep((entry.order.id, Labels(entry.client, entry.tags, entry.note)) for _, entry in updated)
            noted = progress.over(DeskEntry(now, entry.order.id, DeskAct.IMPORTED, detail=file) for entry in taken)
            records.activity.add_all(noted)
            records.activity.add(DeskEntry(now, WHOLE_DESK, DeskAct.IMPORTED, detail=file))
        servers = follow_clients(records, ((was.client, after.client) for was, after in updated))
        return Undo(DeskAct.IMPORTED, tuple(before), servers)


class _Progress:
    """Tells how far the work is and asks whether to go on, every few hundred items."""

    def __init__(self, report: Reporter, total: int) -> None:
        self._report = report
        self._total = total
        self._done = 0

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            yield item
            self._done += 1
            if self._done % _CHECK_EVERY == 0:
                self._report.check()
                self._report.step(self._done, self._total)

    def finish(self) -> None:
        self._report.check()
        self._report.step(self._total, self._total)


def _parted(lines: Iterable[ListedOrder | LineProblem]) -> tuple[list[ListedOrder], list[LineProblem]]:
    orders: list[ListedOrder] = []
    problems: list[LineProblem] = []
    for line in lines:
        if isinstance(line, LineProblem):
            problems.append(line)
        else:
            orders.append(line)
    return orders, problems


def _plan(path: Path, found: Sequence[Match], problems: Sequence[LineProblem]) -> ImportPlan:
    fates = Counter(match.fate for match in found)
    no_email = FieldError("admin_email", MessageKey.EMAIL_FORM)
    homeless = (LineProblem(match.line.line, no_email) for match in found if match.fate is Fate.NO_EMAIL)
    repeated = (Duplicate(match.line.line, match.first) for match in found if match.fate is Fate.DUPLICATE)
    every_problem = sorted((*problems, *homeless), key=lambda problem: problem.line)
    return ImportPlan(
        path=path,
        new=fates[Fate.NEW],
        updated=fates[Fate.UPDATED],
        known=fates[Fate.KNOWN],
        duplicate_count=fates[Fate.DUPLICATE],
        problem_count=len(every_problem),
        duplicates=tuple(islice(repeated, SHOWN_PROBLEMS)),
        problems=tuple(every_problem[:SHOWN_PROBLEMS]),
        orders=tuple(match.line for match in found),
    )


def _updates(found: Iterable[Match]) -> list[tuple[BookEntry, BookEntry]]:
    return [(each.before, each.after) for each in found if each.fate is Fate.UPDATED and each.before and each.after]
