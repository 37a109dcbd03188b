"""Ties the reissue page, and what the details say of reissues, to the window."""

from __future__ import annotations

# ruff: noqa: PLC0415 - the page and the sheet are imported when they are opened, so that a start does not wait for them
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.acts import Act
from certdesk.domain.book import BookEntry
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.domain.text import displayable
from certdesk.viewmodels.models import Models
from certdesk.views.kit.sheet import Sheet
from certdesk.views.kit.sheet_slot import SheetSlot
from certdesk.views.orders.details.pane import DetailsPane
from certdesk.views.shell.main_window import MainWindow
from certdesk.views.wording.failures import one_line

if TYPE_CHECKING:
    from certdesk.domain.drafts import ReissueDraft
    from certdesk.viewmodels.orders.details_props import Page as DetailsPage
    from certdesk.viewmodels.reissue.comparison import ComparisonViewModel
    from certdesk.viewmodels.reissue.comparison import Props as Comparison
    from certdesk.views.csr.panel import HandInPanel
    from certdesk.views.orders.details.page import OrderPage
    from certdesk.views.saving import Document


class ReissueTies(QObject):
    """Makes the page when it is first shown, and answers what strips and sheets ask for."""

    making_wanted = Signal(object)  # OrderId: how to make a signing request for it

    def __init__(self, window: MainWindow, models: Models) -> None:
        super().__init__(window)
        self._window, self._models = window, models
        self._slot = SheetSlot(self._make_comparison)
        self._panel: HandInPanel | None = None
        self._are_sheets_closed: Callable[[], bool] = lambda: True
        models.acts.comparison.once(self._tie_comparison)
        models.drafts.found.connect(self._say_found)
        models.drafts.discarded.connect(self._say_discarded)

    def set_sheets(self, are_closed: Callable[[], bool]) -> None:
        """Take no drops beside the page while a sheet covers the window."""
        self._are_sheets_closed = are_closed

    @property
    def is_closed(self) -> bool:
        """Whether no sheet of these covers the window."""
        return not self._slot.is_open

    def make_page(self) -> QWidget:
        """Return the reissue page."""
        from certdesk.views.csr.panel import HandInPanel
        from certdesk.views.dropping.near_drops import NearDrops
        from certdesk.views.reissue.page import ReissuePage

        self._panel = HandInPanel(self._models.acts.hand_in.model)
        page = ReissuePage(self._models.acts.reissue.model, self._panel)
        page.making_wanted.connect(self.making_wanted)
        NearDrops(self._window, self._panel, self._are_sheets_closed)
        return page

    def paste(self) -> None:
        """Hand in what the clipboard holds, on the step that takes it: the window's key comes before the page's."""
        if self._panel is not None and self._panel.isVisible():
            self._panel.paste()

    def undo(self) -> bool:
        """Take back the last thing that was handed in, on the step that took it; return whether there was one."""
        if self._panel is None or not self._panel.isVisible():
            return False
        hand_in = self._models.acts.hand_in.model
        takes_undo = hand_in.props.takes_undo
        if takes_undo:
            hand_in.undo()
        return takes_undo

    def tie_details(self, details: DetailsPane) -> None:
        """Show in the details what is known of reissues."""
        details.compare_wanted.connect(self._models.acting.compare)
        details.page_made.connect(self._tie_page)

    def _tie_page(self, page: OrderPage) -> None:
        from certdesk.views.reissue.strips import DraftStrip, InstallStrip

        install, draft = InstallStrip(), DraftStrip()
        for strip in (install, draft):
            page.add_strip(strip)
        draft.go_on_wanted.connect(self._models.acting.reissue)
        draft.discard_wanted.connect(self._models.drafts.discard)
        install.compare_wanted.connect(self._models.acting.compare)
        install.reminder_wanted.connect(self._remind_of_page)
        self._models.drafts.changed.connect(draft.render_drafts)
        self._models.details.changed.connect(install.render_details)
        draft.render_drafts(self._models.drafts.props)
        install.render_details(self._models.details.props)

    def _tie_comparison(self, model: ComparisonViewModel) -> None:
        model.changed.connect(lambda props: self._slot.show_for(props.entry))

    def _make_comparison(self) -> Sheet:
        from certdesk.views.reissue.comparison_sheet import ComparisonSheet

        sheet = ComparisonSheet(self._window, self._models.acts.comparison.model)
        sheet.reminder_wanted.connect(self._remind_of_comparison)
        sheet.download_wanted.connect(self._download)
        return sheet

    def _download(self, order: OrderId) -> None:
        self._models.details.begin(Act.DOWNLOAD, order)

    def _remind_of_page(self, page: DetailsPage) -> None:
        if page.install_by is not None:
            self._remind(page.entry, page.install_by)

    def _remind_of_comparison(self, props: Comparison) -> None:
        if props.entry is not None and props.install_by is not None:
            self._remind(props.entry, props.install_by)

    def _remind(self, entry: BookEntry, moment: datetime) -> None:
        from certdesk.views.saving import ask_where
        from certdesk.views.wording.comparison import reminder_document

        document = reminder_document(entry, moment, self._models.acts.comparison.model.now())
        ask_where(self._window, self.tr("Save reminder"), document, lambda path: self._write(document, path))

    def _write(self, document: Document, path: Path) -> None:
        from certdesk.views.saving import show_folder, write

        try:
            write(document, path)
        except CertDeskError as error:
            self._window.say(one_line(error))
            return
        saved = self.tr("Saved {file}").replace("{file}", displayable(path.name))
        self._window.toasts.say(saved, self.tr("Show in folder"), lambda: show_folder(path.parent))

    def _say_found(self, drafts: tuple[ReissueDraft, ...]) -> None:
        """Where there are several, the one saved last is gone on with; the others say so in their details."""
        from certdesk.views.wording.reissue import drafts_found_words

        words, order = drafts_found_words(len(drafts)), drafts[0].order
        self._window.toasts.say(words, self.tr("Go on"), lambda: self._models.acting.reissue(order))

    def _say_discarded(self, draft: ReissueDraft) -> None:
        words, undo = self.tr("The reissue draft was discarded"), self.tr("Undo")
        self._window.toasts.say(words, undo, lambda: self._models.drafts.put_back(draft))
