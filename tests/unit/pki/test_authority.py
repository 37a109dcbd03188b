"""What the practice authority signs, and what it keeps."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509

from certdesk.domain.errors import Damaged, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Validation
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.certificates import read
from certdesk.pki.issuance import IssuedCertificate
from certdesk.pki.keys import KeyKind, KeyPair
from certdesk.pki.roles import Role
from tests.unit.pki.world import BASE_URL, LARKSPUR, NOW, request_for


def test_both_ends_of_the_validity_count(issued: IssuedCertificate) -> None:
    facts = read(issued.der)
    assert facts.not_before == NOW
    assert facts.not_after == datetime(2027, 6, 7, 9, 30, 14, tzinfo=UTC)
    assert facts.not_after - facts.not_before + timedelta(seconds=1) == timedelta(days=199)
    assert (issued.not_before, issued.not_after) == (facts.not_before, facts.not_after)


def test_fractions_of_a_second_are_dropped(authority: PracticeAuthority, key: KeyPair) -> None:
    issued = authority.issue(request_for(key, not_before=NOW.replace(microsecond=999_999)))
    assert issued.not_before == NOW == read(issued.der).not_before


def test_an_order_that_ends_earlier_shortens_the_certificate(authority: PracticeAuthority, key: KeyPair) -> None:
    issued = authority.issue(request_for(key, days=12))
    assert issued.not_after == NOW + timedelta(days=12) - timedelta(seconds=1)


@pytest.mark.parametrize("kind", KeyKind)
def test_the_family_of_the_key_chooses_the_issuing_authority(
    authority: PracticeAuthority, keys: dict[KeyKind, KeyPair], kind: KeyKind
) -> None:
    leaf, issuing, root = map(read, authority.issue(request_for(keys[kind])).chain)
    family = "RSA" if kind.startswith("RSA") else "ECC"
    assert leaf.key == kind
    assert leaf.issuer == issuing.common_name == f"Practice TLS {family} CA 1"
    assert issuing.issuer == root.common_name == root.issuer == "Practice Root R1"
    assert [link.is_authority for link in (leaf, issuing, root)] == [False, True, True]


def test_serial_numbers_are_159_bits_of_the_randomness(key: KeyPair) -> None:
    drawn = iter([bytes(20), b"\x00" * 19 + b"\x01", b"\xff" * 20, *[bytes(range(20))] * 3])
    founding = PracticeAuthority.found(NOW, BASE_URL)
    authority = PracticeAuthority(founding.records, BASE_URL, lambda size: next(drawn)[:size])
    assert authority.issue(request_for(key)).serial == (1 << 159) - 1
    assert authority.issue(request_for(key)).serial == int.from_bytes(bytes(range(20))) >> 1


def test_a_serial_number_says_nothing_about_the_one_before(authority: PracticeAuthority, key: KeyPair) -> None:
    serials = [authority.issue(request_for(key)).serial for _ in range(20)]
    assert len(set(serials)) == len(serials)
    assert all(0 < serial < 1 << 159 for serial in serials)
    assert serials != sorted(serials)


def test_an_authority_loaded_from_its_records_signs_as_before(authority: PracticeAuthority, key: KeyPair) -> None:
    again = PracticeAuthority(authority.records, BASE_URL)
    issued = again.issue(request_for(key))
    assert issued.chain[1:] == authority.issue(request_for(key)).chain[1:]
    leaf, issuing, _ = (x509.load_der_x509_certificate(der) for der in issued.chain)
    leaf.verify_directly_issued_by(issuing)


def test_records_with_one_authority_missing_are_damaged(authority: PracticeAuthority) -> None:
    with pytest.raises(Damaged) as refused:
        PracticeAuthority(authority.records[:2], BASE_URL)
    assert refused.value.facts == {"part": "hierarchy"}


@pytest.mark.parametrize("private_key", [b"", b"\x30\x03\x02\x01\x00", b"another's"])
def test_a_record_with_an_unreadable_or_foreign_key_does_not_sign(
    authority: PracticeAuthority, key: KeyPair, private_key: bytes
) -> None:
    records = {record.role: record for record in authority.records}
    foreign = key.private_key if private_key == b"another's" else private_key
    records[Role.RSA] = replace(records[Role.RSA], private_key=foreign)
    with pytest.raises(Damaged) as refused:
        PracticeAuthority(records.values(), BASE_URL).issue(request_for(key))
    assert refused.value.facts == {"part": "private key"}


def test_no_private_key_shows_in_a_repr(authority: PracticeAuthority, key: KeyPair) -> None:
    shown = repr(authority.records) + repr(key) + repr(authority)
    for secret in (*(record.private_key for record in authority.records), key.private_key):
        assert repr(secret)[2:40] not in shown
        assert "private_key" not in shown


def test_an_organisation_of_64_wide_characters_is_signed(authority: PracticeAuthority, key: KeyPair) -> None:
    organisation = replace(LARKSPUR, name="花" * 64, locality="Gäillimh" * 16)
    issued = authority.issue(request_for(key, Validation.EV, organisation=organisation))
    assert read(issued.der).organisation == "花" * 64


@pytest.mark.parametrize("began", [NOW - timedelta(days=4 * 366), NOW + timedelta(days=12 * 366)])
def test_nothing_is_signed_outside_the_issuing_authoritys_own_life(
    authority: PracticeAuthority, key: KeyPair, began: datetime
) -> None:
    with pytest.raises(PolicyRefused) as refused:
        authority.issue(request_for(key, not_before=began, days=30))
    assert refused.value.key is MessageKey.REQUEST_REFUSED
    assert refused.value.facts["about"] == began.date().isoformat()


def test_every_authority_says_that_it_is_for_practice(authority: PracticeAuthority) -> None:
    facts = [read(record.certificate) for record in authority.records]
    assert all("Practice" in fact.common_name and "Practice" in fact.organisation for fact in facts)
    assert [record.role for record in authority.records] == [Role.ROOT, Role.RSA, Role.ECC]


def test_the_hierarchy_is_older_than_any_order_and_outlives_the_next_ten_years(authority: PracticeAuthority) -> None:
    for record in authority.records:
        facts = read(record.certificate)
        assert facts.not_before <= NOW - timedelta(days=2 * 366)
        assert facts.not_after >= NOW + timedelta(days=9 * 366)
