"""The words of the reissue page: its steps, what is sent, and what happens then."""

from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import Change, NameChange
from certdesk.domain.text import displayable
from certdesk.viewmodels.reissue.props import Props, Review, Step, Validation
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.validation import method_words

_LONGEST = 120
_MOST_NAMES = 4


def title(name: str) -> str:
    """Return what the page is about."""
    return QCoreApplication.translate("Reissue", "Reissue {name}").replace("{name}", name)


def step_words() -> tuple[str, str, str]:
    """Return the three steps."""
    translate = QCoreApplication.translate
    return (
        translate("Reissue", "New CSR"),
        translate("Reissue", "Validation"),
        translate("Reissue", "Review and send"),
    )


def saved_words(props: Props) -> str:
    """Return when the draft was kept, or nothing."""
    if props.saved_at is None or props.sent is not None:
        return ""
    words = QCoreApplication.translate("Reissue", "Saved as draft {time}")
    return words.format(time=dates.clock_time(props.saved_at))


def main_words(props: Props) -> str:
    """Return what the main button says."""
    translate = QCoreApplication.translate
    if props.is_sending:
        return translate("Reissue", "Sending…")
    if props.step is not Step.REVIEW:
        return translate("Reissue", "Continue")
    return (
        translate("Reissue", "Send reissue request") if props.is_signed_in else translate("Reissue", "Sign in and send")
    )


def why_off(props: Props) -> str:
    """Return why the main button is off, for whoever cannot see it, or nothing."""
    translate = QCoreApplication.translate
    if props.can_continue:
        return ""
    if props.is_sending:
        return translate("Reissue", "The request is on its way")
    if props.refusal is not None or props.stop is not None or not props.request.is_empty:
        return translate("Reissue", "The CSR cannot be used as it is, or something is still to be decided")
    return translate("Reissue", "Hand in a CSR first")


def key_compromised() -> str:
    """Return the quick pick that says that the old key leaked."""
    return QCoreApplication.translate("Reissue", "Key compromised")


def says_compromised(reason: str) -> bool:
    """Return whether a reason holds the words of that quick pick."""
    return key_compromised().casefold() in reason.casefold()


def blocked_words(error: CertDeskError) -> Words:
    """Return why the order cannot be reissued now."""
    said = words_of(error)
    when = error.facts.get("when")
    if error.key is not MessageKey.REISSUE_PENDING or not isinstance(when, datetime):
        return said
    text = QCoreApplication.translate("Reissue", "Requested {when}. {text}")
    return Words(said.title, text.format(when=dates.date_and_time(when), text=said.text))


def session_ended_words() -> Words:
    """Return that the guest session is over, and that nothing of the draft is lost."""
    said = words_of(CertDeskError(MessageKey.SESSION_ENDED))
    kept = QCoreApplication.translate("Reissue", "{text} Your reissue draft is kept.")
    return Words(said.title, kept.format(text=said.text))


def overtaken_words() -> Words:
    """Return why nothing was sent although it was asked for."""
    translate = QCoreApplication.translate
    return Words(
        translate("Reissue", "Nothing was sent yet"),
        translate("Reissue", "After signing in, more is known of this order. Look at the names and checks once more."),
    )


def method_sent(validation: Validation) -> str:
    """Return the way that is asked for, as the review shows it."""
    translate = QCoreApplication.translate
    if validation.chosen is not None:
        return method_words(validation.chosen)
    kept = translate("Reissue", "The present one")
    return kept if validation.reuse.method is None else f"{kept}, {method_words(validation.reuse.method)}"


def change_mark(change: Change) -> str:
    """Return the sign in front of a name."""
    return {Change.KEPT: "=", Change.ADDED: "+", Change.REMOVED: "−"}[change]


def change_word(change: NameChange) -> str:
    """Return what becomes of a name, in a word or two."""
    translate = QCoreApplication.translate
    match change.change:
        case Change.KEPT:
            return translate("Reissue", "kept")
        case Change.ADDED:
            return translate("Reissue", "added")
        case Change.REMOVED:
            return translate("Reissue", "removed")
        case _:
            assert_never(change.change)


def lines_words(pem: str) -> str:
    """Return how long the request is."""
    count = len(pem.splitlines())
    words = QCoreApplication.translate("Reissue", "PEM, %n line(s)", None, count)
    return dates.plural(words, count)


def certificate_words(review: Review) -> Words:
    """Return how long the new certificate lasts, and that the order stays what it is."""
    translate = QCoreApplication.translate
    outlook = review.outlook
    head = translate("Reissue", "The new certificate ends on {date}").format(date=dates.date(outlook.ends_at))
    if outlook.is_cover_shorter:
        why = translate("Reissue", "That is the end of what was paid for. The order keeps its ID.")
    else:
        why = translate("Reissue", "{days} days are the most that is issued. The order keeps its ID and its end.")
    return Words(head, why.replace("{days}", str(outlook.days)))


def pending_words(review: Review) -> Words:
    """Return what happens first."""
    translate = QCoreApplication.translate
    head = translate("Reissue", "The order becomes Reissue pending")
    text = translate("Reissue", "The present certificate works until it is replaced. You can withdraw the request.")
    if review.outlook.was_approved_before:
        text = translate(
            "Reissue",
            "An approver in the account has to agree first, as before. The present certificate works until then, and "
            "you can withdraw the request.",
        )
    return Words(head, text)


def proving_words(review: Review, validation: Validation) -> Words:
    """Return what has to be proved before anything is issued."""
    translate = QCoreApplication.translate
    if not review.changes:
        return Words(
            translate("Reissue", "DigiCert checks the names of the order"),
            translate("Reissue", "Which of them have to be proved again shows after signing in."),
        )
    if not review.unproved:
        return Words(
            translate("Reissue", "No name has to be proved again"),
            translate("Reissue", "Earlier proofs hold for all of them. Issuing follows by itself."),
        )
    count = len(review.unproved)
    head = dates.plural(translate("Reissue", "%n name(s) to prove", None, count), count)
    return Words(head, f"{listed(review.unproved)} · {method_sent(validation)}")


def earlier_words(review: Review) -> Words:
    """Return what becomes of the certificates that are out there now."""
    translate = QCoreApplication.translate
    outlook = review.outlook
    if not review.changes:
        return Words(
            translate("Reissue", "Earlier certificates keep working, if no name is left out"),
            translate("Reissue", "Names are compared once you have signed in. If one would go, you are asked first."),
        )
    if outlook.revokes_at is None:
        return Words(
            translate("Reissue", "Earlier certificates keep working"),
            translate("Reissue", "No name is left out, so nothing is revoked. Replace them in your own time."),
        )
    return Words(
        translate("Reissue", "Earlier certificates are revoked"),
        translate(
            "Reissue", "72 hours after the new one is issued, because a name is left out. At the earliest {when}."
        ).format(when=dates.weekday_and_time(outlook.revokes_at)),
    )


def sites_words(review: Review, client: str) -> str:
    """Return whose sites the revocation touches, or nothing where none is planned."""
    translate = QCoreApplication.translate
    outlook = review.outlook
    if outlook.revokes_at is None:
        return ""
    lost = [change.name for change in outlook.removed if not change.covered_by]
    parts = [translate("Reissue", "Install the new one on every server before then.")]
    if lost:
        whose = translate("Reissue", "{names} of {client} then has no certificate of this order.")
        many = translate("Reissue", "{names} of {client} then have no certificate of this order.")
        nobody = translate("Reissue", "{names} then has no certificate of this order.")
        nobodies = translate("Reissue", "{names} then have no certificate of this order.")
        words = (whose if len(lost) == 1 else many) if client else (nobody if len(lost) == 1 else nobodies)
        parts.append(words.format(names=listed(lost), client=displayable(client, _LONGEST)))
    for change in outlook.removed:
        if change.covered_by:
            covered = translate("Reissue", "{name} is still covered by {wildcard}.")
            parts.append(covered.format(name=displayable(change.name), wildcard=displayable(change.covered_by)))
    return " ".join(parts)


def listed(names: tuple[str, ...] | list[str]) -> str:
    """Return some names in a line, and how many more there are."""
    shown = [displayable(name, _LONGEST) for name in names[:_MOST_NAMES]]
    more = len(names) - len(shown)
    if more:
        shown.append(QCoreApplication.translate("Reissue", "and %n more", None, more))
    return QLocale().createSeparatedList(shown) if not more else ", ".join(shown)


def draft_words(saved: str) -> Words:
    """Return that a draft is there, and since when."""
    translate = QCoreApplication.translate
    return Words(
        translate("Reissue", "Your reissue draft is here"),
        translate("Reissue", "Saved {when}. Nothing has been sent.").format(when=saved),
    )


def drafts_found_words(count: int) -> str:
    """Return what is said after a start about what an earlier run left."""
    translate = QCoreApplication.translate
    if count == 1:
        return translate("Reissue", "Your reissue draft is here")
    return translate("Reissue", "%n reissue drafts are here", None, count)
