"""Downloads and orders for view-models, answering what a test says."""

from collections.abc import Callable
from pathlib import Path

from certdesk.domain.book import Book, BookEntry, OrderDetails
from certdesk.domain.downloads import DownloadFormat, SavedFile, SaveRequest, Server
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.work import Reporter
from tests.samples import NOW


class OneOrder:
    """A book of one order."""

    def __init__(self, entry: BookEntry) -> None:
        self.entry = entry

    def load(self) -> Book:
        return Book((self.entry,), NOW)

    def refresh(self, report: Reporter) -> Book:
        return self.load()

    def details(self, order: OrderId) -> OrderDetails:
        return OrderDetails(self.entry, NOW, None, ())

    def update(self, order: OrderId) -> OrderDetails:
        return self.details(order)


class FakeDownloads:
    """Remembers what was to be saved; `answer` says what comes of it."""

    def __init__(self, server: Server | None = None) -> None:
        self.server = server
        self.requests: list[SaveRequest] = []
        self.answer: Callable[[SaveRequest], SavedFile] = lambda request: SavedFile(
            request.folder / request.file_name, request.format, 1
        )

    def suggested_name(self, order: Order, format_: DownloadFormat) -> str:
        return f"{order.common_name}.{format_.value}"

    def server_of(self, client: str) -> Server | None:
        return self.server

    def folder(self) -> Path:
        return Path("downloads")

    def save(self, order: OrderId, request: SaveRequest, report: Reporter) -> SavedFile:
        self.requests.append(request)
        return self.answer(request)
