"""What holds for every test: no display, no network, nothing of the user's, and nothing said that nobody asked for."""

import gc
import logging
import os
import sys
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Read by Qt and keyring when they are first imported, so set before anything here can import them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from PySide6.QtCore import QCoreApplication, QEvent

# No example has a deadline, and none is drawn too slowly: a machine that is busy finds no fault by that.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

LOCAL = {"127.0.0.1", "::1", "localhost"}

_BETWEEN_WHOLE_COLLECTIONS = 20
_FINISHED = count(1)


def _refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: sockets reach this machine and no other."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if host is not None and host not in LOCAL:
        raise PermissionError(f"a test reached for the network: {host!r}")


sys.addaudithook(_refuse_the_network)


class _Collector(logging.Handler):
    """Keeps what was logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture
def now() -> datetime:
    """The moment at which tests take place: the day and minute of the mock-ups."""
    return datetime(2026, 11, 20, 14, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where CertDesk keeps its files in this test, and in the processes that it starts; not made yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CERTDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_stray_logging(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log is either expected, and then read through caplog, or a defect."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if collector.lines and "caplog" not in request.fixturenames:
        pytest.fail("logged, and no caplog was asked for:\n" + "\n".join(collector.lines), pytrace=False)


def pytest_collection_finish() -> None:
    """Leave the tests themselves out of every collection: they stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Keep the cyclic collector out of worker threads, where it would destroy QObjects; see app/collector.py."""
    gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Delete the windows that were closed before the fixtures end: outside of a running loop Qt keeps them for ever,
    and every change of style, font or palette dresses all of them again.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Collect what the test left, on the thread that tests run on, when nothing holds its fixtures any more; now and
    then all of it.
    """
    handled = yield
    is_time = next(_FINISHED) % _BETWEEN_WHOLE_COLLECTIONS == 0
    gc.collect(2 if is_time else 1)
    return handled


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that wrote what nobody reads; in CI, also one that was skipped."""
    report = yield
    captured = {"capsys", "capsysbinary", "capfd", "capfdbinary"} & set(getattr(item, "fixturenames", ()))
    written = report.capstdout + report.capstderr
    if report.when == "call" and report.passed and written and not captured:
        report.outcome, report.longrepr = "failed", f"wrote to the terminal:\n{written}"
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome, report.longrepr = "failed", f"skipped, and in CI nothing may be: {report.longrepr}"
    return report
