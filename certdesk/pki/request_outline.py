"""The parts of a signing request (RFC 2986 4), told apart without looking at what they mean.

Requests are taken apart here and not by cryptography, which refuses whole requests for what does not matter.
"""

from dataclasses import dataclass

from certdesk.pki.der import Element, Tag, dotted, first, inside, number


@dataclass(frozen=True, slots=True)
class Outline:
    """A request: all of it, what is signed, and its parts. `has_more` says that something stands behind it."""

    der: bytes
    body: bytes
    version: int
    subject: Element
    key: Element
    attributes: bytes
    algorithm: Element
    signature: bytes
    has_more: bool = False


def outline_of(der: bytes) -> Outline:
    """Return the parts of the request that `der` begins with. Raises ValueError where it is none, or damaged."""
    outer = first(der)
    body, algorithm, signature = inside(outer)
    version, subject, key, *rest = inside(body)
    for sequence in (subject, key, algorithm):
        if sequence.tag != Tag.SEQUENCE:
            raise ValueError("request")
    attributes = b"".join(part.content for part in rest if part.tag == Tag.CONTEXT)
    return Outline(
        der=outer.whole,
        body=body.whole,
        version=number(version),
        subject=subject,
        key=key,
        attributes=attributes,
        algorithm=algorithm,
        signature=octets_of(signature),
        has_more=len(outer.whole) < len(der),
    )


def octets_of(bits: Element) -> bytes:
    """Return the octets of a BIT STRING. Raises ValueError where it is something else."""
    if bits.tag != Tag.BIT_STRING or not bits.content:
        raise ValueError("bits")
    return bits.content[1:]


def algorithm_of(identifier: Element) -> tuple[str, Element | None]:
    """Return the number of an AlgorithmIdentifier, and its parameters where it has any. Raises ValueError."""
    name, *parameters = inside(identifier)
    return dotted(name), parameters[0] if parameters else None
