"""What a request holds besides its key and its names: its subject, attributes, and what is odd about it."""

import pytest

from certdesk.domain.csr import CsrFacts, Oddity
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki.der import Tag, encoded, first, inside
from certdesk.pki.keys import KeyPair
from certdesk.pki.requests import describe_csr, read_csr
from tests.unit.pki.request_building import (
    COMMON_NAME,
    EXTENSION_REQUEST,
    attribute,
    extension,
    extensions,
    general_names,
    hosts,
    identifier,
    name,
    oid,
    request,
    unsigned,
)

HOST = (COMMON_NAME, "a.example.com")
PASSWORD = attribute("1.2.840.113549.1.9.7", encoded(Tag.UTF8_STRING, b"hunter2 at the door"))
KEY_USAGE = extension("2.5.29.15", bytes.fromhex("030205a0"))
SERVER_USAGE = extension("2.5.29.37", encoded(Tag.SEQUENCE, oid("1.3.6.1.5.5.7.3.1")))
STAPLING = extension("1.3.6.1.5.5.7.1.24", bytes.fromhex("3003020105"))
EMPTY = encoded(Tag.SEQUENCE)

# What IIS and certreq write into every request of theirs.
WINDOWS = (
    attribute("1.3.6.1.4.1.311.13.2.3", encoded(Tag.IA5_STRING, b"10.0.20348.2")),
    attribute("1.3.6.1.4.1.311.21.20", encoded(Tag.SEQUENCE, b"\x02\x01\x05")),
    attribute("1.3.6.1.4.1.311.13.2.2", EMPTY),
    extensions(
        KEY_USAGE,
        SERVER_USAGE,
        extension("1.2.840.113549.1.9.15", EMPTY),
        extension("2.5.29.14", encoded(Tag.OCTET_STRING, bytes(20))),
        extension("1.3.6.1.4.1.311.21.10", EMPTY),
    ),
)


def facts_of(attributes: bytes = b"", *subject: tuple[str, str], version: int = 0) -> CsrFacts:
    return describe_csr(request(name(HOST, *subject), attributes, version))


def test_the_subject_is_told_part_by_part_in_the_names_that_people_know() -> None:
    facts = facts_of(
        b"",
        ("2.5.4.6", "IE"),
        ("2.5.4.8", "Connacht"),
        ("2.5.4.7", "Galway"),
        ("2.5.4.10", "Larkspur\tFlorists \u202eLtd"),
        ("1.2.840.113549.1.9.1", "web@larkspur.example"),
        ("1.2.3.4", "x" * 10_000),
    )
    assert facts.subject[:5] == (
        ("C", "IE"),
        ("ST", "Connacht"),
        ("L", "Galway"),
        ("O", "Larkspur Florists \ufffdLtd"),
        ("emailAddress", "web@larkspur.example"),
    )
    assert facts.subject[5][0] == "1.2.3.4"
    assert len(facts.subject[5][1]) == 256


@pytest.mark.parametrize(
    ("tag", "encoding"),
    [
        (Tag.UTF8_STRING, "utf-8"),
        (Tag.BMP_STRING, "utf-16-be"),
        (Tag.UNIVERSAL_STRING, "utf-32-be"),
        (Tag.TELETEX_STRING, "latin-1"),
    ],
)
def test_each_alphabet_of_a_subject_is_read(tag: int, encoding: str) -> None:
    facts = describe_csr(request(name((COMMON_NAME, "bücher.example.com"), tag=tag, encoding=encoding)))
    assert facts.common_name == "xn--bcher-kva.example.com"


def test_a_subject_with_several_parts_in_one_set_is_read() -> None:
    parts = (
        encoded(Tag.SEQUENCE, oid(COMMON_NAME), encoded(Tag.PRINTABLE_STRING, b"a.example.com")),
        encoded(Tag.SEQUENCE, oid("2.5.4.11"), encoded(Tag.PRINTABLE_STRING, b"Web")),
    )
    facts = describe_csr(request(encoded(Tag.SEQUENCE, encoded(Tag.SET, *parts))))
    assert (facts.common_name, facts.subject) == ("a.example.com", (("OU", "Web"),))


def test_a_plain_request_has_nothing_odd() -> None:
    assert facts_of().oddities == ()
    assert facts_of(hosts(["a.example.com"])).oddities == ()
    assert facts_of(extensions(KEY_USAGE, SERVER_USAGE, extension("2.5.29.19", EMPTY))).oddities == ()


def test_what_windows_writes_into_every_request_is_not_odd() -> None:
    assert facts_of(b"".join(WINDOWS)).oddities == ()
    by_windows = extensions(general_names((2, b"b.example.com")), by="1.3.6.1.4.1.311.2.1.14")
    assert facts_of(by_windows).names == ("a.example.com", "b.example.com")


def test_a_challenge_password_is_noted_and_never_kept() -> None:
    facts = facts_of(PASSWORD)
    assert facts.oddities == (Oddity.CHALLENGE_PASSWORD,)
    assert "hunter2" not in repr(facts)


@pytest.mark.parametrize(
    "attributes",
    [
        extensions(STAPLING),
        attribute("1.2.840.113549.1.9.2", encoded(Tag.UTF8_STRING, b"Larkspur")),
        attribute("1.2.3.4"),
        extensions(extension("2.5.29.31", EMPTY)),
    ],
)
def test_what_certificates_do_not_take_over_is_odd(attributes: bytes) -> None:
    assert facts_of(attributes).oddities == (Oddity.ATTRIBUTES,)


def test_asking_for_an_authority_is_odd() -> None:
    authority = extension("2.5.29.19", encoded(Tag.SEQUENCE, bytes.fromhex("0101ff")))
    assert facts_of(extensions(authority)).oddities == (Oddity.ATTRIBUTES,)


def test_names_of_other_kinds_are_left_out_and_noted() -> None:
    kinds = [
        (1, b"web@larkspur.example"),
        (6, b"https://larkspur.example/"),
        (0, b"\x06\x01\x2a"),
        (2, b"b.example.com"),
    ]
    facts = facts_of(extensions(general_names(*kinds)))
    assert facts.names == ("a.example.com", "b.example.com")
    assert facts.oddities == (Oddity.NAMES_OF_OTHER_KINDS, Oddity.COMMON_NAME_APART)


@pytest.mark.parametrize(
    ("octets", "typed"),
    [
        (bytes((10, 0, 0, 1)), "10.0.0.1"),
        (bytes.fromhex("20010db8000000000000000000000001"), "2001:db8::1"),
        (b"\1\2\3", "01:02:03"),
    ],
)
def test_addresses_are_told_and_not_certified(octets: bytes, typed: str) -> None:
    facts = facts_of(extensions(general_names((7, octets), (2, b"a.example.com"))))
    assert facts.names == ("a.example.com",)
    assert [one.typed for one in facts.asked if one.flaw] == [typed]


def test_a_host_name_in_unicode_is_read_though_it_should_have_been_ascii() -> None:
    assert facts_of(hosts(["bücher.example.com"])).names[1:] == ("xn--bcher-kva.example.com",)


def test_an_empty_name_asks_for_nothing() -> None:
    assert [one.typed for one in facts_of(hosts(["", "b.example.com"])).asked] == ["a.example.com", "b.example.com"]


def test_all_lists_of_names_count_together() -> None:
    twice = extensions(general_names((2, b"b.example.com")), general_names((2, b"c.example.com")))
    facts = facts_of(twice + hosts(["d.example.com"]))
    assert facts.names == ("a.example.com", "b.example.com", "c.example.com", "d.example.com")


def test_a_department_and_an_odd_version_are_noted_in_the_order_of_the_oddities() -> None:
    facts = facts_of(PASSWORD, ("2.5.4.11", "Web"), version=2)
    assert facts.oddities == (Oddity.CHALLENGE_PASSWORD, Oddity.UNIT, Oddity.VERSION)
    assert facts.is_signed


def test_a_request_without_attributes_at_all_is_read() -> None:
    whole, algorithm, signature = inside(first(request()))
    parts = inside(whole)[:3]
    bare = encoded(Tag.SEQUENCE, *(part.whole for part in parts))
    facts = describe_csr(encoded(Tag.SEQUENCE, bare, algorithm.whole, signature.whole))
    assert facts.names == ("a.example.com",)
    assert facts.is_signed is False


def test_a_request_for_nobody_asks_for_nothing() -> None:
    facts = describe_csr(request(EMPTY))
    assert (facts.common_name, facts.names, facts.asked, facts.subject) == ("", (), (), ())


@pytest.mark.parametrize(
    "attributes",
    [
        attribute(EXTENSION_REQUEST, encoded(Tag.SEQUENCE, encoded(Tag.SEQUENCE, b"\x01\x00"))),
        extensions(extension("2.5.29.17", b"\x30\x05")),
        extensions(extension("2.5.29.17", b"")),
        encoded(Tag.SEQUENCE),
    ],
)
def test_attributes_that_say_nothing_make_a_request_broken(attributes: bytes) -> None:
    with pytest.raises(FieldError) as refused:
        facts_of(attributes)
    assert refused.value.key is MessageKey.CSR_BROKEN


def test_what_nobody_can_verify_is_neither_called_wrong_nor_signed_for(key: KeyPair) -> None:
    facts = describe_csr(unsigned(key.public_key, identifier("1.2.840.113549.1.1.2", b"\x05\x00")))
    assert (facts.signature, facts.is_signed, facts.oddities) == ("MD2 with RSA", None, (Oddity.OLD_HASH,))
    with pytest.raises(FieldError) as refused:
        read_csr(facts.der)
    assert (refused.value.key, refused.value.facts["signature"]) == (MessageKey.CSR_UNVERIFIED, "MD2 with RSA")
