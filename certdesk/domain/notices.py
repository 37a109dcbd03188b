"""What renewal notices say: the facts of one notice, where each stands, how sure it is, and who said a number [S3]."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Confidence(IntEnum):
    """How sure a reading is, by what it rests on. A higher one is stronger."""

    UNSURE = 1
    """It can be read in another way, or something else in the same notice speaks against it."""
    SHAPED = 2
    """Known by its form and its place alone: no label stands beside it, or nobody can tell who wrote the text."""
    SHARED = 3
    """Labelled, and said once for several certificates: that it is true of each of them follows from its place."""
    STATED = 4
    """Labelled, in the entry of the certificate itself or in a notice that is about nothing else."""


class Witness(StrEnum):
    """Who says which customer account a certificate is in."""

    NOTICE = "renewal notice"
    ASSISTANCE = "account assistance"
    CLIENT = "client"
    SUPPORT = "customer support"
    LIST = "list"
    TYPED = "typed"


class Suspicion(StrEnum):
    """Why a notice is not trusted. None of them proves anything, and a notice without any may still be forged."""

    SENDER_ELSEWHERE = "sender elsewhere"
    FORWARDED = "forwarded"
    SENDER_HIDDEN = "sender hidden"
    CHECK_FAILED = "check failed"
    REPLY_ELSEWHERE = "reply elsewhere"
    LINK_ELSEWHERE = "link elsewhere"
    LINK_DISGUISED = "link disguised"
    LOOK_ALIKE = "look-alike"


@dataclass(frozen=True, slots=True)
class Suspect:
    """One thing that speaks against a notice, and the host or address that it is about, fit to be shown."""

    why: Suspicion
    about: str


@dataclass(frozen=True, slots=True)
class MailPlace:
    """Which mail: the file it is in, the folder or archive that holds the file, and its number there, from 1.

    A mail that another one carries has the number of that one, and `depth` says how deep it lies in it. What the mail
    says of itself is fit to be shown, "" where it does not say it; `sent_at` is UTC.
    """

    file: str
    within: str = ""
    number: int = 1
    depth: int = 0
    message_id: str = ""
    subject: str = ""
    sender: str = ""
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something stands: the mail, the line of its text (from 1; 0 is the subject), and that line, shortened."""

    place: MailPlace
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """One thing that a notice says."""

    value: T
    confidence: Confidence
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EndDate:
    """The day on which a certificate ends: one, or two where `04/05/2027` can be read with either first."""

    days: tuple[date, ...]

    @property
    def is_ambiguous(self) -> bool:
        """Whether the notation leaves open which day is meant."""
        return len(self.days) > 1


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """What a notice says of one certificate. Names are in A-labels, the common name first.

    `numbers` are the customer numbers that can be meant, one as a rule. With two of them, or of `ends`, the notice
    says both, and each is UNSURE.
    """

    names: tuple[Said[str], ...] = ()
    numbers: tuple[Said[str], ...] = ()
    ends: tuple[Said[EndDate], ...] = ()
    product: Said[str] | None = None
    account: Said[str] | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A renewal notice. A notice that names no certificate has one entry without names."""

    place: MailPlace
    entries: tuple[NoticeEntry, ...]
    suspects: tuple[Suspect, ...] = ()

    @property
    def is_trusted(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.suspects

    @property
    def has_number(self) -> bool:
        """Whether it says any customer number."""
        return any(entry.numbers for entry in self.entries)


class WhyNone(StrEnum):
    """Why a mail is no renewal notice."""

    EMPTY = "no text"
    OTHER_MATTER = "not about certificates"
    NO_RENEWAL = "not about renewing"
    NOTHING_NAMED = "nothing named"


@dataclass(frozen=True, slots=True)
class NoNotice:
    """A mail that was read, and is no renewal notice."""

    place: MailPlace
    why: WhyNone


@dataclass(frozen=True, slots=True)
class Finding:
    """A customer number that somebody says a certificate is in: one to ten digits, leading zeros kept.

    `names` are those of the certificate in A-labels, empty where they are not told. `at` is when it was said (UTC).
    What `suspects` speak against counts only once the user vouches for it.
    """

    number: str
    witness: Witness
    confidence: Confidence = Confidence.STATED
    at: datetime | None = None
    names: tuple[str, ...] = ()
    ends: EndDate | None = None
    evidence: Evidence | None = None
    suspects: tuple[Suspect, ...] = ()
    is_vouched: bool = False

    @property
    def is_trusted(self) -> bool:
        """Whether it counts."""
        return self.is_vouched or not self.suspects


def findings_of(notice: Notice) -> tuple[Finding, ...]:
    """Return every number that a notice says, with the certificate that it says it of, in its order."""
    return tuple(
        Finding(
            number=said.value,
            witness=Witness.NOTICE,
            confidence=said.confidence,
            at=notice.place.sent_at,
            names=tuple(name.value for name in entry.names),
            ends=entry.ends[0].value if len(entry.ends) == 1 else None,
            evidence=said.evidence,
            suspects=notice.suspects,
        )
        for entry in notice.entries
        for said in entry.numbers
    )
