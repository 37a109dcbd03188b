"""A key that is made at the desk: from its request, over a reissue by the practice CA, to a file with both."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.credentials.vault import VaultKeys
from certdesk.domain.deeds import DeedKey
from certdesk.domain.local_keys import KeyChoice, KeyFileRequest, KeyStoreRequest, Target, VaultState
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import Identifier, IdentifierKind
from certdesk.domain.work import Silent
from certdesk.paths import places
from certdesk.pki.formats.key_stores import KEY_STORES
from certdesk.pki.key_files import is_key_of, read_key
from certdesk.services.api import Desk
from certdesk.services.desk import build_desk
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import desk_database
from tests.e2e.conftest import START
from tests.e2e.signing_in import ORDER
from tests.e2e.stage import HandClock, Keyring, Stage, outside_of

CONTACT, PASSPHRASE = "web@larkspur.example", "k7f3-9xwm-hqtz"


def desk_on(home: Path, keyring: Keyring) -> Desk:
    """The services of a home, without a window."""
    data = places(home)
    vault = VaultKeys(data.data, Keyring(refuses=True))
    practice = PracticeCA(data.practice_database, vault.key, HandClock(START))
    outside = outside_of(practice, keyring)
    desk = build_desk(outside, desk_database(data.desk_database), lambda _topics: None, home, practice.database)
    desk.home.open()
    return desk


def sign_in(desk: Desk) -> OrderId:
    receipt = desk.sessions.request_code(CONTACT, Identifier(IdentifierKind.NAME, ORDER))
    newest = desk.practice.messages(CONTACT, "access code")[0]
    code = next(line for line in desk.practice.open_message(newest.id).text.splitlines() if len(line.strip()) == 6)
    return desk.sessions.sign_in(receipt, code).order


def test_a_key_made_here_ends_in_a_file_with_its_certificate(filled_home: Path, home: Path) -> None:
    shutil.copytree(filled_home, home)
    keyring = Keyring()
    desk = desk_on(home, keyring)
    order = sign_in(desk)
    names = desk.orders.update(order).portal.names  # type: ignore[union-attr]  # it is there, or the test fails
    made = desk.keys.make(order, names, KeyChoice.P256)
    desk.acts.request_reissue(order, ReissueRequest(made.csr.der), DeedKey("made here"))
    desk.practice.advance(timedelta(hours=12))

    again = desk_on(home, keyring)
    assert again.keys.vault() is VaultState.OPEN
    sign_in(again)
    assert again.key_stores.usable(order) == (made.key,)
    folder = home / "files"
    folder.mkdir()
    private_key = read_key(
        again.keys.save(KeyFileRequest(made.key.digest, folder, "shop.key", PASSPHRASE)).read_bytes(), "", PASSPHRASE
    )
    for target in Target:
        request = KeyStoreRequest(target, made.key.digest, folder, f"{target.name}.store", PASSPHRASE)
        held = KEY_STORES[target].read(again.key_stores.save(order, request, Silent()).read_bytes(), PASSPHRASE)
        assert held.private_key == private_key
        assert is_key_of(private_key, held.chain[0])
    kept = b"".join(path.read_bytes() for path in places(home).data.rglob("*") if path.is_file())
    assert private_key not in kept
    assert private_key[36:68] not in kept


@pytest.mark.parametrize("refuses", [False, True], ids=["keyring", "no keyring"])
def test_the_program_hands_its_keyring_to_the_desk(stage: Stage, refuses: bool) -> None:
    stage.keyring = Keyring(refuses=refuses)
    stage.open().sees("No orders yet")
    assert stage.program.desk.keys.vault() is (VaultState.NEW if refuses else VaultState.OPEN)
