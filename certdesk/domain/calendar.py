"""Reminders as iCalendar text (RFC 5545), which every calendar takes in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from certdesk.domain.text import without_hidden

_LINE_END: Final = "\r\n"
_LONGEST_LINE: Final = 75  # octets, without the line break (RFC 5545 3.1)
_LONGEST_NAME: Final = 80
_PRODUCT: Final = "-//CertDesk//Reminders//EN"
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to be done by a moment (UTC). The same `uid` later takes the place of the earlier entry.

    `warns_before` says how long before that moment the calendar speaks up.
    """

    uid: str
    at: datetime
    title: str
    text: str
    warns_before: timedelta


def calendar(reminder: Reminder, now: datetime) -> str:
    """Return a calendar with that one entry, as it is written to a file in UTF-8; `now` is when it was made (UTC).

    The entry is a moment without a length, so that it does not block the day it falls on (RFC 5545 3.6.1).
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "BEGIN:VEVENT",
        f"UID:{_text(reminder.uid)}",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(reminder.at)}",
        f"SUMMARY:{_text(reminder.title)}",
        f"DESCRIPTION:{_text(reminder.text)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(reminder.title)}",
        f"TRIGGER:-{_duration(reminder.warns_before)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}{_LINE_END}" for line in lines)


def file_name(name: str) -> str:
    """Return a file name for a reminder about the host `name`: ASCII letters, digits, dots, dashes and underscores."""
    plain = name.replace("*", "star").replace(".", "_")[:_LONGEST_NAME]
    kept = "".join(each if each.isascii() and (each.isalnum() or each in "-_") else "_" for each in plain)
    return f"{kept.strip('_-') or 'certificate'}-reminder.ics"


def _moment(moment: datetime) -> str:
    """RFC 5545 3.3.5, form 2: UTC."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _duration(span: timedelta) -> str:
    """RFC 5545 3.3.6, in whole minutes."""
    return f"PT{max(timedelta(), span) // timedelta(minutes=1)}M"


def _text(text: str) -> str:
    """RFC 5545 3.3.11. Control characters are not allowed there at all; line breaks are written as `\\n`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(without_hidden(line) for line in lines).translate(_ESCAPES)


def _folded(line: str) -> str:
    """Break a long line after whole characters; each further piece begins with a space (RFC 5545 3.1)."""
    pieces: list[str] = []
    piece, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LONGEST_LINE:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += character
        octets += size
    return _LINE_END.join((*pieces, piece))
