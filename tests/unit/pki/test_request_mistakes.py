"""What is handed in where a request is wanted: private keys are refused and forgotten, others are named."""

import base64
import gzip
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.messages import MessageKey
from certdesk.pki.armour import CERTIFICATE, armour, blocks
from certdesk.pki.der import Tag, encoded, integer
from certdesk.pki.foreign_text import contents_of
from certdesk.pki.formats import render
from certdesk.pki.issuance import IssuedCertificate
from certdesk.pki.keys import KeyKind, make_private_key
from certdesk.pki.recognition import Kind
from tests.unit.pki.request_building import INFO, KEY, identifier, name, oid
from tests.unit.pki.test_requests import DER, EC_KEY, PEM, refusal
from tests.unit.pki.world import NAMES, NOW

PLAIN, SEALED = serialization.NoEncryption(), serialization.BestAvailableEncryption(b"secret")
FORMS = serialization.PrivateFormat
RSA_KEY = rsa.generate_private_key(65537, 1024)
SECRET = KEY.private_bytes(Encoding.DER, FORMS.PKCS8, PLAIN)

SHORT_LINES = [base64.b64encode(SECRET)[at : at + 32] for at in range(0, 200, 32)]


def pem(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, form: FORMS, *, sealed: bool = False) -> bytes:
    return key.private_bytes(Encoding.PEM, form, SEALED if sealed else PLAIN)


PRIVATE_KEYS: dict[str, bytes] = {
    "PKCS #8": pem(KEY, FORMS.PKCS8),
    "PKCS #8, encrypted": pem(KEY, FORMS.PKCS8, sealed=True),
    "SEC 1": pem(KEY, FORMS.TraditionalOpenSSL),
    "SEC 1, encrypted": pem(KEY, FORMS.TraditionalOpenSSL, sealed=True),
    "PKCS #1": pem(RSA_KEY, FORMS.TraditionalOpenSSL),
    "OpenSSH": pem(KEY, FORMS.OpenSSH),
    "PuTTY": b"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n",
    "SSH.com": b"---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nP2/56w\n---- END SSH2 ENCRYPTED PRIVATE KEY ----\n",
    "PGP": b"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ\n-----END PGP PRIVATE KEY BLOCK-----\n",
    "cut": pem(KEY, FORMS.PKCS8)[:90],
    "its END alone": pem(KEY, FORMS.PKCS8)[40:],
    "with parameters before it": b"-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
    + pem(KEY, FORMS.TraditionalOpenSSL),
    "quoted": b"".join(b"> " + line for line in pem(KEY, FORMS.PKCS8).splitlines(keepends=True)),
    "on one line": pem(KEY, FORMS.PKCS8).replace(b"\n", b""),
    "UTF-16": pem(KEY, FORMS.PKCS8).decode().encode("utf-16"),
    "UTF-16 without its mark": pem(KEY, FORMS.PKCS8).decode().encode("utf-16-be"),
    "base64 without armour": base64.b64encode(SECRET),
    "base64 of the armour": b"key: " + base64.b64encode(pem(KEY, FORMS.PKCS8)),
    "base64 of a short key": base64.b64encode(
        ed25519.Ed25519PrivateKey.generate().private_bytes(Encoding.DER, FORMS.PKCS8, PLAIN)
    ),
    "base64 on short lines": b"\n".join(SHORT_LINES),
    "JSON": b'{"kty": "EC", "crv": "P-256", "d": "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}',
    "XML": b"<RSAKeyValue><Modulus>AQAB</Modulus><D>AQABAQABAQABAQABAQAB</D></RSAKeyValue>",
}
BINARY_KEYS: dict[str, bytes] = {
    "PKCS #8": SECRET,
    "PKCS #8, encrypted": KEY.private_bytes(Encoding.DER, FORMS.PKCS8, SEALED),
    "SEC 1": KEY.private_bytes(Encoding.DER, FORMS.TraditionalOpenSSL, PLAIN),
    "Microsoft": b"\x1e\xf1\xb5\xb0\0\0\0\0\1\0\0\0\xff",
    "PKCS #1": RSA_KEY.private_bytes(Encoding.DER, FORMS.TraditionalOpenSSL, PLAIN),
}


@pytest.mark.parametrize(
    "key",
    [*PRIVATE_KEYS.values(), *BINARY_KEYS.values()],
    ids=[*PRIVATE_KEYS, *(f"{kind} in DER" for kind in BINARY_KEYS)],
)
def test_whatever_holds_a_private_key_is_refused_and_not_kept(key: bytes) -> None:
    assert refusal(key) == (MessageKey.CSR_KEYFILE, {})
    assert [piece.der for piece in contents_of(key).pieces if piece.kind is Kind.PRIVATE_KEY] == [b""]


@pytest.mark.parametrize("key", PRIVATE_KEYS.values(), ids=PRIVATE_KEYS)
def test_a_private_key_beside_a_request_is_refused_too(key: bytes) -> None:
    encoding = "utf-16-be" if key[:1] == b"\0" else "utf-16-le" if b"\0" in key else "utf-8"
    text = PEM.encode(encoding)
    assert refusal(key + text) == (MessageKey.CSR_KEYFILE, {})
    assert refusal(text + "\n".encode(encoding) + key.removeprefix(b"\xff\xfe")) == (MessageKey.CSR_KEYFILE, {})


@pytest.mark.parametrize("key", BINARY_KEYS.values(), ids=BINARY_KEYS)
def test_a_private_key_before_or_behind_a_request_in_der_is_refused_too(key: bytes) -> None:
    for content in (key + DER, DER + key, DER + b"\r\n" + key, DER + PRIVATE_KEYS["PKCS #1"], DER + DER + key):
        assert refusal(content) == (MessageKey.CSR_KEYFILE, {})


def test_a_certificate_is_told_with_its_name_and_its_end(issued: IssuedCertificate) -> None:
    told = (MessageKey.CSR_CERT, {"name": NAMES[0], "date": issued.not_after})
    assert refusal(issued.der) == told
    assert refusal(b"".join(armour(der, CERTIFICATE) for der in issued.chain)) == told
    assert refusal(base64.b64encode(issued.der)) == told
    assert isinstance(told[1]["date"], datetime)


def empty_crl() -> bytes:
    builder = x509.CertificateRevocationListBuilder().issuer_name(x509.Name([]))
    builder = builder.last_update(NOW).next_update(NOW + timedelta(days=7))
    return builder.sign(make_private_key(KeyKind.P_256), hashes.SHA256()).public_bytes(Encoding.DER)


def spkac() -> bytes:
    """Return what browsers once answered to `<keygen>`."""
    asked = encoded(Tag.SEQUENCE, INFO, encoded(Tag.IA5_STRING, b"hello"))
    return encoded(Tag.SEQUENCE, asked, identifier("1.2.840.10045.4.3.2"), encoded(Tag.BIT_STRING, b"\0" * 70))


def crmf() -> bytes:
    wanted = encoded(Tag.SEQUENCE, integer(1), encoded(Tag.SEQUENCE, encoded(0xA5, b"")))
    return encoded(Tag.SEQUENCE, encoded(Tag.SEQUENCE, wanted, encoded(0xA1, b"x" * 150)))


def cmp() -> bytes:
    sender = encoded(0xA4, name())
    return encoded(Tag.SEQUENCE, encoded(Tag.SEQUENCE, integer(2), sender, sender), encoded(0xA2, crmf()))


def cmc() -> bytes:
    content = encoded(Tag.SEQUENCE, oid("1.3.6.1.5.5.7.12.2"), encoded(0xA0, encoded(4, DER)))
    signed = encoded(Tag.SEQUENCE, integer(3), encoded(Tag.SET), content)
    return encoded(Tag.SEQUENCE, oid("1.2.840.113549.1.7.2"), encoded(0xA0, signed))


def test_other_files_are_refused_by_their_kind(issued: IssuedCertificate) -> None:
    certificate = x509.load_der_x509_certificate(issued.der)
    crl = empty_crl()
    p7b = render(DownloadFormat.P7B, issued.chain, NAMES[0])
    store = pkcs12.serialize_key_and_certificates(
        b"x", None, certificate, None, serialization.BestAvailableEncryption(b"x")
    )
    public = KEY.public_key()
    expected: dict[Kind, list[bytes]] = {
        Kind.PKCS7: [p7b, *blocks(p7b, "PKCS7"), bytes.fromhex("308006092a864886f70d010702a080") + bytes(200)],
        Kind.PKCS12: [
            store,
            base64.b64encode(store),
            bytes.fromhex("308002010330800609") + b"\xff" * 99,
        ],
        Kind.JAVA_STORE: [b"\xfe\xed\xfe\xed\0\0\0\2", b"\xce\xce\xce\xce\0\0\0\2"],
        Kind.PUBLIC_KEY: [
            EC_KEY.public_key,
            armour(EC_KEY.public_key, "PUBLIC KEY"),
            RSA_KEY.public_key().public_bytes(Encoding.PEM, serialization.PublicFormat.PKCS1),
        ],
        Kind.SSH_KEY: [
            public.public_bytes(Encoding.OpenSSH, serialization.PublicFormat.OpenSSH) + b" anna@example",
            b"---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----\n",
        ],
        Kind.PGP: [b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQ\n-----END PGP PUBLIC KEY BLOCK-----\n"],
        Kind.CRL: [crl, armour(crl, "X509 CRL")],
        Kind.SPKAC: [spkac(), b"SPKAC=" + base64.b64encode(spkac())],
        Kind.CRMF: [crmf(), base64.b64encode(crmf())],
        Kind.CMP: [cmp()],
        Kind.CMC: [cmc(), armour(cmc(), "NEW CERTIFICATE REQUEST")],
        Kind.PARAMETERS: [
            armour(encoded(Tag.SEQUENCE, integer(1 << 1023 | 1), integer(2)), "DH PARAMETERS"),
            b"-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n",
        ],
        Kind.TEXT: [b"shop.larkspur.example.com", b"https://shop.larkspur.example.com/x.csr", b"MIIC", b"SELECT 0x30;"],
        Kind.CERTIFICATE: [armour(issued.der[:400], CERTIFICATE), armour(b"hello", CERTIFICATE)],
        Kind.OTHER: [
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"\x30\x82\x00\x04\x01\x01\x00\x00",
            gzip.compress(DER, mtime=0),
            b"%PDF-1.7\n\x80\x01\x02\n",
            b"-----BEGIN SOMETHING-----\naGVsbG8=\n-----END SOMETHING-----\n",
        ],
    }
    for kind, contents in expected.items():
        for content in contents:
            assert refusal(content) == (MessageKey.CSR_NOTCSR, {"what": kind.value}), content[:40]
    told_otherwise = {Kind.REQUEST, Kind.PRIVATE_KEY}
    assert set(Kind) - set(expected) == told_otherwise
