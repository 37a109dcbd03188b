"""What the server on the loopback asks for its answers."""

from typing import Protocol

from certdesk.pki.roles import Role


class Published(Protocol):
    """The practice CA as the public meets it. Any thread may ask; each method may raise a CertDeskError."""

    def crl(self, role: Role) -> bytes | None:
        """Return the revocation list of one authority that is in force (DER), or None where there is no world."""

    def certificate(self, role: Role) -> bytes | None:
        """Return the certificate of one authority (DER), or None where there is no world."""

    def ocsp(self, request: bytes) -> bytes:
        """Return the answer to an OCSP request, both DER, whatever the request is."""

    def provable(self, token: str) -> tuple[str, ...]:
        """Return the names that the link with this token proves control over; none where it leads nowhere."""

    def prove(self, token: str) -> bool:
        """Take the names of this token as proved; return False where its link leads nowhere (any more)."""
