"""The accessibility tree in this process, worked as a screen reader or a robot works it from outside."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

ROLE = QAccessible.Role
NAME = QAccessible.Text.Name
DESCRIPTION = QAccessible.Text.Description


def of(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def below(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(root.childCount()):
        child = root.child(place)
        yield child
        yield from below(child)


def named(root: QWidget, name: str, role: QAccessible.Role) -> QAccessibleInterface:
    found = [each for each in below(of(root)) if each.text(NAME) == name and each.role() == role]
    assert found, name
    return found[0]


def act(on: QAccessibleInterface, action: str) -> None:
    actions = on.actionInterface()
    assert action in actions.actionNames(), (actions.actionNames(), action)
    actions.doAction(action)


def put_in(widget: QWidget, text: str) -> None:
    of(widget).editableTextInterface().replaceText(0, 0, text)
