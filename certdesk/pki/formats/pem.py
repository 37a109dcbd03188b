"""Certificates one after another as PEM text."""

from dataclasses import dataclass

from certdesk.pki.armour import CERTIFICATE, armour, blocks
from certdesk.pki.formats.family import Chain, Choice, checked


@dataclass(frozen=True, slots=True)
class PemFile:
    """One text file of PEM blocks."""

    suffix: str
    choice: Choice
    media_type: str = "application/x-pem-file"

    def render(self, chain: Chain, common_name: str) -> bytes:  # noqa: ARG002 - the text names nobody
        """Return the blocks, each ending its last line."""
        return b"".join(armour(der, CERTIFICATE) for der in self.choice(chain))

    def read(self, content: bytes) -> Chain:
        """Return the blocks' certificates. Raises Damaged."""
        return checked(blocks(content, CERTIFICATE))
