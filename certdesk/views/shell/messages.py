"""What the window says for a few seconds: what was done, what is about to end, and failures without a better place."""

# ruff: noqa: PLC0415 - what shows a folder is imported when there is one, so that a start does not wait for it

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from certdesk.domain.acts import Act
from certdesk.domain.deeds import Receipt
from certdesk.domain.downloads import SavedFile
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.domain.text import displayable
from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.models import Models
from certdesk.viewmodels.orders.rows import Row
from certdesk.viewmodels.sessions import SessionEnding
from certdesk.viewmodels.shell import Page
from certdesk.views.shell.main_window import MainWindow
from certdesk.views.wording import dates
from certdesk.views.wording.acts import plain_words, settled_words
from certdesk.views.wording.failures import one_line, words_of
from certdesk.views.wording.sessions import ending_line


class Fails(Protocol):
    """What says that something failed."""

    @property
    def failed(self) -> SignalInstance:
        """Tells an Exception."""


class Messages(QObject):
    """Listens to the view-models and speaks through the window's toasts."""

    crashed = Signal(object)  # Exception: a bug that a view-model met

    def __init__(self, window: MainWindow, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        models.acts.download.once(lambda model: model.saved.connect(self._say_saved))
        models.acts.keys.once(lambda keys: keys.store.saved.connect(self._say_file))
        models.sessions.ending.connect(self._say_ending)
        models.practice.failed.connect(self._say_practice_failure)
        models.regretted.connect(self._say_regret)
        models.resuming.settled.connect(self._say_settled)
        models.orders.issued.connect(self._say_issued)
        models.counter.samples.once(lambda model: model.written.connect(self._say_written))
        models.counter.zone.once(lambda model: model.saved.connect(self._say_zone))
        models.accounts.once(lambda accounts: accounts.failed.connect(self._say_failure))
        for model in (models, *_unheard(models)):
            model.failed.connect(self._say_failure)

    def _say_zone(self) -> None:
        self._window.say(self.tr("Practice DNS and web saved"))

    def _say_saved(self, saved: SavedFile) -> None:
        self._say_file(saved.path)

    def _say_file(self, path: Path) -> None:
        self._say_folder(self.tr("Saved {file}").replace("{file}", displayable(path.name)), path.parent)

    def _say_written(self, folder: Path) -> None:
        self._say_folder(self.tr("CSRs to try are in {folder}").replace("{folder}", displayable(folder.name)), folder)

    def _say_folder(self, words: str, folder: Path) -> None:
        from certdesk.views.saving import show_folder

        self._window.toasts.say(words, self.tr("Show in folder"), lambda: show_folder(folder))

    def _say_ending(self, ending: SessionEnding) -> None:
        request = SignInRequest(ending.order, send_at_once=True)
        renew = self.tr("Send a new code")
        self._window.toasts.say(ending_line(ending), renew, lambda: self._models.shell.open_sign_in(request))

    def _say_issued(self, rows: tuple[Row, ...]) -> None:
        """An order has a new certificate: its download is offered. Several are in the list under Active."""
        count = len(rows)
        if count == 1:
            words = self.tr("{name} is issued").replace("{name}", rows[0].name)
            self._window.toasts.say(words, plain_words(Act.DOWNLOAD), lambda: self._download(rows[0].key))
        else:
            self._window.say(
                dates.plural(QCoreApplication.translate("Messages", "%n order(s) were issued", None, count), count)
            )

    def _download(self, order: OrderId) -> None:
        self._models.orders.select(order)
        self._models.details.begin(Act.DOWNLOAD, order)

    def _say_settled(self, receipts: tuple[Receipt, ...]) -> None:
        self._window.say(settled_words(receipts))

    def _say_practice_failure(self, error: Exception) -> None:
        """The first-run page says its own failures."""
        if self._models.shell.props.page is not Page.FIRST_RUN or not isinstance(error, CertDeskError):
            self._say_failure(error)

    def _say_regret(self, trouble: CertDeskError) -> None:
        words = words_of(trouble)
        done = self.tr("Done, but not noted in the order book: {why}.")
        self._window.say(done.replace("{why}", words.title or words.text))

    def _say_failure(self, error: Exception) -> None:
        """An expected failure that has no better place; bugs go to the crash handler."""
        if isinstance(error, CertDeskError):
            self._window.say(one_line(error))
        else:
            self.crashed.emit(error)


def _unheard(models: Models) -> tuple[Fails, ...]:
    """The view-models whose failures nobody else hears. Those that are made late tell theirs to `models`."""
    panes = (models.orders, models.details, models.sessions, models.refunds)
    return (*panes, models.drafts, models.resuming)
