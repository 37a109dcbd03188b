"""The names that a request asks for: how certificates spell them, and why one cannot be certified."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.csr import AskedName, NameFlaw, Oddity
from certdesk.domain.orders import Validation
from certdesk.domain.text import displayable
from certdesk.pki.asked_names import MOST_NAMES, asked_name
from certdesk.pki.hostnames import name_fault
from certdesk.pki.requests import describe_csr
from tests.unit.pki.request_building import COMMON_NAME, hosts, name, request

LABEL = "a" * 63

GOOD = [
    ("shop.larkspur.example", "shop.larkspur.example", "shop.larkspur.example"),
    ("Shop.Larkspur.Example", "shop.larkspur.example", "shop.larkspur.example"),
    (" larkspur.example ", "larkspur.example", "larkspur.example"),
    ("larkspur.example.", "larkspur.example", "larkspur.example"),
    ("*.larkspur.co.uk", "*.larkspur.co.uk", "*.larkspur.co.uk"),
    ("co.uk", "co.uk", "co.uk"),
    ("1.larkspur.com", "1.larkspur.com", "1.larkspur.com"),
    (f"{LABEL}.example.com", f"{LABEL}.example.com", f"{LABEL}.example.com"),
    ("bücher.example", "xn--bcher-kva.example", "bücher.example"),
    ("BÜCHER.example", "xn--bcher-kva.example", "bücher.example"),
    ("bu\u0308cher.example", "xn--bcher-kva.example", "bücher.example"),
    ("*.bücher.example", "*.xn--bcher-kva.example", "*.bücher.example"),
    ("xn--bcher-kva.example", "xn--bcher-kva.example", "bücher.example"),
    ("XN--BCHER-KVA.example", "xn--bcher-kva.example", "bücher.example"),
    ("faß.example", "xn--fa-hia.example", "faß.example"),
    ("例え。example", "xn--r8jz45g.example", "例え.example"),
    ("نامه\u200cای.com", "xn--mgba3gch31f060k.com", "نامه\ufffdای.com"),
    ("shop.xn--p1ai", "shop.xn--p1ai", "shop.рф"),
]

BAD = [
    ("", NameFlaw.FORM),
    (".", NameFlaw.FORM),
    ("shop larkspur.com", NameFlaw.FORM),
    ("https://shop.larkspur.com/", NameFlaw.FORM),
    ("web@larkspur.com", NameFlaw.FORM),
    ("larkspur.com:443", NameFlaw.FORM),
    ("larkspur.com,www.larkspur.com", NameFlaw.FORM),
    ("DNS:larkspur.com", NameFlaw.FORM),
    ("-shop.larkspur.com", NameFlaw.FORM),
    ("shop-.larkspur.com", NameFlaw.FORM),
    ("shop..larkspur.com", NameFlaw.FORM),
    ("larkspur.com..", NameFlaw.FORM),
    (".larkspur.com", NameFlaw.FORM),
    ("good.com\0.evil.com", NameFlaw.FORM),
    ("larkspur\u202e.com", NameFlaw.FORM),
    ("lark\u200bspur.com", NameFlaw.FORM),
    ("lark\u00adspur.com", NameFlaw.FORM),
    ("bücher shop.com", NameFlaw.FORM),
    ("Larkspur Florists", NameFlaw.FORM),
    ("<b>.larkspur.com", NameFlaw.FORM),
    ("shop_1.larkspur.com", NameFlaw.UNDERSCORE),
    ("_dnsauth.bücher.com", NameFlaw.UNDERSCORE),
    ("xn--a.com", NameFlaw.IDNA),
    ("xn--.com", NameFlaw.IDNA),
    ("ab--cd.larkspur.com", NameFlaw.IDNA),
    ("💩.example", NameFlaw.IDNA),
    ("xn--ls8h.example", NameFlaw.IDNA),
    ("aא.example", NameFlaw.IDNA),
    (f"{LABEL}a.com", NameFlaw.LONG),
    (".".join([LABEL] * 4), NameFlaw.LONG),
    ("a" * 10_000, NameFlaw.LONG),
    ("ü" * 300, NameFlaw.LONG),
    ("8.8.8.8", NameFlaw.ADDRESS),
    ("10.0.0.1", NameFlaw.ADDRESS),
    ("*.10.0.0.1", NameFlaw.ADDRESS),
    ("2001:db8::1", NameFlaw.ADDRESS),
    ("[2001:db8::1]", NameFlaw.ADDRESS),
    ("1.2.0.192.in-addr.arpa", NameFlaw.REVERSE),
    ("*.0.192.in-addr.arpa", NameFlaw.REVERSE),
    ("8.b.d.0.1.0.0.2.ip6.arpa", NameFlaw.REVERSE),
    ("larkspur", NameFlaw.INTERNAL),
    ("com", NameFlaw.INTERNAL),
    ("example", NameFlaw.INTERNAL),
    ("printer.local", NameFlaw.INTERNAL),
    ("larkspur.internal", NameFlaw.INTERNAL),
    ("*.intranet", NameFlaw.INTERNAL),
    ("server.home.arpa", NameFlaw.INTERNAL),
    ("300.1.1.1", NameFlaw.INTERNAL),
    ("localhost", NameFlaw.RESERVED),
    ("localhost.localhost", NameFlaw.RESERVED),
    ("shop.test", NameFlaw.RESERVED),
    ("*.invalid", NameFlaw.RESERVED),
    ("*", NameFlaw.WILDCARD),
    ("*larkspur.com", NameFlaw.WILDCARD),
    ("w*.larkspur.com", NameFlaw.WILDCARD),
    ("shop.*.larkspur.com", NameFlaw.WILDCARD),
    ("*.*.larkspur.com", NameFlaw.WILDCARD),
    ("*.com", NameFlaw.SUFFIX),
    ("*.co.uk", NameFlaw.SUFFIX),
    ("*.example", NameFlaw.SUFFIX),
    ("*.рф", NameFlaw.SUFFIX),
]


@pytest.mark.parametrize(("typed", "spelled", "shown"), GOOD)
def test_a_name_that_can_be_certified_is_spelled_as_certificates_spell_it(typed: str, spelled: str, shown: str) -> None:
    assert asked_name(typed) == AskedName(displayable(typed), spelled, shown)


@pytest.mark.parametrize(("typed", "flaw"), BAD)
def test_what_is_wrong_with_a_name_is_said(typed: str, flaw: NameFlaw) -> None:
    found = asked_name(typed, is_common_name=True)
    assert (found.flaw, found.is_common_name) == (flaw, True)
    assert found.typed == displayable(typed)


def test_every_flaw_has_a_name_that_has_it() -> None:
    assert {flaw for _, flaw in BAD} == set(NameFlaw)


@settings(deadline=None)
@given(st.text(max_size=300) | st.from_regex(r"[a-zü*_.-]{1,40}\.(com|example|local|co\.uk)", fullmatch=True))
def test_any_text_is_bounded_and_what_passes_may_stand_in_a_certificate(typed: str) -> None:
    found = asked_name(typed)
    for text in (found.typed, found.name, found.shown):
        assert text == displayable(text)
    if found.flaw is None:
        assert name_fault(found.name, Validation.DV) is None


def test_the_common_name_comes_first_and_each_name_once() -> None:
    facts = describe_csr(request(attributes=hosts(["b.example.com", "A.example.com", "b.example.com", "x_y.com"])))
    assert facts.names == ("a.example.com", "b.example.com")
    assert [(one.typed, one.is_common_name) for one in facts.asked] == [
        ("a.example.com", True),
        ("b.example.com", False),
        ("A.example.com", False),
        ("b.example.com", False),
        ("x_y.com", False),
    ]
    assert facts.oddities == (Oddity.REPEATED,)


def test_a_common_name_is_apart_only_where_there_are_names_to_be_among() -> None:
    assert Oddity.COMMON_NAME_APART not in describe_csr(request()).oddities
    apart = describe_csr(request(attributes=hosts(["b.example.com"])))
    assert apart.oddities == (Oddity.COMMON_NAME_APART,)
    assert apart.names == ("a.example.com", "b.example.com")


def test_of_several_common_names_the_last_is_the_one_and_all_are_asked_for() -> None:
    facts = describe_csr(request(name((COMMON_NAME, "a.example.com"), (COMMON_NAME, "b.example.com"))))
    assert facts.common_name == "b.example.com"
    assert facts.names == ("b.example.com", "a.example.com")
    assert all(one.is_common_name for one in facts.asked)


def test_a_common_name_that_is_no_host_stays_as_it_is_typed() -> None:
    facts = describe_csr(request(name((COMMON_NAME, "Larkspur\u202e  Florists")), hosts(["a.example.com"])))
    assert facts.common_name == "Larkspur\ufffd Florists"
    assert facts.names == ("a.example.com",)


def test_a_dot_at_the_end_is_left_out_and_noted() -> None:
    facts = describe_csr(request(attributes=hosts(["a.example.com."])))
    assert facts.names == ("a.example.com",)
    assert facts.oddities == (Oddity.TRAILING_DOT,)


def test_a_certificate_full_of_names_is_read_whole_and_more_than_nobody_takes_is_cut() -> None:
    many = [f"host-{number}.larkspur.example" for number in range(MOST_NAMES + 100)]
    assert describe_csr(request(attributes=hosts(many[:250]))).names[1:] == tuple(many[:250])
    assert len(describe_csr(request(attributes=hosts(many))).asked) == MOST_NAMES + 1
