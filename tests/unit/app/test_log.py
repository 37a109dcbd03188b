"""The log file: the kind of an error and where it happened, and nothing of what it met."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from certdesk.app.log import start_logging

SECRET = "hunter2-correct-horse"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log file that is written to; afterwards nothing is logged any more."""
    root = logging.getLogger("certdesk")
    before, level, propagates = list(root.handlers), root.level, root.propagate
    start_logging(tmp_path / "logs" / "certdesk.log")
    yield tmp_path / "logs" / "certdesk.log"
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    root.propagate = propagates


def test_an_exception_is_logged_without_its_message_whoever_logs_it(log: Path) -> None:
    try:
        int(SECRET)
    except ValueError:
        logging.getLogger("certdesk.simulator").exception("an answer failed")
    written = log.read_text("utf-8")
    assert "ERROR certdesk.simulator: an answer failed" in written
    assert "ValueError" in written
    assert "test_log.py" in written
    assert SECRET not in written
    assert str(Path(__file__).parent) not in written
