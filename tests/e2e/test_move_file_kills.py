"""Killed for real in the middle of reading a mailbox and of saving packs: nothing that was shown as kept is lost."""

from collections.abc import Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path
from random import Random
from signal import SIGKILL
from time import monotonic, sleep

from certdesk.domain.handovers import Stage
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.pack_files import ENDINGS
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.paths import places
from certdesk.services.api import Desk
from tests.e2e.inspection import rows
from tests.e2e.linker import desk_at
from tests.e2e.mover import BEGUN, KEPT, NOTICE, TYPED, loaded, read_mailbox, save_packs_again
from tests.e2e.test_kills import await_word
from tests.e2e.test_move_kills import PAPER, nursery, said

__all__ = ["nursery"]

KILLS, NAMES, MAILS = 8, 60, 2_300  # of 2,000 the first are kept while the others are read
CLIENTS = tuple(f"Client {number}" for number in range(8))


def opened(home: Path) -> Desk:
    """A desk on a small home, and an empty paper."""
    desk = desk_at(home)
    desk.practice.open_portfolio(WorldPlan(orders=2), Silent())
    (home / PAPER).touch()
    return desk


def test_kills_while_a_mailbox_is_read(nursery: ForkServerContext, home: Path) -> None:
    """What is known by then is right, and reading it again brings the rest, as if nothing had happened."""
    desk = opened(home)
    box, paper = home / "box.mbox", home / PAPER
    box.write_text("".join(mails()))
    names = "\n".join(f"n{number}.example" for number in range(NAMES))
    undisturbed = desk.migrations.begin("Undisturbed").migration.id
    desk.holdings.take_typed(undisturbed, names, "")
    desk.account_search.read_notices(undisturbed, [box], Silent())
    migration = desk.migrations.begin("Off the ISO account").migration.id
    desk.holdings.take_typed(migration, names, "")
    reader = nursery.Process(target=read_mailbox, args=(home, paper, migration, box))
    reader.start()
    await_word(paper, 0, KEPT)
    await_number(home, migration)
    reader.kill()
    reader.join()
    assert reader.exitcode == -SIGKILL, "it ended by itself"
    known = numbers(home, migration)
    assert known.pop(TYPED) == "7"
    assert 0 < len(known) < NAMES, "the kill came in the middle"
    assert known.items() <= numbers(home, undisturbed).items()
    assert rows(places(home).desk_database, "PRAGMA integrity_check") == [("ok",)]
    desk.account_search.read_notices(migration, [box], Silent())
    assert findings(home, migration) == findings(home, undisturbed)


def mails() -> Iterator[str]:
    """Notices about one name after the other, so that what is kept first is about the first of them."""
    for each in range(MAILS):
        number = each * NAMES // MAILS
        notice = NOTICE.format(number=number).replace(f"Message-ID: <{number}@", f"Message-ID: <{each}@")
        yield f"From - Mon Nov  2 10:00:00 2026\n{notice}\n"


def await_number(home: Path, migration: MigrationId) -> None:
    """Wait until the first of what a mailbox tells is kept."""
    end = monotonic() + 20
    while len(numbers(home, migration)) < 2:
        assert monotonic() < end, "nothing is kept while it is read"
        sleep(0.01)


def numbers(home: Path, migration: MigrationId) -> dict[str, str]:
    """The numbers that are known, as a program shows them that is started now."""
    lines = loaded(home, migration).lines
    return {line.holding.common_name: line.moved.number for line in lines if line.moved.number}


def findings(home: Path, migration: MigrationId) -> dict[str, int]:
    """How many times each certificate has its number told."""
    lines = loaded(home, migration).lines
    return {line.holding.common_name: len(line.findings) for line in lines if line.holding.common_name != TYPED}


def test_kills_while_packs_are_saved(nursery: ForkServerContext, home: Path, tmp_path: Path) -> None:
    """A client who is shown as prepared has all files, and each file that has its name is whole."""
    desk = opened(home)
    migration = desk.migrations.begin("Off the ISO account").migration.id
    for place, client in enumerate(CLIENTS):
        (added,) = desk.holdings.take_typed(migration, f"p{place}.example", client).added
        desk.account_search.take_number(migration, [added], Finding(f"4012770{place}", Witness.CLIENT))
        desk.handing_over.set_plan(migration, [added], MovePlan.CLIENT)
    folder, paper, chance = tmp_path / "packs", home / PAPER, Random(6)
    folder.mkdir()
    for _ in range(KILLS):
        before = paper.stat().st_size
        saver = nursery.Process(target=save_packs_again, args=(home, paper, migration, folder))
        saver.start()
        await_word(paper, before, BEGUN)
        saver.join(chance.uniform(0, 0.3))
        saver.kill()
        saver.join()
        assert saver.exitcode == -SIGKILL, "it ended by itself"
        assert_packs(home, migration, folder)
    assert said(home, KEPT)


def test_what_a_kill_leaves_unfinished_goes_when_packs_are_saved_there_again(
    nursery: ForkServerContext, home: Path, tmp_path: Path
) -> None:
    desk = opened(home)
    migration = desk.migrations.begin("Off the ISO account").migration.id
    (added,) = desk.holdings.take_typed(migration, "p.example", CLIENTS[0]).added
    desk.account_search.take_number(migration, [added], Finding("40127700", Witness.CLIENT))
    desk.handing_over.set_plan(migration, [added], MovePlan.CLIENT)
    folder, paper = tmp_path / "packs", home / PAPER
    folder.mkdir()
    while not unfinished(folder):
        before = paper.stat().st_size
        saver = nursery.Process(target=save_packs_again, args=(home, paper, migration, folder))
        saver.start()
        await_word(paper, before, BEGUN)
        await_unfinished(folder)
        saver.kill()
        saver.join()
        assert saver.exitcode == -SIGKILL, "it ended by itself"
    saver = nursery.Process(target=save_packs_again, args=(home, paper, migration, folder))
    before = paper.stat().st_size
    left = unfinished(folder)
    saver.start()
    await_word(paper, before, KEPT)
    saver.kill()
    saver.join()
    assert not left & unfinished(folder)
    assert_packs(home, migration, folder)


def unfinished(folder: Path) -> set[str]:
    """What is half there, under a name that is hidden."""
    return {path.name for path in folder.glob(".certdesk-*.part")}


def await_unfinished(folder: Path) -> None:
    """Wait until a file is half there."""
    end = monotonic() + 20
    while not unfinished(folder):
        assert monotonic() < end, "nothing is ever half there"


def assert_packs(home: Path, migration: MigrationId, folder: Path) -> None:
    """Every file that has its name is whole; whoever is prepared has each kind of them."""
    for path in folder.glob("Client*"):
        lines = set(path.read_bytes().splitlines())
        assert len(lines) == 1, path.name
        assert len(path.read_bytes().splitlines()) == 20_000, path.name
    for each in loaded(home, migration).handovers:
        if each.stage is Stage.PREPARED:
            assert all((folder / f"{each.client}.{ending}").is_file() for ending in ENDINGS)
