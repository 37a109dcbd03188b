"""Which certificates a notice is about, by the names in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from certdesk.domain.holdings import Holding, HoldingId, name_key
from certdesk.domain.notices import EndDate

_WILDCARD = "*."
_WWW = "www."


@dataclass(frozen=True, slots=True)
class Meant:
    """The certificates that a notice is about; with `is_exact` it names them, else what it names covers them."""

    holdings: tuple[HoldingId, ...] = ()
    is_exact: bool = True


class HoldingIndex:
    """The certificates of a migration by their names."""

    def __init__(self, holdings: Iterable[Holding]) -> None:
        self._holdings: dict[HoldingId, Holding] = {}
        self._by_common_name: dict[str, list[HoldingId]] = {}
        self._by_name: dict[str, list[HoldingId]] = {}
        self._covered: dict[str, list[HoldingId]] = {}
        for each in holdings:
            self._holdings[each.id] = each
            self._by_common_name.setdefault(name_key(each.common_name), []).append(each.id)
            for name in dict.fromkeys(map(name_key, each.names)):
                self._by_name.setdefault(name, []).append(each.id)
            if not each.fingerprint:
                for cover in _covers(name_key(each.common_name)):
                    self._covered.setdefault(cover, []).append(each.id)

    def meant(self, names: Sequence[str], ends: EndDate | None = None) -> Meant:
        """Return the certificates that a notice with `names` (A-labels, the common name first) means.

        Those with such a common name go before those that have such a name besides. Of several with one name the end
        tells which, where it does. A name that only was typed or listed is also meant by the wildcard that covers it,
        and by the same name with or without `www.`, which then is not sure.
        """
        keys = [name_key(name) for name in names]
        for index in (self._by_common_name, self._by_name):
            for key in keys:
                if found := index.get(key):
                    return Meant(self._by_end(found, ends))
        for key in keys:
            if found := self._covered.get(key):
                return Meant(self._by_end(found, ends), is_exact=False)
        return Meant()

    def _by_end(self, found: Sequence[HoldingId], ends: EndDate | None) -> tuple[HoldingId, ...]:
        days = () if ends is None else ends.days
        by_day = [each for each in found if (end := self._holdings[each].ends_at) and end.date() in days]
        return tuple(by_day or found)


def _covers(name: str) -> tuple[str, ...]:
    """Return by what else a certificate for `name` may be called: one label of a wildcard covers one (RFC 9525 6.3)."""
    if name.startswith(_WILDCARD):
        return ()
    _, _, parent = name.partition(".")
    twin = name.removeprefix(_WWW) if name.startswith(_WWW) else _WWW + name
    return (twin, _WILDCARD + parent) if "." in parent else (twin,)
