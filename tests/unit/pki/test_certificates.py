"""Reading certificates: ours, strange ones, hostile ones and broken ones."""

import hashlib
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.errors import Damaged
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Validation
from certdesk.pki.armour import CERTIFICATE, armour
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.certificates import LARGEST, read
from certdesk.pki.issuance import IssuedCertificate
from certdesk.pki.keys import KeyKind, KeyPair, make_key
from tests.unit.pki.world import NAMES, NOW, request_for

HOSTILE = [
    "<b>bold</b><img src=x>",
    "shop\0.example",
    "\u202emoc.elpmaxe\u202c",
    "line\r\nbreak",
    "x" * 65536,
    "",
    "☃" * 300,
]


def strange(common_name: str = "strange.example", serial: int = 7, **extra: x509.GeneralName) -> x509.Certificate:
    """Return a self-signed certificate that no authority would sign."""
    key = ec.generate_private_key(ec.SECP256R1())
    with warnings.catch_warnings(action="ignore"):
        attributes = [x509.NameAttribute(NameOID.COMMON_NAME, common_name, _validate=False)] if common_name else []
    name = x509.Name(attributes)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
    )
    if extra:
        builder = builder.add_extension(x509.SubjectAlternativeName(extra.values()), critical=False)
    return builder.sign(key, hashes.SHA256())


def damage_of(content: bytes) -> object:
    with pytest.raises(Damaged) as refused:
        read(content)
    assert refused.value.key is MessageKey.CERTIFICATE_DAMAGED
    return refused.value.facts["part"]


def test_the_facts_are_those_of_the_request(authority: PracticeAuthority, keys: dict[KeyKind, KeyPair]) -> None:
    issued = authority.issue(request_for(keys[KeyKind.RSA_3072], Validation.OV))
    facts = read(issued.der)
    assert facts.common_name == NAMES[0]
    assert facts.organisation == "Larkspur Florists"
    assert facts.names == NAMES
    assert facts.issuer == "Practice TLS RSA CA 1"
    assert facts.serial == issued.serial
    assert facts.serial_hex.replace(":", "") == f"{issued.serial:0{len(facts.serial_hex.split(':')) * 2}X}"
    assert (facts.not_before, facts.not_after) == (NOW, datetime(2027, 6, 7, 9, 30, 14, tzinfo=UTC))
    assert (facts.key, facts.signature) == ("RSA 3072", "SHA-256 with RSA")
    assert facts.sha256 == hashlib.sha256(issued.der).digest()
    assert not facts.is_authority


def test_the_words_for_keys_and_signatures(authority: PracticeAuthority, keys: dict[KeyKind, KeyPair]) -> None:
    leaf, issuing, root = map(read, authority.issue(request_for(keys[KeyKind.P_384])).chain)
    assert (leaf.key, leaf.signature) == ("ECDSA P-384", "SHA-256 with ECDSA")
    assert (issuing.key, issuing.signature) == ("ECDSA P-256", "SHA-384 with ECDSA")
    assert (root.key, root.signature) == ("ECDSA P-384", "SHA-384 with ECDSA")


def test_pem_is_read_whatever_stands_around_it(issued: IssuedCertificate) -> None:
    pem = armour(issued.der, CERTIFICATE)
    for text in (
        pem,
        pem.replace(b"\r\n", b"\n"),
        b"\xef\xbb\xbf" + pem,
        b"subject=CN = shop\n\n" + pem + b"\nand more",
        b"0 s:CN = shop\n" + pem,
    ):
        assert read(text) == read(issued.der)


@pytest.mark.parametrize("name", HOSTILE, ids=["html", "nul", "bidi", "breaks", "64 KB", "empty", "wide"])
def test_a_hostile_common_name_is_read_as_it_stands(name: str) -> None:
    facts = read(strange(name).public_bytes(Encoding.DER))
    assert facts.common_name == facts.issuer == name
    assert facts.names == ()


def test_only_host_names_and_addresses_count_as_names() -> None:
    certificate = strange(
        host=x509.DNSName("a.example"),
        mail=x509.RFC822Name("a@a.example"),
        address=x509.IPAddress(IPv4Address("192.0.2.7")),
        link=x509.UniformResourceIdentifier("http://a.example"),
    )
    assert read(certificate.public_bytes(Encoding.DER)).names == ("a.example", "192.0.2.7")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (ed25519.Ed25519PrivateKey.generate, ("Ed25519", "Ed25519")),
        (ed448.Ed448PrivateKey.generate, ("Ed448", "Ed448")),
    ],
)
def test_keys_that_no_public_authority_takes_are_named_too(
    make: Callable[[], ed25519.Ed25519PrivateKey | ed448.Ed448PrivateKey], words: tuple[str, str]
) -> None:
    key = make()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "strange.example")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW + timedelta(days=1))
    facts = read(builder.sign(key, None).public_bytes(Encoding.DER))
    assert (facts.key, facts.signature) == words


def test_content_that_is_no_certificate_is_damaged(issued: IssuedCertificate, key: KeyPair) -> None:
    for content in (b"", b"hello", b"\x30\x80", b"\x00" * 100, key.public_key, "…".encode("utf-16")):
        assert damage_of(content) == "certificate"
    assert damage_of(b"\x30\x84" + bytes(LARGEST)) == "size"


def test_a_certificate_cut_anywhere_is_damaged(issued: IssuedCertificate) -> None:
    pem = armour(issued.der, CERTIFICATE)
    assert {damage_of(issued.der[:at]) for at in range(0, len(issued.der), 7)} == {"certificate"}
    assert {damage_of(pem[:at]) for at in range(0, len(pem) - 8, 97)} == {"certificate"}
    assert damage_of(issued.der + b"\0") == "certificate"


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_changed_bytes_give_facts_or_damaged_and_nothing_else(issued: IssuedCertificate, data: st.DataObject) -> None:
    content = bytearray(issued.der)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        facts = read(bytes(content))
    except Damaged:
        return
    assert facts.serial_hex
    assert facts.sha256 == hashlib.sha256(content).digest()


def test_parts_that_are_read_late_are_damaged_too(issued: IssuedCertificate) -> None:
    """cryptography loads these, and raises when a property is first asked for."""
    policy = bytes.fromhex("551d20")
    names = bytes.fromhex("551d11")
    twice = issued.der.replace(policy, names)
    assert twice != issued.der
    assert damage_of(twice) == "names"
    prime256v1, no_curve = bytes.fromhex("06082a8648ce3d030107"), bytes.fromhex("06082a8648ce3d03017f")
    der = strange().public_bytes(Encoding.DER)
    assert prime256v1 in der
    assert damage_of(der.replace(prime256v1, no_curve)) == "key"


def test_a_negative_serial_number_is_damaged() -> None:
    der = strange(serial=0x41424344).public_bytes(Encoding.DER)
    changed = der.replace(b"\x02\x04\x41\x42\x43\x44", b"\x02\x04\xc1\x42\x43\x44", 1)
    assert changed != der
    assert damage_of(changed) == "serial number"


def test_a_dsa_key_and_a_pss_signature_have_words() -> None:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "strange.example")])
    signer = rsa.generate_private_key(65537, 2048)
    subject_key = dsa.generate_private_key(1024).public_key()
    builder = x509.CertificateBuilder(name, name, subject_key, 7, NOW, NOW + timedelta(days=1))
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.DIGEST_LENGTH)
    facts = read(builder.sign(signer, hashes.SHA256(), rsa_padding=pss).public_bytes(Encoding.DER))
    assert (facts.key, facts.signature) == ("DSA 1024", "RSA-PSS")


def test_facts_of_equal_certificates_are_equal(authority: PracticeAuthority) -> None:
    pair = make_key(KeyKind.P_256)
    one, other = (authority.issue(request_for(pair)).der for _ in range(2))
    assert read(one) == read(one) != read(other)
