"""The one table of what the user can do. Menus, buttons and keys name its rows; they make none of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from certdesk.domain.acts import Act, Verdict
from certdesk.views.icons import Icon, icon
from certdesk.views.wording.acts import act_icon, plain_words, reason_words


class Command(StrEnum):
    """Every command of the window. Those on the chosen order come in the order of its menu."""

    ADD_ORDER = "add order"
    DOWNLOAD = "download"
    ADD_CSR = "add csr"
    REISSUE = "reissue"
    REVOKE = "revoke"
    CANCEL = "cancel"
    WITHDRAW_REISSUE = "withdraw reissue"
    PROVE_NAMES = "prove names"
    COPY_APPROVER_NOTE = "copy approver note"
    WRITE_TO_SUPPORT = "write to support"
    REFUND_RECEIVED = "refund received"
    ORDER_AGAIN = "order again"
    SIGN_IN = "sign in"
    SIGN_OUT = "sign out"
    COPY_NAME = "copy name"
    COPY_SUPPLIER_ID = "copy supplier id"
    COPY_DETAILS = "copy details"
    OPEN_IN_BROWSER = "open in browser"
    REMOVE_FROM_LIST = "remove from list"
    PASTE_CSR = "paste csr"
    REFRESH = "refresh"
    FIND = "find"
    GO_ORDERS = "go orders"
    GO_ACCOUNTS = "go accounts"
    GO_MIGRATION = "go migration"
    NEXT_PANE = "next pane"
    PREVIOUS_PANE = "previous pane"
    NEXT_TAB = "next tab"
    PREVIOUS_TAB = "previous tab"
    BACK = "back"
    UNDO = "undo"
    IMPORT_LIST = "import list"
    EXPORT_LIST = "export list"
    CLIENT_REPORT = "client report"
    ACTIVITY = "activity"
    MAILBOX = "mailbox"
    MAIN_MENU = "main menu"
    SETTINGS = "settings"
    STATUS_GUIDE = "status guide"
    SHORTCUTS = "shortcuts"
    QUIT = "quit"


_WITHOUT_BOOK = frozenset({Command.MAIN_MENU, Command.SETTINGS, Command.STATUS_GUIDE, Command.SHORTCUTS, Command.QUIT})


@dataclass(frozen=True, slots=True)
class Action:
    """One row: its words, icon and keys. `act` ties it to what the selected order allows."""

    command: Command
    text: str
    icon: Icon | None = None
    keys: tuple[str, ...] = ()
    act: Act | None = None


def action_table() -> tuple[Action, ...]:
    """Return all actions in the user's language. Names and keys are unique."""
    translate = QCoreApplication.translate
    return (
        Action(Command.ADD_ORDER, translate("Actions", "Add order…"), Icon.PLUS, ("Ctrl+N",)),
        *_acts(),
        Action(Command.PASTE_CSR, translate("Actions", "Paste a CSR"), Icon.CLIPBOARD_PASTE, ("Ctrl+V",)),
        Action(Command.REFRESH, translate("Actions", "Refresh"), Icon.REFRESH, ("F5", "Ctrl+R")),
        Action(Command.FIND, translate("Actions", "Filter the list"), Icon.SEARCH, ("Ctrl+F",)),
        Action(Command.GO_ORDERS, translate("Actions", "Go to Orders"), Icon.SCROLL_TEXT, ("Ctrl+1",)),
        Action(Command.GO_ACCOUNTS, translate("Actions", "Go to Accounts"), Icon.LINK, ("Ctrl+3",)),
        Action(Command.GO_MIGRATION, translate("Actions", "Go to ISO migration"), Icon.ROUTE, ("Ctrl+4",)),
        Action(Command.NEXT_PANE, translate("Actions", "Next pane"), None, ("F6",)),
        Action(Command.PREVIOUS_PANE, translate("Actions", "Previous pane"), None, ("Shift+F6",)),
        Action(Command.NEXT_TAB, translate("Actions", "Next tab"), None, ("Ctrl+Tab",)),
        Action(Command.PREVIOUS_TAB, translate("Actions", "Previous tab"), None, ("Ctrl+Shift+Tab",)),
        Action(Command.BACK, translate("Actions", "Back"), Icon.ARROW_LEFT, ("Alt+Left",)),
        Action(Command.UNDO, translate("Actions", "Undo the last change"), Icon.UNDO, ("Ctrl+Z",)),
        Action(Command.IMPORT_LIST, translate("Actions", "Import a list…"), Icon.FILE_TEXT),
        Action(Command.EXPORT_LIST, translate("Actions", "Export this list…"), Icon.UPLOAD),
        Action(Command.CLIENT_REPORT, translate("Actions", "Report for a client…"), Icon.PRINTER),
        Action(Command.ACTIVITY, translate("Actions", "Activity…"), Icon.HISTORY),
        Action(Command.MAILBOX, translate("Actions", "Practice mailbox"), Icon.INBOX, ("Ctrl+M",)),
        Action(Command.MAIN_MENU, translate("Actions", "Main menu"), Icon.MENU, ("F10",)),
        Action(Command.SETTINGS, translate("Actions", "Settings"), Icon.SETTINGS, ("Ctrl+,",)),
        Action(Command.STATUS_GUIDE, translate("Actions", "Status guide"), Icon.BADGE_CHECK),
        Action(Command.SHORTCUTS, translate("Actions", "Keyboard shortcuts"), Icon.KEYBOARD, ("F1", "Ctrl+/")),
        Action(Command.QUIT, translate("Actions", "Quit"), Icon.LOG_OUT, ("Ctrl+Q",)),
    )


# Revoking has none, and neither has what ends an order in another way.
_KEYS: Final = {
    Act.DOWNLOAD: ("Ctrl+D",),
    Act.REISSUE: ("Ctrl+I",),
    Act.SIGN_OUT: ("Ctrl+L",),
    Act.COPY_NAME: ("Ctrl+C",),
    Act.COPY_SUPPLIER_ID: ("Ctrl+Shift+C",),
}
# The window's own refresh asks for all orders; that of one order stands in its menu alone.
ACTS: Final[Mapping[Command, Act]] = {Command[act.name]: act for act in Act if act is not Act.REFRESH}


def _acts() -> tuple[Action, ...]:
    """The acts on the chosen order, in the order of its menu."""
    sign_out = QCoreApplication.translate("Actions", "Sign out of this guest session")
    return tuple(
        Action(
            command,
            sign_out if act is Act.SIGN_OUT else plain_words(act),
            act_icon(act),
            _KEYS.get(act, ()),
            act,
        )
        for command, act in ACTS.items()
    )


class Actions(QObject):
    """The QActions of the table. A disabled one says why in its tooltip."""

    wanted = Signal(object)  # Command

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = action_table()
        self._verdicts: tuple[Verdict, ...] = ()
        self._is_book_open = True
        self._made = {row.command: self._make(row) for row in self.table}
        self.render_verdicts(())

    def of(self, command: Command) -> QAction:
        """Return the QAction of `command`."""
        return self._made[command]

    def all(self) -> list[QAction]:
        """Return every QAction, in the order of the table."""
        return list(self._made.values())

    def render_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Enable what the selected order allows; without verdicts no order is selected."""
        self._verdicts = tuple(verdicts)
        self._render()

    def set_book_open(self, is_open: bool) -> None:
        """While the order book cannot be opened, leave only what needs none."""
        self._is_book_open = is_open
        self._render()

    def _render(self) -> None:
        by_act = {verdict.act: verdict for verdict in self._verdicts}
        for row in self.table:
            action = self._made[row.command]
            if not self._is_book_open and row.command not in _WITHOUT_BOOK:
                action.setEnabled(False)
                action.setToolTip(self.tr("{action}: the order book is not open").replace("{action}", row.text))
            elif row.act is None:
                action.setEnabled(True)
                action.setToolTip(row.text)
            else:
                verdict = by_act.get(row.act)
                action.setEnabled(verdict is not None and verdict.is_allowed)
                action.setToolTip(self._why(row.text, verdict))

    def _why(self, text: str, verdict: Verdict | None) -> str:
        if verdict is None:
            return self.tr("{action}: choose an order first").replace("{action}", text)
        return f"{text}: {reason_words(verdict.why_not)}" if verdict.why_not else text

    def _make(self, row: Action) -> QAction:
        action = QAction(row.text, self)
        action.setObjectName(f"action_{row.command.name.lower()}")
        if row.icon is not None:
            action.setIcon(icon(row.icon))
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: self.wanted.emit(row.command))
        return action
