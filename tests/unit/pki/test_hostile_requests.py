"""Whatever is handed in is described or refused, and soon: cut, flipped, nested, endless, and made to take long."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.csr import LARGEST_CSR, CsrFacts
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.pki.armour import armour
from certdesk.pki.asked_names import MOST_NAMES
from certdesk.pki.der import Tag, encoded, integer
from certdesk.pki.keys import KeyKind, make_private_key, make_request, private_der
from certdesk.pki.requests import describe_all, read_csr
from tests.unit.pki.request_building import (
    COMMON_NAME,
    attribute,
    extensions,
    general_names,
    hosts,
    identifier,
    name,
    oid,
    request,
    unsigned,
)
from tests.unit.pki.weak_moduli import rsa_info

BEGIN, END = "-----BEGIN CERTIFICATE REQUEST-----", "-----END CERTIFICATE REQUEST-----"
REFUSALS = {
    MessageKey.CSR_EMPTY: set(),
    MessageKey.CSR_BIG: {"size"},
    MessageKey.CSR_KEYFILE: set(),
    MessageKey.CSR_CERT: {"name", "date"},
    MessageKey.CSR_NOTCSR: {"what"},
    MessageKey.CSR_BROKEN: set(),
}

SAMPLES = [
    request(
        name((COMMON_NAME, "bücher.example.com"), ("2.5.4.11", "Web"), tag=Tag.UTF8_STRING),
        attribute("1.2.840.113549.1.9.7", encoded(Tag.UTF8_STRING, b"secret"))
        + extensions(general_names((2, b"xn--bcher-kva.example.com"), (7, b"\1\2\3\4"), (1, b"a@b.example"))),
        version=2,
    ),
    unsigned(rsa_info(3 << 1024)),
    unsigned(encoded(Tag.SEQUENCE, identifier("1.2.840.10045.2.1", oid("1.3.132.0.10")), b"\3\3\0\4\4")),
    make_request(private_der(make_private_key(KeyKind.P_384)), ("a.example.com", "*.b.example.com")).encode(),
    armour(request(), "NEW CERTIFICATE REQUEST"),
]


def check(content: bytes) -> None:
    """Assert that all is said by facts that can be shown, or by a refusal with all the facts of its words."""
    try:
        found = describe_all(content)
    except FieldError as error:
        found = (error,)
    assert found
    for one in found:
        if isinstance(one, FieldError):
            assert one.field == "csr"
            assert set(one.facts) - {"line"} == REFUSALS[one.key]
        else:
            check_facts(one)


def check_facts(facts: CsrFacts) -> None:
    (again,) = describe_all(facts.der)
    assert isinstance(again, CsrFacts)
    assert (again.der, again.asked, again.key, again.is_signed) == (facts.der, facts.asked, facts.key, facts.is_signed)
    assert len(facts.algorithm) < 200
    for text in [value for _, value in facts.subject] + [one.typed for one in facts.asked] + list(facts.names):
        assert text == displayable(text)


def cut(sample: bytes, at: int, length: int) -> bytes:
    return sample[:at] + sample[at + length :]


def doubled(sample: bytes, at: int, length: int) -> bytes:
    return sample[: at + length] + sample[at:]


def flipped(sample: bytes, at: int, by: int) -> bytes:
    changed = bytearray(sample)
    changed[at % len(sample)] ^= by % 255 + 1
    return bytes(changed)


def swapped(sample: bytes, at: int, by: int) -> bytes:
    return sample[:at] + bytes((by % 256,)) * (by % 5) + sample[at + 1 :]


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(SAMPLES),
    st.lists(
        st.tuples(st.sampled_from([cut, doubled, flipped, swapped]), st.integers(0, 900), st.integers(0, 300)),
        min_size=1,
        max_size=4,
    ),
)
def test_a_request_that_was_tampered_with_is_described_or_refused(
    sample: bytes, changes: list[tuple[Callable[[bytes, int, int], bytes], int, int]]
) -> None:
    for change, at, by in changes:
        sample = change(sample, at, by) or b"\0"
    check(sample)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("-BEGIN END CERTIFICATE REQUEST\n>\\=rnMIIC+/ \u202e\0"), max_size=400))
def test_text_that_is_nearly_armour_is_described_or_refused(text: str) -> None:
    check(text.encode())
    check(text.encode("utf-16"))


def der(depth: int) -> st.SearchStrategy[bytes]:
    """Return any DER of a few levels, most of it without sense."""
    tags = st.sampled_from([*Tag, 0x82, 0x87, 0xA1, 0xA3, 0x01, 0x17])
    plain = st.builds(encoded, tags, st.binary(max_size=12)) | st.sampled_from(
        [oid(COMMON_NAME), oid("1.2.840.113549.1.9.14"), oid("2.5.29.17"), integer(0), identifier("1.2.840.10045.2.1")]
    )

    def within(inner: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
        return st.builds(lambda tag, parts: encoded(tag, *parts), tags, st.lists(inner, max_size=4))

    return st.recursive(plain, within, max_leaves=depth)


@settings(max_examples=300, deadline=None)
@given(der(12), der(12), der(12), der(6), der(6))
def test_any_der_in_place_of_the_parts_is_described_or_refused(
    subject: bytes, info: bytes, attributes: bytes, algorithm: bytes, signature: bytes
) -> None:
    whole = encoded(
        Tag.SEQUENCE,
        encoded(Tag.SEQUENCE, integer(0), encoded(0x30, subject), encoded(0x30, info), encoded(0xA0, attributes)),
        encoded(Tag.SEQUENCE, algorithm),
        encoded(Tag.BIT_STRING, b"\0", signature),
    )
    check(whole)
    check(request(encoded(0x30, subject), attributes))
    check(unsigned(encoded(0x30, identifier("1.2.840.113549.1.1.1"), encoded(3, b"\0", info)), algorithm))


def filled(with_: str | bytes) -> bytes:
    part = with_ if isinstance(with_, bytes) else with_.encode()
    return (part * (LARGEST_CSR // len(part) + 1))[:LARGEST_CSR]


def nested(levels: int) -> bytes:
    whole = b""
    for _ in range(levels):
        whole = encoded(Tag.SEQUENCE, whole)
    return whole[:LARGEST_CSR]


# Each of these would take minutes of anything whose time grows with the square of what it reads.
ENDLESS = {
    "begins": filled(BEGIN),
    "begins on lines": filled(BEGIN + "\n"),
    "ends": filled(END),
    "empty blocks": filled(f"{BEGIN}\n{END}\n"),
    "half a label": filled("-----BEGIN A"),
    "ENDEND": filled("END"),
    "dashes": filled("-"),
    "dashes and spaces": filled("- "),
    "quote marks": filled("> "),
    "quoted nothing": filled(">\n"),
    "spaces before a letter": b" " * (LARGEST_CSR - 1) + b"x",
    "backslashes": filled("\\"),
    "spelled breaks": filled("\\r"),
    "padding": filled("="),
    "padding in a block": f"{BEGIN}\n{'=' * 65_000}\n{END}".encode(),
    "padding apart in a block": f"{BEGIN}\n{'= ' * 32_000}\n{END}".encode(),
    "soft breaks": b"=3D" + filled("=\n")[3:],
    "letters": filled("A"),
    "short runs of base64": filled("M" + "A" * 40 + "! "),
    "runs and spaces": filled("M" + "A" * 45 + " " * 20 + "!"),
    "base64 of armour": filled("LS0tLS1CRUdJT" + "A" * 40 + "!"),
    "headers": f"{BEGIN}\na: b\n".encode() + filled("a: b\n")[: LARGEST_CSR - 100],
    "lines of one letter": f"{BEGIN}\nA\n".encode() + filled("A\n")[: LARGEST_CSR - 100],
    "beginnings of secrets": filled("<D>"),
    "JSON": b'"kty"' + filled('"d" : "AAAA')[:-5],
    "sequences in each other": nested(16_000),
    "numbers": encoded(Tag.SEQUENCE, b"\2\0" * 32_000),
    "empty sets in the subject": request(encoded(Tag.SEQUENCE, b"\x31\0" * 30_000)),
    "common names": request(name(*[(COMMON_NAME, "a")] * 4_000)),
    "a common name of many labels": request(name((COMMON_NAME, "ü.b" * 16_000))),
    "empty names": request(attributes=hosts([""] * 30_000)),
    "names of one letter": request(attributes=hosts(["a"] * 15_000)),
    "names of other kinds": request(attributes=extensions(general_names(*[(1, b"a")] * 15_000))),
    "names of dots": request(attributes=hosts(["." * 250] * 250)),
    "attributes": request(attributes=attribute("1.2.3") * 8_000),
    "extensions": request(attributes=extensions(*[encoded(0x30, oid("1.2.3"), b"\4\0")] * 6_000)),
    "a large modulus": unsigned(rsa_info(random.Random(1).getrandbits(500_000) | 1)),
    "a large modulus and exponent": unsigned(rsa_info(1 << 250_000 | 1, 1 << 240_000 | 1)),
    "the largest modulus": unsigned(rsa_info(random.Random(1).getrandbits(8_192) | 1 | 1 << 8_191)),
    "a long number": unsigned(encoded(0x30, encoded(0x30, encoded(6, b"\xff" * 60_000, b"\1")), b"\3\2\0a")),
    "noise": random.Random(1).randbytes(LARGEST_CSR),
    "noise that begins as DER": b"\x30\x82" + random.Random(2).randbytes(LARGEST_CSR - 2),
    "zeros": bytes(LARGEST_CSR),
    "the same request": filled(armour(request(), "CERTIFICATE REQUEST")),
    "DER after DER": filled(request()),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("content", ENDLESS.values(), ids=ENDLESS)
def test_what_is_made_to_take_long_is_done_soon(content: bytes) -> None:
    check(content)


def test_no_more_names_are_told_than_anybody_could_use() -> None:
    (facts,) = describe_all(ENDLESS["names of one letter"])
    assert isinstance(facts, CsrFacts)
    assert len(facts.asked) == MOST_NAMES + 1


@given(st.binary(max_size=200))
def test_noise_is_refused_whatever_it_begins_with(content: bytes) -> None:
    for beginning in (b"", b"\x30\x82", SAMPLES[0][:60], BEGIN.encode(), BEGIN.encode("utf-16")):
        with pytest.raises(FieldError):
            read_csr(beginning + content)
