"""Key pairs that users make at the desk, each with the signing request that proves it is held."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from certdesk.domain.errors import FieldError
from certdesk.domain.local_keys import KeyChoice
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import LONGEST_COMMON_NAME, MOST_NAMES
from certdesk.pki.hostnames import WILDCARD, is_host_name
from certdesk.pki.idn import to_ascii
from certdesk.pki.keys import PUBLIC_EXPONENT, PrivateKey, private_der, public_der, signature_hash
from certdesk.pki.names import as_address, general_name

_NAMES = "names"

_MAKERS: Final[Mapping[KeyChoice, Callable[[], PrivateKey]]] = MappingProxyType(
    {
        KeyChoice.P256: lambda: ec.generate_private_key(ec.SECP256R1()),
        KeyChoice.P384: lambda: ec.generate_private_key(ec.SECP384R1()),
        KeyChoice.RSA_2048: lambda: rsa.generate_private_key(PUBLIC_EXPONENT, 2048),
        KeyChoice.RSA_3072: lambda: rsa.generate_private_key(PUBLIC_EXPONENT, 3072),
        KeyChoice.RSA_4096: lambda: rsa.generate_private_key(PUBLIC_EXPONENT, 4096),
    }
)


@dataclass(frozen=True, slots=True)
class MadePair:
    """A private key (PKCS #8 DER), the request (DER) it signed, and the SHA-256 of its public key in hexadecimal."""

    private_key: bytes = field(repr=False)
    csr: bytes = field(repr=False)
    digest: str


def make_pair(names: Sequence[str], choice: KeyChoice) -> MadePair:
    """Return a new key pair and a request for `names`, which have been through `checked_names`.

    The first name is the common name too where it fits (RFC 5280 A.1); there is nothing else in the request.
    Typical times on one 2026 core: RSA 2048 60 ms, RSA 3072 0.2 s, RSA 4096 0.6 s (they vary threefold), curves 1 ms.
    """
    key = _MAKERS[choice]()
    return MadePair(private_der(key), _request(key, names), sha256(public_der(key.public_key())).hexdigest())


def checked_names(typed: Sequence[str]) -> tuple[str, ...]:
    """Return host names as a request spells them, each once, in their order.

    Raises FieldError (`names`): NAMES_FORM (`name`) for what is none, addresses too, and where there is none at all;
    NAMES_MANY (`longest`).
    """
    names = tuple(dict.fromkeys(map(to_ascii, typed)))
    if len(names) > MOST_NAMES:
        raise FieldError(_NAMES, MessageKey.NAMES_MANY, longest=MOST_NAMES)
    for name in names or ("",):
        if as_address(name) is not None or not is_host_name(name.removeprefix(WILDCARD)):
            raise FieldError(_NAMES, MessageKey.NAMES_FORM, name=name)
    return names


def _request(key: PrivateKey, names: Sequence[str]) -> bytes:
    fits = len(names[0]) <= LONGEST_COMMON_NAME
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])] if fits else [])
    alternatives = x509.SubjectAlternativeName([general_name(name) for name in names])
    # Without a subject the names must not be passed over (RFC 5280 4.2.1.6).
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject).add_extension(alternatives, not fits)
    return builder.sign(key, signature_hash(key)).public_bytes(Encoding.DER)
