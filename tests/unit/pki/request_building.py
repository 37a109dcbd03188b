"""Signing requests built octet by octet, as no library would build them."""

from collections.abc import Sequence

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from certdesk.pki.der import Tag, encoded, integer
from certdesk.pki.keys import public_der

EXTENSION_REQUEST = "1.2.840.113549.1.9.14"
ALTERNATIVE_NAMES = "2.5.29.17"
COMMON_NAME = "2.5.4.3"
ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2"
KEY = ec.generate_private_key(ec.SECP256R1())
INFO = public_der(KEY.public_key())


def _base128(number: int) -> bytes:
    octets = [number & 0x7F]
    while number := number >> 7:
        octets.append(0x80 | number & 0x7F)
    return bytes(reversed(octets))


def oid(dotted: str) -> bytes:
    first, second, *rest = map(int, dotted.split("."))
    return encoded(Tag.OID, b"".join(map(_base128, (first * 40 + second, *rest))))


def identifier(dotted: str, *parameters: bytes) -> bytes:
    return encoded(Tag.SEQUENCE, oid(dotted), *parameters)


def name(*parts: tuple[str, str], tag: int = Tag.UTF8_STRING, encoding: str = "utf-8") -> bytes:
    """Return a Name of one part each, whose text is in this alphabet."""
    return encoded(
        Tag.SEQUENCE,
        *(
            encoded(Tag.SET, encoded(Tag.SEQUENCE, oid(number), encoded(tag, text.encode(encoding))))
            for number, text in parts
        ),
    )


def attribute(dotted: str, *values: bytes) -> bytes:
    return encoded(Tag.SEQUENCE, oid(dotted), encoded(Tag.SET, *values))


def extension(dotted: str, value: bytes) -> bytes:
    return encoded(Tag.SEQUENCE, oid(dotted), encoded(Tag.OCTET_STRING, value))


def extensions(*wanted: bytes, by: str = EXTENSION_REQUEST) -> bytes:
    return attribute(by, encoded(Tag.SEQUENCE, *wanted))


def general_names(*names: tuple[int, bytes]) -> bytes:
    return extension(ALTERNATIVE_NAMES, encoded(Tag.SEQUENCE, *(encoded(0x80 | tag, text) for tag, text in names)))


def hosts(names: Sequence[str]) -> bytes:
    return extensions(general_names(*((2, name.encode()) for name in names)))


SUBJECT = name((COMMON_NAME, "a.example.com"))


def body(subject: bytes = SUBJECT, attributes: bytes = b"", info: bytes = INFO, version: int = 0) -> bytes:
    return encoded(Tag.SEQUENCE, integer(version), subject, info, encoded(Tag.CONTEXT, attributes))


def sealed(signed: bytes, algorithm: bytes, signature: bytes) -> bytes:
    return encoded(Tag.SEQUENCE, signed, algorithm, encoded(Tag.BIT_STRING, b"\0", signature))


def request(subject: bytes = SUBJECT, attributes: bytes = b"", version: int = 0) -> bytes:
    """Return a request that the one key here signed."""
    signed = body(subject, attributes, version=version)
    return sealed(signed, identifier(ECDSA_WITH_SHA256), KEY.sign(signed, ec.ECDSA(hashes.SHA256())))


def unsigned(info: bytes, algorithm: bytes = identifier("1.2.840.113549.1.1.11"), signature: bytes = b"\1") -> bytes:
    """Return a request for any key, with anything in place of its signature."""
    return sealed(body(info=info), algorithm, signature)
