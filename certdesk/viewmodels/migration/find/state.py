"""How far the search for the customer account of one certificate is."""

from enum import StrEnum

from certdesk.domain.move_plans import Moved


class FindState(StrEnum):
    """What the search for one certificate has come to (`ux.md` C13, C15)."""

    FOUND = "found"
    TWO_ANSWERS = "two answers"
    ASKED = "asked"
    NOT_FOUND = "not found"


def find_state(moved: Moved) -> FindState:
    """Return how far the search for a certificate is; what was found since the client was asked counts."""
    if moved.is_disputed:
        return FindState.TWO_ANSWERS
    if moved.number:
        return FindState.FOUND
    return FindState.NOT_FOUND if moved.asked_at is None else FindState.ASKED
