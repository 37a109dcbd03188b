"""The sheets that acts open: each is there for as long as its view-model says so."""

# ruff: noqa: PLC0415 - a sheet is imported when it is opened, so that a start does not wait for it

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal, SignalInstance

from certdesk.domain.book import BookEntry
from certdesk.viewmodels.late import Late
from certdesk.viewmodels.models import Models
from certdesk.viewmodels.shell import Page
from certdesk.viewmodels.shell import Props as ShellProps
from certdesk.views.kit.sheet import Sheet
from certdesk.views.kit.sheet_slot import SheetSlot
from certdesk.views.shell.key_sheets import KeySheets
from certdesk.views.shell.main_window import MainWindow


class SheetProps(Protocol):
    """What a view-model shows of whether its sheet is there, and for which order."""

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""

    @property
    def entry(self) -> BookEntry | None:
        """The order it is about."""


class SheetModel(Protocol):
    """A view-model that opens a sheet and closes it."""

    @property
    def changed(self) -> SignalInstance:
        """Tells the props when they differ."""

    @property
    def props(self) -> SheetProps:
        """What is shown now."""


class ActSheets(QObject):
    """One slot per sheet. While a sign-in comes in between, a sheet waits behind it with all that was chosen."""

    mailbox_wanted = Signal(str)  # an address

    def __init__(self, window: MainWindow, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self._is_signing_in = False
        acts = models.acts
        download, csr = _slot(acts.download, self._download), _slot(acts.csr, self._csr)
        self._slots = (
            download,
            csr,
            _slot(acts.revoke, self._revoke),
            _slot(acts.cancel, self._cancel),
            _slot(acts.composer, self._support),
            _slot(acts.proofs, self._prove),
        )
        self._of_keys = KeySheets(window, acts.keys)
        self._is_covered = {download: self._of_keys.covers_formats, csr: self._of_keys.covers_request}
        self._of_keys.changed.connect(self._hold)
        models.shell.changed.connect(self._render_page)

    @property
    def are_closed(self) -> bool:
        """Whether none covers the window."""
        return self._of_keys.are_closed and not any(slot.is_open for slot in self._slots)

    def _render_page(self, props: ShellProps) -> None:
        if props.page in {Page.SIGN_IN, Page.ORDERS, Page.REISSUE}:
            self._is_signing_in = props.page is Page.SIGN_IN
            self._hold()

    def _hold(self) -> None:
        """A sheet waits behind a sign-in, and behind a sheet that it led to."""
        for slot in self._slots:
            is_covered = slot in self._is_covered and self._is_covered[slot]()
            slot.hold(is_held=self._is_signing_in or is_covered)
        self._of_keys.hold(is_held=self._is_signing_in)

    def _download(self, entry: BookEntry) -> Sheet:
        from certdesk.views.download.sheet import DownloadSheet

        return DownloadSheet(self._window, self._models.acts.download.model, entry.shown_name)

    def _csr(self, entry: BookEntry) -> Sheet:
        from certdesk.views.csr.sheet import CsrSheet

        return CsrSheet(self._window, self._models.acts.csr.model, entry)

    def _revoke(self, entry: BookEntry) -> Sheet:
        from certdesk.views.revoke.sheet import RevokeSheet

        return RevokeSheet(self._window, self._models.acts.revoke.model, entry.shown_name)

    def _cancel(self, entry: BookEntry) -> Sheet:
        from certdesk.views.cancel.sheet import CancelSheet

        return CancelSheet(self._window, self._models.acts.cancel.model, entry)

    def _support(self, _entry: BookEntry) -> Sheet:
        from certdesk.views.support.sheet import SupportSheet

        return SupportSheet(self._window, self._models.acts.composer.model)

    def _prove(self, entry: BookEntry) -> Sheet:
        from certdesk.views.proofs.sheet import ProofsSheet

        sheet = ProofsSheet(self._window, self._models.acts.proofs.model, entry)
        sheet.mailbox_wanted.connect(self.mailbox_wanted)
        return sheet


def _slot(late: Late[SheetModel], make: Callable[[BookEntry], Sheet]) -> SheetSlot:
    """The place of a sheet that is there while its view-model says so; one that is open is about an order."""
    slot = SheetSlot(lambda: make(cast("BookEntry", late.model.props.entry)))
    late.once(lambda model: model.changed.connect(lambda props: slot.show_for(props.is_open or None)))
    return slot
