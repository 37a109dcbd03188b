"""The words of an order's activity: what happened, who did it, and all of it as text."""

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.activity import ActivityLine, DeskAct, DeskEntry
from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.domain.revocation import RevocationReason
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.wording import dates
from certdesk.views.wording.certificates import method_words
from certdesk.views.wording.revocation_reasons import reason_word

_DESK_ICONS = {
    DeskAct.CODE_REQUESTED: Icon.SEND,
    DeskAct.SIGNED_IN: Icon.LOG_IN,
    DeskAct.SIGNED_OUT: Icon.LOG_OUT,
    DeskAct.SAVED: Icon.DOWNLOAD,
    DeskAct.PLACED: Icon.RECEIPT,
    DeskAct.CSR_SUPPLIED: Icon.FILE_KEY,
    DeskAct.REISSUE_REQUESTED: Icon.REFRESH,
    DeskAct.REISSUE_WITHDRAWN: Icon.CIRCLE_SLASH,
    DeskAct.CANCELED: Icon.CIRCLE_SLASH,
    DeskAct.REVOKED: Icon.SHIELD_OFF,
    DeskAct.CERTIFICATE_REVOKED: Icon.SHIELD_OFF,
    DeskAct.REFUND_ELIGIBLE: Icon.RECEIPT,
    DeskAct.REFUND_RECEIVED: Icon.RECEIPT,
    DeskAct.SUPPORT_MAIL: Icon.SEND,
    DeskAct.KEY_MADE: Icon.KEY_ROUND,
    DeskAct.KEY_SAVED: Icon.KEY_ROUND,
    DeskAct.KEY_REMOVED: Icon.KEY_ROUND,
    DeskAct.ACCOUNT_SIGNED_IN: Icon.LOG_IN,
    DeskAct.ACCOUNT_SIGNED_OUT: Icon.LOG_OUT,
    DeskAct.SERVICE_LINKED: Icon.LINK,
    DeskAct.SERVICE_UNLINKED: Icon.UNLINK,
    DeskAct.SERVICE_WITHOUT_LINKING: Icon.LOG_IN,
    DeskAct.CLIENT_SET: Icon.PENCIL,
    DeskAct.TAGS_SET: Icon.PENCIL,
    DeskAct.NOTE_SET: Icon.PENCIL,
    DeskAct.REMOVED: Icon.ARCHIVE,
    DeskAct.RESTORED: Icon.ARCHIVE,
    DeskAct.IMPORTED: Icon.FILE_TEXT,
    DeskAct.STARTED_OVER: Icon.REFRESH,
}
_EVENT_ICONS = {
    EventKind.PLACED: Icon.RECEIPT,
    EventKind.CSR_SUPPLIED: Icon.FILE_KEY,
    EventKind.APPROVAL_ASKED: Icon.USER_CHECK,
    EventKind.APPROVED: Icon.USER_CHECK,
    EventKind.VALIDATED: Icon.MAIL_CHECK,
    EventKind.ISSUED: Icon.BADGE_CHECK,
    EventKind.REISSUE_REQUESTED: Icon.REFRESH,
    EventKind.REISSUE_WITHDRAWN: Icon.CIRCLE_SLASH,
    EventKind.CERTIFICATE_REVOKED: Icon.SHIELD_OFF,
    EventKind.REJECTED: Icon.OCTAGON_X,
    EventKind.CANCELED: Icon.CIRCLE_SLASH,
    EventKind.REVOKED: Icon.SHIELD_OFF,
    EventKind.EARLIER_REVOKED: Icon.SHIELD_OFF,
    EventKind.EXPIRED: Icon.CALENDAR_X,
}
_REASON_AT = {DeskAct.REVOKED: 0, DeskAct.CERTIFICATE_REVOKED: 1}  # after the serial number, where it is of one
_REASONS = frozenset(reason.value for reason in RevocationReason)
_BETWEEN = ", "


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
    if entry.act is DeskAct.SAVED:
        return _saved_words(entry)
    words = _act_words(entry.act)
    if not entry.detail:
        return words
    detailed = QCoreApplication.translate("Activity", "{what}: {detail}")
    return detailed.replace("{what}", words).replace("{detail}", displayable(_detail_words(entry), 120))


def _detail_words(entry: DeskEntry) -> str:
    """What was noted of an act; of a revocation the reason, which is noted as RFC 5280 spells it, in words."""
    place = _REASON_AT.get(entry.act)
    noted = entry.detail.split(_BETWEEN)
    if place is None or place >= len(noted) or noted[place] not in _REASONS:
        return entry.detail
    noted[place] = reason_word(RevocationReason(noted[place]))
    return _BETWEEN.join(noted)


def _act_words(act: DeskAct) -> str:  # noqa: C901, PLR0911, PLR0912 - one case per act, closed by assert_never
    translate = QCoreApplication.translate
    match act:
        case DeskAct.CODE_REQUESTED:
            return translate("Activity", "Access code sent")
        case DeskAct.SIGNED_IN:
            return translate("Activity", "Signed in as a guest")
        case DeskAct.SIGNED_OUT:
            return translate("Activity", "Signed out")
        case DeskAct.SAVED:
            return translate("Activity", "Certificate saved")
        case DeskAct.PLACED:
            return translate("Activity", "Order placed")
        case DeskAct.CSR_SUPPLIED:
            return translate("Activity", "CSR sent")
        case DeskAct.REISSUE_REQUESTED:
            return translate("Activity", "Reissue requested")
        case DeskAct.REISSUE_WITHDRAWN:
            return translate("Activity", "Reissue withdrawn")
        case DeskAct.CANCELED:
            return translate("Activity", "Order cancelled")
        case DeskAct.REVOKED:
            return translate("Activity", "Order revoked")
        case DeskAct.CERTIFICATE_REVOKED:
            return translate("Activity", "Certificate revoked")
        case DeskAct.REFUND_ELIGIBLE:
            return translate("Activity", "Refund eligible, to be confirmed with OpenSRS Support")
        case DeskAct.REFUND_RECEIVED:
            return translate("Activity", "Refund received")
        case DeskAct.SUPPORT_MAIL:
            return translate("Activity", "Mail to OpenSRS Support prepared")
        case DeskAct.KEY_MADE:
            return translate("Activity", "Private key made")
        case DeskAct.KEY_SAVED:
            return translate("Activity", "Private key saved")
        case DeskAct.KEY_REMOVED:
            return translate("Activity", "Private key forgotten")
        case DeskAct.ACCOUNT_SIGNED_IN:
            return translate("Activity", "Signed in to the DigiCert account")
        case DeskAct.ACCOUNT_SIGNED_OUT:
            return translate("Activity", "Signed out of the DigiCert account")
        case DeskAct.SERVICE_LINKED:
            return translate("Activity", "Service linked")
        case DeskAct.SERVICE_UNLINKED:
            return translate("Activity", "Service unlinked")
        case DeskAct.SERVICE_WITHOUT_LINKING:
            return translate("Activity", "Service opened without linking")
        case DeskAct.CLIENT_SET:
            return translate("Activity", "Client set")
        case DeskAct.TAGS_SET:
            return translate("Activity", "Tags changed")
        case DeskAct.NOTE_SET:
            return translate("Activity", "Note changed")
        case DeskAct.REMOVED:
            return translate("Activity", "Removed from the list")
        case DeskAct.RESTORED:
            return translate("Activity", "Put back into the list")
        case DeskAct.IMPORTED:
            return translate("Activity", "Imported from a list")
        case DeskAct.STARTED_OVER:
            return translate("Activity", "Practice CA started over")
        case _:
            assert_never(act)


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
        EventKind.APPROVAL_ASKED: translate("Activity", "Approval asked for"),
        EventKind.APPROVED: translate("Activity", "Order approved"),
        EventKind.VALIDATED: translate("Activity", "Validation passed"),
        EventKind.ISSUED: translate("Activity", "Certificate issued"),
        EventKind.REISSUE_REQUESTED: translate("Activity", "Reissue requested"),
        EventKind.REISSUE_WITHDRAWN: translate("Activity", "Reissue withdrawn"),
        EventKind.CERTIFICATE_REVOKED: translate("Activity", "Certificate revoked"),
        EventKind.REJECTED: translate("Activity", "Request denied"),
        EventKind.CANCELED: translate("Activity", "Order cancelled"),
        EventKind.REVOKED: translate("Activity", "Order revoked"),
        EventKind.EARLIER_REVOKED: translate("Activity", "Earlier certificates revoked"),
        EventKind.EXPIRED: translate("Activity", "Order expired"),
    }
    return words[kind]
