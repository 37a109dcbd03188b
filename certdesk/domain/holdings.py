"""The certificates that are moved: where each is known from, and which of them are the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from certdesk.domain.orders import OrderId

HoldingId = NewType("HoldingId", str)

MOST_HOLDINGS: Final = 5_000
MOST_FILES: Final = 10
MOST_NAMES: Final = 500

_WWW: Final = "www."


class Origin(StrEnum):
    """Where a certificate is known from."""

    ORDERS = "orders"
    ISO_ACCOUNT = "iso account"
    FILE = "file"
    LIST = "list"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Holding:
    """One certificate that is managed through the ISO account.

    `names` are in lower-case A-labels with the common name first, `shown_name` is that as people read it.
    `fingerprint` is the SHA-256 of the certificate in lower-case hexadecimal, "" where only a name is known. `ends_at`
    is UTC; `is_end_told` says that a list or a notice told it and no certificate was seen. `files` are what the
    certificate files and lists are called that named it, `contact` the address that goes with it.
    """

    id: HoldingId
    common_name: str
    names: tuple[str, ...]
    shown_name: str = ""
    fingerprint: str = ""
    ends_at: datetime | None = None
    is_end_told: bool = False
    client: str = ""
    contact: str = ""
    product: str = ""
    issuer: str = ""
    origins: frozenset[Origin] = frozenset()
    files: tuple[str, ...] = ()
    order: OrderId | None = None

    @property
    def name(self) -> str:
        """Its name as people read it."""
        return self.shown_name or self.common_name

    def is_over(self, now: datetime) -> bool:
        """Whether it is past its end."""
        return self.ends_at is not None and self.ends_at < now


@dataclass(frozen=True, slots=True)
class Merged:
    """The certificates after others were added, and which of them each of those became: itself where it was new."""

    holdings: tuple[Holding, ...]
    became: tuple[HoldingId, ...]


def merged(known: Sequence[Holding], added: Iterable[Holding], now: datetime) -> Merged:
    """Return the known certificates with the added ones.

    The same certificate is one: by fingerprint, else by common name where one of the two has no fingerprint, else by
    that name with or without `www.` where the other one has both. Two with the same name and different fingerprints
    are two certificates, unless one of them is over: then the other is its successor on the same site, and both are
    one line. What was known stays, with its ID, and is completed; nothing known is overwritten by less.
    """
    lines = _Lines(known, now)
    became = tuple(lines.take(each) for each in added)
    return Merged(tuple(lines.all), became)


class _Lines:
    """Certificates by fingerprint and by name, while others are added."""

    def __init__(self, known: Sequence[Holding], now: datetime) -> None:
        self.all: list[Holding] = []
        self._now = now
        self._by_fingerprint: dict[str, int] = {}
        self._by_name: dict[str, list[int]] = {}
        for each in known:
            self._append(each)

    def take(self, added: Holding) -> HoldingId:
        """Take one more in, and return which it became."""
        place = self._place_of(added)
        if place is None:
            self._append(added)
            return added.id
        whole = self.all[place] = completed(self.all[place], added, self._now)
        if whole.fingerprint:
            self._by_fingerprint.setdefault(whole.fingerprint, place)
        return whole.id

    def _append(self, holding: Holding) -> None:
        place = len(self.all)
        self.all.append(holding)
        if holding.fingerprint:
            self._by_fingerprint.setdefault(holding.fingerprint, place)
        self._by_name.setdefault(name_key(holding.common_name), []).append(place)

    def _place_of(self, added: Holding) -> int | None:
        if added.fingerprint and (place := self._by_fingerprint.get(added.fingerprint)) is not None:
            return place
        namesakes = self._by_name.get(name_key(added.common_name), ())
        alike = [place for place in namesakes if self._is_same_line(self.all[place], added)]
        if not alike:
            twins = self._by_name.get(_twin(name_key(added.common_name)), ())
            alike = [place for place in twins if _is_of_both_names(self.all[place], added)]
        return max(alike, key=lambda place: (not self.all[place].fingerprint, *self._age(place)), default=None)

    def _is_same_line(self, one: Holding, other: Holding) -> bool:
        if not (one.fingerprint and other.fingerprint):
            return True
        return one.is_over(self._now) or other.is_over(self._now)

    def _age(self, place: int) -> tuple[bool, float]:
        """Of several with a name, the one that goes on longest is meant."""
        end = self.all[place].ends_at
        return (end is not None, end.timestamp() if end else 0.0)


def completed(known: Holding, added: Holding, now: datetime) -> Holding:
    """Return a known certificate with what another word about it adds; of two certificates the later one counts.

    The end in a certificate goes before one that was told, unless it is over: then what was told is its successor's.
    """
    first = added if _is_later(added, known) else known
    second = known if first is added else added
    # Names of another certificate are not names of this one.
    is_one = not (first.fingerprint and second.fingerprint) or first.fingerprint == second.fingerprint
    names = (*first.names, *second.names) if is_one else first.names
    end = second if _goes_on(second, first, now) else first
    return Holding(
        id=known.id,
        common_name=known.common_name,
        names=tuple(dict.fromkeys((known.common_name, *names)))[:MOST_NAMES],
        shown_name=known.shown_name or added.shown_name,
        fingerprint=first.fingerprint or second.fingerprint,
        ends_at=end.ends_at,
        is_end_told=end.is_end_told,
        client=known.client or added.client,
        contact=known.contact or added.contact,
        product=known.product or added.product,
        issuer=first.issuer or second.issuer,
        origins=known.origins | added.origins,
        files=tuple(dict.fromkeys((*known.files, *added.files)))[:MOST_FILES],
        order=known.order or added.order,
    )


def with_told_end(holding: Holding, ends_at: datetime, now: datetime) -> Holding:
    """Return a certificate with the end that a notice tells: the latest counts, and none before one that was seen.

    Where what was seen is over, a later end is that of its successor.
    """
    if holding.ends_at is not None:
        is_sure = not holding.is_end_told and not holding.is_over(now)
        if is_sure or holding.ends_at >= ends_at:
            return holding
    return replace(holding, ends_at=ends_at, is_end_told=True)


def name_key(name: str) -> str:
    """Return a name as it is compared."""
    return name.rstrip(".").lower()


def _twin(name: str) -> str:
    return name.removeprefix(_WWW) if name.startswith(_WWW) else _WWW + name


def _is_of_both_names(one: Holding, other: Holding) -> bool:
    """Return whether one is a certificate that was seen, and the other only another of its names."""
    if bool(one.fingerprint) is bool(other.fingerprint):
        return False
    seen, named = (one, other) if one.fingerprint else (other, one)
    return name_key(named.common_name) in map(name_key, seen.names)


def _goes_on(other: Holding, first: Holding, now: datetime) -> bool:
    """Return whether the end of `other` holds, since `first` has none or is over before it."""
    if other.ends_at is None:
        return False
    return first.ends_at is None or (first.is_over(now) and other.ends_at > first.ends_at)


def _is_later(added: Holding, known: Holding) -> bool:
    """Return whether what is added says more of the certificate itself: a certificate over a word, the later end."""
    if bool(added.fingerprint) is not bool(known.fingerprint):
        return bool(added.fingerprint)
    if added.fingerprint == known.fingerprint and (added.is_end_told != known.is_end_told):
        return known.is_end_told
    if added.ends_at is None or known.ends_at is None:
        return known.ends_at is None and added.ends_at is not None
    return added.ends_at > known.ends_at
