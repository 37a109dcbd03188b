"""What each certificate contains: root, issuing CAs, and DV, OV and EV leaves (BR 2.2.6, section 7.1.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import (
    AuthorityInformationAccessOID,
    CertificatePoliciesOID,
    ExtendedKeyUsageOID,
    NameOID,
    ObjectIdentifier,
)

from certdesk.domain.orders import Validation
from certdesk.pki.issuance import IssueRequest, Organisation
from certdesk.pki.names import common_name, general_name
from certdesk.pki.policy import PublicKey
from certdesk.pki.roles import file_stem

Extensions = Sequence[tuple[x509.ExtensionType, bool]]

RESERVED_POLICY = {
    Validation.DV: ObjectIdentifier("2.23.140.1.2.1"),
    Validation.OV: ObjectIdentifier("2.23.140.1.2.2"),
    Validation.EV: ObjectIdentifier("2.23.140.1.1"),
}

# An issuing CA of the root's own operator may leave the choice to its leaves (BR 7.1.2.10.5).
ANY_POLICY = CertificatePoliciesOID.ANY_POLICY


@dataclass(frozen=True, slots=True)
class Publication:
    """Where one CA publishes its certificate, its revocation list and its OCSP answers."""

    base_url: str
    authority: x509.Name

    @property
    def certificate_url(self) -> str:
        """The CA's own certificate as DER (RFC 5280 4.2.2.1)."""
        return f"{self._stem}.cer"

    @property
    def crl_url(self) -> str:
        """The CA's revocation list."""
        return f"{self._stem}.crl"

    @property
    def ocsp_url(self) -> str:
        """The OCSP responder."""
        return f"{self.base_url}/ocsp"

    @property
    def _stem(self) -> str:
        return f"{self.base_url}/{file_stem(common_name(self.authority))}"

    def access(self) -> x509.AuthorityInformationAccess:
        """Return where to ask about certificates of this CA (BR 7.1.2.7.7)."""
        ocsp = x509.UniformResourceIdentifier(self.ocsp_url)
        issuer = x509.UniformResourceIdentifier(self.certificate_url)
        return x509.AuthorityInformationAccess(
            [
                x509.AccessDescription(AuthorityInformationAccessOID.OCSP, ocsp),
                x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, issuer),
            ]
        )

    def revocation_list(self) -> x509.CRLDistributionPoints:
        """Return the one distribution point of this CA (BR 7.1.2.11.2)."""
        url = x509.UniformResourceIdentifier(self.crl_url)
        return x509.CRLDistributionPoints([x509.DistributionPoint([url], None, None, None)])


def root_extensions(key: PublicKey) -> Extensions:
    """Return the extensions of a self-signed root (BR 7.1.2.1)."""
    identifier = x509.SubjectKeyIdentifier.from_public_key(key)
    return (
        (x509.BasicConstraints(ca=True, path_length=None), True),
        (_usage("key_cert_sign", "crl_sign"), True),
        (identifier, False),
        (x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), False),
    )


def issuing_extensions(key: PublicKey, issuer: x509.Certificate, published: Publication) -> Extensions:
    """Return the extensions of a CA that signs server certificates only (BR 7.1.2.6)."""
    return (
        (x509.BasicConstraints(ca=True, path_length=0), True),
        (_usage("key_cert_sign", "crl_sign"), True),
        (_server_authentication(), False),
        (_policies(ANY_POLICY), False),
        (x509.SubjectKeyIdentifier.from_public_key(key), False),
        (issuer_key(issuer), False),
        (published.access(), False),
        (published.revocation_list(), False),
    )


@dataclass(frozen=True, slots=True)
class Shared:
    """What all certificates of one CA have in common."""

    key: x509.AuthorityKeyIdentifier
    revocation_list: x509.CRLDistributionPoints
    access: x509.AuthorityInformationAccess


def shared_by(issuer: x509.Certificate, published: Publication) -> Shared:
    """Return what all certificates that `issuer` signs have in common."""
    return Shared(issuer_key(issuer), published.revocation_list(), published.access())


def leaf_extensions(request: IssueRequest, key: PublicKey, shared: Shared) -> Extensions:
    """Return the extensions of a server certificate (BR 7.1.2.7.6). There is no subject key identifier."""
    is_rsa = isinstance(key, rsa.RSAPublicKey)
    usage = _usage("digital_signature", "key_encipherment") if is_rsa else _usage("digital_signature")
    return (
        (shared.key, False),
        (x509.SubjectAlternativeName([general_name(name) for name in request.names]), False),
        (_policies(RESERVED_POLICY[request.validation]), False),
        (usage, True),
        (_server_authentication(), False),
        (shared.revocation_list, False),
        (shared.access, False),
        (_end_entity(), True),
    )


def responder_extensions(key: PublicKey, issuer: x509.Certificate) -> Extensions:
    """Return the extensions of a certificate that signs OCSP answers for `issuer` (BR 7.1.2.8, RFC 6960 4.2.2.2)."""
    return (
        (issuer_key(issuer), False),
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.OCSP_SIGNING]), False),
        (x509.OCSPNoCheck(), False),
        (_usage("digital_signature"), True),
        (x509.SubjectKeyIdentifier.from_public_key(key), False),
    )


def leaf_subject(request: IssueRequest) -> x509.Name:
    """Return the subject: the common name alone for DV, the organisation before it for OV and EV (BR 7.1.4)."""
    fields: list[tuple[ObjectIdentifier, str]] = []
    if request.organisation is not None and request.validation is not Validation.DV:
        fields += _registration(request.organisation) if request.validation is Validation.EV else []
        fields += _place(request.organisation)
    fields.append((NameOID.COMMON_NAME, request.names[0]))
    return distinguished_name(fields)


def issuer_key(issuer: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    """Return the key identifier that whatever `issuer` signs points to it with."""
    identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)


def distinguished_name(fields: Sequence[tuple[ObjectIdentifier, str]]) -> x509.Name:
    """Return a name with one attribute for each field that is not empty, in this order."""
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in fields if value])


def _registration(organisation: Organisation) -> list[tuple[ObjectIdentifier, str]]:
    return [
        (NameOID.JURISDICTION_COUNTRY_NAME, organisation.jurisdiction),
        (NameOID.BUSINESS_CATEGORY, organisation.business_category),
        (NameOID.SERIAL_NUMBER, organisation.registration_number),
    ]


def _place(organisation: Organisation) -> list[tuple[ObjectIdentifier, str]]:
    return [
        (NameOID.COUNTRY_NAME, organisation.country),
        (NameOID.STATE_OR_PROVINCE_NAME, organisation.state),
        (NameOID.LOCALITY_NAME, organisation.locality),
        (NameOID.ORGANIZATION_NAME, organisation.name),
    ]


@cache
def _server_authentication() -> x509.ExtendedKeyUsage:
    return x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])


@cache
def _end_entity() -> x509.BasicConstraints:
    return x509.BasicConstraints(ca=False, path_length=None)


@cache
def _policies(oid: ObjectIdentifier) -> x509.CertificatePolicies:
    return x509.CertificatePolicies([x509.PolicyInformation(oid, None)])


@cache
def _usage(*allowed: str) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature="digital_signature" in allowed,
        content_commitment=False,
        key_encipherment="key_encipherment" in allowed,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign="key_cert_sign" in allowed,
        crl_sign="crl_sign" in allowed,
        encipher_only=False,
        decipher_only=False,
    )
