"""How much work a store asks for is seen before any is done, however it is written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError
from certdesk.pki.certificate_files import site_certificates
from certdesk.pki.der import Tag, encoded, integer
from certdesk.pki.store_rounds import MOST_ROUNDS, rounds_in
from tests.unit.services.migrations.office import certificate, pfx

PBKDF2 = bytes.fromhex("2a864886f70d01050c")
PBES2 = bytes.fromhex("2a864886f70d01050d")
TRIPLE_DES = bytes.fromhex("2a864886f70d010c0103")
DATA, ENCRYPTED = bytes.fromhex("2a864886f70d010701"), bytes.fromhex("2a864886f70d010706")
SHA_256 = bytes.fromhex("608648016503040201")
AES = bytes.fromhex("60864801650304012a")
SALT = encoded(Tag.OCTET_STRING, b"saltsalt")


def sequence(*parts: bytes) -> bytes:
    return encoded(Tag.SEQUENCE, *parts)


def oid(content: bytes) -> bytes:
    return encoded(Tag.OID, content)


def scheme(rounds: int, kind: str = "PBES2") -> bytes:
    if kind == "3DES":
        return sequence(oid(TRIPLE_DES), sequence(SALT, integer(rounds)))
    made = sequence(oid(PBKDF2), sequence(SALT, integer(rounds)))
    return sequence(oid(PBES2), sequence(made, sequence(oid(AES), encoded(Tag.OCTET_STRING, bytes(16)))))


def store(encryption: bytes, mac_rounds: int = 0, bags: int = 1) -> bytes:
    content = sequence(oid(DATA), encryption, encoded(0x80, bytes(64)))
    bag = sequence(oid(ENCRYPTED), encoded(Tag.CONTEXT, sequence(integer(0), content)))
    safe = sequence(oid(DATA), encoded(Tag.CONTEXT, encoded(Tag.OCTET_STRING, sequence(*[bag] * bags))))
    digest = sequence(sequence(oid(SHA_256)), encoded(Tag.OCTET_STRING, bytes(32)))
    mac = [sequence(digest, SALT, integer(mac_rounds))] if mac_rounds else []
    return sequence(integer(3), safe, *mac)


def endless(der: bytes) -> bytes:
    """The same with an outer length that is left open, and an octet string in pieces, as BER allows."""
    at = 2 + (der[1] & 0x7F if der[1] & 0x80 else 0)
    return b"\x30\x80" + der[at:] + b"\0\0"


@pytest.mark.parametrize(
    ("made", "rounds"),
    [
        (store(scheme(2_048)), 2_048),
        (store(scheme(2_048), 10_000), 12_048),
        (store(scheme(600_000, "3DES"), 1), 600_001),
        (store(scheme(100_000), 0, 3), 300_000),
        (endless(store(scheme(2_048), 10_000)), 12_048),
        (b"", 0),
        (b"\x30\x80\x30\x80", 0),
    ],
)
def test_rounds_are_counted(made: bytes, rounds: int) -> None:
    assert rounds_in(made) == rounds


@pytest.mark.parametrize(
    "made",
    [
        store(scheme(2**31 - 1)),
        store(scheme(2_048), 2**31 - 1),
        store(scheme(2**31 - 1, "3DES")),
        store(scheme(2**80)),
        store(scheme(1_000_000), 0, 6),
        endless(store(scheme(2**31 - 1))),
        store(scheme(2**31 - 1)) + b"and more",
    ],
)
def test_a_store_that_asks_for_too_much_is_refused_at_once(made: bytes) -> None:
    begun = time.process_time()
    for passphrase in ("", "sesame"):
        with pytest.raises(FieldError) as refused:
            site_certificates(made, "x.pfx", passphrase)
        assert refused.value.facts["inside"] == "endless work"
    assert time.process_time() - begun < 2


def test_an_octet_string_in_pieces_hides_nothing() -> None:
    inner = scheme(2**31 - 1)
    pieces = b"".join(encoded(Tag.OCTET_STRING, inner[at : at + 7]) for at in range(0, len(inner), 7))
    assert rounds_in(sequence(b"\x24\x80" + pieces + b"\0\0")) > MOST_ROUNDS
    assert rounds_in(sequence(encoded(0x24, pieces))) > MOST_ROUNDS


def test_a_store_of_any_program_is_opened() -> None:
    made = pfx(certificate("clinic.example"), "sesame")
    assert 0 < rounds_in(made) < MOST_ROUNDS
    assert len(site_certificates(made, "x.pfx", "sesame")) == 1
    assert len(site_certificates(endless(made), "x.pfx", "sesame")) == 1


@pytest.mark.parametrize("piece", [b"\x30\x80", b"\x24\x80\x04\x02\x30\x80", b"\x02\x01\x01", b"\x04\x02\x30\x80"])
def test_the_looking_itself_is_bounded(piece: bytes) -> None:
    begun = time.process_time()
    rounds_in(piece * (4_000_000 // len(piece)))
    assert time.process_time() - begun < 5


@given(st.binary(max_size=300))
def test_any_bytes_are_looked_at(content: bytes) -> None:
    assert rounds_in(content) >= 0
    assert rounds_in(b"\x30\x80" + content) >= 0
