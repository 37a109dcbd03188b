"""A start that only shows the book loads nothing that is slow to load."""

import os
import subprocess
import sys
from pathlib import Path

SHOW_THE_BOOK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from certdesk.services.open_sessions import OpenSessions
from certdesk.services.orders import OrderBook
from certdesk.services import desk
from certdesk.storage.desk import DeskStore, desk_database
database = desk_database(Path(sys.argv[1]))
database.prepare()
store = DeskStore(database, print)
book = OrderBook(None, None, store, None).load()
print(len(book.entries), sorted({"cryptography", "idna", "requests", "keyring", "PySide6"} & set(sys.modules)))
"""


def test_showing_the_book_imports_neither_x509_nor_a_window(tmp_path: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-c", SHOW_THE_BOOK, str(tmp_path / "desk.sqlite3")],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
        cwd=Path(__file__).parents[3],
    )
    assert shown.stdout == "0 []\n"
