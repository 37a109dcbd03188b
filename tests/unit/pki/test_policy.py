"""What the authority refuses to sign, and the section it names."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.errors import PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Validation
from certdesk.domain.validity import longest_days
from certdesk.pki.issuance import IssueRequest, Organisation
from certdesk.pki.keys import KeyKind, KeyPair, make_key
from certdesk.pki.policy import check
from certdesk.pki.profiles import leaf_subject
from tests.unit.pki.weak_moduli import close_modulus, roca_modulus, rsa_info
from tests.unit.pki.world import LARKSPUR, NOW, request_for

LABEL_63 = "a" * 63
GOOD_NAMES = [
    "shop.larkspur.example",
    "larkspur.co.uk",
    "*.larkspur.co.uk",
    "a.b.c.d.larkspur.com",
    f"{'a' * 52}.example.com",
    "xn--bcher-kva.example",
    "1.larkspur.com",
    "8.8.8.8",
    "2001:4860:4860::8888",
]
BAD_NAMES = [
    ("", "BR 7.1.2.7.12"),
    ("larkspur", "BR 7.1.2.7.12"),
    ("shop_1.larkspur.com", "BR 7.1.2.7.12"),
    ("-shop.larkspur.com", "BR 7.1.2.7.12"),
    ("shop-.larkspur.com", "BR 7.1.2.7.12"),
    ("shop..larkspur.com", "BR 7.1.2.7.12"),
    ("larkspur.com.", "BR 7.1.2.7.12"),
    ("Shop.larkspur.com", "BR 7.1.2.7.12"),
    ("bücher.com", "BR 7.1.2.7.12"),
    ("xn--a-\u0661.com", "BR 7.1.2.7.12"),
    ("xn--bcher-.com", "BR 7.1.2.7.12"),
    ("ab--cd.larkspur.com", "BR 7.1.2.7.12"),
    (f"{LABEL_63}a.com", "BR 7.1.2.7.12"),
    ("shop.*.larkspur.com", "BR 7.1.2.7.12"),
    ("*larkspur.com", "BR 7.1.2.7.12"),
    ("*.*.larkspur.com", "BR 7.1.2.7.12"),
    ("shop\0.larkspur.com", "BR 7.1.2.7.12"),
    ("<b>.larkspur.com", "BR 7.1.2.7.12"),
    ("shop.larkspur.com\n", "BR 7.1.2.7.12"),
    ("mail.larkspur.local", "BR 4.2.2"),
    ("larkspur.internal", "BR 4.2.2"),
    ("1.2.0.192.in-addr.arpa", "BR 4.2.2"),
    ("10.0.0.1", "BR 4.2.2"),
    ("127.0.0.1", "BR 4.2.2"),
    ("fe80::1", "BR 4.2.2"),
    ("2001:4860:4860:0::8888", "BR 4.2.2"),
    ("*.com", "BR 7.1.2.7.12"),
    ("*.co.uk", "BR 3.2.2.6"),
    ("*.example", "BR 7.1.2.7.12"),
]


def refusal(request: IssueRequest) -> dict[str, object]:
    with pytest.raises(PolicyRefused) as refused:
        check(request)
    assert refused.value.key is MessageKey.REQUEST_REFUSED
    return dict(refused.value.facts)


def spki(key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture(scope="module")
def curve_key() -> KeyPair:
    return make_key(KeyKind.P_256)


@pytest.mark.parametrize("name", GOOD_NAMES)
def test_a_public_name_may_stand_in_a_certificate(curve_key: KeyPair, name: str) -> None:
    check(request_for(curve_key, names=(name,)))


@pytest.mark.parametrize(("name", "rule"), BAD_NAMES)
def test_a_name_that_is_not_public_is_refused_wherever_it_stands(curve_key: KeyPair, name: str, rule: str) -> None:
    assert refusal(request_for(curve_key, names=(name,))) == {"rule": rule, "about": name}
    assert refusal(request_for(curve_key, names=("shop.larkspur.com", name))) == {"rule": rule, "about": name}


@pytest.mark.parametrize("name", ["*.larkspur.com", "8.8.8.8"])
def test_ev_names_whole_hosts_only(curve_key: KeyPair, name: str) -> None:
    check(request_for(curve_key, Validation.OV, names=(name,)))
    assert refusal(request_for(curve_key, Validation.EV, names=(name,)))["about"] == name


@settings(deadline=None)
@given(st.text())
def test_any_text_for_a_name_is_signed_or_refused(name: str) -> None:
    request = IssueRequest(b"", Validation.DV, (name,), NOW)
    facts = refusal(request)  # the empty key is refused when the name is not
    assert facts["about"] in {name, "key"}


def test_a_certificate_without_names_or_with_one_twice_is_refused(curve_key: KeyPair) -> None:
    assert refusal(request_for(curve_key, names=()))["about"] == "names"
    twice = ("shop.larkspur.com", "www.larkspur.com", "shop.larkspur.com")
    assert refusal(request_for(curve_key, names=twice))["about"] == "shop.larkspur.com"


def test_the_common_name_has_at_most_64_characters(curve_key: KeyPair) -> None:
    longer = f"{'a' * 53}.example.com"
    assert len(longer) == 65
    assert refusal(request_for(curve_key, names=(longer,)))["rule"] == "RFC 5280 A.1"
    check(request_for(curve_key, names=("example.com", longer)))


@pytest.mark.parametrize(
    ("issued_on", "days"),
    [
        (datetime(2026, 2, 23, tzinfo=UTC), 397),
        (datetime(2026, 2, 24, tzinfo=UTC), 199),
        (datetime(2026, 11, 20, tzinfo=UTC), 199),
        (datetime(2027, 3, 14, 23, 59, 59, tzinfo=UTC), 199),
        (datetime(2027, 3, 15, tzinfo=UTC), 99),
        (datetime(2029, 3, 15, tzinfo=UTC), 46),
    ],
)
def test_the_day_of_issuing_limits_the_validity(curve_key: KeyPair, issued_on: datetime, days: int) -> None:
    assert longest_days(issued_on) == days
    check(request_for(curve_key, not_before=issued_on, days=days))
    assert refusal(request_for(curve_key, not_before=issued_on, days=days + 1)) == {
        "rule": "BR 6.3.2",
        "about": days + 1,
    }


@pytest.mark.parametrize("days", [0, -1])
def test_a_validity_of_no_day_is_refused(curve_key: KeyPair, days: int) -> None:
    assert refusal(request_for(curve_key, days=days))["rule"] == "BR 6.3.2"


def test_a_time_without_a_zone_is_a_bug_of_the_caller(curve_key: KeyPair) -> None:
    with pytest.raises(ValueError, match="2026"):
        check(request_for(curve_key, not_before=NOW.replace(tzinfo=None)))


@pytest.mark.parametrize(
    ("organisation", "about"),
    [
        (None, "organisation"),
        (replace(LARKSPUR, name=""), "organisation"),
        (replace(LARKSPUR, locality="", state=""), "locality"),
        (replace(LARKSPUR, country="Ireland"), "Ireland"),
        (replace(LARKSPUR, country="ie"), "ie"),
        (replace(LARKSPUR, name="L" * 65), "L" * 64),
        (replace(LARKSPUR, locality="G" * 129), "G" * 64),
        (replace(LARKSPUR, name="Larkspur\0Florists"), "Larkspur\0Florists"),
        (replace(LARKSPUR, name="Larkspur\udcffFlorists"), "Larkspur\udcffFlorists"),
        (replace(LARKSPUR, locality="Gal\u202eyaw"), "Gal\u202eyaw"),
    ],
)
def test_an_organisation_that_was_not_identified_is_refused(
    curve_key: KeyPair, organisation: Organisation | None, about: str
) -> None:
    for validation in (Validation.OV, Validation.EV):
        assert refusal(request_for(curve_key, validation, organisation=organisation))["about"] == about
    check(request_for(curve_key, Validation.DV, organisation=organisation))


@pytest.mark.parametrize(
    ("organisation", "about"),
    [
        (replace(LARKSPUR, business_category="Florist"), "Florist"),
        (replace(LARKSPUR, registration_number=""), "registration number"),
        (replace(LARKSPUR, registration_number="№ 512044"), "registration number"),
        (replace(LARKSPUR, jurisdiction=""), ""),
    ],
)
def test_ev_also_needs_the_registration(curve_key: KeyPair, organisation: Organisation, about: str) -> None:
    check(request_for(curve_key, Validation.OV, organisation=organisation))
    assert refusal(request_for(curve_key, Validation.EV, organisation=organisation))["about"] == about


@settings(deadline=None)
@given(st.builds(Organisation, *[st.text(max_size=70)] * 7), st.sampled_from(Validation))
def test_whatever_passes_can_also_be_written_into_a_subject(organisation: Organisation, validation: Validation) -> None:
    identified = replace(organisation, country="IE", jurisdiction="IE", business_category=LARKSPUR.business_category)
    request = IssueRequest(make_key(KeyKind.P_256).public_key, validation, ("a.example",), NOW, 1, identified)
    with suppress(PolicyRefused):
        check(request)
        assert leaf_subject(request).public_bytes()


def test_keys_outside_the_rules_are_refused(curve_key: KeyPair) -> None:
    small = rsa.generate_private_key(65537, 1024).public_key()
    odd_size = rsa.RSAPublicNumbers(65537, (1 << 2048) + 981).public_key()
    no_exponent = rsa_info(rsa.generate_private_key(65537, 2048).public_key().public_numbers().n, 1)
    weak_modulus = rsa.RSAPublicNumbers(65537, 751 * ((1 << 2046) // 751 * 2 + 1)).public_key()
    cases = [
        (spki(small), ("BR 6.1.5", 1024)),
        (spki(odd_size), ("BR 6.1.5", 2049)),
        (no_exponent, ("BR 6.1.6", "key")),
        (spki(weak_modulus), ("BR 6.1.6", "modulus")),
        (rsa_info(close_modulus(2048)), ("BR 6.1.1.3", "modulus")),
        (rsa_info(roca_modulus(2048)), ("BR 6.1.1.3", "modulus")),
        (spki(ec.generate_private_key(ec.SECP521R1()).public_key()), ("BR 6.1.5", "secp521r1")),
        (spki(ec.generate_private_key(ec.SECP256K1()).public_key()), ("BR 6.1.5", "secp256k1")),
        (spki(ed25519.Ed25519PrivateKey.generate().public_key()), ("BR 6.1.5", "key")),
        (b"", ("BR 6.1.6", "key")),
        (curve_key.public_key[:-1], ("BR 6.1.6", "key")),
    ]
    for der, (rule, about) in cases:
        assert refusal(replace(request_for(curve_key), public_key=der)) == {"rule": rule, "about": about}


def test_an_exponent_of_three_is_signed_though_a_larger_one_is_advised(curve_key: KeyPair) -> None:
    lowest = rsa.generate_private_key(3, 2048).public_key()
    assert check(replace(request_for(curve_key), public_key=spki(lowest))).public_numbers() == lowest.public_numbers()


def test_a_key_in_an_unusual_encoding_is_refused(curve_key: KeyPair) -> None:
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    compressed = point.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    algorithm = curve_key.public_key[2 : 2 + 21]
    bits = b"\x03" + bytes([len(compressed) + 1]) + b"\x00" + compressed
    der = b"\x30" + bytes([len(algorithm + bits)]) + algorithm + bits
    assert refusal(replace(request_for(curve_key), public_key=der)) == {"rule": "BR 7.1.3.1", "about": "key"}
