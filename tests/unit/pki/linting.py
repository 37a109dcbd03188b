"""pkilint, the linter that certificate authorities use, asked for everything at ERROR or above."""

import warnings


def findings(der: bytes, kind: str) -> list[str]:
    """Return the errors of a certificate as the CA/Browser Forum's `kind`, for instance `DV_FINAL_CERTIFICATE`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pkilint import finding_filter, loader
        from pkilint.cabf import serverauth
        from pkilint.cabf.serverauth import serverauth_constants
        from pkilint.pkix import certificate
        from pkilint.validation import ValidationFindingSeverity

        type_ = serverauth_constants.CertificateType[kind]
        document = loader.RFC5280CertificateDocumentLoader().load_der_document(der, "certificate")
        validator = certificate.create_pkix_certificate_validator_container(
            serverauth.create_decoding_validators(), serverauth.create_validators(type_)
        )
        results, _ = finding_filter.filter_results(
            serverauth.create_serverauth_finding_filters(type_), validator.validate(document.root)
        )
    return [
        f"{found.finding.code}: {found.message}"
        for result in results
        for found in result.finding_descriptions
        if found.finding.severity <= ValidationFindingSeverity.ERROR
    ]
