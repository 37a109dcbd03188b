"""The words of the sheet in which names are proved."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.book import BookEntry
from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import NameProof, ProofState
from certdesk.domain.text import displayable
from certdesk.viewmodels.proofs.props import Next, Props, Row
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words

ICONS = {
    ProofState.WAITING: (Icon.CLOCK, ToneName.AMBER),
    ProofState.PROVED: (Icon.CIRCLE_CHECK, ToneName.GREEN),
    ProofState.LAPSED: (Icon.TIMER_OFF, ToneName.RED),
}


def heading(entry: BookEntry) -> Words:
    """Return the sheet's title, and the line that names the order."""
    translate, order = QCoreApplication.translate, entry.order
    text = translate("Proofs", "{name}, order {order}")
    title = translate("Proofs", "Prove the names")
    return Words(title, text.format(name=displayable(entry.shown_name), order=displayable(order.id)))


def count_words(props: Props) -> str:
    """Return how far the order has come, as in “2 of 4 proved”."""
    translate = QCoreApplication.translate
    if not props.is_loaded:
        return translate("Proofs", "Asking which names have to be proved…")
    if not props.rows:
        return translate("Proofs", "No name of this order has to be proved now.")
    return translate("Proofs", "{proved} of {total} proved").format(proved=props.proved, total=props.total)


def answer_words(props: Props) -> str:
    """Return what came of looking."""
    if props.next is not None:
        return count_words(props)
    text = QCoreApplication.translate("Proofs", "{count}. The others were not found yet.")
    return text.format(count=count_words(props))


def next_words(props: Props) -> Words | None:
    """Return what comes after the last proof."""
    translate = QCoreApplication.translate
    match props.next:
        case None:
            return None
        case Next.ISSUING:
            text = translate("Proofs", "Issuing follows. Move the practice clock forward to see it.")
        case Next.APPROVAL:
            text = translate("Proofs", "An approver has to agree to the order before it is issued.")
        case Next.NOTHING:
            text = translate("Proofs", "There is nothing left to do here.")
        case _:
            assert_never(props.next)
    return Words(translate("Proofs", "The validation is passed"), text)


def sign_in_words(props: Props) -> Words:
    """Return why signing in comes first."""
    translate = QCoreApplication.translate
    if props.had_session:
        text = translate("Proofs", "Sign in again to go on. What is proved stays proved.")
        return Words(words_of(CertDeskError(MessageKey.SESSION_ENDED)).title, text)
    return Words(translate("Proofs", "No guest session is open"), translate("Proofs", "Proving names needs one."))


def state_words(state: ProofState) -> str:
    """Return how far one proof has come, in a word."""
    translate = QCoreApplication.translate
    match state:
        case ProofState.WAITING:
            return translate("Proofs", "Waiting")
        case ProofState.PROVED:
            return translate("Proofs", "Proved")
        case ProofState.LAPSED:
            return translate("Proofs", "Lapsed")
        case _:
            assert_never(state)


def method_words(method: ValidationMethod) -> str:
    """Return the name of a way to prove a name."""
    translate = QCoreApplication.translate
    match method:
        case ValidationMethod.DNS_TXT:
            return translate("Proofs", "DNS TXT")
        case ValidationMethod.DNS_CNAME:
            return translate("Proofs", "DNS CNAME")
        case ValidationMethod.HTTP:
            return translate("Proofs", "File")
        case ValidationMethod.EMAIL:
            return translate("Proofs", "E-mail")
        case _:
            assert_never(method)


def why_unusable() -> str:
    """Return why a file does not prove a wildcard (BR 3.2.2.4.18)."""
    return QCoreApplication.translate("Proofs", "a file on one site says nothing about the others")


def task_words(row: Row) -> str:
    """Return what has to be done for the name, or what was done."""
    translate, proof = QCoreApplication.translate, row.proof
    if proof.state is ProofState.PROVED:
        if proof.proved_at is None:
            return translate("Proofs", "Nothing is left to do for this name.")
        when = dates.date_and_time(proof.proved_at)
        return translate("Proofs", "{method}, {when}").format(method=method_words(proof.method), when=when)
    if proof.state is ProofState.LAPSED:
        return _lapsed_words(proof)
    if row.like:
        if proof.method is ValidationMethod.EMAIL:
            text = translate("Proofs", "The link for {name} proves this name too.")
        else:
            text = translate("Proofs", "The record for {name} proves this name too.")
        return text.format(name=displayable(row.like))
    return _to_do(proof.method)


def others_words(row: Row) -> str:
    """Return how many more names the same record or link proves, or nothing."""
    if not row.others:
        return ""
    words = QCoreApplication.translate("Proofs", "Proves %n more name(s) of this domain at once.", None, row.others)
    return dates.plural(words, row.others)


def until_words(proof: NameProof) -> str:
    """Return the last day on which the value proves anything."""
    words = QCoreApplication.translate("Proofs", "Valid until {date}")
    return words.format(date=dates.short_date(proof.expires_at))


def progress_words(row: Row) -> str:
    """Return what is known of a proof that is awaited: published, or looked for in vain, or nothing."""
    translate, proof = QCoreApplication.translate, row.proof
    if proof.state is not ProofState.WAITING or row.like:
        return ""
    if proof.is_published:
        return translate("Proofs", "Published in the practice zone. Check now to have DigiCert look.")
    if proof.checked_at is None:
        return ""
    if proof.method is ValidationMethod.EMAIL:
        text = translate("Proofs", "DigiCert looked at {time}; no link had been opened yet.")
    else:
        text = translate("Proofs", "DigiCert looked at {time} and did not find it yet.")
    return text.format(time=dates.clock_time(proof.checked_at))


def publish_words(row: Row) -> str:
    """Return what the button says that puts the proof in place."""
    translate = QCoreApplication.translate
    if row.is_busy:
        return translate("Proofs", "Working…")
    if row.proof.method is ValidationMethod.HTTP:
        return translate("Proofs", "Publish it on the practice site")
    return translate("Proofs", "Publish it in the practice zone")


def renew_words(row: Row) -> str:
    """Return what the button says that renews a proof, or sends its links once more."""
    translate = QCoreApplication.translate
    if row.is_busy:
        return translate("Proofs", "Working…")
    if row.proof.method is ValidationMethod.EMAIL:
        return translate("Proofs", "Send the links again")
    return translate("Proofs", "Get a new value")


def records(row: Row) -> tuple[tuple[str, str], ...]:
    """Return what is to be copied, each with its label."""
    translate, proof = QCoreApplication.translate, row.proof
    if proof.state is not ProofState.WAITING or row.like:
        return ()
    match proof.method:
        case ValidationMethod.DNS_TXT:
            labels = (translate("Proofs", "TXT record"), translate("Proofs", "Value"))
        case ValidationMethod.DNS_CNAME:
            labels = (translate("Proofs", "CNAME record"), translate("Proofs", "Points to"))
        case ValidationMethod.HTTP:
            labels = (translate("Proofs", "File at"), translate("Proofs", "Content"))
        case ValidationMethod.EMAIL:
            return ((translate("Proofs", "Sent to"), proof.place),)
        case _:
            assert_never(proof.method)
    return (labels[0], proof.place), (labels[1], proof.value)


def check_words(props: Props) -> str:
    """Return what the main button says."""
    translate = QCoreApplication.translate
    return translate("Proofs", "Looking…") if props.is_checking else translate("Proofs", "Check now")


def why_not_checked(props: Props) -> str:
    """Return why the main button is off, or nothing."""
    translate = QCoreApplication.translate
    if props.can_check or props.is_checking:
        return ""
    if props.needs_sign_in:
        return sign_in_words(props).title
    return translate("Proofs", "Nothing is awaited that could be found")


def _to_do(method: ValidationMethod) -> str:
    translate = QCoreApplication.translate
    match method:
        case ValidationMethod.DNS_TXT:
            return translate("Proofs", "Add this TXT record to the domain’s zone.")
        case ValidationMethod.DNS_CNAME:
            return translate("Proofs", "Add this CNAME record to the domain’s zone.")
        case ValidationMethod.HTTP:
            return translate("Proofs", "Put a file with this content on the web server of this name.")
        case ValidationMethod.EMAIL:
            return translate("Proofs", "Open the link in one of the mails that were sent to the domain.")
        case _:
            assert_never(method)


def _lapsed_words(proof: NameProof) -> str:
    translate = QCoreApplication.translate
    if proof.method is ValidationMethod.EMAIL:
        text = translate("Proofs", "The links were good until {date}. Have new ones sent.")
    else:
        text = translate("Proofs", "The value was good until {date}. Get a new one and publish that.")
    return text.format(date=dates.date(proof.expires_at))
