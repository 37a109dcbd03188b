"""The customer number of a certificate, how it is known, and the way back."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.move_lines import Line
from certdesk.domain.notices import Finding
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, LinkButton, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.migration.find.evidence import EvidenceBox, empty
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import find_evidence as words

_MARGIN = 16


class KnownCard(Card):
    """The number stands large, with what it rests on below; the rest of what says any number is folded."""

    take_back_wanted = Signal()
    use_wanted = Signal(str)
    vouch_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(sunken=True, margin=_MARGIN)
        self.setObjectName("migration_find_known")
        self._line: Line | None = None
        self._count = 0
        self._build()
        self._take_back.clicked.connect(self.take_back_wanted)
        self._more.clicked.connect(lambda: self._show_others(is_on=not self._others.isVisibleTo(self)))

    def render_card(self, line: Line | None) -> None:
        """Show what is known of a certificate whose number is found, or nothing."""
        known = None if line is None else line.known_by
        self.setVisible(known is not None)
        if line is None or known is None or line == self._line:
            return
        is_same = self._line is not None and self._line.holding.id == line.holding.id
        was_open = is_same and self._others.isVisibleTo(self)
        self._line = line
        self._number.setText(line.moved.number)
        empty(self._source)
        self._source.addWidget(EvidenceBox(known))
        self._fill(line, tuple(each for each in line.findings if each is not known), is_open=was_open)

    def _build(self) -> None:
        self._number = PlainLabel("", Role.ACCESS_CODE).selectable()
        self._number.setObjectName("migration_find_number_known")
        self._number.setAccessibleName(self.tr("Customer number"))
        copy = CopyButton(self.tr("Copy"), self._number.text)
        copy.setObjectName("migration_find_copy_number")
        copy.setAccessibleName(self.tr("Copy customer number"))
        self._take_back = secondary(self.tr("Take it back"), Icon.UNDO)
        self._take_back.setObjectName("migration_find_take_back")
        acts = QWidget()
        flow = FlowLayout(acts, gap=SPACE.md)
        flow.addWidget(copy)
        flow.addWidget(self._take_back)
        self._source = QVBoxLayout()
        self._more = LinkButton("")
        self._more.setObjectName("migration_find_more")
        self._others = QWidget()
        self._listed = QVBoxLayout(self._others)
        self._listed.setContentsMargins(0, 0, 0, 0)
        self._listed.setSpacing(SPACE.md)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Customer number"), Role.SMALL, Ink.SECOND))
        head.addStretch(1)
        self.column.setSpacing(SPACE.md)
        self.column.addLayout(head)
        self.column.addWidget(self._number)
        self.column.addWidget(acts)
        self.column.addWidget(Hairline())
        self.column.addWidget(PlainLabel(self.tr("How we know"), Role.SMALL, Ink.SECOND))
        self.column.addLayout(self._source)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self._others)

    def _fill(self, line: Line, others: tuple[Finding, ...], *, is_open: bool) -> None:
        empty(self._listed)
        for finding in others:
            is_same = finding.number == line.moved.number
            shown = "" if is_same else finding.number
            self._listed.addWidget(Hairline())
            self._listed.addWidget(EvidenceBox(finding, number=shown, act=None if is_same else self._act_on(finding)))
        self._count = len(others)
        self._more.setVisible(bool(others))
        self._show_others(is_on=bool(others) and is_open)

    def _act_on(self, finding: Finding) -> Button:
        if finding.is_trusted:
            act = secondary(words.use_words(finding.number))
            act.clicked.connect(partial(self.use_wanted.emit, finding.number))
        else:
            act = secondary(words.vouch_words(finding.number))
            act.clicked.connect(partial(self.vouch_wanted.emit, finding.number))
        return act

    def _show_others(self, *, is_on: bool) -> None:
        self._others.setVisible(is_on)
        self._more.setText(words.hide_others_words() if is_on else words.others_words(self._count))
