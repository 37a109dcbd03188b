"""What a signing request says."""

from base64 import b64encode
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Final

LARGEST_CSR: Final = 64 * 1024
_PEM_LINE: Final = 64


@dataclass(frozen=True, slots=True)
class CsrFacts:
    """A signing request (RFC 2986) that was read and whose signature is its own key's.

    `names` are those it asks for, the common name first where it has one, each once, in lower-case A-labels.
    `public_key` is SubjectPublicKeyInfo DER, `key_digest` its SHA-256 in hexadecimal; `algorithm` reads like
    `RSA 2048`, `signature` like `SHA-256 with RSA`.
    """

    der: bytes = field(repr=False)
    common_name: str
    names: tuple[str, ...]
    public_key: bytes = field(repr=False)
    key_digest: str
    algorithm: str
    signature: str

    @property
    def pem(self) -> str:
        """The request as text (RFC 7468 7), ending with a line break."""
        body = "\n".join(wrap(b64encode(self.der).decode(), _PEM_LINE))
        return f"-----BEGIN CERTIFICATE REQUEST-----\n{body}\n-----END CERTIFICATE REQUEST-----\n"
