"""What mails say of the certificates of a migration, gathered while they go by."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused
from certdesk.domain.holdings import MOST_HOLDINGS, Holding, HoldingId, with_told_end
from certdesk.domain.messages import MessageKey
from certdesk.domain.move_lines import Line, with_findings, with_holding
from certdesk.domain.notice_matching import HoldingIndex
from certdesk.domain.notices import Confidence, EndDate, Finding, NoNotice, Notice, NoticeEntry, findings_of
from certdesk.services.api.migrations import Refused
from certdesk.services.migrations.moves import MOST_REFUSED
from certdesk.services.notices.reading import ReadMail, Unread

MOST_NAMELESS: Final = 50

_FIELD: Final = "notice"


@dataclass(slots=True)
class Told:
    """What notices say of one certificate: its numbers, its end where only they tell it, and its product."""

    findings: list[Finding] = field(default_factory=list)
    ends: list[datetime] = field(default_factory=list)
    product: str = ""

    def added_to(self, line: Line, now: datetime) -> Line:
        """Return a certificate with all of it."""
        holding = line.holding
        for each in self.ends:
            holding = with_told_end(holding, each, now)
        holding = replace(holding, product=holding.product or self.product)
        return with_findings(with_holding(line, holding), self.findings)


@dataclass(slots=True)
class _File:
    """One file, while its mails go by."""

    place: tuple[str, str] = ("", "")
    mails: int = 0
    notices: int = 0
    numbered: int = 0
    suspicious: Notice | None = None


class Gathering:
    """Takes mails one by one. `told` is what they say since `take_told`; the rest counts from the beginning."""

    def __init__(self, holdings: Iterable[Holding], paths: Iterable[Path]) -> None:
        known = tuple(holdings)
        self._index, self._room = HoldingIndex(known), MOST_HOLDINGS - len(known)
        self._handed_in = {(each.parent.name, each.name) for each in paths}
        self._file = _File()
        self.told: dict[HoldingId, Told] = {}
        self.strangers: dict[str, None] = {}
        self.nameless: list[Finding] = []
        self.read = self.notices = self.suspicious = self.left_out = self.pending = 0
        self.refused: list[Refused] = []

    def take(self, mail: ReadMail) -> None:
        """Take what came of one mail, or of a file that is none."""
        if isinstance(mail, Unread):
            self.end_file()
            why = mail.refusal or FieldError(_FIELD, MessageKey.MAIL_FORM, file=mail.file, instead=mail.kind.value)
            self._refuse(mail.file, why)
            return
        place = (mail.place.within, mail.place.file)
        if place != self._file.place:
            self.end_file()
            self._file = _File(place)
        self._file.mails += 1
        self.read += 1
        if not isinstance(mail, NoNotice):
            self._take_notice(mail)

    def take_told(self) -> dict[HoldingId, Told]:
        """Return what was told since the last time."""
        told, self.told, self.pending = self.told, {}, 0
        return told

    def end_file(self) -> None:
        """Say of the file that went by what the user should know of it, once."""
        file, self._file = self._file, _File()
        name = file.place[1]
        if file.suspicious is not None:
            suspect = file.suspicious.suspects[0]
            self._refuse(
                name,
                PolicyRefused(MessageKey.NOTICE_SUSPICIOUS, file=name, reason=suspect.why.value, about=suspect.about),
            )
        elif file.notices and not file.numbered:
            self._refuse(name, FieldError(_FIELD, MessageKey.NOTICE_WITHOUT_NUMBER, file=name))
        elif file.mails and not file.notices and file.place in self._handed_in:
            self._refuse(name, FieldError(_FIELD, MessageKey.NOT_A_NOTICE, file=name))

    def _take_notice(self, notice: Notice) -> None:
        self.notices += 1
        self._file.notices += 1
        self._file.numbered += notice.has_number
        if not notice.is_trusted:
            self.suspicious += 1
            self._file.suspicious = self._file.suspicious or notice
        for entry in notice.entries:
            self._take_entry(notice, entry)

    def _take_entry(self, notice: Notice, entry: NoticeEntry) -> None:
        findings = findings_of(replace(notice, entries=(entry,)))
        names = [name.value for name in entry.names]
        ends = entry.ends[0].value if len(entry.ends) == 1 else None
        meant = self._index.meant(names, ends)
        if not meant.is_exact:
            findings = tuple(replace(each, confidence=Confidence.UNSURE) for each in findings)
        for each in meant.holdings:
            told = self.told.setdefault(each, Told())
            told.findings += findings
            self.pending += len(findings)
            if notice.is_trusted:
                told.ends += _moments(ends)
                told.product = told.product or (entry.product.value if entry.product else "")
        if not names:
            self.nameless += findings[: MOST_NAMELESS - len(self.nameless)]
        elif not meant.holdings and notice.is_trusted and len(self.strangers) < self._room:
            self.strangers[names[0]] = None

    def _refuse(self, file: str, why: CertDeskError) -> None:
        if len(self.refused) < MOST_REFUSED:
            self.refused.append(Refused(file, why))
        else:
            self.left_out += 1


def _moments(ends: EndDate | None) -> list[datetime]:
    """Return the day as the moment that it begins, where one day is meant: nobody knows more of it."""
    if ends is None or ends.is_ambiguous:
        return []
    return [datetime.combine(ends.days[0], time(), UTC)]
