"""The words of the linking wizard's list of services: how each stands, what to expect of it, what is not on it."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.accounts import Organisation, Service
from certdesk.domain.errors import PolicyRefused
from certdesk.domain.linking import SeatState, SeatView
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.viewmodels.linking.props import Props
from certdesk.views.kit.choice import Choice
from certdesk.views.wording.accounts import STATE_LOOKS, service_name, shown_username, state_words
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words


def seat_choice(seen: SeatView) -> Choice:
    """Return a service as it stands in the list: of whom it is, how it stands, and what to expect."""
    _icon, tone = STATE_LOOKS[seen.state]
    organisation = breakable(displayable(seen.standing.organisation.name))
    note = QCoreApplication.translate("Linking", "{organisation}. {expectation}")
    told = note.format(organisation=organisation, expectation=expectation(seen))
    return Choice(service_name(seen.seat.service), told, tag=state_words(seen.state), tone=tone)


def expectation(seen: SeatView) -> str:
    """Return what somebody who chooses the service meets, or why it cannot be chosen."""
    expected = _expected(seen)
    if not seen.standing.is_sso or seen.state in (SeatState.LINKED, SeatState.NOT_ENABLED):
        return expected
    return f"{expected} {sso_words(seen.seat.service)}"


def _expected(seen: SeatView) -> str:
    translate = QCoreApplication.translate
    stands, organisation = seen.standing, seen.standing.organisation
    match seen.state:
        case SeatState.LINKED:
            text = translate("Linking", "It opens with your DigiCert account already.")
        case SeatState.NOT_ENABLED if stands.is_administrator:
            text = translate("Linking", "You are the account administrator: enable it for yourself first.")
        case SeatState.NOT_ENABLED:
            text = translate("Linking", "Your account administrator, {administrators}, has to enable it for you.")
        case _ if seen.is_another_s and seen.may_link:
            text = translate(
                "Linking",
                "Another user of {service} has the username of your DigiCert account. {administrators} has to have "
                "that changed first.",
            )
        case SeatState.USERNAME_EXISTS:
            text = translate("Linking", "Continue shows how to change the {service} username, and links then.")
        case _ if seen.will_clash and seen.may_link:
            text = translate(
                "Linking",
                "Your {service} username, {name}, exists in your DigiCert account too. You change it for a moment "
                "before you link; the next steps show how.",
            )
        case _ if stands.is_administrator and not stands.is_open:
            text = translate(
                "Linking", "You are the account administrator: begin, and your colleagues can link after you."
            )
        case _ if stands.is_open:
            text = translate("Linking", "Your account administrator has linked, so you link with one click.")
        case _:
            text = translate(
                "Linking",
                "{administrators} has to link first; until then DigiCert shows “Proceed without linking”.",
            )
    return text.format(
        service=service_name(seen.seat.service),
        administrators=administrators(organisation),
        name=breakable(shown_username(stands.service_username)),
    )


def administrators(organisation: Organisation) -> str:
    """Return who the account administrators of an organisation are: one of them is enough."""
    translate = QCoreApplication.translate
    names = [breakable(displayable(each.name)) for each in organisation.administrators]
    if not names:
        return translate("Linking", "The account administrator")
    *others, last = names
    return translate("Linking", "{names} or {name}").format(names=", ".join(others), name=last) if others else last


def sso_words(service: Service) -> str:
    """Return what becomes of a company's sign-in, told before anybody starts."""
    text = QCoreApplication.translate(
        "Linking",
        "You sign in to {service} through your company (SSO). That set-up is not carried over: once linked, you sign "
        "in with your DigiCert account.",
    )
    return text.format(service=service_name(service))


def begin_words() -> str:
    """Return who begins, whatever the service [S1]."""
    return QCoreApplication.translate(
        "Linking",
        "The account administrator begins. Once they have linked, the other users of the organisation link with one "
        "click and open all their services with one set of credentials.",
    )


def nothing_words(props: Props) -> Words:
    """Return what the list says where there is nothing to choose."""
    translate = QCoreApplication.translate
    if props.seats:
        return Words("", translate("Linking", "Every service that is enabled for you is linked."))
    if props.is_checking:
        return Words("", translate("Linking", "Checking…"))
    return Words(translate("Linking", "No services yet"), translate("Linking", "No service is enabled for you."))


def asked_words(service: Service) -> Words:
    """Return that a service is not on the list, and what helps (E-SVC-MISSING)."""
    return words_of(PolicyRefused(MessageKey.SVC_MISSING, service=service_name(service)))
