"""What the accounts pane does by itself: one deed at a time, and what the last one met."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.accounts import Seat
from certdesk.domain.errors import CertDeskError
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner


class Deed(StrEnum):
    """A deed; linking, and signing in to a service itself, are done elsewhere."""

    OPEN = "open"
    UNLINK = "unlink"
    SIGN_IN = "sign in"
    SEND_PASSWORD = "send password"  # noqa: S105 - a deed
    SIGN_OUT = "sign out"
    BE_SELF = "be oneself"


@dataclass(frozen=True, slots=True)
class Doing:
    """A deed, with the seat that it is done at, or the username that it is done for."""

    deed: Deed
    seat: Seat | None = None
    username: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a deed met."""

    doing: Doing
    error: CertDeskError


@dataclass(frozen=True, slots=True)
class Deeds:
    """What is under way, and what the last deed met."""

    doing: Doing | None = None
    refusal: Refusal | None = None


class AccountDeeds(QObject):
    """One deed at a time. Another that is wanted meanwhile comes next, unless what is under way fails; a second press
    at the same seat, or for the same deed, is none.
    """

    changed = Signal(object)  # Deeds
    done = Signal(object, object)  # Doing, and what the service answered
    refused = Signal(object)  # Refusal
    failed = Signal(object)  # Exception

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._deeds = Deeds()
        self._next: tuple[Doing, Callable[[], object]] | None = None

    def begin(self, doing: Doing, work: Callable[[], object]) -> None:
        """Do it, now or when what is under way is done."""
        present = self._deeds.doing
        if present is None:
            self._set(Deeds(doing))
            self._runner.command(lambda _report: work(), partial(self._take, doing), self)
        elif not _is_second_press(doing, present):
            self._next = doing, work

    def forget_refusal(self) -> None:
        """What the last deed met is over."""
        self._set(Deeds(self._deeds.doing))

    def _take(self, doing: Doing, outcome: Outcome[object]) -> None:
        coming, self._next = self._next, None
        match outcome:
            case Failed(CertDeskError() as error):
                refusal = Refusal(doing, error)
                self._set(Deeds(refusal=refusal))
                self.refused.emit(refusal)
            case Failed(error):
                self._set(Deeds())
                self.failed.emit(error)
            case Done(answer):
                self._set(Deeds())
                self.done.emit(doing, answer)
                if coming is not None:
                    self.begin(*coming)
            case _:
                self._set(Deeds())

    def _set(self, deeds: Deeds) -> None:
        if deeds != self._deeds:
            self._deeds = deeds
            self.changed.emit(deeds)


def _is_second_press(doing: Doing, present: Doing) -> bool:
    return doing.seat == present.seat and (doing.seat is not None or doing.deed is present.deed)
