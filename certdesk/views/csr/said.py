"""What a signing request says, and what becomes of the names."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from certdesk.domain.csr import CsrFacts
from certdesk.domain.judging import Judgement
from certdesk.domain.text import displayable
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.views.csr.names import FOLDED, NamesList, folded
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import IconButton, LinkButton
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.theme.tokens import HEIGHT, SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import csr as words
from certdesk.views.wording.names import compared_words, name_rows

_LEFT = 110
_SUBJECT_ROWS = 3
_LONGEST_NAME = 253


class CsrSaid(Card):
    """Common name, subject, key and signature; below, the names."""

    def __init__(self) -> None:
        super().__init__(margin=SPACE.xl)
        self.setObjectName("csr_said")
        self._digest = ""
        self._facts: CsrFacts | None = None
        self._is_unfolded = False
        self.column.setSpacing(SPACE.md)
        self.column.addWidget(PlainLabel(self.tr("What the CSR says"), Role.LABEL))
        self.column.addLayout(self._build_facts())
        self.column.addSpacing(SPACE.md)
        self.column.addLayout(self._build_heading())
        self._names = NamesList()
        self.column.addWidget(self._names)
        self._more = LinkButton("")
        self._more.setObjectName("csr_all_names")
        self._more.clicked.connect(self._toggle)
        self.column.addWidget(self._more)
        self.column.addStretch(1)

    def show_request(self, facts: CsrFacts, judgement: Judgement, purpose: Purpose) -> None:
        """Show that request; many names are folded again when it is another one."""
        if self._facts is not facts:
            self._is_unfolded = False
        self._facts = facts
        self._rows = name_rows(facts, judgement, purpose)
        self._name.setText(displayable(facts.common_name, _LONGEST_NAME) or self.tr("none"))
        for (what, value), (left, right) in zip(self._cells, words.subject_rows(facts), strict=True):
            what.setVisible(bool(right))
            value.setVisible(bool(right))
            what.setText(left)
            value.setText(right)
        self._signature.setText(displayable(facts.signature))
        self._digest = words.key_id(facts.key_digest)
        self._key_id.setText(words.short_key_id(facts.key_digest))
        self._key_id.setToolTip(self._digest)
        self._key_id.setAccessibleName(self._digest)
        self._compared.setText(compared_words(judgement, purpose))
        self._render_names()

    def _build_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.md)
        grid.setVerticalSpacing(SPACE.sm)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, scaled(_LEFT))
        self._name = ElidedLabel("", Role.CODE, mode=Qt.TextElideMode.ElideMiddle)
        self._name.setObjectName("csr_common_name")
        _add(grid, 0, PlainLabel(self.tr("Common name"), Role.SMALL, Ink.QUIET), self._name)
        self._cells = tuple(
            (PlainLabel("", Role.SMALL, Ink.QUIET), PlainLabel("", Role.BODY).wrapped()) for _ in range(_SUBJECT_ROWS)
        )
        for row, (what, value) in enumerate(self._cells, 1):
            _add(grid, row, what, value)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(PlainLabel(self.tr("Key ID"), Role.SMALL, Ink.QUIET), _SUBJECT_ROWS + 1, 0, middle)
        grid.addWidget(self._build_key_id(), _SUBJECT_ROWS + 1, 1)
        self._signature = PlainLabel("", Role.BODY).wrapped()
        _add(grid, _SUBJECT_ROWS + 2, PlainLabel(self.tr("Signature"), Role.SMALL, Ink.QUIET), self._signature)
        return grid

    def _build_key_id(self) -> QWidget:
        self._key_id = PlainLabel("", Role.CODE)
        self._key_id.setObjectName("csr_key_id")
        self._copy = IconButton(Icon.COPY, self.tr("Copy the key ID"), side=HEIGHT.least_target, ink=Ink.SECOND)
        self._copy.setObjectName("csr_copy_key_id")
        self._copy.clicked.connect(self._copy_key_id)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.xs)
        line.addWidget(self._key_id)
        line.addWidget(self._copy)
        line.addStretch(1)
        return holder

    def _build_heading(self) -> QHBoxLayout:
        self._compared = PlainLabel("", Role.SMALL, Ink.QUIET)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("Names"), Role.LABEL))
        row.addStretch(1)
        row.addWidget(self._compared)
        return row

    def _render_names(self) -> None:
        self._names.show_rows(self._rows if self._is_unfolded else folded(self._rows))
        self._more.setVisible(len(self._rows) > FOLDED)
        every = self.tr("Show all %n", None, len(self._rows))
        self._more.setText(self.tr("Show fewer") if self._is_unfolded else every)

    def _toggle(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._render_names()

    def _copy_key_id(self) -> None:
        QGuiApplication.clipboard().setText(self._digest)
        announce(self._copy, self.tr("Copied"))


def _add(grid: QGridLayout, row: int, what: QWidget, value: QWidget) -> None:
    grid.addWidget(what, row, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(value, row, 1)
