"""Whether a key is strong enough to be certified (BR 6.1.5): its size or its curve."""

from typing import TypeGuard

from cryptography.hazmat.primitives.asymmetric import ec, rsa

from certdesk.pki.policy import SMALLEST_RSA, PublicKey


def is_strong(key: object) -> TypeGuard[PublicKey]:
    """Return whether `key` is RSA of 2048 bits or more in whole octets, P-256 or P-384: nothing else is signed."""
    match key:
        case rsa.RSAPublicKey():
            return key.key_size >= SMALLEST_RSA and key.key_size % 8 == 0
        case ec.EllipticCurvePublicKey():
            return isinstance(key.curve, ec.SECP256R1 | ec.SECP384R1)
        case _:
            return False
