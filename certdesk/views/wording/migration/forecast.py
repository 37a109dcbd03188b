"""The words of the access-gap forecast: what the removal leaves without anybody, and what can be done before."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from certdesk.domain.access_gap import ANSWER_TAKES
from certdesk.domain.move_plans import Moved
from certdesk.viewmodels.migration.forecast.model import ForecastProps
from certdesk.viewmodels.migration.forecast.removal_day import MOST_YEARS, Wrong, WrongDay
from certdesk.viewmodels.migration.forecast.rows import SEVERAL, ActKind, ForecastAct, Row
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.migration.terms import certificate_name, shown_client

_LONGEST_CLIENT: Final = 80
_FAR: Final = 300  # days from which on a day is told with its year

ACT_ICONS: Final = {
    ActKind.RENEW: Icon.REFRESH,
    ActKind.FIND: Icon.SEARCH,
    ActKind.CHOOSE: Icon.CIRCLE_QUESTION_MARK,
    ActKind.ASK_AGAIN: Icon.SEND,
    ActKind.PLAN: Icon.PEN_LINE,
    ActKind.HAND_OVER: Icon.FILE_TEXT,
    ActKind.REMIND: Icon.SEND,
}


def isolated(name: str) -> str:
    """Return a name that stands alone: it reads from left to right in every window, its asterisk in front."""
    return f"\u2066{name}\u2069"


def client_of(moved: Moved) -> str:
    """Return whose it is, fit to be shown; "" where that is not known."""
    return shown_client(moved.holding.client, _LONGEST_CLIENT)


def day_words(day: date, today: date) -> str:
    """Return a day in a sentence, as in “14 January”; one that is far away has its year."""
    if abs((day - today).days) < _FAR:
        return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM")
    return dates.long_date(day)


def headline(props: ForecastProps) -> str:
    """Return in one sentence what the removal leaves without anybody."""
    translate, some = QCoreApplication.translate, QLocale().toString(len(props.rows))
    if not props.total:
        return translate("Forecast", "There are no certificates yet to make a forecast of.")
    if props.removal is None:
        if not props.rows:
            return translate("Forecast", "Nothing would be lost if the ISO sign-in ended today.")
        text = translate(
            "Forecast",
            "If the ISO sign-in ended today, {some} of %n certificate(s) could be managed by nobody.",
            None,
            props.total,
        )
    elif props.is_past:
        if not props.rows:
            return translate("Forecast", "Every certificate can be managed without the ISO sign-in.")
        text = translate("Forecast", "{some} of %n certificate(s) can be managed by nobody now.", None, props.total)
    elif not props.rows:
        return translate("Forecast", "Nothing is lost on that day as things stand.")
    else:
        text = translate(
            "Forecast", "On {day}, {some} of %n certificate(s) can be managed by nobody.", None, props.total
        ).replace("{day}", day_words(props.removal, props.today))
    return dates.plural(text, props.total).replace("{some}", some)


def told_beside(props: ForecastProps) -> str:
    """Return what else is to be known: what ends in that time, until when to write, and on what that rests."""
    parts = [_gone_words(props), _ending_words(props), _ended_words(props), _writing_words(props), _asking_words(props)]
    return " ".join(filter(None, parts))


def _gone_words(props: ForecastProps) -> str:
    translate = QCoreApplication.translate
    if props.removal is None or not props.is_past:
        return ""
    if props.removal == props.today:
        return translate("Forecast", "The ISO sign-in ends today.")
    text = translate("Forecast", "The ISO sign-in ended on {day}.")
    return text.replace("{day}", day_words(props.removal, props.today))


def _ended_words(props: ForecastProps) -> str:
    translate = QCoreApplication.translate
    if not props.ended or props.removal is None or props.is_past:
        return ""
    if props.ended == 1:
        return translate("Forecast", "One certificate ends before that day.")
    text = translate("Forecast", "{count} certificates end before that day.")
    return text.replace("{count}", QLocale().toString(props.ended))


def _asking_words(props: ForecastProps) -> str:
    if props.removal is not None or not props.total:
        return ""
    return QCoreApplication.translate("Forecast", "Say on which day it ends, and the forecast is for that day.")


def _ending_words(props: ForecastProps) -> str:
    translate, count = QCoreApplication.translate, props.expiring
    if not count:
        return ""
    if len(props.rows) == 1:
        return translate("Forecast", "It ends in that time, or within 30 days after.")
    if count == 1:
        return translate("Forecast", "One of them ends in that time, or within 30 days after.")
    if count == len(props.rows):
        return translate("Forecast", "All of them end in that time, or within 30 days after.")
    text = translate("Forecast", "{count} of them end in that time, or within 30 days after.")
    return text.replace("{count}", QLocale().toString(count))


def _writing_words(props: ForecastProps) -> str:
    if props.write_by is None:
        return ""
    if props.write_by < props.today:
        text = QCoreApplication.translate(
            "Forecast",
            "It is too late to count on answers before that day: CertDesk assumes that a client takes %n day(s).",
            None,
            ANSWER_TAKES.days,
        )
    else:
        text = QCoreApplication.translate(
            "Forecast",
            "To be in time, write to the clients by {day}. CertDesk assumes that each takes %n day(s) to act.",
            None,
            ANSWER_TAKES.days,
        ).replace("{day}", day_words(props.write_by, props.today))
    return dates.plural(text, ANSWER_TAKES.days)


def wrong_day_words(wrong: WrongDay) -> str:
    """Return what is wrong with a day that was typed, and what to type instead."""
    translate = QCoreApplication.translate
    match wrong.why:
        case Wrong.NO_DAY:
            return translate("Forecast", "This is not a day. Write day, month and year, as in 14 Jan 2027.")
        case Wrong.SEVERAL_DAYS:
            text = translate("Forecast", "This can be {first} or {second}. Write the month as a word.")
            first, second = wrong.days[0], wrong.days[-1]
            return text.replace("{first}", dates.long_date(first)).replace("{second}", dates.long_date(second))
        case Wrong.FAR:
            text = translate("Forecast", "{day} is more than %n year(s) away. Check the year.", None, MOST_YEARS)
            return dates.plural(text, MOST_YEARS).replace("{day}", dates.long_date(wrong.days[0]))
        case _:
            assert_never(wrong.why)


def offer_words(day: date) -> str:
    """Return the offer to take over what the practice provider says."""
    text = QCoreApplication.translate("Forecast", "As the practice provider says: {day}")
    return text.replace("{day}", dates.date(day))


def act_words(act: ForecastAct, props: ForecastProps) -> str:
    """Return one thing to do, in a sentence."""
    translate, names = QCoreApplication.translate, _names(act.rows)
    match act.kind:
        case ActKind.RENEW:
            return breakable(_renewing(act, props))
        case ActKind.FIND:
            one = translate("Forecast", "Find the account of {names}.")
            text = one if len(act.rows) == 1 else translate("Forecast", "Find the accounts of {names}.")
        case ActKind.CHOOSE:
            text = translate("Forecast", "Choose between the answers that disagree for {names}.")
        case ActKind.ASK_AGAIN:
            text = translate("Forecast", "Ask {clients} again: no customer number came for {names}.")
        case ActKind.PLAN:
            text = translate("Forecast", "Plan who manages {names} from then on.")
        case ActKind.HAND_OVER:
            text = translate("Forecast", "Hand {names} over to {clients}: the sooner, the shorter the gap.")
        case ActKind.REMIND:
            text = translate("Forecast", "Ask {clients} again: the hand-over of {names} is not confirmed.")
        case _:
            assert_never(act.kind)
    return breakable(text.replace("{clients}", _clients(act.rows)).replace("{names}", names))


def _renewing(act: ForecastAct, props: ForecastProps) -> str:
    translate, row = QCoreApplication.translate, act.first
    before, end = day_words(props.begins, props.today), row.ends_on
    if len(act.rows) > 1 or end is None:
        text = translate("Forecast", "Renew {names} before {day}: they end in the gap or soon after.")
        names = _names(act.rows)
        return text.replace("{day}", before).replace("{names}", names)
    if row.gap.renew_from is not None and row.gap.renew_from > props.today:
        text = translate("Forecast", "Renew {name} between {first} and {day}: it ends on {end}.")
        text = text.replace("{first}", day_words(row.gap.renew_from, props.today))
    else:
        text = translate("Forecast", "Renew {name} before {day}: it ends on {end}.")
    text = text.replace("{day}", before).replace("{end}", day_words(end, props.today))
    return text.replace("{name}", certificate_name(row.moved.holding))


def act_button(kind: ActKind) -> str:
    """Return the words of the button that leads to where it is done."""
    translate = QCoreApplication.translate
    match kind:
        case ActKind.RENEW:
            return translate("Forecast", "Show it")
        case ActKind.FIND | ActKind.ASK_AGAIN | ActKind.CHOOSE:
            return translate("Forecast", "Go to Find accounts")
        case ActKind.PLAN:
            return translate("Forecast", "Go to Plan")
        case ActKind.HAND_OVER | ActKind.REMIND:
            return translate("Forecast", "Go to Hand over")
        case _:
            assert_never(kind)


def _names(rows: Sequence[Row]) -> str:
    return _listed({row.moved.holding.name: row for row in rows}, lambda row: certificate_name(row.moved.holding))


def _listed(different: Mapping[str, Row], word: Callable[[Row], str]) -> str:
    """The first of them; how many more there are is told, and the timeline shows them."""
    rest = len(different) - SEVERAL + 1
    if rest <= 1:
        return QLocale().createSeparatedList([word(row) for row in different.values()])
    first = [word(row) for row in islice(different.values(), SEVERAL - 1)]
    more = QCoreApplication.translate("Forecast", "%n more", None, rest)
    return QLocale().createSeparatedList([*first, more])


def _clients(rows: Sequence[Row]) -> str:
    """Name the clients, unless one of them is not known: what is theirs is not to be handed to the others."""
    if all(row.moved.holding.client for row in rows):
        return _listed({row.moved.holding.client: row for row in rows}, lambda row: client_of(row.moved))
    translate = QCoreApplication.translate
    return translate("Forecast", "the client") if len(rows) == 1 else translate("Forecast", "their clients")


def summary_look(props: ForecastProps) -> tuple[Icon, ToneName]:
    """Return the icon and tone of what the forecast says."""
    if not props.total:
        return Icon.INFO, ToneName.SLATE
    if not props.rows:
        return Icon.CIRCLE_CHECK, ToneName.GREEN
    return Icon.TRIANGLE_ALERT, ToneName.AMBER
