"""Reminders as iCalendar text: what every calendar program asks of the form (RFC 5545)."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.calendar import Reminder, calendar, file_name

NOW = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)
AT = datetime(2026, 11, 23, 16, 2, tzinfo=UTC)


def reminder(title: str = "Install it", text: str = "On every server", at: datetime = AT) -> Reminder:
    return Reminder("109-1@certdesk.invalid", at, title, text, timedelta(hours=24))


def unfolded(text: str) -> list[str]:
    """The content lines, as RFC 5545 3.1 says to join them."""
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def unescaped(value: str) -> str:
    """A text value as RFC 5545 3.3.11 says to read it."""
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def value_of(name: str, text: str) -> str:
    return next(line.split(":", 1)[1] for line in unfolded(text) if line.startswith(f"{name}:"))


def test_the_entry_has_what_every_calendar_asks_for() -> None:
    lines = unfolded(calendar(reminder(), NOW))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0", "UID:109-1@certdesk.invalid", "DTSTAMP:20261120T140200Z", "DTSTART:20261123T160200Z"} <= {
        *lines
    }
    assert any(line.startswith("PRODID:") for line in lines)


def test_the_alarm_stands_inside_the_event_and_speaks_up_before_it() -> None:
    lines = unfolded(calendar(reminder(), NOW))
    begin, end = lines.index("BEGIN:VALARM"), lines.index("END:VALARM")
    assert lines.index("BEGIN:VEVENT") < begin < end < lines.index("END:VEVENT")
    assert lines[begin + 1 : end] == ["ACTION:DISPLAY", "DESCRIPTION:Install it", "TRIGGER:-PT1440M"]


def test_times_are_written_in_utc_whatever_zone_they_come_in() -> None:
    at = datetime(2026, 11, 23, 17, 2, tzinfo=timezone(timedelta(hours=1)))
    assert value_of("DTSTART", calendar(reminder(at=at), NOW)) == "20261123T160200Z"


@pytest.mark.parametrize("title", ["a,b;c\\d", "two\nlines", "two\r\nlines", "\\n is no line break", "a\\,b"])
def test_what_has_a_meaning_there_is_escaped(title: str) -> None:
    read = unescaped(value_of("SUMMARY", calendar(reminder(title), NOW)))
    assert read == title.replace("\r\n", "\n")


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_breaks_out_of_its_line_or_makes_one_too_long(title: str, text: str) -> None:
    written = calendar(reminder(title, text), NOW)
    names = [line.split(":", 1)[0] for line in unfolded(written)]
    assert names == [line.split(":", 1)[0] for line in unfolded(calendar(reminder(), NOW))]
    for line in written.encode().split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line


def test_a_long_line_is_folded_between_whole_characters() -> None:
    title = "gärtnerei-" * 30
    written = calendar(reminder(title), NOW).encode()
    pieces = [line for line in written.split(b"\r\n") if line.startswith(b" ")]
    assert len(pieces) > 4
    for piece in pieces:
        piece.decode()
    assert unescaped(value_of("SUMMARY", written.decode())) == title


def test_control_and_invisible_characters_are_left_out() -> None:
    assert value_of("SUMMARY", calendar(reminder("a\x00b\u202ec"), NOW)) == "abc"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("shop.larkspur.example", "shop_larkspur_example-reminder.ics"),
        ("*.larkspur.example", "star_larkspur_example-reminder.ics"),
        ("../../etc/passwd", "etc_passwd-reminder.ics"),
        ("a\x00b:c?", "a_b_c-reminder.ics"),
        ("bücher.example", "b_cher_example-reminder.ics"),
        ("", "certificate-reminder.ics"),
    ],
)
def test_the_file_name_is_safe_on_every_system(name: str, wanted: str) -> None:
    assert file_name(name) == wanted


def test_a_long_name_makes_no_long_file_name() -> None:
    assert len(file_name("a" * 500)) < 120
