"""What is to be said of a signing request for one order: stop, ask, pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import Fact
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import NameChange
from certdesk.domain.orders import OrderId, Product


class Check(StrEnum):
    """The checks, in the order in which they are shown."""

    SIGNED = "signed"
    STRENGTH = "strength"
    KEY = "key"
    COMMON_NAME = "common name"
    NAMES = "names"
    ORGANISATION = "organisation"
    BESIDES = "besides"


_ONLY_NOTED: Final = frozenset({Check.ORGANISATION, Check.BESIDES})


class Weight(StrEnum):
    """How much a verdict weighs. A note asks nothing and is no pass of its own."""

    STOP = "stop"
    ASK = "ask"
    PASS = "pass"  # noqa: S105 - a weight
    NOTE = "note"


class Choice(StrEnum):
    """What can be answered to a question."""

    KEEP_KEY = "keep key"
    USE = "use"  # use it as it is
    DROP = "drop"  # let the removed names go
    KEEP = "keep"  # keep the names that the request leaves out
    ADD = "add"  # add the names that the request brings
    LEAVE_OUT = "leave out"  # leave the names out that the request brings


_LEAVES_ALL_AS_IT_IS: Final = frozenset({Choice.KEEP, Choice.LEAVE_OUT})

Answers = Mapping[MessageKey, Choice]
NO_ANSWERS: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that is said of a request: by which check, how heavy, in which words.

    `message` is None for what passes without more words than the check's own. `facts` fill its words. `names` are
    the names it is about, `order` is another order that it points to, `choices` are the answers there are.
    """

    check: Check
    weight: Weight
    message: MessageKey | None = None
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    names: tuple[str, ...] = ()
    order: OrderId | None = None
    choices: tuple[Choice, ...] = ()


def said(check: Check, weight: Weight, message: MessageKey | None = None, **facts: Fact) -> Verdict:
    """Return a verdict that is about no names and points to no order."""
    return Verdict(check, weight, message, MappingProxyType(facts))


def about(names: Sequence[str], check: Check, message: MessageKey, *, shown: str = "", **facts: Fact) -> Verdict:
    """Return what stops a request for its `names`: the words speak of the first (`name`, or as `shown`), or of their
    `number`.
    """
    told: dict[str, Fact] = {"name": shown or names[0], "number": len(names)}
    return Verdict(check, Weight.STOP, message, MappingProxyType(told | facts), tuple(names))


def asking(question: Verdict, choices: tuple[Choice, ...], answers: Answers) -> Verdict:
    """Return `question` as it stands by the answers given: open, or settled and still to be changed.

    A choice that leaves everything as it is passes; any other one is noted, since something follows from it.
    """
    answer = None if question.message is None else answers.get(question.message)
    if answer not in choices:
        return replace(question, weight=Weight.ASK, choices=choices)
    weight = Weight.PASS if answer in _LEAVES_ALL_AS_IT_IS else Weight.NOTE
    return replace(question, weight=weight, choices=choices)


@dataclass(frozen=True, slots=True)
class KeyUse:
    """Another order that uses a key: its ID and the name it is known by."""

    order: OrderId
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a request is judged against: the order, its certificate in force, and what is known of the key.

    `present_names` are those of the certificate in force, else the order's, the common name first; they are empty
    while only the common name is known. `key_uses` are other orders that use the request's key; `is_key_blocked`
    says that it was revoked for compromise; `known_orders` of `all_orders` orders' keys were looked at.
    `same_name` is the order whose common name the request has, where it is another one. `shown_names` has the Unicode
    of those names of the order that read otherwise than their A-labels.
    """

    order: OrderId
    common_name: str
    product: Product
    organisation: str = ""
    present_names: tuple[str, ...] = ()
    present_key_digest: str = ""
    present_algorithm: str = ""
    key_uses: tuple[KeyUse, ...] = ()
    is_key_blocked: bool = False
    is_key_listed: bool = False
    known_orders: int = 0
    all_orders: int = 0
    same_name: KeyUse | None = None
    is_reissue: bool = True
    shown_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Judgement:
    """All verdicts on a request, in the order of their checks, and what becomes of the names by the answers given.

    `names` are those that would be sent, the order's common name first; empty where the order keeps its own, which
    are not known here. `changes` is empty where the present names are not known.
    """

    verdicts: tuple[Verdict, ...]
    changes: tuple[NameChange, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def stops(self) -> tuple[Verdict, ...]:
        """What keeps the request from being used."""
        return tuple(verdict for verdict in self.verdicts if verdict.weight is Weight.STOP)

    @property
    def questions(self) -> tuple[Verdict, ...]:
        """What is still to be decided."""
        return tuple(verdict for verdict in self.verdicts if verdict.weight is Weight.ASK)

    @property
    def passed(self) -> tuple[Check, ...]:
        """The checks that were made and are in the way of nothing. What is only ever noted counts as none."""
        barred = {each.check for each in self.verdicts if each.weight in (Weight.STOP, Weight.ASK)}
        barred |= {each.check for each in self.verdicts if each.message is MessageKey.NAMES_UNSEEN}
        checks = dict.fromkeys(each.check for each in self.verdicts)
        return tuple(check for check in checks if check not in _ONLY_NOTED and check not in barred)


@dataclass(frozen=True, slots=True)
class Match:
    """Orders that a request could be for, the likeliest first: by common name, then by the names they share."""

    facts: CsrFacts
    orders: tuple[KeyUse, ...]
