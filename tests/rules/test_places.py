"""Nothing in the repository knows on which machine it was written."""

import re
import subprocess

import pytest

from tests.rules.sources import ROOT

HOME = re.compile(rb"(?<![\w.-])(/(home|Users)/[A-Za-z0-9]|/(root)/|[A-Za-z]:\\Users\\[A-Za-z0-9])")
AT_LEAST = 60


@pytest.mark.parametrize("path", ["/home/{}/x", "/Users/{}", r"C:\Users\{}", "in /{}/.cache"])
def test_a_home_folder_is_seen(path: str) -> None:
    assert HOME.search(path.format("root").encode())


@pytest.mark.parametrize("harmless", ["~/.local/share", "practice/root/ca.pem", "https://host.example/home/ann"])
def test_other_paths_are_accepted(harmless: str) -> None:
    assert not HOME.search(harmless.encode())


def test_no_file_holds_the_path_of_a_home_folder() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    files = [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    assert len(files) >= AT_LEAST
    assert not [str(file.relative_to(ROOT)) for file in files if HOME.search(file.read_bytes())]
