"""What is measured, in which order, and what the many figures come down to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.aims import judged
from bench.processes import Figures, figures_of

Say = Callable[[str], None]
Report = dict[str, Any]

BARE = "bare"
PORTFOLIO = 42
_TYPING_ROUNDS = 4
_IMPORTS = 3
_ISSUING_ROUNDS = 3
_READING_ROUNDS = 4
_REQUESTS = 1_000


@dataclass(frozen=True, slots=True)
class Plan:
    """Which books, mailbox and migrations to measure, and how many fresh processes stand behind each figure."""

    sizes: tuple[int, ...]
    runs: int
    mailbox_mib: int = 25
    certificates: tuple[int, ...] = (500, 5_000)


def measure(plan: Plan, folder: Path, say: Say) -> Report:
    """Measure everything in homes below `folder`; milliseconds and MiB, medians unless said otherwise."""
    homes = {size: folder / f"orders-{size}" for size in plan.sizes}
    for size, home in homes.items():
        say(f"making a book of {size} orders")
        figures_of("portfolio", home, size)
    say("starting")
    start = _starts(homes, plan.runs)
    filters = {}
    for size, home in homes.items():
        say(f"filtering {size} orders")
        filters[str(size)] = _filtering(figures_of("filtering", home, _TYPING_ROUNDS))
    say("making the practice portfolio, and downloading")
    portfolios = [figures_of("portfolio", folder / f"portfolio-{run}", PORTFOLIO) for run in range(plan.runs)]
    saved = figures_of("downloads", folder / "portfolio-0", plan.runs)
    say("issuing certificates, and answering OCSP requests")
    issued = figures_of("issuing", max(plan.runs, _ISSUING_ROUNDS))
    answered = figures_of("answering", folder / "portfolio-0")
    say("reading signing requests")
    read = figures_of("reading", min(plan.runs, _READING_ROUNDS))
    say("importing lists")
    lists = {str(size): _imports(folder / f"list-{size}", size, min(plan.runs, _IMPORTS)) for size in plan.sizes}
    say("judging signing requests")
    requests = {str(size): figures_of("requests_judged", home, _REQUESTS) for size, home in homes.items()}
    say(f"reading notices, and a mailbox of {plan.mailbox_mib} MiB")
    notices = figures_of("notices_read", folder / "mails", plan.mailbox_mib)
    moves = {}
    for count in plan.certificates:
        say(f"moving {count} certificates")
        moves[str(count)] = _rounded_all(figures_of("moving", folder / f"moving-{count}", count))
    report: Report = {
        "runs": plan.runs,
        "start": start,
        "filter": filters,
        "downloads": _downloads(saved),
        "import": lists,
        "requests": {size: _rounded(found) for size, found in requests.items()},
        "issuing": {name: _issuing(rates) for name, rates in issued.items()},
        "reading": _reading(read),
        "ocsp": _rounded(answered),
        "notices": _notices(notices),
        "moving": moves,
        "portfolio": {"orders": PORTFOLIO, **_medians(portfolios, ("ms", "cpu_ms", "peak_mib"))},
    }
    return {**report, "aims": judged(report)}


def _starts(homes: dict[int, Path], runs: int) -> Report:
    """Start the bare window and every home in turn, so that what else the machine does meets all alike.

    The first round is not counted: it compiles byte-code and brings the files into memory.
    """
    taken: dict[str, list[Figures]] = defaultdict(list)
    for _ in range(runs + 1):
        taken[BARE].append(figures_of("bare_window"))
        for size, home in homes.items():
            taken[str(size)].append(figures_of("start", home))
    found = {name: _medians(figures[1:], ("ms", "cpu_ms", "peak_mib")) for name, figures in taken.items()}
    for name, figures in taken.items():
        pairs = list(zip(figures[1:], taken[BARE][1:], strict=True))
        found[name]["ratio"] = _round(median(one["ms"] / bare["ms"] for one, bare in pairs))
        found[name]["cpu_ratio"] = _round(median(one["cpu_ms"] / bare["cpu_ms"] for one, bare in pairs))
    return found


def _filtering(figures: Figures) -> Report:
    keys: list[float] = figures["keys"]
    return {
        "keys": len(keys),
        "median_ms": _round(median(keys)),
        "p99_ms": _round(quantiles(keys, n=100, method="inclusive")[98]),
        "peak_mib": _rounded_or_none(figures["peak_mib"]),
    }


def _downloads(figures: Figures) -> Report:
    rounds: Sequence[dict[str, float]] = figures["rounds"]
    formats = {name: _round(median(one[name] for one in rounds)) for name in rounds[0]}
    return {"first_ms": _round(figures["first_ms"]), "formats_ms": formats}


def _imports(folder: Path, size: int, runs: int) -> Report:
    """Every run begins with an empty book."""
    taken = [figures_of("importing", folder / str(run), size) for run in range(runs)]
    found = _medians(taken, ("ms", "cpu_ms", "bare_ms", "peak_mib"))
    return {**found, "ratio": _round(median(one["ms"] / one["bare_ms"] for one in taken))}


def _issuing(rates: dict[str, float]) -> Report:
    """A second's worth of each, and how many times as long it takes to issue as to do the bare part."""
    kept = {name: _round(rate) for name, rate in rates.items()}
    issued = rates["issued"]
    return {**kept, "x_signature": _round(rates["signatures"] / issued), "x_built": _round(rates["built"] / issued)}


def _reading(figures: Figures) -> Report:
    """Milliseconds for one request, by the kind of its key; `first_ms` is that of a run, with all that it loads."""
    kinds = {name: found for name, found in figures.items() if name != "first_ms"}
    rounded = {name: {which: _round(ms, 3) for which, ms in found.items()} for name, found in kinds.items()}
    return {"first_ms": _round(figures["first_ms"]), "kinds": rounded}


def _notices(figures: Figures) -> Report:
    """Mails a second by their kind, and what the mailbox took."""
    mailbox = {name: None if value is None else _round(value) for name, value in figures["mailbox"].items()}
    return {"kinds": {name: _rounded(found) for name, found in figures["kinds"].items()}, "mailbox": mailbox}


def _medians(figures: Iterable[Figures], names: Sequence[str]) -> Report:
    kept = list(figures)
    return {name: _median_or_none([one[name] for one in kept]) for name in names}


def _median_or_none(values: Sequence[float | None]) -> float | None:
    told = [value for value in values if value is not None]
    return _round(median(told)) if told else None


def _rounded_or_none(value: float | None) -> float | None:
    return None if value is None else _round(value)


def _rounded(figures: Figures) -> Report:
    return {name: _round(figure) for name, figure in figures.items()}


def _rounded_all(figures: Figures) -> Report:
    return {name: _rounded_or_none(figure) for name, figure in figures.items()}


def _round(value: float, digits: int = 2) -> float:
    return round(value, digits)
