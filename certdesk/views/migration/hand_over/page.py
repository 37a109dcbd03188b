"""The page Hand over: a dashboard of all clients until nothing depends on the ISO account any more."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.handovers import Stage
from certdesk.viewmodels.migration.hand_over.model import HandOverViewModel, Marked
from certdesk.viewmodels.migration.hand_over.props import Props, Standing
from certdesk.viewmodels.migration.papers.one import PaperOut
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.announce import announce
from certdesk.views.migration.hand_over.card import ClientCard
from certdesk.views.migration.hand_over.end import EndPanel
from certdesk.views.migration.hand_over.left import LeftCard
from certdesk.views.migration.hand_over.list import ClientList
from certdesk.views.migration.hand_over.papers import PackActs
from certdesk.views.migration.hand_over.reminders import RemindersCard
from certdesk.views.migration.hand_over.top import HandOverTop
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording.migration import hand_over_rest as words

_LEAST_CHARACTERS: Final = 86
_SHARES: Final = (9, 17)


class HandOverPage(QWidget):
    """Ctrl+Z takes the last tick back by `undo` of the model; a toast takes back the one that it is about."""

    said = Signal(str)
    undo_offered = Signal(str, object)  # what was done, and Callable[[], bool] that takes it back
    plan_wanted = Signal()
    find_wanted = Signal()
    archive_wanted = Signal()
    save_all_wanted = Signal()

    def __init__(self, model: HandOverViewModel, out: PaperOut) -> None:
        super().__init__()
        self._model, self._out = model, out
        self._is_awaited = False  # the focus was to come here before anything was read
        self._build()
        self._bind()
        self._render(model.props)

    def focus_first(self) -> None:
        """Put the focus where one goes on: at the clients, or at what is to be done when there is nothing else."""
        props = self._model.props
        self._is_awaited = props.view is None
        if props.standing is Standing.UNDER_WAY:
            self._list.focus_list()
        elif props.view is not None:
            self._end.focus_first()

    def set_forecast_line(self, widget: QWidget) -> None:
        """Show what the removal of the ISO account would mean today, below how far all are."""
        line = QVBoxLayout(self._forecast)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(widget)
        self._forecast.show()

    def _build(self) -> None:
        self.setObjectName("migration_handover_page")
        self._end = EndPanel()
        self._top = HandOverTop()
        self._forecast = QWidget()
        self._forecast.hide()
        self._reminders = RemindersCard()
        self._list = ClientList()
        self._acts = PackActs(self._out, lambda: self._model.props)
        self._card = ClientCard(self._acts)
        self._pair = AdaptivePair(self._list, self._card, _LEAST_CHARACTERS, (SPACE.xl, SPACE.xl))
        self._pair.set_stretch(*_SHARES)
        self._left = LeftCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        for part in (self._end, self._top, self._forecast, self._reminders):
            column.addWidget(part)
        column.addWidget(self._pair, 1)
        column.addWidget(self._left)
        column.addStretch(0)
        self._column = column

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        model.undo_offered.connect(self._offer_undo)
        model.undone.connect(self._tell_undone)
        model.failed.connect(self._show_again)
        self._end.plan_wanted.connect(self.plan_wanted)
        self._end.archive_wanted.connect(self.archive_wanted)
        self._left.plan_wanted.connect(self.plan_wanted)
        self._top.save_all_wanted.connect(self.save_all_wanted)
        self._top.summary_wanted.connect(self._acts.show_summary)
        self._reminders.said.connect(self.said)
        self._reminders.reminded.connect(model.note_reminded)
        self._reminders.left.connect(self.focus_first)
        self._list.part_wanted.connect(model.list_part)
        self._list.view.chosen.connect(model.choose)
        self._list.view.opened.connect(self._card.focus_first)
        self._card.ticked.connect(self._tick)
        self._card.again_wanted.connect(model.prepare_again)
        self._card.recipient_given.connect(model.set_recipient)
        self._card.find_wanted.connect(self.find_wanted)
        self._card.preview_wanted.connect(self._acts.preview)
        self._acts.prepared.connect(lambda client: model.made([client]))
        self._acts.drafted.connect(model.propose_sent)

    def _render(self, props: Props) -> None:
        self._end.render_end(props)
        self._top.render_top(props)
        is_ready = props.standing is not Standing.NOTHING_READY
        self._top.setVisible(is_ready)
        self._reminders.render_reminders(props.due, props.now)
        self._pair.setVisible(is_ready)
        self._column.setStretch(self._column.count() - 1, 0 if is_ready else 1)
        self._list.render_list(props)
        self._card.render_card(props.card, props.now)
        self._acts.look_again()
        self._left.render_left(props.left, has_way_back=is_ready)
        if self._is_awaited and props.view is not None:
            self.focus_first()

    def _tick(self, stage: Stage, is_ticked: bool) -> None:
        self._model.tick_stage(stage, is_ticked=is_ticked)

    def _show_again(self, _error: Exception) -> None:
        """A tick that could not be kept is not shown as set."""
        self._render(self._model.props)

    def _offer_undo(self, marked: Marked) -> None:
        self.undo_offered.emit(words.marked_words(marked.before, marked.after), partial(self._model.undo, marked))

    def _tell_undone(self, marked: Marked) -> None:
        announce(self, words.undone_words(marked.before))
