"""The Orders pane: the list of orders with its head, its filter, and what stands there without rows."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import View
from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.orders.book_props import ListState, Props
from certdesk.viewmodels.orders.rows import Sorting
from certdesk.views.kit.announce import announce
from certdesk.views.kit.slow_refresh import SlowRefresh
from certdesk.views.orders.busy_bar import BusyBar
from certdesk.views.orders.count_bar import CountBar
from certdesk.views.orders.empty_list import empty_words
from certdesk.views.orders.feed import Anchor, ListFeed, Offer
from certdesk.views.orders.filter_field import FilterField
from certdesk.views.orders.list_banner import ListBanner
from certdesk.views.orders.list_header import ListHeader
from certdesk.views.orders.list_model import OrderListModel
from certdesk.views.orders.list_view import MenuWish, OrderListView
from certdesk.views.orders.placeholder import Notice, PlaceholderRows
from certdesk.views.orders.selection_menu import selection_menu
from certdesk.views.theme.appearance import Appearance
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording.selection import SelectionAct

WIDTH: Final = 368
_KEYS: Final[Mapping[tuple[Qt.KeyboardModifier, int], SelectionAct]] = {
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D): SelectionAct.DOWNLOAD,
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Escape): SelectionAct.CLEAR,
}

ContextMenu = Callable[[OrderId], QMenu | None]


class OrdersListPane(QWidget):
    """Lists the orders; what is chosen here is in the view-model."""

    add_wanted = Signal(object)  # SignInRequest
    activated = Signal(object)  # OrderId: go into its details
    pointed_at = Signal(object)  # OrderId: chosen, and not by a key on the way to another
    selection_act_wanted = Signal(object)  # SelectionAct, on what is chosen
    list_act_wanted = Signal(object)  # ListAct

    def __init__(self, model: OrdersViewModel, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._context_menu: ContextMenu | None = None
        self._rendered: Props | None = None
        self._items = OrderListModel(model.props.now, self)
        self._slowly = SlowRefresh(self, lambda: model.ask_panel() if model.props.total else None)
        self._build()
        self._bind(appearance)
        self._render(model.props)

    def set_context_menu(self, provider: ContextMenu) -> None:
        """Have the menu of an order made by `provider`; None from it opens none."""
        self._context_menu = provider

    @property
    def view(self) -> OrderListView:
        """The list itself, whose rows things are dropped on."""
        return self._list

    @property
    def anchor(self) -> Anchor | None:
        """Where the list stands, to be kept until the next start; None at its beginning."""
        return self._feed.anchor

    def bring_back(self, anchor: Anchor) -> None:
        """Let the list stand there once it is read."""
        self._feed.bring_back(anchor)

    def focus_search(self) -> None:
        """Go to the filter, with what is typed there selected."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def focus_list(self) -> None:
        """Go to the list; where nothing is chosen, to its first order."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The window's own download is off while several orders are chosen: its key is then theirs, and Esc ends it."""
        act = _KEYS.get((event.modifiers(), event.key()))
        if act is not None and self._model.props.several is not None:
            self._act_on_selection(act)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def _build(self) -> None:
        self.setObjectName("orders_pane")
        self.header = ListHeader()
        self._field = FilterField(self.tr("Find a name, order ID or client"))
        self._field.setObjectName("orders_search")
        self._bar = BusyBar()
        self._banner = ListBanner()
        self._count_bar = CountBar()
        self._counted = QWidget()
        counted = QVBoxLayout(self._counted)
        counted.setContentsMargins(SPACE.xl, SPACE.xs, SPACE.xl - 1, SPACE.xs)
        counted.addWidget(self._count_bar)
        self._list = OrderListView(self._items)
        self._list.setObjectName("orders_list")
        self._list.setAccessibleName(self.tr("Orders"))
        self._feed = ListFeed(self._items, self._list)
        self._notice, self._grey, self._blank = Notice(), PlaceholderRows(), QWidget()
        self._notice.setObjectName("orders_notice")
        self._grey.setObjectName("orders_placeholder")
        self._pages = QStackedWidget()
        for page in (self._list, self._notice, self._grey, self._blank):
            self._pages.addWidget(page)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.lg + 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addSpacing(SPACE.lg - 1)
        inset = QVBoxLayout()
        inset.setContentsMargins(SPACE.xl, 0, SPACE.xl - 1, 0)
        inset.setSpacing(0)
        inset.addWidget(self._field)
        inset.addWidget(self._bar)
        column.addLayout(inset)
        column.addWidget(self._banner)
        column.addWidget(self._counted)
        column.addWidget(self._pages, 1)
        before: QWidget = self._field
        for control in (self._list, *self.header.controls):
            self.setTabOrder(before, control)
            before = control

    def _bind(self, appearance: Appearance) -> None:
        model = self._model
        model.changed.connect(self._render)
        appearance.changed.connect(self._repaint)
        self.header.refresh_wanted.connect(model.ask_panel)
        self.header.stop_wanted.connect(model.stop)
        self.header.menu.view_chosen.connect(model.set_view)
        self.header.menu.sorting_chosen.connect(model.set_sorting)
        self.header.menu.act_wanted.connect(self.list_act_wanted)
        self._count_bar.act_wanted.connect(self._act_on_selection)
        self.header.add_wanted.connect(lambda: self.add_wanted.emit(SignInRequest()))
        self._field.textChanged.connect(model.set_filter)
        self._field.onward.connect(self._go_on)
        self._field.left.connect(self.focus_list)
        self._banner.again_wanted.connect(model.try_again)
        self._notice.way_out.clicked.connect(self._show_more)
        self._list.chosen.connect(model.select)
        self._list.gathered.connect(model.gather)
        self._list.opened.connect(self.activated)
        self._list.pointed_at.connect(self.pointed_at)
        self._list.menu_wanted.connect(self._open_menu)

    def _render(self, props: Props) -> None:
        before, self._rendered = self._rendered, props
        asked = before is None or _asked_for(before) != _asked_for(props)
        if before is not None and before.as_of != props.as_of:
            self._slowly.start_anew()
        self.header.render_props(props)
        self._bar.show_work(is_busy=props.is_refreshing, progress=props.progress)
        self._banner.show_error(props.error)
        if self._field.text() != props.typed:  # it came from elsewhere: text that is being typed is never touched
            self._field.setText(props.typed)
        self._render_page(props)
        stays = not self._feed.is_brought_back
        if asked:
            self._list.verticalScrollBar().setValue(0)
        self._counted.setVisible(props.several is not None)
        self._count_bar.render_several(props.several)
        offer = Offer(props.listing, props.now, props.selected, props.several, props.current)
        self._feed.offer(offer, at_once=asked)
        if asked and not props.typed and not stays:
            self._list.scrollTo(self._items.index_of(props.current))

    def _render_page(self, props: Props) -> None:
        match props.state:
            case ListState.READY:
                page: QWidget = self._list
            case ListState.LOADING:
                page = self._grey
            case ListState.QUIET | ListState.UNREADABLE:
                page = self._blank
            case ListState.EMPTY_BOOK | ListState.EMPTY_VIEW | ListState.NO_MATCH:
                page = self._notice
                title, text, way_out = empty_words(props)
                self._notice.say(title, text, way_out)
                if props.state is ListState.NO_MATCH:
                    announce(self._list, title)
        self._pages.setCurrentWidget(page)

    def _go_on(self) -> None:
        """From the search to what it found: to the chosen order where it is in the list, else to the first."""
        self._list.choose_first()
        self.focus_list()

    def _show_more(self) -> None:
        if self._model.props.typed:
            self._field.clear()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._model.set_view(View.ALL)

    def _act_on_selection(self, act: SelectionAct) -> None:
        if act is SelectionAct.CLEAR:
            self._model.select(self._model.props.current)
            self.focus_list()
        else:
            self.selection_act_wanted.emit(act)

    def _open_menu(self, wish: MenuWish) -> None:
        several = self._model.props.several
        if several is not None and wish.order in several.keys:
            selection_menu(several, self._act_on_selection, self).popup(wish.at)
            return
        menu = None if self._context_menu is None else self._context_menu(wish.order)
        if menu is not None:
            menu.popup(wish.at)

    def _repaint(self) -> None:
        self._list.viewport().update()
        self._grey.update()


def _asked_for(props: Props) -> tuple[str, View, Sorting | None]:
    """What the user decides about the list; when it changes, rows need not wait for the pointer."""
    return props.typed, props.view, None if props.shelf is None else props.shelf.sorting
