"""The head of the page Hand over: how far all clients are, and what can be done with all packs at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.hand_over.props import Props
from certdesk.viewmodels.migration.tally import Tally
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.migration.papers.signed_by import SignedBy
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import hand_over as words

_LEAST_CHARACTERS = 88
_MARGIN = 14


class HandOverTop(Card):
    """The words say it; the bar repeats them."""

    save_all_wanted = Signal()
    summary_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=_MARGIN)
        self.setObjectName("migration_handover_top")
        self._shown = Tally()
        self._build()

    def render_top(self, props: Props) -> None:
        """Show how far all are."""
        tally = props.tally
        self._progress.setText(words.progress_words(tally))
        self._clients.setText(words.clients_words(props.clients))
        self._bar.setRange(0, max(1, tally.total))
        self._bar.setValue(tally.handed_over)
        self._bar.setAccessibleName(words.progress_words(tally))
        if tally.handed_over != self._shown.handed_over and self.isVisible():
            announce(self._progress, words.progress_words(tally))
        self._shown = tally
        if props.view is not None:
            self.signed_by.show_signatory(props.view.signatory)
        self._save_all.setEnabled(not all(pack.is_of_strangers for pack in props.packs))

    def _build(self) -> None:
        self._progress = PlainLabel("", Role.LABEL, tabular=True)
        self._progress.setObjectName("migration_handover_progress")
        self._clients = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True).wrapped()
        self._clients.setObjectName("migration_handover_tally")
        self._bar = QProgressBar()
        self._bar.setObjectName("migration_handover_bar")
        self._bar.setTextVisible(False)
        self.signed_by = SignedBy()
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(self._progress)
        column.addWidget(self._bar)
        column.addWidget(self._clients)
        column.addWidget(self.signed_by)
        pair = AdaptivePair(told, self._build_acts(), _LEAST_CHARACTERS, (SPACE.xxl, SPACE.lg))
        pair.set_stretch(1, 0)
        self.column.addWidget(pair)

    def _build_acts(self) -> QWidget:
        self._save_all = secondary(self.tr("Save all packs…"), Icon.FOLDER)
        self._save_all.setObjectName("migration_handover_save_all")
        self._save_all.clicked.connect(self.save_all_wanted)
        self._summary = secondary(self.tr("Print a summary…"), Icon.PRINTER)
        self._summary.setObjectName("migration_handover_summary")
        self._summary.clicked.connect(self.summary_wanted)
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(self._save_all)
        row.addWidget(self._summary)
        row.addStretch(1)
        return acts
