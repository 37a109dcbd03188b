"""Ties what is dropped on the window and pasted to its view-models, the page of many requests, and its sheets."""

# ruff: noqa: PLC0415 - page and sheets are imported when they are opened, so that a start does not wait for them

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.models import Models
from certdesk.viewmodels.shell import Page
from certdesk.views.dropping.row_target import RowTarget
from certdesk.views.dropping.window_drops import WindowDrops
from certdesk.views.kit.sheet import Sheet
from certdesk.views.kit.sheet_slot import OneSheet, SheetSlot
from certdesk.views.orders.list_view import OrderListView
from certdesk.views.shell.main_window import MainWindow

if TYPE_CHECKING:
    from certdesk.domain.handing_in import HandedIn, Origin
    from certdesk.viewmodels.dropping_models import DroppingModels
    from certdesk.viewmodels.window_drops.props import TurnedAway


class DropTies(QObject):
    """The window takes drops on the orders page, and on the page of many requests for as long as nothing is sent."""

    def __init__(self, window: MainWindow, models: Models, rows: OrderListView) -> None:
        super().__init__(window)
        self._window, self._models = window, models
        self._are_sheets_closed: Callable[[], bool] = lambda: True
        self._dropping = models.acts.dropping
        self._using = SheetSlot(self._make_use)
        self._leaving = OneSheet()
        window.installEventFilter(self)
        watch = WindowDrops(window, RowTarget(rows), self._is_ready)
        watch.dropped.connect(self._take)
        watch.refused.connect(self._refuse)
        self._dropping.once(self._tie)

    @property
    def is_closed(self) -> bool:
        """Whether no sheet of these covers the window."""
        return not (self._using.is_open or self._leaving.is_open)

    def set_sheets(self, are_closed: Callable[[], bool]) -> None:
        """Take nothing while a sheet covers the window."""
        self._are_sheets_closed = are_closed

    def paste(self) -> None:
        """Take what the clipboard holds as if it was dropped."""
        if not self._is_ready():
            return
        from certdesk.domain.handing_in import Origin
        from certdesk.views.csr.mime import handed_in_of

        data = QGuiApplication.clipboard().mimeData()
        handed = handed_in_of(data, Origin.PASTED)
        if isinstance(handed, CertDeskError):
            self._refuse(handed, Origin.PASTED)
        else:
            self._take(handed, None)

    def make_page(self) -> QWidget:
        """Return the page of many requests."""
        from certdesk.views.many_csrs.page import ManyCsrsPage

        page = ManyCsrsPage(self._dropping.model.many, self._models.orders)
        page.leave_wanted.connect(self.leave)
        return page

    def leave(self) -> None:
        """Close the page of many requests; where that lets something unsent be, ask first."""
        if self._dropping.made is None:
            return
        many = self._dropping.made.many
        if not many.props.is_open or many.props.is_sending or self._leaving.is_open:
            return
        if many.props.unsent:
            self._ask(many.close)
        else:
            many.close()

    def quit(self) -> None:
        """Close the window; where that lets something unsent be, ask first."""
        if self._unsent:
            self._ask_to_quit()
        else:
            self._window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing the window from outside asks too; the end of the program by a signal does not."""
        is_asking = event.type() is QEvent.Type.Close and event.spontaneous() and bool(self._unsent)
        if is_asking:
            event.ignore()
            self._ask_to_quit()
        return is_asking

    @property
    def _unsent(self) -> int:
        return 0 if self._dropping.made is None else self._dropping.made.many.props.unsent

    def _ask_to_quit(self) -> None:
        if not self._leaving.is_open:
            self._ask(self._window.close)

    def _ask(self, leave: Callable[[], object]) -> None:
        from certdesk.views.many_csrs.leave_sheet import LeaveSheet

        sheet = LeaveSheet(self._window, self._unsent)
        sheet.confirmed.connect(leave)
        self._leaving.open(sheet)

    def _is_ready(self) -> bool:
        page = self._models.shell.props.page
        is_open = page is Page.ORDERS or (page is Page.MANY and self._dropping.model.many.props.takes_more)
        return is_open and self.is_closed and self._are_sheets_closed()

    def _take(self, handed: "HandedIn", order: OrderId | None) -> None:
        dropping = self._dropping.model
        dropping.drops.take(handed, order, adds=dropping.many.props.is_open)

    def _refuse(self, error: CertDeskError, origin: "Origin | None" = None) -> None:
        drops = self._dropping.model.drops
        drops.refuse(error) if origin is None else drops.refuse(error, origin)

    def _tie(self, dropping: "DroppingModels") -> None:
        dropping.drops.changed.connect(lambda props: self._using.show_for(props.is_open or None))
        dropping.drops.turned_away.connect(self._say_turned_away)

    def _say_turned_away(self, away: "TurnedAway") -> None:
        from certdesk.views.wording.many_csrs import turned_away

        self._window.say(turned_away(away))

    def _make_use(self) -> Sheet:
        from certdesk.views.dropping.use_sheet import UseSheet

        return UseSheet(self._window, self._dropping.model.drops, self._models.orders)
