"""The system keyring behaves like the fake that other tests use, and refuses in one way whatever its backend does."""

import subprocess
import sys

import keyring.errors
import pytest
from keyring.backends import fail, null

from certdesk.credentials.store import SERVICE, SecretStore, StoreUnusable, SystemKeyring
from tests.unit.credentials.stores import ForgetfulStore, LockedStore, MemoryBackend, MemoryStore, RaisingBackend

SECRET = "5e" * 32


class ForeignError(Exception):
    """Something no CertDesk module has heard of, as D-Bus and Win32 raise."""


@pytest.fixture(params=["memory", "system keyring"])
def working(request: pytest.FixtureRequest) -> SecretStore:
    return MemoryStore() if request.param == "memory" else SystemKeyring(MemoryBackend())


@pytest.fixture(params=["forgetful", "null backend"])
def forgetful(request: pytest.FixtureRequest) -> SecretStore:
    return ForgetfulStore() if request.param == "forgetful" else SystemKeyring(null.Keyring())  # type: ignore[no-untyped-call]  # keyring has no types for it


@pytest.fixture(params=["locked", "locked backend"])
def locked(request: pytest.FixtureRequest) -> SecretStore:
    if request.param == "locked":
        return LockedStore()
    return SystemKeyring(RaisingBackend(keyring.errors.KeyringLocked("the collection is locked")))


def test_what_was_kept_is_found_again_under_its_account_alone(working: SecretStore) -> None:
    working.set("one", SECRET)
    working.set("other", "other secret")
    assert (working.get("one"), working.get("other"), working.get("third")) == (SECRET, "other secret", None)


def test_the_last_secret_counts(working: SecretStore) -> None:
    working.set("one", "first")
    working.set("one", SECRET)
    assert working.get("one") == SECRET


def test_what_is_taken_out_is_gone_and_the_rest_stays(working: SecretStore) -> None:
    working.set("one", SECRET)
    working.set("other", "other secret")
    working.delete("one")
    assert (working.get("one"), working.get("other")) == (None, "other secret")


def test_taking_out_what_is_not_there_is_no_error(working: SecretStore, forgetful: SecretStore) -> None:
    for store in (working, forgetful):
        store.delete("one")
        assert store.get("one") is None


def test_a_store_may_silently_keep_nothing(forgetful: SecretStore) -> None:
    forgetful.set("one", SECRET)
    assert forgetful.get("one") is None


def test_a_locked_store_says_so(locked: SecretStore) -> None:
    with pytest.raises(StoreUnusable) as refused:
        locked.get("one")
    assert refused.value.cause == "KeyringLocked"
    with pytest.raises(StoreUnusable):
        locked.set("one", SECRET)
    with pytest.raises(StoreUnusable):
        locked.delete("one")


def test_a_computer_without_a_keyring_is_an_unusable_store() -> None:
    store = SystemKeyring(fail.Keyring())  # type: ignore[no-untyped-call]  # keyring has no types for it
    with pytest.raises(StoreUnusable) as refused:
        store.set("one", SECRET)
    assert refused.value.cause == "NoKeyringError"


@pytest.mark.parametrize(
    "error",
    [
        keyring.errors.InitError("no D-Bus"),
        keyring.errors.PasswordSetError(SECRET),
        ForeignError(SECRET),
        OSError(5, "bus"),
        RuntimeError(SECRET),
        SystemExit(1),
    ],
    ids=lambda error: type(error).__name__,
)
def test_whatever_a_backend_raises_only_its_type_comes_out(error: BaseException) -> None:
    with pytest.raises(StoreUnusable) as refused:
        SystemKeyring(RaisingBackend(error)).set("one", SECRET)
    assert refused.value.cause == type(error).__name__
    assert SECRET not in repr(refused.value)
    assert refused.value.__cause__ is refused.value.__context__ is None


def test_secrets_stand_under_the_programs_own_name() -> None:
    backend = MemoryBackend()
    SystemKeyring(backend).set("one", SECRET)
    assert backend.kept == {(SERVICE, "one"): SECRET}


def test_without_another_choice_the_systems_own_backend_answers() -> None:
    program = (
        "from certdesk.credentials.store import SystemKeyring, StoreUnusable;"
        "import keyring;"
        "from tests.unit.credentials.stores import MemoryBackend;"
        "backend = MemoryBackend();"
        "keyring.get_keyring = lambda: backend;"
        "SystemKeyring().set('one', 'secret');"
        "assert backend.kept == {('CertDesk', 'one'): 'secret'}"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_keyring_is_not_imported_before_it_is_used() -> None:
    program = (
        "import sys, pathlib; from certdesk.credentials.store import SystemKeyring;"
        "from certdesk.credentials.vault import VaultKeys;"
        "VaultKeys(pathlib.Path('nowhere'), SystemKeyring()).source();"
        "assert 'keyring' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
