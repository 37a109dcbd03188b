"""What a signing request says: its key, its names, and whatever else is in it."""

from base64 import b64encode
from dataclasses import dataclass, field
from enum import StrEnum
from textwrap import wrap
from typing import Final

LARGEST_CSR: Final = 64 * 1024
_PEM_LINE: Final = 64


class Wrapping(StrEnum):
    """What a signing request came wrapped in."""

    PEM = "PEM"
    DER = "DER"
    BASE64 = "base64"
    QUOTED = "quoted"  # as mail programs quote: a `>` before each line
    UTF16 = "UTF-16"


class KeyFamily(StrEnum):
    """The kinds of key that are told apart; only the first two are certified (BR 6.1.5)."""

    RSA = "RSA"
    EC = "EC"
    DSA = "DSA"
    EDWARDS = "Edwards"
    SM2 = "SM2"
    GOST = "GOST"
    OTHER = "other"


class KeyFlaw(StrEnum):
    """What is wrong with a key (BR 6.1.1.3, 6.1.5, 6.1.6). All but `CURVE_ASKED` and `EXPONENT_ODD` stop it."""

    KIND = "kind"  # no RSA and no ECDSA key
    SMALL = "small"  # RSA below 2048 bits
    LARGE = "large"  # RSA above 8192 bits, which nobody signs
    UNEVEN = "uneven"  # RSA whose size is not a multiple of eight bits
    EXPONENT = "exponent"  # even, or below 3
    EXPONENT_ODD = "unusual exponent"  # outside 2^16+1 … 2^256-1: allowed, not advised
    FACTOR = "factor"  # a factor below 752
    CLOSE = "close primes"  # found within 100 rounds of Fermat's method
    ROCA = "roca"
    CURVE = "curve"  # not a curve of BR 6.1.5
    CURVE_ASKED = "asked curve"  # P-521: allowed, and refused by many
    POINT = "point"  # not on its curve


class NameFlaw(StrEnum):
    """Why a name cannot be certified, in the order in which it is looked for."""

    FORM = "form"  # not letters, digits and hyphens (BR 7.1.2.7.12)
    UNDERSCORE = "underscore"
    IDNA = "idna"  # no IDN of IDNA 2008 (RFC 5891)
    LONG = "long"  # more than 253 characters, or 63 in a label
    ADDRESS = "address"  # an IP address: no product here carries one
    REVERSE = "reverse"  # ends in a reverse zone (BR 4.2.2)
    INTERNAL = "internal"  # no public suffix: `.local`, a bare host name
    RESERVED = "reserved"  # reserved by RFC 2606 and 6761, but for the practice world's `.example`
    WILDCARD = "wildcard"  # a `*` elsewhere than alone in the leftmost label
    SUFFIX = "suffix"  # a wildcard over a public suffix (BR 3.2.2.6)


class Oddity(StrEnum):
    """What a signing request holds besides, and what is let be."""

    OLD_HASH = "old hash"  # signed with MD5 or SHA-1: the certificate will not be
    CHALLENGE_PASSWORD = "challenge password"  # noqa: S105 - what is in the request, not one of ours
    UNIT = "unit"  # an OU, which certificates may not carry (BR 7.1.2.7)
    ATTRIBUTES = "attributes"  # unknown to CertDesk, or extensions other than names and usages
    NAMES_OF_OTHER_KINDS = "names of other kinds"  # e-mail addresses, URIs and the like
    COMMON_NAME_APART = "common name apart"  # the common name is not among the names
    REPEATED = "repeated"  # a name is there more than once
    TRAILING_DOT = "trailing dot"
    VERSION = "version"  # not the one of RFC 2986
    STRAY_TEXT = "stray text"  # around the PEM block


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """A public key: its family, its size in bits, its curve where it has one, and what is wrong with it."""

    family: KeyFamily = KeyFamily.OTHER
    bits: int = 0
    curve: str = ""
    flaws: tuple[KeyFlaw, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name as the request spells it, bounded; as certificates spell it (A-labels); and what is wrong with it.

    `shown` has its IDN in Unicode. `is_common_name` says that it stands in the subject.
    """

    typed: str
    name: str
    shown: str = ""
    flaw: NameFlaw | None = None
    is_common_name: bool = False


@dataclass(frozen=True, slots=True)
class CsrFacts:
    """A signing request (RFC 2986) that was read.

    `names` are those it asks for that can be certified, the common name first where it has one, each once, in
    lower-case A-labels; `asked` are all of them, good and bad, as they stand there. `public_key` is
    SubjectPublicKeyInfo DER, `key_digest` its SHA-256 in hexadecimal; `algorithm` reads like `RSA 2048`,
    `signature` like `SHA-256 with RSA`. `is_signed` says whether its signature is its own key's, and is None where
    nobody here can tell (SM2, GOST, MD2). `subject` holds the other parts of the subject by their short names (`O`,
    `OU`, `L`, `ST`, `C`, …).
    """

    der: bytes = field(repr=False)
    common_name: str
    names: tuple[str, ...]
    public_key: bytes = field(repr=False)
    key_digest: str
    algorithm: str
    signature: str
    key: KeyFacts = KeyFacts()
    is_signed: bool | None = True
    subject: tuple[tuple[str, str], ...] = ()
    asked: tuple[AskedName, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    wrapping: Wrapping = Wrapping.PEM

    @property
    def pem(self) -> str:
        """The request as text (RFC 7468 7), ending with a line break."""
        return pem_of(self.der)


def pem_of(der: bytes) -> str:
    """Return a request as text (RFC 7468 7), ending with a line break."""
    body = "\n".join(wrap(b64encode(der).decode(), _PEM_LINE))
    return f"-----BEGIN CERTIFICATE REQUEST-----\n{body}\n-----END CERTIFICATE REQUEST-----\n"
