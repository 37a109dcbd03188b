"""Vault keys and tokens in a real Secret Service: gnome-keyring on a D-Bus session of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

_ANSWERS = """
import sys
from pathlib import Path
from certdesk.credentials.store import SystemKeyring
from certdesk.credentials.vault import VaultKeys
key = VaultKeys(Path(sys.argv[1]), SystemKeyring()).key()
vault = VaultKeys(Path(sys.argv[1]), SystemKeyring())
assert vault.key() == key
print(vault.source())
"""
_OF_USERS = """
import sys
from pathlib import Path
from certdesk.credentials.store import SystemKeyring
from certdesk.services.key_vault import KeyVault
from certdesk.storage.desk import DeskStore, desk_database
database = desk_database(Path(sys.argv[1]) / "desk.sqlite3")
database.prepare()
store = DeskStore(database, print)
vault = KeyVault(store, SystemKeyring())
print(vault.state())
assert KeyVault(store, SystemKeyring()).key() == vault.key()
"""
_OF_THE_ACCOUNT = """
import sys
from pathlib import Path
import keyring
from certdesk.credentials.store import SERVICE, SystemKeyring
from tests.unit.services.accounts.bureau import ACCOUNT, LINKED, READY, Bureau, entry
bureau = Bureau.of(Path(sys.argv[1]), SystemKeyring())
def kept():
    names = (ACCOUNT, entry(READY), entry(LINKED))
    print("".join("-+"[keyring.get_password(SERVICE, name) is not None] for name in names))
print(bureau.sign_in().keeping)
kept()
bureau.link(READY)
bureau.accounts.open(LINKED)
kept()
bureau.open()
assert bureau.accounts.known().is_signed_in
assert bureau.accounts.open(READY).seat == READY
bureau.accounts.unlink(LINKED)
kept()
bureau.accounts.sign_out()
kept()
bureau.open()
assert not bureau.accounts.known().is_signed_in
"""
_SESSION = 'printf practice | gnome-keyring-daemon --unlock --components=secrets > started && "$@"'


def on_a_desktop(folder: Path, program: str) -> list[str]:
    """Run a Python program, which gets the folder `vault`, in a session with a keyring; return the words it said."""
    for needed in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(needed) is None:
            pytest.skip(f"{needed} is not installed")
    (folder / "vault").mkdir()
    # tests/conftest.py keeps every test away from the user's keyring; this one has a session of its own.
    outside = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"}
    home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    inside = [sys.executable, "-c", program, str(folder / "vault")]
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", _SESSION, "sh", *inside],
        cwd=folder,
        env=outside | home,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.foreign
def test_a_desktop_with_a_keyring_keeps_the_key_there(tmp_path: Path) -> None:
    assert on_a_desktop(tmp_path, _ANSWERS) == ["keyring"]
    assert (tmp_path / "vault" / "vault.key").read_text().startswith("keyring ")


@pytest.mark.foreign
def test_a_desktop_with_a_keyring_keeps_the_key_of_users_keys_there_and_asks_nothing(tmp_path: Path) -> None:
    assert on_a_desktop(tmp_path, _OF_USERS) == ["open"]


@pytest.mark.foreign
def test_a_desktop_with_a_keyring_keeps_the_tokens_of_the_account_and_its_links(tmp_path: Path) -> None:
    """Account, link made here, link made elsewhere: after signing in, linking and opening, unlinking, signing out."""
    assert on_a_desktop(tmp_path, _OF_THE_ACCOUNT) == ["keyring", "+--", "+++", "++-", "---"]
