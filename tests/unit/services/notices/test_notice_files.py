"""Mailboxes of all dialects, Maildirs, folders and archives are read one mail after the other."""

import mailbox
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from certdesk.domain.errors import Cancelled, FieldError, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.notices import NoNotice, Notice
from certdesk.domain.work import Silent
from certdesk.services.notices import archives
from certdesk.services.notices.reading import ReadMail, Unread, gather, read_notices
from tests.unit.services.notices import samples
from tests.unit.services.notices.samples import NUMBER

DIALECTS = ("mboxo", "mboxrd", "mboxcl", "mboxcl2")
FROM = (
    "From the first day on\n\nFrom anna@larkspur.example Fri Nov 20 14:02:00 2026\n"
    "Subject: what I quote\n\nit counts.\n"
)


def numbered(number: int, extra: str = "") -> bytes:
    return samples.plain(f"SSL renewal\nCustomer Number: {number}\nDomain: www.{number}.example\n{extra}")


def numbers(found: list[ReadMail]) -> list[str]:
    return [entry.numbers[0].value for each in found if isinstance(each, Notice) for entry in each.entries]


@pytest.mark.parametrize(
    ("dialect", "ends"), [*((each, b"\n") for each in DIALECTS), ("mboxo", b"\r\n"), ("mboxrd", b"\r\n")]
)
def test_the_mails_of_every_dialect_are_told_apart(tmp_path: Path, dialect: str, ends: bytes) -> None:
    path = tmp_path / "archive"
    stored = samples.mailbox((numbered(number, FROM) for number in range(1, 6)), dialect)
    path.write_bytes(stored.replace(b"\n", ends))
    found = list(read_notices([path], Silent()))
    assert numbers(found) == ["1", "2", "3", "4", "5"]
    assert [each.place.number for each in found if isinstance(each, Notice)] == [1, 2, 3, 4, 5]


def test_a_length_that_is_wrong_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "archive"
    stored = samples.mailbox(map(numbered, (1, 2, 3)), "mboxcl")
    path.write_bytes(stored.replace(b"Content-Length: ", b"Content-Length: 9"))
    assert numbers(list(read_notices([path], Silent()))) == ["1", "2", "3"]


def test_a_mailbox_of_the_standard_library_is_read(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for number in (1, 2):
        box.add(numbered(number, FROM))
    box.close()
    assert numbers(list(read_notices([tmp_path / "box"], Silent()))) == ["1", "2"]


def test_a_maildir_is_read(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "Mail", create=True)
    for number in (1, 2, 3):
        box.add(numbered(number))
    (tmp_path / "Mail" / "maildirfolder").write_bytes(b"")
    found = list(read_notices([tmp_path / "Mail"], Silent()))
    assert sorted(numbers(found)) == ["1", "2", "3"]
    assert all(isinstance(each, Notice) and each.place.within == "Mail" for each in found)


def test_a_folder_is_read_one_level_deep_without_what_is_hidden(tmp_path: Path) -> None:
    folder = tmp_path / "box"
    (folder / "deeper").mkdir(parents=True)
    for name, number in (("b.eml", 2), ("a.eml", 1), (".hidden.eml", 3), ("deeper/c.eml", 4)):
        (folder / name).write_bytes(numbered(number))
    assert numbers(list(read_notices([folder, folder], Silent()))) == ["1", "2"]


def test_an_archive_is_read_one_level_deep(tmp_path: Path) -> None:
    path = tmp_path / "mails.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/1.eml", numbered(1))
        archive.writestr("2.mbox", samples.mailbox([numbered(2), numbered(3)], "mboxcl2"))
        archive.writestr("inner.zip", b"PK\x05\x06" + bytes(18))
        archive.writestr("__MACOSX/._1.eml", b"x")
    found = list(read_notices([path], Silent()))
    assert numbers(found) == ["1", "2", "3"]
    assert {each.place.within for each in found if isinstance(each, Notice)} == {"mails.zip"}
    assert [each.file for each in found if isinstance(each, Unread)] == ["inner.zip"]


def test_an_archive_that_is_broken_closed_or_a_bomb_says_so(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.eml", b"\0" * (archives.LARGEST_FILE - 1))
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04" + b"x" * 100)
    keys = [each.refusal for each in read_notices([bomb, broken], Silent()) if isinstance(each, Unread)]
    assert all(isinstance(each, FieldError) for each in keys)
    assert [each.key for each in keys if each] == [MessageKey.ARCHIVE_BIG, MessageKey.ARCHIVE_BROKEN]


def test_a_file_of_an_archive_that_is_too_large_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "mails.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("big.eml", b"x" * (archives.LARGEST_FILE + 1))
        archive.writestr("1.eml", numbered(1))
    found = list(read_notices([path], Silent()))
    assert numbers(found) == ["1"]
    assert isinstance(found[0], Unread)


def test_what_cannot_be_read_says_why_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(numbered(1))
    (tmp_path / "gone.eml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.eml")
    found = list(read_notices([tmp_path / "missing.eml", tmp_path], Silent()))
    assert numbers(found) == ["1"]
    refusals = [each.refusal for each in found if isinstance(each, Unread)]
    assert all(isinstance(each, Unavailable) for each in refusals)
    assert [each.facts["cause"] for each in refusals if each] == ["missing", "missing", "device"]


class Watched(Silent):
    """Notes what is told, and stops after so many looks."""

    def __init__(self, looks: int = 1_000_000) -> None:
        self.steps: list[tuple[int, int]] = []
        self._looks = looks

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def check(self) -> None:
        self._looks -= 1
        if self._looks < 0:
            raise Cancelled


def test_progress_goes_up_to_the_size_of_all_files(tmp_path: Path) -> None:
    path = tmp_path / "archive"
    path.write_bytes(samples.mailbox([samples.attached(900_000), numbered(1), numbered(2)]))
    (tmp_path / "3.eml").write_bytes(numbered(3))
    watched = Watched()
    assert len(list(read_notices([path, tmp_path / "3.eml"], watched))) == 4
    total = path.stat().st_size + (tmp_path / "3.eml").stat().st_size
    done = [each for each, _ in watched.steps]
    assert done == sorted(done)
    assert len(done) > 4
    assert {each for _, each in watched.steps} == {total}
    assert done[-1] == total


def test_reading_stops_within_a_long_mail(tmp_path: Path) -> None:
    path = tmp_path / "archive"
    path.write_bytes(samples.mailbox([numbered(1), samples.attached(3_000_000)]))
    reading = read_notices([path], Watched(looks=2))
    assert isinstance(next(reading), Notice)
    with pytest.raises(Cancelled):
        list(reading)


def test_gathering_counts_every_mail(tmp_path: Path) -> None:
    other = samples.plain("Lunch tomorrow?\n").replace(b"Renew your SSL certificate", b"Lunch")
    (tmp_path / "archive").write_bytes(samples.mailbox([numbered(1), other, other, numbered(2)]))
    (tmp_path / "scan.eml").write_bytes(b"%PDF-1.4")
    found = gather([tmp_path], Silent(), most_others=1)
    assert numbers(list(found.notices)) == ["1", "2"]
    assert (found.mails, len(found.others), len(found.unread)) == (4, 1, 1)
    assert isinstance(found.others[0], NoNotice)


def test_a_large_mailbox_takes_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    path = tmp_path / "archive"
    with path.open("wb") as stream:
        stored = samples.mailbox([samples.attached(200_000), numbered(1), samples.page()])
        for _ in range(60):
            stream.write(stored)
    next(read_notices([path], Silent()))
    tracemalloc.start()
    count = sum(1 for _ in read_notices([path], Silent()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 180
    assert peak < 3 << 20
    assert NUMBER
