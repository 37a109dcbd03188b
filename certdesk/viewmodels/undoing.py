"""What can be taken back: the last changes that were made here, the newest on top."""

from dataclasses import dataclass
from typing import Final

from certdesk.domain.activity import DeskAct
from certdesk.domain.labels import Undo
from certdesk.domain.orders import OrderId

MOST: Final = 50


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A change of the user's own words on orders. `detail` is what was set: a client, tags; foreign text.

    `name` is the order's where there was only one. A change equals only itself.
    """

    act: DeskAct
    orders: tuple[OrderId, ...]
    undos: tuple[Undo, ...]
    detail: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class UndoStack:
    """Holds the last 50 changes."""

    changes: tuple[Change, ...] = ()

    @property
    def top(self) -> Change | None:
        """The newest change."""
        return self.changes[-1] if self.changes else None

    def pushed(self, change: Change) -> "UndoStack":
        """The stack with `change` on top; a fifty-first goes at the bottom."""
        return UndoStack((*self.changes, change)[-MOST:])

    def without(self, change: Change) -> "UndoStack":
        """The stack less that change, wherever it lies."""
        return UndoStack(tuple(each for each in self.changes if each is not change))
