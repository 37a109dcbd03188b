"""The words of the second step of a reissue: the ways to prove the names, and what is to be done for each name."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import CONSTRUCTED, DNS_LABEL, FILE_PATH, MAIL_DISCOURAGED, MAIL_ENDS, ProofState
from certdesk.domain.reissue_outlook import Reuse
from certdesk.domain.text import displayable
from certdesk.viewmodels.proofs.props import Row
from certdesk.viewmodels.reissue.props import Validation, Way
from certdesk.views.kit.choice import Choice
from certdesk.views.wording import dates
from certdesk.views.wording import proofs as proof_words

_LONGEST = 80


def method_words(method: ValidationMethod) -> str:
    """Return the name of a way to prove names."""
    translate = QCoreApplication.translate
    match method:
        case ValidationMethod.DNS_TXT:
            return translate("Validation", "DNS TXT record")
        case ValidationMethod.DNS_CNAME:
            return translate("Validation", "DNS CNAME record")
        case ValidationMethod.HTTP:
            return translate("Validation", "File on the site")
        case ValidationMethod.EMAIL:
            return translate("Validation", "E-mail")
        case _:
            assert_never(method)


def way_words(way: Way, validation: Validation) -> Choice:
    """Return what the card of a way says."""
    translate = QCoreApplication.translate
    if way.method is None:
        return _present_words(validation.reuse)
    title = method_words(way.method)
    if way.has_ended:
        ended = translate("Validation", "Not accepted since {end}: no authority may take a mail for a proof any more.")
        return Choice(title, ended.format(end=dates.date(MAIL_ENDS.date())))
    if way.out_of_reach:
        why = translate("Validation", "Not for {name}: a file on one site says nothing about the others.")
        return Choice(title, why.format(name=displayable(way.out_of_reach, _LONGEST)))
    if not way.is_offered:
        return Choice(title, translate("Validation", "DigiCert did not say whether this way is open."))
    tag = translate("Validation", "On its way out") if way.method is ValidationMethod.EMAIL else ""
    return Choice(title, _effort(way.method), tag=tag)


def _present_words(reuse: Reuse) -> Choice:
    translate = QCoreApplication.translate
    if reuse.method is None:
        note = translate(
            "Validation",
            "DigiCert asks as it did before. Which way that was, and what still holds, shows after signing in.",
        )
        return Choice(translate("Validation", "Keep the present way"), note)
    title = translate("Validation", "Keep the present way, {method}").format(method=method_words(reuse.method))
    if reuse.until is None:
        return Choice(title, translate("Validation", "Earlier proofs have run out, so every name is proved again."))
    if not reuse.of:
        note = translate("Validation", "Earlier proofs are good to {date}.")
        return Choice(title, note.format(date=dates.date(reuse.until)))
    note = translate("Validation", "Still good to {date} for {good} of {of} names.")
    return Choice(title, note.format(date=dates.date(reuse.until), good=reuse.good, of=reuse.of))


def _effort(method: ValidationMethod) -> str:
    """What the person will have to do."""
    translate = QCoreApplication.translate
    match method:
        case ValidationMethod.DNS_TXT:
            return translate("Validation", "Add a record in DNS. One serves all names of a domain. Advised.")
        case ValidationMethod.DNS_CNAME:
            return translate("Validation", "Add an alias in DNS. One serves all names of a domain.")
        case ValidationMethod.HTTP:
            return translate("Validation", "Put a small file on the web server of each name, reachable over port 80.")
        case ValidationMethod.EMAIL:
            text = translate(
                "Validation",
                "Open a link in a mail to the domain. Discouraged since {since}, not accepted from {end} on.",
            )
            return text.format(since=dates.date(MAIL_DISCOURAGED.date()), end=dates.date(MAIL_ENDS.date()))
        case _:
            assert_never(method)


def todo_title(validation: Validation) -> str:
    """Return what stands above the names and what is to be done for them."""
    translate = QCoreApplication.translate
    count = len(validation.unproved)
    if not count:
        return translate("Validation", "Nothing to prove")
    words = translate("Validation", "To do for %n name(s)", None, count)
    return dates.plural(words, count)


def asking_words() -> str:
    """Return what is said while the portal is asked."""
    return QCoreApplication.translate("Validation", "Asking which methods are open…")


def all_hold_words() -> str:
    """Return that nothing has to be done for the names."""
    return QCoreApplication.translate("Validation", "Earlier proofs hold for every name, so the reissue asks for none.")


def lasts_words() -> str:
    """Return for how long the values hold (BR 3.2.2.4)."""
    return QCoreApplication.translate(
        "Validation", "Values hold for 30 days, and stay the same when you send. You can publish them now or later."
    )


def ahead_words(method: ValidationMethod | None) -> str:
    """Return what will have to be done, before the portal has told the values."""
    translate = QCoreApplication.translate
    match method:
        case None:
            return translate("Validation", "What is to be done is shown here after signing in.")
        case ValidationMethod.DNS_TXT:
            text = translate("Validation", "A TXT record on {label} of the domain. Its value shows after signing in.")
            return text.format(label=DNS_LABEL)
        case ValidationMethod.DNS_CNAME:
            text = translate(
                "Validation", "A CNAME record on {label} of the domain. Its target shows after signing in."
            )
            return text.format(label=DNS_LABEL)
        case ValidationMethod.HTTP:
            text = translate("Validation", "A file at {path} of each site. Its content shows after signing in.")
            return text.format(path=FILE_PATH)
        case ValidationMethod.EMAIL:
            text = translate("Validation", "Mails go to {addresses} at each domain, once the request is sent.")
            return text.format(addresses=", ".join(CONSTRUCTED))
        case _:
            assert_never(method)


def task_words(row: Row) -> str:
    """Return what has to be done for one name."""
    translate = QCoreApplication.translate
    is_mailed = row.proof.method is ValidationMethod.EMAIL
    if is_mailed and row.proof.state is ProofState.WAITING and not row.like:
        return translate("Validation", "Once you send, DigiCert mails a link to these addresses. Open it in one.")
    if row.proof.state is ProofState.PROVED:
        return translate("Validation", "An earlier proof holds for this name.")
    return proof_words.task_words(row)


def records(row: Row) -> tuple[tuple[str, str], ...]:
    """Return what is to be copied for one name, each with its label."""
    if row.proof.method is ValidationMethod.EMAIL and row.proof.state is ProofState.WAITING and not row.like:
        return ((QCoreApplication.translate("Validation", "Addresses"), row.proof.place),)
    return proof_words.records(row)
