"""The words of the review of many signing requests: how many are sent, and what follows from it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.name_changes import EARLIER_REVOKED_AFTER
from certdesk.viewmodels.many_csrs.outlook import Outlook
from certdesk.views.icons import Icon
from certdesk.views.wording import dates


def going(ahead: Outlook) -> str:
    """Return how many will be sent, and how many will not."""
    translate = QCoreApplication.translate
    locale = QLocale()
    if not ahead.all:
        return translate("ManyCsrs", "Nothing is ready to be sent.")
    if not ahead.left_out:
        return translate("ManyCsrs", "{n} will be sent.").replace("{n}", locale.toString(ahead.all))
    text = translate("ManyCsrs", "{n} will be sent, {rest} left out.")
    return text.format(n=locale.toString(ahead.all), rest=locale.toString(ahead.left_out))


def consequences(ahead: Outlook, now: datetime) -> tuple[tuple[Icon, str, str], ...]:
    """Return what sending comes to: an icon, a title and a sentence each."""
    translate = QCoreApplication.translate
    said: list[tuple[Icon, str, str]] = []
    if ahead.first:
        title = dates.plural(translate("ManyCsrs", "First CSR for %n order(s)", None, ahead.first), ahead.first)
        text = translate("ManyCsrs", "They are sent at once; no guest session is needed.")
        said.append((Icon.FILE_KEY, title, text))
    if ahead.again:
        title = dates.plural(translate("ManyCsrs", "Reissue of %n certificate(s)", None, ahead.again), ahead.again)
        text = translate("ManyCsrs", "Order IDs and end dates stay. Names are validated in the same way as before.")
        said.append((Icon.REFRESH, title, text))
    if ahead.without_session:
        count = ahead.without_session
        title = dates.plural(translate("ManyCsrs", "Guest session needed for %n of them", None, count), count)
        text = translate("ManyCsrs", "You sign in order by order afterwards. What you skip stays unsent.")
        said.append((Icon.KEY_ROUND, title, text))
    if ahead.unseen:
        count = ahead.unseen
        title = dates.plural(translate("ManyCsrs", "Present names of %n order(s) still unknown", None, count), count)
        text = translate("ManyCsrs", "They are compared once you have signed in. If one would go, you are asked first.")
        said.append((Icon.CIRCLE_QUESTION_MARK, title, text))
    if ahead.added:
        title = dates.plural(translate("ManyCsrs", "%n name(s) to validate", None, ahead.added), ahead.added)
        text = translate("ManyCsrs", "Each is new on its certificate. The orders wait until that is done.")
        said.append((Icon.BADGE_CHECK, title, text))
    if ahead.dropping:
        count = ahead.dropping
        title = dates.plural(translate("ManyCsrs", "Names dropped from %n order(s)", None, count), count)
        text = translate(
            "ManyCsrs",
            "Their earlier certificates are revoked 72 hours after the new ones are issued, at the earliest {moment}. "
            "Have the new ones installed before then.",
        )
        said.append((Icon.TIMER, title, text.replace("{moment}", dates.date_and_time(now + EARLIER_REVOKED_AFTER))))
    return tuple(said)
