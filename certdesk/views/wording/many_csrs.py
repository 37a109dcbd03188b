"""The words of dropping signing requests on the window."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.act_rules import Act, WhyNot
from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import Candidate, Origin
from certdesk.domain.judging import Judgement, Verdict, Weight
from certdesk.domain.text import displayable
from certdesk.viewmodels.window_drops.looking import Prospect
from certdesk.viewmodels.window_drops.props import Props, TurnedAway
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.acts import reason_words
from certdesk.views.wording.failures import one_line, words_of
from certdesk.views.wording.messages.words import Words

_LONGEST = 60
_MOST_NAMES = 3
Look = tuple[str, Icon, ToneName]


def let_go(files: int, name: str) -> str:
    """Return what letting go does: to look for the order, to take that order's row, or to look through files."""
    translate = QCoreApplication.translate
    if files > 1:
        text = translate("ManyCsrs", "Let go to look through %n file(s)", None, files)
        return dates.plural(text, files)
    if name:
        return translate("ManyCsrs", "Let go to use it for {name}").replace("{name}", displayable(name, _LONGEST))
    return translate("ManyCsrs", "Let go to find the order it is for")


def cannot_be_used(refusal: CertDeskError) -> str:
    """Return why what is held over the window is not taken."""
    text = QCoreApplication.translate("ManyCsrs", "This cannot be used here. {why}")
    return text.replace("{why}", words_of(refusal).text)


def turned_away(away: TurnedAway) -> str:
    """Return in one line why what was handed in is not used."""
    if isinstance(away.why, CertDeskError):
        return one_line(away.why)
    text = QCoreApplication.translate("ManyCsrs", "{name} takes no CSR: {why}.")
    return text.format(name=displayable(away.name, _LONGEST), why=reason_words(away.why))


def headline(props: Props) -> str:
    """Return what the sheet over a drop asks, or says where there is nothing to ask."""
    translate = QCoreApplication.translate
    if props.facts is None:
        count = len(props.refused)
        if count == 1 and (refusal := props.refused[0].refusal) is not None:
            words = words_of(refusal)
            return words.title or words.text
        return dates.plural(translate("ManyCsrs", "Found no CSR in %n file(s)", None, count), count)
    if len(props.prospects) == 1 and props.chosen is not None:
        name = displayable(props.chosen.entry.shown_name, _LONGEST)
        if props.chosen.is_refused:
            return translate("ManyCsrs", "It cannot be used for {name}").replace("{name}", name)
        return translate("ManyCsrs", "Use it for {name}?").replace("{name}", name)
    if props.prospects:
        return translate("ManyCsrs", "Which order is it for?")
    return translate("ManyCsrs", "No order that takes a CSR has these names")


def source_words(candidate: Candidate) -> str:
    """Return where a request came from, as in “larkspur.csr, in renewals.zip”."""
    translate = QCoreApplication.translate
    source = candidate.source
    unnamed = {
        Origin.PASTED: translate("ManyCsrs", "Pasted text"),
        Origin.TYPED: translate("ManyCsrs", "Typed text"),
    }
    name = displayable(source.name, _LONGEST) or unnamed.get(source.origin, translate("ManyCsrs", "Dropped text"))
    if candidate.number > 1:
        name = translate("ManyCsrs", "{name}, no. {number}").format(name=name, number=candidate.number)
    if not source.entry or not source.place:
        return name
    return translate("ManyCsrs", "{name}, in {place}").format(name=name, place=displayable(source.place, _LONGEST))


def names_words(facts: CsrFacts, most: int = _MOST_NAMES) -> str:
    """Return the names a request asks for, the first few of them by name."""
    shown = [displayable(each.shown or each.name, _LONGEST) for each in facts.asked if each.flaw is None]
    names = list(dict.fromkeys(shown)) or [displayable(name, _LONGEST) for name in facts.names]
    if not names:
        return QCoreApplication.translate("ManyCsrs", "no names")
    return listed(names, most)


def listed(names: list[str], most: int = _MOST_NAMES) -> str:
    """Return names one after the other, and how many more there are."""
    more = len(names) - most
    if more <= 0:
        return ", ".join(names)
    text = QCoreApplication.translate("ManyCsrs", "{names} and %n more", None, more)
    return text.format(names=", ".join(names[:most]))


def left_out(others: int) -> str:
    """Return that other files lay beside the request; nothing where there were none."""
    if not others:
        return ""
    text = QCoreApplication.translate("ManyCsrs", "%n other file(s) held no CSR.", None, others)
    return dates.plural(text, others)


def verdict_look(judgement: Judgement) -> Look:
    """Return a judgement as a chip: how many stop, how many are to be decided, or how many passed."""
    translate = QCoreApplication.translate
    if judgement.stops:
        return translate("ManyCsrs", "Cannot be used"), Icon.OCTAGON_X, ToneName.RED
    asked = len(judgement.questions)
    if asked:
        return translate("ManyCsrs", "%n to decide", None, asked), Icon.TRIANGLE_ALERT, ToneName.AMBER
    passed = len(judgement.passed)
    text = dates.plural(translate("ManyCsrs", "%n check(s) passed", None, passed), passed)
    return text, Icon.CIRCLE_CHECK, ToneName.GREEN


def prospect_look(prospect: Prospect) -> Look:
    """Return what using a request for an order comes to, as a chip."""
    if prospect.judgement is None:
        return QCoreApplication.translate("ManyCsrs", "Takes no CSR"), Icon.CIRCLE_SLASH, ToneName.SLATE
    return verdict_look(prospect.judgement)


def prospect_reason(prospect: Prospect) -> str:
    """Return why the order takes no request, as a sentence; nothing where it takes one."""
    if not isinstance(prospect.act, WhyNot):
        return ""
    reason = reason_words(prospect.act)
    return f"{reason[:1].upper()}{reason[1:]}."


def use_words(prospect: Prospect | None) -> str:
    """Return what the button does: nothing is sent by it. What is refused leads to where it says how to mend it."""
    translate = QCoreApplication.translate
    if prospect is not None and prospect.is_refused:
        return translate("ManyCsrs", "See what to fix…")
    if prospect is not None and prospect.act is Act.ADD_CSR:
        return translate("ManyCsrs", "Use it and add the CSR…")
    return translate("ManyCsrs", "Use it and reissue…")


def weighty(judgement: Judgement) -> tuple[Verdict, ...]:
    """Return what is worth saying before the request is opened: what stops, then what asks."""
    return (*judgement.stops, *judgement.questions)


def verdict_words(verdict: Verdict) -> Words:
    """Return what a verdict says, of several names the first few."""
    if verdict.message is None:
        return Words("", "")
    facts = dict(verdict.facts)
    if verdict.names:
        facts["name"] = listed([displayable(name, _LONGEST) for name in verdict.names], 2)
    return words_of(CertDeskError(verdict.message, **facts))


def verdict_icon(verdict: Verdict) -> tuple[Icon, ToneName]:
    """Return the icon of a verdict, and its tone."""
    return {
        Weight.STOP: (Icon.CIRCLE_X, ToneName.RED),
        Weight.ASK: (Icon.TRIANGLE_ALERT, ToneName.AMBER),
        Weight.PASS: (Icon.CIRCLE_CHECK, ToneName.GREEN),
        Weight.NOTE: (Icon.INFO, ToneName.SLATE),
    }[verdict.weight]
