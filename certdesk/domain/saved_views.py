"""Saved views: a view of the sidebar and the words typed into the filter, under a name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import without_hidden
from certdesk.domain.urgency import View

LONGEST_NAME: Final = 40
LONGEST_FILTER: Final = 1000
MOST_VIEWS: Final = 100

NAME: Final = "name"


@dataclass(frozen=True, slots=True)
class SavedView:
    """Orders of `view` that hold every word of `typed`. How many these are, the list counts."""

    name: str
    typed: str
    view: View = View.ALL


def view_name(typed: str, others: Iterable[str]) -> str:
    """Return `typed` as the name of a view: up to 40 characters, and none of `others` in any case.

    Raises FieldError (`name`, VIEW_NAME).
    """
    name = without_hidden(" ".join(typed.split())).strip()
    if not 1 <= len(name) <= LONGEST_NAME or name.casefold() in {other.casefold() for other in others}:
        raise FieldError(NAME, MessageKey.VIEW_NAME)
    return name
