"""From rows to places and back, by runs: rows are counted without the headings, places with them."""

from collections.abc import Iterable, Sequence

from certdesk.viewmodels.orders.filtering import Section
from certdesk.views.orders.edits import Run


def rank_runs(ranks: Sequence[int]) -> list[Run]:
    """Return ascending ranks as runs."""
    if isinstance(ranks, range):
        return [Run(ranks.start, len(ranks))] if ranks else []
    runs: list[Run] = []
    first = last = None
    for rank in ranks:
        if first is None or last is None:
            first = rank
        elif rank != last + 1:
            runs.append(Run(first, last + 1 - first))
            first = rank
        last = rank
    if first is not None and last is not None:
        runs.append(Run(first, last + 1 - first))
    return runs


def places_of(runs: Iterable[Run], sections: Iterable[Section]) -> list[Run]:
    """Return where the rows of ascending `runs` stand; a run is cut where a heading stands in it."""
    ranked = [*_ranked(sections)]
    return [
        Run(section.place + 1 + begin - before, end - begin)
        for run in runs
        for before, section in ranked
        if (begin := max(run.first, before)) < (end := min(run.first + run.count, before + section.count))
    ]


def ranks_of(places: Iterable[Run], sections: Iterable[Section]) -> list[Run]:
    """Return the rows that stand at `places`, as ascending runs; headings among them count for nothing."""
    ranked = [*_ranked(sections)]
    found = sorted(
        (before + begin - section.place - 1, end - begin)
        for run in places
        for before, section in ranked
        if (begin := max(run.first, section.place + 1))
        < (end := min(run.first + run.count, section.place + 1 + section.count))
    )
    runs: list[Run] = []
    for first, count in found:
        if runs and runs[-1].first + runs[-1].count == first:
            runs[-1] = Run(runs[-1].first, runs[-1].count + count)
        else:
            runs.append(Run(first, count))
    return runs


def _ranked(sections: Iterable[Section]) -> Iterable[tuple[int, Section]]:
    before = 0
    for section in sections:
        yield before, section
        before += section.count
