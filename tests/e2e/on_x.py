"""An X display that nobody sees, and what a program on it needs."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path


def missing() -> list[str]:
    """What a program on X needs, and is not here."""
    tools = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    return tools if find_library("xcb-cursor") else [*tools, "libxcb-cursor0"]


@contextmanager
def virtual_display() -> Iterator[str]:
    """Yield the name of a display of 1400 by 900 pixels."""
    reading, writing = os.pipe()
    arguments = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        arguments, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        try:
            yield f":{number}"
        finally:
            server.terminate()


def desktop_on(display: str, folder: Path) -> dict[str, str]:
    """Return the environment of a user on that display, with folders of their own."""
    away = ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "CERTDESK_HOME")
    kept = {name: value for name, value in os.environ.items() if name not in away}
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    own = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime)}
    return kept | own | {"XDG_CACHE_HOME": str(folder / "cache"), "XDG_CONFIG_HOME": str(folder / "config")}
