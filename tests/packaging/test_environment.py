"""The environment is made once, made again when it must be, and never believed when it is half made."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from workshop.environment import Environment, Stamp, Step, plan
from workshop.problems import SetupError

WANTED = Stamp("runtime", "development", "project")


class Installer:
    """Stands in for Python's venv and pip: notes what it is asked to do, and leaves an interpreter behind."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.done: list[str] = []
        self.fails: dict[str, Exception | str] = {}

    def __call__(self, command: Sequence[str]) -> tuple[int, str]:
        what = self._name(command)
        self.done.append(what)
        match self.fails.pop(what, None):
            case str(output):
                return 1, output
            case Exception() | KeyboardInterrupt() as error:
                raise error
        if what == "create":
            environment(self.root, self).scripts.mkdir(parents=True, exist_ok=True)
            environment(self.root, self).python.touch()
            (self.root / ".venv" / "pyvenv.cfg").touch()
        return 0, ""

    @staticmethod
    def _name(command: Sequence[str]) -> str:
        if "venv" in command:
            return "create"
        return "project" if "--editable" in command else Path(command[-1]).stem


def environment(root: Path, installer: Installer) -> Environment:
    return Environment(root, installer, say=lambda _line: None, install=lambda _packages: False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy = tmp_path / "copy"
    locks = copy / "packaging" / "locks"
    locks.mkdir(parents=True)
    for lock in ("runtime", "development"):
        (locks / f"{lock}.txt").write_text("appdirs==1.4.4\n")
    (copy / "pyproject.toml").write_text("[project]\n")
    return copy


@pytest.fixture
def installer(root: Path) -> Installer:
    return Installer(root)


def test_a_fresh_clone_gets_what_running_needs_and_no_more(root: Path, installer: Installer) -> None:
    assert environment(root, installer).ensure(development=False)
    assert installer.done == ["create", "runtime", "project"]


def test_nothing_is_done_twice(root: Path, installer: Installer) -> None:
    environment(root, installer).ensure(development=True)
    installer.done.clear()
    assert not environment(root, installer).ensure(development=True)
    assert not environment(root, installer).ensure(development=False)
    assert installer.done == []


def test_tests_after_a_run_add_to_what_is_there(root: Path, installer: Installer) -> None:
    environment(root, installer).ensure(development=False)
    installer.done.clear()
    environment(root, installer).ensure(development=True)
    assert installer.done == ["development"]
    assert not environment(root, installer).ensure(development=True)


@pytest.mark.parametrize(
    ("changed", "redone"),
    [
        ("packaging/locks/runtime.txt", ["create", "development", "project"]),
        ("packaging/locks/development.txt", ["create", "development", "project"]),
        ("pyproject.toml", ["project"]),
    ],
)
def test_a_change_does_again_what_depends_on_it(
    root: Path, installer: Installer, changed: str, redone: list[str]
) -> None:
    environment(root, installer).ensure(development=True)
    installer.done.clear()
    with (root / changed).open("a") as file:
        file.write("# changed\n")
    environment(root, installer).ensure(development=True)
    assert installer.done == redone


def test_a_changed_development_lock_does_not_hold_up_a_run(root: Path, installer: Installer) -> None:
    environment(root, installer).ensure(development=True)
    (root / "packaging/locks/development.txt").write_text("changed==1\n")
    assert not environment(root, installer).ensure(development=False)
    assert environment(root, installer).ensure(development=True)


@pytest.mark.parametrize("step", ["create", "development", "project"])
@pytest.mark.parametrize("before", [False, True], ids=["first", "later"])
def test_an_interrupted_installation_starts_over(root: Path, installer: Installer, step: str, before: bool) -> None:
    if before:
        environment(root, installer).ensure(development=True)
        (root / "packaging/locks/runtime.txt").write_text("changed==1\n")
    installer.fails[step] = InterruptedError("the power went")
    with pytest.raises(SetupError):
        environment(root, installer).ensure(development=True)
    installer.done.clear()
    environment(root, installer).ensure(development=True)
    assert installer.done == ["create", "development", "project"]


def test_an_addition_that_failed_leaves_nothing_that_is_believed(root: Path, installer: Installer) -> None:
    environment(root, installer).ensure(development=False)
    installer.fails["development"] = "OSError: [Errno 28] No space left on device"
    with pytest.raises(SetupError, match="disk is full"):
        environment(root, installer).ensure(development=True)
    installer.done.clear()
    environment(root, installer).ensure(development=False)
    assert installer.done == ["create", "runtime", "project"]


def test_a_moved_working_copy_is_set_up_anew(root: Path, installer: Installer) -> None:
    environment(root, installer).ensure(development=False)
    moved = root.rename(root.with_name("moved"))
    again = Installer(moved)
    assert environment(moved, again).ensure(development=False)
    assert again.done[0] == "create"


def test_an_environment_without_its_interpreter_is_made_anew(root: Path, installer: Installer) -> None:
    environment(root, installer).ensure(development=False)
    environment(root, installer).python.unlink()
    assert environment(root, installer).ensure(development=False)


def test_a_damaged_stamp_is_no_stamp(root: Path, installer: Installer) -> None:
    environment(root, installer).ensure(development=False)
    (root / ".venv/certdesk-stamp.json").write_text('{"runtime": 1, "colour": 2}')
    assert environment(root, installer).ensure(development=False)


def test_a_folder_that_is_not_ours_is_not_emptied(root: Path, installer: Installer) -> None:
    (root / ".venv").mkdir()
    (root / ".venv" / "letters.txt").touch()
    with pytest.raises(SetupError, match="Move it away"):
        environment(root, installer).ensure(development=False)
    assert installer.done == []


def test_a_link_to_another_environment_is_not_followed(root: Path, installer: Installer, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "pyvenv.cfg").touch()
    (root / ".venv").symlink_to(tmp_path / "shared", target_is_directory=True)
    with pytest.raises(SetupError, match="is a link"):
        environment(root, installer).ensure(development=False)
    assert installer.done == []


def test_a_second_installation_waits_for_the_first(root: Path) -> None:
    reached, go = threading.Event(), threading.Event()

    class Slow(Installer):
        def __call__(self, command: Sequence[str]) -> tuple[int, str]:
            reached.set()
            assert go.wait(10)
            return super().__call__(command)

    first, second = Slow(root), Installer(root)
    threads = [
        threading.Thread(target=environment(root, installer).ensure, kwargs={"development": True})
        for installer in (first, second)
    ]
    threads[0].start()
    assert reached.wait(10)
    threads[1].start()
    threads[1].join(0.3)
    assert second.done == []
    go.set()
    for thread in threads:
        thread.join(10)
    assert first.done == ["create", "development", "project"]
    assert second.done == []


@pytest.mark.parametrize(
    ("found", "development", "steps"),
    [
        (Stamp(), False, (Step.CREATE, Step.RUNTIME, Step.PROJECT)),
        (Stamp("runtime", "", "project"), False, ()),
        (Stamp("runtime", "", "project"), True, (Step.DEVELOPMENT,)),
        (Stamp("runtime", "", "old"), True, (Step.DEVELOPMENT, Step.PROJECT)),
        (Stamp("runtime", "old", "project"), False, ()),
        (Stamp("runtime", "old", "project"), True, (Step.CREATE, Step.DEVELOPMENT, Step.PROJECT)),
        (Stamp("old", "development", "project"), False, (Step.CREATE, Step.RUNTIME, Step.PROJECT)),
        (WANTED, True, ()),
    ],
)
def test_the_plan_follows_from_the_stamp(found: Stamp, development: bool, steps: tuple[Step, ...]) -> None:
    assert plan(WANTED, found, development=development) == steps
