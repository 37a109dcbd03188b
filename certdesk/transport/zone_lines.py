"""DNS records as zone file lines (RFC 1035 5.1), read without a network. Half of the door to dnspython."""

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey

if TYPE_CHECKING:
    from dns.rrset import RRset

MOST_ALIASES: Final = 8
_TTL: Final = 300


class ZoneLines:
    """TXT and CNAME records, each on a line of its own with its full name; a trailing dot makes no difference.

    More is let be than a DNS server would take: several CNAMEs at a name, and other records beside one. Made from a
    line that cannot be read or says other things, it raises FieldError (`records`, ZONE_FORM with `line`).
    """

    def __init__(self, text: str) -> None:
        self._texts: dict[str, set[str]] = defaultdict(set)
        self._aliases: dict[str, set[str]] = defaultdict(set)
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip() and not self._takes(line.strip()):
                raise FieldError("records", MessageKey.ZONE_FORM, line=number)

    def texts(self, name: str) -> frozenset[str]:
        """Return the text of each TXT record at `name` (A-labels), and where CNAMEs lead from there."""
        found: set[str] = set()
        owners = {name}
        for _ in range(MOST_ALIASES):
            for owner in owners:
                found |= self._texts.get(owner, set())
            owners = {alias for owner in owners for alias in self._aliases.get(owner, set())}
        return frozenset(found)

    def aliases(self, name: str) -> frozenset[str]:
        """Return where the CNAMEs at `name` lead."""
        return frozenset(self._aliases.get(name, set()))

    def _takes(self, line: str) -> bool:
        from dns.exception import DNSException  # noqa: PLC0415 - 60 ms, and most zones are empty
        from dns.name import IDNA_2008_Practical, root  # noqa: PLC0415 - with it
        from dns.zonefile import read_rrsets  # noqa: PLC0415 - with it

        try:
            found = read_rrsets(line, default_ttl=_TTL, origin=root, idna_codec=IDNA_2008_Practical, rdclass=None)
        except (DNSException, ValueError):
            return False
        return all(map(self._keeps, found))

    def _keeps(self, records: "RRset") -> bool:
        from dns.rdataclass import IN  # noqa: PLC0415 - with it
        from dns.rdatatype import CNAME, TXT  # noqa: PLC0415 - with it

        owner = spelled(records.name)
        if records.rdclass != IN or not owner:
            return False
        if records.rdtype == TXT:
            self._texts[owner] |= texts_of(records)
        elif records.rdtype == CNAME:
            self._aliases[owner] |= targets_of(records)
        return records.rdtype in {TXT, CNAME}


def spelled(name: object) -> str:
    """Return a DNS name as names are compared here: lower case, without the dot at its end."""
    return str(name).rstrip(".").lower()


def texts_of(records: "RRset") -> set[str]:
    """Return each TXT record as one text: its strings belong together (RFC 7208 3.3)."""
    return {b"".join(record.strings).decode("utf-8", "replace") for record in records}


def targets_of(records: "RRset") -> set[str]:
    """Return where CNAME records lead."""
    return {spelled(record.target) for record in records}
