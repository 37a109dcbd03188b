"""What came of files that were handed in, and what is shown while they are read: the pure half."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from pathlib import Path

from certdesk.domain.errors import CertDeskError, NotFound
from certdesk.domain.holdings import HoldingId
from certdesk.domain.messages import MessageKey
from certdesk.domain.notices import Finding
from certdesk.jobs.outcome import Progress
from certdesk.services.api import HoldingsRead, MigrationView, NoticesRead, Refused, SortedFiles
from certdesk.viewmodels.migration.taking.bundles import is_locked

MOST_REFUSED = 100


class Stage(StrEnum):
    """What is being read."""

    SORTING = "sorting"
    CERTIFICATES = "certificates"
    LIST = "list"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of the reading: what is read, the sizes of its files where each counts, and what it is called."""

    stage: Stage
    paths: tuple[Path, ...]
    sizes: tuple[int, ...] = ()

    @property
    def file(self) -> str:
        """The name of the file, where there is one alone."""
        return self.paths[0].name if len(self.paths) == 1 else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the reading is. `number` of `count` says which file is read, from 1; 0 of 0 where nobody counts files.

    `progress` is in bytes where notices are read.
    """

    stage: Stage
    file: str = ""
    number: int = 0
    count: int = 0
    progress: Progress | None = None
    is_stopping: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that gave nothing, and why: a file ("" for what was pasted), or a line of it, from 1 (0: all of it)."""

    file: str
    why: CertDeskError
    line: int = 0


@dataclass(frozen=True, slots=True)
class Came:
    """What came of everything that was handed in together, or nothing yet."""

    added: int = 0
    known: int = 0
    mails: int = 0
    notices: int = 0
    settled: tuple[HoldingId, ...] = ()
    strangers: tuple[str, ...] = ()
    nameless: tuple[Finding, ...] = ()
    suspicious: int = 0
    refused: tuple[LeftOut, ...] = ()
    left_out: int = 0
    was_stopped: bool = False

    @property
    def doubted(self) -> tuple[LeftOut, ...]:
        """The notices that are not trusted, each with a reason."""
        return tuple(each for each in self.refused if each.why.key is MessageKey.NOTICE_SUSPICIOUS)

    @property
    def unread(self) -> tuple[LeftOut, ...]:
        """What gave nothing, each with a reason."""
        return tuple(each for each in self.refused if each.why.key is not MessageKey.NOTICE_SUSPICIOUS)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all was found, and nothing settled."""
        return not (self.added or self.known or self.notices)

    @property
    def has_more(self) -> bool:
        """Whether there is something to look at beyond the counts."""
        return bool(self.strangers or self.nameless or self.refused or self.left_out)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What taking depends on. `came` is added to while there is a `reading`."""

    view: MigrationView | None = None
    reading: Reading | None = None
    came: Came | None = None
    problem: CertDeskError | None = None
    selected: tuple[HoldingId, ...] = ()


@dataclass(frozen=True, slots=True)
class Props:
    """What the panels show. `problem` is what kept everything from being read.

    `selected` is what a number without a name would be used for: how many certificates, and the name where it is one.
    """

    reading: Reading | None = None
    came: Came | None = None
    problem: CertDeskError | None = None
    selected: int = 0
    selected_name: str = ""

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self.reading is not None


def derive(inputs: Inputs) -> Props:
    """Return what the panels show."""
    lines = () if inputs.view is None or not inputs.selected else inputs.view.lines
    chosen = frozenset(inputs.selected)
    selected = [line.holding for line in lines if line.holding.id in chosen]
    return Props(
        reading=inputs.reading,
        came=None if inputs.came is None or inputs.reading else _present(inputs.came, inputs.view),
        problem=inputs.problem,
        selected=len(selected),
        selected_name=selected[0].name if len(selected) == 1 else "",
    )


def steps_of(found: SortedFiles) -> tuple[Step, ...]:
    """Return what is read, in its order: notices last, so that they find what the certificates added."""
    certificates = [Step(Stage.CERTIFICATES, found.certificates)] if found.certificates else []
    lists = [Step(Stage.LIST, (path,)) for path in found.lists]
    notices = [Step(Stage.NOTICES, found.notices, found.sizes)] if found.notices else []
    return (*certificates, *lists, *notices)


def is_of_a_list(step: Step, error: CertDeskError) -> bool:
    """Return whether an error is about the list that is read alone, and the rest can be read all the same."""
    is_wide = isinstance(error, NotFound) or error.key is MessageKey.HOLDINGS_MANY
    return step.stage is Stage.LIST and bool(step.paths) and not is_wide


def begun(step: Step) -> Reading:
    """Return how the reading of that stands before anything of it was read."""
    count = len(step.sizes)
    return Reading(step.stage, step.file, 1 if count > 1 else 0, count if count > 1 else 0)


def gone_on(reading: Reading, step: Step, progress: Progress) -> Reading:
    """Return how far the reading is now: of notices, bytes tell which file is at hand."""
    if reading.stage is Stage.CERTIFICATES or reading.stage is Stage.SORTING:
        number = min(progress.done + 1, progress.total)
        return replace(reading, number=number, count=progress.total, progress=progress)
    ends = tuple(accumulate(step.sizes)) if reading.count else ()
    number = min(bisect_right(ends, progress.done) + 1, reading.count) if ends else 0
    return replace(reading, number=number, progress=progress)


def with_refused(came: Came, refused: tuple[Refused, ...], left_out: int = 0) -> Came:
    """Return it with more of what gave nothing: the first hundred are told."""
    every = (*came.refused, *(LeftOut(each.file, each.why, each.line) for each in refused))
    beyond = max(0, len(every) - MOST_REFUSED)
    return replace(came, refused=every[:MOST_REFUSED], left_out=came.left_out + left_out + beyond)


def with_certificates(came: Came, read: HoldingsRead, *, is_shared: bool) -> tuple[Came, tuple[Refused, ...]]:
    """Return it with what came of certificates or a list, and the bundles that want a pass phrase.

    `is_shared` says that the mails among the files are read as well, so that they are not told to be no certificates.
    """
    locked = tuple(each for each in read.refused if is_locked(each))
    refused = tuple(each for each in read.refused if each not in locked and not (is_shared and _is_text(each)))
    counted = replace(came, added=came.added + len(read.added), known=came.known + read.known)
    return with_refused(counted, refused, read.left_out), locked


def with_opened(came: Came, read: HoldingsRead) -> Came:
    """Return it with what a pass phrase opened. What was here already is told of bundles alone.

    An archive around them is read once more as a whole: what it holds besides counts as known by then.
    """
    known = came.known if came.added or came.known else read.known
    return replace(came, added=came.added + len(read.added), known=known)


def with_notices(came: Came, read: NoticesRead, *, is_shared: bool) -> Came:
    """Return it with what came of mails. `is_shared` as above, the other way round."""
    refused = tuple(each for each in read.refused if not (is_shared and _is_certificate(each)))
    counted = replace(
        came,
        mails=came.mails + read.read,
        notices=came.notices + read.told,
        settled=(*came.settled, *read.settled),
        strangers=tuple(dict.fromkeys((*came.strangers, *read.strangers))),
        nameless=(*came.nameless, *read.nameless),
        suspicious=came.suspicious + read.suspicious,
        was_stopped=came.was_stopped or read.was_stopped,
    )
    return with_refused(counted, refused, read.left_out)


def _present(came: Came, view: MigrationView | None) -> Came:
    """Return it without the names that the migration has by now."""
    if not came.strangers or view is None:
        return came
    known = {name for line in view.lines for name in (line.holding.shown_name, *line.holding.names)}
    return replace(came, strangers=tuple(name for name in came.strangers if name not in known))


def _is_text(each: Refused) -> bool:
    return each.why.key is MessageKey.CERTIFICATE_FILE and each.why.facts.get("inside") in {"text", "other"}


def _is_certificate(each: Refused) -> bool:
    return each.why.key is MessageKey.MAIL_FORM and each.why.facts.get("instead") == "certificate"
