"""How sure each thing is that a notice says of one certificate, and which of several readings are left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from certdesk.domain.notices import Confidence, EndDate, Evidence, Said

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Weighed:
    """One reading: where it stands, whether it is labelled, and whether it is said of several certificates."""

    evidence: Evidence
    is_labelled: bool
    is_shared: bool
    values: tuple[str, ...] = ()
    days: EndDate | None = None

    @property
    def confidence(self) -> Confidence:
        """How sure it is by itself."""
        if not self.is_labelled:
            return Confidence.SHAPED
        if self.days is not None and self.days.is_ambiguous:
            return Confidence.UNSURE
        return Confidence.SHARED if self.is_shared else Confidence.STATED


def names_of(readings: Iterable[Weighed]) -> tuple[Said[str], ...]:
    """Return every name once, in their order, as sure as the surest of its readings."""
    return tuple(_strongest((value, each) for each in readings for value in each.values))


def values_of(readings: Iterable[Weighed]) -> tuple[Said[str], ...]:
    """Return every value once. Those without a label count where there are no others; two of them make both unsure."""
    return _unless_alone(_labelled(_strongest((value, each) for each in readings for value in each.values)))


def days_of(readings: Iterable[Weighed]) -> tuple[Said[EndDate], ...]:
    """Return every end once. One that can be read in two ways is left out where a clear one is among them."""
    told = _strongest((each.days, each) for each in readings if each.days is not None)
    clear = {day for each in told if not each.value.is_ambiguous for day in each.value.days}
    return _unless_alone(_labelled([each for each in told if _adds(each.value, clear)]))


def _adds(days: EndDate, clear: set[date]) -> bool:
    return not days.is_ambiguous or clear.isdisjoint(days.days)


def _strongest(readings: Iterable[tuple[T, Weighed]]) -> list[Said[T]]:
    kept: dict[T, Said[T]] = {}
    for value, reading in readings:
        said = Said(value, reading.confidence, reading.evidence)
        if value not in kept or said.confidence > kept[value].confidence:
            kept[value] = said
    return list(kept.values())


def _labelled(said: list[Said[T]]) -> list[Said[T]]:
    return [each for each in said if each.confidence is not Confidence.SHAPED] or said


def _unless_alone(said: Sequence[Said[T]]) -> tuple[Said[T], ...]:
    if len(said) <= 1:
        return tuple(said)
    return tuple(replace(each, confidence=Confidence.UNSURE) for each in said)
