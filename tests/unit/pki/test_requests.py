"""Reading signing requests: the facts, and what an authority refuses to sign."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.csr import AskedName, CsrFacts, KeyFacts, KeyFamily
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki.der import Tag, encoded, first, inside, integer
from certdesk.pki.keys import KeyKind, KeyPair, load_private_key, make_key, make_private_key, make_request
from certdesk.pki.requests import describe_csr, read_csr
from tests.unit.pki.world import NAMES

EC_KEY = make_key(KeyKind.P_256)
PEM = make_request(EC_KEY.private_key, NAMES)
DER = x509.load_pem_x509_csr(PEM.encode()).public_bytes(Encoding.DER)
BODY = "".join(PEM.splitlines()[1:-1])
OTHER = make_request(make_key(KeyKind.P_256).private_key, NAMES)


def refusal(content: bytes | str) -> tuple[MessageKey, dict[str, object]]:
    with pytest.raises(FieldError) as refused:
        read_csr(content.encode() if isinstance(content, str) else content)
    assert refused.value.field == "csr"
    return refused.value.key, dict(refused.value.facts)


SigningKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | dsa.DSAPrivateKey


def request_of(key: SigningKey, name: str, *extra: x509.ExtensionType) -> bytes:
    attributes = [x509.NameAttribute(NameOID.COMMON_NAME, name)] if name else []
    builder = x509.CertificateSigningRequestBuilder().subject_name(x509.Name(attributes))
    for extension in extra:
        builder = builder.add_extension(extension, critical=False)
    digest = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return builder.sign(key, digest).public_bytes(Encoding.DER)


def test_the_facts_are_those_of_the_request() -> None:
    facts = read_csr(PEM.encode())
    assert facts == CsrFacts(
        der=DER,
        common_name=NAMES[0],
        names=NAMES,
        public_key=EC_KEY.public_key,
        key_digest=sha256(EC_KEY.public_key).hexdigest(),
        algorithm="ECDSA P-256",
        signature="SHA-256 with ECDSA",
        key=KeyFacts(KeyFamily.EC, 256, "P-256"),
        is_signed=True,
        asked=(
            AskedName(NAMES[0], NAMES[0], NAMES[0], is_common_name=True),
            *(AskedName(name, name, name) for name in NAMES),
        ),
    )
    assert facts.key_digest != read_csr(OTHER.encode()).key_digest


def test_a_request_whose_content_was_changed_is_not_signed_by_its_key() -> None:
    assert refusal(DER.replace(b"larkspur", b"larkspun")) == (MessageKey.CSR_SIG, {})


def test_a_request_that_was_signed_by_another_key_is_refused() -> None:
    outer = first(DER)
    body, algorithm, _ = inside(outer)
    _, _, stranger = inside(first(x509.load_pem_x509_csr(OTHER.encode()).public_bytes(Encoding.DER)))
    assert refusal(encoded(outer.tag, body.whole, algorithm.whole, stranger.whole)) == (MessageKey.CSR_SIG, {})


def with_signature(der: bytes, key: rsa.RSAPrivateKey, digest: hashes.HashAlgorithm, algorithm: bytes) -> bytes:
    """Return the request `der` signed anew, with an algorithm that cryptography verifies but does not sign with."""
    body, _, _ = inside(first(der))
    signature = key.sign(body.whole, padding.PKCS1v15(), digest)
    name = encoded(Tag.SEQUENCE, encoded(Tag.OID, algorithm), encoded(Tag.NULL))
    return encoded(Tag.SEQUENCE, body.whole, name, encoded(Tag.BIT_STRING, b"\0", signature))


@pytest.mark.parametrize(
    ("digest", "last", "words"),
    [(hashes.SHA1(), 5, "SHA-1 with RSA"), (hashes.MD5(), 4, "MD5 with RSA")],
)
def test_an_old_hash_is_no_broken_signature(key: KeyPair, digest: hashes.HashAlgorithm, last: int, words: str) -> None:
    private = load_private_key(key.private_key)
    assert isinstance(private, rsa.RSAPrivateKey)
    old = with_signature(
        request_of(private, "shop.larkspur.example.com"),
        private,
        digest,
        bytes.fromhex("2a864886f70d0101") + bytes((last,)),
    )
    assert read_csr(old).signature == words
    assert refusal(old.replace(b"larkspur", b"larkspun")) == (MessageKey.CSR_SIG, {})


def test_a_version_that_no_standard_knows_is_read_as_others_read_it() -> None:
    private = load_private_key(EC_KEY.private_key)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    body, algorithm, _ = inside(first(DER))
    strange = encoded(Tag.SEQUENCE, integer(2), *(part.whole for part in inside(body)[1:]))
    signature = encoded(Tag.BIT_STRING, b"\0", private.sign(strange, ec.ECDSA(hashes.SHA256())))
    facts = read_csr(encoded(Tag.SEQUENCE, strange, algorithm.whole, signature))
    assert facts.names == NAMES


REFUSED_KEYS: list[tuple[Callable[[], SigningKey], MessageKey, str]] = [
    (lambda: rsa.generate_private_key(65537, 1024), MessageKey.CSR_WEAK, "RSA 1024"),
    (lambda: rsa.generate_private_key(65537, 2044), MessageKey.CSR_WEAK, "RSA 2044"),
    (lambda: rsa.generate_private_key(65537, 2050), MessageKey.KEY_UNEVEN, "RSA 2050"),
    (lambda: ec.generate_private_key(ec.SECP521R1()), MessageKey.KEY_CURVE, "ECDSA P-521"),
    (lambda: ec.generate_private_key(ec.SECP256K1()), MessageKey.KEY_CURVE, "ECDSA secp256k1"),
    (ed25519.Ed25519PrivateKey.generate, MessageKey.KEY_KIND, "Ed25519"),
    (lambda: dsa.generate_private_key(2048), MessageKey.KEY_KIND, "DSA 2048"),
]


@pytest.mark.parametrize(("make", "refused", "algorithm"), REFUSED_KEYS)
def test_a_key_that_is_not_certified_is_told_by_its_algorithm(
    make: Callable[[], SigningKey], refused: MessageKey, algorithm: str
) -> None:
    content = request_of(make(), "shop.larkspur.example.com")
    assert refusal(content) == (refused, {"algorithm": algorithm})
    assert describe_csr(content).is_signed


@pytest.mark.parametrize("kind", KeyKind)
def test_every_kind_of_key_that_is_signed_is_read(keys: dict[KeyKind, KeyPair], kind: KeyKind) -> None:
    facts = read_csr(make_request(keys[kind].private_key, NAMES).encode())
    assert (facts.algorithm, facts.public_key) == (kind.value, keys[kind].public_key)


NAMES_ASKED: list[tuple[str, list[x509.GeneralName], str, tuple[str, ...]]] = [
    ("a.example.com", [], "a.example.com", ("a.example.com",)),
    ("B.Example.com", [x509.DNSName("a.example.com")], "b.example.com", ("b.example.com", "a.example.com")),
    ("*.example.com", [x509.DNSName("*.EXAMPLE.com")], "*.example.com", ("*.example.com",)),
    ("bücher.example.com", [], "xn--bcher-kva.example.com", ("xn--bcher-kva.example.com",)),
    ("Larkspur Florists", [x509.DNSName("a.example.com")], "Larkspur Florists", ("a.example.com",)),
    ("", [x509.DNSName("a.example.com")], "", ("a.example.com",)),
    ("a.example.com", [x509.RFC822Name("x@example.com")], "a.example.com", ("a.example.com",)),
    ("a.example.com", [x509.DNSName("_x.example.com")], "a.example.com", ("a.example.com",)),
]


@pytest.mark.parametrize(("subject", "alternatives", "name", "names"), NAMES_ASKED)
def test_the_names_are_those_asked_for_each_once(
    subject: str, alternatives: list[x509.GeneralName], name: str, names: tuple[str, ...]
) -> None:
    key = make_private_key(KeyKind.P_256)
    extra = [x509.SubjectAlternativeName(alternatives)] if alternatives else []
    facts = read_csr(request_of(key, subject, *extra))
    assert (facts.common_name, facts.names) == (name, names)


@given(st.integers(0, len(DER) - 1), st.integers(1, 255))
def test_no_octet_can_be_changed_unseen(at: int, by: int) -> None:
    changed = bytearray(DER)
    changed[at] ^= by
    try:
        facts = read_csr(bytes(changed))
    except FieldError:
        return
    # What is left is the version, which is read as another, and how the signature's algorithm is written down.
    assert facts.public_key == EC_KEY.public_key
    assert facts.names == NAMES
