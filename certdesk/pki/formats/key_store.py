"""What a file with private key and certificates holds, and what each kind of it can do."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from certdesk.pki.formats.family import Chain


@dataclass(frozen=True, slots=True)
class Contents:
    """A private key (PKCS #8 DER), its certificate and the intermediates, and the name they stand under.

    Java files say when the entry was made, to the millisecond; others do not.
    """

    private_key: bytes = field(repr=False)
    chain: Chain = field(repr=False)
    alias: str
    made_at: datetime = field(compare=False)


class KeyStoreFile(Protocol):
    """One way to put them into a file, under one ASCII pass phrase. `read` gives back what `render` was given."""

    @property
    def suffix(self) -> str:
        """The file name's ending, with its dot."""

    def render(self, contents: Contents, passphrase: str) -> bytes:
        """Return the file."""

    def read(self, content: bytes, passphrase: str) -> Contents:
        """Return what a file of this kind holds. Raises Damaged, for a wrong pass phrase too."""
