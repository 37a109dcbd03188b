"""How far one hand-over is, as the user ticks it: Prepared, Sent, Confirmed, each with its day."""

from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.handovers import Handover, Stage
from certdesk.views.icons import Icon
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.checks import CheckBox
from certdesk.views.kit.choosing import mark
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import hand_over as words
from certdesk.views.wording.migration.hand_over_rest import next_reminder_words

_TICKED: Final = (Stage.PREPARED, Stage.SENT, Stage.CONFIRMED)


class Ticks(QWidget):
    """Each can be set and taken back; what goes along with it is said by who hears of it."""

    ticked = Signal(object, bool)  # Stage, whether it is ticked now

    def __init__(self) -> None:
        super().__init__()
        line = QWidget()
        flow = FlowLayout(line, gap=SPACE.sm, centred=True)
        self._boxes = {stage: CheckBox("") for stage in _TICKED}
        for stage, box in self._boxes.items():
            box.setObjectName(f"migration_handover_{stage.name.lower()}")
            box.toggled.connect(partial(self.ticked.emit, stage))
            if stage is not Stage.PREPARED:
                flow.addWidget(PanelIcon(Icon.CHEVRON_RIGHT, ToneName.SLATE, size=14))
            flow.addWidget(box)
        note = PlainLabel(words.nothing_sent_words(), Role.SMALL, Ink.QUIET).wrapped()
        note.setObjectName("migration_handover_note")
        self._reminded = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True).wrapped()
        self._reminded.setObjectName("migration_handover_reminded")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        for part in (line, self._reminded, note):
            column.addWidget(part)

    def focus_first(self) -> None:
        """Put the focus on the first tick that is not set, else on the last."""
        open_ = (box for box in self._boxes.values() if not box.isChecked())
        next(open_, self._boxes[Stage.CONFIRMED]).setFocus(Qt.FocusReason.OtherFocusReason)

    def render_ticks(self, handover: Handover, now: datetime) -> None:
        """Show how far the hand-over is, and when its client was reminded."""
        told = next_reminder_words(handover, now)
        self._reminded.setText(told)
        self._reminded.setVisible(bool(told))
        for stage, box in self._boxes.items():
            mark(box, is_on=handover.stage >= stage)
            said = words.tick_words(stage, handover, now)
            if box.text() != said:
                box.setText(said)
                box.setAccessibleName(said)
                box.updateGeometry()
            _keep_room(box, words.ticked_words(stage, now, now))


def _keep_room(box: CheckBox, said: str) -> None:
    """Have room for the day before it is there: who ticks one after the other meets each where it was."""
    metrics, flag = box.fontMetrics(), Qt.TextFlag.TextHideMnemonic
    more = metrics.size(flag, said).width() - metrics.size(flag, box.text()).width()
    box.setMinimumWidth(box.sizeHint().width() + max(0, more))
