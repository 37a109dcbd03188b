"""Archives are looked into within bounds, whatever they say of themselves; nothing of them is written."""

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.csr import LARGEST_CSR
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import LARGEST_UNPACKED, MOST_IN_ARCHIVE
from certdesk.domain.messages import MessageKey
from certdesk.services.requests.archives import Entry, entries, is_archive
from tests.unit.services.requests.making import zipped


def refusal(content: bytes) -> CertDeskError:
    with pytest.raises(CertDeskError) as refused:
        list(entries(content))
    return refused.value


def only(content: bytes) -> Entry:
    (entry,) = entries(content)
    return entry


def packed_with(method: int, content: bytes = b"content") -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", method) as archive:
        archive.writestr("a.csr", content)
    return packed.getvalue()


def noise(size: int) -> bytes:
    return bytes((at * at + at // 256) % 251 for at in range(size))


def test_files_come_in_their_order_without_folders_and_hidden_ones() -> None:
    packed = zipped(
        {
            "b.csr": b"b",
            "in/": b"",
            "in/a.csr": b"a",
            ".DS_Store": b"x",
            "__MACOSX/in/._a.csr": b"x",
            "in/.hidden": b"x",
        }
    )
    found = list(entries(packed))
    assert [(entry.name, entry.path, entry.content) for entry in found] == [
        ("b.csr", "b.csr", b"b"),
        ("a.csr", "in/a.csr", b"a"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "..\\..\\x",
        "a/../../b",
        "..",
        "x" * 5_000,
        "\u202e.csr",
    ],
)
def test_a_hostile_name_names_an_entry_and_nothing_else(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    entry = only(zipped({name: b"content"}))
    assert entry.content == b"content"
    assert "/" not in entry.name
    assert "\\" not in entry.name
    assert len(entry.name) <= 255
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2])
def test_usual_methods_are_unpacked(method: int) -> None:
    assert only(packed_with(method)).content == b"content"


@pytest.mark.parametrize("method", [ZIP_LZMA, 9, 99])
def test_a_method_that_takes_too_much_or_is_not_known_breaks_one_entry(method: int) -> None:
    packed = bytearray(packed_with(ZIP_DEFLATED))
    struct.pack_into("<H", packed, 8, method)
    struct.pack_into("<H", packed, packed.index(b"PK\x01\x02") + 10, method)
    entry = only(bytes(packed))
    assert entry.refusal is not None
    assert entry.refusal.key is MessageKey.ARCHIVE_BROKEN


@pytest.mark.parametrize("number", [MOST_IN_ARCHIVE, MOST_IN_ARCHIVE + 1])
def test_an_archive_with_too_many_files_is_not_looked_into(number: int) -> None:
    packed = zipped({f"{at}.csr": b"x" for at in range(number)})
    if number > MOST_IN_ARCHIVE:
        error = refusal(packed)
        assert error.key is MessageKey.ARCHIVE_BIG
        assert error.facts == {"number": MOST_IN_ARCHIVE, "most": LARGEST_UNPACKED}
    else:
        assert len(list(entries(packed))) == number


def test_what_is_too_much_unpacked_is_not_unpacked() -> None:
    piece = noise(60_000)
    assert refusal(zipped({f"{at}": piece for at in range(18)})).key is MessageKey.ARCHIVE_BIG
    assert len(list(entries(zipped({f"{at}": piece for at in range(17)})))) == 17


def test_what_is_packed_too_tightly_is_not_unpacked() -> None:
    assert refusal(zipped({"zeros": bytes(LARGEST_UNPACKED)})).key is MessageKey.ARCHIVE_BIG
    assert refusal(zipped({"zeros": bytes(LARGEST_CSR)})).key is MessageKey.ARCHIVE_BIG


def test_a_large_file_beside_a_small_one_is_named_and_not_unpacked() -> None:
    large, small = entries(zipped({"photo.jpg": noise(LARGEST_CSR + 1), "shop.csr": b"small"}))
    assert large.refusal is not None
    assert large.refusal.key is MessageKey.CSR_BIG
    assert (large.content, large.size, small.content) == (b"", LARGEST_CSR + 1, b"small")


def test_a_size_that_is_a_lie_unpacks_no_more_than_it_says() -> None:
    packed = bytearray(packed_with(ZIP_DEFLATED, noise(50_000)))
    for marker, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", packed, packed.index(marker) + at, 10)
    entry = only(bytes(packed))
    assert entry.refusal is not None
    assert entry.refusal.key is MessageKey.ARCHIVE_BROKEN
    assert entry.content == b""


def test_entries_that_lie_over_each_other_are_read_within_the_bounds() -> None:
    """As in the bombs of David Fifield: every entry of the directory is the same packed file."""
    packed = packed_with(ZIP_DEFLATED, noise(60_000))
    directory = packed.index(b"PK\x01\x02")
    end = packed.index(b"PK\x05\x06")
    header = packed[directory:end]
    for number, most in ((90, 0), (16, 16)):
        ended = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, number, number, number * len(header), directory, 0)
        bomb = packed[:directory] + header * number + ended
        if most:
            assert sum(len(entry.content) for entry in entries(bomb)) <= LARGEST_UNPACKED
        else:
            assert refusal(bomb).key is MessageKey.ARCHIVE_BIG


def test_an_archive_with_a_password_stays_closed() -> None:
    packed = bytearray(packed_with(ZIP_DEFLATED))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(packed)).key is MessageKey.ARCHIVE_CLOSED


def test_an_archive_that_is_cut_is_broken() -> None:
    packed = zipped({"a.csr": noise(2_000), "b.csr": noise(2_000)})
    for length in range(4, len(packed) - 1, 97):
        assert is_archive(packed[:length])
        assert refusal(packed[:length]).key is MessageKey.ARCHIVE_BROKEN


def test_one_entry_that_is_damaged_leaves_the_others() -> None:
    packed = bytearray(zipped({"a.csr": noise(2_000), "b.csr": b"good"}))
    packed[80] ^= 0xFF
    damaged, good = entries(bytes(packed))
    assert damaged.refusal is not None
    assert damaged.refusal.key is MessageKey.ARCHIVE_BROKEN
    assert good.content == b"good"


@given(st.data())
def test_damage_anywhere_raises_nothing_unexpected(data: st.DataObject) -> None:
    packed = bytearray(zipped({"a.csr": noise(300), "in/b.csr": b"second"}))
    for _ in range(data.draw(st.integers(1, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = list(entries(bytes(packed)))
    except CertDeskError:
        return
    assert sum(len(entry.content) for entry in found) <= LARGEST_UNPACKED


@pytest.mark.parametrize("content", [b"", b"PK", b"-----BEGIN", b"\x30\x82"])
def test_other_files_are_no_archives(content: bytes) -> None:
    assert not is_archive(content)


def test_a_hidden_flag_of_a_folder_is_not_asked_of_names_with_dots() -> None:
    info = ZipInfo("in.folder/shop.larkspur.example.csr")
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(info, b"content")
    assert only(packed.getvalue()).name == "shop.larkspur.example.csr"
