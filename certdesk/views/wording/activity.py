"""The words of an order's activity: what happened, who did it, and all of it as text."""

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.activity import ActivityLine, DeskAct, DeskEntry
from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.wording import dates
from certdesk.views.wording.certificates import method_words

_DESK_ICONS = {
    DeskAct.CODE_REQUESTED: Icon.SEND,
    DeskAct.SIGNED_IN: Icon.LOG_IN,
    DeskAct.SIGNED_OUT: Icon.LOG_OUT,
    DeskAct.SAVED: Icon.DOWNLOAD,
}
_EVENT_ICONS = {
    EventKind.PLACED: Icon.RECEIPT,
    EventKind.CSR_SUPPLIED: Icon.FILE_KEY,
    EventKind.APPROVED: Icon.USER_CHECK,
    EventKind.VALIDATED: Icon.MAIL_CHECK,
    EventKind.ISSUED: Icon.BADGE_CHECK,
    EventKind.REISSUE_REQUESTED: Icon.REFRESH,
    EventKind.REJECTED: Icon.OCTAGON_X,
    EventKind.CANCELED: Icon.CIRCLE_SLASH,
    EventKind.REVOKED: Icon.SHIELD_OFF,
    EventKind.EXPIRED: Icon.CALENDAR_X,
}


def activity_icon(line: ActivityLine) -> Icon:
    """Return the icon that goes with a line."""
    return _DESK_ICONS[line.what.act] if isinstance(line.what, DeskEntry) else _EVENT_ICONS[line.what]


def who(line: ActivityLine) -> str:
    """Return who tells or did it: the authority, or the user."""
    if isinstance(line.what, DeskEntry):
        return QCoreApplication.translate("Activity", "You")
    return QCoreApplication.translate("Activity", "DigiCert")


def what(line: ActivityLine, method: ValidationMethod | None) -> str:
    """Return what happened; `method` is how the order's names were validated, where that is known."""
    if isinstance(line.what, DeskEntry):
        return _desk_words(line.what)
    return _event_words(line.what, method)


def as_text(name: str, lines: Sequence[ActivityLine], method: ValidationMethod | None) -> str:
    """Return an order's activity as plain text, one line each with date, who and what, separated by tabs."""
    title = QCoreApplication.translate("Activity", "Activity of {name}").format(name=displayable(name))
    rows = ("\t".join((dates.date_and_time(line.at), who(line), what(line, method))) for line in lines)
    return "\n".join((title, "", *rows, ""))


def _desk_words(entry: DeskEntry) -> str:
    translate = QCoreApplication.translate
    match entry.act:
        case DeskAct.CODE_REQUESTED:
            return translate("Activity", "Access code sent")
        case DeskAct.SIGNED_IN:
            return translate("Activity", "Signed in as a guest")
        case DeskAct.SIGNED_OUT:
            return translate("Activity", "Signed out")
        case DeskAct.SAVED:
            return _saved_words(entry)
        case _:
            assert_never(entry.act)


def _saved_words(entry: DeskEntry) -> str:
    translate = QCoreApplication.translate
    saved = _format_words(entry.format) if entry.format else displayable(entry.file_name, 120)
    server = _server_words(entry.server) if entry.server else ""
    if not server:
        return translate("Activity", "{what} saved").format(what=saved)
    return translate("Activity", "{what} saved for {server}").format(what=saved, server=server)


def _format_words(format_: DownloadFormat) -> str:
    translate = QCoreApplication.translate
    words = {
        DownloadFormat.PEM_ALL: translate("Activity", "PEM full chain with root"),
        DownloadFormat.PEM_NOROOT: translate("Activity", "PEM full chain"),
        DownloadFormat.PEM_NOINTERMEDIATE: translate("Activity", "PEM certificate"),
        DownloadFormat.DEFAULT: translate("Activity", "Separate files"),
        DownloadFormat.DEFAULT_PEM: translate("Activity", "Separate PEM files"),
        DownloadFormat.DEFAULT_CER: translate("Activity", "Separate CER files"),
        DownloadFormat.APACHE: translate("Activity", "Files for Apache"),
        DownloadFormat.P7B: translate("Activity", "PKCS #7"),
        DownloadFormat.CER: translate("Activity", "CER certificate"),
        DownloadFormat.DER: translate("Activity", "DER certificate"),
        DownloadFormat.CA_BUNDLE: translate("Activity", "Intermediate"),
    }
    return words[format_]


def _server_words(server: Server) -> str:
    translate = QCoreApplication.translate
    words = {
        Server.NGINX: "nginx",
        Server.APACHE: "Apache",
        Server.IIS: "IIS",
        Server.TOMCAT: translate("Activity", "Tomcat or Java"),
        Server.HAPROXY: "HAProxy",
        Server.PANEL: translate("Activity", "cPanel or Plesk"),
        Server.EXCHANGE: "Exchange",
        Server.AWS: "AWS",
        Server.AZURE: "Azure",
        Server.UNSURE: "",
    }
    return words[server]


def _event_words(kind: EventKind, method: ValidationMethod | None) -> str:
    translate = QCoreApplication.translate
    if kind is EventKind.VALIDATED and method is not None:
        return translate("Activity", "{method} validation passed").format(method=method_words(method))
    words = {
        EventKind.PLACED: translate("Activity", "Order placed"),
        EventKind.CSR_SUPPLIED: translate("Activity", "CSR received"),
        EventKind.APPROVED: translate("Activity", "Order approved"),
        EventKind.VALIDATED: translate("Activity", "Validation passed"),
        EventKind.ISSUED: translate("Activity", "Certificate issued"),
        EventKind.REISSUE_REQUESTED: translate("Activity", "Reissue requested"),
        EventKind.REJECTED: translate("Activity", "Request denied"),
        EventKind.CANCELED: translate("Activity", "Order cancelled"),
        EventKind.REVOKED: translate("Activity", "Order revoked"),
        EventKind.EXPIRED: translate("Activity", "Order expired"),
    }
    return words[kind]
