"""One customer account to sign in to: its number, what is in it, and the tick."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.sign_in.model import AccountToSignIn
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.cards import Card
from certdesk.views.kit.checks import CheckBox
from certdesk.views.kit.choosing import mark
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.linking.copy_chip import CopyChip
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import sign_in as words

_MOST: Final = 8


class AccountCard(Card):
    """Nothing on it but the tick changes. The number is copied by pressing it."""

    ticked = Signal(str, bool)
    reset_wanted = Signal(str)
    copied = Signal(str)

    def __init__(self, account: AccountToSignIn) -> None:
        super().__init__(margin=14)
        number = self.number = account.number
        self.setObjectName(f"migration_account_{number}")
        self.tick = CheckBox(self.tr("I have signed in"))
        self.tick.setObjectName(f"migration_tick_{number}")
        self.tick.setAccessibleName(words.tick_name(number))
        self.tick.toggled.connect(lambda is_on: self.ticked.emit(number, is_on))
        self.column.setSpacing(SPACE.sm)
        self.column.addLayout(self._build_head())
        self.column.addLayout(self._build_held(account))
        self.column.addWidget(self._build_foot())
        self.show_tick(is_ticked=account.is_ticked)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in order."""
        return self._chip, self.tick, self._reset

    def show_tick(self, *, is_ticked: bool) -> None:
        """Show whether the account is done; nobody hears of it."""
        mark(self.tick, is_on=is_ticked)

    def _build_head(self) -> QHBoxLayout:
        chip = self._chip = CopyChip()
        chip.setObjectName(f"migration_copy_{self.number}")
        chip.show_value(self.number, self.tr("Copy customer number {number}").format(number=self.number))
        chip.copied.connect(self.copied)
        called = QWidget()
        flow = FlowLayout(called, gap=SPACE.md, centred=True)
        flow.addWidget(PlainLabel(words.number_label(), Role.LABEL))
        flow.addWidget(chip)
        head = QHBoxLayout()
        head.setSpacing(SPACE.lg)
        head.addWidget(called, 1)
        head.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _build_held(self, account: AccountToSignIn) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.lg)
        grid.setVerticalSpacing(SPACE.xs)
        grid.setColumnStretch(0, 1)
        for row, held in enumerate(account.held[:_MOST]):
            name = ElidedLabel("", Role.BODY, mode=Qt.TextElideMode.ElideMiddle)
            name.show_foreign(held.name)
            grid.addWidget(name, row, 0)
            ends = PlainLabel(words.ends(held.ends_at), Role.SMALL, Ink.SECOND, tabular=True)
            grid.addWidget(ends, row, 1, Qt.AlignmentFlag.AlignTrailing)
        column = QVBoxLayout()
        column.setSpacing(SPACE.xs)
        column.addLayout(grid)
        if len(account.held) > _MOST:
            column.addWidget(PlainLabel(words.more_held(len(account.held) - _MOST), Role.SMALL, Ink.QUIET))
        return column

    def _build_foot(self) -> QWidget:
        reset = self._reset = LinkButton(self.tr("Reset password…"), Icon.KEY_ROUND)
        reset.setObjectName(f"migration_reset_{self.number}")
        reset.setAccessibleName(words.reset_name(self.number))
        reset.clicked.connect(lambda: self.reset_wanted.emit(self.number))
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg)
        row.addWidget(PlainLabel(words.sign_in_name(self.number), Role.SMALL, Ink.QUIET).wrapped(), 1)
        row.addWidget(reset, 0, Qt.AlignmentFlag.AlignTop)
        return foot
