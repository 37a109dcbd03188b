"""Certificates in a PKCS #7 envelope without signers (RFC 2315), as PEM text.

cryptography's pkcs7 module costs 40 ms to import, so it is imported where it is used.
"""

from dataclasses import dataclass

from cryptography.hazmat.primitives.serialization import Encoding

from certdesk.pki.armour import PKCS7, armour, blocks
from certdesk.pki.certificates import load_der
from certdesk.pki.errors import damaged, guarded
from certdesk.pki.formats.family import Chain, Choice, in_set_order


@dataclass(frozen=True, slots=True)
class Pkcs7File:
    """One envelope around the whole chain. It is a set: the certificates come in the order of their bytes."""

    suffix: str
    choice: Choice = in_set_order
    media_type: str = "application/x-pkcs7-certificates"

    def render(self, chain: Chain, common_name: str) -> bytes:  # noqa: ARG002 - the envelope names nobody
        """Return the envelope between BEGIN PKCS7 and END PKCS7."""
        from cryptography.hazmat.primitives.serialization import pkcs7  # noqa: PLC0415 - once such a file is made

        certificates = [load_der(der) for der in self.choice(chain)]
        return armour(pkcs7.serialize_certificates(certificates, Encoding.DER), PKCS7)

    def read(self, content: bytes) -> Chain:
        """Return the envelope's certificates in the order of their bytes. Raises Damaged."""
        from cryptography.hazmat.primitives.serialization import pkcs7  # noqa: PLC0415 - once such a file is made

        envelopes = blocks(content, PKCS7)
        if len(envelopes) != 1:
            raise damaged("text")
        certificates = guarded("envelope", lambda: pkcs7.load_der_pkcs7_certificates(envelopes[0]))
        return in_set_order(tuple(certificate.public_bytes(Encoding.DER) for certificate in certificates))
