"""The words of the page of many signing requests: its list, its review, and what became of each."""

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import Candidate
from certdesk.domain.text import displayable
from certdesk.viewmodels.many_csrs.lines import Line, Mark, Shown
from certdesk.viewmodels.many_csrs.props import Props, Step
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.many_csrs import Look, listed, names_words, source_words, verdict_words

_LONGEST = 80


def headline(props: Props) -> str:
    """Return what was found, or where sending stands."""
    translate = QCoreApplication.translate
    if props.step is Step.REVIEW:
        count = props.outlook.all
        return dates.plural(translate("ManyCsrs", "Send %Ln CSR(s)?", None, count), count)
    if props.step is Step.SENT:
        return _sent_headline(props)
    requests = dates.plural(translate("ManyCsrs", "%Ln CSR(s)", None, props.requests), props.requests)
    files = dates.plural(translate("ManyCsrs", "%Ln file(s)", None, props.files), props.files)
    return translate("ManyCsrs", "Found {requests} in {files}").format(requests=requests, files=files)


def summary(props: Props) -> str:
    """Return how the lines stand, in one line."""
    translate = QCoreApplication.translate
    counts, is_over = props.counts, props.step is Step.SENT
    ready = translate("ManyCsrs", "{n} not sent yet") if is_over else translate("ManyCsrs", "{n} ready")
    amounts = (
        (counts.get(Mark.SENT, 0), translate("ManyCsrs", "{n} sent")),
        (counts.get(Mark.READY, 0), ready),
        (counts.get(Mark.SIGN_IN, 0), translate("ManyCsrs", "{n} waiting for a guest session")),
        (len(props.overtaken) if is_over else props.to_decide, translate("ManyCsrs", "{n} to decide")),
        (0 if is_over else counts.get(Mark.STOPPED, 0), translate("ManyCsrs", "{n} cannot be used")),
        (counts.get(Mark.FAILED, 0), translate("ManyCsrs", "{n} refused")),
        (_left_out(props), translate("ManyCsrs", "{n} left out")),
        (counts.get(Mark.NO_CSR, 0), translate("ManyCsrs", "{n} without a CSR")),
        (props.left_out, translate("ManyCsrs", "{n} not looked at: too many at once")),
    )
    parts = [words.replace("{n}", QLocale().toString(number)) for number, words in amounts if number]
    return "  ·  ".join(parts)


def _left_out(props: Props) -> int:
    """Return how many are not sent by the user's wish: after the review, also what was not decided until then."""
    if props.step is not Step.SENT:
        return props.counts.get(Mark.LEFT_OUT, 0)
    return max(0, props.outlook.left_out - len(props.overtaken))


def line_texts(shown: Shown) -> tuple[str, str, str]:
    """Return the texts of a line: where it came from, its order, and where it stands."""
    return source_words(shown.line.candidate), order_words(shown), mark_words(shown)


def second_line(shown: Shown) -> str:
    """Return the names that a request asks for, to stand below where it came from."""
    facts = shown.line.candidate.facts
    return "" if facts is None else names_words(facts, 1)


def second_of_order(shown: Shown) -> str:
    """Return what the request is to the order."""
    translate = QCoreApplication.translate
    recipient = shown.line.recipient
    if recipient is None:
        return ""
    return translate("ManyCsrs", "Reissue") if recipient.is_reissue else translate("ManyCsrs", "First CSR")


def order_words(shown: Shown) -> str:
    """Return the order that a line is for, or that one is to be chosen."""
    translate = QCoreApplication.translate
    if shown.line.recipient is not None:
        return displayable(shown.line.recipient.name, _LONGEST)
    if shown.mark in {Mark.UNMATCHED, Mark.SEVERAL}:
        return translate("ManyCsrs", "Choose an order…")
    return ""


def mark_words(shown: Shown) -> str:
    """Return where a line stands, in a few words."""
    translate = QCoreApplication.translate
    line = shown.line
    match shown.mark:
        case Mark.ASKING:
            count = len(line.judgement.questions) if line.judgement is not None else 0
            return translate("ManyCsrs", "%n to decide", None, count)
        case Mark.STOPPED if line.judgement is not None:
            return verdict_words(line.judgement.stops[0]).title
        case Mark.NO_CSR | Mark.FAILED:
            return why(line)
    words = {
        Mark.UNMATCHED: translate("ManyCsrs", "No matching order"),
        Mark.SEVERAL: translate("ManyCsrs", "Several orders match"),
        Mark.TWICE: translate("ManyCsrs", "Second CSR"),
        Mark.SAME_KEY: translate("ManyCsrs", "Same key as another"),
        Mark.SIGN_IN: translate("ManyCsrs", "Sign in first"),
        Mark.JUDGING: translate("ManyCsrs", "Checking…"),
        Mark.READY: translate("ManyCsrs", "Ready"),
        Mark.SENDING: translate("ManyCsrs", "Sending…"),
        Mark.SENT: translate("ManyCsrs", "Sent"),
        Mark.LEFT_OUT: translate("ManyCsrs", "Left out"),
    }
    return words.get(shown.mark, "")


def mark_look(shown: Shown) -> Look:
    """Return where a line stands, as a chip."""
    looks = {
        Mark.STOPPED: (Icon.OCTAGON_X, ToneName.RED),
        Mark.FAILED: (Icon.CIRCLE_X, ToneName.RED),
        Mark.SIGN_IN: (Icon.KEY_ROUND, ToneName.AMBER),
        Mark.UNMATCHED: (Icon.CIRCLE_QUESTION_MARK, ToneName.AMBER),
        Mark.SEVERAL: (Icon.CIRCLE_QUESTION_MARK, ToneName.AMBER),
        Mark.READY: (Icon.CIRCLE_CHECK, ToneName.GREEN),
        Mark.SENT: (Icon.CHECK, ToneName.GREEN),
        Mark.JUDGING: (Icon.LOADER, ToneName.SLATE),
        Mark.SENDING: (Icon.SEND, ToneName.SLATE),
        Mark.LEFT_OUT: (Icon.CIRCLE_SLASH, ToneName.SLATE),
        Mark.NO_CSR: (Icon.CIRCLE_DASHED, ToneName.SLATE),
    }
    fallback = (Icon.TRIANGLE_ALERT, ToneName.AMBER)
    return mark_words(shown), *looks.get(shown.mark, fallback)


def why(line: Line) -> str:
    """Return in a few words why a line holds no request, or why it was refused."""
    error = line.error or line.candidate.refusal or line.candidate.source.refusal
    if not isinstance(error, CertDeskError):
        return ""
    words = words_of(error)
    return words.title or words.text


def sign_in_words(shown: Shown) -> str:
    """Return what the button says that opens a session for the next order."""
    name = "" if shown.line.recipient is None else displayable(shown.line.recipient.name, _LONGEST)
    return QCoreApplication.translate("ManyCsrs", "Sign in for {name}…").replace("{name}", name)


def all_names(candidate: Candidate) -> str:
    """Return every name that a request asks for, one a line."""
    facts = candidate.facts
    return "" if facts is None else listed([displayable(name, _LONGEST) for name in facts.names], 250)


def _sent_headline(props: Props) -> str:
    translate = QCoreApplication.translate
    sent = props.counts.get(Mark.SENT, 0)
    if props.is_sending:
        total = sent + sum(props.counts.get(mark, 0) for mark in (Mark.SENDING, Mark.READY))
        text = translate("ManyCsrs", "Sending {n} of {total}…")
        return text.format(n=QLocale().toString(min(sent + 1, total)), total=QLocale().toString(total))
    rest = props.outlook.all + len(props.overtaken)
    if not rest:
        return dates.plural(translate("ManyCsrs", "%Ln CSR(s) sent", None, sent), sent)
    text = translate("ManyCsrs", "{sent} sent, {rest} not yet")
    return text.format(sent=QLocale().toString(sent), rest=QLocale().toString(rest))


def main_words(props: Props) -> str:
    """Return what the main button of the page does now."""
    translate = QCoreApplication.translate
    match props.step:
        case Step.CHECK:
            return translate("ManyCsrs", "Review and send")
        case Step.REVIEW:
            count = props.outlook.all
            return dates.plural(translate("ManyCsrs", "Send %Ln CSR(s)", None, count), count)
    if props.is_sending:
        return translate("ManyCsrs", "Sending…")
    if props.waiting:
        return sign_in_words(props.waiting[0])
    if props.overtaken:
        return translate("ManyCsrs", "Decide the rest")
    return translate("ManyCsrs", "Try the rest again") if props.outlook.all else translate("ManyCsrs", "Done")


def can_go_on(props: Props) -> bool:
    """Return whether the main button can be pressed."""
    if props.step is Step.CHECK:
        return props.can_review
    return props.can_send if props.step is Step.REVIEW else not props.is_sending


def recipient_words(shown: Shown) -> str:
    """Return which order a line is for, as a sentence where it is not known."""
    translate = QCoreApplication.translate
    recipient = shown.line.recipient
    if recipient is None:
        several = translate("ManyCsrs", "Its names are on more than one order.")
        return several if shown.line.offers else translate("ManyCsrs", "No order that takes a CSR has these names.")
    name = displayable(recipient.name, _LONGEST)
    text = (
        translate("ManyCsrs", "{name}, reissue") if recipient.is_reissue else translate("ManyCsrs", "{name}, first CSR")
    )
    return text.replace("{name}", name)


def second_words(mark: Mark) -> str:
    """Return what is asked of a second request for one order, or with one key; nothing of others."""
    translate = QCoreApplication.translate
    if mark is Mark.SAME_KEY:
        return translate("ManyCsrs", "A request further up has the same key. Two sites must not share one key pair.")
    if mark is Mark.TWICE:
        return translate("ManyCsrs", "A request further up is for the same order. One of them can be sent.")
    return ""
