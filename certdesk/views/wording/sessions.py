"""The words of guest sessions: on their card, spoken, and before one ends."""

from datetime import timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.portal import SessionPhase
from certdesk.domain.text import displayable
from certdesk.viewmodels.sessions import SessionCard, SessionEnding
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


def session_line(card: SessionCard) -> str:
    """Return how a session stands, as in “1 h 42 min left” or “Ended at 15:40”: who signs out has none any more."""
    if card.phase is SessionPhase.ENDED:
        ended = QCoreApplication.translate("Sessions", "Ended at {time}")
        return ended.format(time=dates.clock_time(card.ends_at))
    return dates.span_left(card.left)


def session_tone(phase: SessionPhase) -> ToneName:
    """Return the tone of the ring: amber in the last fifteen minutes."""
    match phase:
        case SessionPhase.LIVE:
            return ToneName.ACCENT
        case SessionPhase.ENDING:
            return ToneName.AMBER
        case SessionPhase.ENDED:
            return ToneName.SLATE
        case _:
            assert_never(phase)


def spoken_session(card: SessionCard) -> str:
    """Return the session in full words, as in “Guest session for shop.example, 1 hour 42 minutes left”."""
    translate = QCoreApplication.translate
    name = displayable(card.name)
    if card.phase is SessionPhase.ENDED:
        ended = translate("Sessions", "Guest session for {name}, ended at {time}")
        return ended.format(name=name, time=dates.clock_time(card.ends_at))
    text = translate("Sessions", "Guest session for {name}, {span} left")
    return text.format(name=name, span=_spoken_span(card.left))


def _spoken_span(span: timedelta) -> str:
    translate = QCoreApplication.translate
    hours, rest = divmod(span, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    seconds = int(rest.total_seconds())
    parts = []
    if hours:
        parts.append(dates.plural(translate("Sessions", "%n hour(s)", None, hours), hours))
    if minutes:
        parts.append(dates.plural(translate("Sessions", "%n minute(s)", None, minutes), minutes))
    if not parts:
        parts.append(dates.plural(translate("Sessions", "%n second(s)", None, seconds), seconds))
    return " ".join(parts)


def ending_line(ending: SessionEnding) -> str:
    """E-SESSION-SOON: the toast before a session ends."""
    text = QCoreApplication.translate(
        "Sessions", "Guest session for {order} ends in %n minute(s).", None, ending.minutes
    )
    return dates.plural(text, ending.minutes).replace("{order}", displayable(ending.name))
