"""Debian's packages are installed where that is allowed, and named exactly where it is not."""

import re
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import PySide6
import pytest
import shiboken6
from workshop.debian import FONTS, LIBRARIES, Apt, Screen, provide_fonts, provide_libraries, screen_of
from workshop.problems import SetupError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")

LIBC = {"libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libresolv.so.2"}
ALWAYS_THERE = {"libgcc_s.so.1"}  # libstdc++6 depends on it
WAYLAND_CLIENT = "wayland-graphics-integration-client"
SAME_PACKAGE = {"libgthread-2.0.so.0": "libglib-2.0.so.0", "libbrotlicommon.so.1": "libbrotlidec.so.1"}


class System:
    """A Debian machine: which libraries and packages it has, and what apt was told."""

    def __init__(self, *, missing: Iterable[str] = (), sudo: bool = False, works: bool = True) -> None:
        self.missing = set(missing)
        self.sudo, self.works = sudo, works
        self.commands: list[Sequence[str]] = []
        self.said: list[str] = []

    def execute(self, command: Sequence[str]) -> tuple[int, str]:
        self.commands.append(command)
        if command[0] == "dpkg-query":
            return (1, "") if command[-1] in self.missing else (0, "installed")
        if list(command) == ["sudo", "-n", "true"]:
            return (0 if self.sudo else 1), ""
        if "install" in command and self.works:
            self.missing.clear()
        return (0 if self.works else 100), ""

    def found(self, soname: str) -> bool:
        return soname not in self.missing

    def apt(self, *, root: bool = False, tools: Iterable[str] = ("apt-get", "sudo")) -> Apt:
        return Apt(self.execute, self.said.append, {tool: tool for tool in tools}.get, root)

    @property
    def installed(self) -> list[list[str]]:
        return [list(command) for command in self.commands if "install" in command]


def test_root_installs_what_is_missing() -> None:
    system = System(missing=["libEGL.so.1", "libGL.so.1"])
    provide_libraries(system.apt(root=True), Screen.NOWHERE, system.found)
    (command,) = system.installed
    assert command[0] == "env"
    assert command[-2:] == ["libegl1", "libgl1"]


def test_sudo_without_a_password_is_used() -> None:
    system = System(missing=["libEGL.so.1"], sudo=True)
    provide_libraries(system.apt(), Screen.NOWHERE, system.found)
    (command,) = system.installed
    assert command[:2] == ["sudo", "-n"]


@pytest.mark.parametrize("tools", [("apt-get",), ("apt-get", "sudo")])
def test_without_the_right_the_exact_command_is_said(tools: tuple[str, ...]) -> None:
    system = System(missing=["libxcb-cursor.so.0"])
    with pytest.raises(SetupError) as refused:
        provide_libraries(system.apt(tools=tools), Screen.X11, system.found)
    assert str(refused.value).endswith("sudo apt-get install --no-install-recommends libxcb-cursor0")
    assert system.installed == []


def test_an_installation_that_failed_says_the_command_too() -> None:
    system = System(missing=["libEGL.so.1"], works=False)
    with pytest.raises(SetupError, match="libegl1"):
        provide_libraries(system.apt(root=True), Screen.NOWHERE, system.found)


def test_where_there_is_no_apt_the_libraries_are_named() -> None:
    system = System(missing=["libEGL.so.1"])
    with pytest.raises(SetupError, match=r"libEGL\.so\.1"):
        provide_libraries(system.apt(root=True, tools=()), Screen.NOWHERE, system.found)


def test_a_complete_system_is_left_alone() -> None:
    system = System()
    provide_libraries(system.apt(root=True), Screen.X11 | Screen.WAYLAND, system.found)
    assert system.commands == []


def test_what_only_a_window_needs_is_not_asked_for_offscreen() -> None:
    system = System(missing=["libxcb-cursor.so.0", "libwayland-client.so.0"])
    provide_libraries(system.apt(), Screen.NOWHERE, system.found)
    assert system.commands == []


@pytest.mark.parametrize(
    ("environ", "screen"),
    [
        ({}, Screen.NOWHERE),
        ({"DISPLAY": ":0"}, Screen.X11),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, Screen.WAYLAND),
    ],
)
def test_the_screen_follows_from_the_environment(environ: dict[str, str], screen: Screen) -> None:
    assert screen_of(environ) is screen


def test_missing_fonts_are_installed_or_only_mentioned() -> None:
    system = System(missing=FONTS)
    provide_fonts(system.apt())
    assert system.installed == []
    assert "fonts-inter fonts-jetbrains-mono" in system.said[0]
    provide_fonts(system.apt(root=True))
    assert system.installed[0][-2:] == list(FONTS)


def test_fonts_are_never_in_the_way() -> None:
    provide_fonts(System(missing=FONTS, works=False).apt(root=True))
    provide_fonts(System(missing=FONTS).apt(tools=()))


def _needed(library: Path) -> Iterator[str]:
    """The NEEDED entries of a 64-bit little-endian ELF file (System V gABI, "Dynamic Section")."""
    data = library.read_bytes()
    assert data[:6] == b"\x7fELF\x02\x01"
    (table,) = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", data, table + size * index) for index in range(count)]
    for dynamic in (section for section in sections if section[1] == 6):
        strings = sections[dynamic[6]][4]
        for tag, value in struct.iter_unpack("<qQ", data[dynamic[4] : dynamic[4] + dynamic[5]]):
            if tag == 1:
                start = strings + value
                yield data[start : data.index(b"\0", start)].decode()


def _from_the_system(starts: Iterable[Path], wheel: dict[str, Path]) -> set[str]:
    """What a set of the wheel's files needs, directly and through each other, that the wheel does not bring."""
    waiting, seen, outside = list(starts), set[Path](), set[str]()
    while waiting:
        file = waiting.pop()
        if file not in seen:
            seen.add(file)
            needed = set(_needed(file))
            waiting += [wheel[name] for name in needed & wheel.keys()]
            outside |= needed - wheel.keys()
    return {SAME_PACKAGE.get(name, name) for name in outside if not name.startswith("ld-linux")} - LIBC - ALWAYS_THERE


@pytest.mark.parametrize(
    ("plugins", "screen"),
    [
        (("platforms/libqoffscreen.so", "imageformats/libqsvg.so", "iconengines/libqsvgicon.so"), Screen.NOWHERE),
        (("platforms/libqxcb.so", "xcbglintegrations/libqxcb-glx-integration.so"), Screen.X11),
        (
            ("platforms/libqwayland.so", "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so"),
            Screen.WAYLAND,
        ),
    ],
    ids=["offscreen", "x11", "wayland"],
)
def test_the_list_holds_all_that_qt_needs_from_the_system(plugins: tuple[str, ...], screen: Screen) -> None:
    home = Path(PySide6.__file__).parent
    folders = (home / "Qt/lib", home, Path(shiboken6.__file__).parent)
    wheel = {file.name: file for folder in folders for file in folder.glob("lib*.so*")}
    modules = [home / f"Qt{name}.abi3.so" for name in ("Core", "Gui", "Widgets", "Svg", "Network", "Test")]
    needed = _from_the_system([*modules, *(home / "Qt/plugins" / plugin for plugin in plugins)], wheel)
    listed = {library.soname for library in LIBRARIES if library.screen in screen}
    assert len(needed) >= 10
    assert needed <= listed


def test_every_library_is_listed_once_under_a_debian_name() -> None:
    names = [library.soname for library in LIBRARIES]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", library.package) for library in LIBRARIES)
