"""The words of a row of the order list, for the eye and for the ear."""

from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from certdesk.domain.urgency import Group, View
from certdesk.viewmodels.orders.filtering import Heading
from certdesk.viewmodels.orders.rows import Row
from certdesk.views.wording import dates
from certdesk.views.wording.orders import group_title, status_title

_LATELY_DAYS = 30


def status(row: Row) -> str:
    """Return the status of the order; a word that CertDesk does not know is marked as quoted."""
    return status_title(row.status, row.status_word)


def days(row: Row, now: datetime) -> str:
    """Return what stands at the right of the name, as in “12 days”, “Yesterday” or nothing."""
    left = row.days(now)
    if left is not None:
        return _days_left(left)
    if row.is_counting_down or row.moment is None:
        return ""
    is_long_ago = row.group is Group.ENDED and (now - row.moment).days > _LATELY_DAYS
    return "" if is_long_ago else dates.days_ago(row.moment, now)


def _days_left(left: int) -> str:
    if left <= 0:
        return QCoreApplication.translate("OrderRow", "Ended")
    return dates.plural(QCoreApplication.translate("OrderRow", "%n day(s)", None, left), left)


def moment(row: Row, now: datetime) -> str:
    """Return what stands at the right of the status, as in “2 Dec 2026”, “since 18 Nov” or “since 09:12”."""
    if row.moment is None:
        return ""
    if row.is_counting_down or row.group is Group.ENDED:
        return dates.date(row.moment)
    return QCoreApplication.translate("OrderRow", "since {moment}").replace("{moment}", _since(row.moment, now))


def _since(moment: datetime, now: datetime) -> str:
    began, today = moment.astimezone().date(), now.astimezone().date()
    if began == today:
        return dates.clock_time(moment)
    return dates.short_date(moment) if began.year == today.year else dates.date(moment)


def via_opensrs() -> str:
    """Return the tag of orders that the guest portal does not serve."""
    return QCoreApplication.translate("OrderRow", "via OpenSRS")


def spoken(row: Row, now: datetime) -> str:
    """Return the whole row as one sentence, as in “shop.larkspur.example, issued, 12 days left, …”."""
    parts = [row.name, _spoken_status(row), *_spoken_moment(row, now), row.client]
    if row.via_opensrs:
        parts.append(via_opensrs())
    return ", ".join(part for part in parts if part)


def _spoken_status(row: Row) -> str:
    word = status(row)
    return word if row.status is None else word[:1].lower() + word[1:]


def _spoken_moment(row: Row, now: datetime) -> tuple[str, ...]:
    translate = QCoreApplication.translate
    if row.moment is None:
        return ()
    day = _long_date(row.moment)
    left = row.days(now)
    if left is None:
        return (translate("OrderRow", "since {day}").replace("{day}", day),)
    if left <= 0:
        return (translate("OrderRow", "certificate ended {day}").replace("{day}", day),)
    return (
        dates.plural(translate("OrderRow", "%n day(s) left", None, left), left),
        translate("OrderRow", "expires {day}").replace("{day}", day),
    )


def _long_date(moment: datetime) -> str:
    local = moment.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), "d MMMM yyyy")


def spoken_heading(heading: Heading) -> str:
    """Return a group's heading and its count, as in “Needs action, 3 orders”."""
    orders = dates.plural(QCoreApplication.translate("OrderRow", "%n order(s)", None, heading.count), heading.count)
    return f"{group_title(heading.group)}, {orders}"


def view_holds(view: View) -> str:
    """Return what a view shows, for when there is nothing in it."""
    translate = QCoreApplication.translate
    match view:
        case View.ALL:
            return translate("OrderRow", "This view shows every order of the book.")
        case View.NEEDS_ACTION:
            return translate("OrderRow", "This view shows orders that wait for a CSR or an approval.")
        case View.EXPIRING:
            return translate("OrderRow", "This view shows certificates that end within 30 days.")
        case View.IN_PROGRESS:
            return translate("OrderRow", "This view shows orders and reissues that DigiCert is working on.")
        case View.ACTIVE:
            return translate("OrderRow", "This view shows issued orders.")
        case View.ENDED:
            return translate("OrderRow", "This view shows expired, revoked, rejected and cancelled orders.")
        case _:
            assert_never(view)
