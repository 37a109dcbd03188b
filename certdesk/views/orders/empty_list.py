"""The words that stand in the place of the list where there is nothing to list, and the way out."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from certdesk.domain.text import displayable
from certdesk.viewmodels.orders.book_props import ListState, Props
from certdesk.views.wording import order_rows

_LONGEST_QUOTE: Final = 40


def empty_words(props: Props) -> tuple[str, str, str]:
    """Return a title, what it means, and what the button of the way out says; empty where there is none."""
    translate = QCoreApplication.translate
    match props.state:
        case ListState.NO_MATCH:
            quoted = displayable(props.typed, _LONGEST_QUOTE)
            title = translate("EmptyList", "No order matches “{text}”").replace("{text}", quoted)
            return title, "", translate("EmptyList", "Clear search")
        case ListState.EMPTY_VIEW:
            way_out = translate("EmptyList", "Show all orders")
            return translate("EmptyList", "Nothing here"), order_rows.view_holds(props.view), way_out
        case _:
            return translate("EmptyList", "No orders yet"), "", ""
