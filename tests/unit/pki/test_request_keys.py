"""What a key in a request is, what is wrong with it, and whether the request is signed with it."""

from math import isqrt

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ed448, ed25519, mldsa, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from certdesk.domain.csr import CsrFacts, KeyFacts, KeyFamily, KeyFlaw
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki.der import Tag, encoded, integer
from certdesk.pki.keys import KeyPair, load_private_key
from certdesk.pki.requests import describe_csr, read_csr
from certdesk.pki.weak_keys.rsa import has_close_primes
from tests.unit.pki.request_building import INFO, KEY, body, identifier, oid, sealed, unsigned
from tests.unit.pki.weak_moduli import close_modulus, roca_modulus, rough, rsa_info

EC_KEY = "1.2.840.10045.2.1"
P_256, P_521 = "1.2.840.10045.3.1.7", "1.3.132.0.35"
GOOD_MODULUS = rough(3 << 1022) * rough((3 << 1022) + (1 << 1000))
POINT = b"\4" + bytes(range(64))


def info(algorithm: bytes, material: bytes) -> bytes:
    return encoded(Tag.SEQUENCE, algorithm, encoded(Tag.BIT_STRING, b"\0", material))


def curve(dotted: str, point: bytes = POINT) -> bytes:
    return info(identifier(EC_KEY, oid(dotted)), point)


def info_of(key: PublicKeyTypes) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def described(key: bytes) -> CsrFacts:
    return describe_csr(unsigned(key))


RSA_KEYS: list[tuple[str, int, int, set[KeyFlaw]]] = [
    ("good", GOOD_MODULUS, 65537, set()),
    ("the lowest exponent", GOOD_MODULUS, 3, {KeyFlaw.EXPONENT_ODD}),
    ("just too low to be advised", GOOD_MODULUS, 65535, {KeyFlaw.EXPONENT_ODD}),
    ("the highest that is advised", GOOD_MODULUS, (1 << 256) - 1, set()),
    ("higher than is advised", GOOD_MODULUS, (1 << 256) + 1, {KeyFlaw.EXPONENT_ODD}),
    ("an exponent of one", GOOD_MODULUS, 1, {KeyFlaw.EXPONENT}),
    ("an even exponent", GOOD_MODULUS, 65536, {KeyFlaw.EXPONENT}),
    ("an exponent above the modulus", GOOD_MODULUS, GOOD_MODULUS + 2, {KeyFlaw.EXPONENT}),
    ("small", rough(3 << 510) * rough(3 << 511), 65537, {KeyFlaw.SMALL}),
    ("uneven", rough(3 << 1022) * rough(15 << 1022), 65537, {KeyFlaw.UNEVEN}),
    ("even", GOOD_MODULUS + 1, 65537, {KeyFlaw.FACTOR}),
    ("the largest small factor", 751 * rough((1 << 2047) // 751 + 1), 65537, {KeyFlaw.FACTOR}),
    ("the smallest factor that is not small", 757 * rough((1 << 2047) // 757 + 1), 65537, set()),
    ("neighbouring primes", close_modulus(2048), 65537, {KeyFlaw.CLOSE}),
    ("a square", rough(3 << 1022) ** 2, 65537, {KeyFlaw.CLOSE}),
    ("neighbouring primes of 4096 bits", close_modulus(4096), 65537, {KeyFlaw.CLOSE}),
    ("primes that are close by fewer bits", close_modulus(2048, 1 << 600), 65537, set()),
    ("a faulty chip, 1024 bits", roca_modulus(1024), 65537, {KeyFlaw.SMALL, KeyFlaw.ROCA}),
    ("a faulty chip, 2048 bits", roca_modulus(2048), 65537, {KeyFlaw.ROCA}),
    ("the largest", (1 << 8191) | GOOD_MODULUS, 65537, set()),
    ("too large", (1 << 8199) | GOOD_MODULUS, 65537, {KeyFlaw.LARGE}),
    ("half a million bits", 1 << 500_000 | GOOD_MODULUS, 65537, {KeyFlaw.LARGE}),
]


@pytest.mark.parametrize(
    ("modulus", "exponent", "flaws"), [key[1:] for key in RSA_KEYS], ids=[key[0] for key in RSA_KEYS]
)
def test_each_flaw_of_an_rsa_key_is_found(modulus: int, exponent: int, flaws: set[KeyFlaw]) -> None:
    facts = described(rsa_info(modulus, exponent))
    found = set(facts.key.flaws)
    if modulus.bit_length() > 8191:
        found.discard(KeyFlaw.FACTOR)  # which the largest one may have by chance
    assert found == flaws
    assert (facts.key.family, facts.key.bits) == (KeyFamily.RSA, modulus.bit_length())
    assert facts.algorithm == f"RSA {modulus.bit_length()}"


def test_close_primes_are_found_in_the_hundredth_round_and_not_in_the_next() -> None:
    """Of n = a² − b² the method finds a after b² / 2a rounds, as √n is smaller than a by as much."""
    middle = 1 << 1023
    for twice_the_rounds, is_found in ((199, True), (201, False)):
        half = isqrt(twice_the_rounds * middle) | 1
        assert has_close_primes((middle + half) * (middle - half)) is is_found


@pytest.mark.parametrize(("modulus", "exponent"), [(0, 3), (-GOOD_MODULUS, 3), (GOOD_MODULUS, 0), (GOOD_MODULUS, -3)])
def test_numbers_that_no_key_has_make_a_request_broken(modulus: int, exponent: int) -> None:
    numbers = encoded(
        Tag.SEQUENCE,
        *(
            encoded(Tag.INTEGER, number.to_bytes(number.bit_length() // 8 + 1, signed=True))
            for number in (modulus, exponent)
        ),
    )
    with pytest.raises(FieldError) as refused:
        described(info(identifier("1.2.840.113549.1.1.1", b"\5\0"), numbers))
    assert refused.value.key is MessageKey.CSR_BROKEN


KINDS: list[tuple[bytes, KeyFacts, str]] = [
    (INFO, KeyFacts(KeyFamily.EC, 256, "P-256"), "ECDSA P-256"),
    (curve(P_256), KeyFacts(KeyFamily.EC, 256, "P-256", (KeyFlaw.POINT,)), "ECDSA P-256"),
    (curve(P_256, b"\0"), KeyFacts(KeyFamily.EC, 256, "P-256", (KeyFlaw.POINT,)), "ECDSA P-256"),
    (
        curve(P_521),
        KeyFacts(KeyFamily.EC, 521, "P-521", (KeyFlaw.CURVE_ASKED, KeyFlaw.POINT)),
        "ECDSA P-521",
    ),
    (curve("1.3.132.0.10"), KeyFacts(KeyFamily.EC, 256, "secp256k1", (KeyFlaw.CURVE,)), "ECDSA secp256k1"),
    (curve("1.3.132.0.16"), KeyFacts(KeyFamily.EC, 283, "sect283k1", (KeyFlaw.CURVE,)), "ECDSA sect283k1"),
    (
        curve("1.3.36.3.3.2.8.1.1.7"),
        KeyFacts(KeyFamily.EC, 256, "brainpoolP256r1", (KeyFlaw.CURVE,)),
        "ECDSA brainpoolP256r1",
    ),
    (curve("1.2.3.4"), KeyFacts(KeyFamily.EC, 0, "1.2.3.4", (KeyFlaw.CURVE,)), "ECDSA 1.2.3.4"),
    (
        info(identifier(EC_KEY, encoded(Tag.SEQUENCE, integer(1))), POINT),
        KeyFacts(KeyFamily.EC, 0, "with explicit parameters", (KeyFlaw.CURVE,)),
        "ECDSA with explicit parameters",
    ),
    (
        info(identifier(EC_KEY), POINT),
        KeyFacts(KeyFamily.EC, 0, "with explicit parameters", (KeyFlaw.CURVE,)),
        "ECDSA with explicit parameters",
    ),
    (curve("1.2.156.10197.1.301"), KeyFacts(KeyFamily.SM2, 256, "SM2", (KeyFlaw.KIND,)), "SM2"),
    (
        info(identifier("1.2.643.7.1.1.1.1"), bytes(64)),
        KeyFacts(KeyFamily.GOST, 256, flaws=(KeyFlaw.KIND,)),
        "GOST R 34.10-2012",
    ),
    (
        info(identifier("1.2.643.2.2.19"), bytes(64)),
        KeyFacts(KeyFamily.GOST, 256, flaws=(KeyFlaw.KIND,)),
        "GOST R 34.10-2001",
    ),
    (info(identifier("1.2.840.10040.4.1"), b"\2\1\5"), KeyFacts(KeyFamily.DSA, flaws=(KeyFlaw.KIND,)), "DSA"),
    (info(identifier("1.3.101.110"), bytes(32)), KeyFacts(KeyFamily.OTHER, 256, flaws=(KeyFlaw.KIND,)), "X25519"),
    (info(identifier("1.2.3.4.5"), bytes(32)), KeyFacts(KeyFamily.OTHER, flaws=(KeyFlaw.KIND,)), "1.2.3.4.5"),
    (
        rsa_info(GOOD_MODULUS, algorithm=identifier("1.2.840.113549.1.1.10")),
        KeyFacts(KeyFamily.RSA, 2048, flaws=(KeyFlaw.KIND,)),
        "RSA-PSS 2048",
    ),
]


@pytest.mark.parametrize(("key", "facts", "words"), KINDS, ids=[kind[2] for kind in KINDS])
def test_each_kind_of_key_is_told_and_named(key: bytes, facts: KeyFacts, words: str) -> None:
    found = described(key)
    assert (found.key, found.algorithm) == (facts, words)


def test_a_compressed_point_is_spelled_as_certificates_spell_it() -> None:
    point = KEY.public_key()
    short = curve(P_256, point.public_bytes(Encoding.X962, PublicFormat.CompressedPoint))
    assert short != INFO
    assert described(short).public_key == INFO


def test_a_request_is_only_called_unsigned_by_a_key_that_can_tell() -> None:
    for key, signed in ((curve("1.2.156.10197.1.301"), None), (curve("1.3.132.0.16"), None), (INFO, False)):
        assert described(key).is_signed is signed


@pytest.mark.parametrize(
    "private",
    [
        ed25519.Ed25519PrivateKey.generate(),
        ed448.Ed448PrivateKey.generate(),
        mldsa.MLDSA44PrivateKey.generate(),
        mldsa.MLDSA65PrivateKey.generate(),
    ],
    ids=["Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65"],
)
def test_possession_is_proved_for_kinds_that_are_refused_too(
    private: ed25519.Ed25519PrivateKey | ed448.Ed448PrivateKey | mldsa.MLDSA44PrivateKey | mldsa.MLDSA65PrivateKey,
) -> None:
    signed = body(info=info_of(private.public_key()))
    algorithm = identifier("1.3.101.112")
    assert describe_csr(sealed(signed, algorithm, private.sign(signed))).is_signed is True
    changed = signed.replace(b"a.example", b"b.example")
    facts = describe_csr(sealed(changed, algorithm, private.sign(signed)))
    assert (facts.is_signed, facts.key.flaws) == (False, (KeyFlaw.KIND,))


DIGESTS: list[tuple[str, hashes.HashAlgorithm, hashes.HashAlgorithm]] = [
    ("2.16.840.1.101.3.4.2.1", hashes.SHA256(), hashes.SHA256()),
    ("2.16.840.1.101.3.4.2.3", hashes.SHA512(), hashes.SHA1()),
]


@pytest.mark.parametrize(("number", "digest", "mask"), DIGESTS)
def test_rsa_pss_is_verified_with_the_hashes_that_it_names(
    key: KeyPair, number: str, digest: hashes.HashAlgorithm, mask: hashes.HashAlgorithm
) -> None:
    private = load_private_key(key.private_key)
    assert isinstance(private, rsa.RSAPrivateKey)
    named = {"sha1": "1.3.14.3.2.26", "sha256": "2.16.840.1.101.3.4.2.1"}[mask.name]
    parameters = encoded(
        Tag.SEQUENCE,
        encoded(0xA0, identifier(number)),
        encoded(0xA1, identifier("1.2.840.113549.1.1.8", identifier(named))),
        encoded(0xA2, integer(20)),
    )
    signed = body(info=key.public_key)
    scheme = padding.PSS(padding.MGF1(mask), 20)
    content = sealed(signed, identifier("1.2.840.113549.1.1.10", parameters), private.sign(signed, scheme, digest))
    assert read_csr(content).signature == "RSA-PSS"
    assert describe_csr(content.replace(b"a.example", b"b.example")).is_signed is False


def test_rsa_pss_without_parameters_means_sha_1(key: KeyPair) -> None:
    private = load_private_key(key.private_key)
    assert isinstance(private, rsa.RSAPrivateKey)
    signed = body(info=key.public_key)
    scheme = padding.PSS(padding.MGF1(hashes.SHA1()), 20)
    for parameters in ((), (encoded(Tag.SEQUENCE),)):
        algorithm = identifier("1.2.840.113549.1.1.10", *parameters)
        assert describe_csr(sealed(signed, algorithm, private.sign(signed, scheme, hashes.SHA1()))).is_signed


def test_a_signature_of_another_kind_of_key_is_not_its_own(key: KeyPair) -> None:
    for info_, algorithm in ((key.public_key, "1.2.840.10045.4.3.2"), (INFO, "1.2.840.113549.1.1.11")):
        assert describe_csr(unsigned(info_, identifier(algorithm))).is_signed is False


def test_dsa_is_told_with_its_size_and_verified() -> None:
    private = dsa.generate_private_key(1024)
    signed = body(info=info_of(private.public_key()))
    content = sealed(signed, identifier("1.2.840.10040.4.3"), private.sign(signed, hashes.SHA1()))
    facts = describe_csr(content)
    assert (facts.algorithm, facts.signature, facts.is_signed) == ("DSA 1024", "SHA-1 with DSA", True)


@pytest.mark.parametrize(
    ("key", "refused"),
    [
        (rsa_info(rough(3 << 510) * rough(3 << 511)), MessageKey.CSR_WEAK),
        (rsa_info(1 << 16_000 | GOOD_MODULUS), MessageKey.KEY_LARGE),
        (rsa_info(rough(3 << 1022) * rough(15 << 1022)), MessageKey.KEY_UNEVEN),
        (rsa_info(GOOD_MODULUS, 1), MessageKey.KEY_EXPONENT),
        (rsa_info(GOOD_MODULUS + 1), MessageKey.KEY_FACTOR),
        (rsa_info(close_modulus(2048)), MessageKey.KEY_CLOSE),
        (rsa_info(roca_modulus(2048)), MessageKey.KEY_ROCA),
        (curve(P_521), MessageKey.KEY_CURVE),
        (curve(P_256), MessageKey.KEY_POINT),
        (curve("1.2.156.10197.1.301"), MessageKey.KEY_KIND),
        (rsa_info(GOOD_MODULUS, 3), MessageKey.CSR_SIG),
        (INFO, MessageKey.CSR_SIG),
    ],
    ids=(
        *("small", "large", "uneven", "exponent", "factor", "close primes", "roca", "curve", "point", "kind"),
        *("not signed by RSA", "not signed by ECDSA"),
    ),
)
def test_an_authority_refuses_each_key_by_what_is_wrong_with_it(key: bytes, refused: MessageKey) -> None:
    with pytest.raises(FieldError) as error:
        read_csr(unsigned(key))
    assert error.value.key is refused
    assert ("algorithm" in error.value.facts) is (refused is not MessageKey.CSR_SIG)
