"""The view-models of private keys: making them, saving them, and the files that hold one."""

from PySide6.QtCore import QObject

from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.download.choice import WithKey
from certdesk.viewmodels.download.model import DownloadViewModel
from certdesk.viewmodels.flow import After, SignedIn
from certdesk.viewmodels.key_lists import KeyListsViewModel
from certdesk.viewmodels.key_store.desk import KeyDesk
from certdesk.viewmodels.key_store.key_file import KeyFileViewModel
from certdesk.viewmodels.key_store.model import KeyStoreViewModel
from certdesk.viewmodels.making.model import MakingViewModel


class KeyModels(QObject):
    """The formats of a download lead to `store`, and what `making` keeps to `file`."""

    def __init__(
        self, desk: Desk, download: DownloadViewModel, runner: Runner, hub: ChangeHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        services = KeyDesk(desk.orders, desk.downloads, desk.keys, desk.key_stores)
        self.making = MakingViewModel(desk.orders, desk.keys, runner, self)
        self.store = KeyStoreViewModel(services, runner, self)
        self.file = KeyFileViewModel(services, runner, self)
        self.lists = KeyListsViewModel(desk.requests, runner, self)
        self.making.saving_wanted.connect(self.file.open)
        self.file.saved.connect(self.making.note_saved)
        download.key_wanted.connect(self._open_store)
        self.store.given_up.connect(download.close)
        self.store.saved.connect(lambda _path: download.close())
        hub.changed.connect(self.making.refresh)

    def go_on(self, signed_in: SignedIn) -> None:
        """Take up a file that waited for a session."""
        if signed_in.request.after is After.GO_ON_SAVING_KEY:
            self.store.save()

    def _open_store(self, wanted: WithKey) -> None:
        self.store.open(wanted.order, wanted.target)
