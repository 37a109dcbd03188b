"""The verbs become the right commands, and refuse what cannot work before anything is downloaded."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from workshop.debian import Apt
from workshop.environment import Environment
from workshop.problems import SetupError
from workshop.verbs import ROOT, Workshop, in_parallel, main

from tests.packaging.test_environment import Installer

DEV = ROOT / "packaging" / "dev.py"


@pytest.fixture
def installer(tmp_path: Path) -> Installer:
    root = tmp_path / "copy"
    (root / "packaging" / "locks").mkdir(parents=True)
    for name in ("packaging/locks/runtime.txt", "packaging/locks/development.txt", "pyproject.toml"):
        (root / name).touch()
    return Installer(root)


def workshop(installer: Installer, platform: str = "linux", **environ: str) -> Workshop:
    environment = Environment(installer.root, installer, say=lambda _line: None, install=lambda _packages: False)
    apt = Apt(lambda _command: (0, "installed"), say=lambda _line: None, which={"apt-get": "apt-get"}.get, root=False)
    return Workshop(environment, apt, environ, platform)


def test_run_without_a_display_says_how_to_see_certdesk_and_downloads_nothing(installer: Installer) -> None:
    with pytest.raises(SetupError, match=r"tour --out"):
        workshop(installer).run([])
    assert installer.done == []


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_a_display(installer: Installer, platform: str) -> None:
    assert workshop(installer, platform).run([]).command


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["--home", "x", "-h"]])
def test_what_only_speaks_needs_no_display(installer: Installer, arguments: list[str]) -> None:
    assert workshop(installer).run(arguments).command[-len(arguments) :] == tuple(arguments)


def test_run_installs_only_what_running_needs(installer: Installer) -> None:
    launch = workshop(installer, QT_QPA_PLATFORM="offscreen").run(["--home", "desk"])
    assert installer.done == ["create", "runtime", "project"]
    assert launch.command[0].startswith(str(installer.root / ".venv"))
    assert launch.command[1:] == ("-P", "-m", "certdesk", "--home", "desk")
    assert launch.folder is None


def test_chosen_tests_run_in_one_process(installer: Installer) -> None:
    launch = workshop(installer).test(["-k", "portal"])
    assert installer.done == ["create", "development", "project"]
    assert launch.command[1:] == ("-m", "pytest", "-k", "portal")
    assert launch.folder == ROOT


def test_the_whole_suite_uses_every_core() -> None:
    assert in_parallel(2)[:2] == ("-n", "2")
    assert in_parallel(1) == ()


@pytest.mark.parametrize("verb", ["tour", "bench"])
def test_pictures_and_measurements_need_no_display(installer: Installer, verb: str) -> None:
    launch = getattr(workshop(installer), verb)(["--out", "here"])
    assert installer.done == ["create", "runtime", "project"]
    assert launch.command[1:] == (str(ROOT / "packaging" / verb), "--out", "here")
    assert launch.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_check_asks_four_readers(installer: Installer) -> None:
    readers = workshop(installer).checks()
    assert list(readers) == ["ruff check", "ruff format", "mypy", "import-linter"]
    assert "--check" in readers["ruff format"]


@pytest.mark.parametrize("arguments", [[], ["dance"], ["check", "certdesk"]])
def test_a_command_that_is_not_understood_ends_with_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: dev.py" in capsys.readouterr().err


def test_help_comes_from_the_standard_library_alone() -> None:
    done = subprocess.run([sys.executable, "-S", "-E", str(DEV), "--help"], capture_output=True, text=True, check=True)
    assert all(verb in done.stdout for verb in ("run", "test", "check", "tour", "bench"))


def test_the_accepted_pythons_are_those_of_the_project() -> None:
    oldest, newest = re.findall(r"\(3, (\d+)\)", DEV.read_text("utf-8"))
    required = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert required == f">=3.{oldest},<3.{int(newest) + 1}"
