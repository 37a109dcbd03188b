"""The vault key is made once, stays where it was made, and is never made a second time over an older one."""

import os
import stat
import threading
from pathlib import Path

import pytest

from certdesk.credentials.store import SecretStore
from certdesk.credentials.vault import FILE_NAME, KEY_BYTES, KeySource, VaultKeys
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from tests.unit.credentials.stores import ForgetfulStore, LockedStore, MemoryStore

POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no permission bits")


def refusal(vault: VaultKeys) -> dict[str, object]:
    with pytest.raises(Unavailable) as refused:
        vault.key()
    assert refused.value.key is MessageKey.VAULT_KEY
    return dict(refused.value.facts)


def test_a_working_keyring_keeps_the_key_and_the_file_only_names_it(tmp_path: Path) -> None:
    store = MemoryStore()
    key = VaultKeys(tmp_path, store).key()
    ((account, secret),) = store.kept.items()
    assert len(key) == KEY_BYTES
    assert secret == key.hex()
    assert (tmp_path / FILE_NAME).read_text() == f"keyring {account}\n"
    assert VaultKeys(tmp_path, store).source() is KeySource.KEYRING


@pytest.mark.parametrize("store", [LockedStore(), ForgetfulStore()], ids=["locked", "forgetful"])
def test_without_a_keyring_an_owner_only_file_keeps_the_key(tmp_path: Path, store: SecretStore) -> None:
    key = VaultKeys(tmp_path, store).key()
    path = tmp_path / FILE_NAME
    assert len(key) == KEY_BYTES
    assert path.read_text() == f"file {key.hex()}\n"
    assert VaultKeys(tmp_path, store).source() is KeySource.FILE
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("store", [LockedStore(), MemoryStore()], ids=["file", "keyring"])
def test_the_key_is_the_same_every_time(tmp_path: Path, store: SecretStore) -> None:
    key = VaultKeys(tmp_path, store).key()
    assert VaultKeys(tmp_path, store).key() == key
    assert VaultKeys(tmp_path, store).key() == key


def test_a_keyring_that_appears_later_changes_nothing(tmp_path: Path) -> None:
    key = VaultKeys(tmp_path, LockedStore()).key()
    later = MemoryStore()
    assert VaultKeys(tmp_path, later).key() == key
    assert later.kept == {}
    assert VaultKeys(tmp_path, later).source() is KeySource.FILE


def test_a_keyring_that_is_locked_today_is_no_reason_for_a_second_key(tmp_path: Path) -> None:
    store = MemoryStore()
    key = VaultKeys(tmp_path, store).key()
    before = (tmp_path / FILE_NAME).read_bytes()
    assert refusal(VaultKeys(tmp_path, LockedStore())) == {"place": "keyring", "cause": "KeyringLocked"}
    assert refusal(VaultKeys(tmp_path, MemoryStore())) == {"place": "keyring", "cause": "missing"}
    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert VaultKeys(tmp_path, store).key() == key


@pytest.mark.parametrize("secret", ["", "not hex", "ab" * 31, "ab" * 33])
def test_something_else_under_our_account_is_not_taken_for_a_key(tmp_path: Path, secret: str) -> None:
    store = MemoryStore()
    VaultKeys(tmp_path, store).key()
    store.kept = dict.fromkeys(store.kept, secret)
    assert refusal(VaultKeys(tmp_path, store)) == {"place": "keyring", "cause": "form"}


def test_two_folders_have_two_keys_in_one_keyring(tmp_path: Path) -> None:
    store = MemoryStore()
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    assert VaultKeys(one, store).key() != VaultKeys(other, store).key()
    assert len(store.kept) == 2


def test_the_key_is_what_the_randomness_gave(tmp_path: Path) -> None:
    assert VaultKeys(tmp_path, LockedStore(), lambda size: b"\x07" * size).key() == b"\x07" * 32


def test_asking_where_the_key_is_makes_none(tmp_path: Path) -> None:
    assert VaultKeys(tmp_path, MemoryStore()).source() is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"\x00" * 32, b"file \n", b"file " + b"ab" * 31, b"file " + b"xy" * 32, b"keyring", b"\xff" * 40],
)
def test_a_file_that_holds_no_key_is_said_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.touch(0o600)
    path.write_bytes(content)
    assert refusal(VaultKeys(tmp_path, MemoryStore())) == {"place": "file", "path": str(path), "cause": "form"}
    assert path.read_bytes() == content


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.touch(0o600)
    path.write_bytes(b"file " + b"ab" * 32 + b"\n" * 1000)
    assert refusal(VaultKeys(tmp_path, MemoryStore()))["cause"] == "form"


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o777])
def test_a_file_that_others_may_read_is_said_and_left_alone(tmp_path: Path, mode: int) -> None:
    VaultKeys(tmp_path, LockedStore()).key()
    path = tmp_path / FILE_NAME
    before = path.read_bytes()
    path.chmod(mode)
    assert refusal(VaultKeys(tmp_path, MemoryStore())) == {
        "place": "file",
        "path": str(path),
        "cause": "permissions",
    }
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (before, mode)


@POSIX
@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_what_is_no_plain_file_is_not_followed(tmp_path: Path, kind: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    VaultKeys(elsewhere, LockedStore()).key()
    path = tmp_path / FILE_NAME
    {
        "folder": lambda: path.mkdir(0o700),
        "pipe": lambda: os.mkfifo(path, 0o600),
        "link": lambda: path.symlink_to(elsewhere / FILE_NAME),
    }[kind]()
    facts = refusal(VaultKeys(tmp_path, MemoryStore()))
    assert facts["cause"] == ("ELOOP" if kind == "link" else "form")
    assert facts["path"] == str(path)


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    facts = refusal(VaultKeys(tmp_path / "gone", LockedStore()))
    assert facts == {"place": "file", "path": str(tmp_path / "gone" / FILE_NAME), "cause": "ENOENT"}


@pytest.mark.parametrize("store", [LockedStore(), MemoryStore()], ids=["file", "keyring"])
def test_a_key_set_aside_makes_way_for_another_and_can_be_put_back(tmp_path: Path, store: SecretStore) -> None:
    vault = VaultKeys(tmp_path, store)
    old = vault.key()
    vault.set_aside()
    assert vault.source() is None
    assert vault.key() != old
    (aside,) = (path for path in tmp_path.iterdir() if path.name != FILE_NAME)
    aside.replace(tmp_path / FILE_NAME)
    assert vault.key() == old


def test_a_key_file_that_cannot_be_read_can_be_set_aside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    vault = VaultKeys(tmp_path, LockedStore())
    refusal(vault)
    vault.set_aside()
    assert len(vault.key()) == KEY_BYTES


def test_setting_aside_nothing_is_no_error(tmp_path: Path) -> None:
    VaultKeys(tmp_path / "gone", LockedStore()).set_aside()
    assert list(tmp_path.iterdir()) == []


def test_the_key_shows_in_no_repr_and_no_error(tmp_path: Path) -> None:
    store = MemoryStore()
    vault = VaultKeys(tmp_path, store)
    key = vault.key()
    store.kept = dict.fromkeys(store.kept, key.hex() + "00")
    with pytest.raises(Unavailable) as refused:
        vault.key()
    for shown in (repr(vault), repr(refused.value), str(refused.value.facts)):
        assert key.hex() not in shown
        assert repr(key) not in shown


def test_two_programs_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    together = threading.Barrier(8)
    found: list[bytes] = []

    def start() -> None:
        vault = VaultKeys(tmp_path, LockedStore())
        together.wait()
        found.append(vault.key())

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
