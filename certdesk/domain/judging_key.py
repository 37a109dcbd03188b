"""What is said of a signing request's signature and key, in the order of the checks."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from certdesk.domain.csr import CsrFacts, KeyFamily, KeyFlaw
from certdesk.domain.judging import Answers, Check, Choice, Standing, Verdict, Weight, about, asking, said
from certdesk.domain.messages import MessageKey

ADVISED_RSA_BITS: Final = 3072

# With these nobody can tell whether a signature is the key's own.
_BEYOND_VERIFYING: Final = frozenset({KeyFlaw.KIND, KeyFlaw.CURVE, KeyFlaw.POINT, KeyFlaw.EXPONENT, KeyFlaw.LARGE})
_STOPPING: Final[Mapping[KeyFlaw, MessageKey]] = MappingProxyType(
    {
        KeyFlaw.KIND: MessageKey.KEY_KIND,
        KeyFlaw.SMALL: MessageKey.CSR_WEAK,
        KeyFlaw.UNEVEN: MessageKey.KEY_UNEVEN,
        KeyFlaw.LARGE: MessageKey.KEY_LARGE,
        KeyFlaw.EXPONENT: MessageKey.KEY_EXPONENT,
        KeyFlaw.FACTOR: MessageKey.KEY_FACTOR,
        KeyFlaw.CLOSE: MessageKey.KEY_CLOSE,
        KeyFlaw.ROCA: MessageKey.KEY_ROCA,
        KeyFlaw.CURVE: MessageKey.KEY_CURVE,
        KeyFlaw.POINT: MessageKey.KEY_POINT,
    }
)


def of_signature(facts: CsrFacts) -> Iterator[Verdict]:
    """Yield whether the request is signed by its own key (RFC 2986 3)."""
    if facts.is_signed:
        yield said(Check.SIGNED, Weight.PASS)
    elif facts.is_signed is False:
        yield said(Check.SIGNED, Weight.STOP, MessageKey.CSR_SIG)
    elif _BEYOND_VERIFYING.isdisjoint(facts.key.flaws):
        yield said(Check.SIGNED, Weight.STOP, MessageKey.CSR_UNVERIFIED, signature=facts.signature)


def of_strength(facts: CsrFacts, standing: Standing, answers: Answers) -> Iterator[Verdict]:
    """Yield whether a key like this is certified at all (BR 6.1.1.3, 6.1.5, 6.1.6), each fault once."""
    key, algorithm = facts.key, facts.algorithm
    faults = dict.fromkeys(_STOPPING[flaw] for flaw in key.flaws if flaw in _STOPPING)
    for fault in faults:
        yield said(Check.STRENGTH, Weight.STOP, fault, algorithm=algorithm)
    if faults:
        return
    if KeyFlaw.CURVE_ASKED in key.flaws:
        question = said(Check.STRENGTH, Weight.ASK, MessageKey.KEY_CURVE_ASKED, algorithm=algorithm)
        yield asking(question, (Choice.USE,), answers)
    elif key.family is KeyFamily.RSA and key.bits < ADVISED_RSA_BITS:
        yield said(Check.STRENGTH, Weight.NOTE, MessageKey.KEY_SHORT, algorithm=algorithm)
    else:
        yield said(Check.STRENGTH, Weight.PASS, algorithm=algorithm)
    if KeyFlaw.EXPONENT_ODD in key.flaws:
        yield said(Check.STRENGTH, Weight.NOTE, MessageKey.KEY_UNUSUAL)
    before = standing.present_algorithm
    if before and before != algorithm:
        yield said(Check.STRENGTH, Weight.NOTE, MessageKey.KEY_CHANGED, before=before, algorithm=algorithm)


def of_key(facts: CsrFacts, standing: Standing, answers: Answers, *, is_key_compromised: bool) -> Iterator[Verdict]:
    """Yield whether the key is known to others, blocked, or in use; else that it is new."""
    found = list(_stops(standing))
    if standing.present_key_digest and standing.present_key_digest == facts.key_digest:
        if is_key_compromised:
            found.append(said(Check.KEY, Weight.STOP, MessageKey.KEY_SAME_LEAKED))
        else:
            question = said(Check.KEY, Weight.ASK, MessageKey.KEY_SAME)
            found.append(asking(question, (Choice.KEEP_KEY,), answers))
    if not found:
        found.append(said(Check.KEY, Weight.PASS, known=standing.known_orders, all=standing.all_orders))
    yield from found


def _stops(standing: Standing) -> Iterator[Verdict]:
    if standing.is_key_listed:
        yield said(Check.KEY, Weight.STOP, MessageKey.KEY_KNOWN)
    if standing.is_key_blocked:
        yield said(Check.KEY, Weight.STOP, MessageKey.KEY_COMPROMISED)
    if uses := standing.key_uses:
        names = [use.name for use in uses]
        reused = about(names, Check.KEY, MessageKey.KEY_REUSED)
        yield replace(reused, order=uses[0].order)
