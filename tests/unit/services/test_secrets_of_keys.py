"""Keys and pass phrases show in nothing that may end up in a log, in a report of a bug, or on a screen."""

import dataclasses
import logging
import traceback
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from certdesk.domain.errors import CertDeskError
from certdesk.domain.local_keys import KeyChoice, KeyFileRequest, KeyStoreRequest, OwnKeyFile, Target, VaultLock
from certdesk.domain.work import Silent
from certdesk.pki.formats.key_store import Contents
from certdesk.pki.key_files import read_key
from certdesk.pki.key_making import make_pair
from tests.fakes import START, FakeWorld
from tests.unit.credentials.stores import LockedStore
from tests.unit.services.keys import NAMES, OTHER, PASSPHRASE, certified, certifier, sign_in
from tests.unit.services.portfolio import SHOP, Chain, portfolio

VAULT_PASSPHRASE = "correct horse battery"
SECRETS = (PASSPHRASE, OTHER, VAULT_PASSPHRASE)


@pytest.fixture
def world(tmp_path: Path, chain: Chain) -> FakeWorld:
    (tmp_path / "Downloads").mkdir()
    world = FakeWorld(tmp_path, portfolio(chain), keyring=LockedStore())
    world.desk.keys.open_vault(VAULT_PASSPHRASE)
    sign_in(world)
    return world


def spellings(secret: bytes) -> Iterator[str]:
    """Yield what of a secret would be seen where it was printed in one way or another."""
    yield secret.hex()
    yield repr(secret)[2:-1]
    yield b64encode(secret).decode()[:40]


def assert_hidden(shown: str, private_key: bytes) -> None:
    for secret in SECRETS:
        assert secret not in shown
    for spelled in spellings(private_key[-48:]):
        assert spelled not in shown


def attempts(world: FakeWorld, digest: str, own: Path) -> Iterator[CertDeskError]:
    """Yield the error of each thing that fails with a secret at hand."""
    folder = world.downloads_folder
    stores = (
        KeyStoreRequest(Target.WINDOWS, OwnKeyFile(own, OTHER), folder, "a.pfx", PASSPHRASE),
        KeyStoreRequest(Target.WINDOWS, OwnKeyFile(own, ""), folder, "a.pfx", PASSPHRASE),
        KeyStoreRequest(Target.WINDOWS, digest, folder / "gone", "a.pfx", PASSPHRASE),
        KeyStoreRequest(Target.WINDOWS, digest, folder, "a/b", PASSPHRASE),
        KeyStoreRequest(Target.OLD_JAVA, digest, folder, "a.jks", "ü" + PASSPHRASE),
        KeyStoreRequest(Target.OLD_JAVA, "0" * 64, folder, "a.jks", PASSPHRASE),
    )
    for store in stores:
        assert not any(secret in repr(store) for secret in SECRETS)
        with pytest.raises(CertDeskError) as refused:
            world.desk.key_stores.save(SHOP, store, Silent())
        yield refused.value
    files = (KeyFileRequest(digest, folder / "gone", "a.key", PASSPHRASE), KeyFileRequest("", folder, "a", OTHER))
    for file in files:
        assert not any(secret in repr(file) for secret in SECRETS)
        with pytest.raises(CertDeskError) as refused:
            world.desk.keys.save(file)
        yield refused.value
    locked = world.desk_again()
    for passphrase in (OTHER, PASSPHRASE):
        with pytest.raises(CertDeskError) as refused:
            locked.keys.open_vault(passphrase)
        yield refused.value


def test_no_error_traceback_or_log_shows_a_secret(world: FakeWorld, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    made, _ = certified(world, certifier())
    own = world.desk.keys.save(KeyFileRequest(made.key.digest, world.home, "own.key", PASSPHRASE))
    private_key = read_key(own.read_bytes(), "", PASSPHRASE)
    errors = list(attempts(world, made.key.digest, own))
    assert len(errors) == 10
    for error in errors:
        shown = "".join(traceback.format_exception(error))
        assert_hidden(f"{error!r} {error} {dict(error.facts)} {shown}", private_key)
    assert_hidden(caplog.text, private_key)
    assert_hidden(repr(world.desk), private_key)
    assert_hidden(repr(world.announced) + repr(world.desk.orders.details(SHOP)) + repr(made), private_key)


def test_what_holds_a_secret_hides_it_from_its_repr() -> None:
    pair = make_pair(NAMES, KeyChoice.P256)
    holders = (
        pair,
        Contents(pair.private_key, (), "alias", START),
        VaultLock(b"salt", 2, 8, 1, pair.private_key),
        OwnKeyFile(Path("own.key"), PASSPHRASE),
        KeyStoreRequest(Target.JAVA, OwnKeyFile(Path("own.key"), OTHER), Path(), "a", VAULT_PASSPHRASE),
        KeyFileRequest("0" * 64, Path(), "a", PASSPHRASE),
    )
    for holder in holders:
        assert_hidden(repr(holder), pair.private_key)
        hidden = {field.name for field in dataclasses.fields(holder) if not field.repr}
        assert hidden & {"private_key", "wrapped", "passphrase"}
