"""Keys that are made at the desk are kept wrapped, leave it under a pass phrase, and go when the user says so."""

import os
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.credentials.store import SecretStore
from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import CertDeskError, Damaged, FieldError, NotFound, StateConflict, Unavailable
from certdesk.domain.local_keys import KeyChoice, KeyFileRequest, MadeKey, VaultState
from certdesk.domain.messages import MessageKey
from certdesk.domain.work import Silent
from certdesk.pki.key_files import read_key
from certdesk.storage.desk import DeskStore
from tests.fakes import START, FakeWorld
from tests.unit.credentials.stores import LockedStore, MemoryStore
from tests.unit.services.keys import NAMES, OTHER, PASSPHRASE, left_behind
from tests.unit.services.portfolio import PENDING, SHOP, Chain, portfolio
from tests.unit.storage.mounts import small_disk

RIGHT = "correct horse"


@pytest.fixture
def world(tmp_path: Path, chain: Chain) -> FakeWorld:
    (tmp_path / "Downloads").mkdir()
    world = FakeWorld(tmp_path, portfolio(chain), keyring=MemoryStore())
    world.desk.orders.refresh(Silent())
    world.announced.clear()
    return world


def without_keyring(world: FakeWorld, keyring: SecretStore | None = None) -> None:
    world.keyring = keyring or LockedStore()
    world.desk = world.desk_again()


def make(world: FakeWorld, choice: KeyChoice = KeyChoice.P256) -> MadeKey:
    return world.desk.keys.make(SHOP, NAMES, choice)


def request(world: FakeWorld, made: MadeKey, name: str = "shop.key") -> KeyFileRequest:
    return KeyFileRequest(made.key.digest, world.downloads_folder, name, PASSPHRASE)


def acts(world: FakeWorld) -> list[DeskEntry]:
    lines = world.desk.orders.details(SHOP).activity
    return [line.what for line in lines if isinstance(line.what, DeskEntry)]


def test_a_made_key_is_kept_with_its_request(world: FakeWorld) -> None:
    made = make(world)
    assert (made.key.order, made.key.made_at, made.key.choice, made.key.names) == (SHOP, START, KeyChoice.P256, NAMES)
    assert (made.csr.names, made.csr.key_digest, made.csr.is_signed) == (NAMES, made.key.digest, True)
    assert made.csr.der == made.key.csr
    assert world.desk_again().keys.all(SHOP) == (made.key,)
    assert world.desk.keys.all(PENDING) == ()
    assert world.announced == [frozenset({Topic.KEYS, Topic.ACTIVITY})]


def test_a_kept_key_gives_its_request_once_more(world: FakeWorld) -> None:
    made = make(world)
    assert world.desk_again().keys.request_of(made.key.digest) == made
    world.desk.keys.remove(made.key.digest)
    with pytest.raises(NotFound) as gone:
        world.desk.keys.request_of(made.key.digest)
    assert gone.value.key is MessageKey.KEY_GONE


def test_a_kept_request_is_read_though_the_vault_is_locked(world: FakeWorld) -> None:
    without_keyring(world)
    world.desk.keys.open_vault(RIGHT)
    made = make(world)
    without_keyring(world)
    assert world.desk.keys.vault() is VaultState.LOCKED
    assert world.desk.keys.request_of(made.key.digest) == made


def test_the_newest_key_is_in_front(world: FakeWorld) -> None:
    first = make(world)
    world.clock.forward(timedelta(minutes=1))
    second = make(world, KeyChoice.P384)
    assert world.desk.keys.all(SHOP) == (second.key, first.key)


def test_no_more_than_the_short_digest_is_noted(world: FakeWorld) -> None:
    made = make(world)
    assert acts(world) == [DeskEntry(START, SHOP, DeskAct.KEY_MADE, detail=made.key.digest[:16])]
    world.desk.keys.save(request(world, made))
    world.desk.keys.remove(made.key.digest)
    assert [entry.act for entry in acts(world)] == [DeskAct.KEY_REMOVED, DeskAct.KEY_SAVED, DeskAct.KEY_MADE]
    assert {entry.detail for entry in acts(world)} == {made.key.digest[:16]}
    assert not any(made.key.digest in repr(entry) or PASSPHRASE in repr(entry) for entry in acts(world))


@pytest.mark.parametrize("names", [(), ("no name",), ("192.0.2.7",)])
def test_what_is_no_name_is_refused_before_a_key_is_made(world: FakeWorld, names: tuple[str, ...]) -> None:
    with pytest.raises(FieldError) as refused:
        world.desk.keys.make(SHOP, names, KeyChoice.RSA_4096)
    assert refused.value.field == "names"
    assert world.desk.keys.all(SHOP) == ()


def test_without_an_open_vault_no_key_is_made_and_none_leaves_it(world: FakeWorld) -> None:
    without_keyring(world)
    assert world.desk.keys.vault() is VaultState.NEW
    with pytest.raises(Unavailable) as refused:
        make(world)
    assert refused.value.key is MessageKey.VAULT_LOCKED
    world.desk.keys.open_vault(RIGHT)
    made = make(world)
    without_keyring(world)
    assert world.desk.keys.vault() is VaultState.LOCKED
    with pytest.raises(Unavailable) as refused:
        world.desk.keys.save(request(world, made))
    assert refused.value.key is MessageKey.VAULT_LOCKED
    world.desk.keys.open_vault(RIGHT)
    assert world.desk.keys.save(request(world, made)).is_file()


def test_the_database_holds_no_key_that_lies_open(world: FakeWorld) -> None:
    made = make(world)
    saved = world.desk.keys.save(request(world, made))
    private_key = read_key(saved.read_bytes(), "", PASSPHRASE)
    stored = b"".join(path.read_bytes() for path in world.home.iterdir() if path.is_file())
    assert made.key.csr in stored
    assert private_key not in stored
    assert private_key[36:68] not in stored  # the secret number itself
    assert PASSPHRASE.encode() not in stored


@pytest.mark.parametrize("choice", [KeyChoice.P256, KeyChoice.P384, KeyChoice.RSA_2048])
def test_a_saved_key_opens_with_its_pass_phrase_alone(world: FakeWorld, choice: KeyChoice) -> None:
    made = make(world, choice)
    saved = world.desk.keys.save(request(world, made))
    assert saved == world.downloads_folder / "shop.key"
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in saved.read_bytes()
    assert read_key(saved.read_bytes(), "", PASSPHRASE)
    with pytest.raises(FieldError):
        read_key(saved.read_bytes(), "", OTHER)
    assert list(left_behind(world)) == ["shop.key"]
    assert world.desk.downloads.folder() == world.downloads_folder


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are a POSIX notion")
def test_a_saved_key_is_its_owners_alone_even_where_all_may_read(world: FakeWorld) -> None:
    before = os.umask(0)
    try:
        saved = world.desk.keys.save(request(world, make(world)))
    finally:
        os.umask(before)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("passphrase", "key"),
    [("1234567", MessageKey.PASSPHRASE_SHORT), ("pässwörd", MessageKey.PASSPHRASE_ASCII)],
)
def test_a_pass_phrase_that_not_everybody_takes_is_refused(world: FakeWorld, passphrase: str, key: MessageKey) -> None:
    wanted = replace(request(world, make(world)), passphrase=passphrase)
    with pytest.raises(FieldError) as refused:
        world.desk.keys.save(wanted)
    assert (refused.value.field, refused.value.key) == ("passphrase", key)
    assert list(left_behind(world)) == []


def test_an_existing_file_is_asked_about_then_replaced_or_kept(world: FakeWorld) -> None:
    wanted = request(world, make(world))
    path = world.desk.keys.save(wanted)
    path.write_bytes(b"the user's own")
    path.chmod(0o644)
    with pytest.raises(StateConflict) as refused:
        world.desk.keys.save(wanted)
    assert (refused.value.key, refused.value.facts["file"]) == (MessageKey.FILE_EXISTS, "shop.key")
    assert world.desk.keys.save(replace(wanted, if_exists=IfExists.KEEP_BOTH)).name == "shop (2).key"
    assert path.read_bytes() == b"the user's own"
    world.desk.keys.save(replace(wanted, if_exists=IfExists.REPLACE))
    assert read_key(path.read_bytes(), "", PASSPHRASE)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_bad_file_name_and_a_vanished_folder_are_told(world: FakeWorld) -> None:
    made = make(world)
    with pytest.raises(FieldError) as refused:
        world.desk.keys.save(request(world, made, "../shop.key"))
    assert refused.value.field == "file_name"
    with pytest.raises(Unavailable) as gone:
        world.desk.keys.save(replace(request(world, made), folder=world.home / "gone"))
    assert (gone.value.key, gone.value.facts["cause"]) == (MessageKey.FILE_WRITE, "gone")


def test_a_full_disk_leaves_nothing_behind(world: FakeWorld) -> None:
    made = make(world, KeyChoice.RSA_2048)
    with small_disk(world.home / "disk", "16k") as disk:
        (disk / "filler").write_bytes(b"x" * 12_288)
        (disk / "more").write_bytes(b"x" * 3_000)
        with pytest.raises(Unavailable) as refused:
            world.desk.keys.save(replace(request(world, made), folder=disk))
        assert (refused.value.key, refused.value.facts["cause"]) == (MessageKey.FILE_WRITE, "full")
        assert {entry.name for entry in disk.iterdir()} == {"filler", "more"}
    assert [entry.act for entry in acts(world)] == [DeskAct.KEY_MADE]


def test_a_removed_key_is_gone_for_good(world: FakeWorld) -> None:
    made = make(world)
    kept = make(world)
    world.desk.keys.remove(made.key.digest)
    assert world.desk.keys.all(SHOP) == (kept.key,)
    with pytest.raises(NotFound) as refused:
        world.desk.keys.save(request(world, made))
    assert refused.value.key is MessageKey.KEY_GONE
    world.announced.clear()
    world.desk.keys.remove(made.key.digest)
    assert world.announced == []


def test_a_key_can_be_removed_while_the_vault_is_locked(world: FakeWorld) -> None:
    without_keyring(world)
    world.desk.keys.open_vault(RIGHT)
    made = make(world)
    without_keyring(world)
    world.desk.keys.remove(made.key.digest)
    assert world.desk.keys.vault() is VaultState.NEW


def test_a_key_put_in_the_place_of_another_does_not_open(world: FakeWorld) -> None:
    one, other = make(world), make(world)
    store = DeskStore(world.database, world.announced.append)
    with store.write() as records:
        wrapped = records.private_keys.wrapped(one.key.digest)
        assert wrapped is not None
        records.private_keys.remove(other.key.digest)
        records.private_keys.add(other.key, wrapped)
    with pytest.raises(Damaged) as refused:
        world.desk.keys.save(request(world, other))
    assert refused.value.key is MessageKey.KEY_DAMAGED
    assert list(left_behind(world)) == []


def test_starting_over_forgets_the_keys_of_the_practice_world(world: FakeWorld) -> None:
    make(world)
    world.desk.practice.start_over()
    assert world.desk.keys.all(SHOP) == ()


def test_the_reader_of_requests_agrees_with_what_is_kept(world: FakeWorld) -> None:
    made = make(world)
    assert world.desk.keys.request_of(made.key.digest) == made
    with pytest.raises(CertDeskError):
        world.desk.keys.request_of("0" * 64)


def test_a_key_file_that_was_named_without_its_ending_gets_it(world: FakeWorld) -> None:
    made = make(world)
    assert world.desk.keys.save(request(world, made, "shop.larkspur.example")).name == "shop.larkspur.example.key"
    assert world.desk.keys.save(request(world, made, "shop.pem")).name == "shop.pem"
