"""The words of a team's linking: how far each colleague is with a service, and how many are linked."""

from collections.abc import Sequence
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.accounts import Colleague, Service, TeamState
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording.accounts import service_name, shown_username
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.messages.words import Words

TEAM_LOOKS: Final = {
    TeamState.LINKED: (Icon.CIRCLE_CHECK, ToneName.GREEN),
    TeamState.CAN_LINK: (Icon.LINK, ToneName.ACCENT),
    TeamState.CLASHES: (Icon.TRIANGLE_ALERT, ToneName.AMBER),
    TeamState.NAME_TAKEN: (Icon.TRIANGLE_ALERT, ToneName.AMBER),
    TeamState.NOT_ENABLED: (Icon.CIRCLE_SLASH, ToneName.SLATE),
}


def team_title(service: Service, organisation: str) -> Words:
    """Return what the list of a team is."""
    translate = QCoreApplication.translate
    title = translate("Linking", "Your team in {service}").format(service=service_name(service))
    return Words(title, breakable(displayable(organisation)))


def one_click_words(service: Service) -> Words:
    """Return what an administrator's link opens to the colleagues [S1]."""
    translate = QCoreApplication.translate
    text = translate("Linking", "They have one set of credentials for {service} too. Send them the note.")
    title = translate("Linking", "After this, your colleagues can link with one click")
    return Words(title, text.format(service=service_name(service)))


def progress_words(team: Sequence[Colleague]) -> str:
    """Return how many are linked, as in “3 of 7 linked”."""
    linked = sum(each.state is TeamState.LINKED for each in team)
    text = QCoreApplication.translate("Linking", "{linked} of {all} linked")
    return text.format(linked=QLocale().toString(linked), all=QLocale().toString(len(team)))


def more_words(number: int) -> str:
    """Return how many more colleagues can be shown."""
    return QCoreApplication.translate("Linking", "Show %n more", None, number)


def shown_words(shown: int, all_: int) -> str:
    """Return how many colleagues are shown by now, as in “75 of 312 shown”."""
    text = QCoreApplication.translate("Linking", "{shown} of {all} shown")
    return text.format(shown=QLocale().toString(shown), all=QLocale().toString(all_))


def reading_words() -> str:
    """Return what is being waited for."""
    return QCoreApplication.translate("Linking", "Asking who can link…")


def alone_words(organisation: str) -> str:
    """Return that there is nobody else."""
    text = QCoreApplication.translate("Linking", "{organisation} has no other account users.")
    return text.format(organisation=breakable(displayable(organisation)))


def team_state_words(state: TeamState) -> str:
    """Return how far a colleague is in a word or two."""
    translate = QCoreApplication.translate
    match state:
        case TeamState.LINKED:
            return translate("Linking", "Linked")
        case TeamState.CAN_LINK:
            return translate("Linking", "Can link now")
        case TeamState.CLASHES | TeamState.NAME_TAKEN:
            return translate("Linking", "Username already exists")
        case TeamState.NOT_ENABLED:
            return translate("Linking", "Not enabled")
        case _:
            assert_never(state)


def colleague_words(colleague: Colleague, service: Service) -> str:
    """Return what goes with a colleague's state: the usernames, and what is to be done."""
    translate = QCoreApplication.translate
    match colleague.state:
        case TeamState.LINKED:
            text = translate("Linking", "{account} in both systems")
        case TeamState.CAN_LINK:
            text = translate("Linking", "{account} in the DigiCert account, {name} in {service}")
        case TeamState.CLASHES:
            text = translate(
                "Linking",
                "{account} in the DigiCert account, {name} in {service}. Has to change the {service} username first.",
            )
        case TeamState.NAME_TAKEN:
            text = translate(
                "Linking",
                "{account} in the DigiCert account, and another user of {service} is called that too. Have that user "
                "change the {service} username first.",
            )
        case TeamState.NOT_ENABLED:
            text = translate("Linking", "{account} in the DigiCert account. Enable {service} for this user there.")
        case _:
            assert_never(colleague.state)
    account, name = (shown_username(each) for each in (colleague.username, colleague.service_username))
    return breakable(text.format(account=account, name=name or "–", service=service_name(service)))
