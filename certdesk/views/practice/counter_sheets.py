"""The sheets that the practice CA's menu opens: each is there for as long as its view-model says so."""

# ruff: noqa: PLC0415 - a sheet is imported when it is opened, so that a start does not wait for it

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.approvals import ApprovalsViewModel
from certdesk.viewmodels.new_order.model import NewOrderViewModel
from certdesk.views.kit.sheet import Sheet
from certdesk.views.kit.sheet_slot import SheetSlot


class CounterSheets(QObject):
    """A new order, and the requests that wait for approval, over `window`."""

    def __init__(self, window: QWidget, new_order: NewOrderViewModel, approvals: ApprovalsViewModel) -> None:
        super().__init__(window)
        self._window, self._new_order, self._approvals = window, new_order, approvals
        self._slots = SheetSlot(self._make_new_order), SheetSlot(self._make_approvals)
        new_order.changed.connect(lambda props: self._slots[0].show_for(props.is_open or None))
        approvals.changed.connect(lambda props: self._slots[1].show_for(props.is_open or None))

    @property
    def are_closed(self) -> bool:
        """Whether neither covers the window."""
        return not any(slot.is_open for slot in self._slots)

    def _make_new_order(self) -> Sheet:
        from certdesk.views.practice.new_order_sheet import NewOrderSheet

        return NewOrderSheet(self._window, self._new_order)

    def _make_approvals(self) -> Sheet:
        from certdesk.views.practice.approvals_sheet import ApprovalsSheet

        return ApprovalsSheet(self._window, self._approvals)
