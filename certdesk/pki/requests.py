"""Reading a signing request (RFC 2986), whatever it comes wrapped in; what is none is refused by its own name."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from typing import NoReturn, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ObjectIdentifier, PublicKeyAlgorithmOID

from certdesk.domain.csr import LARGEST_CSR, CsrFacts
from certdesk.domain.errors import Damaged, Fact, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki import certificates
from certdesk.pki.algorithms import key_words, signature_words
from certdesk.pki.der import encoded, first, inside, integer
from certdesk.pki.errors import UNREADABLE
from certdesk.pki.foreign_text import Piece, pieces_in
from certdesk.pki.hostnames import WILDCARD, is_host_name
from certdesk.pki.idn import to_ascii
from certdesk.pki.keychecks import is_strong
from certdesk.pki.keys import public_der
from certdesk.pki.names import as_address, common_name
from certdesk.pki.policy import PublicKey
from certdesk.pki.recognition import Kind

FIELD = "csr"
SEVERAL = "requests"

Value = TypeVar("Value")


def read_csr(content: bytes) -> CsrFacts:
    """Return what the signing request in `content` says, once its signature was verified with its own key.

    PEM with either header, on many lines or one, with text around it, quoted, in UTF-8 or UTF-16, bare base64 and
    base64url, and DER are all read. A request whose version is not the one of RFC 2986 is read too, as others do.
    Raises FieldError (`csr`): CSR_EMPTY, CSR_BIG (`size` in bytes), CSR_KEYFILE for anything that holds a private key,
    CSR_CERT (`name`, `date`), CSR_NOTCSR (`what`: a `Kind`, or SEVERAL), CSR_BROKEN, CSR_WEAK (`algorithm`), CSR_SIG.
    """
    if len(content) > LARGEST_CSR:
        _refuse(MessageKey.CSR_BIG, size=len(content))
    found = _only_request(pieces_in(content))
    der, request, signed = _readable(lambda: _loaded(found))
    key = _strong_key(request)
    _verify(request, key, signed)
    name, names = _readable(lambda: _names(request))
    public_key = public_der(key)
    return CsrFacts(
        der=der,
        common_name=name,
        names=names,
        public_key=public_key,
        key_digest=sha256(public_key).hexdigest(),
        algorithm=key_words(key, _algorithm(request)),
        signature=signature_words(request.signature_algorithm_oid),
    )


def _only_request(pieces: tuple[Piece, ...]) -> bytes:
    """Return the one request among what was found, or say what was found instead."""
    by_kind = {piece.kind: piece for piece in reversed(pieces)}
    requests = {piece.der for piece in pieces if piece.kind is Kind.REQUEST}
    if not pieces:
        _refuse(MessageKey.CSR_EMPTY)
    if Kind.PRIVATE_KEY in by_kind:
        _refuse(MessageKey.CSR_KEYFILE)
    if len(requests) > 1:
        _refuse(MessageKey.CSR_NOTCSR, what=SEVERAL)
    if not requests and Kind.CERTIFICATE in by_kind:
        _refuse_certificate(by_kind[Kind.CERTIFICATE].der)
    if not requests:
        _refuse(MessageKey.CSR_NOTCSR, what=pieces[0].kind.value)
    return requests.pop()


def _refuse_certificate(der: bytes) -> NoReturn:
    try:
        facts = certificates.read(der)
    except Damaged:
        _refuse(MessageKey.CSR_NOTCSR, what=Kind.CERTIFICATE.value)
    name = facts.common_name or next(iter(facts.names), facts.organisation)
    _refuse(MessageKey.CSR_CERT, name=name, date=facts.not_after)


def _loaded(found: bytes) -> tuple[bytes, x509.CertificateSigningRequest, bytes]:
    """Return the request without what may stand after it, the same to be read, and that of it which is signed.

    cryptography reads version 0 only, and pyOpenSSL and certbot have written others, so it gets to see 0.
    """
    outer = first(found)
    body, *rest = inside(outer)
    seen = encoded(body.tag, integer(0), *(part.whole for part in inside(body)[1:]))
    request = x509.load_der_x509_csr(encoded(outer.tag, seen, *(part.whole for part in rest)))
    return outer.whole, request, body.whole


def _strong_key(request: x509.CertificateSigningRequest) -> PublicKey:
    algorithm = _algorithm(request)
    try:
        key = None if algorithm == PublicKeyAlgorithmOID.RSASSA_PSS else request.public_key()
    except UnsupportedAlgorithm:  # a curve that cryptography does not know
        key = None
    except UNREADABLE:
        _refuse(MessageKey.CSR_BROKEN)
    if not is_strong(key):
        _refuse(MessageKey.CSR_WEAK, algorithm=key_words(key, algorithm))
    return key


def _algorithm(request: x509.CertificateSigningRequest) -> ObjectIdentifier:
    return request.public_key_algorithm_oid  # type: ignore[attr-defined, no-any-return] # cryptography forgot to say so


def _verify(request: x509.CertificateSigningRequest, key: PublicKey, signed: bytes) -> None:
    """Verify with the key itself: `is_signature_valid` says no to every SHA-1 signature, right or wrong."""
    signed_with = _readable(lambda: (request.signature_hash_algorithm, request.signature_algorithm_parameters))
    match key, signed_with:
        case rsa.RSAPublicKey(), (hashes.HashAlgorithm() as digest, padding.PSS() as scheme):
            verify = partial(key.verify, request.signature, signed, scheme, digest)
        case rsa.RSAPublicKey(), (hashes.HashAlgorithm() as digest, padding.PKCS1v15() | None):
            verify = partial(key.verify, request.signature, signed, padding.PKCS1v15(), digest)
        case ec.EllipticCurvePublicKey(), (hashes.HashAlgorithm() as digest, ec.ECDSA() | None):
            verify = partial(key.verify, request.signature, signed, ec.ECDSA(digest))
        case _:
            _refuse(MessageKey.CSR_SIG)
    try:
        verify()
    except InvalidSignature:
        _refuse(MessageKey.CSR_SIG)


def _names(request: x509.CertificateSigningRequest) -> tuple[str, tuple[str, ...]]:
    """Return the common name, as a certificate would have it, and every host name and address that is asked for."""
    name = common_name(request.subject)
    is_name = as_address(name) is not None or is_host_name(to_ascii(name).removeprefix(WILDCARD))
    wanted = [to_ascii(name)] if is_name else []
    with suppress(x509.ExtensionNotFound):
        alternatives = request.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        wanted += [to_ascii(str(one.value)) for one in alternatives if isinstance(one, x509.DNSName | x509.IPAddress)]
    return wanted[0] if is_name else name, tuple(dict.fromkeys(filter(None, wanted)))


def _readable(read: Callable[[], Value]) -> Value:
    try:
        return read()
    except UNREADABLE:
        raise FieldError(FIELD, MessageKey.CSR_BROKEN) from None


def _refuse(key: MessageKey, **facts: Fact) -> NoReturn:
    raise FieldError(FIELD, key, **facts)
