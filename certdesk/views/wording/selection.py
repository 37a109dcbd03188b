"""The words of several chosen orders and of what can be done with them."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from certdesk.domain.text import displayable
from certdesk.viewmodels.orders.selection import ClientCount, Several, StatusCount, Summary
from certdesk.views.icons import Icon
from certdesk.views.wording import dates
from certdesk.views.wording.orders import status_title

_LONGEST_CLIENT = 60


class SelectionAct(StrEnum):
    """What can be done with several orders at once."""

    DOWNLOAD = "download"
    CLIENT = "client"
    TAGS = "tags"
    EXPORT = "export"
    REMOVE = "remove"
    CLEAR = "clear"


SELECTION_ICONS = {
    SelectionAct.DOWNLOAD: Icon.DOWNLOAD,
    SelectionAct.CLIENT: Icon.CIRCLE_USER_ROUND,
    SelectionAct.TAGS: Icon.TAG,
    SelectionAct.EXPORT: Icon.UPLOAD,
    SelectionAct.REMOVE: Icon.ARCHIVE,
    SelectionAct.CLEAR: Icon.X,
}


def act_words(act: SelectionAct) -> str:
    """Return what a button or menu entry says for `act`."""
    translate = QCoreApplication.translate
    words = {
        SelectionAct.DOWNLOAD: translate("Selection", "Download…"),
        SelectionAct.CLIENT: translate("Selection", "Set client…"),
        SelectionAct.TAGS: translate("Selection", "Tags…"),
        SelectionAct.EXPORT: translate("Selection", "Export…"),
        SelectionAct.REMOVE: translate("Selection", "Remove from list"),
        SelectionAct.CLEAR: translate("Selection", "Clear"),
    }
    return words[act]


def selected(count: int) -> str:
    """Return how many orders are chosen, as in “3 selected”."""
    return QCoreApplication.translate("Selection", "%Ln selected", None, count)


def not_listed(several: Several) -> str:
    """Return how many of them view or filter leave out, as in “1 not listed”, or nothing."""
    return QCoreApplication.translate("Selection", "%Ln not listed", None, several.hidden) if several.hidden else ""


def expiring(summary: Summary) -> str:
    """Return how many of them end soon, as in “2 expire within 30 days”."""
    translate = QCoreApplication.translate
    if summary.expiring == 0:
        return translate("Selection", "None expires within 30 days")
    if summary.expiring == 1:
        return translate("Selection", "1 expires within 30 days")
    return translate("Selection", "%Ln expire within 30 days", None, summary.expiring)


def orders(count: int) -> str:
    """Return a number of orders, as in “1 order” or “3 orders”."""
    return dates.plural(QCoreApplication.translate("Selection", "%Ln order(s)", None, count), count)


def status(counted: StatusCount) -> str:
    """Return the status of some of the orders."""
    return status_title(counted.status, counted.word)


def client(counted: ClientCount) -> str:
    """Return whose some of the orders are."""
    return displayable(counted.client, _LONGEST_CLIENT) or QCoreApplication.translate("Selection", "No client")


def more_clients(count: int) -> str:
    """Return a number of clients, as in “and 12 more clients”."""
    return dates.plural(QCoreApplication.translate("Selection", "and %Ln more client(s)", None, count), count)
