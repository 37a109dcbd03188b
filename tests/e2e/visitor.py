"""Somebody at the built program, who finds controls by what they say and waits for what they expect to see."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from certdesk.domain.portal import CODE_ALPHABET, CODE_LENGTH
from tests.e2e.patience import OutOfPatience, wait_until

Found = TypeVar("Found", bound=QWidget)
NOTHING = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
_CODE = re.compile(rf"^\s*([{CODE_ALPHABET}]{{{CODE_LENGTH}}})\s*$", re.MULTILINE)


class Visitor:
    """Uses one window. Every wait is for a condition, and says what was missing when it does not come true."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot = qtbot
        self.window = window

    @property
    def mailbox(self) -> QWidget:
        """The window of the practice mailbox, once it was opened."""
        self.wait("the mailbox", lambda: self.window.findChildren(QWidget, "mailbox_window"))
        return self.window.findChildren(QWidget, "mailbox_window")[0]

    def wait(self, what: str, holds: Callable[[], object]) -> None:
        """Wait until `holds`."""
        try:
            wait_until(self.qtbot, holds)
        except OutOfPatience:
            raise AssertionError(f"not there: {what}; on the screen:\n{self.text()}") from None

    def visible(self, kind: type[Found], inside: QWidget | None = None) -> Iterator[Found]:
        """Yield the visible widgets of a kind."""
        return (each for each in (inside or self.window).findChildren(kind) if each.isVisible())

    def text(self, inside: QWidget | None = None) -> str:
        """All text that can be seen, one label a line."""
        labels = [label.text() for label in self.visible(QLabel, inside)]
        return "\n".join([*labels, *(said(button) for button in self.visible(QAbstractButton, inside))])

    def sees(self, text: str, inside: QWidget | None = None) -> None:
        """Wait until `text` stands somewhere."""
        self.wait(f"“{text}”", lambda: text in self.text(inside))

    def buttons(self, text: str, inside: QWidget | None = None) -> list[QAbstractButton]:
        """The visible buttons that say `text`, or are called so for those who hear it."""
        found = self.visible(QAbstractButton, inside)
        return [button for button in found if text in {said(button), button.accessibleName()}]

    def button(self, text: str, inside: QWidget | None = None) -> QAbstractButton:
        """Return the one button that says `text`, once it can be pressed."""
        self.wait(f"button “{text}”", lambda: any(map(can_be_pressed, self.buttons(text, inside))))
        return next(filter(can_be_pressed, self.buttons(text, inside)))

    def click(self, text: str, inside: QWidget | None = None) -> None:
        """Click the button that says `text`."""
        press(self.button(text, inside))

    def field(self, name: str, inside: QWidget | None = None) -> QLineEdit:
        """Return the field that is called `name` for those who hear it."""
        fields = self._fields(name, inside)
        assert len(fields) == 1, f"{len(fields)} fields are called “{name}”"
        return fields[0]

    def writable(self, name: str, inside: QWidget | None = None) -> QLineEdit:
        """Return that field once something can be written in it."""
        self.wait(f"field “{name}”", lambda: any(each.isEnabled() for each in self._fields(name, inside)))
        return self.field(name, inside)

    def write(self, name: str, text: str, inside: QWidget | None = None) -> None:
        """Type over what is in the field called `name`."""
        field = self.writable(name, inside)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        field.selectAll()
        if text:
            QTest.keyClicks(field, text)
        else:
            QTest.keyClick(field, Qt.Key.Key_Delete)

    def paste(self, name: str, text: str) -> None:
        """Paste over what is in the field called `name`."""
        QApplication.clipboard().setText(text)
        field = self.writable(name)
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_V, CTRL)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def focused(self) -> str:
        """What has the focus, by its name for those who hear it."""
        widget = QApplication.focusWidget()
        return "" if widget is None else widget.accessibleName() or said(widget)

    def choose(self, *path: str) -> None:
        """Choose an entry of the menu that is open, through its submenus."""
        self.wait("an open menu", lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        for text in path:
            assert isinstance(menu, QMenu)
            action = self._entry(menu, lambda entry, text=text: entry == text)  # type: ignore[misc]  # mypy does not infer what a default binds
            menu.setActiveAction(action)
            submenu = action.menu()
            if isinstance(submenu, QMenu):
                menu = submenu
                submenu.popup(QPoint(0, 0))
            else:
                QTest.keyClick(menu, Qt.Key.Key_Return)
        self.wait("the menu closed", lambda: not isinstance(QApplication.activePopupWidget(), QMenu))
        self.come_back()

    def choose_starting(self, start: str) -> None:
        """Choose the entry that begins so: a count may follow."""
        self.wait("an open menu", lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self.choose(entry_text(self._entry(menu, lambda entry: entry.startswith(start))))

    def move_time(self, leap: str) -> None:
        """Move the practice clock by one of the leaps of the practice chip's menu."""
        self.click("Practice CA")
        self.choose("Move time forward…", leap)
        self.button("Practice CA")

    def open_tab(self, name: str) -> None:
        """Click a tab of the details."""
        self.wait("the tabs", lambda: any(self.visible(QTabBar)))
        bar = next(self.visible(QTabBar))
        place = next(each for each in range(bar.count()) if bar.tabText(each) == name)
        press(bar, bar.tabRect(place).center())

    def lists(self) -> Iterator[QListView]:
        """The lists that can be seen."""
        return self.visible(QListView)

    def order_list(self) -> QListView:
        """Return the order list."""
        return next(self.visible(QListView))

    def listed(self) -> list[str]:
        """The names in the list, headings too."""
        models = [view.model() for view in self.lists()]
        return [str(model.index(row, 0).data()) for model in models for row in range(model.rowCount())]

    def select(self, name: str) -> None:
        """Click that order in the list, and wait for its details."""
        self.wait(f"order {name}", lambda: name in self.listed())
        view = self.order_list()
        index = view.model().index(self.listed().index(name), 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NOTHING, view.visualRect(index).center())
        self.wait(f"details of {name}", lambda: self.window.windowTitle().startswith(name))

    def open_newest_mail(self, about: str = "") -> str:
        """Wait for a new mail about that in the practice mailbox, open it, and return what it says."""
        messages = next(iter(self.mailbox.findChildren(QListWidget, "messages")))
        said = Qt.ItemDataRole.AccessibleTextRole
        self.wait(
            "an unread mail",
            lambda: (
                messages.count() and messages.item(0).data(_IS_STRONG) and about in str(messages.item(0).data(said))
            ),
        )
        first = messages.visualItemRect(messages.item(0)).center()
        text = next(iter(self.mailbox.findChildren(QPlainTextEdit, "message_text")))
        before = text.toPlainText()
        QTest.mouseClick(messages.viewport(), Qt.MouseButton.LeftButton, NOTHING, first)
        self.wait("an opened mail", lambda: text.toPlainText() not in {"", before})
        return text.toPlainText()

    def read_code(self) -> str:
        """Read the code from the newest mail, with the link of the sign-in page to the practice mailbox."""
        self.click("Open the practice mailbox")
        code = self.code_in(self.open_newest_mail("Access code"))
        self.mailbox.close()
        self.come_back()
        return code

    def code_in(self, mail: str) -> str:
        """Return the access code that a mail brings."""
        found = _CODE.findall(mail)
        assert found, "no access code in the newest mail"
        return str(found[-1])

    def session_card(self) -> str:
        """What the session card says to those who hear it."""
        card = next(each for each in self.visible(QAbstractButton) if each.objectName() == "session_card")
        return card.accessibleName()

    def come_back(self) -> None:
        """Come back to the window: window managers do so by themselves, the offscreen platform does not."""
        self.window.activateWindow()
        self.wait("the window in front", self.window.isActiveWindow)

    def type_keys(self, keys: str) -> None:
        """Press keys where the focus is, as the window system delivers them: to shortcuts first."""
        QTest.keySequence(self.window.windowHandle(), QKeySequence(keys))

    def press(self, widget: QWidget) -> None:
        """Click a widget in its middle."""
        press(widget)

    def _fields(self, name: str, inside: QWidget | None) -> list[QLineEdit]:
        return [each for each in self.visible(QLineEdit, inside) if each.accessibleName() == name]

    def _entry(self, menu: QMenu, fits: Callable[[str], bool]) -> QAction:
        """Return the entry of a menu whose words fit, once it is there and can be chosen."""

        def entries() -> list[QAction]:
            return [each for each in menu.actions() if fits(entry_text(each)) and each.isEnabled()]

        self.wait(f"the entry, among {[entry_text(each) for each in menu.actions()]}", entries)
        return entries()[0]


_IS_STRONG = int(Qt.ItemDataRole.UserRole) + 3


def said(widget: QWidget) -> str:
    """What stands on a button."""
    return widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""


def entry_text(action: QAction) -> str:
    """What stands in an entry of a menu."""
    return action.text().replace("&", "")


def can_be_pressed(button: QAbstractButton) -> bool:
    """Whether somebody could press it: one that was just shown has no size until its layout is done."""
    return button.isEnabled() and not button.size().isEmpty()


def press(widget: QWidget, at: QPoint | None = None) -> None:
    """Click a widget."""
    place = at or QPoint(min(widget.width() // 2, 20), widget.height() // 2)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NOTHING, place)
