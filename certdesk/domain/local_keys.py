"""Private keys that were made at this desk, and the files they go into together with their certificates."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from certdesk.domain.csr import CsrFacts
from certdesk.domain.downloads import IfExists
from certdesk.domain.orders import OrderId

SHORTEST_PASSPHRASE: Final = 8
SHORT_DIGEST: Final = 16
LARGEST_KEY_FILE: Final = 64 * 1024


class KeyChoice(StrEnum):
    """The keys that can be made."""

    P256 = "P-256"
    P384 = "P-384"
    RSA_2048 = "RSA 2048"
    RSA_3072 = "RSA 3072"
    RSA_4096 = "RSA 4096"


class VaultState(StrEnum):
    """Whether private keys can be kept and used now."""

    OPEN = "open"
    LOCKED = "locked"  # its pass phrase was not given since the start
    NEW = "new"  # there is no keyring, and no pass phrase was chosen yet


class Target(StrEnum):
    """Where a file with a private key is to be opened."""

    WINDOWS = "windows"  # Windows Server 2019 and later
    OLD_WINDOWS = "old windows"  # Windows up to 2016
    JAVA = "java"  # Java 9 and later
    OLD_JAVA = "old java"  # Java 8 and older appliances
    ANDROID = "android"


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A private key in the vault: for which order, made when, and which public key (SHA-256, hexadecimal) it has.

    `csr` (DER) is the request that was made with it.
    """

    digest: str
    order: OrderId
    made_at: datetime
    choice: KeyChoice
    names: tuple[str, ...]
    csr: bytes = field(repr=False)

    @property
    def short_digest(self) -> str:
        """As much of the digest as tells one key from another; all that is ever noted of it."""
        return self.digest[:SHORT_DIGEST]


@dataclass(frozen=True, slots=True)
class VaultLock:
    """What a pass phrase opens: the vault's key, wrapped under what scrypt (RFC 7914) makes of it with these."""

    salt: bytes
    n: int
    r: int
    p: int
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A key that was just made and kept, and the request to hand in."""

    key: KeptKey
    csr: CsrFacts


@dataclass(frozen=True, slots=True)
class OwnKeyFile:
    """The user's own key file: read, used once, and not kept. The pass phrase opens it where it is encrypted."""

    path: Path
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class KeyStoreRequest:
    """A file with private key, certificate and chain, as the user chose it.

    `key` is the digest of a key in the vault, or the user's own file. The pass phrase is ASCII: Java takes no other.
    """

    target: Target
    key: str | OwnKeyFile
    folder: Path
    file_name: str
    passphrase: str = field(repr=False)
    if_exists: IfExists = IfExists.ASK


@dataclass(frozen=True, slots=True)
class KeyFileRequest:
    """A private key of the vault as encrypted PKCS #8 (RFC 5958), as the user chose it."""

    digest: str
    folder: Path
    file_name: str
    passphrase: str = field(repr=False)
    if_exists: IfExists = IfExists.ASK
