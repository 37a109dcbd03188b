"""Ties the accounts, the linking wizard and the services' window to the main window."""

# ruff: noqa: PLC0415 - pages and the window are imported when they are first shown, so that a start does not wait

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.models import Models
from certdesk.views.shell.main_window import MainWindow
from certdesk.views.shell.sidebar import Sidebar

if TYPE_CHECKING:
    from certdesk.domain.accounts import Linked
    from certdesk.viewmodels.account_models import AccountModels
    from certdesk.viewmodels.accounts.props import Props as PaneProps
    from certdesk.viewmodels.practice_service.props import Props as ServiceProps
    from certdesk.views.practice_service.window import PracticeServiceWindow


class AccountTies(QObject):
    """Makes the pages when they are first shown, and the services' window when a service is opened."""

    mailbox_wanted = Signal()

    def __init__(self, models: Models, sidebar: Sidebar, parent: QObject) -> None:
        super().__init__(parent)
        self._models, self._sidebar = models, sidebar
        self._window: MainWindow | None = None
        self._service: PracticeServiceWindow | None = None
        models.accounts.once(self._tie)

    def set_window(self, window: MainWindow) -> None:
        """Say things, and open the services' window, over `window`."""
        self._window = window

    def make_pane(self) -> QWidget:
        """Return the pane."""
        from certdesk.views.accounts.page import AccountsPage

        page = AccountsPage(self._models.accounts.model.pane)
        page.mailbox_wanted.connect(self.mailbox_wanted)
        page.said.connect(self._say)
        return page

    def make_linking(self) -> QWidget:
        """Return the linking wizard."""
        from certdesk.views.linking.page import LinkingPage

        page = LinkingPage(self._models.accounts.model.linking)
        page.mailbox_wanted.connect(self.mailbox_wanted)
        page.said.connect(self._say)
        return page

    def _tie(self, accounts: "AccountModels") -> None:
        accounts.pane.changed.connect(self._render_pane)
        accounts.service_changed.connect(self._render_service)
        accounts.settled.connect(self._say_settled)

    def _say(self, text: str) -> None:
        if self._window is not None:
            self._window.say(text)

    def _render_pane(self, props: "PaneProps") -> None:
        self._sidebar.render_accounts(props.waiting)
        self._sidebar.practice.render_acting(props.acting)
        self._models.accounts.model.people.note_acting(props.acting)

    def _render_service(self, props: "ServiceProps") -> None:
        if props.is_open and self._service is None:
            from certdesk.views.practice_service.window import PracticeServiceWindow

            self._service = PracticeServiceWindow(self._models.accounts.model.service, self._window)
            self._service.mailbox_wanted.connect(self.mailbox_wanted)

    def _say_settled(self, linked: "tuple[Linked, ...]") -> None:
        from certdesk.views.wording.accounts import service_name

        words = QCoreApplication.translate("AccountTies", "{service} is linked: what was begun before went through.")
        for each in linked:
            self._say(words.replace("{service}", displayable(service_name(each.seat.service))))
