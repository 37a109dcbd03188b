"""The rows of a list as orders: each cell checked and made fit to be kept."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from certdesk.domain.claims import is_email, is_name, is_supplier_id
from certdesk.domain.errors import FieldError
from certdesk.domain.labels import client_name, note_text, tag_names
from certdesk.domain.lists import Columns, LineProblem, ListedOrder
from certdesk.domain.messages import MessageKey
from certdesk.pki.idn import to_ascii, to_unicode
from certdesk.services.list_rows import Row

_MAILTO: Final = "mailto:"


def read_lines(rows: Iterable[Row], columns: Columns) -> Iterator[ListedOrder | LineProblem]:
    """Yield each row as an order, or what is wrong with it; one bad row is no reason to pass over others."""
    at = _Cells(columns)
    for row in rows:
        if row.problem is not None:
            yield LineProblem(row.line, row.problem)
            continue
        try:
            yield at.order(row)
        except FieldError as error:
            yield LineProblem(row.line, error)


class _Cells:
    """Takes the cells of a row from where the user says they are."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def order(self, row: Row) -> ListedOrder:
        columns, cells = self._columns, row.cells
        name = _name(_cell(cells, columns.name))
        supplier_id = _supplier_id(_cell(cells, columns.supplier_id))
        if not name and not supplier_id:
            raise FieldError("name", MessageKey.IDENTIFIER_FORM)
        return ListedOrder(
            line=row.line,
            name=name,
            shown_name=to_unicode(name),
            supplier_id=supplier_id,
            admin_email=_email(_cell(cells, columns.admin_email)),
            client=_client(_cell(cells, columns.client)),
            tags=tag_names(_cell(cells, columns.tags)),
            note=note_text(_cell(cells, columns.note)),
        )


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _client(cell: str) -> str:
    return client_name(cell) if cell else ""


def _name(cell: str) -> str:
    name = to_ascii(cell)
    if name and not is_name(name):
        raise FieldError("name", MessageKey.NAMES_FORM, name=cell)
    return name


def _supplier_id(cell: str) -> str:
    if cell and not is_supplier_id(cell):
        raise FieldError("supplier_id", MessageKey.IDENTIFIER_FORM)
    return cell


def _email(cell: str) -> str:
    address = cell[len(_MAILTO) :] if cell.lower().startswith(_MAILTO) else cell
    if address and not is_email(address):
        raise FieldError("admin_email", MessageKey.EMAIL_FORM)
    return address
