"""What is handed in becomes sources: files, what is in folders, texts; nothing that could hang is opened."""

import errno
import io
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from certdesk.domain.csr import LARGEST_CSR
from certdesk.domain.errors import Unavailable
from certdesk.domain.handing_in import MOST_AT_ONCE, MOST_IN_FOLDER, Gathered, HandedIn, Origin, Source
from certdesk.domain.messages import MessageKey
from certdesk.services.requests.files import Steady, cause_of, content_of
from certdesk.services.requests.intake import gather

links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")


def dropped(*paths: Path) -> Gathered:
    return gather(HandedIn(Origin.DROPPED, paths))


def only(path: Path) -> Source:
    (source,) = dropped(path).sources
    return source


def cause(source: Source) -> object:
    assert source.refusal is not None
    assert source.refusal.key is MessageKey.FILE_READ
    assert source.path is None
    return source.refusal.facts["cause"]


def write(path: Path, content: bytes = b"content") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@contextmanager
def without_right(path: Path) -> Iterator[None]:
    """Take the right to read away. A superuser has every right, and becomes somebody else meanwhile."""
    before, nobody = path.stat().st_mode, 65534
    path.chmod(0)
    if is_superuser := os.geteuid() == 0:
        os.seteuid(nobody)
    try:
        yield
    finally:
        if is_superuser:
            os.seteuid(0)
        path.chmod(before)


def test_a_file_is_named_and_placed_and_not_opened(tmp_path: Path) -> None:
    path = write(tmp_path / "Desktop" / "shop.csr")
    assert only(path) == Source(Origin.DROPPED, "shop.csr", "Desktop", path)


def test_files_keep_their_order_and_each_counts_once(tmp_path: Path) -> None:
    one, two = write(tmp_path / "b.csr"), write(tmp_path / "a.csr")
    assert [source.path for source in dropped(one, two, one).sources] == [one, two]


def test_a_folder_gives_its_files_by_name_and_nothing_hidden_or_below(tmp_path: Path) -> None:
    for name in ("b.csr", "a.csr", ".hidden", "below/c.csr"):
        write(tmp_path / "csrs" / name)
    gathered = dropped(tmp_path / "csrs")
    assert [(source.name, source.place) for source in gathered.sources] == [("a.csr", "csrs"), ("b.csr", "csrs")]
    assert gathered.left_out == 0


def test_a_hidden_file_that_was_dropped_by_itself_is_read(tmp_path: Path) -> None:
    assert only(write(tmp_path / ".shop.csr")).path == tmp_path / ".shop.csr"


def test_of_a_full_folder_the_first_files_count_and_the_others_are_told(tmp_path: Path) -> None:
    for number in range(MOST_IN_FOLDER + 3):
        write(tmp_path / "csrs" / f"{number:04}.csr")
    gathered = dropped(tmp_path / "csrs")
    assert [source.name for source in gathered.sources] == [f"{number:04}.csr" for number in range(MOST_IN_FOLDER)]
    assert gathered.left_out == 3


def test_of_very_many_files_the_first_thousand_count() -> None:
    gathered = dropped(*(Path(f"{number}.csr") for number in range(MOST_AT_ONCE + 7)))
    assert (len(gathered.sources), gathered.left_out) == (MOST_AT_ONCE, 7)


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert dropped(tmp_path) == Gathered(())


@pytest.mark.parametrize("name", ["gone.csr", "not/there.csr", "n" * 300, "nul\0.csr"])
def test_what_is_not_there_says_so(tmp_path: Path, name: str) -> None:
    assert cause(only(tmp_path / name)) == "missing"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights go otherwise on Windows")
def test_what_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "csrs" / "shop.csr")
    with without_right(path.parent):
        assert cause(only(path.parent)) == "unreadable"
        assert cause(only(path)) == "unreadable"
    with without_right(path), pytest.raises(Unavailable) as refused:
        content_of(path)
    assert refused.value.facts["cause"] == "unreadable"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOENT, "missing"), (errno.EACCES, "unreadable"), (errno.EBUSY, "held"), (errno.EIO, "other")],
)
def test_the_system_says_why_something_cannot_be_read(number: int, expected: str) -> None:
    assert cause_of(OSError(number, "why")) == expected


@links
def test_a_link_is_followed_once_and_named_by_what_it_leads_to(tmp_path: Path) -> None:
    target = write(tmp_path / "real" / "shop.csr")
    (tmp_path / "link").symlink_to(Path("real") / "shop.csr")
    source = only(tmp_path / "link")
    assert (source.name, source.place) == ("shop.csr", "real")
    assert source.path is not None
    assert source.path.samefile(target)


@links
@pytest.mark.parametrize("place", [".", "folder"])
def test_links_that_go_in_circles_or_on_and_on_are_refused(tmp_path: Path, place: str) -> None:
    folder = tmp_path / place
    folder.mkdir(exist_ok=True)
    (folder / "circle").symlink_to(folder / "circle")
    (folder / "first").symlink_to(folder / "second")
    (folder / "second").symlink_to(write(tmp_path / "else" / "shop.csr"))
    assert cause(only(folder / "circle")) == "link"
    assert cause(only(folder / "first")) == "link"
    assert only(folder / "second").refusal is None


@links
def test_links_to_folders_are_refused_and_in_folders_let_be(tmp_path: Path) -> None:
    write(tmp_path / "real" / "shop.csr")
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "to folder").symlink_to(tmp_path / "real")
    (folder / "to nothing").symlink_to(tmp_path / "gone")
    assert cause(only(folder / "to folder")) == "folder"
    (source,) = dropped(folder).sources
    assert (source.name, cause(source)) == ("to nothing", "missing")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_and_a_socket_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket")
        assert [cause(source) for source in dropped(tmp_path).sources] == ["device", "device"]
    assert cause(only(tmp_path / "pipe")) == "device"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_that_took_the_place_of_a_file_does_not_keep_anybody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unavailable) as refused:
        content_of(tmp_path / "pipe")
    assert refused.value.facts["cause"] == "device"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_is_not_opened() -> None:
    assert cause(only(Path("/dev/zero"))) == "device"


def test_no_more_of_a_file_is_read_than_a_request_has(tmp_path: Path) -> None:
    content, size = content_of(write(tmp_path / "large", b"x" * (4 * LARGEST_CSR)))
    assert (len(content), size) == (LARGEST_CSR + 1, 4 * LARGEST_CSR)


@pytest.mark.parametrize("text", ["", "-----BEGIN"])
def test_a_text_is_one_source(text: str) -> None:
    (source,) = gather(HandedIn(Origin.PASTED, text=text)).sources
    assert source == Source(Origin.PASTED, text=text)


def test_a_text_comes_after_the_files_that_came_with_it(tmp_path: Path) -> None:
    path = write(tmp_path / "shop.csr")
    gathered = gather(HandedIn(Origin.DROPPED, (path,), "text"))
    assert [source.name for source in gathered.sources] == ["shop.csr", ""]


@pytest.mark.skipif(sys.platform == "win32", reason="a file there always has its bytes")
def test_what_has_nothing_to_give_yet_is_held() -> None:
    """As /proc/kmsg: an ordinary file by its mode, and nobody knows when its next line comes."""
    there, here = os.pipe()
    os.set_blocking(there, False)
    with io.BufferedReader(Steady(there)) as stream, pytest.raises(BlockingIOError) as caught:
        stream.read(4)
    os.close(here)
    assert cause_of(caught.value) == "held"
