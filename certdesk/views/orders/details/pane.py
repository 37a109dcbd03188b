"""The details pane: one order, or what to do next."""

# ruff: noqa: PLC0415 - an order's page is imported when one is first shown, so that a start does not wait for it

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from certdesk.domain.acts import Act
from certdesk.domain.orders import Order, OrderId
from certdesk.viewmodels.orders.details import DetailsViewModel
from certdesk.viewmodels.orders.details_props import Page, Props, Suggestion
from certdesk.viewmodels.orders.refunds import RefundsViewModel
from certdesk.views.kit.overlay_bar import OverlayBar
from certdesk.views.kit.restyle import set_ground
from certdesk.views.orders.details.clipboard import Clipboard
from certdesk.views.orders.details.suggestions import SuggestionsPage
from certdesk.views.orders.details.trouble import TroublePage
from certdesk.views.theme.tokens import Ground
from certdesk.views.wording.notices import administrator_note, approver_note, particulars

if TYPE_CHECKING:
    from certdesk.views.orders.details.page import OrderPage


class DetailsPane(QWidget):
    """Shows what the view-model says. Opening an address and choosing a file are left to the window.

    The page of an order is made when one is first shown.
    """

    said = Signal(str)
    open_url_wanted = Signal(str)
    export_wanted = Signal(object)  # Document
    order_wanted = Signal(object)  # OrderId
    labels_wanted = Signal(object)  # Editor
    compare_wanted = Signal(object)  # OrderId
    page_made = Signal(object)  # OrderPage

    def __init__(self, model: DetailsViewModel, refunds: RefundsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._refunds = refunds
        self._shown: OrderId | None = None
        self._made_page: OrderPage | None = None
        self._scroll: QScrollArea | None = None
        self._wants_first_act = False
        self._build()
        self._bind()
        self._render(model.props)
        self._suggestions.show_reminders(refunds.props)

    def focus_first_act(self) -> None:
        """Put the focus on the first act of the order, once it is shown."""
        self._wants_first_act = not self._shows_page
        if self._wants_first_act:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._page.focus_first_act(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The pane itself has nothing to type into: its first act takes the focus."""
        if self._shows_page:
            self._page.focus_first_act(event.reason())
        else:
            super().focusInEvent(event)

    def step_tab(self, by: int) -> None:
        """Open the tab that many places on."""
        if self._made_page is not None:
            self._made_page.step_tab(by)

    def act(self, act: Act) -> None:
        """Do what a button, a menu entry or a shortcut names, if the order allows it now."""
        page = self._model.props.page
        if page is not None and page.allows(act):
            self._do(act, page)

    def _do(self, act: Act, page: Page) -> None:
        order = page.entry.order
        match act:
            case Act.SIGN_OUT:
                self._model.sign_out()
            case Act.REFRESH:
                self._model.update()
            case Act.REFUND_RECEIVED:
                self._refunds.confirm(order.id)
            case Act.COPY_NAME:
                self._clipboard.copy_value(order.common_name)
            case Act.COPY_SUPPLIER_ID:
                self._clipboard.copy_value(order.supplier_id)
            case Act.COPY_DETAILS:
                self._clipboard.copy(particulars(order), self.tr("Copied the order details"))
            case Act.COPY_APPROVER_NOTE:
                self._copy_approver_note(order)
            case Act.OPEN_IN_BROWSER:
                self.open_url_wanted.emit(f"https://{order.common_name}/")
            case _:
                self._model.begin(act)

    def _copy_approver_note(self, order: Order) -> None:
        self._clipboard.copy(approver_note(order), self.tr("Copied a note to the approver"))

    def _copy_support_text(self) -> None:
        from certdesk.domain.support import needs_csr, support_purpose
        from certdesk.views.wording.support import letter_of

        page = self._model.props.page
        purpose = support_purpose(page.entry.order) if page else None
        if page is not None and purpose is not None:
            with_csr = self.tr("Copied the text. Put the CSR in its place before you send it.")
            done = with_csr if needs_csr(purpose) else self.tr("Copied the text")
            self._clipboard.copy(letter_of(page.entry.order, purpose).text, done)

    def _copy_administrator_note(self) -> None:
        if page := self._model.props.page:
            order = page.entry.order
            note = administrator_note(order.common_name, particulars(order))
            self._clipboard.copy(note, self.tr("Copied a note to the administrator"))

    def _follow(self, suggestion: Suggestion) -> None:
        if suggestion.act is Act.COPY_APPROVER_NOTE:
            self._copy_approver_note(suggestion.entry.order)
        elif suggestion.act is not None:
            self._model.begin(suggestion.act, suggestion.entry.order.id)

    def _build(self) -> None:
        self.setObjectName("details_pane")
        set_ground(self, Ground.SURFACE)
        self._clipboard = Clipboard(self)
        self._suggestions = SuggestionsPage()
        self._next_steps = _scrolling(self._suggestions)
        self._trouble = TroublePage()
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for widget in (self._blank, self._next_steps, self._trouble):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._clipboard.said.connect(self.said)
        self._trouble.retry_wanted.connect(self._model.retry)
        self._suggestions.order_wanted.connect(self.order_wanted)
        self._suggestions.act_wanted.connect(self._follow)
        self._refunds.changed.connect(self._suggestions.show_reminders)

    @property
    def _page(self) -> "OrderPage":
        """The page of an order, made when it is first needed."""
        if self._made_page is None:
            from certdesk.views.orders.details.page import OrderPage

            page = self._made_page = OrderPage(self._clipboard)
            self._bind_page(page)
            self._scroll = _scrolling(page)
            self._scroll.setObjectName("details_scroll")
            OverlayBar(self._scroll)
            self._stack.addWidget(self._scroll)
            self.page_made.emit(page)
        return self._made_page

    @property
    def _shows_page(self) -> bool:
        return self._scroll is not None and self._stack.currentWidget() is self._scroll

    def _bind_page(self, page: "OrderPage") -> None:
        page.act_wanted.connect(self.act)
        page.new_code_wanted.connect(self._model.send_new_code)
        page.labels_wanted.connect(self.labels_wanted)
        page.compare_wanted.connect(self._compare)
        page.retry_wanted.connect(self._model.retry)
        page.export_wanted.connect(self._export)
        page.support_text_wanted.connect(self._copy_support_text)
        page.note_wanted.connect(self._copy_administrator_note)

    def _render(self, props: Props) -> None:
        self._suggestions.show_suggestions(props.suggestions)
        if props.page is not None:
            self._show_page(props.page)
        elif props.selected is None:
            self._stack.setCurrentWidget(self._next_steps)
        elif props.error is not None:
            self._trouble.show_error(props.error)
            self._stack.setCurrentWidget(self._trouble)
        else:
            self._stack.setCurrentWidget(self._blank)

    def _show_page(self, page: Page) -> None:
        is_other = page.order != self._shown
        self._shown = page.order
        self._page.show_page(page)
        if self._scroll is not None:
            self._stack.setCurrentWidget(self._scroll)
            if is_other:
                self._scroll.verticalScrollBar().setValue(0)
        if self._wants_first_act:
            self._wants_first_act = False
            self._page.focus_first_act(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        if (page := self._model.props.page) is not None:
            self.compare_wanted.emit(page.order)

    def _export(self) -> None:
        page = self._model.props.page
        if page is not None:
            from certdesk.views.orders.details.saving import activity_document

            self.export_wanted.emit(activity_document(page))


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return area
