"""The words of one certificate that is handed over, or is in no pack yet: its end, its plan, whose it is, why not."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.holdings import Holding
from certdesk.domain.move_plans import Moved
from certdesk.domain.text import displayable
from certdesk.views.wording import dates
from certdesk.views.wording.migration.hand_over_rest import reason_words
from certdesk.views.wording.migration.plans import plan_words

_DOT = " · "


def held_line(moved: Moved) -> str:
    """Return what stands below a certificate in a pack: “Ends 18 Feb 2027 · Client manages it”."""
    plan = plan_words(moved.plan) if moved.is_to_hand_over and moved.plan is not None else reason_words(moved)
    return _DOT.join(filter(None, (end_words(moved.holding), plan)))


def left_line(moved: Moved) -> str:
    """Return what stands below a certificate that is in no pack: whose it is, its end, and why."""
    client = displayable(moved.holding.client, 80)
    return _DOT.join(filter(None, (reason_words(moved), client, end_words(moved.holding))))


def end_words(holding: Holding) -> str:
    """Return when a certificate ends, "" where that is not known."""
    if holding.ends_at is None:
        return ""
    text = QCoreApplication.translate("HandOver", "Ends {day}")
    return text.format(day=dates.date(holding.ends_at))


def number_or_none(moved: Moved) -> str:
    """Return the customer account, or a dash where none is known."""
    return moved.number or "–"
