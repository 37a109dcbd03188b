"""The report as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

_DASH = "–"
_KEYS = {"rsa": "RSA 2048", "ecc": "ECDSA P-256"}
_MAILS = {"text": "text", "both": "text and page", "page": "page", "mixed": "all kinds"}
_READ = {"rsa": "request, RSA 4096", "ecc": "request, ECDSA P-256"}


def table(report: dict[str, Any]) -> str:
    """Return what was measured, as lines of text."""
    return "\n".join(_lines(report))


def _lines(report: dict[str, Any]) -> Iterator[str]:
    machine, after = report["before"], report["after"]
    yield f"{machine['system']}, {machine['processors']} processors, Python {machine['python']}, Qt {machine['qt']}"
    yield f"load {_load(machine)} before, {_load(after)} after; medians of {report['runs']} fresh processes"
    yield ""
    yield _row("start to painted list", "ms", "× bare", "CPU ms", "× bare", "MiB peak")
    for name, found in report["start"].items():
        columns = ("ms", "ratio", "cpu_ms", "cpu_ratio", "peak_mib")
        yield _row(_book(name), *(_figure(found[column]) for column in columns))
    yield ""
    yield _row("filter, key to repaint", "median ms", "p99 ms", "keys", "MiB peak")
    for name, found in report["filter"].items():
        yield _row(_book(name), *(_figure(found[column]) for column in ("median_ms", "p99_ms", "keys", "peak_mib")))
    yield ""
    yield _row("download, asked to saved and read back", "ms")
    yield _row("first of a run", _figure(report["downloads"]["first_ms"]))
    for name, took in report["downloads"]["formats_ms"].items():
        yield _row(name, _figure(took))
    yield ""
    yield _row("import, opened to taken over", "ms", "CPU ms", "SQLite ms", "× SQLite", "MiB peak")
    for name, found in report["import"].items():
        columns = ("ms", "cpu_ms", "bare_ms", "ratio", "peak_mib")
        yield _row(_book(name), *(_figure(found[column]) for column in columns))
    yield ""
    yield from _requests(report["requests"])
    yield from _certificate_lines(report)
    yield ""
    yield from _notices(report["notices"])
    yield ""
    yield from _moves(report["moving"])
    yield ""
    portfolio = report["portfolio"]
    yield _row("practice portfolio", "ms", "CPU ms", "MiB peak")
    yield _row(_book(str(portfolio["orders"])), *(_figure(portfolio[name]) for name in ("ms", "cpu_ms", "peak_mib")))
    yield ""
    yield _row("aim", "measured", "at most", "")
    for aim in report["aims"]:
        yield _row(aim["aim"], _figure(aim["measured"]), _figure(aim["limit"]), "met" if aim["met"] else "missed")


def _certificate_lines(report: dict[str, Any]) -> Iterator[str]:
    yield _row("certificates a second", "issued", "cryptography", "× that", "signatures", "× that")
    for name, found in report["issuing"].items():
        columns = ("issued", "built", "x_built", "signatures", "x_signature")
        yield _row(f"{_KEYS[name]} key of the CA", *(_figure(found[column]) for column in columns))
    yield ""
    reading = report["reading"]
    yield _row("a signing request read and checked", "median ms", "p99 ms", "parsed ms", "p99 ms")
    for name, found in reading["kinds"].items():
        read = ("median_ms", "p99_ms", "bare_median_ms", "bare_p99_ms")
        yield _row(_READ[name], *(f"{found[column]:.3f}" for column in read))
    yield _row("first request of a run", _figure(reading["first_ms"]))
    yield ""
    answers = report["ocsp"]
    yield _row("OCSP answers a second", "kept", "new", "no HTTP")
    clients = f"{answers['clients']:.0f} clients, connection kept or new"
    yield _row(clients, *(_figure(answers[name]) for name in ("kept", "fresh", "responder")))


def _requests(found_by_size: dict[str, Any]) -> Iterator[str]:
    yield _row("1,000 CSRs: read, and matched to the orders", "first ms", "read ms", "match ms")
    for name, found in found_by_size.items():
        yield _row(_book(name), *(_figure(found[column]) for column in ("first_ms", "read_ms", "match_ms")))
    yield ""
    yield _row("a CSR with RSA 4096, bytes to verdicts", "median ms", "p99 ms", "bare ms")
    for name, found in found_by_size.items():
        yield _row(_book(name), *(_figure(found[column]) for column in ("verdict_ms", "verdict_p99_ms", "bare_ms")))
    yield ""


def _notices(found: dict[str, Any]) -> Iterator[str]:
    yield _row("renewal notices a second", "read", "parsed", "× parsed")
    for name, rates in found["kinds"].items():
        yield _row(_MAILS[name], *(_figure(rates[column]) for column in ("read", "parsed", "x_parsed")))
    yield ""
    yield _row("a mailbox, opened to read", "mails", "ms", "MiB more")
    mailbox = found["mailbox"]
    yield _row(f"{mailbox['mib']:,.0f} MiB", *(_figure(mailbox[column]) for column in ("mails", "ms", "more_mib")))


def _moves(found_by_size: dict[str, Any]) -> Iterator[str]:
    yield _row("a migration", "read ms", "× SQLite", "plan ms", "× SQLite", "undo ms", "MiB peak")
    columns: tuple[str, ...] = ("load_ms", "x_load", "plan_ms", "x_plan", "undo_ms", "peak_mib")
    for name, found in found_by_size.items():
        yield _row(f"{int(name):,} certificates", *(_figure(found[column]) for column in columns))
    yield ""
    yield _row("its table of plans, to repaint", "key ms", "sort ms", "check ms")
    columns = ("key_ms", "sort_ms", "check_ms")
    for name, found in found_by_size.items():
        yield _row(f"{int(name):,} certificates", *(_figure(found[column]) for column in columns))


def _row(name: str, *columns: str) -> str:
    return f"{name:<46}" + "".join(f"{column:>11}" for column in columns)


def _book(name: str) -> str:
    return f"{int(name):,} orders" if name.isdigit() else f"{name} window"


def _figure(value: float | None) -> str:
    if value is None:
        return _DASH
    return f"{value:,.0f}" if isinstance(value, int) or value >= 100 else f"{value:,.2f}"


def _load(machine: dict[str, Any]) -> str:
    load: Sequence[float] | None = machine["load"]
    return _DASH if load is None else f"{load[0]:.2f}"
