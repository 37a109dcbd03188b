"""The sheets that the practice CA's menu opens: each is there for as long as its view-model says so."""

# ruff: noqa: PLC0415 - a sheet is imported when it is opened, so that a start does not wait for it

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.approvals import ApprovalsViewModel
from certdesk.viewmodels.new_order.model import NewOrderViewModel
from certdesk.viewmodels.practice_people import PracticePeopleViewModel
from certdesk.viewmodels.practice_zone import PracticeZoneViewModel
from certdesk.views.kit.sheet import Sheet
from certdesk.views.kit.sheet_slot import SheetSlot


class CounterSheets(QObject):
    """A new order, the requests that wait for approval, and what the practice world publishes, over `window`."""

    def __init__(
        self,
        window: QWidget,
        new_order: NewOrderViewModel,
        approvals: ApprovalsViewModel,
        zone: PracticeZoneViewModel,
        people: PracticePeopleViewModel,
    ) -> None:
        super().__init__(window)
        self._window, self._new_order, self._approvals, self._zone = window, new_order, approvals, zone
        self._people = people
        makers = (self._make_new_order, self._make_approvals, self._make_zone, self._make_people)
        self._slots = tuple(SheetSlot(make) for make in makers)
        new_order.changed.connect(lambda props: self._slots[0].show_for(props.is_open or None))
        approvals.changed.connect(lambda props: self._slots[1].show_for(props.is_open or None))
        zone.changed.connect(lambda props: self._slots[2].show_for(props.is_open or None))
        people.changed.connect(lambda props: self._slots[3].show_for(props.is_open or None))

    @property
    def are_closed(self) -> bool:
        """Whether none of them covers the window."""
        return not any(slot.is_open for slot in self._slots)

    def _make_new_order(self) -> Sheet:
        from certdesk.views.practice.new_order_sheet import NewOrderSheet

        return NewOrderSheet(self._window, self._new_order)

    def _make_approvals(self) -> Sheet:
        from certdesk.views.practice.approvals_sheet import ApprovalsSheet

        return ApprovalsSheet(self._window, self._approvals)

    def _make_zone(self) -> Sheet:
        from certdesk.views.practice.zone_sheet import ZoneSheet

        return ZoneSheet(self._window, self._zone)

    def _make_people(self) -> Sheet:
        from certdesk.views.practice.people_sheet import PeopleSheet

        return PeopleSheet(self._window, self._people)
