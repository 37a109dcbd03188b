"""The words of the linking wizard's frame, and of its steps Sign in and Link."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.accounts import Service
from certdesk.domain.text import displayable
from certdesk.viewmodels.linking.props import AdminFirst, Busy, Conflict, Done, Goal, Link, Page, Props, SignIn
from certdesk.views.wording.accounts import service_name, shown_username
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.linking_choice import administrators, sso_words
from certdesk.views.wording.linking_conflict import conflict_words, link_act
from certdesk.views.wording.linking_outcomes import admin_first_words, linked_words
from certdesk.views.wording.messages.words import Words


def step_words() -> tuple[str, ...]:
    """Return the words of the four steps, in order."""
    translate = QCoreApplication.translate
    return (
        translate("Linking", "Choose service"),
        translate("Linking", "Sign in"),
        translate("Linking", "Link"),
        translate("Linking", "Done"),
    )


def title(service: Service | None) -> str:
    """Return what the wizard is about, before a service is chosen and after."""
    if service is None:
        return QCoreApplication.translate("Linking", "Link a service")
    return QCoreApplication.translate("Linking", "Link {service}").format(service=service_name(service))


def main_words(props: Props) -> str:
    """Return what the main button does, "" where a page has none."""
    translate = QCoreApplication.translate
    if props.busy is Busy.LINKING:
        return translate("Linking", "Linking…")
    return {
        Page.CHOOSE: translate("Linking", "Continue"),
        Page.SIGN_IN: _on_from_sign_in(props.sign_in),
        Page.LINK: translate("Linking", "Link account"),
        Page.ADMIN_FIRST: "",
        Page.USERNAME: "" if props.conflict is None else link_act(props.conflict),
        Page.DONE: translate("Linking", "Done"),
    }[props.page]


def why_off(props: Props) -> str:
    """Return why the main button is off, "" where it is not."""
    if props.can_continue or props.busy is not None or props.problem is not None:
        return ""
    return QCoreApplication.translate("Linking", "Choose a service first") if props.page is Page.CHOOSE else ""


def page_words(props: Props, step: str) -> str:
    """Return what is read out when a page is shown: the step that it is, and what was met there."""
    match props:
        case Props(admin_first=AdminFirst() as shown):
            return f"{step}. {admin_first_words(shown.seat.service).title}"
        case Props(conflict=Conflict() as shown):
            return f"{step}. {conflict_words(shown).title}"
        case Props(done=Done() as shown):
            return f"{step}. {linked_words(shown).title}"
        case _:
            return step


def sign_in_hints(shown: SignIn) -> tuple[Words, ...]:
    """Return what stands beside the sign-in page: which credentials, what is kept of them, what comes then."""
    translate = QCoreApplication.translate
    service = service_name(shown.seat.service)
    then = Words(translate("Linking", "After this"), _after_sign_in(shown, service))
    if shown.is_company:
        return (Words(company_title(), sso_words(shown.seat.service)), then)
    which = translate("Linking", "Those of {service} itself: the username and password you have used there so far.")
    kept = translate("Linking", "CertDesk passes your password on and keeps it nowhere.")
    return (
        Words(translate("Linking", "Which credentials?"), which.format(service=service)),
        Words(translate("Linking", "Your password"), kept),
        then,
    )


def _after_sign_in(shown: SignIn, service: str) -> str:
    translate = QCoreApplication.translate
    if shown.goal is Goal.LINK:
        return translate("Linking", "CertDesk tries to link again, as you asked.")
    if shown.goal is Goal.PROCEED:
        return translate("Linking", "{service} opens without being linked, as you asked.").format(service=service)
    return translate(
        "Linking", "The next page shows what linking does. Nothing is linked before you select Link account."
    )


def signed_in_words(shown: SignIn) -> Words:
    """Return that the user is signed in to the service already, as whom, and what comes next."""
    translate = QCoreApplication.translate
    service, name = service_name(shown.seat.service), breakable(shown_username(shown.username))
    said = translate("Linking", "You are signed in to {service}").format(service=service)
    then = _after_sign_in(shown, service)
    return Words(said, f"{translate('Linking', 'As {name}.').format(name=name)} {then}" if name else then)


def _on_from_sign_in(shown: SignIn | None) -> str:
    translate = QCoreApplication.translate
    if shown is None or not shown.is_signed_in:
        return ""
    match shown.goal:
        case Goal.LINK:
            return translate("Linking", "Try linking again")
        case Goal.PROCEED:
            return translate("Linking", "Proceed without linking")
        case None:
            return translate("Linking", "Continue")


def link_words(shown: Link) -> Words:
    """Return what *Link account* is about to do."""
    translate = QCoreApplication.translate
    service, organisation = service_name(shown.seat.service), breakable(displayable(shown.organisation.name))
    head = translate("Linking", "Link {service} of {organisation}").format(service=service, organisation=organisation)
    text = translate(
        "Linking",
        "Once linked, you open {service} with your DigiCert account, without providing its credentials again.",
    )
    return Words(head, text.format(service=service))


def account_words(shown: Link) -> Words:
    """Return what becomes of the username of the DigiCert account."""
    translate = QCoreApplication.translate
    said = translate("Linking", "DigiCert account: {name}").format(name=_name(shown.account_username))
    return Words(said, translate("Linking", "It stays as it is, and is the one you sign in with from then on."))


def service_words(shown: Link) -> Words:
    """Return what becomes of the username of the service."""
    translate = QCoreApplication.translate
    service = service_name(shown.seat.service)
    if not shown.service_username:
        said = service
    else:
        said = translate("Linking", "{service}: {name}").format(service=service, name=_name(shown.service_username))
    text = translate("Linking", "{name} replaces it once it is linked.").format(name=_name(shown.account_username))
    return Words(said, text)


def company_title() -> str:
    """Return what is said of the sign-in of a company."""
    return QCoreApplication.translate("Linking", "Single sign-on is not carried over")


def first_words(shown: Link) -> Words | None:
    """Return who has to link before whom; None where an administrator has linked and it makes no difference."""
    translate = QCoreApplication.translate
    if shown.is_administrator and not shown.is_open:
        return Words(
            translate("Linking", "You are the account administrator"),
            translate("Linking", "You begin: after this, your colleagues can link with one click."),
        )
    if shown.is_open or shown.is_administrator:
        return None
    said = translate("Linking", "{administrators} has not linked yet")
    text = translate(
        "Linking",
        "The account administrator has to link first. Until then DigiCert shows “Proceed without linking”.",
    )
    return Words(said.format(administrators=administrators(shown.organisation)), text)


def _name(username: str) -> str:
    return breakable(shown_username(username))
