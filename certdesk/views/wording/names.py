"""The words of what becomes of the names on a certificate, one row each."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from certdesk.domain.csr import CsrFacts
from certdesk.domain.judging import Judgement
from certdesk.domain.name_changes import Change, NameChange
from certdesk.domain.text import displayable
from certdesk.viewmodels.csr.purpose import Purpose

_LONGEST = 253


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name as it is shown, what happens to it, the word for that, and a quieter line below."""

    name: str
    change: Change | None = None
    word: str = ""
    note: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.name, self.word, self.note) if part)


def name_rows(facts: CsrFacts, judgement: Judgement, purpose: Purpose) -> tuple[NameRow, ...]:
    """Return a row per name: compared with the certificate in force, or as the request asks where there is none."""
    shown = {each.name: each.shown for each in facts.asked if each.shown}
    if purpose is Purpose.REISSUE and judgement.changes:
        return tuple(_compared(change, shown) for change in judgement.changes)
    return tuple(NameRow(_shown(name, shown), note=_spelled(name, shown)) for name in facts.names)


def compared_words(judgement: Judgement, purpose: Purpose) -> str:
    """Return what stands beside the heading of the names."""
    is_compared = purpose is Purpose.REISSUE and bool(judgement.changes)
    return QCoreApplication.translate("Names", "compared with the current certificate") if is_compared else ""


def _compared(change: NameChange, shown: Mapping[str, str]) -> NameRow:
    translate = QCoreApplication.translate
    words = {
        Change.KEPT: translate("Names", "kept"),
        Change.ADDED: translate("Names", "added"),
        Change.REMOVED: translate("Names", "removed"),
    }
    notes = [_spelled(change.name, shown)]
    if change.covered_by:
        covered = translate("Names", "covered by {name}")
        if change.change is Change.ADDED:
            covered = translate("Names", "was covered by {name}")
        notes.append(covered.replace("{name}", displayable(change.covered_by, _LONGEST)))
    note = "  ·  ".join(part for part in notes if part)
    return NameRow(_shown(change.name, shown), change.change, words[change.change], note)


def _shown(name: str, shown: Mapping[str, str]) -> str:
    return displayable(shown.get(name, name), _LONGEST)


def _spelled(name: str, shown: Mapping[str, str]) -> str:
    """How the certificate spells a name that is shown in another script (RFC 5891)."""
    return displayable(name, _LONGEST) if shown.get(name, name) != name else ""
