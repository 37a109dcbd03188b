"""Reading a signing request (RFC 2986), whatever it comes wrapped in; what is none is refused by its own name."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Final, NoReturn

from certdesk.domain.csr import LARGEST_CSR, AskedName, CsrFacts, KeyFlaw, NameFlaw, Oddity
from certdesk.domain.errors import Damaged, Fact, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki import certificates
from certdesk.pki.algorithms import is_old_hash, signature_words
from certdesk.pki.asked_names import MOST_NAMES, asked_names, has_trailing_dot
from certdesk.pki.errors import UNREADABLE
from certdesk.pki.foreign_text import Contents, Piece, contents_of
from certdesk.pki.keychecks import read_key
from certdesk.pki.possession import is_signed_by
from certdesk.pki.recognition import Kind
from certdesk.pki.request_attributes import Asked, asked_in
from certdesk.pki.request_outline import Outline, algorithm_of, outline_of
from certdesk.pki.request_subject import COMMON_NAME, UNIT, parts_of, shown

FIELD = "csr"
SEVERAL = "requests"

# What a key is refused for; an exponent that is only unusual is let be.
_REFUSED_FOR: Final = MappingProxyType(
    {
        KeyFlaw.KIND: MessageKey.KEY_KIND,
        KeyFlaw.CURVE: MessageKey.KEY_CURVE,
        KeyFlaw.CURVE_ASKED: MessageKey.KEY_CURVE,
        KeyFlaw.POINT: MessageKey.KEY_POINT,
        KeyFlaw.SMALL: MessageKey.CSR_WEAK,
        KeyFlaw.LARGE: MessageKey.KEY_LARGE,
        KeyFlaw.UNEVEN: MessageKey.KEY_UNEVEN,
        KeyFlaw.EXPONENT: MessageKey.KEY_EXPONENT,
        KeyFlaw.FACTOR: MessageKey.KEY_FACTOR,
        KeyFlaw.CLOSE: MessageKey.KEY_CLOSE,
        KeyFlaw.ROCA: MessageKey.KEY_ROCA,
    }
)


def read_csr(content: bytes) -> CsrFacts:
    """Return what a signing request says that an authority may sign: its key is fit, and it is signed with that key.

    Old hashes are let be, as long as they can be verified: they only prove who holds the key. Raises FieldError
    (`csr`) as `describe_csr`, and KEY_KIND, KEY_CURVE, KEY_POINT, CSR_WEAK, KEY_LARGE, KEY_UNEVEN, KEY_EXPONENT,
    KEY_FACTOR, KEY_CLOSE, KEY_ROCA (each with `algorithm`), CSR_SIG, CSR_UNVERIFIED
    (`signature`).
    """
    facts = describe_csr(content)
    for flaw in facts.key.flaws:
        if flaw in _REFUSED_FOR:
            _refuse(_REFUSED_FOR[flaw], algorithm=facts.algorithm)
    if facts.is_signed is None:
        _refuse(MessageKey.CSR_UNVERIFIED, signature=facts.signature)
    if not facts.is_signed:
        _refuse(MessageKey.CSR_SIG)
    return facts


def describe_csr(content: bytes) -> CsrFacts:
    """Return what the one signing request in `content` says, and all that is wrong with its key and its names.

    PEM with either header, on many lines or one, with text around it, quoted, in UTF-8 or UTF-16, bare base64 and
    base64url, and DER are all read. Raises FieldError (`csr`): CSR_EMPTY, CSR_BIG (`size` in bytes), CSR_KEYFILE for
    anything that holds a private key, CSR_CERT (`name`, `date`), CSR_NOTCSR (`what`: a `Kind`, or SEVERAL),
    CSR_BROKEN (with `line`, from 1, where it is known at which line reading has to stop).
    """
    found = describe_all(content)
    if len(found) > 1:
        _refuse(MessageKey.CSR_NOTCSR, what=SEVERAL)
    if isinstance(found[0], FieldError):
        raise found[0]
    return found[0]


def describe_all(content: bytes) -> tuple[CsrFacts | FieldError, ...]:
    """Return what each signing request in `content` says, or why it cannot be read, each once, in their order.

    There is at least one. Raises FieldError (`csr`) as `describe_csr` where there is none, or a private key beside.
    """
    if len(content) > LARGEST_CSR:
        _refuse(MessageKey.CSR_BIG, size=len(content))
    found = contents_of(content)
    _check_kinds(found.pieces)
    return tuple(_described(piece, found) for piece in _requests(found.pieces))


def _requests(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield what is a request, each once; what is too damaged to be told from others is each another."""
    seen: set[bytes] = set()
    for piece in pieces:
        if piece.kind is Kind.REQUEST and piece.der not in seen:
            seen |= {piece.der} if piece.der else set()
            yield piece


def _check_kinds(pieces: Sequence[Piece]) -> None:
    """Refuse what holds a private key, or no request, by what it holds instead."""
    by_kind = {piece.kind: piece for piece in reversed(pieces)}
    if not pieces:
        _refuse(MessageKey.CSR_EMPTY)
    if Kind.PRIVATE_KEY in by_kind:
        _refuse(MessageKey.CSR_KEYFILE)
    if Kind.REQUEST in by_kind:
        return
    if Kind.CERTIFICATE in by_kind:
        _refuse_certificate(by_kind[Kind.CERTIFICATE].der)
    _refuse(MessageKey.CSR_NOTCSR, what=pieces[0].kind.value)


def _refuse_certificate(der: bytes) -> NoReturn:
    try:
        facts = certificates.read(der)
    except Damaged:
        _refuse(MessageKey.CSR_NOTCSR, what=Kind.CERTIFICATE.value)
    name = facts.common_name or next(iter(facts.names), facts.organisation)
    _refuse(MessageKey.CSR_CERT, name=name, date=facts.not_after)


def _described(piece: Piece, found: Contents) -> CsrFacts | FieldError:
    try:
        return _facts(outline_of(piece.der), piece, has_stray_text=found.has_stray_text)
    except UNREADABLE:
        line = {"line": piece.line} if piece.line else {}
        return FieldError(FIELD, MessageKey.CSR_BROKEN, **line)


def _facts(request: Outline, piece: Piece, *, has_stray_text: bool) -> CsrFacts:
    key = read_key(request.key)
    parts = parts_of(request.subject)
    asked = asked_in(request.attributes, MOST_NAMES)
    common_names = [text for name, text in reversed(parts) if name == COMMON_NAME and text]  # the last one counts
    names = asked_names(common_names, asked.names)
    oddities = (*_oddities(request, asked, names, {name for name, _ in parts}), *_untidy(asked, common_names))
    if has_stray_text or request.has_more:
        oddities = (*oddities, Oddity.STRAY_TEXT)
    return CsrFacts(
        der=request.der,
        common_name=_common_name(names),
        names=tuple(dict.fromkeys(one.name for one in names if one.flaw is None)),
        public_key=key.der,
        key_digest=sha256(key.der).hexdigest(),
        algorithm=key.algorithm,
        signature=signature_words(_signature(request)),
        key=key.facts,
        is_signed=is_signed_by(request, key.key),
        subject=shown(parts),
        asked=names,
        oddities=tuple(oddity for oddity in Oddity if oddity in oddities),
        wrapping=piece.wrapping,
    )


def _signature(request: Outline) -> str:
    return algorithm_of(request.algorithm)[0]


def _common_name(names: Sequence[AskedName]) -> str:
    """Return the common name as certificates spell it, or as it is typed where it is no name of a host."""
    for one in names:
        if one.is_common_name:
            return one.typed if one.flaw is NameFlaw.FORM else one.name
    return ""


def _oddities(request: Outline, asked: Asked, names: Sequence[AskedName], parts: set[str]) -> Iterator[Oddity]:
    if is_old_hash(_signature(request)):
        yield Oddity.OLD_HASH
    if asked.has_password:
        yield Oddity.CHALLENGE_PASSWORD
    if UNIT in parts:
        yield Oddity.UNIT
    if asked.has_more:
        yield Oddity.ATTRIBUTES
    if asked.has_other_names:
        yield Oddity.NAMES_OF_OTHER_KINDS
    if request.version:
        yield Oddity.VERSION
    alternatives = [one.name for one in names if not one.is_common_name]
    if alternatives and any(one.is_common_name and one.name not in alternatives for one in names):
        yield Oddity.COMMON_NAME_APART
    if len(set(alternatives)) < len(alternatives):
        yield Oddity.REPEATED


def _untidy(asked: Asked, common_names: Sequence[str]) -> Iterator[Oddity]:
    if any(map(has_trailing_dot, (*asked.names, *common_names))):
        yield Oddity.TRAILING_DOT


def _refuse(key: MessageKey, **facts: Fact) -> NoReturn:
    raise FieldError(FIELD, key, **facts)
