"""Every wrapping that a request comes in, what is said of it, and several requests in one file."""

import base64
import json
import quopri
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from certdesk.domain.csr import LARGEST_CSR, CsrFacts, Oddity, Wrapping
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki.armour import CERTIFICATE, armour
from certdesk.pki.issuance import IssuedCertificate
from certdesk.pki.requests import describe_all, describe_csr, read_csr
from tests.unit.pki.request_building import KEY, body, identifier, request, sealed
from tests.unit.pki.test_requests import BODY, DER, OTHER, PEM, refusal


def lines_of(pem: str, before: str, after: str = "\n") -> bytes:
    return "".join(f"{before}{line}{after}" for line in pem.splitlines()).encode()


def mail(content: bytes, kind: str) -> bytes:
    """Return a mail as it is dragged out of a mail program, with `content` attached."""
    message = EmailMessage()
    message["Subject"] = "Our CSR"
    message.set_content("Hello,\nhere it is.\n")
    message.add_attachment(content, "application", kind, filename="shop.csr")
    return message.as_bytes()


# Each with what it is called, and whether anything else is around it.
WRAPPINGS: dict[str, tuple[Callable[[str], bytes], Wrapping, bool]] = {
    "as it is": (lambda pem: pem.encode(), Wrapping.PEM, False),
    "the header of old Microsoft tools": (
        lambda pem: pem.replace("CERTIFICATE REQ", "NEW CERTIFICATE REQ").encode(),
        Wrapping.PEM,
        False,
    ),
    "one header new and one not": (
        lambda pem: pem.replace("BEGIN CERT", "BEGIN NEW CERT").encode(),
        Wrapping.PEM,
        False,
    ),
    "no line end at the end": (lambda pem: pem.rstrip().encode(), Wrapping.PEM, False),
    "CRLF": (lambda pem: pem.replace("\n", "\r\n").encode(), Wrapping.PEM, False),
    "CR alone": (lambda pem: pem.replace("\n", "\r").encode(), Wrapping.PEM, False),
    "a byte order mark": (lambda pem: pem.encode("utf-8-sig"), Wrapping.PEM, False),
    "UTF-16 as Windows saves it": (lambda pem: pem.encode("utf-16"), Wrapping.UTF16, False),
    "UTF-16 without its mark": (lambda pem: pem.encode("utf-16-le"), Wrapping.UTF16, False),
    "UTF-16, the other order": (lambda pem: b"\xfe\xff" + pem.encode("utf-16-be"), Wrapping.UTF16, False),
    "UTF-16, the other order without its mark": (lambda pem: pem.encode("utf-16-be"), Wrapping.UTF16, False),
    "UTF-16 with text around": (lambda pem: f"Grüße – 例え\n{pem}".encode("utf-16-le"), Wrapping.UTF16, True),
    "UTF-32": (lambda pem: pem.encode("utf-32"), Wrapping.UTF16, False),
    "UTF-16 behind UTF-8": (lambda pem: b"# made here\r\n" + pem.encode("utf-16-le"), Wrapping.UTF16, True),
    "text around it": (
        lambda pem: f"Hello,\nthis is it – Grüße!\n\n{pem}\n-- \nWeb team\n".encode(),
        Wrapping.PEM,
        True,
    ),
    "latin text around it": (lambda pem: b"Gr\xfc\xdfe\n" + pem.encode(), Wrapping.PEM, True),
    "a quoted mail": (lambda pem: lines_of(pem, "> "), Wrapping.QUOTED, False),
    "a mail quoted twice": (lambda pem: lines_of(pem, "> > "), Wrapping.QUOTED, False),
    "a mail quoted without spaces": (lambda pem: lines_of(pem, ">>>"), Wrapping.QUOTED, False),
    "a quoted mail with words": (lambda pem: b"Anna wrote:\n" + lines_of(pem, " > "), Wrapping.QUOTED, True),
    "indented": (lambda pem: lines_of(pem, "    "), Wrapping.PEM, False),
    "indented by tabs": (lambda pem: lines_of(pem, "\t\t"), Wrapping.PEM, False),
    "spaces at the line ends": (lambda pem: lines_of(pem, "", " \t\n"), Wrapping.PEM, False),
    "blank lines between": (lambda pem: pem.replace("\n", "\n\n").encode(), Wrapping.PEM, False),
    "one line, breaks lost": (lambda pem: pem.replace("\n", "").encode(), Wrapping.PEM, False),
    "one line, breaks as spaces": (lambda pem: pem.replace("\n", " ").encode(), Wrapping.PEM, False),
    "breaks spelled out": (lambda pem: pem.replace("\n", "\\n").encode(), Wrapping.PEM, False),
    "breaks of Windows spelled out": (lambda pem: pem.replace("\n", "\\r\\n").encode(), Wrapping.PEM, False),
    "JSON": (lambda pem: json.dumps({"csr": pem}).encode(), Wrapping.PEM, True),
    "JSON as PHP writes it": (lambda pem: json.dumps({"csr": pem}).replace("/", "\\/").encode(), Wrapping.PEM, True),
    "JSON in JSON": (lambda pem: json.dumps({"body": json.dumps({"csr": pem})}).encode(), Wrapping.PEM, True),
    "no-break and zero-width spaces": (lambda pem: pem.replace("\n", "\xa0\n\u200b").encode(), Wrapping.PEM, False),
    "dashes of a word processor": (lambda pem: pem.replace("-----", "—–-").encode(), Wrapping.PEM, False),
    "a dash lost": (lambda pem: pem.replace("-----BEGIN", "----BEGIN").encode(), Wrapping.PEM, False),
    "dashes apart": (lambda pem: pem.replace("-----BEGIN", "---- BEGIN").encode(), Wrapping.PEM, False),
    "headers within": (
        lambda pem: pem.replace("-----\n", "-----\nComment: shop\nX-Made-By: hand\n\n", 1).encode(),
        Wrapping.PEM,
        False,
    ),
    "base64url within": (lambda pem: pem.replace("+", "-").replace("/", "_").encode(), Wrapping.PEM, False),
    "padding lost": (lambda pem: pem.replace("=", "").encode(), Wrapping.PEM, False),
    "quoted-printable": (lambda pem: quopri.encodestring(pem.encode()), Wrapping.PEM, False),
    "quoted-printable on one line": (
        lambda pem: quopri.encodestring(
            b"Content-Transfer-Encoding: quoted-printable\n\n" + pem.replace("\n", "").encode()
        ),
        Wrapping.PEM,
        True,
    ),
    "what OpenSSL prints": (lambda pem: f"Certificate Request:\n    Data:\n{pem}".encode(), Wrapping.PEM, True),
    "twice the same": (lambda pem: (pem * 2).encode(), Wrapping.PEM, False),
    "bare base64": (lambda _: BODY.encode(), Wrapping.BASE64, False),
    "bare base64 on lines": (lambda pem: "\n".join(pem.splitlines()[1:-1]).encode(), Wrapping.BASE64, False),
    "bare base64, quoted": (lambda pem: lines_of("\n".join(pem.splitlines()[1:-1]), "> "), Wrapping.BASE64, False),
    "bare base64 with text around": (lambda _: f"Our CSR:\n\n{BODY}\n\nRegards, Anna".encode(), Wrapping.BASE64, True),
    "bare base64 in UTF-16": (lambda _: BODY.encode("utf-16"), Wrapping.BASE64, False),
    "base64url without padding": (lambda _: base64.urlsafe_b64encode(DER).rstrip(b"="), Wrapping.BASE64, False),
    "base64 in JSON": (lambda _: json.dumps({"csr": BODY}).encode(), Wrapping.BASE64, True),
    "PEM in base64": (lambda pem: b"  request: " + base64.b64encode(pem.encode()), Wrapping.BASE64, True),
    "a mail with the file": (lambda pem: mail(pem.encode(), "pkcs10"), Wrapping.BASE64, True),
    "a mail with the file in DER": (lambda _: mail(DER, "pkcs10"), Wrapping.BASE64, True),
    "DER": (lambda _: DER, Wrapping.DER, False),
    "DER and a line end": (lambda _: DER + b"\r\n", Wrapping.DER, False),
    "DER and something else": (lambda _: DER + b"\x04\x02hi", Wrapping.DER, True),
    "DER and its PEM": (lambda pem: DER + pem.encode(), Wrapping.DER, True),
}


@pytest.mark.parametrize("how", WRAPPINGS)
def test_a_request_is_read_in_any_wrapping_and_that_is_told(how: str) -> None:
    wrap, wrapping, is_stray = WRAPPINGS[how]
    facts = describe_csr(wrap(PEM))
    assert facts.der == DER
    assert facts.wrapping is wrapping
    assert (Oddity.STRAY_TEXT in facts.oddities) is is_stray
    assert facts.is_signed


def test_a_request_beside_the_certificate_it_led_to_is_read(issued: IssuedCertificate) -> None:
    facts = read_csr(armour(issued.der, CERTIFICATE) + PEM.encode())
    assert (facts.der, facts.oddities) == (DER, (Oddity.STRAY_TEXT,))


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\n\0", b"\0\0\0"])
def test_nothing_is_empty(content: bytes) -> None:
    assert refusal(content) == (MessageKey.CSR_EMPTY, {})


def test_the_largest_file_is_looked_at_and_a_larger_one_is_not() -> None:
    assert read_csr(PEM.encode().ljust(LARGEST_CSR)).der == DER
    assert refusal(PEM.encode().ljust(LARGEST_CSR + 1)) == (MessageKey.CSR_BIG, {"size": LARGEST_CSR + 1})


def test_one_of_several_cannot_be_chosen_for_the_user() -> None:
    assert refusal(PEM + OTHER) == (MessageKey.CSR_NOTCSR, {"what": "requests"})


def test_all_of_several_are_described_each_once_and_in_their_order() -> None:
    found = describe_all((PEM + "and\n" + OTHER + PEM).encode())
    assert [one.pem for one in found if isinstance(one, CsrFacts)] == [PEM, OTHER]
    assert len(found) == 2


def test_a_broken_request_does_not_hide_the_others() -> None:
    broken = PEM.replace(BODY[64:128] + "\n", "")
    first, second, third = describe_all((OTHER + broken + PEM).encode())
    assert isinstance(second, FieldError)
    assert second.key is MessageKey.CSR_BROKEN
    assert [one.pem for one in (first, third) if isinstance(one, CsrFacts)] == [OTHER, PEM]


def test_requests_that_stand_in_der_one_after_the_other_are_all_read() -> None:
    signed = body()
    unproved = sealed(signed, identifier("1.2.840.10045.4.3.2"), b"\0")
    found = describe_all(request() + unproved + DER)
    assert [one.is_signed for one in found if isinstance(one, CsrFacts)] == [True, False, True]
    assert KEY is not None


LINES = PEM.splitlines()
BROKEN: list[tuple[str, str | bytes, int | None]] = [
    ("cut within a line", "\n".join([*LINES[:4], LINES[4][:20]]), 5),
    ("without its END", "\n".join(LINES[:-1]) + "\n", len(LINES) - 1),
    ("without its END, quoted", "".join(f"> {line}\n" for line in LINES[:-1]), len(LINES) - 1),
    ("without its END, and words", "Hello,\n" + "\n".join(LINES[:-1]) + "\n", len(LINES)),
    ("cut by another", "\n".join(LINES[:3]) + "\n" + OTHER, 3),
    ("a strange letter", PEM.replace(LINES[3], "?" + LINES[3][1:]), 4),
    ("a strange letter in CRLF", PEM.replace(LINES[3], "?" + LINES[3][1:]).replace("\n", "\r\n"), 4),
    ("padding within", PEM.replace(LINES[2], LINES[2][:-1] + "="), 3),
    ("a letter lost", PEM.replace(LINES[3], LINES[3][1:]), 4),
    ("a line lost", PEM.replace(LINES[3] + "\n", ""), len(LINES) - 2),
    ("nothing within", f"{LINES[0]}\n{LINES[-1]}", None),
    ("nothing much within", f"{LINES[0]}\nAAAA\n{LINES[-1]}", None),
    ("something else within", f"{LINES[0]}\n{base64.b64encode(b'hello' * 9).decode()}\n{LINES[-1]}", None),
    ("changed within", PEM.replace(LINES[1], "MII" + "B" * 61), None),
    ("cut, on one line", "".join(LINES)[:200], None),
    ("cut, breaks spelled out", "\\n".join(LINES)[:200], None),
    ("only its END", "\n".join(LINES[1:]).replace("M", "!", 1), None),
    ("DER, cut by an octet", DER[:-1], None),
    ("DER, cut early", DER[:150], None),
    ("bare base64, cut", BODY[:200], None),
]


@pytest.mark.parametrize(("content", "line"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_a_request_that_is_cut_or_changed_is_broken_and_where_is_told(content: str | bytes, line: int | None) -> None:
    found = describe_all(content.encode() if isinstance(content, str) else content)[0]
    assert isinstance(found, FieldError)
    assert found.key is MessageKey.CSR_BROKEN
    assert dict(found.facts) == ({} if line is None else {"line": line})
