"""Who signs the papers of all migrations: kept once, and shown wherever a paper is."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject

from certdesk.domain.correspondents import Signatory, checked_signatory
from certdesk.jobs.outcome import Outcome
from certdesk.services.api import HandingOver, MigrationView
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import OpenMigration


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs, as it is known."""

    signatory: Signatory = field(default_factory=Signatory)


class SigningViewModel(ViewModel[Signed, Signed]):
    """What is given shows at once on every paper, and is kept behind it."""

    def __init__(self, handing: HandingOver, open_: OpenMigration, parent: QObject | None = None) -> None:
        super().__init__(Signed(), lambda inputs: inputs, parent)
        self._handing, self._open = handing, open_
        open_.changed.connect(self._take_view)
        self._take_view(open_.view)

    def sign(self, signatory: Signatory) -> None:
        """Keep who signs from now on. Raises FieldError (`email`, EMAIL_FORM)."""
        migration, handing, checked = self._open.id, self._handing, checked_signatory(signatory)
        if migration is not None:
            self._open.ahead(
                lambda view: replace(view, signatory=checked), lambda: handing.sign(migration, checked), self._finish
            )

    def _finish(self, outcome: Outcome[MigrationView]) -> None:
        self._finished(outcome)

    def _take_view(self, view: MigrationView | None) -> None:
        if view is not None:
            self._apply(Signed(view.signatory))
