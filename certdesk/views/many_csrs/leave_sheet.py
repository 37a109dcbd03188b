"""Asks before requests that were not sent are let be."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.confirm_sheet import ConfirmSheet, Question
from certdesk.views.kit.sheet import SheetHead
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates


class LeaveSheet(ConfirmSheet):
    """What was decided is forgotten, what lies in files is not."""

    def __init__(self, window: QWidget, unsent: int) -> None:
        translate = QCoreApplication.translate
        title = translate("LeaveSheet", "Close without sending %n CSR(s)?", None, unsent)
        head = SheetHead(dates.plural(title, unsent), "", Icon.TRIANGLE_ALERT, ToneName.AMBER)
        lost = translate(
            "LeaveSheet",
            "Your decisions about them are forgotten. The files stay where they are, to be dropped again.",
        )
        leave = secondary(translate("LeaveSheet", "Close without sending"))
        stay = primary(translate("LeaveSheet", "Go on here"))
        super().__init__(window, Question("many_leave", head, (lost,)), leave, stay)
