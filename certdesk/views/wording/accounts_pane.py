"""The words of the accounts pane around its services: the account, signing in, what is kept, and what is asked."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from certdesk.domain.accounts import Account, Keeping
from certdesk.domain.linking import SeatView
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.views.wording import dates
from certdesk.views.wording.accounts import service_name
from certdesk.views.wording.breaking import breakable_value
from certdesk.views.wording.failures import words_for
from certdesk.views.wording.messages.words import Words

ENDED: Final = MessageKey.ACCOUNT_ENDED
_DAY = timedelta(days=1)
_LONGEST = 80
_LONGEST_PERSON = 48


def account_line(account: Account, keeping: Keeping) -> str:
    """Return whose account it is, and how long it stays signed in."""
    words = QCoreApplication.translate("Accounts", "DigiCert account of {organisation}, signed in on this computer")
    if keeping is not Keeping.KEYRING:
        words = QCoreApplication.translate("Accounts", "DigiCert account of {organisation}, signed in for this run")
    return words.format(organisation=displayable(account.organisation, _LONGEST))


def keeping_line(keeping: Keeping) -> str:
    """Return what it means that the sign-in is not in the keyring; "" where it is, and where nobody expects it."""
    match keeping:
        case Keeping.NO_KEYRING:
            said = words_for(MessageKey.ACCOUNT_KEYRING, {})
            return f"{said.title}. {said.text}"
        case Keeping.KEYRING_REFUSED:
            return QCoreApplication.translate(
                "Accounts",
                "The sign-in is kept for this run only. The keyring of this computer is locked, or refused to keep it. "
                "After a restart, sign in to your DigiCert account again; links stay as they are.",
            )
        case Keeping.DISK_REFUSED:
            return QCoreApplication.translate(
                "Accounts",
                "The sign-in is kept for this run only. CertDesk could not write down that the keyring has it. "
                "After a restart, sign in to your DigiCert account again; links stay as they are.",
            )
        case Keeping.KEYRING | Keeping.ACTING:
            return ""


def keyring_awaited() -> str:
    """Return that the keyring has not answered yet."""
    return QCoreApplication.translate(
        "Accounts", "Waiting for the keyring of this computer, which may ask you to unlock it. Then you are signed in."
    )


def acting_words(name: str) -> Words:
    """Return that one is somebody else now."""
    translate, shown = QCoreApplication.translate, breakable_value(displayable(name, _LONGEST_PERSON))
    title = translate("Accounts", "You are {name} in the practice world")
    text = translate("Accounts", "The sign-in of {name} is kept for this run only. What {name} links stays linked.")
    return Words(title.format(name=shown), text.format(name=shown))


def as_of(seen_at: datetime, now: datetime) -> str:
    """Return how old the rows are, as in “as of 14:02”."""
    moment = dates.clock_time(seen_at) if now - seen_at < _DAY else dates.date_and_time(seen_at)
    return QCoreApplication.translate("Accounts", "as of {time}").format(time=moment)


def sign_in_words(*, is_known: bool) -> Words:
    """Return what stands over the sign-in form; `is_known`: somebody has been signed in here before."""
    translate = QCoreApplication.translate
    title = translate("Accounts", "Sign in with your DigiCert account")
    if is_known:
        return Words(title, words_for(MessageKey.ACCOUNT_ENDED, {}).text)
    return Words(title, translate("Accounts", "One set of credentials then opens all of your DigiCert services."))


def unlink_title(view: SeatView) -> Words:
    """Return what is asked before a link is ended, and where."""
    title = QCoreApplication.translate("Accounts", "Unlink {service}?")
    organisation = displayable(view.standing.organisation.name, _LONGEST)
    return Words(title.format(service=service_name(view.seat.service)), organisation)


def unlink_lines(view: SeatView, username: str) -> tuple[str, ...]:
    """Return what ends with the link, for colleagues too where an administrator ends it."""
    translate, standing = QCoreApplication.translate, view.standing
    lines = [
        translate("Accounts", "It no longer opens with your DigiCert account. You sign in to it by hand each time."),
        translate("Accounts", "Its username stays {name}. You can link it again under Accounts."),
    ]
    if standing.is_administrator:
        lines.append(
            translate(
                "Accounts",
                "You are an account administrator. If nobody else of them has linked it, the links of your colleagues "
                "at {organisation} end too, until an administrator links again.",
            )
        )
    facts = {
        "organisation": displayable(standing.organisation.name, _LONGEST),
        "name": displayable(standing.service_username or username, _LONGEST),
    }
    return tuple(each.format(**facts) for each in lines)
