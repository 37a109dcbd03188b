"""Sheets of the practice CA: another leap in time, and starting over."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from certdesk.domain.validity import DAY
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import destructive, primary, secondary
from certdesk.views.kit.confirm_sheet import ConfirmSheet, Question
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.select import Select
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.kit.stepping import dress
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role

_MOST = 400


class MoveTimeSheet(Sheet):
    """Asks how far the practice clock is to be moved."""

    chosen = Signal(object)  # timedelta

    def __init__(self, window: QWidget) -> None:
        title = QCoreApplication.translate("MoveTimeSheet", "Move time forward")
        super().__init__(window, SheetHead(title), width=460)
        self.setObjectName("move_time_sheet")
        self._amount = QSpinBox()
        self._amount.setObjectName("move_amount")
        self._amount.setAccessibleName(self.tr("How many"))
        self._amount.setRange(1, _MOST)
        dress(self._amount)
        self._unit = Select(self.tr("Unit"))
        self._unit.setObjectName("move_unit")
        self._unit.addItem(self.tr("days"), DAY)
        self._unit.addItem(self.tr("hours"), timedelta(hours=1))
        self._unit.addItem(self.tr("minutes"), timedelta(minutes=1))
        row = QHBoxLayout()
        row.addWidget(self._amount)
        row.addWidget(self._unit)
        row.addStretch(1)
        note = self.tr("Codes and sessions end, certificates expire. The practice clock cannot be moved back.")
        self.body.setSpacing(10)
        self.body.addLayout(row)
        self.body.addWidget(PlainLabel(note, Role.SMALL, Ink.SECOND).wrapped())
        cancel, move = secondary(self.tr("Cancel")), primary(self.tr("Move time forward"))
        cancel.setObjectName("move_cancel")
        move.setObjectName("move_time")
        cancel.clicked.connect(self.dismiss)
        move.clicked.connect(self._choose)
        self.footer.addStretch(1)
        self.footer.addWidget(cancel)
        self.footer.addWidget(move)

    def _choose(self) -> None:
        unit: timedelta = self._unit.currentData()
        self.dismiss()
        self.chosen.emit(self._amount.value() * unit)


class StartOverSheet(ConfirmSheet):
    """Says what is lost before the practice world is forgotten."""

    def __init__(self, window: QWidget) -> None:
        translate = QCoreApplication.translate
        title = translate("StartOverSheet", "Start the practice CA over?")
        lost = translate(
            "StartOverSheet",
            "All practice orders, certificates, mails, accounts, links and sessions are forgotten, and what was noted "
            "about them here. Files you saved stay where they are.",
        )
        head = SheetHead(title, "", Icon.TRIANGLE_ALERT, ToneName.AMBER)
        start = destructive(translate("StartOverSheet", "Start over"))
        super().__init__(window, Question("start_over", head, (lost,)), start)
