"""Lists of weak keys: what their lines say, and what a key is looked up by."""

from hashlib import sha1, sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki.armour import armour
from certdesk.pki.key_list_format import digests_in, list_digests
from certdesk.pki.keys import KeyPair, make_request
from certdesk.pki.requests import describe_csr
from tests.unit.pki.readers import run
from tests.unit.pki.request_building import INFO, unsigned
from tests.unit.pki.weak_moduli import rsa_info

WHOLE = "6c3a4d0b2b8d8a3a2b7b9d5d8b7a0d9e1f2c3b4a5968778695a4b3c2d1e0f00f"
DEBIAN = "0123456789abcdef0123"


def read(content: bytes) -> list[bytes]:
    return list(digests_in(BytesIO(content)))


@pytest.mark.parametrize(
    ("content", "digests"),
    [
        (b"", []),
        (b"# nothing but words\n\n  \n", []),
        (WHOLE.encode(), [WHOLE]),
        (f"{WHOLE.upper()}\n{DEBIAN}\n".encode(), [WHOLE, DEBIAN]),
        (f"{WHOLE}\r\n\r\n{DEBIAN}\r\n".encode(), [WHOLE, DEBIAN]),
        (f"  {WHOLE} the key of a router\n{DEBIAN},2048,i386\n".encode(), [WHOLE, DEBIAN]),
        (f"{WHOLE}\t\xff\n".encode("latin-1"), [WHOLE]),
        (f"\ufeff{WHOLE}\n".encode(), [WHOLE]),
        (f"# {'long ' * 5_000}\n{WHOLE}\n".encode(), [WHOLE]),
        (f"{WHOLE} {'long ' * 5_000}\n{DEBIAN}\n".encode(), [WHOLE, DEBIAN]),
        (f"{WHOLE} ".ljust(4_096, "x").encode(), [WHOLE]),
    ],
)
def test_each_line_begins_with_a_digest_or_says_nothing(content: bytes, digests: list[str]) -> None:
    assert [digest.hex() for digest in read(content)] == digests


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"hello\n", 1),
        (f"{WHOLE}\n# x\n\n{WHOLE[:-1]}\n".encode(), 4),
        (f"{WHOLE}0\n".encode(), 1),
        (f"{WHOLE}#\n".encode(), 1),
        (f"{DEBIAN}0\n".encode(), 1),
        (f"{WHOLE}\n{DEBIAN[:-1]}g\n".encode(), 2),
        (b"\0" * 10_000, 1),
        (f"# {'long ' * 5_000}\nx\n".encode(), 2),
        (b"-----BEGIN PUBLIC KEY-----\n", 1),
    ],
)
def test_another_line_is_refused_by_its_number(content: bytes, line: int) -> None:
    with pytest.raises(FieldError) as refused:
        read(content)
    assert (refused.value.field, refused.value.key) == ("list", MessageKey.KEY_LIST_FORM)
    assert dict(refused.value.facts) == {"line": line}


def test_lines_are_read_as_they_are_asked_for() -> None:
    file = BytesIO(f"{WHOLE}\nnonsense\n".encode())
    assert next(digests_in(file)).hex() == WHOLE


@given(st.binary(max_size=300))
def test_any_file_gives_digests_or_the_line_that_has_none(content: bytes) -> None:
    lines = content.count(b"\n") + 1
    try:
        digests = read(content)
    except FieldError as error:
        told = error.facts["line"]
        digests = []
        lines -= int(str(told)) - 1
    assert lines > 0
    assert {len(digest) for digest in digests} <= {10, 32}


def test_a_key_is_looked_up_by_its_digest_and_an_rsa_key_by_that_of_debian_too() -> None:
    info = rsa_info(0xABCDEF01)
    debian = sha1(b"Modulus=ABCDEF01\n", usedforsecurity=False).digest()[10:]
    assert list_digests(describe_csr(unsigned(info))) == (sha256(info).digest(), debian)
    assert list_digests(describe_csr(unsigned(INFO))) == (sha256(INFO).digest(),)


@pytest.mark.foreign
def test_the_digest_of_debian_is_that_of_what_openssl_prints(key: KeyPair, tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_bytes(armour(key.public_key, "PUBLIC KEY"))
    printed = run("openssl", "rsa", "-pubin", "-in", "key.pem", "-noout", "-modulus", cwd=tmp_path)
    facts = describe_csr(make_request(key.private_key, ("a.example.com",)).encode())
    assert sha1(printed.encode(), usedforsecurity=False).digest()[10:] in list_digests(facts)
