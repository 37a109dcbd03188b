"""Key pairs as they are made on the practice world's servers, and the signing requests made with them."""

import os
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from certdesk.pki.der import first, inside
from certdesk.pki.names import general_name

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
SignatureHash = hashes.SHA256 | hashes.SHA384

PUBLIC_EXPONENT = 65537


class KeyKind(StrEnum):
    """The kinds of key the practice world uses, in the words that certificate facts use for them."""

    RSA_2048 = "RSA 2048"
    RSA_3072 = "RSA 3072"
    P_256 = "ECDSA P-256"
    P_384 = "ECDSA P-384"


_RSA_BITS = {KeyKind.RSA_2048: 2048, KeyKind.RSA_3072: 3072}


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A key pair as DER: the private key as unencrypted PKCS #8, the public key as SubjectPublicKeyInfo."""

    kind: KeyKind
    private_key: bytes = field(repr=False)
    public_key: bytes


def make_key(kind: KeyKind) -> KeyPair:
    """Return a new key pair of this kind.

    Typical times on one 2026 core: RSA 2048 45 ms, RSA 3072 150 ms (both vary threefold), the curves 0.1 ms.
    """
    key = make_private_key(kind)
    return KeyPair(kind, private_der(key), public_der(key.public_key()))


def make_keys(kinds: Sequence[KeyKind], workers: int | None = None) -> Generator[KeyPair, None, None]:
    """Yield one new key pair for each of `kinds`, in their order, while the next ones are already being made.

    RSA keys are made on `workers` threads (by default one per core), the largest first; the work is done
    without Python's lock. Closing the iterator drops the keys that were not begun.
    """
    slow = sorted((at for at, kind in enumerate(kinds) if kind in _RSA_BITS), key=lambda at: -_RSA_BITS[kinds[at]])
    pool = ThreadPoolExecutor(workers or os.cpu_count() or 1, thread_name_prefix="keys")
    try:
        begun = {at: pool.submit(make_key, kinds[at]) for at in slow}
        for at, kind in enumerate(kinds):
            yield begun.pop(at).result() if at in begun else make_key(kind)
    finally:
        pool.shutdown(cancel_futures=True)


def make_request(private_key: bytes, names: Sequence[str]) -> str:
    """Return a PKCS #10 request as PEM for `names`, the first of which is also the common name.

    `private_key` is PKCS #8 DER. Names are host names in A-label form, wildcards or IP addresses.
    """
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    alternatives = x509.SubjectAlternativeName([general_name(name) for name in names])
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject)
    key = load_private_key(private_key)
    request = builder.add_extension(alternatives, critical=False).sign(key, signature_hash(key))
    return request.public_bytes(serialization.Encoding.PEM).decode("ascii")


def make_private_key(kind: KeyKind) -> PrivateKey:
    """Return a new private key of this kind. For use within `pki` only."""
    if kind in _RSA_BITS:
        return rsa.generate_private_key(PUBLIC_EXPONENT, _RSA_BITS[kind])
    return ec.generate_private_key(ec.SECP384R1() if kind is KeyKind.P_384 else ec.SECP256R1())


def load_private_key(der: bytes) -> PrivateKey:
    """Return the RSA or EC key in PKCS #8 `der`, which must be one that CertDesk made itself.

    The primes are not tested again: the key comes out of authenticated encryption, and the test takes 40 ms.
    """
    key = serialization.load_der_private_key(der, None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise TypeError(type(key).__name__)
    return key


def private_der(key: PrivateKey) -> bytes:
    """Return `key` as unencrypted PKCS #8 DER."""
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_der(key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey) -> bytes:
    """Return `key` as SubjectPublicKeyInfo DER."""
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def key_bits(certificate: x509.Certificate) -> bytes:
    """Return the certified key's BIT STRING without its first octet: what key identifiers are hashes of."""
    public_key = certificate.public_key()
    der = public_key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return inside(first(der))[1].content[1:]


def signature_hash(key: PrivateKey) -> SignatureHash:
    """Return the hash that goes with `key`: SHA-384 for P-384, else SHA-256 (BR 7.1.3.2)."""
    is_p384 = isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP384R1)
    return hashes.SHA384() if is_p384 else hashes.SHA256()
