"""Certificates that are only named: in a list, or typed."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

from certdesk.domain.claims import is_email, is_name
from certdesk.domain.errors import FieldError
from certdesk.domain.holdings import MOST_HOLDINGS, MOST_NAMES, Holding, HoldingId, Origin
from certdesk.domain.iso import is_customer_number
from certdesk.domain.labels import client_name
from certdesk.domain.lists import ListChoice
from certdesk.domain.messages import MessageKey
from certdesk.domain.notice_dates import days_in
from certdesk.domain.notice_numbers import ungrouped
from certdesk.domain.notice_text import searchable
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.text import displayable, without_hidden
from certdesk.domain.work import Reporter
from certdesk.services.api.migrations import Refused
from certdesk.services.list_columns import guessed, is_name_typed
from certdesk.services.list_files import FoundList
from certdesk.services.list_files import read as read_list
from certdesk.services.list_rows import Row

LONGEST_TYPED: Final = 1024 * 1024

_LONGEST: Final = 120
_CHECK_EVERY: Final = 500
_GUESSED_FROM: Final = 200
_BETWEEN: Final = re.compile(r"[\s,;|]+")
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]{0,20}://([^/\s?#]+)\S*", re.IGNORECASE)
_PORT: Final = re.compile(r":[0-9]{1,5}\Z")
_WORD: Final = re.compile(r"[^\w#]+")
_AS_TEXT: Final = re.compile(r'="(.*)"\Z|\'(.*)\Z', re.DOTALL)  # how spreadsheets keep the zeros of a number
_SHORTEST_UNHEADED: Final = 6  # what no heading names and is shorter counts something
_MOST: Final = 0.6
_DAY: Final = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")  # as in 20270107
_HEADINGS: Final[Mapping[str, frozenset[str]]] = {
    "client": frozenset({
        "kunde", "kunden", "kundenname", "auftraggeber", "mandant", "firma", "nom du client", "société", "entreprise",
        "cliente", "nombre del cliente", "nome do cliente", "nome cliente", "empresa", "azienda", "klant", "klantnaam",
        "bedrijf", "kund", "kunde navn", "klient", "asiakas", "müşteri",
    }),
    "number": frozenset({
        "customer number", "customer no", "customer #", "customer id", "customer account", "account number",
        "account no", "account #", "shopper id", "shopper number", "kundennummer", "kundennr", "numéro de client",
        "n client", "número de cliente", "numero cliente", "codice cliente", "klantnummer",
    }),
    "ends": frozenset({
        "expires", "expires on", "expiry", "expiry date", "expiration", "expiration date", "end date", "ends", "end",
        "valid to", "valid until", "valid till", "not after", "gültig bis", "ablauf", "ablaufdatum", "läuft ab", "ende",
        "date d expiration", "expire le", "vence", "caduca", "scadenza", "geldig tot", "vervaldatum",
    }),
    "product": frozenset({"product", "product name", "type", "certificate type", "produkt", "produit", "producto"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """What a list or a text names: certificates, the customer numbers told with them, and what is no name."""

    holdings: list[Holding]
    refused: list[Refused]
    numbers: dict[HoldingId, Finding]


@dataclass(frozen=True, slots=True)
class _Columns:
    """`are_several_numbered`: no heading says which of several columns has the customer numbers."""

    name: int | None
    client: int | None
    contact: int | None
    number: int | None
    ends: int | None
    product: int | None
    are_several_numbered: bool


def names_in_list(path: Path, new_id: Callable[[], HoldingId], now: datetime, report: Reporter) -> Named:
    """Return what a list names. Raises FieldError (`list`, LIST_…; `columns`), Unavailable (FILE_READ), Cancelled."""
    found = _headed(read_list(path, ListChoice()), path)
    columns = _columns(found)
    if columns.name is None:
        raise FieldError("list", MessageKey.LIST_NAMELESS, file=path.name)
    file = displayable(path.name, _LONGEST)
    named = Named([], [], {})
    if columns.are_several_numbered:
        named.refused.append(Refused(file, FieldError("list", MessageKey.LIST_NUMBERS, file=path.name)))
    for done, row in enumerate(found.rows, start=1):
        if done % _CHECK_EVERY == 0:
            report.check()
            report.step(done, len(found.rows))
        try:
            holding, number = _of_row(row, columns, HoldingId(new_id()))
        except FieldError as why:
            named.refused.append(Refused(file, why, row.line))
            continue
        named.holdings.append(replace(holding, files=(file,)))
        if number and not is_customer_number(number):
            named.refused.append(Refused(file, FieldError("number", MessageKey.NUMBER_FORM), row.line))
        elif number:
            named.numbers[holding.id] = Finding(number, Witness.LIST, at=now, names=holding.names)
    report.step(len(found.rows), len(found.rows))
    return named


def names_typed(text: str, client: str, new_id: Callable[[], HoldingId]) -> Named:
    """Return each name in what was typed or pasted, also as the host of an address, and the lines of what is none."""
    whose = client_name(client) if client.strip() else ""
    named = Named([], [], {})
    for line, words in enumerate(text[:LONGEST_TYPED].splitlines(), start=1):
        for word in filter(None, _BETWEEN.split(words)):
            try:
                names = _names([word])
            except FieldError as why:
                named.refused.append(Refused("", why, line))
                continue
            named.holdings.append(replace(_holding(HoldingId(new_id()), names, Origin.TYPED), client=whose))
            if len(named.holdings) > MOST_HOLDINGS:
                return named
    return named


def _headed(found: FoundList, path: Path) -> FoundList:
    """Return a list with its headings, in whichever language: a first row without any name is none of the others."""
    if found.has_header or any(map(is_name_typed, found.rows[0].cells)):
        return found
    has_names = any(is_name_typed(cell) for row in found.rows[1:_GUESSED_FROM] for cell in row.cells)
    return read_list(path, ListChoice(has_header=True)) if has_names else found


def _columns(found: FoundList) -> _Columns:
    rows = [row.cells for row in found.rows[:_GUESSED_FROM]]
    usual = guessed(found.headings, rows)
    words = [_heading(each) for each in found.headings]
    own = {
        piece: next((at for at, word in enumerate(words) if word in known), None) for piece, known in _HEADINGS.items()
    }
    client, number = own["client"] if usual.client is None else usual.client, own["number"]
    if client is not None and client == number:
        client = None
    if number is None and client is not None and _are_numbers(rows, client):
        client, number = None, client  # a column “Customer” or “Account” may hold either
    candidates = _numbered(rows) if number is None and not found.has_header else []
    if len(candidates) == 1:
        number = candidates[0]
    return _Columns(usual.name, client, usual.admin_email, number, own["ends"], own["product"], len(candidates) > 1)


def _numbered(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns that may be customer numbers, where no heading says so: most of what is in them can be one."""
    found = []
    for place in range(max(map(len, rows), default=0)):
        cells = [cell for row in rows if (cell := ungrouped(_cell(row, place)))]
        likely = [cell for cell in cells if _is_likely_number(cell)]
        if likely and len(likely) >= _MOST * len(cells):
            found.append(place)
    return found


def _is_likely_number(cell: str) -> bool:
    is_day = _DAY.fullmatch(cell) is not None
    return is_customer_number(cell) and len(cell) >= _SHORTEST_UNHEADED and not is_day


def _are_numbers(rows: Iterable[Sequence[str]], place: int) -> bool:
    cells = [ungrouped(cell) for row in rows if (cell := _cell(row, place))]
    return bool(cells) and all(map(is_customer_number, cells))


def _of_row(row: Row, columns: _Columns, id_: HoldingId) -> tuple[Holding, str]:
    if row.problem is not None:
        raise row.problem
    cells = row.cells
    names = _names(_BETWEEN.split(_cell(cells, columns.name)))
    client, contact = _cell(cells, columns.client), _cell(cells, columns.contact)
    number = ungrouped(_cell(cells, columns.number))
    ends = _end(_cell(cells, columns.ends))
    holding = replace(
        _holding(id_, names, Origin.LIST),
        ends_at=ends,
        is_end_told=ends is not None,
        client=client_name(client) if client else "",
        contact=contact if is_email(contact) else "",
        product=displayable(_cell(cells, columns.product), _LONGEST),
    )
    return holding, number


def _names(typed: Iterable[str]) -> tuple[str, ...]:
    """Return names in lower-case A-labels. Raises FieldError (`names`, NAMES_FORM with `name`) for what is none."""
    from certdesk.pki.idn import to_ascii  # noqa: PLC0415 - 18 ms, for a start that moves nothing

    found = []
    for word in filter(None, typed):
        bare = without_hidden(word).strip("<>\"'()[]")
        host = _PORT.sub("", address[1].rpartition("@")[2]) if (address := _ADDRESS.fullmatch(bare)) else bare
        name = to_ascii(host)
        if not is_name(name):
            raise FieldError("names", MessageKey.NAMES_FORM, name=displayable(word, _LONGEST))
        found.append(name)
    if not found:
        raise FieldError("names", MessageKey.NAMES_FORM, name="")
    return tuple(dict.fromkeys(found))[:MOST_NAMES]


def _holding(id_: HoldingId, names: tuple[str, ...], origin: Origin) -> Holding:
    from certdesk.pki.idn import to_unicode  # noqa: PLC0415 - as above

    return Holding(id_, names[0], names, to_unicode(names[0]), origins=frozenset({origin}))


def _end(cell: str) -> datetime | None:
    days = [day.value for day in days_in(searchable(cell[:_LONGEST]))]
    if len(days) != 1 or days[0].is_ambiguous:
        return None
    return datetime.combine(days[0].days[0], time(), UTC)


def _cell(cells: Sequence[str], place: int | None) -> str:
    cell = cells[place].strip() if place is not None and place < len(cells) else ""
    as_text = _AS_TEXT.fullmatch(cell)
    return (as_text[1] or as_text[2] or "").strip() if as_text else cell


def _heading(cell: str) -> str:
    return _WORD.sub(" ", cell.strip().lower()).strip()
