"""The certificates of sites in whatever file they come: PEM with anything around it, DER, PKCS #7, PKCS #12.

A private key beside them is not decoded, nor decrypted. Importing what reads .p7b costs 40 ms, so it is imported
where it is used.
"""

import warnings
from collections.abc import Iterator
from itertools import islice
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from certdesk.domain.certificates import CertificateFacts
from certdesk.domain.errors import Damaged, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki.armoured import blocks_in, runs_in
from certdesk.pki.certificates import read
from certdesk.pki.der import elements
from certdesk.pki.errors import UNREADABLE
from certdesk.pki.foreign_text import contents_of
from certdesk.pki.plain_text import plain_text
from certdesk.pki.recognition import Kind, kind_of
from certdesk.pki.store_certificates import certificates_in
from certdesk.pki.store_ciphers import EndlessWork, UnknownCipher
from certdesk.pki.store_rounds import MOST_ROUNDS, rounds_in

FIELD: Final = "certificates"
LARGEST_FILE: Final = 4 * 1024 * 1024
MOST_CERTIFICATES: Final = 1_000

AUTHORITY: Final = "authority"
TOO_LARGE: Final = "too large"
ENDLESS: Final = "endless work"
UNKNOWN_CIPHER: Final = "unknown cipher"
_SEQUENCE: Final = b"\x30"
# cryptography reads BER as some programs write it, and says so.
_COMPLAINT: Final = "PKCS#7 certificates could not be parsed as DER"


def site_certificates(content: bytes, file: str, passphrase: str = "") -> tuple[CertificateFacts, ...]:
    """Return the certificates in a file that are no authority's, each once, up to a thousand, in its order.

    One that is damaged among others is passed over. Raises FieldError (`certificates`): CERTIFICATE_FILE with `file`
    and `inside` (a `Kind`, `authority`, `too large`, `endless work`, `unknown cipher`); BUNDLE_PASSPHRASE for
    a .pfx that wants a pass phrase, and BUNDLE_CLOSED for one that another pass phrase than this opens.
    """
    if len(content) > LARGEST_FILE:
        raise _refusal(file, TOO_LARGE)
    facts = _readable(dict.fromkeys(islice(_certificates(content, file, passphrase), MOST_CERTIFICATES)))
    sites = tuple(each for each in facts if each.names or not each.is_authority)
    if sites:
        return sites
    raise _refusal(file, AUTHORITY if facts else _what(content))


def _readable(certificates: dict[bytes, None]) -> list[CertificateFacts]:
    found = []
    for der in certificates:
        try:
            found.append(read(der))
        except Damaged:
            continue
    return found


def _certificates(content: bytes, file: str, passphrase: str) -> Iterator[bytes]:
    if content.startswith(_SEQUENCE) and not content.isascii():
        yield from _from_der(content, file, passphrase)
        return
    text = plain_text(content).text
    is_armoured = False
    for block in blocks_in(text):
        is_armoured = True
        yield from _from_der(block.der, file, passphrase)
    if not is_armoured:
        for der, _, _ in runs_in(text):
            yield from _from_der(der, file, passphrase)


def _from_der(der: bytes, file: str, passphrase: str) -> Iterator[bytes]:
    """Yield the certificates of DER, or of several that stand one after the other."""
    match kind_of(der):
        case Kind.PKCS7:
            yield from _in_envelope(der)
        case Kind.PKCS12:
            yield from _in_store(der, file, passphrase)
        case Kind.CERTIFICATE:
            yield from (each.whole for each in elements(der) if kind_of(each.whole) is Kind.CERTIFICATE)


def _in_envelope(der: bytes) -> Iterator[bytes]:
    from cryptography.hazmat.primitives.serialization import pkcs7  # noqa: PLC0415 - once such a file is read

    warnings.filterwarnings("ignore", _COMPLAINT, UserWarning)
    try:
        found = pkcs7.load_der_pkcs7_certificates(der)
    except UNREADABLE:
        return
    yield from map(_der_of, found)


def _in_store(der: bytes, file: str, passphrase: str) -> list[bytes]:
    if rounds_in(der) > MOST_ROUNDS:
        raise _refusal(file, ENDLESS)
    # Files without a pass phrase are written in both ways.
    for given in (passphrase, None, "") if passphrase else (None, ""):
        try:
            return certificates_in(der, given)
        except UnknownCipher:
            raise _refusal(file, UNKNOWN_CIPHER) from None
        except EndlessWork:
            raise _refusal(file, ENDLESS) from None
        except UNREADABLE:
            continue
    raise FieldError(FIELD, MessageKey.BUNDLE_CLOSED if passphrase else MessageKey.BUNDLE_PASSPHRASE, file=file)


def _der_of(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


def _what(content: bytes) -> str:
    """Return what is in a file that holds no certificate; where the text says it is one, that one is damaged."""
    pieces = contents_of(content).pieces
    return pieces[0].kind.value if pieces else Kind.TEXT.value


def _refusal(file: str, inside: str) -> FieldError:
    return FieldError(FIELD, MessageKey.CERTIFICATE_FILE, file=file, inside=inside)
