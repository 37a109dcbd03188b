"""The words of the services in the accounts pane: the fact of each, its act, and why one waits."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.accounts import Organisation
from certdesk.domain.linking import SeatView
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import ELLIPSIS, displayable
from certdesk.viewmodels.accounts.rows import Row, RowAct, Told
from certdesk.views.icons import Icon
from certdesk.views.wording import dates
from certdesk.views.wording.accounts import service_name, state_words
from certdesk.views.wording.failures import words_for
from certdesk.views.wording.linking_notes import admin_note, enable_note
from certdesk.views.wording.messages.words import Words

ACT_ICONS: Final = {RowAct.OPEN: Icon.EXTERNAL_LINK, RowAct.ENTER: Icon.EXTERNAL_LINK}
ONWARD_ICONS: Final = {RowAct.RESUME: Icon.ARROW_RIGHT}
_LONGEST: Final = 80
_LONGEST_FIRST_NAME: Final = 20


def fact(row: Row, username: str) -> str:
    """Return the organisation of a row and its one fact; `username` is the account's."""
    return f"{_organisation(row.view)} {_fact(row, username)}"


def act_words(row: Row) -> str:
    """Return what the act of a row is called, "" where there is none; while it is done, what is being done."""
    translate = QCoreApplication.translate
    if row.is_busy:
        return translate("Accounts", "One moment…")
    words = {
        RowAct.OPEN: translate("Accounts", "Open"),
        RowAct.ENTER: translate("Accounts", "Open"),
        RowAct.LINK: translate("Accounts", "Link…"),
        RowAct.LINK_NOW: translate("Accounts", "Link now"),
        RowAct.PROCEED: translate("Accounts", "Proceed without linking"),
        RowAct.RESUME: translate("Accounts", "Resume"),
        RowAct.COPY_REQUEST: translate("Accounts", "Copy a request"),
    }
    return "" if row.act is None else words[row.act]


def spoken(words: str, view: SeatView) -> str:
    """Return what a button at a row is called where its row is not seen, as in “Open CertCentral, Okafor”."""
    return f"{words.rstrip('…')} {_named(view)}"


def row_name(view: SeatView) -> str:
    """Return what a row is called: service, organisation and state."""
    return f"{_named(view)}, {state_words(view.state)}"


def why_off(row: Row) -> str:
    """Return why the act of a row cannot be done now, "" where it can."""
    return "" if row.can_act else QCoreApplication.translate("Accounts", "Sign in with your DigiCert account first.")


def awaiting_words(organisation: Organisation) -> Words:
    """Return that an administrator has to link first, and who that is."""
    translate = QCoreApplication.translate
    title = words_for(MessageKey.ADMIN_FIRST, {}).title
    names = _names(organisation)
    if not names:
        text = translate("Accounts", "At {organisation} nobody is named. Once somebody has linked, yours links too.")
    elif len(names) == 1:
        text = translate(
            "Accounts", "At {organisation} that is {name}. Once {name} has linked, try again and yours links."
        )
    else:
        text = translate(
            "Accounts", "At {organisation} these are {names}. Once one of them has linked, try again and yours links."
        )
    first, listed = names[0] if names else "", QLocale().createSeparatedList(names)
    return Words(title, text.format(organisation=_shown(organisation.name), name=first, names=listed))


def copy_words(organisation: Organisation) -> str:
    """Return the words of the button that copies a note to the administrator."""
    first = organisation.administrators[0].name.split() if len(organisation.administrators) == 1 else []
    if not first:
        return QCoreApplication.translate("Accounts", "Copy a note")
    words = QCoreApplication.translate("Accounts", "Copy a note to {name}")
    return words.format(name=displayable(first[0], _LONGEST_FIRST_NAME))


def waiting_note(view: SeatView, user: str) -> str:
    """Return the note that asks an administrator to link first; "" where nobody is to be asked."""
    administrators = view.standing.organisation.administrators
    return admin_note(view.seat.service, administrators[0], user).text if administrators else ""


def request_note(view: SeatView, user: str) -> str:
    """Return the note that asks an administrator to enable a service; "" where nobody is to be asked."""
    organisation = view.standing.organisation
    if not organisation.administrators:
        return ""
    return enable_note(view.seat.service, organisation.name, organisation.administrators[0], user).text


def news_words(view: SeatView) -> str:
    """Return that the administrator has linked meanwhile, and what that means."""
    translate = QCoreApplication.translate
    words = translate("Accounts", "{name} has linked {service}. Yours links now.")
    if view.is_another_s:
        words = translate("Accounts", "{name} has linked {service}. Another user there has your username.")
    elif view.will_clash:
        words = translate("Accounts", "{name} has linked {service}. Change your username there, then yours links.")
    return words.format(name=_administrator(view), service=service_name(view.seat.service))


def _fact(row: Row, username: str) -> str:
    translate, standing, attempt = QCoreApplication.translate, row.view.standing, row.view.attempt
    match row.told:
        case Told.LINKED if standing.linked_at is not None:
            words = translate("Accounts", "Linked {date}, opens without a second sign-in.")
            return words.format(date=dates.date(standing.linked_at))
        case Told.UNLINKED if standing.unlinked is not None:
            words = translate("Accounts", "{name} ended the link on {date}.")
            return words.format(name=_shown(standing.unlinked.by), date=dates.date(standing.unlinked.at))
        case Told.PROCEEDED if attempt is not None and attempt.proceeded_at is not None:
            words = translate("Accounts", "You went on without linking on {date}. You sign in by hand each time.")
            return words.format(date=dates.date(attempt.proceeded_at))
        case Told.TRIED if attempt is not None:
            return translate("Accounts", "You tried to link on {date}.").format(date=dates.date(attempt.at))
        case Told.ADMINISTRATOR_LINKED:
            return translate("Accounts", "{name} has linked. Yours links now.").format(name=_administrator(row.view))
        case _:
            return _standing_fact(row, username)


def _standing_fact(row: Row, username: str) -> str:
    """What holds for now, without a date."""
    translate, view = QCoreApplication.translate, row.view
    is_partner = view.standing.organisation.is_partner
    both = translate("Accounts", "Both systems have a user called {name}, so one has to change for now.")
    other = translate("Accounts", "Another user exists with the same username, {name}. Yours has to change for now.")
    another = translate("Accounts", "Another user of it is called {account}. {administrator} has to have that changed.")
    clash = other if is_partner else both
    if view.is_another_s:
        clash = another
    words = {
        Told.CLASHES: clash,
        Told.WILL_CLASH: clash,
        Told.LINKED_BUT_CLASHES: translate("Accounts", "{administrator} has linked.") + " " + clash,
        Told.NAME_CHANGED: translate("Accounts", "Your username there is {name} now. Yours links now."),
        Told.BEGINS: translate("Accounts", "You are the account administrator: once you have linked, others can."),
        Told.NOT_BEGUN: translate("Accounts", "{administrator} has to link first, as the account administrator."),
        Told.COMPANY: translate("Accounts", "Can be linked. Your company’s sign-in is not carried over."),
        Told.CAN_LINK: translate("Accounts", "Can be linked. You sign in to it by hand until then."),
        Told.NOT_ENABLED: translate("Accounts", "Your account administrator can enable it for you."),
        Told.CAN_ENABLE: translate("Accounts", "As the account administrator you can enable it for yourself."),
    }
    name = _shown(view.standing.service_username or username)
    return words.get(row.told, "").format(name=name, account=_shown(username), administrator=_administrator(view))


def _administrator(view: SeatView) -> str:
    """The administrator, where there is one; of several it is not known who."""
    names = _names(view.standing.organisation)
    return names[0] if len(names) == 1 else QCoreApplication.translate("Accounts", "Your administrator")


def _names(organisation: Organisation) -> list[str]:
    return [_shown(each.name) for each in organisation.administrators]


def _organisation(view: SeatView) -> str:
    name = _shown(view.standing.organisation.name)
    words = QCoreApplication.translate("Accounts", "{organisation}.", "a service's organisation, before its fact")
    return name if name.endswith((".", ELLIPSIS)) else words.format(organisation=name)


def _named(view: SeatView) -> str:
    return f"{service_name(view.seat.service)}, {_shown(view.standing.organisation.name)}"


def _shown(name: str) -> str:
    return displayable(name, _LONGEST)
