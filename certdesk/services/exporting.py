"""Orders written out as a list that other programs read, and that CertDesk takes in again."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Final

from certdesk.domain.book import BookEntry
from certdesk.domain.lists import ExportRequest, ListKind
from certdesk.domain.orders import OrderId
from certdesk.services.file_names import checked_file_name
from certdesk.services.list_csv import harmless
from certdesk.services.writing import Place, ReadFile, write
from certdesk.storage.desk import DeskStore

# Spreadsheets take CSV for UTF-8 only behind this mark.
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_HEADINGS: Final = {
    "name": "Name",
    "supplier_order_id": "Supplier order ID",
    "admin_email": "Admin e-mail",
    "client": "Client",
    "tags": "Tags",
    "note": "Note",
    "order_id": "Order ID",
    "product": "Product",
    "brand": "Brand",
    "validation": "Validation",
    "organisation": "Organisation",
    "status": "Status",
    "status_since": "Status since",
    "placed_at": "Placed",
    "issued_at": "Issued",
    "expires_at": "Expires",
    "covered_until": "Covered until",
}

Piece = str | Sequence[str] | None


class ListExport:
    """Writes orders of the book to files. `read_file` reads back what was written."""

    def __init__(self, store: DeskStore, read_file: ReadFile = Path.read_bytes) -> None:
        self._store = store
        self._read_file = read_file

    def export(self, orders: Sequence[OrderId], request: ExportRequest) -> Path:
        """Write the orders, in the order given, and return the file once it was read back.

        Raises FieldError (`file_name`), StateConflict (FILE_EXISTS), Unavailable (FILE_WRITE, FILE_CHANGED).
        """
        place = Place(request.folder, checked_file_name(request.file_name), request.if_exists)
        place.check_free()
        with self._store.read() as records:
            kept = {entry.order.id: entry for entry in records.orders.all()}
        pieces = [_pieces(kept[order]) for order in orders if order in kept]
        content = (as_csv(pieces) if request.kind is ListKind.CSV else as_json(pieces)).encode("utf-8", "replace")
        return write(place, content, lambda written: written == content, self._read_file)


def as_csv(orders: Iterable[Mapping[str, Piece]]) -> str:
    """Return orders as RFC 4180 has it, with headings.

    A cell that a spreadsheet would run as a formula begins with an apostrophe; reading the list takes it away.
    """
    text = StringIO()
    text.write(_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEADINGS.values())
    writer.writerows([_cell(piece) for piece in order.values()] for order in orders)
    return text.getvalue()


def as_json(orders: Iterable[Mapping[str, Piece]]) -> str:
    """Return orders as an object with the array `orders`; what is not known is null."""
    return json.dumps({"orders": [dict(order) for order in orders]}, ensure_ascii=False, indent=1) + "\n"


def _pieces(entry: BookEntry) -> dict[str, Piece]:
    """What is to be written of an order, by key; the dates of one that nobody looked up are not its own."""
    order = entry.order
    return {
        "name": order.common_name,
        "supplier_order_id": order.supplier_id,
        "admin_email": order.admin_email,
        "client": entry.client,
        "tags": entry.tags,
        "note": entry.note,
        "order_id": order.id if order.is_looked_up else None,
        "product": order.product.name or None,
        "brand": order.product.brand.value or None,
        "validation": order.product.validation.value or None,
        "organisation": order.organisation or None,
        "status": order.status_word or None,
        "status_since": _time(order.status_since) if order.is_looked_up else None,
        "placed_at": _time(order.placed_at) if order.is_looked_up else None,
        "issued_at": _time(order.issued_at),
        "expires_at": _time(order.expires_at),
        "covered_until": _time(order.covered_until),
    }


def _time(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC, to the second."""
    return None if moment is None else f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _cell(piece: Piece) -> str:
    text = "" if piece is None else piece if isinstance(piece, str) else ", ".join(piece)
    return harmless(text)
