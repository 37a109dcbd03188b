"""A DNS server that the user named, asked over UDP, and over TCP where its answer is long. Imports dnspython."""

from typing import Final

from dns.exception import DNSException, Timeout
from dns.message import Message, QueryMessage, make_query
from dns.name import Name, from_text
from dns.query import udp_with_fallback
from dns.rcode import NOERROR, NOTAUTH, NXDOMAIN, REFUSED
from dns.rdataclass import IN
from dns.rdatatype import CNAME, TXT, RdataType

from certdesk.transport.endpoints import Endpoint
from certdesk.transport.patience import Patience
from certdesk.transport.zone_lines import MOST_ALIASES, targets_of, texts_of

_TRIES: Final = 2
_LARGEST_DATAGRAM: Final = 1232  # what crosses networks in one piece: DNS flag day 2020
# A server that is not asked about its own zones refuses (RFC 8906 3.1.4): it has nothing there, which is an answer.
_NOT_THERE: Final = frozenset({NXDOMAIN, REFUSED, NOTAUTH})


class Resolver:
    """Answers of one DNS server, for one look. Each question is asked once.

    Both raise Unavailable (LOOKUP with `address`) where there is no answer, or the server could not find one.
    """

    def __init__(self, endpoint: Endpoint, patience: Patience | None = None) -> None:
        self._endpoint = endpoint
        self._patience = patience or Patience(endpoint)
        self._known: dict[tuple[Name, RdataType], QueryMessage | None] = {}

    def texts(self, name: str) -> frozenset[str]:
        """Return the text of each TXT record at `name` (A-labels), or where CNAMEs lead from there."""
        owner = _name(name)
        for _ in range(MOST_ALIASES):
            answer = None if owner is None else self._answer(owner, TXT)
            if owner is None or answer is None:
                break
            chain = answer.resolve_chaining()
            if chain.answer is not None:
                return frozenset(texts_of(chain.answer))
            if chain.canonical_name == owner:
                break
            owner = chain.canonical_name
        return frozenset()

    def aliases(self, name: str) -> frozenset[str]:
        """Return where the CNAME at `name` leads."""
        owner = _name(name)
        answer = None if owner is None else self._answer(owner, CNAME)
        if owner is None or answer is None:
            return frozenset()
        found = answer.get_rrset(answer.answer, owner, IN, CNAME)
        return frozenset() if found is None else frozenset(targets_of(found))

    def _answer(self, owner: Name, kind: RdataType) -> QueryMessage | None:
        """Return what the server says of `owner`, or None where it says that there is nothing."""
        if (owner, kind) not in self._known:
            self._known[owner, kind] = self._asked(owner, kind)
        return self._known[owner, kind]

    def _asked(self, owner: Name, kind: RdataType) -> QueryMessage | None:
        response = self._exchange(make_query(owner, kind, use_edns=0, payload=_LARGEST_DATAGRAM))
        if response.rcode() in _NOT_THERE:
            return None
        if response.rcode() != NOERROR or not isinstance(response, QueryMessage):
            raise self._patience.lose()
        try:
            response.resolve_chaining()
        except DNSException:  # CNAMEs in a circle
            return None
        return response

    def _exchange(self, query: Message) -> Message:
        for _ in range(_TRIES):
            try:
                response, _is_long = udp_with_fallback(
                    query,
                    self._endpoint.host,
                    self._patience.left(),
                    self._endpoint.port,
                    ignore_unexpected=True,
                    ignore_errors=True,
                )
            except Timeout:
                continue
            except (DNSException, OSError, EOFError):
                break
            return response
        raise self._patience.lose()


def _name(text: str) -> Name | None:
    """Return a name that can be asked for, or None for one that is too long for the DNS."""
    try:
        return from_text(text)
    except DNSException:
        return None
