"""The view-models of the practice provider: Account Assistance, and the end of the ISO account."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk

if TYPE_CHECKING:
    from certdesk.domain.holdings import HoldingId
    from certdesk.viewmodels.migration.opened import OpenMigration
    from certdesk.viewmodels.practice_assistance import PracticeAssistanceViewModel
    from certdesk.viewmodels.practice_provider import PracticeProviderViewModel

# ruff: noqa: PLC0415 - a start needs neither of the two


class ProviderModels(QObject):
    """Each is made when it is first opened, and only then `opened` is asked which migration is open.

    What Account Assistance said is kept in that one.
    """

    assistance_changed = Signal(object)  # Props of Account Assistance
    account_changed = Signal(object)  # Props of the ISO account
    number_learnt = Signal(str)  # a customer number, after it was kept
    failed = Signal(object)  # Exception

    def __init__(
        self,
        desk: Desk,
        opened: Callable[[], OpenMigration],
        runner: Runner,
        hub: ChangeHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._opened, self._runner, self._hub = desk, opened, runner, hub
        self._assistance: PracticeAssistanceViewModel | None = None
        self._account: PracticeProviderViewModel | None = None

    @property
    def assistance(self) -> PracticeAssistanceViewModel:
        """Account Assistance."""
        if self._assistance is None:
            from certdesk.viewmodels.practice_assistance import PracticeAssistanceViewModel

            made = PracticeAssistanceViewModel(self._desk.account_search, self._opened(), self._runner, self)
            made.changed.connect(self.assistance_changed)
            made.number_learnt.connect(self.number_learnt)
            made.failed.connect(self.failed)
            self._assistance = made
        return self._assistance

    @property
    def account(self) -> PracticeProviderViewModel:
        """The ISO account, as its provider has it."""
        if self._account is None:
            from certdesk.viewmodels.practice_provider import PracticeProviderViewModel

            desk, opened = self._desk, self._opened()
            made = PracticeProviderViewModel(desk.account_search, desk.sessions, opened, self._runner, self)
            made.changed.connect(self.account_changed)
            made.failed.connect(self.failed)
            self._hub.changed.connect(made.refresh)
            self._account = made
        return self._account

    def open_assistance(self, identifier: str = "", holdings: tuple[HoldingId, ...] = ()) -> None:
        """Open Account Assistance, for certificates of the open migration where they are given."""
        self.assistance.open(identifier, holdings)

    def open_reset(self, number: str) -> None:
        """Open Account Assistance where it mails the way to a new password of a customer account."""
        self.assistance.open_reset(number)

    def open_account(self) -> None:
        """Open the sheet of the ISO account."""
        self.account.open()
