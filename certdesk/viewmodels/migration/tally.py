"""How many certificates of a migration are how far: what its pages count."""

from dataclasses import dataclass

from certdesk.domain.handovers import still_depending
from certdesk.services.api import MigrationView
from certdesk.viewmodels.migration.find.state import FindState, find_state


@dataclass(frozen=True, slots=True)
class Tally:
    """`found` have a customer account; of `asked` none is known, and the client was asked.

    `ready` can be handed over, and `handed_over` were, as their clients confirmed. `accounts` are the customer accounts
    that were found, `signed_in` those that the user ticked off.
    """

    total: int = 0
    found: int = 0
    asked: int = 0
    ready: int = 0
    handed_over: int = 0
    accounts: int = 0
    signed_in: int = 0

    @property
    def to_go(self) -> int:
        """How many are neither found nor asked for."""
        return self.total - self.found - self.asked

    @property
    def is_handed_over(self) -> bool:
        """Whether nothing depends on the ISO account any more."""
        return 0 < self.total == self.handed_over

    @property
    def is_signed_in(self) -> bool:
        """Whether each certificate is in a customer account that the user has signed in to."""
        return 0 < self.total == self.found and self.accounts == self.signed_in


def tally(view: MigrationView | None) -> Tally:
    """Return what the certificates of a migration come to; nothing where none is open."""
    if view is None:
        return Tally()
    moved = view.moved
    numbers = {each.number for each in moved if each.number}
    return Tally(
        total=len(moved),
        found=sum(1 for each in moved if each.number),
        asked=sum(1 for each in moved if each.asked_at is not None and find_state(each) is FindState.ASKED),
        ready=sum(each.is_to_hand_over for each in moved),
        handed_over=len(moved) - len(still_depending(moved, view.handovers)),
        accounts=len(numbers),
        signed_in=len(numbers & view.signed_in),
    )
