"""The leaf alone, in binary."""

from dataclasses import dataclass

from certdesk.pki.formats.family import Chain, Choice, checked, leaf_only


@dataclass(frozen=True, slots=True)
class DerFile:
    """One certificate as DER, for appliances that refuse PEM."""

    suffix: str = ".cer"
    choice: Choice = leaf_only
    media_type: str = "application/pkix-cert"

    def render(self, chain: Chain, common_name: str) -> bytes:  # noqa: ARG002 - the bytes name nobody
        """Return the leaf's bytes."""
        return chain[0]

    def read(self, content: bytes) -> Chain:
        """Return the one certificate that is the whole file. Raises Damaged."""
        return checked((content,))
