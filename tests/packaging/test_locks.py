"""The locks name each package once, exactly, and hold all that the project asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]


def lock(name: str) -> str:
    return (ROOT / "packaging" / "locks" / f"{name}.txt").read_text("utf-8")


def entries(name: str) -> list[str]:
    """One string a package: its pin, its marker and its hashes."""
    lines = [line for line in lock(name).splitlines() if not line.startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines).strip())


def pins(name: str) -> dict[str, str]:
    found = [re.match(r"([\w.-]+)==(\S+)", entry) for entry in entries(name)]
    return {canonicalize_name(pin[1]): pin[2] for pin in found if pin}


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("runtime", [*PROJECT["project"]["dependencies"], *GROUPS["build"]]),
        ("development", [*PROJECT["project"]["dependencies"], *GROUPS["build"], *GROUPS["dev"]]),
    ],
)
def test_a_lock_holds_what_the_project_asks_for(name: str, asked: list[str]) -> None:
    pinned = pins(name)
    assert len(asked) >= 9
    for requirement in map(Requirement, asked):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), str(requirement)


def test_developers_run_what_users_run() -> None:
    assert set(entries("runtime")) < set(entries("development"))


@pytest.mark.parametrize("name", ["runtime", "development"])
def test_every_package_is_pinned_with_its_hashes(name: str) -> None:
    assert len(pins(name)) == len(entries(name))
    assert all("--hash=sha256:" in entry for entry in entries(name))


@pytest.mark.parametrize("name", ["runtime", "development"])
def test_a_lock_names_no_index_and_no_folder(name: str) -> None:
    assert not re.search(r"://|--(extra-)?index|find-links|file:|^/", lock(name), re.MULTILINE)


def test_the_vectors_are_those_of_the_locked_cryptography() -> None:
    assert pins("development")["cryptography"] == pins("development")["cryptography-vectors"]
