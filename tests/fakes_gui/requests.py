"""Requests for windows: what files and texts hold is said beforehand, and so is what is to be said of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from certdesk.domain.csr import CsrFacts, KeyFacts, KeyFamily
from certdesk.domain.errors import CertDeskError, Fact, FieldError
from certdesk.domain.handing_in import Candidate, Gathered, HandedIn, Source
from certdesk.domain.judging import Answers, Check, Choice, Judgement, KeyUse, Match, Verdict, Weight
from certdesk.domain.key_lists import KeyList
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import compared
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter

SHOP_NAME = "shop.larkspur.example"
PRESENT = (SHOP_NAME, "www.larkspur.example", "larkspur.example", "pay.larkspur.example")
WANTED = (SHOP_NAME, "www.larkspur.example", "larkspur.example", "gifts.larkspur.example")
PRIVATE_KEY = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n"


def some_facts(names: Sequence[str] = WANTED, *, digest: str = "9c41d70852e0", algorithm: str = "RSA 3072") -> CsrFacts:
    """A request for `names`, as it is read."""
    return CsrFacts(
        der=b"0\x03" + ",".join(names).encode(),
        common_name=names[0] if names else "",
        names=tuple(names),
        public_key=b"0\x00",
        key_digest=digest,
        algorithm=algorithm,
        signature="SHA-256 with RSA",
        key=KeyFacts(KeyFamily.RSA, 3072),
        subject=(("O", "Larkspur Florists Ltd"), ("L", "Leeds"), ("C", "GB")),
    )


def verdict(
    check: Check,
    weight: Weight,
    message: MessageKey | None = None,
    names: Sequence[str] = (),
    choices: Sequence[Choice] = (),
    order: str = "",
    **facts: Fact,
) -> Verdict:
    """One thing that is said; about `names` it speaks of the first, or of their number."""
    told: dict[str, Fact] = {"name": names[0], "number": len(names)} if names else {}
    asked = OrderId(order) if order else None
    return Verdict(check, weight, message, MappingProxyType(told | facts), tuple(names), asked, tuple(choices))


def passes() -> tuple[Verdict, ...]:
    """What is said of a request that is in order, but for its names."""
    return (
        verdict(Check.SIGNED, Weight.PASS),
        verdict(Check.STRENGTH, Weight.PASS, algorithm="RSA 3072"),
        verdict(Check.KEY, Weight.PASS, known=42, all=42),
        verdict(Check.COMMON_NAME, Weight.PASS),
    )


def asked(check: Check, message: MessageKey, choices: Sequence[Choice], answers: Answers, **more: object) -> Verdict:
    """A question as it stands by the answers: open, or settled and still to be changed."""
    names = more.get("names", ())
    assert isinstance(names, tuple)
    answer = answers.get(message)
    weight = Weight.ASK
    if answer in choices:
        weight = Weight.PASS if answer in (Choice.KEEP, Choice.LEAVE_OUT) else Weight.NOTE
    return verdict(check, weight, message, names, choices)


@dataclass
class Judged:
    """What the fake was asked to judge."""

    order: OrderId
    facts: CsrFacts
    answers: dict[MessageKey, Choice]
    is_reissue: bool
    is_key_compromised: bool


@dataclass
class FakeRequests:
    """Reads what it has been told of: `files` by name, `texts` by content; the rest holds no request.

    Folders are `folders`, by name, of names of files. `verdicts` says what is said of a request, after its passes.
    """

    files: dict[str, CsrFacts | CertDeskError | tuple[CsrFacts | CertDeskError, ...]] = field(default_factory=dict)
    texts: dict[str, CsrFacts | CertDeskError] = field(default_factory=dict)
    folders: dict[str, Sequence[str]] = field(default_factory=dict)
    present: tuple[str, ...] = PRESENT
    size: int = 1740
    left_out: int = 0
    verdicts: Callable[[CsrFacts, Answers], tuple[Verdict, ...]] | None = None
    trouble: Exception | None = None
    matches: dict[str, tuple[KeyUse, ...]] = field(default_factory=dict)
    lists: tuple[KeyList, ...] = ()
    asked: list[Judged] = field(default_factory=list)
    read_texts: list[str] = field(default_factory=list)

    def gather(self, handed: HandedIn) -> Gathered:
        if handed.text:
            return Gathered((Source(handed.origin, text=handed.text),))
        sources = [source for path in handed.paths for source in self._below(handed, path)]
        return Gathered(tuple(sources), self.left_out)

    def read(self, sources: Sequence[Source], report: Reporter) -> tuple[Candidate, ...]:
        found: list[Candidate] = []
        for done, source in enumerate(sources, 1):
            report.check()
            found += self._candidates(source)
            report.step(done, len(sources))
        return tuple(found)

    def judge(
        self, order: OrderId, facts: CsrFacts, answers: Answers, *, is_reissue: bool, is_key_compromised: bool = False
    ) -> Judgement:
        self.asked.append(Judged(order, facts, dict(answers), is_reissue, is_key_compromised))
        if self.trouble is not None:
            raise self.trouble
        present = self.present
        kept = present if answers.get(MessageKey.SAN_REMOVED) is Choice.KEEP else ()
        names = tuple(dict.fromkeys((*(name for name in present if name in facts.names or name in kept), *facts.names)))
        if self.verdicts is None:
            return Judgement(_by_name(facts, present[0]), compared(present, names), names)
        return Judgement(self.verdicts(facts, answers), compared(present, names), names)

    def match(self, facts: CsrFacts) -> Match:
        return Match(facts, self.matches.get(facts.common_name, ()))

    def match_all(self, facts: Sequence[CsrFacts]) -> tuple[Match, ...]:
        return tuple(self.match(each) for each in facts)

    def key_lists(self) -> tuple[KeyList, ...]:
        return self.lists

    def add_key_list(self, path: Path, report: Reporter) -> KeyList:
        raise AssertionError("no list is added here")

    def remove_key_list(self, name: str) -> None:
        self.lists = tuple(each for each in self.lists if each.name != name)

    def _below(self, handed: HandedIn, path: Path) -> list[Source]:
        names = self.folders.get(path.name)
        if names is None:
            return [Source(handed.origin, path.name, path.parent.name, path)]
        return [Source(handed.origin, name, path.name, path / name) for name in names]

    def _candidates(self, source: Source) -> list[Candidate]:
        if source.path is None:
            self.read_texts.append(source.text)
            found = self.texts.get(source.text) or FieldError("csr", MessageKey.CSR_NOTCSR, what="text")
            return [self._candidate(source, found, 1)]
        known = self.files.get(source.name) or FieldError("csr", MessageKey.CSR_NOTCSR, what="text")
        several = known if isinstance(known, tuple) else (known,)
        return [self._candidate(source, each, number) for number, each in enumerate(several, 1)]

    def _candidate(self, source: Source, found: CsrFacts | CertDeskError, number: int) -> Candidate:
        source = replace(source, text="")
        if isinstance(found, CsrFacts):
            return Candidate(source, found, size=self.size, number=number)
        return Candidate(source, refusal=found, size=self.size, number=number)


def _by_name(facts: CsrFacts, own: str) -> tuple[Verdict, ...]:
    if own in facts.names:
        return passes()
    mismatch = verdict(Check.COMMON_NAME, Weight.STOP, MessageKey.CN_MISMATCH, a=facts.common_name, b=own)
    return (*passes()[:3], mismatch)


def one_to_drop(_facts: CsrFacts, answers: Answers) -> tuple[Verdict, ...]:
    """Four checks passed, one to decide."""
    removed = ("pay.larkspur.example",)
    question = asked(Check.NAMES, MessageKey.SAN_REMOVED, (Choice.DROP, Choice.KEEP), answers, names=removed)
    return (*passes(), question)


def two_problems(_facts: CsrFacts, _answers: Answers) -> tuple[Verdict, ...]:
    """A key of another order, and another name."""
    blog = "blog.larkspur.example"
    reused = verdict(Check.KEY, Weight.STOP, MessageKey.KEY_REUSED, (blog,), order="1094582118")
    mismatch = verdict(Check.COMMON_NAME, Weight.STOP, MessageKey.CN_MISMATCH, order="1094582118", a=blog, b=SHOP_NAME)
    return (*passes()[:2], reused, mismatch)
