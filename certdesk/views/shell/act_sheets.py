"""The sheets that acts open: each is there for as long as its view-model says so."""

# ruff: noqa: PLC0415 - a sheet is imported when it is opened, so that a start does not wait for it

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from certdesk.domain.book import BookEntry
from certdesk.viewmodels.models import Models
from certdesk.viewmodels.shell import Page
from certdesk.viewmodels.shell import Props as ShellProps
from certdesk.views.kit.sheet import Sheet
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

    changed: SignalInstance

    @property
    def props(self) -> SheetProps:
        """What is shown now."""


@dataclass(frozen=True, slots=True)
class _Row:
    model: SheetModel
    make: Callable[[BookEntry], Sheet]


class ActSheets(QObject):
    """One row per sheet. While a sign-in comes in between, a sheet waits behind it with all that was chosen."""

    mailbox_wanted = Signal(str)  # an address

    def __init__(self, window: MainWindow, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self._open: dict[int, Sheet] = {}
        self._rows = (
            _Row(models.download, self._download),
            _Row(models.csr, self._csr),
            _Row(models.revoke, self._revoke),
            _Row(models.cancel, self._cancel),
            _Row(models.composer, self._support),
            _Row(models.proofs, self._prove),
        )
        for place, row in enumerate(self._rows):
            row.model.changed.connect(lambda _props, place=place: self._render(place))
        models.shell.changed.connect(self._render_page)

    @property
    def are_closed(self) -> bool:
        """Whether none covers the window."""
        return not any(sheet.isVisible() for sheet in self._open.values())

    def _render(self, place: int) -> None:
        row, sheet = self._rows[place], self._open.get(place)
        props = row.model.props
        if props.is_open and props.entry is not None and sheet is None:
            self._open[place] = row.make(props.entry)
            self._open[place].present()
        elif not props.is_open and sheet is not None:
            del self._open[place]
            sheet.dismiss()
            sheet.deleteLater()

    def _render_page(self, props: ShellProps) -> None:
        for sheet in self._open.values():
            if props.page is Page.SIGN_IN:
                sheet.hide()
            elif props.page is Page.ORDERS and not sheet.isVisible():
                sheet.present()

    def _download(self, entry: BookEntry) -> Sheet:
        from certdesk.views.download.sheet import DownloadSheet

        return DownloadSheet(self._window, self._models.download, entry.shown_name)

    def _csr(self, entry: BookEntry) -> Sheet:
        from certdesk.views.csr.sheet import CsrSheet

        return CsrSheet(self._window, self._models.csr, entry)

    def _revoke(self, entry: BookEntry) -> Sheet:
        from certdesk.views.revoke.sheet import RevokeSheet

        return RevokeSheet(self._window, self._models.revoke, entry.shown_name)

    def _cancel(self, entry: BookEntry) -> Sheet:
        from certdesk.views.cancel.sheet import CancelSheet

        return CancelSheet(self._window, self._models.cancel, entry)

    def _support(self, _entry: BookEntry) -> Sheet:
        from certdesk.views.support.sheet import SupportSheet

        return SupportSheet(self._window, self._models.composer)

    def _prove(self, entry: BookEntry) -> Sheet:
        from certdesk.views.proofs.sheet import ProofsSheet

        sheet = ProofsSheet(self._window, self._models.proofs, entry)
        sheet.mailbox_wanted.connect(self.mailbox_wanted)
        return sheet
