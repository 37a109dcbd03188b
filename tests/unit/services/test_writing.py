"""A written file is there, whole and as it should be, or not there at all."""

import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import Fact, StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.services.writing import Place, write
from tests.unit.storage.mounts import closed_folder, small_disk

CONTENT = b"-----BEGIN CERTIFICATE-----\n" + b"x" * 6000
OLD = b"what was there"


@dataclass
class UnsteadyDisk:
    """Gives back what was written, except at the reads (counted from 1) that are `bad`."""

    bad: frozenset[int]
    reads: int = 0

    def read(self, path: Path) -> bytes:
        self.reads += 1
        return b"rotten" if self.reads in self.bad else path.read_bytes()


def is_right(written: bytes) -> bool:
    return written == CONTENT


def place(folder: Path, if_exists: IfExists = IfExists.ASK) -> Place:
    return Place(folder, "shop.pem", if_exists)


def listing(folder: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Downloads"
    made.mkdir()
    return made


@pytest.fixture
def taken(folder: Path) -> Path:
    (folder / "shop.pem").write_bytes(OLD)
    return folder


@pytest.mark.parametrize("if_exists", IfExists)
def test_in_a_free_place_the_file_is_written_and_nothing_else(folder: Path, if_exists: IfExists) -> None:
    assert write(place(folder, if_exists), CONTENT, is_right) == folder / "shop.pem"
    assert listing(folder) == {"shop.pem": CONTENT}


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are a POSIX notion")
def test_a_certificate_is_as_readable_as_any_new_file(folder: Path) -> None:
    written = write(place(folder), CONTENT, is_right)
    (folder / "any").touch()
    assert written.stat().st_mode == (folder / "any").stat().st_mode


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are a POSIX notion")
@pytest.mark.parametrize("if_exists", [IfExists.REPLACE, IfExists.KEEP_BOTH])
def test_a_private_file_is_its_owners_alone_from_its_first_byte(taken: Path, if_exists: IfExists) -> None:
    """All that is beside the file that was there is looked at whenever something is read, with a mask of zero."""
    rights: set[int] = set()

    def look(path: Path) -> bytes:
        rights.update(stat.S_IMODE(each.stat().st_mode) for each in taken.iterdir() if each.read_bytes() != OLD)
        return path.read_bytes()

    private = replace(place(taken, if_exists), is_private=True)
    before = os.umask(0)
    try:
        written = write(private, CONTENT, is_right, look)
    finally:
        os.umask(before)
    assert rights | {stat.S_IMODE(written.stat().st_mode)} == {0o600}


def test_an_existing_file_is_asked_about_and_stays(taken: Path) -> None:
    for act in (place(taken).check_free, lambda: write(place(taken), CONTENT, is_right)):
        with pytest.raises(StateConflict) as caught:
            act()
        assert (caught.value.key, dict(caught.value.facts)) == (MessageKey.FILE_EXISTS, {"file": "shop.pem"})
    assert listing(taken) == {"shop.pem": OLD}


def test_an_existing_file_is_replaced_when_the_user_says_so(taken: Path) -> None:
    write(place(taken, IfExists.REPLACE), CONTENT, is_right)
    assert listing(taken) == {"shop.pem": CONTENT}


def test_keeping_both_takes_the_first_free_number(taken: Path) -> None:
    names = [write(place(taken, IfExists.KEEP_BOTH), CONTENT, is_right).name for _ in range(2)]
    assert names == ["shop (2).pem", "shop (3).pem"]
    assert listing(taken) == {"shop.pem": OLD, "shop (2).pem": CONTENT, "shop (3).pem": CONTENT}


def test_a_name_that_is_taken_while_the_file_is_checked_is_not_overwritten(folder: Path) -> None:
    def read_while_another_writes(path: Path) -> bytes:
        (folder / "shop.pem").write_bytes(OLD)
        return path.read_bytes()

    with pytest.raises(StateConflict):
        write(place(folder), CONTENT, is_right, read_while_another_writes)
    assert listing(folder) == {"shop.pem": OLD}


def test_a_dangling_link_counts_as_existing(folder: Path) -> None:
    try:
        (folder / "shop.pem").symlink_to(folder / "nowhere")
    except OSError:
        pytest.skip("this system lets only some users make symbolic links")
    with pytest.raises(StateConflict):
        write(place(folder), CONTENT, is_right)
    assert not (folder / "nowhere").exists()


@pytest.mark.parametrize("bad", [{1}, {2}])
@pytest.mark.parametrize("if_exists", [IfExists.ASK, IfExists.KEEP_BOTH])
def test_a_new_file_that_reads_back_changed_is_removed(folder: Path, bad: set[int], if_exists: IfExists) -> None:
    disk = UnsteadyDisk(frozenset(bad))
    with pytest.raises(Unavailable) as caught:
        write(place(folder, if_exists), CONTENT, is_right, disk.read)
    assert (caught.value.key, dict(caught.value.facts)) == (MessageKey.FILE_CHANGED, {"file": "shop.pem"})
    assert disk.reads == max(bad)
    assert listing(folder) == {}


@pytest.mark.parametrize("bad", [{1}, {2}])
def test_a_replacement_that_reads_back_changed_gives_the_old_file_back(taken: Path, bad: set[int]) -> None:
    with pytest.raises(Unavailable) as caught:
        write(place(taken, IfExists.REPLACE), CONTENT, is_right, UnsteadyDisk(frozenset(bad)).read)
    assert caught.value.key is MessageKey.FILE_CHANGED
    assert listing(taken) == {"shop.pem": OLD}


def test_a_file_that_cannot_be_read_back_is_removed(folder: Path) -> None:
    def unreadable(path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    with pytest.raises(Unavailable) as caught:
        write(place(folder), CONTENT, is_right, unreadable)
    assert caught.value.facts["cause"] == "other"
    assert listing(folder) == {}


def cause(folder: Path, if_exists: IfExists = IfExists.ASK) -> Fact:
    """Return why the file could not be written."""
    with pytest.raises(Unavailable) as caught:
        write(place(folder, if_exists), CONTENT, is_right)
    assert (caught.value.key, caught.value.facts["folder"]) == (MessageKey.FILE_WRITE, str(folder))
    return caught.value.facts["cause"]


def test_a_vanished_folder_is_gone(folder: Path) -> None:
    folder.rmdir()
    assert cause(folder) == "gone"
    assert not folder.exists()


def test_a_file_in_the_place_of_the_folder_is_a_folder_that_is_gone(taken: Path) -> None:
    assert cause(taken / "shop.pem") == "gone"
    assert listing(taken) == {"shop.pem": OLD}


def test_a_folder_in_the_place_of_the_file_is_not_replaced(folder: Path) -> None:
    (folder / "shop.pem").mkdir()
    cause(folder, IfExists.REPLACE)
    assert [entry.name for entry in folder.iterdir()] == ["shop.pem"]
    assert (folder / "shop.pem").is_dir()


def test_a_folder_that_may_not_be_written_refuses(tmp_path: Path) -> None:
    with closed_folder(tmp_path / "closed", lambda folder: (folder / "shop.pem").write_bytes(OLD)) as closed:
        assert [cause(closed, IfExists.REPLACE), cause(closed, IfExists.KEEP_BOTH)] == ["refused", "refused"]
        assert listing(closed) == {"shop.pem": OLD}


@pytest.mark.parametrize("if_exists", [IfExists.REPLACE, IfExists.KEEP_BOTH])
def test_a_full_disk_leaves_what_was_there_and_nothing_else(tmp_path: Path, if_exists: IfExists) -> None:
    with small_disk(tmp_path / "disk", "16k") as disk:
        (disk / "shop.pem").write_bytes(OLD)
        (disk / "filler").write_bytes(b"x" * 8192)
        assert cause(disk, if_exists) == "full"
        assert set(listing(disk)) == {"shop.pem", "filler"}
        assert (disk / "shop.pem").read_bytes() == OLD
