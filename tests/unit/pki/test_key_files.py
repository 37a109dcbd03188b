"""Key files are read in every form that programs write, and what is refused is refused by its name."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    pkcs12,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.errors import Damaged, FieldError
from certdesk.domain.local_keys import LARGEST_KEY_FILE, KeyChoice
from certdesk.domain.messages import MessageKey
from certdesk.pki.armour import CERTIFICATE, armour
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.der import elements, encoded
from certdesk.pki.issuance import IssuedCertificate
from certdesk.pki.key_files import encrypted_pem, is_key_of, plain_der, read_key
from certdesk.pki.key_making import make_pair
from certdesk.pki.keys import KeyKind, KeyPair
from tests.unit.pki.world import NAMES, request_for

PASSPHRASE, OTHER = "k7f3-9xwm-hqtz", "k7f3-9xwm-hqtx"
FILE = "shop.key"
EC_KEY = ec.generate_private_key(ec.SECP256R1())
RSA_KEY = rsa.generate_private_key(65537, 2048)
EC_DER = plain_der(EC_KEY)
_SECRET = BestAvailableEncryption(PASSPHRASE.encode())


def forms() -> Iterator[tuple[str, bytes, bytes]]:
    """Yield the name, the content and the key of a file in each form."""
    for family, key in (("EC", EC_KEY), ("RSA", RSA_KEY)):
        for name, form in (("PKCS #8", PrivateFormat.PKCS8), ("own", PrivateFormat.TraditionalOpenSSL)):
            for word, encoding in (("PEM", Encoding.PEM), ("DER", Encoding.DER)):
                yield f"{family} {name} {word}", key.private_bytes(encoding, form, NoEncryption()), plain_der(key)
        openssh = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
        yield f"{family} OpenSSH", openssh, plain_der(key)


def closed_forms() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of a file with the EC key in each form that a pass phrase opens."""
    yield "PKCS #8 PEM", EC_KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, _SECRET)
    yield "PKCS #8 DER", EC_KEY.private_bytes(Encoding.DER, PrivateFormat.PKCS8, _SECRET)
    yield "SEC 1 PEM", EC_KEY.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, _SECRET)
    yield "ours", encrypted_pem(EC_DER, PASSPHRASE)


FORMS, CLOSED_FORMS = list(forms()), list(closed_forms())
PEM = EC_KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def refusal(content: bytes, passphrase: str = "") -> tuple[str, MessageKey, dict[str, object]]:
    with pytest.raises(FieldError) as refused:
        read_key(content, FILE, passphrase)
    assert refused.value.__cause__ is None
    return refused.value.field, refused.value.key, dict(refused.value.facts)


@pytest.mark.parametrize("passphrase", ["", OTHER])
@pytest.mark.parametrize(("content", "key"), [form[1:] for form in FORMS], ids=[form[0] for form in FORMS])
def test_an_open_file_is_read_and_no_pass_phrase_is_looked_at(content: bytes, key: bytes, passphrase: str) -> None:
    assert read_key(content, FILE, passphrase) == key


@pytest.mark.parametrize("content", [form[1] for form in CLOSED_FORMS], ids=[form[0] for form in CLOSED_FORMS])
def test_a_closed_file_opens_with_its_pass_phrase_alone(content: bytes) -> None:
    assert read_key(content, FILE, PASSPHRASE) == EC_DER
    for wrong in ("", OTHER, "ü" * 9, "\ud800" * 9):
        assert refusal(content, wrong) == ("key", MessageKey.KEY_FILE_PASSPHRASE, {})


@pytest.mark.parametrize(
    "content",
    [
        PEM.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + PEM,
        PEM.decode().encode("utf-16"),
        b"Bag Attributes\n    friendlyName: shop\n" + PEM + armour(b"0\x03\x02\x01\x05", CERTIFICATE),
        b"\n".join(b"    " + line for line in PEM.splitlines()),
        b"\n".join(b"> " + line for line in PEM.splitlines()),
        b"-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + PEM,
        PEM + RSA_KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    ],
    ids=["CRLF", "BOM", "UTF-16", "beside a certificate", "indented", "quoted", "after parameters", "the first of two"],
)
def test_what_stands_around_the_key_does_not_matter(content: bytes) -> None:
    assert read_key(content, FILE, "") == EC_DER


def test_what_is_no_key_is_told_by_its_kind(issued: IssuedCertificate) -> None:
    pfx = pkcs12.serialize_key_and_certificates(b"shop", EC_KEY, None, None, NoEncryption())
    kinds = {
        "certificate": armour(issued.chain[0], CERTIFICATE),
        "request": make_pair(NAMES, KeyChoice.P256).csr,
        "pkcs12": pfx,
        "jks": b"\xfe\xed\xfe\xed\0\0\0\2",
        "text": b"dear webmaster",
    }
    for kind, content in kinds.items():
        assert refusal(content, PASSPHRASE) == ("key", MessageKey.KEY_FILE_FORM, {"file": FILE, "what": kind})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n",
        b"-----BEGIN PRIVATE KEY-----\n",
        b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n????\n-----END ENCRYPTED PRIVATE KEY-----\n",
        b"PuTTY-User-Key-File-3: ecdsa-sha2-nistp256\n",
        EC_DER[:-20],
        b"\0" * 100,
        b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
    ],
)
def test_a_broken_file_is_refused_as_such(content: bytes) -> None:
    assert refusal(content, PASSPHRASE)[:2] == ("key", MessageKey.KEY_FILE_FORM)


def test_a_large_file_is_refused_without_being_searched() -> None:
    assert read_key(PEM.ljust(LARGEST_KEY_FILE), FILE, "") == EC_DER
    assert refusal(PEM.ljust(LARGEST_KEY_FILE + 1))[2]["what"] == "other"


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_whatever_a_file_holds_it_is_read_or_refused_and_the_key_never_shows(data: st.DataObject) -> None:
    _, content, _ = data.draw(st.sampled_from(FORMS))
    at = data.draw(st.integers(0, len(content) - 1))
    changed = content[:at] + data.draw(st.binary(max_size=8)) + content[at + data.draw(st.integers(0, 9)) :]
    said = ""
    try:
        read_key(changed, FILE, PASSPHRASE)
    except FieldError as error:
        said = f"{error!r} {dict(error.facts)}"
    assert repr(changed)[2:-1] not in said or changed == b""


def test_an_encrypted_key_opens_with_its_pass_phrase_and_shows_nothing() -> None:
    content = encrypted_pem(EC_DER, PASSPHRASE)
    assert content.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----\r\n")
    assert load_pem_private_key(content, PASSPHRASE.encode()).private_numbers() == EC_KEY.private_numbers()  # type: ignore[union-attr]  # it is there, or the test fails
    with pytest.raises(ValueError, match="password"):
        load_pem_private_key(content, OTHER.encode())
    assert encrypted_pem(EC_DER, PASSPHRASE) != content


@settings(deadline=None, max_examples=3)
@given(st.sampled_from([EC_DER, plain_der(RSA_KEY), plain_der(ed25519.Ed25519PrivateKey.generate())]))
def test_any_key_can_be_encrypted(key: bytes) -> None:
    assert read_key(encrypted_pem(key, PASSPHRASE), FILE, PASSPHRASE) == key


@pytest.mark.parametrize("kind", KeyKind)
def test_a_key_is_that_of_its_certificate_and_of_no_other(
    authority: PracticeAuthority, keys: dict[KeyKind, KeyPair], kind: KeyKind
) -> None:
    leaf = authority.issue(request_for(keys[kind])).chain[0]
    assert [other for other, key in keys.items() if is_key_of(key.private_key, leaf)] == [kind]
    assert not is_key_of(plain_der(ed25519.Ed25519PrivateKey.generate()), leaf)


def test_a_key_of_another_kind_proves_nothing_even_for_its_own_certificate(issued: IssuedCertificate) -> None:
    assert not is_key_of(EC_DER, issued.chain[0])
    with pytest.raises(Damaged):
        is_key_of(EC_DER, b"0\x82rubbish")


def test_a_key_whose_public_half_was_swapped_is_found_out(
    authority: PracticeAuthority, keys: dict[KeyKind, KeyPair]
) -> None:
    """SEC 1 carries the public point beside the secret number; a file can claim another's."""
    own, other = keys[KeyKind.P_256], ec.generate_private_key(ec.SECP256R1())
    point = other.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    forged = plain_der(other).replace(point, own.public_key[-len(point) :])
    assert forged != plain_der(other)
    leaf = authority.issue(request_for(own)).chain[0]
    with suppress(FieldError):
        assert not is_key_of(read_key(forged, FILE, ""), leaf)


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1()], ids=lambda curve: curve.name)
@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL], ids=["PKCS #8", "SEC 1"])
def test_a_private_number_with_a_byte_too_many_or_too_few_is_read(curve: ec.EllipticCurve, form: PrivateFormat) -> None:
    size = (curve.key_size + 7) // 8
    for number in (1 << (curve.key_size - 10), (1 << (curve.key_size - 1)) + 7):
        key = ec.derive_private_key(number, curve)
        der = key.private_bytes(Encoding.DER, form, NoEncryption())
        digits = number.to_bytes(size).lstrip(b"\0")
        for spelled in (digits, b"\0" + digits):
            other = respelled(der, number.to_bytes(size), spelled)
            assert read_key(other, FILE, "") == plain_der(key)


def respelled(der: bytes, old: bytes, new: bytes) -> bytes:
    """Return a key with its private number spelled otherwise, and all lengths put right."""
    parts = [part for part in elements(der) if old in part.content]
    if len(parts) != 1:
        return der
    (part,) = parts
    content = new if part.content == old else respelled(part.content, old, new)
    return der.replace(part.whole, encoded(part.tag, content))
