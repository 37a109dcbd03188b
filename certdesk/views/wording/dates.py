"""Dates, times and spans in the user's language, always in the computer's time zone."""

from datetime import date as Day  # noqa: N812 - a type, beside the function `date`
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from certdesk.domain.validity import DAY

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


def date(moment: datetime | Day) -> str:
    """Return the day of `moment`, or that calendar day, as in “2 Dec 2026”."""
    return QLocale().toString(_local_day(moment), "d MMM yyyy")


def short_date(moment: datetime | Day) -> str:
    """Return the day of `moment`, or that calendar day, without its year, as in “16 Jun”."""
    return QLocale().toString(_local_day(moment), "d MMM")


def long_date(moment: datetime | Day) -> str:
    """Return the day of `moment`, or that calendar day, with its month in full, as in “16 June 2026”."""
    return QLocale().toString(_local_day(moment), "d MMMM yyyy")


def clock_time(moment: datetime) -> str:
    """Return the hour and minute of `moment`, as in “15:40”."""
    local = moment.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def date_and_time(moment: datetime) -> str:
    """Return the day and time of `moment`, as in “21 May 2026, 10:02”."""
    return f"{date(moment)}, {clock_time(moment)}"


def weekday_and_time(moment: datetime) -> str:
    """Return the day of the week, the day and the time of `moment`, as in “Monday, 23 Nov 2026, 14:20”."""
    return f"{QLocale().toString(_local_day(moment), 'dddd')}, {date_and_time(moment)}"


def span_left(span: timedelta) -> str:
    """Return how much is left, as in “1 h 42 min left”; under a minute it counts seconds."""
    return QCoreApplication.translate("Dates", "{span} left").format(span=span_words(span))


def span_words(span: timedelta) -> str:
    """Return a span of less than a day or so in words, as in “1 h 42 min” or “40 s”."""
    hours, rest = divmod(max(span, timedelta()), _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    if hours:
        return QCoreApplication.translate("Dates", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    if minutes:
        return QCoreApplication.translate("Dates", "{minutes} min").format(minutes=minutes)
    return QCoreApplication.translate("Dates", "{seconds} s").format(seconds=int(rest.total_seconds()))


def countdown(span: timedelta) -> str:
    """Return a short span as minutes and seconds, as in “0:41”."""
    seconds = max(0, -(-span // timedelta(seconds=1)))
    return f"{seconds // 60}:{seconds % 60:02d}"


def days_ago(moment: datetime, now: datetime) -> str:
    """Return how long ago `moment` was in calendar days, as in “Today”, “Yesterday” or “2 days ago”."""
    days = (now.astimezone().date() - moment.astimezone().date()) // DAY
    if days <= 0:
        return QCoreApplication.translate("Dates", "Today")
    if days == 1:
        return QCoreApplication.translate("Dates", "Yesterday")
    return plural(QCoreApplication.translate("Dates", "%n day(s) ago", None, days), days)


def ago(moment: datetime, now: datetime) -> str:
    """Return how fresh something is, as in “just now”, “2 minutes ago”, or its date when it is older than a day."""
    minutes = (now - moment) // _MINUTE
    if minutes < 1:
        return QCoreApplication.translate("Dates", "just now")
    if minutes < 60:
        return plural(QCoreApplication.translate("Dates", "%n minute(s) ago", None, minutes), minutes)
    if now - moment < DAY:
        hours = (now - moment) // _HOUR
        return plural(QCoreApplication.translate("Dates", "%n hour(s) ago", None, hours), hours)
    return date_and_time(moment)


def plural(text: str, count: int) -> str:
    """Return English source text with its “(s)” settled; translated text passes through unchanged.

    Qt fills %n without a catalogue but leaves the brackets, since it has no plural rules for source text.
    """
    return text.replace("(s)", "" if count == 1 else "s")


def _local_day(moment: datetime | Day) -> QDate:
    local = moment.astimezone() if isinstance(moment, datetime) else moment
    return QDate(local.year, local.month, local.day)
