"""A desk's database in memory is one like that in the file: whole units of work, from any thread, and no file."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.domain.accounts import Account, SeenAccount
from certdesk.domain.changes import Topic
from certdesk.storage.desk import DeskStore, desk_in_memory
from tests.unit.storage.samples import NOON

SEEN = SeenAccount(Account("p.nair", "Priya Nair", "p@c.example", "Copperfield Legal"), (), NOON)


def test_what_is_kept_is_read_again_from_any_thread_and_announced() -> None:
    announced: list[frozenset[Topic]] = []
    store = DeskStore(desk_in_memory(), announced.append)
    with store.write() as records:
        records.accounts.keep(SEEN)

    def find() -> SeenAccount | None:
        with store.read() as records:
            return records.accounts.find("p.nair")

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: find(), range(20))) == [SEEN] * 20
    assert announced == [frozenset({Topic.ACCOUNTS})]


def test_an_exception_undoes_all_of_a_unit_and_reading_changes_nothing() -> None:
    store = DeskStore(desk_in_memory(), lambda _topics: None)

    def fail() -> None:
        with store.write() as records:
            records.accounts.keep(SEEN)
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        fail()
    with store.read() as records:
        assert records.accounts.find("p.nair") is None
        records.accounts.keep(SEEN)
    with store.read() as records:
        assert records.accounts.find("p.nair") is None


def test_two_in_memory_have_nothing_in_common() -> None:
    first, second = (DeskStore(desk_in_memory(), lambda _topics: None) for _ in range(2))
    with first.write() as records:
        records.accounts.use("p.nair")
        records.accounts.keep(SeenAccount(SEEN.account, (), NOON + timedelta(hours=1)))
    with second.read() as records:
        assert records.accounts.in_use() is None


def test_there_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with DeskStore(desk_in_memory(), lambda _topics: None).write() as records:
        records.accounts.keep(SEEN)
    assert list(tmp_path.iterdir()) == []
