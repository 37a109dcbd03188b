"""Imports point one way, and the window opens without what it does not need yet."""

import re
import subprocess
import sys

from tests.rules.sources import AT_LEAST, ROOT

LATE = ("appdirs", "cryptography", "keyring", "requests")
OPEN_THE_WINDOW_LAYER = """
import importlib, pkgutil, sys
import certdesk.views as views
for module in pkgutil.walk_packages(views.__path__, "certdesk.views."):
    importlib.import_module(module.name)
print(sum(name.startswith("certdesk.views.") for name in sys.modules))
print(*sorted(set(sys.argv[1:]) & set(sys.modules)))
"""


def _python(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_import_contracts_hold() -> None:
    said = _python("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo", "--no-cache")
    read = re.search(r"Analyzed (\d+) files", said)
    assert read is not None
    assert int(read[1]) >= AT_LEAST["certdesk"]
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", said)


def test_the_window_layer_imports_nothing_slow() -> None:
    modules, late = _python("-c", OPEN_THE_WINDOW_LAYER, *LATE).splitlines()
    assert int(modules) >= AT_LEAST["certdesk/views"]
    assert late == ""
