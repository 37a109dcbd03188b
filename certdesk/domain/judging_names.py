"""What is said of the names in a signing request: the common name first, then all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from certdesk.domain.csr import CsrFacts, NameFlaw
from certdesk.domain.judging import Answers, Check, Choice, Standing, Verdict, Weight, about, asking, said
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import covers
from certdesk.domain.naming_choice import Naming
from certdesk.domain.ordering import MOST_NAMES
from certdesk.domain.orders import Product, Validation

WILDCARD: Final = "*."

_FLAWS: Final[Mapping[NameFlaw, MessageKey]] = MappingProxyType(
    {
        NameFlaw.FORM: MessageKey.NAME_FORM,
        NameFlaw.UNDERSCORE: MessageKey.NAME_UNDERSCORE,
        NameFlaw.IDNA: MessageKey.NAME_IDNA,
        NameFlaw.LONG: MessageKey.NAME_LONG,
        NameFlaw.ADDRESS: MessageKey.NAME_ADDRESS,
        NameFlaw.REVERSE: MessageKey.NAME_REVERSE,
        NameFlaw.INTERNAL: MessageKey.NAME_INTERNAL,
        NameFlaw.RESERVED: MessageKey.NAME_RESERVED,
        NameFlaw.WILDCARD: MessageKey.NAME_WILDCARD,
        NameFlaw.SUFFIX: MessageKey.NAME_SUFFIX,
    }
)


def naming_of(facts: CsrFacts, standing: Standing) -> Naming:
    """Return the names that a choice can be made among: a first certificate gets those of its order.

    A wildcard that the product does not carry is none of them.
    """
    if not standing.is_reissue:
        return Naming(standing.common_name, standing.present_names, ())
    barred = _barred(facts, standing)
    wanted = tuple(name for name in facts.names if name not in barred)
    return Naming(standing.common_name, standing.present_names, wanted)


def of_common_name(facts: CsrFacts, standing: Standing, answers: Answers) -> Iterator[Verdict]:
    """Yield whether the request is for the order's common name.

    That it is among the names is enough: the order keeps its own. For a first certificate, the practice CA takes no
    name that is not on the order. Whether one is can only be said once a session showed its names.
    """
    asked, own = _common_name(facts), standing.common_name
    if not own or _leads_with_a_flaw(facts):
        return
    if not asked:
        question = said(Check.COMMON_NAME, Weight.ASK, MessageKey.CSR_NAMELESS)
        yield asking(question, (Choice.USE,), answers)
        return
    outside = _outside(facts, standing)
    leading = next(iter(outside), asked)
    told = {"a": _shown(leading, facts, standing), "b": _shown(own, facts, standing)}
    elsewhere = None if standing.same_name is None else standing.same_name.order
    if not outside and own in facts.names:
        weight, message = (Weight.PASS, None) if asked == own else (Weight.NOTE, MessageKey.CN_OTHER)
        yield said(Check.COMMON_NAME, weight, message, **told)
    elif not outside and _differ_by_a_wildcard(asked, own):
        question = said(Check.COMMON_NAME, Weight.ASK, MessageKey.CN_WILDCARD, **told)
        yield asking(replace(question, order=elsewhere), (Choice.USE,), answers)
    else:
        mismatch = said(Check.COMMON_NAME, Weight.STOP, MessageKey.CN_MISMATCH, **told)
        yield replace(mismatch, names=outside, order=elsewhere)


def of_names(facts: CsrFacts, standing: Standing, answers: Answers, *, is_for_another: bool) -> Iterator[Verdict]:
    """Yield what cannot be certified, and what would be removed and added.

    Where the request is for another name altogether, nobody is asked about each of its names.
    """
    stops = [*_flawed(facts), *_unfit(facts, standing, answers)]
    yield from stops
    if is_for_another or not standing.is_reissue or not facts.names:
        return
    if not standing.present_names:
        yield said(Check.NAMES, Weight.NOTE, MessageKey.NAMES_UNSEEN)
        return
    naming = naming_of(facts, standing)
    if removed := naming.removed:
        dropping = about(removed, Check.NAMES, MessageKey.SAN_REMOVED, shown=_shown(removed[0], facts, standing))
        yield asking(dropping, (Choice.DROP, Choice.KEEP), answers)
    if added := naming.added:
        adding = about(added, Check.NAMES, MessageKey.SAN_ADDED, shown=_shown(added[0], facts, standing))
        yield asking(adding, (Choice.ADD, Choice.LEAVE_OUT), answers)
    if not (stops or removed or added):
        yield said(Check.NAMES, Weight.PASS, number=len(naming.sent(answers)))


def _flawed(facts: CsrFacts) -> Iterator[Verdict]:
    found: dict[NameFlaw, dict[str, None]] = {}
    for each in facts.asked:
        if each.flaw is not None:
            found.setdefault(each.flaw, {})[each.shown or each.typed] = None
    for flaw in NameFlaw:
        if flaw in found:
            names = list(found[flaw])
            more = {"base": _base(names[0])} if flaw is NameFlaw.WILDCARD else {}
            yield about(names, Check.NAMES, _FLAWS[flaw], **more)


def _base(name: str) -> str:
    """Return what could stand right of a wildcard: the labels behind the last one that has a star in it."""
    labels = name.split(".")
    stars = [place for place, label in enumerate(labels) if "*" in label]
    return ".".join(labels[stars[-1] + 1 :] if stars else labels)


def _unfit(facts: CsrFacts, standing: Standing, answers: Answers) -> Iterator[Verdict]:
    if barred := _barred(facts, standing):
        yield about(barred, Check.NAMES, MessageKey.NAMES_WILDCARD, shown=_shown(barred[0], facts, standing))
    asked = len({standing.common_name, *facts.names})
    if max(asked, len(naming_of(facts, standing).sent(answers))) > MOST_NAMES:
        yield said(Check.NAMES, Weight.STOP, MessageKey.NAMES_MANY, longest=MOST_NAMES)


def _barred(facts: CsrFacts, standing: Standing) -> tuple[str, ...]:
    """The wildcards that the order's product does not carry, unless its certificate has them. EV has none (EVG)."""
    if _carries_wildcards(standing.product):
        return ()
    certified = {*standing.present_names, standing.common_name}
    return tuple(name for name in facts.names if name.startswith(WILDCARD) and name not in certified)


def _carries_wildcards(product: Product) -> bool:
    """A product that nobody has looked up is not said to carry none."""
    is_known = bool(product.name)
    return not is_known or (product.wildcard and product.validation is not Validation.EV)


def _outside(facts: CsrFacts, standing: Standing) -> tuple[str, ...]:
    if standing.is_reissue or not standing.present_names:
        return ()
    own = {*standing.present_names, standing.common_name}
    return tuple(name for name in facts.names if name not in own)


def _common_name(facts: CsrFacts) -> str:
    """The common name that is asked for, as certificates spell it; without one, the first name."""
    spelled = (each.name for each in facts.asked if each.is_common_name and each.name)
    return next(spelled, facts.common_name) or next(iter(facts.names), "")


def _leads_with_a_flaw(facts: CsrFacts) -> bool:
    """Whether the name that the request would be known by cannot be certified, which is said of it already."""
    leading = next((each for each in facts.asked if each.is_common_name), next(iter(facts.asked), None))
    return leading is not None and leading.flaw is not None


def _differ_by_a_wildcard(asked: str, own: str) -> bool:
    return asked.removeprefix(WILDCARD) == own.removeprefix(WILDCARD) or covers(asked, own) or covers(own, asked)


def _shown(name: str, facts: CsrFacts, standing: Standing) -> str:
    """Return a name as people read it, where that is known."""
    asked = next((each.shown for each in facts.asked if each.name == name), "")
    return standing.shown_names.get(name) or asked or name
