"""Judging a signing request for one order: every check in its place, and what becomes of the names."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from certdesk.domain.csr import CsrFacts, Oddity
from certdesk.domain.judging import NO_ANSWERS, Answers, Check, Judgement, Standing, Verdict, Weight, said
from certdesk.domain.judging_key import of_key, of_signature, of_strength
from certdesk.domain.judging_names import naming_of, of_common_name, of_names
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Validation

_ORGANISATION: Final = "O"
_ODDITIES: Final[Mapping[Oddity, MessageKey]] = MappingProxyType(
    {
        Oddity.OLD_HASH: MessageKey.CSR_OLD_HASH,
        Oddity.CHALLENGE_PASSWORD: MessageKey.CSR_PASSWORD,
        Oddity.UNIT: MessageKey.CSR_UNIT,
        Oddity.ATTRIBUTES: MessageKey.CSR_ATTRIBUTES,
        Oddity.NAMES_OF_OTHER_KINDS: MessageKey.CSR_OTHER_NAMES,
        Oddity.COMMON_NAME_APART: MessageKey.CSR_NAME_APART,
        Oddity.REPEATED: MessageKey.CSR_REPEATED,
        Oddity.TRAILING_DOT: MessageKey.CSR_TRAILING_DOT,
        Oddity.VERSION: MessageKey.CSR_VERSION,
        Oddity.STRAY_TEXT: MessageKey.CSR_STRAY_TEXT,
    }
)


def judge(
    facts: CsrFacts, standing: Standing, answers: Answers = NO_ANSWERS, *, is_key_compromised: bool = False
) -> Judgement:
    """Return all that is to be said of a request for the order that `standing` describes.

    No answer takes away what stops it. `is_key_compromised` says that the present key is replaced because it leaked.
    """
    common_name = list(of_common_name(facts, standing, answers))
    is_for_another = any(verdict.weight is Weight.STOP for verdict in common_name)
    naming = naming_of(facts, standing)
    return Judgement(
        verdicts=(
            *of_signature(facts),
            *of_strength(facts, standing, answers),
            *of_key(facts, standing, answers, is_key_compromised=is_key_compromised),
            *common_name,
            *of_names(facts, standing, answers, is_for_another=is_for_another),
            *_of_organisation(facts, standing),
            *_of_the_rest(facts),
        ),
        changes=naming.changes(answers),
        names=naming.sent(answers),
    )


def _of_organisation(facts: CsrFacts, standing: Standing) -> Iterator[Verdict]:
    """A certificate of domain validation names no organisation (BR 7.1.2.7.2), so there is nothing to differ."""
    asked = next((value for name, value in facts.subject if name == _ORGANISATION), "")
    own = standing.organisation
    if not asked or not own or standing.product.validation is Validation.DV:
        return
    if _spelled(asked) != _spelled(own):
        yield said(Check.ORGANISATION, Weight.NOTE, MessageKey.ORGANISATION_DIFFERS, a=asked, b=own)


def _spelled(text: str) -> str:
    return " ".join(text.split()).casefold()


def _of_the_rest(facts: CsrFacts) -> Iterator[Verdict]:
    for oddity, message in _ODDITIES.items():
        if oddity in facts.oddities:
            more = {"hash": facts.signature.partition(" ")[0]} if oddity is Oddity.OLD_HASH else {}
            yield said(Check.BESIDES, Weight.NOTE, message, **more)
