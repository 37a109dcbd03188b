"""pkilint, the linter that certificate authorities use, asked for everything at ERROR or above."""

import warnings
from typing import Any


def findings(der: bytes, kind: str) -> list[str]:
    """Return the errors of a certificate as the CA/Browser Forum's `kind`, for instance `DV_FINAL_CERTIFICATE`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pkilint import finding_filter, loader
        from pkilint.cabf import serverauth
        from pkilint.cabf.serverauth import serverauth_constants
        from pkilint.pkix import certificate

        type_ = serverauth_constants.CertificateType[kind]
        document = loader.RFC5280CertificateDocumentLoader().load_der_document(der, "certificate")
        validator = certificate.create_pkix_certificate_validator_container(
            serverauth.create_decoding_validators(), serverauth.create_validators(type_)
        )
        results, _ = finding_filter.filter_results(
            serverauth.create_serverauth_finding_filters(type_), validator.validate(document.root)
        )
        return _errors(results)


def crl_findings(der: bytes, kind: str) -> list[str]:
    """Return the errors of a revocation list as a `CRL` of certificates or an `ARL` of authorities (RFC 5280, BR)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pkilint import loader, pkix
        from pkilint.cabf import cabf_crl
        from pkilint.pkix import crl, extension, name

        type_ = crl.CertificateRevocationListType[kind]
        decoders = [
            pkix.create_attribute_decoder(name.ATTRIBUTE_TYPE_MAPPINGS),
            pkix.create_extension_decoder(extension.EXTENSION_MAPPINGS),
        ]
        validators = [
            crl.create_issuer_validator_container([]),
            crl.create_validity_validator_container([cabf_crl.create_validity_period_validator(type_)]),
            crl.create_extensions_validator_container([]),
            cabf_crl.CabfCrlReasonCodeAllowlistValidator(type_),
        ]
        document = loader.RFC5280CertificateListDocumentLoader().load_der_document(der, "crl")
        return _errors(crl.create_pkix_crl_validator_container(decoders, validators).validate(document.root))


def ocsp_findings(der: bytes) -> list[str]:
    """Return the errors of an OCSP answer (RFC 6960)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pkilint import loader, pkix
        from pkilint.pkix import extension, name, ocsp

        decoders = [
            ocsp.create_response_decoder(),
            pkix.create_attribute_decoder(name.ATTRIBUTE_TYPE_MAPPINGS),
            pkix.create_extension_decoder(extension.EXTENSION_MAPPINGS),
        ]
        document = loader.RFC6960OCSPResponseDocumentLoader().load_der_document(der, "answer")
        return _errors(ocsp.create_pkix_ocsp_response_validator_container(decoders, []).validate(document.root))


def _errors(results: Any) -> list[str]:
    from pkilint.validation import ValidationFindingSeverity

    return [
        f"{found.finding.code}: {found.message}"
        for result in results
        for found in result.finding_descriptions
        if found.finding.severity <= ValidationFindingSeverity.ERROR
    ]
