"""Saving certificates as files: fetched or cut, written, read back, compared, and only then called saved."""

from pathlib import Path

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.book import PortalView
from certdesk.domain.clock import Clock
from certdesk.domain.downloads import DownloadFormat, SavedFile, SaveRequest, Server, is_downloadable
from certdesk.domain.errors import StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.portal import PortalOrder
from certdesk.domain.work import Reporter
from certdesk.services import x509
from certdesk.services.file_names import CERTIFICATE_ENDINGS, completed_name
from certdesk.services.visits import Visits, keep, portal_view
from certdesk.services.writing import Place, ReadFile, write
from certdesk.storage.desk import DeskStore, Records

# The portal has no such formats; both are in the chain that it shows.
CUT_HERE = frozenset({DownloadFormat.DER, DownloadFormat.CA_BUNDLE})
_STEPS = 3


class CertificateDownloads:
    """Implements `api.Downloads`. `usual_folder` is where the platform puts downloads."""

    def __init__(
        self,
        visits: Visits,
        store: DeskStore,
        clock: Clock,
        usual_folder: Path,
        read_file: ReadFile = Path.read_bytes,
    ) -> None:
        self._visits = visits
        self._store = store
        self._clock = clock
        self._usual_folder = usual_folder
        self._read_file = read_file

    def suggested_name(self, order: Order, format_: DownloadFormat) -> str:
        """Return the file name that CertDesk proposes."""
        return x509.file_name(format_, order.common_name)

    def server_of(self, client: str) -> Server | None:
        """Return where this client's last download was installed."""
        with self._store.read() as records:
            return records.preferences.server_of(client)

    def folder(self) -> Path:
        """Return the folder of the last download while it is there, else the platform's."""
        with self._store.read() as records:
            folder = records.preferences.folder()
        return folder if folder is not None and folder.is_dir() else self._usual_folder

    def save(self, order: OrderId, request: SaveRequest, report: Reporter) -> SavedFile:
        """Return the file once it is written and was found to hold what was issued; else leave nothing behind.

        The order in which things are refused: session, status, file name, existing file, content, disk.
        """
        shown = self._visits.order(order)
        if not is_downloadable(shown.order):
            raise StateConflict(MessageKey.NOT_ISSUED, status=shown.order.status_word)
        suggested = self.suggested_name(shown.order, request.format)
        name = completed_name(request.file_name, suggested, CERTIFICATE_ENDINGS)
        place = Place(request.folder, name, request.if_exists)
        place.check_free()
        report.step(1, _STEPS)
        report.check()
        view = portal_view(shown, self._clock.now())
        content = self._content(shown, request.format)
        report.step(2, _STEPS)
        report.check()
        path = write(place, content, lambda written: x509.holds(request.format, written, shown.chain), self._read_file)
        saved = DeskEntry(view.seen_at, order, DeskAct.SAVED, request.format, request.server, path.name)
        remember(self._store, shown, view, saved, path)
        report.step(_STEPS, _STEPS)
        return SavedFile(path, request.format, len(content))

    def _content(self, shown: PortalOrder, format_: DownloadFormat) -> bytes:
        if format_ in CUT_HERE:
            return x509.cut(format_, shown.chain, shown.order.common_name)
        return self._visits.file(shown.order.id, format_).content


def remember(store: DeskStore, shown: PortalOrder, view: PortalView, saved: DeskEntry, path: Path) -> None:
    """Note that a file of an order was saved at `path`, what the portal showed of it, and where files go."""

    def change(records: Records) -> None:
        keep(records, shown, view)
        records.activity.add(saved)
        records.preferences.keep_folder(path.parent)
        if saved.server is not None and (found := records.orders.find(shown.order.id)):
            records.preferences.keep_server(found[0].client, saved.server)

    store.note(change)
