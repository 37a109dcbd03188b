"""What tests/conftest.py watches for is found, and nothing else is."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.rules.sources import ROOT


def outcomes(folder: Path, tests: str, **environ: str) -> dict[str, str]:
    """How each of these tests ended under the project's conftest: PASSED, FAILED, ERROR or SKIPPED, by name."""
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "test_planted.py").write_text(f"import logging, os, socket, sys, pytest\n{tests}")
    kept = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", "-v", "--tb=no", str(folder)],
        cwd=folder,
        env=kept | environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # A test that passed and whose fixture then failed has two lines; the later one counts.
    return dict(re.findall(r"^test_planted\.py::test_(\w+) (\w+)", done.stdout, re.MULTILINE))


def test_what_nobody_asked_for_fails(tmp_path: Path) -> None:
    ended = outcomes(
        tmp_path,
        """
def test_log(): logging.getLogger('certdesk').warning('stray')
def test_output(): print('stray')
def test_errors(): print('stray', file=sys.stderr)
def test_name(): socket.getaddrinfo('host.example', 443)
def test_address(): socket.create_connection(('192.0.2.1', 443), 0.1)
""",
    )
    assert ended == {
        "log": "ERROR",
        "output": "FAILED",
        "errors": "FAILED",
        "name": "FAILED",
        "address": "FAILED",
    }


def test_what_is_asked_for_passes(tmp_path: Path) -> None:
    ended = outcomes(
        tmp_path,
        """
def test_log(caplog): logging.getLogger('certdesk').warning('expected')
def test_info(): logging.getLogger('certdesk').info('harmless')
def test_output(capsys): print('expected')
def test_home(home, tmp_path): assert os.environ['CERTDESK_HOME'] == str(home) and tmp_path in home.parents
def test_now(now): assert now.utcoffset().total_seconds() == 0
def test_local(): socket.create_server(('127.0.0.1', 0)).close()
def test_offscreen(): assert os.environ['QT_QPA_PLATFORM'] == 'offscreen'
""",
    )
    assert set(ended.values()) == {"PASSED"}
    assert len(ended) == 7


def test_a_skipped_test_fails_in_ci_and_only_there(tmp_path: Path) -> None:
    planted = "def test_reader(): pytest.skip('no keytool')\n"
    assert outcomes(tmp_path, planted) == {"reader": "SKIPPED"}
    assert outcomes(tmp_path, planted, CI="true") == {"reader": "FAILED"}
