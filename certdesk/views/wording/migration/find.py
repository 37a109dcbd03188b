"""The words of the page on which the customer account of each certificate is found."""

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.domain.move_lines import Line
from certdesk.domain.notices import Witness
from certdesk.viewmodels.migration.find.props import Chosen, Props
from certdesk.viewmodels.migration.find.state import FindState, find_state
from certdesk.viewmodels.migration.tally import Tally
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration.known import find_words, two_answers_words
from certdesk.views.wording.migration.terms import certificate_name, shown_client


def state_words(line: Line) -> str:
    """Return how far the search for a certificate is, in a word or two."""
    state = find_state(line.moved)
    return two_answers_words(line) if state is FindState.TWO_ANSWERS else find_words(state)


def row_words(line: Line) -> str:
    """Return a row of the list as it is read out."""
    translate = QCoreApplication.translate
    number = translate("Find", "customer number {number}").format(number=line.moved.number) if line.moved.number else ""
    parts = (
        certificate_name(line.holding),
        state_words(line),
        shown_client(line.holding.client),
        number,
        hint_words(line),
    )
    return ", ".join(part for part in parts if part)


def hint_words(line: Line) -> str:
    """Return what stands at the end of a row that has no number, "" where there is nothing to look at."""
    is_waiting = find_state(line.moved) in {FindState.NOT_FOUND, FindState.ASKED}
    return QCoreApplication.translate("Find", "Notice to check") if is_waiting and line.settled.doubted else ""


def progress_words(tally: Tally) -> str:
    """Return how many are found of how many."""
    words, locale = QCoreApplication.translate("Find", "{found} of {total} found"), QLocale()
    return words.format(found=locale.toString(tally.found), total=locale.toString(tally.total))


def rest_words(tally: Tally) -> str:
    """Return how many are asked for and to go."""
    translate, locale = QCoreApplication.translate, QLocale()
    asked, to_go = locale.toString(tally.asked), locale.toString(tally.to_go)
    if tally.asked and tally.to_go:
        return translate("Find", "{asked} asked, {count} to go").format(asked=asked, count=to_go)
    if tally.asked:
        return translate("Find", "{asked} asked").format(asked=asked)
    return translate("Find", "{count} to go").format(count=to_go) if tally.to_go else ""


def news_words(before: Props, after: Props) -> str:
    """Return what is read out when something became known, "" where nothing did."""
    if before.tally.total != after.tally.total or not after.tally.total:
        return ""
    was, line = before.chosen.one, after.chosen.one
    news = row_words(line) if line is not None and was is not None and _is_news(was, line) else ""
    progress = (progress_words(after.tally), rest_words(after.tally))
    if progress == (progress_words(before.tally), rest_words(before.tally)):
        return news
    return ". ".join(part for part in (news, *progress) if part)


def title(chosen: Chosen) -> str:
    """Return the name of what is chosen, or how many certificates that is."""
    if chosen.one is not None:
        return certificate_name(chosen.one.holding)
    count = len(chosen.lines)
    return dates.plural(QCoreApplication.translate("Find", "%n certificate(s)", None, count), count)


def client_words(chosen: Chosen) -> str:
    """Return whose certificates are chosen."""
    translate = QCoreApplication.translate
    if chosen.client is None:
        count = len({line.holding.client for line in chosen.lines})
        return dates.plural(translate("Find", "Of %n client(s)", None, count), count)
    return shown_client(chosen.client) or translate("Find", "No client yet")


def end_words(chosen: Chosen) -> str:
    """Return when the one chosen ends; of several how many are not found."""
    translate = QCoreApplication.translate
    if chosen.one is None:
        waiting = sum(find_state(line.moved) is not FindState.FOUND for line in chosen.lines)
        if not waiting:
            return translate("Find", "All of them are found.")
        return dates.plural(translate("Find", "%n of them not found yet.", None, waiting), waiting)
    holding = chosen.one.holding
    if holding.ends_at is None:
        return ""
    words = translate("Find", "Ended {day}.") if holding.is_over(chosen.now) else translate("Find", "Expires {day}.")
    return words.format(day=dates.date(holding.ends_at))


def names_words(chosen: Chosen, most: int) -> str:
    """Return the names of several, at most so many, one on each line."""
    names = [certificate_name(line.holding) for line in chosen.lines[:most]]
    left = len(chosen.lines) - len(names)
    if left:
        names.append(dates.plural(QCoreApplication.translate("Find", "and %n more", None, left), left))
    return "\n".join(names)


def alike_words(chosen: Chosen) -> str:
    """Return the act that chooses all of a client's that are not found."""
    words = QCoreApplication.translate("Find", "Choose the %n of {client} that are not found", None, len(chosen.alike))
    return dates.plural(words, len(chosen.alike)).format(client=shown_client(chosen.client or ""))


def notfound_words(*, has_clients: bool) -> Words:
    """Return what is said of a certificate that presses."""
    said = words_of(CertDeskError(MessageKey.ISO_NOTFOUND))
    if has_clients:
        return said
    text = QCoreApplication.translate("Find", "Try a renewal notice, Account Assistance, or ask Customer Support.")
    return Words(said.title, text)


def ways_words(chosen: Chosen) -> str:
    """Return what stands above the ways to find a number."""
    translate = QCoreApplication.translate
    if chosen.is_found:
        return translate("Find", "More renewal notices")
    if chosen.one is not None and chosen.one.moved.is_disputed:
        return translate("Find", "Not sure? Look once more")
    return translate("Find", "Any one of these is enough")


def save_words(chosen: Chosen) -> str:
    """Return the words of the button that saves a number."""
    count = len(chosen.lines)
    if count <= 1:
        return QCoreApplication.translate("Find", "Save")
    return dates.plural(QCoreApplication.translate("Find", "Save for %n", None, count), count)


def saying_words(witness: Witness) -> str:
    """Return who says a number that somebody types."""
    translate = QCoreApplication.translate
    return {
        Witness.TYPED: translate("Find", "I know it"),
        Witness.CLIENT: translate("Find", "From the client"),
        Witness.SUPPORT: translate("Find", "From Customer Support"),
        Witness.ASSISTANCE: translate("Find", "From Account Assistance"),
        Witness.NOTICE: translate("Find", "From a renewal notice"),
        Witness.LIST: translate("Find", "From a list"),
    }[witness]


def ask_words(chosen: Chosen) -> str:
    """Return what stands beside the note to the client: when it was asked, or why it cannot be asked now."""
    translate = QCoreApplication.translate
    if chosen.client is None:
        return translate("Find", "These belong to several clients. Choose those of one of them.")
    if not chosen.is_asked:
        return translate("Find", "A short note that tells them where their customer number is.")
    latest = max(line.moved.asked_at for line in chosen.asked_for if line.moved.asked_at is not None)
    words = translate("Find", "Asked on {day}. Copy the note again to remind them.")
    return words.format(day=dates.date(latest))


def take_out_words(chosen: Chosen) -> str:
    """Return the act that takes what is chosen out of the migration."""
    count = len(chosen.lines)
    if count <= 1:
        return QCoreApplication.translate("Find", "Take out of the migration")
    return dates.plural(QCoreApplication.translate("Find", "Take %n out of the migration", None, count), count)


def _is_news(was: Line, line: Line) -> bool:
    is_same = was.holding.id == line.holding.id
    return is_same and (find_state(was.moved), was.moved.number) != (find_state(line.moved), line.moved.number)
