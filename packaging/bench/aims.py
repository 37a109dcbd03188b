"""What CertDesk aims for, beside what was measured. An aim that is missed is said, and fails nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_READ = {"rsa": "RSA 4096", "ecc": "ECDSA P-256"}


def judged(report: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each aim whose figure is in `report`: its words, the figure, the limit, and whether it is met."""
    return [
        {"aim": words, "measured": measured, "limit": limit, "met": measured <= limit}
        for words, measured, limit in _figures(report)
        if measured is not None
    ]


def _figures(report: dict[str, Any]) -> Iterator[tuple[str, float | None, float]]:
    start, filters = report["start"], report["filter"]
    if large := start.get("10000"):
        yield "start at 10,000 orders, times the bare window", large["ratio"], 3
        yield "start at 10,000 orders, ms", large["ms"], 500
        yield "memory at 10,000 orders, MiB", large["peak_mib"], 150
    if found := filters.get("10000"):
        yield "filter at 10,000 orders, median ms", found["median_ms"], 16
        yield "filter at 10,000 orders, p99 ms", found["p99_ms"], 16
    if found := filters.get("100000"):
        yield "filter at 100,000 orders, median ms", found["median_ms"], 33
        yield "filter at 100,000 orders, p99 ms", found["p99_ms"], 33
    imports = report["import"]
    few, many = imports.get("10000"), imports.get("100000")
    if few:
        yield "import of 10,000 orders, ms", few["ms"], 1000
    if few and many:
        yield "import of 100,000 orders, times that of 10,000", many["ms"] / few["ms"], 12
    if judging := report["requests"].get("10000"):
        yield "first of 1,000 CSRs, ms", judging["first_ms"], 200
        yield "1,000 CSRs read, and matched to 10,000 orders, ms", judging["read_ms"] + judging["match_ms"], 10_000
        yield "verdicts on a CSR with RSA 4096, p99 ms", judging["verdict_p99_ms"], 20
    issuing, answers = report["issuing"], report["ocsp"]
    yield "issuing with RSA, times a bare signature", issuing["rsa"]["x_signature"], 2
    yield "issuing with ECDSA, times a bare signature", issuing["ecc"]["x_signature"], 2
    for name, found in report["reading"]["kinds"].items():
        yield f"reading a request, {_READ[name]}, p99 ms", found["p99_ms"], 20
    notices = report["notices"]
    yield "notices of all kinds, times bare parsing", notices["kinds"]["mixed"]["x_parsed"], 2
    yield "memory over a mailbox, more MiB", notices["mailbox"]["more_mib"], 50
    yield from _moving(report["moving"])
    yield "1,000 OCSP answers over HTTP, ms", 1_000_000 / answers["fresh"], 1000
    yield "practice portfolio, ms", report["portfolio"]["ms"], 2000


def _moving(moves: dict[str, Any]) -> Iterator[tuple[str, float | None, float]]:
    for certificates, found in moves.items():
        yield f"migration of {int(certificates):,} read, times SQLite", found["x_load"], 40
        yield f"plan of {int(certificates):,} set, times SQLite", found["x_plan"], 20
    if large := moves.get("5000"):
        yield "table of 5,000 plans sorted, ms", large["sort_ms"], 50
        yield "table of 5,000 plans, key to repaint, ms", large["key_ms"], 50
    if large and (small := moves.get("500")):
        yield "plan of 5,000 set, times that of 500", large["plan_ms"] / small["plan_ms"], 15
        yield "plan of 5,000 taken back, times that of 500", large["undo_ms"] / small["undo_ms"], 15
