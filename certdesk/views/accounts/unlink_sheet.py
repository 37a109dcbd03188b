"""Asks before a link is ended, and says what ends with it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from certdesk.domain.linking import SeatView
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import destructive
from certdesk.views.kit.confirm_sheet import ConfirmSheet, Question
from certdesk.views.kit.sheet import SheetHead
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import accounts_pane as words
from certdesk.views.wording.breaking import breakable


class UnlinkSheet(ConfirmSheet):
    """What ends with it stands in lines of its own."""

    def __init__(self, window: QWidget, view: SeatView, username: str) -> None:
        said = words.unlink_title(view)
        head = SheetHead(said.title, breakable(said.text), Icon.UNLINK, ToneName.RED)
        lines = tuple(map(breakable, words.unlink_lines(view, username)))
        yes = destructive(QCoreApplication.translate("UnlinkSheet", "Unlink"))
        super().__init__(window, Question("unlink", head, lines), yes)
