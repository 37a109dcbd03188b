"""The words of what says a customer number: who, in which mail, on which line, and how sure that is."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.domain.notice_settling import Conflict
from certdesk.domain.notices import Confidence, Evidence, Finding, MailPlace, Suspect, Witness
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration.known import WITNESS_ICONS, witness_words
from certdesk.views.wording.mistaken_files import reason_words

_LONGEST = 160
_LONGEST_LINE = 240


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that says a number: its source, the mail, where it was found, the line itself, and how sure it is."""

    icon: Icon
    source: str
    mail: str = ""
    place: str = ""
    line: str = ""
    sure: str = ""
    doubts: str = ""


def told(finding: Finding) -> Told:
    """Return the words of what says a number."""
    evidence = finding.evidence
    doubts = doubts_words(finding.suspects)
    if finding.is_vouched and doubts:
        doubts = f"{doubts}\n{QCoreApplication.translate('Find', 'You said that it counts all the same.')}"
    if evidence is None:
        sure = confidence_words(finding) if finding.witness is Witness.NOTICE else ""
        return Told(WITNESS_ICONS[finding.witness], _listed(finding), sure=sure, doubts=doubts)
    return Told(
        icon=WITNESS_ICONS[finding.witness],
        source=_listed(finding),
        mail=_mail(evidence.place),
        place=_place(evidence),
        line=displayable(evidence.text, _LONGEST_LINE),
        sure=confidence_words(finding),
        doubts=doubts,
    )


def confidence_words(finding: Finding) -> str:
    """Return what a number rests on."""
    translate = QCoreApplication.translate
    return {
        Confidence.STATED: translate("Find", "It is labelled as the customer number of this certificate."),
        Confidence.SHARED: translate(
            "Find", "It is labelled as a customer number, and said once for several certificates."
        ),
        Confidence.SHAPED: translate(
            "Find", "It is known by its form and place alone, or nobody can tell who wrote the text."
        ),
        Confidence.UNSURE: translate("Find", "It can be read in another way. Compare it with the notice."),
    }[finding.confidence]


def doubts_words(suspects: tuple[Suspect, ...]) -> str:
    """Return what speaks against a notice, each with the host or address it is about, on a line of its own."""
    return "\n".join(dict.fromkeys(map(_doubt, suspects)))


def conflict_words(conflict: Conflict) -> Words:
    """Return what is said where answers disagree (E-ISO-CONFLICT)."""
    first, second = conflict.first, conflict.second
    source_a, source_b = witness_subject(first.witness), within(second.witness)
    if first.witness is second.witness:
        source_a, source_b = _told_apart(source_a, first), _told_apart(source_b, second)
    return words_of(
        CertDeskError(
            MessageKey.ISO_CONFLICT,
            source_a=source_a,
            number_a=first.number,
            source_b=source_b,
            number_b=second.number,
        )
    )


def suspicious_words(finding: Finding) -> Words:
    """Return what is said of a notice that is not trusted."""
    reason = finding.suspects[0].why.value if finding.suspects else ""
    named = finding.evidence.place.file if finding.evidence is not None else ""
    file = displayable(named, _LONGEST) or QCoreApplication.translate("Find", "the notice")
    return words_of(CertDeskError(MessageKey.NOTICE_SUSPICIOUS, reason=reason, file=file))


def witness_subject(witness: Witness) -> str:
    """Return who says a number, at the beginning of a sentence."""
    translate = QCoreApplication.translate
    return {
        Witness.NOTICE: translate("Find", "Renewal notice"),
        Witness.ASSISTANCE: translate("Find", "Account Assistance"),
        Witness.CLIENT: translate("Find", "Client"),
        Witness.SUPPORT: translate("Find", "Customer Support"),
        Witness.LIST: translate("Find", "A list"),
        Witness.TYPED: translate("Find", "What was typed"),
    }[witness]


def within(witness: Witness) -> str:
    """Return who says a number, within a sentence."""
    translate = QCoreApplication.translate
    return {
        Witness.NOTICE: translate("Find", "renewal notice"),
        Witness.ASSISTANCE: translate("Find", "Account Assistance"),
        Witness.CLIENT: translate("Find", "client"),
        Witness.SUPPORT: translate("Find", "Customer Support"),
        Witness.LIST: translate("Find", "a list"),
        Witness.TYPED: translate("Find", "what was typed"),
    }[witness]


def use_words(number: str) -> str:
    """Return the act that settles on a number."""
    return QCoreApplication.translate("Find", "Use {number}").format(number=number)


def vouch_words(number: str) -> str:
    """Return the act that counts a notice which is not trusted."""
    return QCoreApplication.translate("Find", "Use {number} all the same").format(number=number)


def others_words(count: int) -> str:
    """Return what opens the rest of what says a number."""
    return dates.plural(QCoreApplication.translate("Find", "%n more source(s)", None, count), count)


def hide_others_words() -> str:
    """Return what closes the rest again."""
    return QCoreApplication.translate("Find", "Hide the others")


def _listed(finding: Finding) -> str:
    who = witness_words(finding.witness)
    if finding.at is None:
        return who
    return QCoreApplication.translate("Find", "{who}, {day}").format(who=who, day=dates.date(finding.at))


def _told_apart(who: str, finding: Finding) -> str:
    """Two notices differ by their day."""
    if finding.at is None:
        return who
    return QCoreApplication.translate("Find", "{who} of {day}").format(who=who, day=dates.date(finding.at))


def _doubt(suspect: Suspect) -> str:
    reason, about = reason_words(suspect.why.value), displayable(suspect.about, _LONGEST)
    return f"{reason.removesuffix('.')}: {about}." if about else reason


def _mail(place: MailPlace) -> str:
    translate = QCoreApplication.translate
    subject, sender = displayable(place.subject, _LONGEST), displayable(place.sender, _LONGEST)
    if subject and sender:
        return translate("Find", "“{subject}”, from {sender}").format(subject=subject, sender=sender)
    if subject:
        return translate("Find", "“{subject}”").format(subject=subject)
    return translate("Find", "From {sender}").format(sender=sender) if sender else ""


def _place(evidence: Evidence) -> str:
    translate, place = QCoreApplication.translate, evidence.place
    file = displayable(place.file, _LONGEST)
    if place.within:
        file = translate("Find", "{file} in {folder}").format(file=file, folder=displayable(place.within, _LONGEST))
    if place.number > 1:
        number = QLocale().toString(place.number)
        file = translate("Find", "mail {number} of {file}").format(number=number, file=file)
    if not evidence.line:
        return translate("Find", "In the subject, {file}").format(file=file)
    return translate("Find", "Line {line}, {file}").format(line=QLocale().toString(evidence.line), file=file)
