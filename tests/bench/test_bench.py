"""The bench program runs from end to end and says everything that it promises. No figure is judged here."""

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest
from bench.aims import judged
from bench.processes import MeasuringFailed, figures_of, peak_mib
from bench.table import table

from certdesk.domain.downloads import DownloadFormat
from tests.rules.sources import ROOT

ORDERS = "5"
CERTIFICATES = "20"
TAKEN = {"ms", "cpu_ms", "peak_mib"}


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """What one short run printed, and what it wrote."""
    out = tmp_path_factory.mktemp("bench") / "figures.json"
    done = subprocess.run(
        [
            sys.executable,
            str(ROOT / "packaging" / "bench"),
            "--runs",
            "1",
            "--sizes",
            ORDERS,
            "--mailbox",
            "1",
            "--certificates",
            CERTIFICATES,
            "--out",
            str(out),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "packaging"), str(ROOT)])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(out.read_text("utf-8"))


def test_the_json_has_every_figure(measured: tuple[str, dict[str, Any]]) -> None:
    report = measured[1]
    parts = {"start", "filter", "downloads", "import", "requests", "issuing", "reading", "ocsp", "portfolio"}
    parts |= {"notices", "moving"}
    assert set(report) == {"before", "after", "runs", "aims"} | parts
    assert set(report["before"]) == set(report["after"]) == {"at", "system", "processors", "python", "qt", "load"}
    assert set(report["start"]) == {"bare", ORDERS}
    for found in report["start"].values():
        assert set(found) == TAKEN | {"ratio", "cpu_ratio"}
        assert all(figure > 0 for figure in found.values())
    assert report["start"]["bare"]["ratio"] == 1
    assert report["portfolio"].keys() == TAKEN | {"orders"}
    assert report["portfolio"]["orders"] == 42


def test_every_key_of_the_filter_is_timed(measured: tuple[str, dict[str, Any]]) -> None:
    found = measured[1]["filter"][ORDERS]
    assert set(found) == {"keys", "median_ms", "p99_ms", "peak_mib"}
    assert found["keys"] >= 100
    assert 0 < found["median_ms"] <= found["p99_ms"]


def test_an_import_is_timed_beside_sqlite_alone(measured: tuple[str, dict[str, Any]]) -> None:
    found = measured[1]["import"][ORDERS]
    assert set(found) == TAKEN | {"bare_ms", "ratio"}
    assert all(figure > 0 for figure in found.values())


def test_requests_are_timed_from_their_files_to_their_verdicts(measured: tuple[str, dict[str, Any]]) -> None:
    found = measured[1]["requests"][ORDERS]
    assert set(found) == {
        "requests",
        "first_ms",
        "read_ms",
        "match_ms",
        "verdict_ms",
        "verdict_p99_ms",
        "bare_ms",
    }
    assert found["requests"] == 1_000
    assert 0 < found["first_ms"] <= found["read_ms"]
    assert 0 < found["bare_ms"] < found["verdict_ms"] <= found["verdict_p99_ms"]


def test_issuing_is_timed_beside_what_cryptography_takes(measured: tuple[str, dict[str, Any]]) -> None:
    issuing = measured[1]["issuing"]
    assert set(issuing) == {"rsa", "ecc"}
    for found in issuing.values():
        assert set(found) == {"issued", "built", "signatures", "x_built", "x_signature"}
        assert all(figure > 0 for figure in found.values())
        assert found["x_signature"] > 1  # whoever issues also signs


def test_reading_a_request_is_timed_beside_bare_parsing(measured: tuple[str, dict[str, Any]]) -> None:
    found = measured[1]["reading"]
    assert set(found) == {"first_ms", "kinds"}
    assert set(found["kinds"]) == {"rsa", "ecc"}
    for figures in found["kinds"].values():
        assert set(figures) == {"median_ms", "p99_ms", "bare_median_ms", "bare_p99_ms"}
        assert figures["bare_median_ms"] < figures["median_ms"] <= figures["p99_ms"]  # whoever judges also parses


def test_ocsp_answers_are_counted_with_and_without_http(measured: tuple[str, dict[str, Any]]) -> None:
    found = measured[1]["ocsp"]
    assert set(found) == {"clients", "kept", "fresh", "responder"}
    assert all(figure > 0 for figure in found.values())


def test_notices_are_read_beside_bare_parsing(measured: tuple[str, dict[str, Any]]) -> None:
    found = measured[1]["notices"]
    assert set(found["kinds"]) == {"text", "both", "page", "mixed"}
    for rates in found["kinds"].values():
        assert set(rates) == {"read", "parsed", "x_parsed"}
        assert all(rate > 0 for rate in rates.values())
    assert set(found["mailbox"]) == {"mib", "mails", "ms", "more_mib"}
    assert (found["mailbox"]["mib"], found["mailbox"]["ms"] > 0) == (1, True)
    assert found["mailbox"]["mails"] > 10


def test_a_migration_is_timed_beside_sqlite_alone(measured: tuple[str, dict[str, Any]]) -> None:
    found = measured[1]["moving"][CERTIFICATES]
    kept = {"load_ms", "bare_load_ms", "x_load", "plan_ms", "bare_plan_ms", "x_plan", "undo_ms"}
    assert set(found) == {"certificates", "peak_mib", "key_ms", "sort_ms", "check_ms"} | kept
    assert found["certificates"] == int(CERTIFICATES)
    assert all(found[name] > 0 for name in kept - {"bare_load_ms"})
    assert all(found[name] > 0 for name in ("key_ms", "sort_ms", "check_ms"))


def test_every_download_format_is_timed(measured: tuple[str, dict[str, Any]]) -> None:
    downloads = measured[1]["downloads"]
    assert list(downloads["formats_ms"]) == [format_.value for format_ in DownloadFormat]
    assert all(took > 0 for took in (downloads["first_ms"], *downloads["formats_ms"].values()))


def test_the_table_has_a_line_for_every_figure(measured: tuple[str, dict[str, Any]]) -> None:
    said = measured[0]
    for name in (
        "bare window",
        f"{ORDERS} orders",
        "first of a run",
        "request, RSA 4096",
        *DownloadFormat,
        "42 orders",
        "all kinds",
        "1 MiB",
        f"{CERTIFICATES} certificates",
        "aim",
    ):
        assert re.search(rf"^{re.escape(name)} .*\d|^{re.escape(name)}  ", said, re.MULTILINE), name
    assert "practice portfolio, ms" in said


def test_an_aim_is_met_up_to_its_limit_and_missed_above_it() -> None:
    report = _report(start_ms=500, ratio=3.01)
    met = {aim["aim"]: aim["met"] for aim in judged(report)}
    assert met["start at 10,000 orders, ms"]
    assert not met["start at 10,000 orders, times the bare window"]


def test_an_aim_without_its_figure_is_left_out() -> None:
    aims = [aim["aim"] for aim in judged(_report(peak=None))]
    assert aims
    assert not [aim for aim in aims if "memory" in aim or "100,000" in aim]


def test_what_the_system_does_not_tell_is_a_dash() -> None:
    machine = {"system": "s", "processors": 1, "python": "p", "qt": "q", "load": None}
    report = {**_report(peak=None), "before": machine, "after": machine, "runs": 1}
    said = table({**report, "aims": judged(report), "downloads": {"first_ms": 1.0, "formats_ms": {}}})
    assert re.search(r"^10,000 orders .*–$", said, re.MULTILINE)


def test_a_process_that_fails_is_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "packaging"), str(ROOT)]))
    with pytest.raises(MeasuringFailed, match="no_such_program"):
        figures_of("no_such_program")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is not asked")
def test_the_peak_is_that_of_this_process() -> None:
    held = bytearray(b"x" * (64 << 20))
    peak = peak_mib()
    assert peak is not None
    assert len(held) >> 20 <= peak < 4_000


def _report(start_ms: float = 1, ratio: float = 1, peak: float | None = 1) -> dict[str, Any]:
    started = {"ms": start_ms, "cpu_ms": 1.0, "peak_mib": peak, "ratio": ratio, "cpu_ratio": 1.0}
    filtered = {"keys": 1, "median_ms": 1.0, "p99_ms": 1.0, "peak_mib": peak}
    portfolio = {"orders": 42, "ms": 1.0, "cpu_ms": 1.0, "peak_mib": peak}
    imported = {"ms": 1.0, "cpu_ms": 1.0, "bare_ms": 1.0, "ratio": 1.0, "peak_mib": peak}
    issued = {"issued": 1.0, "built": 1.0, "signatures": 1.0, "x_built": 1.0, "x_signature": 1.0}
    read = {"median_ms": 1.0, "p99_ms": 1.0, "bare_median_ms": 1.0, "bare_p99_ms": 1.0}
    judged_ones = {"first_ms": 1.0, "read_ms": 1.0, "match_ms": 1.0}
    moved = dict.fromkeys(("load_ms", "x_load", "plan_ms", "x_plan", "undo_ms", "key_ms", "sort_ms", "check_ms"), 1.0)
    judged_ones |= {"verdict_ms": 1.0, "verdict_p99_ms": 1.0, "bare_ms": 1.0}
    return {
        "reading": {"first_ms": 1.0, "kinds": {"rsa": read, "ecc": read}},
        "import": {"10000": imported},
        "requests": {"10000": judged_ones},
        "issuing": {"rsa": issued, "ecc": issued},
        "ocsp": {"clients": 4, "kept": 1.0, "fresh": 1.0, "responder": 1.0},
        "start": {"10000": started},
        "filter": {"10000": filtered},
        "portfolio": portfolio,
        "moving": {"5000": {**moved, "peak_mib": peak}},
        "notices": {
            "kinds": {"mixed": {"read": 1.0, "parsed": 1.0, "x_parsed": 1.0}},
            "mailbox": {"mib": 1, "mails": 1, "ms": 1.0, "more_mib": peak},
        },
    }
