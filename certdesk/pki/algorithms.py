"""What keys and signatures are called: the words that facts about them use."""

from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.x509.oid import ObjectIdentifier, PublicKeyAlgorithmOID, SignatureAlgorithmOID

_CURVES = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}
_SIGNED_WITH = {
    SignatureAlgorithmOID.RSA_WITH_MD5: "MD5 with RSA",
    SignatureAlgorithmOID.RSA_WITH_SHA1: "SHA-1 with RSA",
    SignatureAlgorithmOID.RSA_WITH_SHA256: "SHA-256 with RSA",
    SignatureAlgorithmOID.RSA_WITH_SHA384: "SHA-384 with RSA",
    SignatureAlgorithmOID.RSA_WITH_SHA512: "SHA-512 with RSA",
    SignatureAlgorithmOID.RSASSA_PSS: "RSA-PSS",
    SignatureAlgorithmOID.ECDSA_WITH_SHA1: "SHA-1 with ECDSA",
    SignatureAlgorithmOID.ECDSA_WITH_SHA256: "SHA-256 with ECDSA",
    SignatureAlgorithmOID.ECDSA_WITH_SHA384: "SHA-384 with ECDSA",
    SignatureAlgorithmOID.ECDSA_WITH_SHA512: "SHA-512 with ECDSA",
    SignatureAlgorithmOID.ED25519: "Ed25519",
    SignatureAlgorithmOID.ED448: "Ed448",
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


def signature_words(algorithm: ObjectIdentifier) -> str:
    """Return what a signature algorithm is called, for instance `SHA-256 with RSA`, or its number."""
    return _SIGNED_WITH.get(algorithm, algorithm.dotted_string)
