"""Where a certificate goes: the download that a server reads, and the lines that point it there."""

from collections.abc import Callable
from dataclasses import dataclass

from certdesk.domain.downloads import DownloadFormat, KeyStoreFormat, Server
from certdesk.domain.local_keys import Target

KEY_FILE = "your-private-key.pem"

_RECOMMENDED = {
    Server.NGINX: DownloadFormat.PEM_NOROOT,
    Server.APACHE: DownloadFormat.PEM_NOROOT,
    Server.IIS: DownloadFormat.P7B,
    Server.TOMCAT: DownloadFormat.P7B,
    Server.HAPROXY: DownloadFormat.PEM_NOROOT,
    Server.PANEL: DownloadFormat.PEM_NOINTERMEDIATE,
    Server.EXCHANGE: DownloadFormat.P7B,
    Server.AWS: DownloadFormat.DEFAULT_PEM,
    Server.AZURE: DownloadFormat.PEM_NOROOT,
}

_WITH_KEY = {
    Server.IIS: KeyStoreFormat.PFX,
    Server.TOMCAT: KeyStoreFormat.PFX,
    Server.EXCHANGE: KeyStoreFormat.PFX,
    Server.AZURE: KeyStoreFormat.PFX,
}


@dataclass(frozen=True, slots=True)
class Answers:
    """The two questions for somebody who is not sure where a certificate goes. None: not answered yet."""

    has_key_file: bool | None = None
    is_windows: bool | None = None


def recommended(server: Server, answers: Answers) -> DownloadFormat | None:
    """Return the download that fits `server`; None while the questions of UNSURE are open.

    A key file beside the certificate means a server that reads PEM. Without one, Windows holds the key in its
    own store and completes its pending request from PKCS #7.
    """
    if server is not Server.UNSURE:
        return _RECOMMENDED[server]
    if answers.has_key_file is None or answers.is_windows is None:
        return None
    if answers.is_windows and not answers.has_key_file:
        return DownloadFormat.P7B
    return DownloadFormat.PEM_NOROOT


def alternative(server: Server, answers: Answers) -> KeyStoreFormat | None:
    """Return what `server` takes where the key was made elsewhere, or None where certificate and key stay apart."""
    if server is Server.UNSURE:
        return KeyStoreFormat.PFX if answers.is_windows and answers.has_key_file else None
    return _WITH_KEY.get(server)


def target_of(server: Server, format_: KeyStoreFormat) -> Target:
    """Return what is likely to open the file on `server`."""
    if format_ is KeyStoreFormat.JKS:
        return Target.OLD_JAVA
    return Target.JAVA if server is Server.TOMCAT else Target.WINDOWS


def configuration(server: Server, format_: DownloadFormat, file_name: str, member: str) -> tuple[str, ...]:
    """Return the lines that point `server` at the saved file; none where there is nothing to configure.

    `member` is what an archive calls the certificate inside it, without the extension.
    """
    if (inside := _ARCHIVES.get((server, format_))) is not None:
        return inside(member)
    lines = _LINES.get((server, format_))
    return () if lines is None else lines(file_name)


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text


def _nginx(name: str) -> tuple[str, ...]:
    return (
        f"ssl_certificate      {_quoted('/etc/ssl/' + name)};",
        f"ssl_certificate_key  /etc/ssl/{KEY_FILE};",
    )


def _apache(name: str) -> tuple[str, ...]:
    return (
        f"SSLCertificateFile     {_quoted('/etc/ssl/' + name)}",
        f"SSLCertificateKeyFile  /etc/ssl/{KEY_FILE}",
    )


def _apache_before_2_4_8(member: str) -> tuple[str, ...]:
    return (
        f"SSLCertificateFile       /etc/ssl/{member}.crt",
        f"SSLCertificateKeyFile    /etc/ssl/{KEY_FILE}",
        "SSLCertificateChainFile  /etc/ssl/PracticeCA.crt",
    )


def _iis(name: str) -> tuple[str, ...]:
    return (f"certreq -accept {_quoted(name)}",)


def _tomcat(name: str) -> tuple[str, ...]:
    return (f"keytool -importcert -trustcacerts -alias your-alias -file {_quoted(name)} -keystore your-keystore.p12",)


def _haproxy(name: str) -> tuple[str, ...]:
    return (
        f"cat {_quoted(name)} {KEY_FILE} > /etc/haproxy/certs/site.pem",
        "bind :443 ssl crt /etc/haproxy/certs/site.pem",
    )


def _exchange(name: str) -> tuple[str, ...]:
    return (f"Import-ExchangeCertificate -FileData ([System.IO.File]::ReadAllBytes('{name}'))",)


def _aws(member: str) -> tuple[str, ...]:
    return (
        f"aws acm import-certificate --certificate fileb://{member}.pem \\",
        f"  --certificate-chain fileb://PracticeCA.pem --private-key fileb://{KEY_FILE}",
    )


def _azure(name: str) -> tuple[str, ...]:
    return (
        f"cat {KEY_FILE} {_quoted(name)} > site.pem",
        "az keyvault certificate import --vault-name your-vault --name your-site --file site.pem",
    )


_LINES: dict[tuple[Server, DownloadFormat], Callable[[str], tuple[str, ...]]] = {
    (Server.NGINX, DownloadFormat.PEM_NOROOT): _nginx,
    (Server.APACHE, DownloadFormat.PEM_NOROOT): _apache,
    (Server.IIS, DownloadFormat.P7B): _iis,
    (Server.TOMCAT, DownloadFormat.P7B): _tomcat,
    (Server.HAPROXY, DownloadFormat.PEM_NOROOT): _haproxy,
    (Server.EXCHANGE, DownloadFormat.P7B): _exchange,
    (Server.AZURE, DownloadFormat.PEM_NOROOT): _azure,
}

_ARCHIVES: dict[tuple[Server, DownloadFormat], Callable[[str], tuple[str, ...]]] = {
    (Server.APACHE, DownloadFormat.APACHE): _apache_before_2_4_8,
    (Server.AWS, DownloadFormat.DEFAULT_PEM): _aws,
}
