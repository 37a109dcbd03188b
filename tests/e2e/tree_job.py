"""Does the main job on the accessibility tree alone: run by the system's Python, with CertDesk's command line.

Not a test by itself: what cannot be found or done ends it with a traceback.
"""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]  # PyGObject has no types, and may be missing

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found, unused-ignore]  # noqa: E402 - its version is chosen first

PATIENCE = 60.0  # seconds, of which only a program that hangs needs as many
CODE = re.compile(r"^([2-9A-HJ-NP-Z]{6})$", re.MULTILINE)
Node = Any  # the bindings have no types


def below(node: Node) -> Iterator[Node]:
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield child
            yield from below(child)


def find(role: str, name: str, *, usable: bool = False) -> Node:
    """The first thing on the screen of that role whose name begins so, once something can be done with it."""
    return await_it(f"{role} “{name}”", lambda: glimpse(role, name, usable=usable))


def await_it(what: str, look: Callable[[], Node]) -> Node:
    """Look again and again until something is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(0.1)
    raise LookupError(what)


def glimpse(role: str, name: str, *, usable: bool) -> Node:
    """It, if it is there now; None also when something of the tree went while it was looked through."""
    try:
        for node in below(Atspi.get_desktop(0)):
            if node.get_role_name() == role and (node.get_name() or "").startswith(name) and is_shown(node):
                return node if not usable or is_usable(node) else None
    except GLib.GError:
        pass
    return None


def is_shown(node: Node) -> bool:
    return bool(node.get_state_set().contains(Atspi.StateType.SHOWING))


def is_usable(node: Node) -> bool:
    return bool(node.get_state_set().contains(Atspi.StateType.ENABLED))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def do(role: str, name: str) -> None:
    """Do the first thing that can be done with it: press it, or choose it."""
    node = find(role, name, usable=True)
    say(f"{Atspi.Action.get_action_name(node, 0)}: {role} “{node.get_name()}”")
    Atspi.Action.do_action(node, 0)


def put_in(name: str, text: str) -> None:
    Atspi.EditableText.set_text_contents(find("text", name), text)


def read(name: str) -> str:
    return str(Atspi.Text.get_text(find("text", name), 0, -1))


def sign_in() -> None:
    do("push button", "Sign in…")
    do("push button", "Continue")
    do("push button", "Open the practice mailbox")
    do("list item", "Unread: Access code for shop.larkspur.example")
    code = await_it("the code in the mail", lambda: CODE.search(read("Message text")))
    put_in("Access code", code.group(1))
    do("push button", "Sign in")
    find("push button", "Guest session for shop.larkspur.example, 1 hour 59 minutes left")


def download() -> None:
    do("push button", "Download…")
    find("dialog", "Download certificate")
    do("radio button", "DER, .cer")
    put_in("File name", "by-label.cer")
    do("push button", "Save")
    find("label", "Saved by-label.cer")


def move_time() -> None:
    do("push button", "Practice CA")
    do("menu item", "Move time forward…")
    do("menu item", "2 hours")
    find("label", "Your guest session ended at")


def main(command: list[str]) -> None:
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as program:
        try:
            do("push button", "Open the practice portfolio")
            do("list item", "shop.larkspur.example, issued")
            sign_in()
            download()
            move_time()
            do("radio button", "Ended")
            find("label", "Ended")
            program.terminate()
            said, _ = program.communicate(timeout=PATIENCE)
        finally:
            program.kill()
    say(f"CertDesk ended with {program.returncode} and said {said.decode() or 'nothing'}")


if __name__ == "__main__":
    main(sys.argv[1:])
