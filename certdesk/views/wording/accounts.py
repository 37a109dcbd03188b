"""The words of services, of how they stand, and of usernames: icons, states and their tones."""

from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.accounts import SERVICE_NAMES, Service
from certdesk.domain.linking import SeatState
from certdesk.domain.text import displayable
from certdesk.domain.usernames import LONGEST
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName

SERVICE_ICONS: Final = {
    Service.CERTCENTRAL: Icon.AWARD,
    Service.DIGICERT_ONE: Icon.CLOUD,
    Service.TRUST_LIFECYCLE: Icon.WAYPOINTS,
    Service.DOCUMENT_TRUST: Icon.FILE_TEXT,
    Service.SOFTWARE_TRUST: Icon.BOX,
    Service.DEVICE_TRUST: Icon.SERVER,
}
STATE_LOOKS: Final = {
    SeatState.LINKED: (Icon.CIRCLE_CHECK, ToneName.GREEN),
    SeatState.NOT_LINKED: (Icon.CIRCLE_DASHED, ToneName.SLATE),
    SeatState.ADMIN_FIRST: (Icon.HOURGLASS, ToneName.AMBER),
    SeatState.USERNAME_EXISTS: (Icon.TRIANGLE_ALERT, ToneName.AMBER),
    SeatState.NOT_ENABLED: (Icon.CIRCLE_SLASH, ToneName.SLATE),
}


def service_name(service: Service) -> str:
    """Return what a service is called."""
    return SERVICE_NAMES[service]


def state_words(state: SeatState) -> str:
    """Return the state of a service in a word or two (`ux.md` C13)."""
    translate = QCoreApplication.translate
    match state:
        case SeatState.LINKED:
            return translate("Accounts", "Linked")
        case SeatState.NOT_LINKED:
            return translate("Accounts", "Not linked")
        case SeatState.ADMIN_FIRST:
            return translate("Accounts", "Waiting for administrator")
        case SeatState.USERNAME_EXISTS:
            return translate("Accounts", "Username already exists")
        case SeatState.NOT_ENABLED:
            return translate("Accounts", "Not enabled")
        case _:
            assert_never(state)


def shown_username(username: str) -> str:
    """Return a username fit to be shown, whole as far as it can be one."""
    return displayable(username, LONGEST)
