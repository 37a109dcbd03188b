"""Renewal notices of our own making, as mails of many shapes and languages, for tests."""

import base64
import quopri
import re
from collections.abc import Callable, Iterable, Mapping
from email import message_from_bytes
from email.message import Message
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from functools import partial
from types import MappingProxyType

NUMBER = "0031884207"
NAME = "www.larkspur.example"
SENDER = "Starfield Technologies <renewals@starfieldtech.com>"

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "en": f"Your certificate ends soon.\n\nCustomer Number: {NUMBER}\nCommon Name: {NAME}\nExpires: 18 Feb 2027\n",
        "de": f"Guten Tag,\n\nIhr SSL-Zertifikat für {NAME} läuft am 18.02.2027 ab.\nKundennummer: {NUMBER}\n",
        "fr": f"Bonjour,\n\nVotre certificat SSL pour {NAME} expire le 18 février 2027.\nNuméro de client : {NUMBER}\n",
        "es": f"El certificado SSL para {NAME} caduca el 18 de febrero de 2027.\nNúmero de cliente: {NUMBER}\n",
        "it": f"Buongiorno,\n\nIl certificato SSL per {NAME} scade il 18 febbraio 2027.\nNumero cliente: {NUMBER}\n",
        "nl": f"Beste klant,\n\nUw SSL-certificaat voor {NAME} verloopt op 18 februari 2027.\nKlantnummer: {NUMBER}\n",
        "pl": f"Dzień dobry,\n\nCertyfikat SSL dla {NAME} wygasa 18 lutego 2027 r.\nNumer klienta: {NUMBER}\n",
        "pt": f"O certificado SSL para {NAME} expira em 18 de fevereiro de 2027.\nNúmero do cliente: {NUMBER}\n",
        "ru": f"Сертификат для {NAME} истекает 18 февраля 2027.\nНомер клиента: {NUMBER}\n",
        "ja": f"お客様番号：{NUMBER}\nドメイン：{NAME}\nSSL証明書は2027年2月18日に期限切れになります。\n",
        "zh": f"客户编号：{NUMBER}\n域名：{NAME}\nSSL证书将于2027年2月18日到期。\n",
        "he": f"מספר לקוח: {NUMBER}\nשם דומיין: {NAME}\nאישור ה-SSL פג תוקף 18.02.2027\n",
        "ar": f"رقم العميل: {NUMBER}\nالنطاق: {NAME}\nشهادة SSL تنتهي في 18/02/2027\n",
    }
)
CHARSETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "de": ("iso-8859-1", "windows-1252", "utf-8", "utf-7", "utf-16"),
        "pl": ("iso-8859-2", "windows-1250", "utf-8"),
        "ru": ("koi8-r", "windows-1251", "iso-8859-5", "utf-8"),
        "ja": ("iso-2022-jp", "shift_jis", "euc-jp", "utf-8"),
        "zh": ("gb2312", "gb18030", "utf-8"),
        "he": ("iso-8859-8-i", "windows-1255", "utf-8"),
        "ar": ("windows-1256", "iso-8859-6", "utf-8"),
    }
)
PAGE = f"""<!DOCTYPE html><html><head><title>Renew</title><style>td {{ color: #333 }}</style></head><body>
<img src="https://tracker.example/open.gif" width="1" height="1">
<table role="presentation"><tr><td><p>Dear customer,<br>your SSL certificate is about to end.</p>
<table><tr><td>Customer&nbsp;Number</td><td><b>{NUMBER}</b></td></tr>
<tr><td>Common name</td><td><a href="https://{NAME}/">{NAME}</a></td></tr>
<tr><td>Expiration date</td><td><p>February 18,<br>2027</p></td></tr></table>
<p><a href="https://certs.starfieldtech.com/renew?id=77">Renew now</a></p></td></tr></table></body></html>"""


HEADER = (
    f"From: {SENDER}\r\nTo: web@larkspur.example\r\nSubject: Renew your SSL certificate\r\n"
    "Date: Fri, 20 Nov 2026 14:02:00 +0100\r\nMessage-ID: <1@starfieldtech.com>\r\nMIME-Version: 1.0\r\n"
)
STUB = "This mail has to be read as a page.\n"


def mail(content: Message) -> bytes:
    """A mail with the usual header around something that has a body."""
    for name, value in (line.split(": ", 1) for line in HEADER.strip().split("\r\n")[:-1]):
        content[name] = value
    return content.as_bytes(policy=compat32.clone(linesep="\r\n"))


def plain(text: str = TEXTS["en"], charset: str = "utf-8", *, encoding: str = "8bit", says: str | None = None) -> bytes:
    """A mail of one text; `says` is the charset that its header names, None for the true one, "" for none at all."""
    body = text.replace("\n", "\r\n").encode(charset.removesuffix("-i"), "replace")
    if encoding == "base64":
        body = base64.encodebytes(body)
    elif encoding == "quoted-printable":
        body = quopri.encodestring(body)
    named = charset if says is None else says
    kind = f"Content-Type: text/plain; charset={named}\r\n" if named else ""
    return f"{HEADER}{kind}Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + body


def page(html: str = PAGE) -> bytes:
    """A mail that is a page and nothing else."""
    return mail(MIMEText(html, "html", "utf-8"))


def alternative(text: str = STUB, html: str = PAGE) -> bytes:
    """A mail with a text and a page."""
    both = MIMEMultipart("alternative")
    both.attach(MIMEText(text, "plain"))
    both.attach(MIMEText(html, "html"))
    return mail(both)


def attached(size: int, text: str = TEXTS["en"]) -> bytes:
    """A mail with a text and an attachment of so many bytes."""
    mixed = MIMEMultipart("mixed")
    mixed.attach(MIMEText(text, "plain", "utf-8"))
    mixed.attach(MIMEApplication(b"\0" * size))
    return mail(mixed)


def carried(inner: bytes, text: str = "Please have a look.\n") -> bytes:
    """A mail that carries another one."""
    outer = MIMEMultipart("mixed")
    outer.attach(MIMEText(text, "plain", "utf-8"))
    outer.attach(MIMEMessage(message_from_bytes(inner)))
    outer["From"], outer["Subject"] = "Anna <anna@larkspur.example>", "Fwd: this one?"
    return outer.as_bytes()


def nested(depth: int, text: str = TEXTS["en"]) -> bytes:
    """A mail whose text lies in so many parts, one in the other."""
    names = [f"part{number}" for number in range(depth)]
    opened = "".join(f'Content-Type: multipart/mixed; boundary="{name}"\r\n\r\n--{name}\r\n' for name in names)
    closed = "".join(f"\r\n--{name}--\r\n" for name in reversed(names))
    return f"{HEADER}{opened}Content-Type: text/plain\r\n\r\n{text}{closed}".encode()


SHAPES: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        "plain": plain,
        "base64": partial(plain, encoding="base64"),
        "quoted-printable": partial(plain, encoding="quoted-printable"),
        "page": page,
        "alternative, the text a stub": alternative,
        "alternative, both whole": partial(alternative, TEXTS["en"]),
        "with an attachment": partial(attached, 5_000),
        "200 parts in each other": partial(nested, 200),
        "no charset": partial(plain, TEXTS["fr"], "utf-8", says=""),
        "no charset, western": partial(plain, TEXTS["fr"], "cp1252", says=""),
        "a charset that does not exist": partial(plain, TEXTS["fr"], says="x-starfield-9"),
        "a charset that is none of texts": partial(plain, says="base64"),
        "a charset that takes for ever": partial(plain, says="punycode"),
        "a charset that is not true": partial(plain, TEXTS["fr"], says="us-ascii"),
        "line ends of Unix": lambda: plain().replace(b"\r\n", b"\n"),
        "no end of its parts": lambda: attached(10).rpartition(b"\n--")[0],
        "a boundary that is nowhere": lambda: alternative(TEXTS["en"], "<p>").replace(b"boundary=", b"boundary=x", 1),
        "no boundary": lambda: alternative(TEXTS["en"], "<p>").replace(b"boundary=", b"border=", 1),
        "a broken transfer encoding": lambda: plain().replace(b"8bit", b"9bit"),
        "a type without a kind": lambda: plain().replace(b"text/plain", b"text"),
        "a byte order mark": lambda: b"\xef\xbb\xbf" + plain(),
        "the length before it": lambda: str(len(plain())).encode() + b"\n" + plain(),
        "NUL in it": lambda: plain() + b"\0\0",
        "flowed": lambda: plain(TEXTS["en"].replace("Number: ", "Number: \n")),
    }
)
"""Every one says NUMBER of NAME."""


def mailbox(mails: Iterable[bytes], dialect: str = "mboxrd") -> bytes:
    """A mailbox in one of the four dialects."""
    return b"".join(_stored(each.replace(b"\r\n", b"\n"), dialect) for each in mails)


def _stored(content: bytes, dialect: str) -> bytes:
    header, _, body = content.partition(b"\n\n")
    if dialect == "mboxrd":
        body = re.sub(rb"^(>*From )", rb">\1", body, flags=re.MULTILINE)
    elif dialect in {"mboxo", "mboxcl"}:
        body = re.sub(rb"^From ", b">From ", body, flags=re.MULTILINE)
    if dialect.startswith("mboxcl"):
        header += b"\nContent-Length: %d" % len(body)
    return b"From renewals@starfieldtech.com Fri Nov 20 14:02:00 2026\n" + header + b"\n\n" + body + b"\n"
