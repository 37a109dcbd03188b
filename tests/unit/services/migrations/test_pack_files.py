"""The packs of several clients in one folder."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.pack_files import ENDINGS, PackName, PackSaved, PacksRequest
from certdesk.domain.work import Silent
from certdesk.services.migrations.pack_files import save_packs
from tests.fakes import FakeReporter
from tests.unit.storage.mounts import closed_folder, small_disk

BEGAN = 1_800_000_000.0  # seconds, by the clock that files are dated with


def made(client: str) -> Mapping[str, bytes]:
    return {ending: f"{ending} of {client}".encode() for ending in ("pdf", "txt", "eml")}


def request(folder: Path, *clients: str, if_exists: IfExists = IfExists.ASK) -> PacksRequest:
    return PacksRequest(tuple(PackName(client, client) for client in clients), folder, if_exists)


def save(folder: Path, *clients: str, if_exists: IfExists = IfExists.ASK) -> tuple[PackSaved, ...]:
    result = save_packs(request(folder, *clients, if_exists=if_exists), made, Silent(), BEGAN)
    assert not result.is_stopped
    return result.lines


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_each_client_gets_three_files_of_one_name(folder: Path) -> None:
    lines = save(folder, "Holloway Books", "Tidewater Dental")
    assert [[path.name for path in line.files] for line in lines] == [
        ["Holloway Books.pdf", "Holloway Books.txt", "Holloway Books.eml"],
        ["Tidewater Dental.pdf", "Tidewater Dental.txt", "Tidewater Dental.eml"],
    ]
    assert (folder / "Tidewater Dental.eml").read_bytes() == b"eml of Tidewater Dental"


@pytest.mark.parametrize(
    ("client", "stem"),
    [
        ("Müller & Söhne / Berlin", "Müller & Söhne - Berlin"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("CON", "CON-"),
        ("a\nb\u202ec", "abc"),
        ("...", "pack"),
        ("", "pack"),
        ("x" * 300, "x" * 56),
        ("😀" * 300, "😀" * 56),
    ],
)
def test_a_client_of_any_name_has_files_in_that_folder(folder: Path, client: str, stem: str) -> None:
    (line,) = save(folder, client)
    assert line.error is None
    assert names(folder) == {f"{stem}.{ending}" for ending in ("pdf", "txt", "eml")}
    assert line.client == client


def test_clients_whose_names_a_disk_does_not_tell_apart_get_numbers(folder: Path) -> None:
    lines = save(folder, "Café", "CAFE\u0301", "a/b", "a:b", if_exists=IfExists.REPLACE)
    assert [line.files[0].name for line in lines] == ["Café.pdf", "CAFE\u0301 (2).pdf", "a-b.pdf", "a-b (2).pdf"]
    assert len(names(folder)) == 12


@pytest.mark.parametrize("there", ["B.txt", "b.PDF"])
def test_what_is_there_is_asked_about_before_anything_is_written(folder: Path, there: str) -> None:
    (folder / there).write_text("mine")
    with pytest.raises(StateConflict) as caught:
        save(folder, "A", "B")
    assert caught.value.key is MessageKey.FILE_EXISTS
    assert names(folder) == {there}


def test_both_are_kept_under_a_number_that_all_files_of_a_client_share(folder: Path) -> None:
    (folder / "A.eml").write_text("mine")
    (folder / "A (2).txt").write_text("mine too")
    (line,) = save(folder, "A", if_exists=IfExists.KEEP_BOTH)
    assert [path.name for path in line.files] == ["A (3).pdf", "A (3).txt", "A (3).eml"]
    assert (folder / "A.eml").read_text() == "mine"


def test_what_is_there_is_replaced_where_that_is_wanted(folder: Path) -> None:
    (folder / "A.txt").write_text("old")
    (line,) = save(folder, "A", if_exists=IfExists.REPLACE)
    assert len(line.files) == 3
    assert (folder / "A.txt").read_bytes() == b"txt of A"
    assert len(names(folder)) == 3


def test_a_stop_keeps_what_was_saved_until_then(folder: Path) -> None:
    reporter = FakeReporter(stop_at=3)
    result = save_packs(request(folder, "A", "B", "C", "D"), made, reporter, BEGAN)
    assert result.is_stopped
    assert [bool(line.files) for line in result.lines] == [True, True, False, False]
    assert [line.error for line in result.lines] == [None] * 4
    assert reporter.steps == [(1, 4), (2, 4)]
    assert len(names(folder)) == 6


def test_a_folder_that_is_gone_is_told_as_such(folder: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        save(folder / "gone", "A")
    assert (caught.value.key, caught.value.facts["cause"]) == (MessageKey.FILE_WRITE, "gone")


def test_a_folder_that_is_closed_to_writing_gives_each_pack_its_reason(tmp_path: Path) -> None:
    with closed_folder(tmp_path / "closed", lambda _: None) as closed:
        lines = save(closed, "A", "B")
        assert [line.error and line.error.key for line in lines] == [MessageKey.FILE_WRITE] * 2
        assert names(closed) == set()


def test_of_a_pack_that_fills_the_disk_nothing_is_left_and_the_others_are_whole(tmp_path: Path) -> None:
    def heavy(client: str) -> Mapping[str, bytes]:
        size = 300_000 if client == "B" else 1_000
        return {"pdf": b"x" * 1_000, "txt": b"y" * 1_000, "eml": b"z" * size}

    with small_disk(tmp_path / "small") as disk:
        result = save_packs(request(disk, "A", "B", "C"), heavy, Silent(), BEGAN)
        a, b, c = result.lines
        assert (len(a.files), len(b.files), len(c.files)) == (3, 0, 3)
        assert b.error is not None
        assert b.error.facts["cause"] == "full"
        assert names(disk) == {f"{client}.{ending}" for client in "AC" for ending in ("pdf", "txt", "eml")}


def test_a_client_that_is_named_twice_is_saved_once(folder: Path) -> None:
    twice = replace(request(folder, "A"), packs=(PackName("A", "A"), PackName("A", "A")))
    assert len(save_packs(twice, made, Silent(), BEGAN).lines) == 1
    assert len(names(folder)) == 3


def left(path: Path, before: float = 1) -> Path:
    """A file that was written so many seconds before this run began."""
    path.write_bytes(b"half a pack")
    os.utime(path, (BEGAN - before, BEGAN - before))
    return path


def test_what_a_killed_run_left_unfinished_goes_before_the_next_packs_are_saved(folder: Path) -> None:
    left(folder / ".certdesk-1-1.part")
    left(folder / ".certdesk-4194304-27.part", before=10**7)
    save(folder, "Holloway Books")
    assert names(folder) == {f"Holloway Books.{ending}" for ending in ENDINGS}


@pytest.mark.parametrize(
    "name",
    [
        ".certdesk-1-1.old",
        ".certdesk-1-1.part.bak",
        ".certdesk-1-1.PART",
        ".certdesk-1.part",
        ".certdesk--1-1.part",
        ".certdesk-01-1.part",
        ".certdesk-1-x.part",
        ".certdesk-\u0661-1.part",
        "certdesk-1-1.part",
        "my.certdesk-1-1.part",
    ],
)
def test_what_is_only_called_alike_stays(folder: Path, name: str) -> None:
    kept = left(folder / name)
    save(folder, "Holloway Books")
    assert kept.read_bytes() == b"half a pack"


def test_what_is_written_since_this_run_began_stays(folder: Path) -> None:
    """Another CertDesk may be at it."""
    kept = left(folder / ".certdesk-1-1.part", before=0)
    save(folder, "Holloway Books")
    assert kept.exists()


def test_what_is_no_file_stays(folder: Path, tmp_path: Path) -> None:
    target = left(tmp_path / "own")
    link, inside = folder / ".certdesk-1-1.part", folder / ".certdesk-1-2.part"
    link.symlink_to(target)
    os.utime(link, (BEGAN - 1, BEGAN - 1), follow_symlinks=False)
    inside.mkdir()
    os.utime(inside, (BEGAN - 1, BEGAN - 1))
    save(folder, "Holloway Books")
    assert target.read_bytes() == b"half a pack"
    assert link.is_symlink()
    assert inside.is_dir()


def test_nothing_goes_while_it_is_asked_what_to_replace(folder: Path) -> None:
    save(folder, "Holloway Books")
    kept = left(folder / ".certdesk-1-1.part")
    with pytest.raises(StateConflict):
        save(folder, "Holloway Books")
    assert kept.exists()
