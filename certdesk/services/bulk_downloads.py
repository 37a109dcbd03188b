"""The certificates of several orders saved one after the other, in one folder per client."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from certdesk.domain.book import BookEntry
from certdesk.domain.bulk import PLACEHOLDERS, BulkLine, BulkRequest, BulkResult
from certdesk.domain.downloads import DownloadFormat, IfExists, SavedFile, SaveRequest
from certdesk.domain.errors import Cancelled, CertDeskError, FieldError, NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter, Silent
from certdesk.services import x509
from certdesk.services.api import Downloads
from certdesk.services.file_names import checked_file_name, numbered, usable_name
from certdesk.services.writing import explained
from certdesk.storage.desk import DeskStore

TEMPLATE: Final = "template"

_PLACEHOLDER: Final = re.compile("{([^{}]*)}")
_NAMELESS: Final = "x"
_PREVIEWED: Final = 3


class FolderPerClient:
    """Implements `api.BulkDownloads` with `downloads`, which save one order each."""

    def __init__(self, downloads: Downloads, store: DeskStore) -> None:
        self._downloads = downloads
        self._store = store

    def save(self, request: BulkRequest, report: Reporter) -> BulkResult:
        """Save one after the other and return what became of each; a stop keeps what was saved until then."""
        check_template(request.template)
        saving = _Saving(self._downloads, request)
        orders = dict.fromkeys(request.orders)
        entries = self._entries(orders)
        lines: list[BulkLine] = []
        for order in orders:
            try:
                report.check()
            except Cancelled:
                break
            lines.append(saving.line(order, entries.get(order)))
            report.step(len(lines), len(orders))
        is_stopped = len(lines) < len(orders)
        lines += [_line(order, entries.get(order)) for order in list(orders)[len(lines) :]]
        if any(line.saved for line in lines):
            self._store.note(lambda records: records.preferences.keep_folder(request.folder))
        return BulkResult(tuple(lines), is_stopped)

    def preview(self, request: BulkRequest) -> tuple[Path, ...]:
        """Return where the first few orders would be saved if nothing stood there. Raises as `save` does."""
        check_template(request.template)
        saving = _Saving(self._downloads, request)
        entries = self._entries(dict.fromkeys(request.orders[:_PREVIEWED]))
        return tuple(saving.place(entry) for entry in entries.values())

    def _entries(self, orders: dict[OrderId, None]) -> dict[OrderId, BookEntry]:
        with self._store.read() as records:
            found = {order: records.orders.find(order) for order in orders}
        return {order: each[0] for order, each in found.items() if each is not None}


def check_template(template: str) -> None:
    """Raise FieldError (`template`, FILE_NAME) for a template that makes no file's name or has other placeholders."""
    rest = _PLACEHOLDER.sub("", template)
    unknown = set(_PLACEHOLDER.findall(template)) - set(PLACEHOLDERS)
    if unknown or "{" in rest or "}" in rest:
        raise FieldError(TEMPLATE, MessageKey.FILE_NAME)
    try:
        checked_file_name(_PLACEHOLDER.sub(_NAMELESS, template))
    except FieldError as error:
        raise FieldError(TEMPLATE, MessageKey.FILE_NAME) from error


class _Saving:
    """Saves order by order; remembers which names and folders this run has given away."""

    def __init__(self, downloads: Downloads, request: BulkRequest) -> None:
        self._downloads = downloads
        self._request = request
        self._folders: dict[str, str] = {}
        self._taken: set[tuple[Path, str]] = set()

    def line(self, order: OrderId, entry: BookEntry | None) -> BulkLine:
        """Save one order and return what became of it."""
        if entry is None:
            return _line(order, None, error=NotFound(MessageKey.ORDER_GONE, order=order))
        try:
            return _line(order, entry, saved=self._save(entry))
        except CertDeskError as error:
            return _line(order, entry, error=error)

    def place(self, entry: BookEntry) -> Path:
        """Return where the order belongs."""
        return self._folder(entry.client) / file_name(self._request.template, entry, self._request.format)

    def _save(self, entry: BookEntry) -> SavedFile:
        request, folder, name = self._request, self.place(entry).parent, self.place(entry).name
        key = (folder, name.casefold())
        # A file of this run is never replaced by the next one, nor asked about.
        if_exists = IfExists.KEEP_BOTH if key in self._taken else request.if_exists
        with _made(folder):
            wish = SaveRequest(request.format, folder, name, request.server, if_exists)
            saved = self._downloads.save(entry.order.id, wish, Silent())
        self._taken.add(key)
        return saved

    def _folder(self, client: str) -> Path:
        """Clients whose names are alike on a disk have folders of their own; orders without a client have none."""
        if client not in self._folders:
            plain = usable_name(client)
            given = {name.casefold() for name in self._folders.values()}
            name, number = plain, 1
            while name and name.casefold() in given:
                number += 1
                name = numbered(plain, number)
            self._folders[client] = name
        return self._request.folder / self._folders[client]


def file_name(template: str, entry: BookEntry, format_: DownloadFormat) -> str:
    """Return the file name that `template` makes for an order, with the ending of the format."""
    ending = x509.file_name(format_, _NAMELESS).removeprefix(_NAMELESS)
    values = {
        "name": x509.file_name(format_, entry.order.common_name).removesuffix(ending),
        "client": usable_name(entry.client),
        "order": usable_name(entry.order.id),
        "format": format_.value,
    }
    stem = _PLACEHOLDER.sub(lambda found: values[found[1]], template).strip()
    return (stem or values["name"]) + ending


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make `folder` where it is not there; without a file in it, it goes again."""
    is_new = not folder.exists()
    with explained(folder.parent):
        folder.mkdir(exist_ok=True)
    try:
        yield
    finally:
        if is_new:
            with suppress(OSError):
                folder.rmdir()


def _line(
    order: OrderId, entry: BookEntry | None, saved: SavedFile | None = None, error: CertDeskError | None = None
) -> BulkLine:
    name, client = (entry.shown_name, entry.client) if entry else (order, "")
    return BulkLine(order, name, client, saved, error)
