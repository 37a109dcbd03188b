"""The words of the whole desk's activity."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from certdesk.domain.activity import WHOLE_DESK, ActivityLine
from certdesk.domain.text import displayable
from certdesk.views.wording import activity, dates


def order_words(line: ActivityLine) -> str:
    """Return whose line it is: the order's name, its ID where it has none any more, or that it is the whole desk's."""
    if line.order == WHOLE_DESK:
        return QCoreApplication.translate("Activity", "The whole desk")
    return displayable(line.name, 80) or displayable(line.order, 80)


def texts(line: ActivityLine) -> tuple[str, str, str, str]:
    """Return what happened, on which order, who did it, and when."""
    return activity.what(line, None), order_words(line), activity.who(line), dates.date_and_time(line.at)


def as_text(lines: Sequence[ActivityLine], search: str) -> str:
    """Return lines as plain text: date, who, what and order, separated by tabs."""
    translate = QCoreApplication.translate
    title = translate("Activity", "Activity of the whole desk")
    if search.strip():
        title = translate("Activity", "{title}, lines with “{search}”").format(title=title, search=displayable(search))
    rows = (f"{when}\t{who}\t{what}\t{whose}" for what, whose, who, when in map(texts, lines))
    return "\n".join((title, "", *rows, ""))


def sealed(count: int) -> str:
    """Return that the chain of seals is whole, as in “1,204 entries checked, none changed”."""
    text = QCoreApplication.translate("Activity", "%Ln entry checked, none changed", None, count)
    many = QCoreApplication.translate("Activity", "%Ln entries checked, none changed", None, count)
    return text if count == 1 else many
