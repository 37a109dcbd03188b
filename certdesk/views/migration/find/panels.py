"""Panels that ask: two answers, and a notice that may not be genuine."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.move_lines import Line
from certdesk.domain.notices import Finding
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import LinkButton, secondary
from certdesk.views.kit.rule import Hairline
from certdesk.views.migration.find.evidence import EvidenceBox, empty
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording.migration import find_evidence as words


class ConflictPanel(Banner):
    """Every number that somebody says, with who says it; choosing one settles it (E-ISO-CONFLICT)."""

    use_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, "")
        self.setObjectName("migration_find_conflict")
        self._answers: tuple[Finding, ...] = ()
        foot = QWidget()
        self._column = QVBoxLayout(foot)
        self._column.setContentsMargins(0, SPACE.md, 0, 0)
        self._column.setSpacing(SPACE.md)
        self.add_foot(foot)

    def render_panel(self, line: Line | None) -> None:
        """Show the answers on a certificate that disagree, or nothing."""
        conflict = None if line is None else line.settled.conflict
        self.setVisible(conflict is not None)
        if conflict is None:
            return
        said = words.conflict_words(conflict)
        self.show_notice(Icon.TRIANGLE_ALERT, said.title, said.text, ToneName.AMBER)
        answers = (conflict.first, conflict.second, *conflict.others)
        if answers != self._answers:
            self._answers = answers
            self._fill()

    def _fill(self) -> None:
        empty(self._column)
        for finding in self._answers:
            use = secondary(words.use_words(finding.number))
            use.setObjectName(f"migration_find_use_{finding.number}")
            use.clicked.connect(partial(self.use_wanted.emit, finding.number))
            self._column.addWidget(Hairline())
            self._column.addWidget(EvidenceBox(finding, number=finding.number, act=use))


class DoubtedPanel(Banner):
    """Why a notice may not be genuine. It has to be looked at before it can be counted all the same."""

    vouch_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, "")
        self.setObjectName("migration_find_doubted")
        self._doubted: tuple[Finding, ...] = ()
        self._look = LinkButton("")
        self._look.setObjectName("migration_find_look")
        self._details = QWidget()
        self._look.clicked.connect(lambda: self._unfold(is_on=not self._details.isVisibleTo(self)))
        self._column = QVBoxLayout(self._details)
        self._column.setContentsMargins(0, SPACE.md, 0, 0)
        self._column.setSpacing(SPACE.md)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, SPACE.xs, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._look, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._details)
        self.add_foot(foot)

    def render_panel(self, line: Line | None) -> None:
        """Show what was said of a certificate that is not found and is not trusted, or nothing."""
        doubted = () if line is None or line.moved.number else best_of_each(line.settled.doubted)
        self.setVisible(bool(doubted))
        if doubted == self._doubted:
            return
        self._doubted = doubted
        if doubted:
            said = words.suspicious_words(doubted[0])
            self.show_notice(Icon.TRIANGLE_ALERT, said.title, said.text, ToneName.AMBER)
            self._fill()
        self._unfold(is_on=False)

    def _fill(self) -> None:
        empty(self._column)
        for finding in self._doubted:
            vouch = secondary(words.vouch_words(finding.number))
            vouch.setObjectName(f"migration_find_vouch_{finding.number}")
            vouch.clicked.connect(partial(self.vouch_wanted.emit, finding.number))
            self._column.addWidget(EvidenceBox(finding, number=finding.number))
            self._column.addWidget(vouch, 0, Qt.AlignmentFlag.AlignLeading)

    def _unfold(self, *, is_on: bool) -> None:
        """The focus stays where it is: a second press must not count the notice."""
        self._details.setVisible(is_on)
        self._look.setText(self.tr("Hide it") if is_on else self.tr("Look at it"))


def best_of_each(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the newest and strongest of each number, in their order."""
    best: dict[str, Finding] = {}
    for each in findings:
        best.setdefault(each.number, each)
    return tuple(best.values())
