"""The vault's key is in the keyring, or behind a pass phrase; never in a file, and never made twice over kept keys."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from certdesk.credentials.passphrase import Cost
from certdesk.credentials.store import SecretStore
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.local_keys import KeptKey, KeyChoice, VaultState
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.services.key_vault import KEY_BYTES, KeyVault
from certdesk.storage.desk import DeskStore, desk_database
from tests.unit.credentials.stores import ForgetfulStore, LockedStore, MemoryStore

CHEAP = Cost(16, 8, 1)
RIGHT, WRONG = "correct horse", "correct house"
KEPT = KeptKey("ab" * 32, OrderId("1"), datetime(2026, 11, 20, tzinfo=UTC), KeyChoice.P256, ("shop.example",), b"csr")


@pytest.fixture
def announced() -> list[frozenset[Topic]]:
    return []


@pytest.fixture
def store(tmp_path: Path, announced: list[frozenset[Topic]]) -> DeskStore:
    database = desk_database(tmp_path / "desk.sqlite3")
    database.prepare()
    return DeskStore(database, announced.append)


def vault(store: DeskStore, keyring: SecretStore | None = None) -> KeyVault:
    return KeyVault(store, keyring or LockedStore(), CHEAP)


def guard(store: DeskStore) -> None:
    """Let the vault have something to guard."""
    with store.write() as records:
        records.private_keys.add(KEPT, b"wrapped")


def refusal(opened: KeyVault, passphrase: str) -> tuple[str, MessageKey]:
    with pytest.raises(FieldError) as refused:
        opened.open(passphrase)
    return refused.value.field, refused.value.key


def unavailable(opened: KeyVault) -> tuple[MessageKey, dict[str, object]]:
    with pytest.raises(Unavailable) as refused:
        opened.key()
    return refused.value.key, dict(refused.value.facts)


def test_a_keyring_that_works_keeps_the_key_and_nothing_is_asked(store: DeskStore) -> None:
    keyring = MemoryStore()
    key = vault(store, keyring).key()
    assert vault(store, keyring).state() is VaultState.OPEN
    assert vault(store, keyring).key() == key
    assert list(keyring.kept.values()) == [key.hex()]
    assert len(key) == KEY_BYTES


@pytest.mark.parametrize("keyring", [LockedStore(), ForgetfulStore()], ids=["refuses", "forgets"])
def test_without_a_keyring_the_vault_waits_for_a_pass_phrase(store: DeskStore, keyring: SecretStore) -> None:
    fresh = vault(store, keyring)
    assert fresh.state() is VaultState.NEW
    assert unavailable(fresh) == (MessageKey.VAULT_LOCKED, {})
    fresh.open(RIGHT)
    assert fresh.state() is VaultState.OPEN
    assert len(fresh.key()) == KEY_BYTES


def test_after_a_start_only_the_same_pass_phrase_opens_it(store: DeskStore) -> None:
    first = vault(store)
    first.open(RIGHT)
    guard(store)
    again = vault(store)
    assert again.state() is VaultState.LOCKED
    assert refusal(again, WRONG) == ("passphrase", MessageKey.VAULT_PASSPHRASE)
    assert refusal(again, "") == ("passphrase", MessageKey.VAULT_PASSPHRASE)
    assert again.state() is VaultState.LOCKED
    again.open(RIGHT)
    assert again.key() == first.key()


def test_a_short_pass_phrase_protects_no_new_vault(store: DeskStore) -> None:
    fresh = vault(store)
    assert refusal(fresh, "1234567") == ("passphrase", MessageKey.PASSPHRASE_SHORT)
    assert fresh.state() is VaultState.NEW


def test_a_pass_phrase_opens_it_from_another_keyboard_too(store: DeskStore) -> None:
    vault(store).open("p\u00e4ssw\u00f6rd")
    guard(store)
    again = vault(store)
    again.open("pa\u0308sswo\u0308rd")
    assert again.state() is VaultState.OPEN


def test_a_vault_that_is_open_does_not_look_at_pass_phrases(store: DeskStore) -> None:
    opened = vault(store)
    opened.open(RIGHT)
    key = opened.key()
    opened.open(WRONG)
    assert opened.key() == key
    guard(store)
    again = vault(store)
    again.open(RIGHT)
    assert again.key() == key


def test_a_keyring_that_appears_later_changes_nothing(store: DeskStore) -> None:
    vault(store).open(RIGHT)
    guard(store)
    later = MemoryStore()
    assert vault(store, later).state() is VaultState.LOCKED
    assert later.kept == {}


def test_a_keyring_that_is_locked_today_is_no_reason_for_a_second_vault(store: DeskStore) -> None:
    keyring = MemoryStore()
    key = vault(store, keyring).key()
    guard(store)
    assert unavailable(vault(store, LockedStore())) == (MessageKey.VAULT_KEYRING, {"cause": "KeyringLocked"})
    with pytest.raises(Unavailable):
        vault(store, LockedStore()).open(RIGHT)
    assert unavailable(vault(store, MemoryStore())) == (MessageKey.VAULT_KEYRING, {"cause": "missing"})
    assert vault(store, keyring).key() == key


def test_a_locked_keyring_is_an_error_even_for_a_vault_without_keys(store: DeskStore) -> None:
    vault(store, MemoryStore()).key()
    assert unavailable(vault(store, LockedStore()))[0] is MessageKey.VAULT_KEYRING


@pytest.mark.parametrize("secret", ["", "not hex", "ab" * 31, "ab" * 33])
def test_something_else_under_our_account_is_not_taken_for_a_key(store: DeskStore, secret: str) -> None:
    keyring = MemoryStore()
    vault(store, keyring).key()
    keyring.kept = dict.fromkeys(keyring.kept, secret)
    assert unavailable(vault(store, keyring)) == (MessageKey.VAULT_KEYRING, {"cause": "form"})


def test_a_vault_that_guards_nothing_may_be_made_anew(store: DeskStore) -> None:
    vault(store).open(RIGHT)
    guard(store)
    with store.write() as records:
        records.private_keys.remove(KEPT.digest)
    again = vault(store)
    assert again.state() is VaultState.NEW
    again.open("another one")
    guard(store)
    assert refusal(vault(store), RIGHT) == ("passphrase", MessageKey.VAULT_PASSPHRASE)


def test_a_key_that_the_keyring_lost_is_made_anew_where_it_guarded_nothing(store: DeskStore) -> None:
    old = vault(store, MemoryStore()).key()
    keyring = MemoryStore()
    new = vault(store, keyring).key()
    assert new != old
    guard(store)
    assert vault(store, keyring).key() == new


def test_what_is_stored_opens_nothing_by_itself(store: DeskStore, tmp_path: Path) -> None:
    opened = vault(store)
    opened.open(RIGHT)
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (opened.key(), opened.key().hex().encode(), RIGHT.encode()):
        assert secret not in stored
    assert [path.name for path in tmp_path.iterdir() if "key" in path.name] == []


def test_each_vault_has_a_salt_of_its_own_and_its_cost_is_kept(store: DeskStore) -> None:
    KeyVault(store, LockedStore(), Cost(32, 8, 1)).open(RIGHT)
    guard(store)
    with store.read() as records:
        lock = records.vault.lock()
    assert lock is not None
    assert (lock.n, lock.r, lock.p, len(lock.salt)) == (32, 8, 1, 16)
    again = vault(store)
    again.open(RIGHT)
    assert again.state() is VaultState.OPEN


def test_opening_is_announced_and_looking_is_not(store: DeskStore, announced: list[frozenset[Topic]]) -> None:
    opened = vault(store)
    opened.state()
    assert announced == []
    opened.open(RIGHT)
    assert announced == [frozenset({Topic.KEYS})]


def test_two_that_look_together_find_one_key(store: DeskStore) -> None:
    keyring = MemoryStore()
    shared = vault(store, keyring)
    together = threading.Barrier(8)
    found: list[bytes] = []

    def look() -> None:
        together.wait()
        found.append(shared.key())

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(keyring.kept) == 1


@pytest.mark.parametrize("passphrase", [WRONG, "", "\ud800" * 9])
def test_no_error_shows_the_pass_phrase_or_the_key(store: DeskStore, passphrase: str) -> None:
    first = vault(store)
    first.open(RIGHT)
    guard(store)
    again = vault(store)
    with pytest.raises(CertDeskError) as refused:
        again.open(passphrase)
    again.open(RIGHT)
    shown = f"{refused.value!r} {refused.value.facts} {again!r} {refused.value.__cause__!r}"
    for secret in (RIGHT, again.key().hex(), repr(again.key())):
        assert secret not in shown
    assert not passphrase or passphrase not in shown
