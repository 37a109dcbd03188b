"""Imports point one way, and the window opens without what it does not need yet."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.rules.sources import AT_LEAST, ROOT, Source, parse, sources

LATE = ("appdirs", "cryptography", "dns", "email", "idna", "keyring", "lucide", "publicsuffixlist", "requests")
OPEN_THE_WINDOW_LAYER = """
import importlib, pkgutil, sys
import certdesk.views as views
for module in pkgutil.walk_packages(views.__path__, "certdesk.views."):
    importlib.import_module(module.name)
print(sum(name.startswith("certdesk.views.") for name in sys.modules))
print(*sorted(set(sys.argv[1:]) & set(sys.modules)))
"""

SHOW_THE_BOOK = """
import sys
from bench.list_watch import ListWatch, order_list
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from certdesk.__main__ import main
class Look(QObject):
    seen = None
    def eventFilter(self, watched, event):
        if self.seen is None and event.type() is QEvent.Type.Paint and order_list().model().rowCount():
            self.seen = sorted(name for name in sys.modules if name.startswith("certdesk."))
        return False
app = QApplication([])
painted = []
look = Look()
def close():
    painted.append(order_list().model().rowCount())
    order_list().window().close()
def watch():
    order_list().viewport().installEventFilter(look)
    ListWatch(order_list(), close)
QTimer.singleShot(0, watch)
status = main(["--home", sys.argv[1]])  # returns when nothing works in the background any more
print(status, max(painted))
print(*sorted(set(sys.argv[2:]) & set(sys.modules)))
print(*look.seen)
"""
# A module costs a start half a millisecond, and more by the dataclasses that it makes. There were 570 before what is
# not seen at first was put off. Who needs one more there puts another off, or says here why not.
MODULES_OF_A_FIRST_LOOK = 368
WHEN_SHOWN = (
    "certdesk.domain.handovers",
    "certdesk.domain.judging",
    "certdesk.domain.lists",
    "certdesk.domain.local_keys",
    "certdesk.domain.notices",
    "certdesk.services.accounts.side",
    "certdesk.services.downloads",
    "certdesk.services.lists",
    "certdesk.services.migrations",
    "certdesk.services.requests",
    "certdesk.simulator.accounts.build",
    "certdesk.simulator.accounts.sample",
    "certdesk.viewmodels.accounts",
    "certdesk.viewmodels.bulk_download",
    "certdesk.viewmodels.csr",
    "certdesk.viewmodels.download",
    "certdesk.viewmodels.importing",
    "certdesk.viewmodels.key_store",
    "certdesk.viewmodels.mailbox",
    "certdesk.viewmodels.making",
    "certdesk.viewmodels.many_csrs",
    "certdesk.viewmodels.migration",
    "certdesk.viewmodels.new_order",
    "certdesk.viewmodels.proofs",
    "certdesk.viewmodels.reissue.model",
    "certdesk.viewmodels.revoke",
    "certdesk.viewmodels.sign_in",
    "certdesk.viewmodels.window_drops",
    "certdesk.views.accounts",
    "certdesk.views.csr",
    "certdesk.views.linking",
    "certdesk.views.migration",
    "certdesk.views.orders.details.page",
    "certdesk.viewmodels.practice_assistance",
    "certdesk.viewmodels.practice_provider",
    "certdesk.views.practice.assistance",
    "certdesk.views.practice.mailbox_window",
    "certdesk.views.practice.people_sheet",
    "certdesk.views.practice.removal_part",
    "certdesk.views.practice.sign_in_form",
    "certdesk.views.practice_service",
    "certdesk.views.reissue",
    "certdesk.views.saving",
    "certdesk.views.wording.linking",
)


def _python(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "packaging")])},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
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


def test_a_start_that_shows_the_book_loads_nothing_that_only_signing_and_saving_need(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    _python("-m", "bench.portfolio", "0", home, "3")
    said, late, ours = _python("-c", SHOW_THE_BOOK, home, *LATE).splitlines()
    assert said == "0 4", "the exit status, and three orders under one heading"
    assert late == ""
    assert "certdesk.views.shell.account_ties" in ours.split()
    assert [name for name in ours.split() if name.startswith(WHEN_SHOWN)] == [], "none of it is shown yet"
    assert len(ours.split()) <= MODULES_OF_A_FIRST_LOOK


def _services_behind_the_page(source: Source) -> list[str]:
    imported = [
        f"{node.module}.{name.name}" if node.module == "certdesk.services" else node.module or ""
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    ]
    imported += [name.name for node in ast.walk(source.tree) if isinstance(node, ast.Import) for name in node.names]
    return [name for name in imported if name.startswith("certdesk.services") and name != "certdesk.services.api"]


def test_a_service_behind_the_page_is_seen() -> None:
    planted = parse("from certdesk.services.downloads import CertificateDownloads", "certdesk/viewmodels/planted.py")
    assert _services_behind_the_page(planted) == ["certdesk.services.downloads"]


def test_view_models_import_the_page_of_services_and_nothing_behind_it() -> None:
    seen = [source for source in sources("certdesk") if source.path.startswith("certdesk/viewmodels/")]
    assert len(seen) > 20
    assert [source.path for source in seen if _services_behind_the_page(source)] == []
