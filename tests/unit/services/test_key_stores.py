"""A file with a private key is written once the key was proved to be the certificate's, and holds what it should."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import (
    Cancelled,
    CertDeskError,
    FieldError,
    NotFound,
    SessionRequired,
    StateConflict,
    Unavailable,
)
from certdesk.domain.local_keys import KeyChoice, KeyStoreRequest, OwnKeyFile, Target, VaultState
from certdesk.domain.messages import MessageKey
from certdesk.domain.passphrases import check_for_file
from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.domain.work import Silent
from certdesk.pki.formats.key_stores import KEY_STORES
from certdesk.pki.keys import public_der
from tests.fakes import START, FakeReporter, FakeWorld
from tests.unit.credentials.stores import LockedStore, MemoryStore
from tests.unit.services.keys import (
    NAMES,
    OTHER,
    PASSPHRASE,
    Certify,
    certificate_of,
    certified,
    certifier,
    left_behind,
    sign_in,
)
from tests.unit.services.portfolio import PENDING, PENDING_ORDER, SHOP, SHOP_ORDER, Chain, portfolio
from tests.unit.storage.mounts import small_disk

OWN_KEY = ec.generate_private_key(ec.SECP256R1())
OWN_DER = OWN_KEY.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def certify() -> Certify:
    return certifier()


@pytest.fixture
def world(tmp_path: Path, chain: Chain) -> FakeWorld:
    (tmp_path / "Downloads").mkdir()
    world = FakeWorld(tmp_path, portfolio(chain), keyring=MemoryStore())
    sign_in(world)
    return world


@pytest.fixture
def own(world: FakeWorld, certify: Certify) -> Path:
    """The user's own key file, whose certificate the order stands on."""
    chain = certify(public_der(OWN_KEY.public_key()))
    world.portal.shown[SHOP] = replace(world.portal.shown[SHOP], chain=chain)
    path = world.home / "own.key"
    path.write_bytes(OWN_KEY.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()))
    return path


def wish(world: FakeWorld, key: str | OwnKeyFile, target: Target = Target.OLD_JAVA) -> KeyStoreRequest:
    name = world.desk.key_stores.suggested_name(SHOP_ORDER, target)
    return KeyStoreRequest(target, key, world.downloads_folder, name, PASSPHRASE)


def save(world: FakeWorld, request: KeyStoreRequest) -> Path:
    return world.desk.key_stores.save(SHOP, request, Silent())


def refusal(
    world: FakeWorld, request: KeyStoreRequest, kind: type[CertDeskError] = FieldError
) -> tuple[MessageKey, dict[str, Any]]:
    """Return why a file was not saved, once it is clear that nothing was left behind."""
    before = set(left_behind(world))
    with pytest.raises(kind) as refused:
        save(world, request)
    assert set(left_behind(world)) == before
    field = {"field": refused.value.field} if isinstance(refused.value, FieldError) else {}
    return refused.value.key, dict(refused.value.facts) | field


@pytest.mark.parametrize("choice", [KeyChoice.P256, KeyChoice.RSA_2048])
@pytest.mark.parametrize("target", Target)
def test_each_target_gets_key_certificate_and_intermediate(
    world: FakeWorld, certify: Certify, target: Target, choice: KeyChoice
) -> None:
    made, chain = certified(world, certify, choice)
    path = save(world, wish(world, made.key.digest, target))
    held = KEY_STORES[target].read(path.read_bytes(), PASSPHRASE)
    assert (held.chain, held.alias) == (chain[:-1], "shop.larkspur.example")
    assert list(left_behind(world)) == [path.name]
    assert path.suffix == KEY_STORES[target].suffix


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are a POSIX notion")
def test_a_file_is_its_owners_alone_even_where_all_may_read(world: FakeWorld, own: Path) -> None:
    before = os.umask(0)
    try:
        path = save(world, wish(world, OwnKeyFile(own)))
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_saved_file_is_noted_and_its_folder_remembered(world: FakeWorld, certify: Certify) -> None:
    made, _ = certified(world, certify)
    other = world.home / "key stores"
    other.mkdir()
    path = save(world, replace(wish(world, made.key.digest), folder=other))
    newest = world.desk.orders.details(SHOP).activity[0].what
    assert newest == DeskEntry(START, SHOP, DeskAct.SAVED, file_name=path.name)
    assert world.desk.downloads.folder() == other
    assert world.desk.downloads.server_of("Larkspur Florists") is None


def test_progress_is_told_to_the_end(world: FakeWorld, certify: Certify) -> None:
    made, _ = certified(world, certify)
    report = FakeReporter()
    world.desk.key_stores.save(SHOP, wish(world, made.key.digest), report)
    assert report.steps == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("check", [1, 2])
def test_stopping_leaves_nothing(world: FakeWorld, certify: Certify, check: int) -> None:
    made, _ = certified(world, certify)
    with pytest.raises(Cancelled):
        world.desk.key_stores.save(SHOP, wish(world, made.key.digest), FakeReporter(stop_at=check))
    assert list(left_behind(world)) == []


def test_without_a_session_nothing_is_saved(world: FakeWorld, certify: Certify) -> None:
    made, _ = certified(world, certify)
    world.desk.sessions.sign_out(SHOP)
    assert refusal(world, wish(world, made.key.digest), SessionRequired)[1]["order"] == SHOP


def test_an_order_without_a_certificate_has_nothing_to_save(world: FakeWorld) -> None:
    world.sign_in(PENDING_ORDER)
    with pytest.raises(StateConflict) as refused:
        world.desk.key_stores.save(PENDING, wish(world, "0" * 64), Silent())
    assert (refused.value.key, refused.value.facts["status"]) == (MessageKey.NOT_ISSUED, "pending")


def test_a_key_of_another_certificate_is_found_out(world: FakeWorld, certify: Certify, own: Path) -> None:
    made = world.desk.keys.make(SHOP, NAMES, KeyChoice.P256)
    mismatch = (MessageKey.KEY_MISMATCH, {"field": "key"})
    assert refusal(world, wish(world, made.key.digest)) == mismatch
    certified(world, certify)
    assert refusal(world, wish(world, OwnKeyFile(own))) == mismatch


def test_a_key_that_is_gone_and_a_vault_that_is_locked_are_told(world: FakeWorld, certify: Certify) -> None:
    world.keyring = LockedStore()
    world.desk = world.desk_again()
    world.clock.forward(timedelta(minutes=5))
    sign_in(world)
    world.desk.keys.open_vault("correct horse")
    made, _ = certified(world, certify)
    world.desk = world.desk_again()
    world.clock.forward(timedelta(minutes=5))
    sign_in(world)
    assert world.desk.keys.vault() is VaultState.LOCKED
    assert refusal(world, wish(world, made.key.digest), Unavailable)[0] is MessageKey.VAULT_LOCKED
    world.desk.keys.remove(made.key.digest)
    assert refusal(world, wish(world, made.key.digest), NotFound)[0] is MessageKey.KEY_GONE


@pytest.mark.parametrize(
    ("passphrase", "key"),
    [
        ("1234567", MessageKey.PASSPHRASE_SHORT),
        ("", MessageKey.PASSPHRASE_SHORT),
        ("pässwörd", MessageKey.PASSPHRASE_ASCII),
    ],
)
def test_a_pass_phrase_that_not_everybody_takes_is_refused(
    world: FakeWorld, own: Path, passphrase: str, key: MessageKey
) -> None:
    found, facts = refusal(world, replace(wish(world, OwnKeyFile(own)), passphrase=passphrase))
    assert (found, facts["field"]) == (key, "passphrase")


def test_a_file_name_and_a_file_that_is_there_are_looked_at_before_the_key(world: FakeWorld, own: Path) -> None:
    nowhere = OwnKeyFile(world.home / "nowhere")
    assert refusal(world, replace(wish(world, nowhere), file_name="a/b"))[1] == {"field": "file_name"}
    (world.downloads_folder / "shop_larkspur_example.jks").write_bytes(b"the user's own")
    assert refusal(world, wish(world, nowhere), StateConflict)[0] is MessageKey.FILE_EXISTS
    kept = save(world, replace(wish(world, OwnKeyFile(own)), if_exists=IfExists.KEEP_BOTH))
    assert kept.name == "shop_larkspur_example (2).jks"
    replaced = save(world, replace(wish(world, OwnKeyFile(own)), if_exists=IfExists.REPLACE))
    assert KEY_STORES[Target.OLD_JAVA].read(replaced.read_bytes(), PASSPHRASE).private_key == OWN_DER


def test_the_users_own_key_is_used_and_not_kept(world: FakeWorld, own: Path) -> None:
    path = save(world, wish(world, OwnKeyFile(own)))
    assert KEY_STORES[Target.OLD_JAVA].read(path.read_bytes(), PASSPHRASE).private_key == OWN_DER
    stored = b"".join(each.read_bytes() for each in world.home.glob("desk.sqlite3*"))
    assert OWN_DER[36:68] not in stored
    assert world.desk.keys.all(SHOP) == ()


def test_the_users_own_key_may_have_a_pass_phrase_of_its_own(world: FakeWorld, own: Path) -> None:
    secret = BestAvailableEncryption(OTHER.encode())
    own.write_bytes(OWN_KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, secret))
    refused = (MessageKey.KEY_FILE_PASSPHRASE, {"field": "key"})
    assert refusal(world, wish(world, OwnKeyFile(own))) == refused
    assert refusal(world, wish(world, OwnKeyFile(own, PASSPHRASE))) == refused
    assert save(world, wish(world, OwnKeyFile(own, OTHER))).is_file()


def test_a_link_to_the_users_own_key_is_followed(world: FakeWorld, own: Path) -> None:
    link = world.home / "link.key"
    try:
        link.symlink_to(own)
    except OSError:
        pytest.skip("this system lets only some users make symbolic links")
    assert save(world, wish(world, OwnKeyFile(link))).is_file()


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"dear webmaster", "text"), (b"x" * 65_537, "other"), (b"", "text")],
    ids=["text", "large", "empty"],
)
def test_a_file_that_holds_no_key_is_told_by_what_it_holds(
    world: FakeWorld, own: Path, content: bytes, what: str
) -> None:
    own.write_bytes(content)
    facts = {"field": "key", "file": "own.key", "what": what}
    assert refusal(world, wish(world, OwnKeyFile(own))) == (MessageKey.KEY_FILE_FORM, facts)


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    if os.name != "posix":
        pytest.skip("pipes of this kind are a POSIX notion")
    os.mkfifo(path)


@pytest.mark.parametrize(("put", "cause"), [(_folder, "folder"), (_pipe, "device"), (lambda _path: None, "missing")])
def test_what_cannot_be_read_is_told_and_nobody_waits(
    world: FakeWorld, own: Path, put: Callable[[Path], None], cause: str
) -> None:
    path = own.with_name("other.key")
    put(path)
    facts = {"file": "other.key", "cause": cause}
    assert refusal(world, wish(world, OwnKeyFile(path)), Unavailable) == (MessageKey.FILE_READ, facts)


def test_a_full_disk_leaves_nothing_behind(world: FakeWorld, own: Path) -> None:
    with small_disk(world.home / "disk", "16k") as disk:
        (disk / "filler").write_bytes(b"x" * 12_288)
        (disk / "more").write_bytes(b"x" * 3_000)
        with pytest.raises(Unavailable) as refused:
            save(world, replace(wish(world, OwnKeyFile(own), Target.WINDOWS), folder=disk))
        assert (refused.value.key, refused.value.facts["cause"]) == (MessageKey.FILE_WRITE, "full")
        assert {entry.name for entry in disk.iterdir()} == {"filler", "more"}


_KILLED = """
import os, sys
from pathlib import Path
from certdesk.domain.downloads import IfExists
from certdesk.services.writing import Place, write
os.umask(0)
def die(path):
    os.kill(os.getpid(), 9)
write(Place(Path(sys.argv[1]), "shop.pfx", IfExists.ASK, is_private=True), b"secret", bytes.isascii, die)
"""


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are a POSIX notion")
def test_a_sudden_end_leaves_no_file_and_nothing_that_others_may_read(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    (part,) = tmp_path.iterdir()
    assert part.name.endswith(".part")
    assert stat.S_IMODE(part.stat().st_mode) == 0o600


def test_the_keys_that_can_be_used_are_those_of_certificates_in_force(world: FakeWorld, certify: Certify) -> None:
    old, _ = certified(world, certify)
    new, _ = certified(world, certify, KeyChoice.P384)
    unused = world.desk.keys.make(SHOP, NAMES, KeyChoice.P256)
    assert world.desk.key_stores.usable(SHOP) == ()  # nobody has looked yet
    world.desk.orders.update(SHOP)
    assert set(world.desk.key_stores.usable(SHOP)) == {old.key, new.key}
    assert unused.key not in world.desk.key_stores.usable(SHOP)
    revoked = Revoked(START, RevocationReason.SUPERSEDED)
    certificates = (replace(certificate_of(old), revoked=revoked), certificate_of(new))
    world.portal.shown[SHOP] = replace(world.portal.shown[SHOP], certificates=certificates)
    world.desk.orders.update(SHOP)
    assert world.desk.key_stores.usable(SHOP) == (new.key,)
    world.clock.forward(timedelta(days=200))
    assert world.desk.key_stores.usable(SHOP) == ()
    assert world.desk.key_stores.usable(PENDING) == ()


def test_a_proposed_pass_phrase_will_do_and_is_never_the_same(world: FakeWorld) -> None:
    proposed = {world.desk.key_stores.passphrase() for _ in range(50)}
    assert len(proposed) == 50
    for passphrase in proposed:
        check_for_file(passphrase)


@pytest.mark.parametrize("target", Target)
def test_a_file_that_was_named_without_its_ending_gets_it(world: FakeWorld, own: Path, target: Target) -> None:
    asked = wish(world, OwnKeyFile(own), target)
    suggested = Path(asked.file_name)
    assert save(world, replace(asked, file_name=suggested.stem)).name == suggested.name
    with pytest.raises(StateConflict) as again:
        save(world, replace(asked, file_name=suggested.stem))
    assert again.value.facts["file"] == suggested.name
