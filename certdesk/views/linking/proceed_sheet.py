"""Asks before a service is opened without linking."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from certdesk.domain.accounts import Service
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import primary
from certdesk.views.kit.confirm_sheet import ConfirmSheet, Question
from certdesk.views.kit.sheet import SheetHead
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording.linking_outcomes import proceed_words


class ProceedSheet(ConfirmSheet):
    """It can be linked later all the same."""

    def __init__(self, window: QWidget, service: Service) -> None:
        said = proceed_words(service)
        head = SheetHead(said.title, "", Icon.LOG_IN, ToneName.AMBER)
        yes = primary(QCoreApplication.translate("ProceedSheet", "Proceed without linking"))
        super().__init__(window, Question("linking_proceed", head, (said.text,)), yes)
