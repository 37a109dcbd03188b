"""The names that are sent for a certificate's successor, by the answers given."""

from dataclasses import dataclass

from certdesk.domain.judging import Answers, Choice
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import NameChange, compared


@dataclass(frozen=True, slots=True)
class Naming:
    """The order's common name, the names that are certified now, and those that a request asks for.

    `present` is empty where it is not known; `wanted` has only names that can be certified, and is empty where the
    request leaves the names to the order.
    """

    common_name: str
    present: tuple[str, ...]
    wanted: tuple[str, ...]

    @property
    def removed(self) -> tuple[str, ...]:
        """The present names that the request leaves out. The common name is the order's, and stays."""
        return tuple(name for name in self.present if self.wanted and name not in {*self.wanted, self.common_name})

    @property
    def added(self) -> tuple[str, ...]:
        """The names that the request brings, where the present ones are known."""
        known = {*self.present, self.common_name}
        return tuple(name for name in self.wanted if self.present and name not in known)

    def sent(self, answers: Answers) -> tuple[str, ...]:
        """Return the names in their order: the common name, the present ones, the added ones.

        What is not answered yet goes by the request. Nothing stands for the order's own names, where they are neither
        asked for nor known.
        """
        if not (self.present or self.wanted):
            return ()
        dropped = set(self.removed) if answers.get(MessageKey.SAN_REMOVED) is not Choice.KEEP else set()
        left_out = set(self.added) if answers.get(MessageKey.SAN_ADDED) is Choice.LEAVE_OUT else set()
        kept = (name for name in self.present if name not in dropped)
        brought = (name for name in self.wanted if name not in left_out)
        return tuple(dict.fromkeys(filter(None, (self.common_name, *kept, *brought))))

    def changes(self, answers: Answers) -> tuple[NameChange, ...]:
        """Return what becomes of each name by the answers given; nothing where the present ones are not known."""
        return compared(self.present, self.sent(answers)) if self.present else ()
