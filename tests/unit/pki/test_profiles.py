"""What stands in the certificates, field by field."""

import pytest
from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

from certdesk.domain.orders import Validation
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.issuance import DEFAULT_BASE_URL, IssuedCertificate
from certdesk.pki.keys import KeyKind, KeyPair
from tests.unit.pki.world import BASE_URL, NAMES, NOW, request_for


def leaf_of(issued: IssuedCertificate) -> x509.Certificate:
    return x509.load_der_x509_certificate(issued.der)


@pytest.mark.parametrize(
    ("validation", "subject"),
    [
        (Validation.DV, [(NameOID.COMMON_NAME, NAMES[0])]),
        (
            Validation.OV,
            [
                (NameOID.COUNTRY_NAME, "IE"),
                (NameOID.STATE_OR_PROVINCE_NAME, "Connacht"),
                (NameOID.LOCALITY_NAME, "Galway"),
                (NameOID.ORGANIZATION_NAME, "Larkspur Florists"),
                (NameOID.COMMON_NAME, NAMES[0]),
            ],
        ),
        (
            Validation.EV,
            [
                (NameOID.JURISDICTION_COUNTRY_NAME, "IE"),
                (NameOID.BUSINESS_CATEGORY, "Private Organization"),
                (NameOID.SERIAL_NUMBER, "IE-512044"),
                (NameOID.COUNTRY_NAME, "IE"),
                (NameOID.STATE_OR_PROVINCE_NAME, "Connacht"),
                (NameOID.LOCALITY_NAME, "Galway"),
                (NameOID.ORGANIZATION_NAME, "Larkspur Florists"),
                (NameOID.COMMON_NAME, NAMES[0]),
            ],
        ),
    ],
)
def test_the_subject_says_what_was_validated_and_no_more(
    authority: PracticeAuthority,
    key: KeyPair,
    validation: Validation,
    subject: list[tuple[x509.ObjectIdentifier, str]],
) -> None:
    leaf = leaf_of(authority.issue(request_for(key, validation)))
    assert [(attribute.oid, attribute.value) for attribute in leaf.subject] == subject


@pytest.mark.parametrize(
    ("validation", "policy"),
    [(Validation.DV, "2.23.140.1.2.1"), (Validation.OV, "2.23.140.1.2.2"), (Validation.EV, "2.23.140.1.1")],
)
def test_a_leaf_names_exactly_one_reserved_policy(
    authority: PracticeAuthority, key: KeyPair, validation: Validation, policy: str
) -> None:
    leaf = leaf_of(authority.issue(request_for(key, validation)))
    policies = leaf.extensions.get_extension_for_class(x509.CertificatePolicies).value
    assert [entry.policy_identifier.dotted_string for entry in policies] == [policy]


@pytest.mark.parametrize("kind", KeyKind)
def test_key_usage_follows_the_kind_of_key(
    authority: PracticeAuthority, keys: dict[KeyKind, KeyPair], kind: KeyKind
) -> None:
    usage = leaf_of(authority.issue(request_for(keys[kind]))).extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.key_encipherment is kind.startswith("RSA")
    assert (usage.value.key_cert_sign, usage.value.crl_sign, usage.value.key_agreement) == (False, False, False)


def test_a_leaf_has_these_extensions_and_no_others(issued: IssuedCertificate) -> None:
    assert {(type(extension.value), extension.critical) for extension in leaf_of(issued).extensions} == {
        (x509.AuthorityKeyIdentifier, False),
        (x509.SubjectAlternativeName, False),
        (x509.CertificatePolicies, False),
        (x509.KeyUsage, True),
        (x509.ExtendedKeyUsage, False),
        (x509.CRLDistributionPoints, False),
        (x509.AuthorityInformationAccess, False),
        (x509.BasicConstraints, True),
    }


def test_a_leaf_authenticates_servers_and_signs_nothing(issued: IssuedCertificate) -> None:
    extensions = leaf_of(issued).extensions
    assert list(extensions.get_extension_for_class(x509.ExtendedKeyUsage).value) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False


def test_the_common_name_repeats_the_first_of_the_names(issued: IssuedCertificate) -> None:
    names = leaf_of(issued).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert tuple(names.get_values_for_type(x509.DNSName)) == NAMES


def test_a_leaf_names_its_issuers_key_by_identifier_alone(issued: IssuedCertificate) -> None:
    issuing = x509.load_der_x509_certificate(issued.chain[1])
    mine = leaf_of(issued).extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
    theirs = issuing.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    assert mine.key_identifier == theirs.key_identifier
    assert mine.authority_cert_issuer is None
    assert mine.authority_cert_serial_number is None


@pytest.mark.parametrize("base_url", [BASE_URL, DEFAULT_BASE_URL])
def test_a_leaf_says_where_to_ask_about_it(key: KeyPair, base_url: str) -> None:
    leaf = leaf_of(PracticeAuthority.found(NOW, base_url).issue(request_for(key)))
    access = leaf.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    points = leaf.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    assert {entry.access_method: entry.access_location.value for entry in access} == {
        AuthorityInformationAccessOID.OCSP: f"{base_url}/ocsp",
        AuthorityInformationAccessOID.CA_ISSUERS: f"{base_url}/PracticeTLSRSACA1.cer",
    }
    assert [[name.value for name in point.full_name or ()] for point in points] == [
        [f"{base_url}/PracticeTLSRSACA1.crl"]
    ]


def test_the_issuing_authorities_sign_leaves_only_and_for_servers_only(authority: PracticeAuthority) -> None:
    for record in authority.records[1:]:
        extensions = x509.load_der_x509_certificate(record.certificate).extensions
        constraints = extensions.get_extension_for_class(x509.BasicConstraints)
        assert (constraints.critical, constraints.value.ca, constraints.value.path_length) == (True, True, 0)
        usage = extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        assert list(usage) == [ExtendedKeyUsageOID.SERVER_AUTH]
