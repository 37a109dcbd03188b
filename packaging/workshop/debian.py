"""Debian's and Ubuntu's packages: installed where that is allowed, named exactly where it is not."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Flag, auto

from workshop.environment import Execute, Say
from workshop.problems import SetupError

FONTS = ("fonts-inter", "fonts-jetbrains-mono")


class Screen(Flag):
    """Where Qt paints: it loads other libraries for each."""

    NOWHERE = 0
    X11 = auto()
    WAYLAND = auto()


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library that the PySide6 wheel expects from the system, and the package that brings it."""

    soname: str
    package: str
    screen: Screen = Screen.NOWHERE


# What the wheel's libraries and its xcb, wayland and offscreen plugins name as NEEDED (a test reads them).
LIBRARIES = (
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libX11.so.6", "libx11-6"),
    Library("libbrotlidec.so.1", "libbrotli1"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    Library("libstdc++.so.6", "libstdc++6"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libz.so.1", "zlib1g"),
    Library("libzstd.so.1", "libzstd1"),
    Library("libX11-xcb.so.1", "libx11-xcb1", Screen.X11),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", Screen.X11),
    Library("libxcb-glx.so.0", "libxcb-glx0", Screen.X11),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", Screen.X11),
    Library("libxcb-image.so.0", "libxcb-image0", Screen.X11),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", Screen.X11),
    Library("libxcb-randr.so.0", "libxcb-randr0", Screen.X11),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", Screen.X11),
    Library("libxcb-render.so.0", "libxcb-render0", Screen.X11),
    Library("libxcb-shape.so.0", "libxcb-shape0", Screen.X11),
    Library("libxcb-shm.so.0", "libxcb-shm0", Screen.X11),
    Library("libxcb-sync.so.1", "libxcb-sync1", Screen.X11),
    Library("libxcb-util.so.1", "libxcb-util1", Screen.X11),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", Screen.X11),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", Screen.X11),
    Library("libxcb.so.1", "libxcb1", Screen.X11),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", Screen.X11),
    Library("libwayland-client.so.0", "libwayland-client0", Screen.WAYLAND),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", Screen.WAYLAND),
    Library("libwayland-egl.so.1", "libwayland-egl1", Screen.WAYLAND),
)


def loads(soname: str) -> bool:
    """True when the dynamic linker finds this library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def screen_of(environ: Mapping[str, str]) -> Screen:
    """The display that Qt will be offered by this environment; on a desktop with both, either will do."""
    if environ.get("WAYLAND_DISPLAY"):
        return Screen.WAYLAND
    return Screen.X11 if environ.get("DISPLAY") else Screen.NOWHERE


@dataclass(frozen=True, slots=True)
class Apt:
    """Debian's package tool, with or without the right to use it."""

    execute: Execute
    say: Say
    which: Callable[[str], str | None] = shutil.which
    root: bool = hasattr(os, "geteuid") and os.geteuid() == 0

    @property
    def here(self) -> bool:
        """True on Debian, Ubuntu and what descends from them."""
        return self.which("apt-get") is not None

    def command(self, packages: Iterable[str]) -> str:
        """What a person types to install these packages."""
        return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"

    def install(self, packages: Sequence[str]) -> bool:
        """True when the packages are installed; False when that is not allowed, or did not work."""
        prefix = self._prefix()
        if prefix is None:
            return False
        self.say(f"Installing with apt: {' '.join(packages)} ...")
        quiet = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120")
        self.execute((*prefix, *quiet, "update"))
        code, _ = self.execute((*prefix, *quiet, "install", "--no-install-recommends", *packages))
        return code == 0

    def lacks(self, package: str) -> bool:
        """True when Debian's list does not name this package as installed."""
        code, output = self.execute(("dpkg-query", "--show", "--showformat=${db:Status-Status}", package))
        return code != 0 or output.strip() != "installed"

    def _prefix(self) -> tuple[str, ...] | None:
        if not self.here:
            return None
        if self.root:
            return ()
        allowed = self.which("sudo") is not None and self.execute(("sudo", "-n", "true"))[0] == 0
        return ("sudo", "-n") if allowed else None


def provide_libraries(apt: Apt, screen: Screen, found: Callable[[str], bool] = loads) -> None:
    """Qt's shared libraries for painting offscreen and on `screen`, installed where that is allowed.

    Raises SetupError when one of them stays missing. Does nothing outside Linux.
    """
    needed = [library for library in LIBRARIES if library.screen in screen]
    if sys.platform != "linux" or all(found(library.soname) for library in needed):
        return
    missing = [library for library in needed if not found(library.soname)]
    packages = sorted({library.package for library in missing})
    if apt.install(packages) and all(found(library.soname) for library in missing):
        return
    if apt.here:
        raise SetupError(f"Qt needs libraries that this system lacks. Install them:\n    {apt.command(packages)}")
    names = ", ".join(library.soname for library in missing)
    raise SetupError(f"Qt needs libraries that this system lacks; install them with its package tool:\n    {names}")


def provide_fonts(apt: Apt) -> None:
    """CertDesk's own type on a bare desktop; where it cannot be installed, the system's is used."""
    if sys.platform != "linux" or not apt.here:
        return
    missing = [font for font in FONTS if apt.lacks(font)]
    if missing and not apt.install(missing):
        apt.say(f"For the intended type, if you like:\n    {apt.command(missing)}")
