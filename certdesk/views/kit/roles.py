"""What our widgets are to a screen reader, where Qt cannot tell from the class they are made of."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget


def install_roles() -> None:
    """Have Qt ask here first: sheets are dialogs, and whoever holds a menu or a popover has it among its children."""
    QAccessible.installFactory(_interface)


class _ModalDialog(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Dialog)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.modal = 1
        return state


class _Holder(QAccessibleWidget):
    """Qt leaves pop-up windows out of the tree, so that nobody who walks it would find them."""

    def childCount(self) -> int:
        return super().childCount() + len(self._popups())

    def child(self, index: int) -> QAccessibleInterface:
        inside, popups = super().childCount(), self._popups()
        if inside <= index < inside + len(popups):
            return QAccessible.queryAccessibleInterface(popups[index - inside])
        return super().child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        popups = self._popups()
        shown = child.object()
        if shown in popups:
            return super().childCount() + popups.index(shown)
        return super().indexOfChild(child)

    def _popups(self) -> list[QObject]:
        held = self.object().children()
        return [each for each in held if isinstance(each, QWidget) and each.windowType() is Qt.WindowType.Popup]


class _HolderButton(_Holder):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Button)

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        button = self.object()
        if name == QAccessibleActionInterface.pressAction() and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().doAction(name)


def _window(widget: QWidget) -> QAccessibleInterface:
    return _Holder(widget, QAccessible.Role.Window)


def _group(widget: QWidget) -> QAccessibleInterface:
    return _Holder(widget, QAccessible.Role.Client)


_MAKERS: Final[dict[str, Callable[[QWidget], QAccessibleInterface]]] = {
    "Sheet": _ModalDialog,
    "MainWindow": _window,
    "MailboxWindow": _window,
    "PracticeServiceWindow": _window,
    "StartFailure": _window,
    "PracticeChip": _group,
    "ListHeader": _group,
    "OrdersListPane": _group,
    "SavedViewButtons": _group,
    "ActsRow": _group,
    "CountBar": _group,
    "FindHead": _group,
    "PlanPage": _group,
    "ServiceHead": _group,
    "ServiceRow": _group,
    "SessionCardButton": _HolderButton,
    "MethodButton": _HolderButton,
}


def _interface(class_name: str, shown: QObject) -> QAccessibleInterface | None:
    """Qt asks for the class of `shown` and then for each class it is derived from."""
    maker = _MAKERS.get(class_name)
    return maker(shown) if maker is not None and isinstance(shown, QWidget) else None
