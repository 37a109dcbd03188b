"""The sheets that the practice CA's menu opens: each is there for as long as its view-model says so."""

# ruff: noqa: PLC0415 - a sheet is imported when it is opened, so that a start does not wait for it

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.late import Late
from certdesk.views.kit.sheet import Sheet
from certdesk.views.kit.sheet_slot import SheetSlot

if TYPE_CHECKING:
    from certdesk.viewmodels.approvals import ApprovalsViewModel
    from certdesk.viewmodels.new_order.model import NewOrderViewModel
    from certdesk.viewmodels.practice_people import PracticePeopleViewModel
    from certdesk.viewmodels.practice_zone import PracticeZoneViewModel


class Opens(Protocol):
    """A view-model that opens a sheet and closes it."""

    @property
    def changed(self) -> SignalInstance:
        """Tells the props, with whether the sheet is there, when they differ."""


class CounterSheets(QObject):
    """A new order, the requests that wait for approval, and what the practice world publishes, over `window`."""

    def __init__(
        self,
        window: QWidget,
        new_order: "Late[NewOrderViewModel]",
        approvals: "Late[ApprovalsViewModel]",
        zone: "Late[PracticeZoneViewModel]",
        people: "Late[PracticePeopleViewModel]",
    ) -> None:
        super().__init__(window)
        self._window, self._new_order, self._approvals, self._zone = window, new_order, approvals, zone
        self._people = people
        self._slots = (
            _slot(new_order, self._make_new_order),
            _slot(approvals, self._make_approvals),
            _slot(zone, self._make_zone),
            _slot(people, self._make_people),
        )

    @property
    def are_closed(self) -> bool:
        """Whether none of them covers the window."""
        return not any(slot.is_open for slot in self._slots)

    def _make_new_order(self) -> Sheet:
        from certdesk.views.practice.new_order_sheet import NewOrderSheet

        return NewOrderSheet(self._window, self._new_order.model)

    def _make_approvals(self) -> Sheet:
        from certdesk.views.practice.approvals_sheet import ApprovalsSheet

        return ApprovalsSheet(self._window, self._approvals.model)

    def _make_zone(self) -> Sheet:
        from certdesk.views.practice.zone_sheet import ZoneSheet

        return ZoneSheet(self._window, self._zone.model)

    def _make_people(self) -> Sheet:
        from certdesk.views.practice.people_sheet import PeopleSheet

        return PeopleSheet(self._window, self._people.model)


def _slot(late: Late[Opens], make: Callable[[], Sheet]) -> SheetSlot:
    slot = SheetSlot(make)
    late.once(lambda model: model.changed.connect(lambda props: slot.show_for(props.is_open or None)))
    return slot
