"""What keys and signatures are called: the words that facts about them use."""

from typing import Final

from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.x509.oid import ObjectIdentifier, PublicKeyAlgorithmOID

_CURVES = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}
_PSS: Final = "RSA-PSS"
_OLD: Final = ("MD2 ", "MD4 ", "MD5 ", "SHA-1 ", "RIPEMD-160 ")
_SIGNED_WITH: Final[dict[str, str]] = {
    "1.2.840.113549.1.1.2": "MD2 with RSA",
    "1.2.840.113549.1.1.3": "MD4 with RSA",
    "1.2.840.113549.1.1.4": "MD5 with RSA",
    "1.2.840.113549.1.1.5": "SHA-1 with RSA",
    "1.3.14.3.2.29": "SHA-1 with RSA",
    "1.2.840.113549.1.1.10": _PSS,
    "1.2.840.113549.1.1.11": "SHA-256 with RSA",
    "1.2.840.113549.1.1.12": "SHA-384 with RSA",
    "1.2.840.113549.1.1.13": "SHA-512 with RSA",
    "1.2.840.113549.1.1.14": "SHA-224 with RSA",
    "1.2.840.113549.1.1.15": "SHA-512/224 with RSA",
    "1.2.840.113549.1.1.16": "SHA-512/256 with RSA",
    "1.3.36.3.3.1.2": "RIPEMD-160 with RSA",
    "2.16.840.1.101.3.4.3.13": "SHA3-224 with RSA",
    "2.16.840.1.101.3.4.3.14": "SHA3-256 with RSA",
    "2.16.840.1.101.3.4.3.15": "SHA3-384 with RSA",
    "2.16.840.1.101.3.4.3.16": "SHA3-512 with RSA",
    "1.2.840.10045.4.1": "SHA-1 with ECDSA",
    "1.2.840.10045.4.3.1": "SHA-224 with ECDSA",
    "1.2.840.10045.4.3.2": "SHA-256 with ECDSA",
    "1.2.840.10045.4.3.3": "SHA-384 with ECDSA",
    "1.2.840.10045.4.3.4": "SHA-512 with ECDSA",
    "2.16.840.1.101.3.4.3.9": "SHA3-224 with ECDSA",
    "2.16.840.1.101.3.4.3.10": "SHA3-256 with ECDSA",
    "2.16.840.1.101.3.4.3.11": "SHA3-384 with ECDSA",
    "2.16.840.1.101.3.4.3.12": "SHA3-512 with ECDSA",
    "1.2.840.10040.4.3": "SHA-1 with DSA",
    "2.16.840.1.101.3.4.3.1": "SHA-224 with DSA",
    "2.16.840.1.101.3.4.3.2": "SHA-256 with DSA",
    "2.16.840.1.101.3.4.3.3": "SHA-384 with DSA",
    "2.16.840.1.101.3.4.3.4": "SHA-512 with DSA",
    "1.3.101.112": "Ed25519",
    "1.3.101.113": "Ed448",
    "1.2.156.10197.1.501": "SM3 with SM2",
    "1.2.643.2.2.3": "GOST R 34.10-2001",
    "1.2.643.7.1.1.3.2": "GOST R 34.10-2012",
    "1.2.643.7.1.1.3.3": "GOST R 34.10-2012",
    "2.16.840.1.101.3.4.3.17": "ML-DSA-44",
    "2.16.840.1.101.3.4.3.18": "ML-DSA-65",
    "2.16.840.1.101.3.4.3.19": "ML-DSA-87",
}
_FAMILIES = {
    PublicKeyAlgorithmOID.RSAES_PKCS1_v1_5: "RSA",
    PublicKeyAlgorithmOID.RSASSA_PSS: "RSA-PSS",
    PublicKeyAlgorithmOID.EC_PUBLIC_KEY: "ECDSA",
    PublicKeyAlgorithmOID.DSA: "DSA",
    PublicKeyAlgorithmOID.ED25519: "Ed25519",
    PublicKeyAlgorithmOID.ED448: "Ed448",
}


def key_words(key: object, algorithm: ObjectIdentifier) -> str:
    """Return what a public key is called, for instance `RSA 2048`, `ECDSA P-256` or the number of its algorithm."""
    match key:
        case rsa.RSAPublicKey():
            return f"RSA {key.key_size}"
        case ec.EllipticCurvePublicKey():
            return f"ECDSA {_CURVES.get(key.curve.name, key.curve.name)}"
        case dsa.DSAPublicKey():
            return f"DSA {key.key_size}"
        case _:
            return _FAMILIES.get(algorithm, algorithm.dotted_string)


def signature_words(algorithm: str) -> str:
    """Return what the signature algorithm of this number is called, as `SHA-256 with RSA`, else the number."""
    return _SIGNED_WITH.get(algorithm, algorithm)


def signing_kind(algorithm: str) -> str:
    """Return the kind of key that signs so, as `RSA`, or the empty string for a number that is not known."""
    words = _SIGNED_WITH.get(algorithm, "")
    return "RSA" if words == _PSS else words.rpartition(" with ")[2]


def is_old_hash(algorithm: str) -> bool:
    """Return whether the signature algorithm of this number is of a hash that certificates are not signed with."""
    return signature_words(algorithm).startswith(_OLD)
