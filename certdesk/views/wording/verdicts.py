"""The words of what is said of a signing request: passes, notes, questions with their answers, and stops."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.csr import KeyFamily
from certdesk.domain.handing_in import Candidate
from certdesk.domain.judging import Answers, Check, Choice, Judgement, Verdict, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.dates import plural
from certdesk.views.wording.failures import words_for
from certdesk.views.wording.messages.words import Words

LONGEST_NAME = 80
_MOST_NAMES = 6


def verdict_words(verdict: Verdict, family: KeyFamily = KeyFamily.OTHER) -> Words:
    """Return what a verdict says; `family` is that of the request's key."""
    if verdict.message is None:
        return _pass_words(verdict, family)
    return words_for(verdict.message, verdict.facts)


def also_words(verdict: Verdict) -> str:
    """Return the names that a verdict is about, where it is about several; empty where its title has the one."""
    count = len(verdict.names)
    if count < 2:
        return ""
    shown = [displayable(name, LONGEST_NAME) for name in verdict.names[:_MOST_NAMES]]
    if more := count - len(shown):
        shown.append(QCoreApplication.translate("Verdicts", "and %n more", None, more))
    return ", ".join(shown)


def choice_words(choice: Choice, verdict: Verdict) -> str:
    """Return what the button of an answer says."""
    translate = QCoreApplication.translate
    is_one = len(verdict.names) == 1
    words = {
        Choice.KEEP_KEY: translate("Verdicts", "Keep the key"),
        Choice.USE: translate("Verdicts", "Use it as it is"),
        Choice.DROP: translate("Verdicts", "Drop the name") if is_one else translate("Verdicts", "Drop the names"),
        Choice.KEEP: translate("Verdicts", "Keep the name") if is_one else translate("Verdicts", "Keep the names"),
        Choice.ADD: translate("Verdicts", "Keep"),
        Choice.LEAVE_OUT: translate("Verdicts", "Leave it out") if is_one else translate("Verdicts", "Leave them out"),
    }
    return words[choice]


def answered_words(verdict: Verdict, choice: Choice) -> str:
    """Return a question with its answer, in one line."""
    translate = QCoreApplication.translate
    count = len(verdict.names)
    sentences: Mapping[Choice, str] = {
        Choice.KEEP_KEY: translate("Verdicts", "The key stays the same"),
        Choice.DROP: translate("Verdicts", "{name} will be dropped"),
        Choice.KEEP: translate("Verdicts", "{name} stays on the certificate"),
        Choice.ADD: translate("Verdicts", "{name} will be added"),
        Choice.LEAVE_OUT: translate("Verdicts", "{name} is left out"),
    }
    several: Mapping[Choice, str] = {
        Choice.DROP: translate("Verdicts", "%n names will be dropped", None, count),
        Choice.KEEP: translate("Verdicts", "%n names stay on the certificate", None, count),
        Choice.ADD: translate("Verdicts", "%n names will be added", None, count),
        Choice.LEAVE_OUT: translate("Verdicts", "%n names are left out", None, count),
    }
    if choice is Choice.USE:
        return translate("Verdicts", "{title}: used as it is").replace("{title}", verdict_words(verdict).title)
    said = several.get(choice) if count > 1 else None
    name = displayable(verdict.names[0], LONGEST_NAME) if verdict.names else ""
    return (said or sentences[choice]).replace("{name}", name)


def chip_words(judgement: Judgement, answers: Answers) -> tuple[str, ToneName]:
    """Return the verdict in a few words, as the chip beside the name has it."""
    translate = QCoreApplication.translate
    if judgement.stops:
        return translate("Verdicts", "Cannot be used"), ToneName.RED
    decided = given_answers(judgement, answers)
    passed = len(set(judgement.passed) - {verdict.check for verdict, _ in decided})
    open_ = len(judgement.questions)
    checks = plural(translate("Verdicts", "%n check(s) passed", None, passed), passed)
    if open_:
        return checks + translate("Verdicts", ", %n to decide", None, open_), ToneName.AMBER
    if decided:
        return checks + translate("Verdicts", ", %n decided", None, len(decided)), ToneName.GREEN
    if any(verdict.message is MessageKey.NAMES_UNSEEN for verdict in judgement.verdicts):
        return checks, ToneName.GREEN  # what was not compared did not pass
    return translate("Verdicts", "All checks passed"), ToneName.GREEN


def given_answers(judgement: Judgement, answers: Answers) -> tuple[tuple[Verdict, Choice], ...]:
    """Return the questions that were answered, with their answers."""
    settled = (verdict for verdict in judgement.verdicts if verdict.weight is not Weight.ASK and verdict.choices)
    given = ((verdict, answers.get(verdict.message)) for verdict in settled if verdict.message is not None)
    return tuple((verdict, answer) for verdict, answer in given if answer in verdict.choices and answer is not None)


def announcement(name: str, judgement: Judgement) -> str:
    """Return what a screen reader says once a request was judged."""
    translate = QCoreApplication.translate
    titles = [verdict_words(each).title for each in judgement.stops or judgement.questions]
    parts = [displayable(name, LONGEST_NAME)]
    if judgement.stops:
        count = len(titles)
        fix = plural(translate("Verdicts", "Cannot be used, %n problem(s) to fix: {titles}", None, count), count)
        return _sentences([*parts, fix.replace("{titles}", "; ".join(titles))])
    passed = len(judgement.passed)
    parts.append(plural(translate("Verdicts", "%n check(s) passed", None, passed), passed))
    if titles:
        open_ = translate("Verdicts", "%n to decide: {titles}", None, len(titles))
        parts.append(open_.replace("{titles}", "; ".join(titles)))
    return _sentences(parts)


def passed_facts(judgement: Judgement, candidate: Candidate) -> tuple[str, ...]:
    """Return the checks that passed, each in a few words, as they stand below the problems."""
    translate = QCoreApplication.translate
    algorithm = candidate.facts.algorithm if candidate.facts else ""
    words = {
        Check.SIGNED: translate("Verdicts", "Signature checks out"),
        Check.STRENGTH: translate("Verdicts", "{algorithm} is strong enough").replace("{algorithm}", algorithm),
        Check.KEY: translate("Verdicts", "The key is new"),
        Check.COMMON_NAME: translate("Verdicts", "The common name matches"),
        Check.NAMES: translate("Verdicts", "The names stay the same"),
    }
    passed = {verdict.check for verdict in judgement.verdicts if verdict.weight is Weight.PASS}
    return tuple(words[check] for check in judgement.passed if check in words and check in passed)


def _sentences(parts: list[str]) -> str:
    return " ".join(f"{part}." for part in parts if part)


def _pass_words(verdict: Verdict, family: KeyFamily) -> Words:
    translate = QCoreApplication.translate
    algorithm = displayable(str(verdict.facts.get("algorithm", "")), LONGEST_NAME)
    if algorithm and family is KeyFamily.RSA:
        algorithm = translate("Verdicts", "{algorithm}. The minimum is 2048.").replace("{algorithm}", algorithm)
    words = {
        Check.SIGNED: Words(translate("Verdicts", "The CSR is complete and signed by its own key"), ""),
        Check.STRENGTH: Words(translate("Verdicts", "The key is strong enough"), algorithm),
        Check.KEY: Words(translate("Verdicts", "The key is new"), _new_key_text(verdict)),
        Check.COMMON_NAME: Words(translate("Verdicts", "The common name matches this order"), ""),
        Check.NAMES: Words(translate("Verdicts", "The names stay the same"), ""),
        Check.ORGANISATION: Words(translate("Verdicts", "The organisation is the same"), ""),
        Check.BESIDES: Words(translate("Verdicts", "There is nothing else in the CSR"), ""),
    }
    return words[verdict.check]


def _new_key_text(verdict: Verdict) -> str:
    """How far it was looked: a key that CertDesk never saw cannot be compared with."""
    translate = QCoreApplication.translate
    known, all_ = verdict.facts.get("known"), verdict.facts.get("all")
    if not isinstance(known, int) or not isinstance(all_, int) or not known:
        return ""
    if known < all_:
        said = translate("Verdicts", "Compared with {known} of your {all} orders. The other keys are not known.")
    elif all_ == 1:
        said = translate("Verdicts", "Not used by your order before.")
    else:
        said = translate("Verdicts", "Not used by any of your {all} orders.")
    return said.replace("{known}", QLocale().toString(known)).replace("{all}", QLocale().toString(all_))


def revoked_words(moment: datetime) -> str:
    """Return by when the new certificate has to be installed if the request were sent now."""
    said = QCoreApplication.translate("Verdicts", "Sent now, that is by {moment}.")
    return said.replace("{moment}", dates.date_and_time(moment))
