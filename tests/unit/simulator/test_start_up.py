"""A practice CA that only lists its orders loads nothing that is slow to load."""

import os
import subprocess
import sys
from pathlib import Path

from tests.contracts.ports.practice_world import FILE_NAME, copy_template

LIST_THE_ORDERS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from certdesk.domain.work import Silent
from certdesk.simulator.practice import PracticeCA

class Clock:
    def now(self):
        return datetime(2026, 11, 20, 14, tzinfo=UTC)

ca = PracticeCA(Path(sys.argv[1]), bytes, Clock())
ca.panel.products()
ca.counter.requests()
ca.controls.state()
slow = {"cryptography", "idna", "email", "http.server", "ssl"}
print(len(ca.panel.orders(Silent())), sorted(slow & set(sys.modules)))
"""


def test_listing_orders_imports_neither_x509_nor_a_server(tmp_path: Path, template: Path) -> None:
    copy_template(template, tmp_path)
    listed = subprocess.run(
        [sys.executable, "-c", LIST_THE_ORDERS, str(tmp_path / FILE_NAME)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
        cwd=Path(__file__).parents[3],
    )
    assert listed.stdout == "42 []\n"
