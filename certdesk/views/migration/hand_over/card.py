"""One client's card: how far the hand-over is, what changed, where the pack goes, what it becomes, what is in it."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.handovers import Stage
from certdesk.viewmodels.migration.hand_over.props import Card as Shown
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import Button, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.chips import StatusChip
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.migration.hand_over.held import HeldCertificates
from certdesk.views.migration.hand_over.recipient import Recipient
from certdesk.views.migration.hand_over.ticks import Ticks
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.migration import hand_over as words
from certdesk.views.wording.migration import hand_over_rest as rest
from certdesk.views.wording.migration.hand_over_changes import again_words, change_words
from certdesk.views.wording.migration.hand_over_held import held_line
from certdesk.views.wording.migration.terms import client_name

_ROWS_APART: Final = SPACE.lg


class ClientCard(Card):
    """`acts` is the row of what can be done with the pack. A card of another client begins at its first control."""

    ticked = Signal(object, bool)  # Stage, whether it is ticked now
    again_wanted = Signal()
    recipient_given = Signal(str)
    preview_wanted = Signal()
    find_wanted = Signal()  # whose the certificates are is to be said

    def __init__(self, acts: QWidget) -> None:
        super().__init__()
        self.setObjectName("migration_handover_card")
        self._shown: Shown | None = None
        self._build(acts)
        self._bind()

    def render_card(self, card: Shown | None, now: datetime) -> None:
        """Show this client; nothing where none is chosen."""
        self.setVisible(card is not None)
        before, self._shown = self._shown, card
        if card is None:
            return
        handover = card.pack.handover
        self._title.setText(breakable(client_name(card.client)))
        self._held_words.setText(words.held_words(card))
        self._chip.show_status(words.stage_word(handover.stage), *words.STAGE_LOOKS[handover.stage])
        self._ticks.render_ticks(handover, now)
        self._render_notices(card)
        self._recipient.render_recipient(card)
        is_held_back = card.pack.is_of_strangers
        self._ticks.setEnabled(not is_held_back or handover.stage is not Stage.OPEN)
        self._recipient.setEnabled(not is_held_back)
        self._preview.setEnabled(not is_held_back)
        self._held.show_held(card.pack.moved)
        waiting = card.pack.waiting
        self._waiting.setText(rest.waiting_words(len(waiting)))
        self._waiting.setVisible(bool(waiting))
        is_new = before is not None and before.client == card.client and card.is_sent_proposed
        if is_new and before is not None and not before.is_sent_proposed:
            announce(self._proposal, self._proposal.accessibleName())

    def focus_first(self) -> None:
        """Put the focus on the first of its controls."""
        if self._strangers.isHidden():
            self._ticks.focus_first()
        else:
            self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, acts: QWidget) -> None:
        self._title = PlainLabel("", Role.SUBTITLE).wrapped()
        self._title.setObjectName("migration_handover_client")
        self._held_words = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True).wrapped()
        self._held_words.setObjectName("migration_handover_held_words")
        self._chip = StatusChip("", Icon.CIRCLE_DASHED, ToneName.SLATE)
        self._chip.setObjectName("migration_handover_stage")
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(self._title)
        told.addWidget(self._held_words)
        head = QHBoxLayout()
        head.setSpacing(SPACE.lg)
        head.addLayout(told, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self._ticks = Ticks()
        self._build_notices()
        self._recipient = Recipient()
        self._held = HeldCertificates("migration_handover_held", held_line)
        self._waiting = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
        self._waiting.setObjectName("migration_handover_waiting")
        self.column.setSpacing(_ROWS_APART)
        self.column.addLayout(head)
        self.column.addWidget(self._ticks)
        for notice in (self._strangers, self._changed, self._others, self._proposal):
            self.column.addWidget(notice)
        self.column.addWidget(Hairline())
        self.column.addWidget(self._recipient)
        self.column.addWidget(acts)
        self.column.addWidget(Hairline())
        self.column.addLayout(self._build_gets())
        self.column.addWidget(self._held)
        self.column.addWidget(self._waiting)
        self.column.addStretch(1)

    def _build_notices(self) -> None:
        self._strangers = Banner(Icon.USERS, "")
        self._strangers.setObjectName("migration_handover_strangers")
        self._find = _button(self.tr("Go to Find accounts"), "migration_handover_find")
        self._strangers.add_action(self._find)
        self._changed = Banner(Icon.TRIANGLE_ALERT, "")
        self._changed.setObjectName("migration_handover_changed")
        self._again = _button(self.tr("Prepare it again"), "migration_handover_again")
        self._changed.add_action(self._again)
        self._others = Banner(Icon.USERS, "")
        self._others.setObjectName("migration_handover_others")
        self._proposal = Banner(Icon.MAIL, "", tone=ToneName.ACCENT)
        self._proposal.setObjectName("migration_handover_proposal")
        self._tick_sent = _button(self.tr("Tick Sent"), "migration_handover_tick_sent")
        self._proposal.add_action(self._tick_sent)

    def _build_gets(self) -> QHBoxLayout:
        preview = self._preview = secondary(self.tr("Preview"), Icon.EYE)
        preview.setObjectName("migration_handover_preview")
        preview.clicked.connect(self.preview_wanted)
        row = QHBoxLayout()
        row.setSpacing(SPACE.lg)
        row.addWidget(PlainLabel(self.tr("What they get"), Role.LABEL).wrapped(), 1)
        row.addWidget(preview)
        return row

    def _bind(self) -> None:
        self._ticks.ticked.connect(self.ticked)
        self._again.clicked.connect(self.again_wanted)
        self._find.clicked.connect(self.find_wanted)
        self._tick_sent.clicked.connect(lambda: self.ticked.emit(Stage.SENT, True))
        self._recipient.given.connect(self.recipient_given)

    def _render_notices(self, card: Shown) -> None:
        pack = card.pack
        self._strangers.setVisible(pack.is_of_strangers)
        if pack.is_of_strangers:
            said = rest.strangers_words(pack)
            self._strangers.show_notice(Icon.USERS, said.title, said.text, ToneName.AMBER)
        change = pack.change
        self._changed.setVisible(change is not None)
        if change is not None:
            said, more = change_words(pack.handover, change), again_words(pack.handover)
            text = " ".join(filter(None, (said.text, more)))
            self._changed.show_notice(Icon.TRIANGLE_ALERT, said.title, text, ToneName.AMBER)
        self._others.setVisible(bool(card.others))
        if card.others:
            said = words.others_words(card.others)
            self._others.show_notice(Icon.USERS, said.title, said.text, ToneName.AMBER)
        self._proposal.setVisible(card.is_sent_proposed)
        said = words.proposal_words()
        self._proposal.show_notice(Icon.MAIL, said.title, said.text, ToneName.ACCENT)


def _button(text: str, name: str) -> Button:
    button = secondary(text)
    button.setObjectName(name)
    return button
