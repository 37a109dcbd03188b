"""The head of the order list: what is shown, how fresh it is, and the acts on the whole list."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.domain.saved_views import LONGEST_NAME
from certdesk.domain.text import displayable
from certdesk.domain.urgency import View
from certdesk.viewmodels.orders.book_props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton, secondary
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.orders.list_menu import ListMenu
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates
from certdesk.views.wording.orders import view_title

STOP_AFTER_MILLISECONDS: Final = 3_000


class ListHeader(QWidget):
    """Title, count and freshness; refresh, which becomes stop when it takes long; views, sorting and lists; add."""

    refresh_wanted = Signal()
    stop_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, stop_after: int = STOP_AFTER_MILLISECONDS) -> None:
        super().__init__()
        self._title = ElidedLabel("", Role.LIST_TITLE)
        self._count = PlainLabel("", Role.BODY, Ink.QUIET, tabular=True)
        self._as_of = ElidedLabel("", Role.CAPTION, Ink.QUIET)
        self._refresh = IconButton(Icon.REFRESH, self.tr("Refresh"))
        self._views = IconButton(Icon.LIST_FILTER, self.tr("Views and sorting"))
        self._add = secondary(self.tr("Add"), Icon.PLUS)
        self._can_stop = QTimer(self, singleShot=True, interval=stop_after)
        self.menu = ListMenu(self)
        self._shown_name, self._view_title = "", view_title(View.ALL)
        self._build()
        self._bind()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What can be reached with Tab, in that order."""
        return self._refresh, self._views, self._add

    def render_props(self, props: Props) -> None:
        """Show the head of the list as `props` has it."""
        whole = props.counts.get(props.view, 0)
        self._view_title = view_title(props.view)
        self._title.setText(self._shown_name or self._view_title)
        self._count.setText(self._counted(props.shown, whole) if props.listing is not None else "")
        freshness = self._freshness(props)
        self._as_of.setText(freshness)
        self._as_of.setVisible(bool(freshness))
        self._make_room()
        self.menu.render_props(props)
        if props.is_refreshing and not self._can_stop.isActive() and not self._offers_stop:
            self._can_stop.start()
        if not props.is_refreshing:
            self._can_stop.stop()
            self._show_stop(offered=False)

    def name_view(self, name: str) -> None:
        """Call what is listed by the name of a saved view; an empty name calls it by its own."""
        self.menu.name_view(name)
        self._shown_name = displayable(name, LONGEST_NAME)
        self._title.setText(self._shown_name or self._view_title)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _build(self) -> None:
        names = {
            self._title: "orders_title",
            self._count: "orders_count",
            self._as_of: "orders_as_of",
            self._refresh: "orders_refresh",
            self._views: "orders_views",
            self._add: "orders_add",
        }
        for widget, name in names.items():
            widget.setObjectName(name)
        self._add.setAccessibleName(self.tr("Add an order"))
        set_plain_tooltip(self._add, self.tr("Add an order"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.xl, 0, SPACE.xl - 1, 0)
        row.setSpacing(SPACE.hair)
        row.addWidget(self._title)
        row.addSpacing(SPACE.xs - 1)
        row.addWidget(self._count)
        row.addSpacing(SPACE.md)
        row.addWidget(self._as_of)
        row.addStretch(1)
        for widget in self.controls:
            row.addWidget(widget)

    def _bind(self) -> None:
        self._refresh.clicked.connect(self._refresh_or_stop)
        self._add.clicked.connect(self.add_wanted)
        self._can_stop.timeout.connect(self._offer_stop)
        self._views.clicked.connect(partial(self.menu.open_below, self._views))

    def _make_room(self) -> None:
        """Where large letters leave none, “Add” gives up its word before the title does."""
        add = self.tr("Add")
        words = self._title.sizeHint().width() + self._count.sizeHint().width()
        words += self._add.fontMetrics().horizontalAdvance(add) - self._add.fontMetrics().horizontalAdvance(
            self._add.text()
        )
        buttons = sum(control.sizeHint().width() for control in self.controls)
        has_room = self.width() >= words + buttons + 2 * SPACE.xl + SPACE.group
        self._add.setText(add if has_room else "")

    def _counted(self, shown: int, whole: int) -> str:
        if shown == whole:
            return str(whole)
        return self.tr("{shown} of {whole}").replace("{shown}", str(shown)).replace("{whole}", str(whole))

    def _freshness(self, props: Props) -> str:
        """Said only where what is seen may be old, or is about to be replaced."""
        is_doubtful = props.is_stale or props.is_refreshing or props.error is not None
        if props.as_of is None or not is_doubtful:
            return ""
        is_today = props.as_of.astimezone().date() == props.now.astimezone().date()
        moment = dates.clock_time(props.as_of) if is_today else dates.short_date(props.as_of)
        return self.tr("as of {moment}").replace("{moment}", moment)

    @property
    def _offers_stop(self) -> bool:
        return self._refresh.property("stops") is True

    def _offer_stop(self) -> None:
        self._show_stop(offered=True)

    def _show_stop(self, *, offered: bool) -> None:
        words = self.tr("Stop refreshing") if offered else self.tr("Refresh")
        self._refresh.setProperty("stops", offered)
        self._refresh.set_icon(Icon.X if offered else Icon.REFRESH)
        self._refresh.setAccessibleName(words)
        set_plain_tooltip(self._refresh, words)

    def _refresh_or_stop(self) -> None:
        (self.stop_wanted if self._offers_stop else self.refresh_wanted).emit()
