"""The papers of the page Hand over: the pack of the client whose card is open, and the summary of all."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.hand_over.props import Props
from certdesk.viewmodels.migration.papers.one import Outgoing, PaperOut
from certdesk.views.kit.sheet import SheetHead
from certdesk.views.kit.sheet_slot import OneSheet
from certdesk.views.migration.papers.acts import PaperActs
from certdesk.views.migration.papers.sheet import PaperSheet
from certdesk.views.wording.migration.packs import pack_paper, pack_stem
from certdesk.views.wording.migration.summary import summary_paper
from certdesk.views.wording.migration.terms import client_name


class PackActs(QWidget):
    """What was done with a pack is told with whose it was: a file may be written when another card is open."""

    prepared = Signal(str)  # the client
    drafted = Signal(str)  # the client

    def __init__(self, out: PaperOut, props: Callable[[], Props]) -> None:
        super().__init__()
        self._out, self._props = out, props
        self._sheet = OneSheet()
        self._shown: Outgoing | None = None
        self._acts = PaperActs(out, self._outgoing)
        self._acts.prepared.connect(self._tell_prepared)
        self._acts.drafted.connect(self._tell_drafted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._acts)

    def look_again(self) -> None:
        """Offer what can be done with the pack that is shown now."""
        before, self._shown = self._shown, self._outgoing()
        if before != self._shown:
            self._acts.look_again()
        if (before and before.client) != (self._shown and self._shown.client):
            self._acts.clear()

    def preview(self) -> None:
        """Show the pack over the window."""
        outgoing = self._outgoing()
        if outgoing is not None and outgoing.client is not None:
            self._open(outgoing, SheetHead(self.tr("The pack"), client_name(outgoing.client)))

    def show_summary(self) -> None:
        """Show the summary of the whole migration over the window."""
        props = self._props()
        if props.view is not None:
            name = displayable(props.view.migration.name)
            stem = self.tr("Summary {name}").replace("{name}", name)
            outgoing = Outgoing(summary_paper(props.view, props.now), props.now, stem=stem)
            self._open(outgoing, SheetHead(self.tr("Summary"), name))

    def _outgoing(self) -> Outgoing | None:
        props = self._props()
        card, view = props.card, props.view
        if card is None or view is None or card.pack.is_of_strangers:
            return None
        paper = pack_paper(card.pack, view.migration, props.now)
        return Outgoing(paper, props.now, card.pack.handover.email, pack_stem(card.client), card.client)

    def _open(self, outgoing: Outgoing, head: SheetHead) -> None:
        sheet = PaperSheet(self.window(), self._out, outgoing, head)
        sheet.prepared.connect(self._tell_prepared)
        sheet.drafted.connect(self._tell_drafted)
        self._sheet.open(sheet)

    def _tell_prepared(self, outgoing: Outgoing) -> None:
        if outgoing.client is not None:
            self.prepared.emit(outgoing.client)

    def _tell_drafted(self, outgoing: Outgoing) -> None:
        if outgoing.client is not None:
            self.drafted.emit(outgoing.client)
