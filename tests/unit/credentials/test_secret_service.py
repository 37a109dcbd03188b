"""The vault key in a real Secret Service: gnome-keyring on a D-Bus session of its own."""

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
_SESSION = 'printf practice | gnome-keyring-daemon --unlock --components=secrets > started && "$@"'


@pytest.mark.foreign
def test_a_desktop_with_a_keyring_keeps_the_key_there(tmp_path: Path) -> None:
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    (tmp_path / "vault").mkdir()
    # tests/conftest.py keeps every test away from the user's keyring; this one has a session of its own.
    outside = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"}
    home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    inside = [sys.executable, "-c", _ANSWERS, str(tmp_path / "vault")]
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", _SESSION, "sh", *inside],
        cwd=tmp_path,
        env=outside | home,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.split() == ["keyring"], done.stderr
    assert (tmp_path / "vault" / "vault.key").read_text().startswith("keyring ")
