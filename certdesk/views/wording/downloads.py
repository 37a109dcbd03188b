"""The words of the download sheet: servers, formats, and which goes with which."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from certdesk.domain.downloads import DownloadFormat, KeyStoreFormat, Server
from certdesk.views.icons import Icon

_ICONS = {
    Server.NGINX: Icon.GLOBE,
    Server.APACHE: Icon.GLOBE,
    Server.IIS: Icon.SERVER,
    Server.TOMCAT: Icon.BOX,
    Server.HAPROXY: Icon.WAYPOINTS,
    Server.PANEL: Icon.SLIDERS,
    Server.EXCHANGE: Icon.MAIL_CHECK,
    Server.AWS: Icon.CLOUD,
    Server.AZURE: Icon.CLOUD,
    Server.UNSURE: Icon.CIRCLE_QUESTION_MARK,
}


@dataclass(frozen=True, slots=True)
class FormatWords:
    """A format as the sheet says it: its name, its extension, and what it holds."""

    name: str
    extension: str
    note: str


@dataclass(frozen=True, slots=True)
class ServerWords:
    """A server as the sheet says it: its name, what to choose for it and why, and what to do after saving."""

    name: str
    advice: str
    why: str
    after: str


def server_icon(server: Server) -> Icon:
    """Return the neutral icon of `server`; no vendor's logo is used."""
    return _ICONS[server]


def format_words(format_: DownloadFormat | KeyStoreFormat) -> FormatWords:
    """Return the words of a format."""
    translate = QCoreApplication.translate
    words: dict[DownloadFormat | KeyStoreFormat, FormatWords] = {
        DownloadFormat.PEM_NOROOT: FormatWords(
            translate("Formats", "Full chain"), ".pem", translate("Formats", "Certificate and intermediate in one file")
        ),
        DownloadFormat.PEM_ALL: FormatWords(
            translate("Formats", "Full chain with root"),
            ".pem",
            translate("Formats", "Certificate, intermediate and root in one file"),
        ),
        DownloadFormat.PEM_NOINTERMEDIATE: FormatWords(
            translate("Formats", "Certificate only"),
            ".crt",
            translate("Formats", "Your certificate without the intermediate"),
        ),
        DownloadFormat.CA_BUNDLE: FormatWords(
            translate("Formats", "Intermediate only"),
            ".ca-bundle",
            translate("Formats", "For panels with a separate CA bundle box"),
        ),
        DownloadFormat.DEFAULT_PEM: FormatWords(
            translate("Formats", "Separate files"),
            ".zip",
            translate("Formats", "Certificate, intermediate and root, each as PEM"),
        ),
        DownloadFormat.DEFAULT: FormatWords(
            translate("Formats", "Separate .crt files"),
            ".zip",
            translate("Formats", "Certificate, intermediate and root as .crt"),
        ),
        DownloadFormat.DEFAULT_CER: FormatWords(
            translate("Formats", "Separate .cer files"),
            ".zip",
            translate("Formats", "Certificate, intermediate and root as .cer"),
        ),
        DownloadFormat.APACHE: FormatWords(
            translate("Formats", "Apache before 2.4.8"),
            ".zip",
            translate("Formats", "Certificate and intermediate in two files"),
        ),
        DownloadFormat.P7B: FormatWords(
            translate("Formats", "PKCS #7"),
            ".p7b",
            translate("Formats", "One bundle for Windows, IIS and Java keystores"),
        ),
        DownloadFormat.CER: FormatWords(
            translate("Formats", "PKCS #7 as .cer"),
            ".cer",
            translate("Formats", "The same bundle under the other extension"),
        ),
        DownloadFormat.DER: FormatWords(
            translate("Formats", "DER"), ".cer", translate("Formats", "Binary form, for appliances that refuse PEM")
        ),
        KeyStoreFormat.PFX: FormatWords(
            translate("Formats", "With my private key"),
            ".pfx",
            translate("Formats", "Key, certificate and intermediate in one file, under a pass phrase"),
        ),
        KeyStoreFormat.JKS: FormatWords(
            translate("Formats", "Java keystore with my private key"),
            ".jks",
            translate("Formats", "The same for Java 8 and older appliances"),
        ),
    }
    return words[format_]


def server_words(server: Server) -> ServerWords:
    """Return the words of a server."""
    return _unix(server) or _windows(server) or _hosted(server)


def _unix(server: Server) -> ServerWords | None:
    translate = QCoreApplication.translate
    match server:
        case Server.NGINX:
            return ServerWords(
                "nginx",
                translate("Servers", "For nginx, choose the full chain"),
                translate("Servers", "nginx reads one file: your certificate first, then the intermediate."),
                translate("Servers", "Then point nginx at it"),
            )
        case Server.APACHE:
            return ServerWords(
                "Apache",
                translate("Servers", "For Apache, choose the full chain"),
                translate(
                    "Servers", "From 2.4.8 on, SSLCertificateFile takes the whole chain. Older ones want two files."
                ),
                translate("Servers", "Then point Apache at it"),
            )
        case Server.TOMCAT:
            return ServerWords(
                translate("Servers", "Tomcat or Java"),
                translate("Servers", "For Tomcat, choose PKCS #7"),
                translate(
                    "Servers", "Import it into the keystore that made the CSR. Where there is none, .pfx is one."
                ),
                translate("Servers", "Then import it"),
            )
        case Server.HAPROXY:
            return ServerWords(
                "HAProxy",
                translate("Servers", "For HAProxy, choose the full chain, then add the key"),
                translate("Servers", "One file holds the certificate, the chain and the key."),
                translate("Servers", "Then join it with the key"),
            )
        case _:
            return None


def _windows(server: Server) -> ServerWords | None:
    translate = QCoreApplication.translate
    match server:
        case Server.IIS:
            return ServerWords(
                "IIS",
                translate("Servers", "For IIS, choose PKCS #7"),
                translate(
                    "Servers",
                    "IIS completes its own request, so save it on the server that made the CSR. Another server needs "
                    "the key too: that is the .pfx.",
                ),
                translate("Servers", "Then complete the request"),
            )
        case Server.EXCHANGE:
            return ServerWords(
                "Exchange",
                translate("Servers", "For Exchange, choose PKCS #7"),
                translate(
                    "Servers",
                    "Exchange completes its own pending request. Without one, import a .pfx. Assign the services "
                    "afterwards.",
                ),
                translate("Servers", "Then complete the request"),
            )
        case _:
            return None


def _hosted(server: Server) -> ServerWords:
    translate = QCoreApplication.translate
    match server:
        case Server.PANEL:
            return ServerWords(
                translate("Servers", "cPanel or Plesk"),
                translate("Servers", "For cPanel or Plesk, choose the certificate, then the intermediate"),
                translate("Servers", "The panel has a box for each: CRT, KEY and CABUNDLE. Save both files."),
                "",
            )
        case Server.AWS:
            return ServerWords(
                "AWS",
                translate("Servers", "For AWS, choose separate files"),
                translate("Servers", "ACM takes the certificate, the chain and the key apart, as PEM."),
                translate("Servers", "Then import it"),
            )
        case Server.AZURE:
            return ServerWords(
                "Azure",
                translate("Servers", "For Azure Key Vault, choose the full chain, then add the key"),
                translate(
                    "Servers", "Key Vault needs a PKCS #8 key in the same PEM file, or a .pfx. App Service takes .pfx."
                ),
                translate("Servers", "Then join it with the key and import it"),
            )
        case _:
            return ServerWords(
                translate("Servers", "I’m not sure"),
                translate("Servers", "Two questions settle it"),
                translate("Servers", "The answers pick one of the formats below. You can still choose another."),
                "",
            )
