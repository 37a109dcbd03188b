"""Certificates out of PKCS #12 stores of whichever program, without any work that is not seen from outside."""

import hashlib
import shutil
import subprocess
import time
import tracemalloc
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki import rc2
from certdesk.pki.certificate_files import site_certificates
from certdesk.pki.der import Tag, encoded, integer
from certdesk.pki.store_certificates import certificates_in
from certdesk.pki.store_ciphers import UnknownCipher
from certdesk.pki.store_rounds import MOST_ROUNDS
from tests.unit.pki.test_store_rounds import (
    AES,
    DATA,
    ENCRYPTED,
    PBES2,
    PBKDF2,
    SALT,
    TRIPLE_DES,
    endless,
    oid,
    scheme,
    sequence,
    store,
)
from tests.unit.services.migrations.office import KEY_PEM, certificate, pem, pfx

CLINIC = certificate("clinic.example")
DER = CLINIC.public_bytes(Encoding.DER)
AES_256 = AES[:-1] + b"\x2a"
CERTIFICATE_BAG = bytes.fromhex("2a864886f70d010c0a0103")
SHROUDED_BAG = bytes.fromhex("2a864886f70d010c0a0102")
X509 = bytes.fromhex("2a864886f70d01091601")
WAYS = [
    [], ["-legacy"], ["-certpbe", "PBE-SHA1-3DES"], ["-certpbe", "PBE-SHA1-2DES"], ["-certpbe", "AES-128-CBC"],
    ["-certpbe", "DES-EDE3-CBC"], ["-legacy", "-certpbe", "PBE-SHA1-RC2-128"], ["-certpbe", "NONE"], ["-nomac"],
]  # fmt: skip


def bag(kind: bytes, *content: bytes) -> bytes:
    return sequence(oid(kind), encoded(Tag.CONTEXT, sequence(*content)))


def locked(bags: bytes, passphrase: str = "", rounds: int = 1_000) -> bytes:
    """A store whose bags are all encrypted, with AES-256 and SHA-1."""
    key, size = hashlib.pbkdf2_hmac("sha1", passphrase.encode(), b"saltsalt", rounds, 32), 16 - len(bags) % 16
    encryptor = Cipher(algorithms.AES(key), modes.CBC(bytes(16))).encryptor()
    hidden = encryptor.update(bags + bytes((size,)) * size) + encryptor.finalize()
    made = sequence(oid(PBKDF2), sequence(SALT, integer(rounds)))
    way = sequence(oid(PBES2), sequence(made, sequence(oid(AES_256), encoded(Tag.OCTET_STRING, bytes(16)))))
    content = sequence(integer(0), sequence(oid(DATA), way, encoded(0x80, hidden)))
    safe = sequence(sequence(oid(ENCRYPTED), encoded(Tag.CONTEXT, content)))
    return sequence(integer(3), sequence(oid(DATA), encoded(Tag.CONTEXT, encoded(Tag.OCTET_STRING, safe))))


def test_what_is_hidden_within_an_open_store_keeps_nobody_busy() -> None:
    """A key that asks for two thousand million rounds, where nothing is seen of it before the store is opened."""
    hostile = bag(SHROUDED_BAG, scheme(2**31 - 1, "3DES"), encoded(Tag.OCTET_STRING, bytes(64)))
    good = bag(CERTIFICATE_BAG, oid(X509), encoded(Tag.CONTEXT, encoded(Tag.OCTET_STRING, DER)))
    begun = time.perf_counter()
    (found,) = site_certificates(locked(sequence(hostile, good)), "bad.pfx")
    assert found.common_name == "clinic.example"
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("made", [store(scheme(MOST_ROUNDS, "3DES"), 0, 2), store(scheme(0))])
def test_no_more_rounds_are_begun_than_may_be(made: bytes) -> None:
    with pytest.raises(ValueError, match="rounds"):
        certificates_in(made, "")


def rc2_store(contents: int) -> bytes:
    """Much that is encrypted with RC2, which takes a second for each quarter of a million octets."""
    way = sequence(oid(TRIPLE_DES[:-1] + b"\x06"), sequence(SALT, integer(1)))
    hidden = sequence(integer(0), sequence(oid(DATA), way, encoded(0x80, bytes(256 * 1024))))
    safe = sequence(*[sequence(oid(ENCRYPTED), encoded(Tag.CONTEXT, hidden))] * contents)
    return sequence(integer(3), sequence(oid(DATA), encoded(Tag.CONTEXT, encoded(Tag.OCTET_STRING, safe))))


@pytest.mark.parametrize("made", [store(scheme(MOST_ROUNDS // 2, "3DES")), store(scheme(MOST_ROUNDS)), rc2_store(15)])
def test_work_counts_for_all_that_is_made_and_decrypted(made: bytes) -> None:
    """Key and vector of 3DES take the rounds three times, an AES-256 key of SHA-1 takes them twice."""
    with pytest.raises(FieldError) as refused:
        site_certificates(made, "long.pfx", "geheim")
    assert refused.value.facts["inside"] == "endless work"


def test_a_long_salt_takes_little_more_room_than_itself() -> None:
    salt = encoded(Tag.OCTET_STRING, bytes(3_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match=r"padding|ber|der"):
            certificates_in(store(sequence(oid(TRIPLE_DES), sequence(salt, integer(1)))), "geheim")
        assert tracemalloc.get_traced_memory()[1] < 20 * 3_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("passphrase", ["", "geheim", "pä€😀"])
def test_a_store_is_opened_by_its_pass_phrase_alone(passphrase: str) -> None:
    made = pfx(CLINIC, passphrase) if passphrase else locked(sequence())
    assert certificates_in(made, passphrase) == ([DER] if passphrase else [])
    with pytest.raises(ValueError, match=r"padding|ber|der"):
        certificates_in(made, "another")
    if passphrase:
        assert certificates_in(endless(made), passphrase) == [DER], "as Java and NSS write it"


def test_another_way_of_encrypting_is_told(tmp_path: Path) -> None:
    unknown = store(sequence(oid(TRIPLE_DES[:-1] + b"\x63"), sequence(SALT, integer(1))))
    with pytest.raises(UnknownCipher):
        certificates_in(unknown, "")
    with pytest.raises(FieldError) as caught:
        site_certificates(unknown, "odd.pfx", "geheim")
    assert (caught.value.key, caught.value.facts["inside"]) == (MessageKey.CERTIFICATE_FILE, "unknown cipher")


@given(st.binary(max_size=200), st.integers(0, 400))
def test_what_is_damaged_is_refused_and_no_bug(noise: bytes, at: int) -> None:
    made = locked(sequence())
    for content in (noise, made[:at] + noise + made[at + len(noise) :]):
        try:
            certificates_in(content, "")
        except (ValueError, UnknownCipher):
            continue


@pytest.mark.parametrize(
    ("key", "hidden", "plain"),
    [
        ("3000000000000000", "30649edf9be7d2c2", "1000000000000001"),
        ("88bca90e90875a7f0f79c384627bafb2", "2269552ab0f85ca6", "0000000000000000"),
    ],
    ids=["64 bits", "128 bits"],
)
def test_rc2_is_that_of_rfc_2268(key: str, hidden: str, plain: str) -> None:
    assert rc2.decrypted(bytes.fromhex(key), bytes(8), bytes.fromhex(hidden)).hex() == plain


@pytest.mark.foreign
@pytest.mark.skipif(shutil.which("openssl") is None, reason="missing: openssl")
@pytest.mark.parametrize("passphrase", ["", "geheim", "pä€😀"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: " ".join(way) or "as it comes")
def test_what_openssl_writes_is_read(tmp_path: Path, way: list[str], passphrase: str) -> None:
    (tmp_path / "site.pem").write_bytes(pem(CLINIC) + KEY_PEM)
    command = ["openssl", "pkcs12", "-export", "-in", "site.pem", "-out", "site.pfx", "-passout", f"pass:{passphrase}"]
    subprocess.run([*command, *way], cwd=tmp_path, check=True, capture_output=True)
    (found,) = site_certificates((tmp_path / "site.pfx").read_bytes(), "site.pfx", passphrase)
    assert found.common_name == "clinic.example"
