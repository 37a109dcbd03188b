"""The window: the sidebar, one page at a time, toasts over it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from certdesk.viewmodels.shell import Page, Props, ShellViewModel
from certdesk.views.actions import Actions, Command
from certdesk.views.kit.mark import application_icon
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.toast import ToastStack
from certdesk.views.shell.main_menu import MainMenu
from certdesk.views.shell.sidebar import Sidebar
from certdesk.views.theme.appearance import Appearance

_SIZE = (1280, 800)
_LEAST = (860, 560)


class MainWindow(QMainWindow):
    """Shows the page that the shell says, and folds its sidebar where there is little room."""

    closing = Signal()
    page_shown = Signal(object)  # Page

    def __init__(
        self,
        model: ShellViewModel,
        sidebar: Sidebar,
        pages: Mapping[Page, QWidget],
        actions: Actions,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self._model = model
        self._sidebar = sidebar
        self._pages = pages
        self._actions = actions
        self._menu = MainMenu(actions, appearance, self)
        self._build()
        self._bind()
        self._render(model.props)

    def say(self, text: str) -> None:
        """Show `text` for a few seconds; it is never the only place where a fact is found."""
        self.toasts.say(text)

    def come_to_front(self) -> None:
        """Show the window in front of the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def open_menu(self) -> None:
        """Open the main menu below its button, once what asked for it is done: a menu closes after its own actions."""
        QTimer.singleShot(0, self, lambda: self._menu.open_below(self._sidebar.menu))

    def name_window(self, shown: str) -> None:
        """Put what is shown into the title, the program's name last."""
        self.setWindowTitle(self.tr("{shown} — CertDesk").replace("{shown}", shown) if shown else "CertDesk")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sidebar.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._sidebar.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _build(self) -> None:
        self.setObjectName("main_window")
        self.setWindowIcon(application_icon())
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self.name_window("")
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        centre = QWidget()
        set_look(centre, "surface", "window")
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self.addActions(self._actions.all())
        self.toasts = ToastStack(self._stack)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._sidebar.menu.clicked.connect(self.open_menu)
        self._sidebar.settings.clicked.connect(self._actions.of(Command.SETTINGS).trigger)
        self._sidebar.help.clicked.connect(self._actions.of(Command.SHORTCUTS).trigger)

    def _render(self, props: Props) -> None:
        self._sidebar.setEnabled(props.page is not Page.PROBLEM)
        self._actions.set_book_open(props.page is not Page.PROBLEM)
        if self._stack.currentWidget() is not self._pages[props.page]:
            self._stack.setCurrentWidget(self._pages[props.page])
            self.page_shown.emit(props.page)
