"""The words of how a customer number is known, and of how far the search for one is: icons and tones with them."""

from datetime import date, datetime
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.move_lines import Line
from certdesk.domain.notices import Finding, Witness
from certdesk.viewmodels.migration.find.state import FindState, find_state
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates

FIND_LOOKS: Final = {
    FindState.FOUND: (Icon.CIRCLE_CHECK, ToneName.GREEN),
    FindState.TWO_ANSWERS: (Icon.TRIANGLE_ALERT, ToneName.AMBER),
    FindState.ASKED: (Icon.SEND, ToneName.VIOLET),
    FindState.NOT_FOUND: (Icon.CIRCLE_DASHED, ToneName.SLATE),
}
WITNESS_ICONS: Final = {
    Witness.NOTICE: Icon.MAIL_CHECK,
    Witness.ASSISTANCE: Icon.BADGE_CHECK,
    Witness.CLIENT: Icon.USERS,
    Witness.SUPPORT: Icon.HEADPHONES,
    Witness.LIST: Icon.FILE_TEXT,
    Witness.TYPED: Icon.PENCIL,
}


def known_words(line: Line, today: date | None = None) -> str:
    """Return how the customer account of a certificate is known, as in “Renewal notice, 2 Nov” or “Not yet known”.

    A day of another year than that of `today` is told with its year.
    """
    if find_state(line.moved) is FindState.TWO_ANSWERS:
        return two_answers_words(line)
    if line.known_by is None:
        return QCoreApplication.translate("Migration", "Not yet known")
    return source_words(line.known_by, today)


def known_icon(line: Line) -> Icon:
    """Return the icon that goes with `known_words`."""
    if find_state(line.moved) is FindState.TWO_ANSWERS:
        return FIND_LOOKS[FindState.TWO_ANSWERS][0]
    return FIND_LOOKS[FindState.NOT_FOUND][0] if line.known_by is None else WITNESS_ICONS[line.known_by.witness]


def source_words(finding: Finding, today: date | None = None) -> str:
    """Return who says a number and when, as in “Client replied, 12 Nov”."""
    who = witness_words(finding.witness)
    if finding.at is None or finding.witness is Witness.ASSISTANCE:
        return who
    words = QCoreApplication.translate("Migration", "{who}, {day}", "who says a customer number, and when")
    return words.format(who=who, day=_day(finding.at, today))


def witness_words(witness: Witness) -> str:
    """Return who says a number, at the beginning of a line."""
    translate = QCoreApplication.translate
    match witness:
        case Witness.NOTICE:
            return translate("Migration", "Renewal notice")
        case Witness.ASSISTANCE:
            return translate("Migration", "Account Assistance")
        case Witness.CLIENT:
            return translate("Migration", "Client replied")
        case Witness.SUPPORT:
            return translate("Migration", "Customer Support")
        case Witness.LIST:
            return translate("Migration", "From a list")
        case Witness.TYPED:
            return translate("Migration", "Typed")
        case _:
            assert_never(witness)


def find_words(state: FindState) -> str:
    """Return how far the search for a certificate is, in a word or two (`ux.md` C13)."""
    translate = QCoreApplication.translate
    match state:
        case FindState.FOUND:
            return translate("Migration", "Found")
        case FindState.TWO_ANSWERS:
            return translate("Migration", "Two answers")
        case FindState.ASKED:
            return translate("Migration", "Asked client")
        case FindState.NOT_FOUND:
            return translate("Migration", "Not found yet")
        case _:
            assert_never(state)


def two_answers_words(line: Line) -> str:
    """Return that answers disagree, and how many there are of more than two."""
    conflict = line.settled.conflict
    if conflict is None or not conflict.others:
        return find_words(FindState.TWO_ANSWERS)
    words = QCoreApplication.translate("Migration", "%n answer(s)", None, len(conflict.numbers))
    return dates.plural(words, len(conflict.numbers))


def _day(moment: datetime, today: date | None) -> str:
    is_this_year = today is None or moment.astimezone().year == today.year
    return dates.short_date(moment) if is_this_year else dates.date(moment)
