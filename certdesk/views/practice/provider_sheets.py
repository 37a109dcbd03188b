"""The sheets of the practice provider: each is there for as long as its view-model says so."""

# ruff: noqa: PLC0415 - a sheet is imported when it is opened, so that a start does not wait for it

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.provider_models import ProviderModels
from certdesk.views.kit.sheet import Sheet
from certdesk.views.kit.sheet_slot import SheetSlot

if TYPE_CHECKING:
    from certdesk.viewmodels.practice_assistance import Props as AssistanceProps
    from certdesk.viewmodels.practice_provider import Props as ProviderProps


class ProviderSheets(QObject):
    """Account Assistance and the ISO account, over `window`."""

    mailbox_wanted = Signal()

    def __init__(self, window: QWidget, models: ProviderModels) -> None:
        super().__init__(window)
        self._window, self._models = window, models
        self._assistance = SheetSlot(self._make_assistance)
        self._account = SheetSlot(self._make_account)
        models.assistance_changed.connect(self._show_assistance)
        models.account_changed.connect(self._show_account)

    @property
    def are_closed(self) -> bool:
        """Whether none of them covers the window."""
        return not (self._assistance.is_open or self._account.is_open)

    def _show_assistance(self, props: "AssistanceProps") -> None:
        self._assistance.show_for(props.is_open or None)

    def _show_account(self, props: "ProviderProps") -> None:
        self._account.show_for(props.is_open or None)

    def _make_assistance(self) -> Sheet:
        from certdesk.views.practice.assistance_sheet import AssistanceSheet

        sheet = AssistanceSheet(self._window, self._models.assistance)
        sheet.mailbox_wanted.connect(self.mailbox_wanted)
        return sheet

    def _make_account(self) -> Sheet:
        from certdesk.views.practice.provider_sheet import ProviderSheet

        return ProviderSheet(self._window, self._models.account)
