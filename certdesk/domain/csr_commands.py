"""How to make a key pair and a signing request with the tools that people have, for given names, to be copied.

Names and organisation are foreign text that ends up on somebody's command line. A name that is not spelled as a host
name is refused. An organisation stands between double quotes, and only when all its characters mean themselves there to
a POSIX shell, to cmd and to PowerShell; else it is left out, since the authority takes it from what it validated.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from certdesk.domain.errors import FieldError
from certdesk.domain.local_keys import KeyChoice
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import LONGEST_COMMON_NAME, MOST_NAMES

LONGEST_ORGANISATION: Final = 64  # RFC 5280 A.1
_LONGEST_NAME: Final = 253
_LONGEST_STEM: Final = 120
_NAME: Final = re.compile(
    r"(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII
)
_FIELD: Final = "names"
# Not among them: " $ ` \\ ! of POSIX shells, % of cmd, and the curly quotes that PowerShell takes for straight ones.
_ALLOWED_SIGNS: Final = frozenset(" &'().,:;/+#@_-")
_LETTERS_AND_DIGITS: Final = frozenset("LMN")  # the first letters of their categories in Unicode
_SPECIAL_TO_OPENSSL: Final = re.compile(r"[/+]")
_SPECIAL_TO_JAVA: Final = re.compile(r"[,+;#]")
_RSA_BITS: Final = {KeyChoice.RSA_2048: 2048, KeyChoice.RSA_3072: 3072, KeyChoice.RSA_4096: 4096}
_EC_BITS: Final = {KeyChoice.P256: 256, KeyChoice.P384: 384}
_KEY_FOLDER: Final = "/etc/ssl/private"


class Tool(StrEnum):
    """What people make signing requests with."""

    OPENSSL = "openssl"
    WEB_SERVER = "web server"  # nginx and Apache, by way of openssl
    IIS = "iis"
    TOMCAT = "tomcat"
    PANEL = "panel"  # cPanel and Plesk


class StepKind(StrEnum):
    """What one step does."""

    MAKE = "make"  # key and request at once
    PLACE_KEY = "place key"
    NAME_KEY_TO_NGINX = "name key to nginx"
    NAME_KEY_TO_APACHE = "name key to apache"
    WRITE_INF = "write inf"
    CERTREQ_NEW = "certreq new"
    CERTREQ_ACCEPT = "certreq accept"
    IIS_MANAGER = "iis manager"
    MAKE_KEY_PAIR = "make key pair"
    MAKE_REQUEST = "make request"
    CPANEL = "cpanel"
    PLESK = "plesk"
    HAND_IN = "hand in"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is to be copied, if anything, and the file that the step writes or is about."""

    kind: StepKind
    code: str = ""
    file: str = ""


def commands(tool: Tool, names: Sequence[str], organisation: str, key: KeyChoice) -> tuple[Step, ...]:
    """Return the steps that make a `key` and a request for `names` (A-labels, the common name first) with `tool`.

    The `organisation` may be empty. Raises FieldError (`names`): NAMES_EMPTY, NAMES_FORM (`name`), NAMES_LONG (`name`,
    `longest`) for a common name that no subject takes, NAMES_MANY (`longest`).
    """
    asked = _checked(names)
    organisation = _fit(organisation)
    make = {
        Tool.OPENSSL: _openssl,
        Tool.WEB_SERVER: _web_server,
        Tool.IIS: _iis,
        Tool.TOMCAT: _tomcat,
        Tool.PANEL: _panel,
    }[tool]
    return tuple(make(asked, organisation, key))


def file_stem(name: str) -> str:
    """Return the name of the files for `name` without their extension: `*.larkspur.example` is a `wildcard_…`."""
    host = f"wildcard.{name[2:]}" if name.startswith("*.") else name
    return host.replace(".", "_")[:_LONGEST_STEM]


def _checked(names: Sequence[str]) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(name.lower() for name in names))
    if not asked:
        raise FieldError(_FIELD, MessageKey.NAMES_EMPTY)
    if len(asked) > MOST_NAMES:
        raise FieldError(_FIELD, MessageKey.NAMES_MANY, longest=MOST_NAMES)
    for name in asked:
        if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
            raise FieldError(_FIELD, MessageKey.NAMES_FORM, name=name)
    if len(asked[0]) > LONGEST_COMMON_NAME:
        raise FieldError(_FIELD, MessageKey.NAMES_LONG, name=asked[0], longest=LONGEST_COMMON_NAME)
    return asked


def _fit(organisation: str) -> str:
    """Return the organisation as it can stand in a command; empty where it cannot, or is too long for a subject."""
    kept = unicodedata.normalize("NFC", " ".join(organisation.split()))
    fits = len(kept) <= LONGEST_ORGANISATION and all(_means_itself(character) for character in kept)
    return kept if fits else ""


def _means_itself(character: str) -> bool:
    return character in _ALLOWED_SIGNS or unicodedata.category(character)[0] in _LETTERS_AND_DIGITS


def _openssl(names: tuple[str, ...], organisation: str, key: KeyChoice) -> Iterator[Step]:
    stem = file_stem(names[0])
    yield Step(StepKind.MAKE, _openssl_command(names, organisation, key), f"{stem}.key")
    yield Step(StepKind.HAND_IN, file=f"{stem}.csr")


def _web_server(names: tuple[str, ...], organisation: str, key: KeyChoice) -> Iterator[Step]:
    stem = file_stem(names[0])
    place = f"{_KEY_FOLDER}/{stem}.key"
    yield Step(StepKind.MAKE, _openssl_command(names, organisation, key), f"{stem}.key")
    yield Step(StepKind.PLACE_KEY, f"sudo install -D -m 600 {stem}.key {place}", place)
    yield Step(StepKind.HAND_IN, file=f"{stem}.csr")
    yield Step(StepKind.NAME_KEY_TO_NGINX, f"ssl_certificate_key  {place};", place)
    yield Step(StepKind.NAME_KEY_TO_APACHE, f"SSLCertificateKeyFile  {place}", place)


def _openssl_command(names: tuple[str, ...], organisation: str, key: KeyChoice) -> str:
    """One line, for OpenSSL 1.1.1 and later (-addext)."""
    stem = file_stem(names[0])
    kind = f"rsa:{_RSA_BITS[key]}" if key in _RSA_BITS else f"ec -pkeyopt ec_paramgen_curve:{key.value}"
    subject = f"/CN={names[0]}"
    if organisation:
        subject += "/O=" + _SPECIAL_TO_OPENSSL.sub(r"\\\g<0>", organisation)
    utf8 = "" if subject.isascii() else "-utf8 "
    wanted = "subjectAltName=" + ",".join(f"DNS:{name}" for name in names)
    return (
        f"openssl req -new -newkey {kind} -nodes -keyout {stem}.key -out {stem}.csr "
        f'{utf8}-subj "{subject}" -addext "{wanted}"'
    )


def _tomcat(names: tuple[str, ...], organisation: str, key: KeyChoice) -> Iterator[Step]:
    """keytool asks for the pass phrase of the key store itself. `-keysize` is what Java 8 and 11 understand too."""
    stem = file_stem(names[0])
    kind = f"RSA -keysize {_RSA_BITS[key]}" if key in _RSA_BITS else f"EC -keysize {_EC_BITS[key]}"
    subject = f"CN={names[0]}"
    if organisation:
        subject += ", O=" + _SPECIAL_TO_JAVA.sub(r"\\\g<0>", organisation)
    wanted = "san=" + ",".join(f"dns:{name}" for name in names)
    store = f"-alias {stem} -keystore {stem}.p12 -storetype PKCS12"
    yield Step(
        StepKind.MAKE_KEY_PAIR,
        f'keytool -genkeypair -keyalg {kind} -dname "{subject}" -ext "{wanted}" {store}',
        f"{stem}.p12",
    )
    yield Step(StepKind.MAKE_REQUEST, f'keytool -certreq -file {stem}.csr -ext "{wanted}" {store}', f"{stem}.csr")
    yield Step(StepKind.HAND_IN, file=f"{stem}.csr")


def _iis(names: tuple[str, ...], organisation: str, key: KeyChoice) -> Iterator[Step]:
    stem = file_stem(names[0])
    yield Step(StepKind.WRITE_INF, _inf(names, organisation, key), f"{stem}.inf")
    yield Step(StepKind.CERTREQ_NEW, f"certreq -new {stem}.inf {stem}.csr", f"{stem}.csr")
    yield Step(StepKind.HAND_IN, file=f"{stem}.csr")
    yield Step(StepKind.CERTREQ_ACCEPT, f"certreq -accept {stem}.p7b", f"{stem}.p7b")
    yield Step(StepKind.IIS_MANAGER, names[0])


def _inf(names: tuple[str, ...], organisation: str, key: KeyChoice) -> str:
    """What certreq reads. Notepad and certreq disagree on all but ASCII, so an INF holds nothing else.

    A value of X.500 with a comma or a plus sign stands in quotes, and quotes inside a string of an INF are doubled.
    """
    subject = f"CN={names[0]}"
    if organisation.isascii() and organisation:
        subject += f',O=""{organisation}""'
    bits = _RSA_BITS.get(key) or _EC_BITS[key]
    algorithm = "RSA" if key in _RSA_BITS else f"ECDSA_P{bits}"
    usage = "0xA0" if key in _RSA_BITS else "0x80"  # RFC 5280 4.2.1.3; key encipherment is for RSA alone
    lines = [
        "[Version]",
        'Signature = "$Windows NT$"',
        "",
        "[NewRequest]",
        f'Subject = "{subject}"',
        f"KeyAlgorithm = {algorithm}",
        f"KeyLength = {bits}",
        'ProviderName = "Microsoft Software Key Storage Provider"',
        "HashAlgorithm = SHA256",
        f"KeyUsage = {usage}",
        "MachineKeySet = TRUE",
        "RequestType = PKCS10",
        "",
        "[Extensions]",
        '2.5.29.17 = "{text}"',
        *(f'_continue_ = "dns={name}&"' for name in names),
    ]
    return "\n".join(lines)


def _panel(names: tuple[str, ...], _organisation: str, _key: KeyChoice) -> Iterator[Step]:
    yield Step(StepKind.CPANEL, "\n".join(names))
    yield Step(StepKind.PLESK, names[0])
    yield Step(StepKind.HAND_IN)
