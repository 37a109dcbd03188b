"""The view-models of private keys: making them, saving them, and the files that hold one."""

from PySide6.QtCore import QObject, Signal

from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.download.model import DownloadViewModel
from certdesk.viewmodels.flow import After, SignedIn
from certdesk.viewmodels.key_lists import KeyListsViewModel
from certdesk.viewmodels.key_store.desk import KeyDesk
from certdesk.viewmodels.key_store.key_file import KeyFileViewModel
from certdesk.viewmodels.key_store.model import KeyStoreViewModel
from certdesk.viewmodels.late import Late
from certdesk.viewmodels.making.model import MakingViewModel


class KeyModels(QObject):
    """The formats of a download lead to `store`, and what `making` keeps to `file`."""

    failed = Signal(object)  # Exception

    def __init__(
        self,
        desk: Desk,
        download: Late[DownloadViewModel],
        runner: Runner,
        hub: ChangeHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        services = KeyDesk(desk.orders, desk.downloads, desk.keys, desk.key_stores)
        self._download = download
        self.making = MakingViewModel(desk.orders, desk.keys, runner, self)
        self.store = KeyStoreViewModel(services, runner, self)
        self.file = KeyFileViewModel(services, runner, self)
        self.lists = KeyListsViewModel(desk.requests, runner, self)
        self.making.saving_wanted.connect(self.file.open)
        self.file.saved.connect(self.making.note_saved)
        self.store.given_up.connect(self._close_download)
        self.store.saved.connect(self._close_download)
        hub.changed.connect(self.making.refresh)
        for model in (self.making, self.store, self.file, self.lists):
            model.failed.connect(self.failed)

    def go_on(self, signed_in: SignedIn) -> None:
        """Take up a file that waited for a session."""
        if signed_in.request.after is After.GO_ON_SAVING_KEY:
            self.store.save()

    def _close_download(self, *_saved: object) -> None:
        self._download.model.close()
