"""One colleague of an administrator's team: who, how far, and what goes with it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.accounts import Colleague, Service
from certdesk.domain.text import displayable
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.chips import ChipSize, StatusChip, Tag
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import linking_team as words

_LEAST_CHARACTERS = 44


class TeamRow(QWidget):
    """The chip goes below the words where there is little room."""

    def __init__(self, number: int, colleague: Colleague, service: Service) -> None:
        super().__init__()
        self.setObjectName(f"linking_colleague_{number}")
        who, state = displayable(colleague.name or colleague.email), words.team_state_words(colleague.state)
        self.setAccessibleName(f"{who}: {state}")
        name = ElidedLabel(who, Role.MEDIUM)
        chip = StatusChip(state, *words.TEAM_LOOKS[colleague.state], ChipSize.SMALL)
        first = QWidget()
        line = FlowLayout(first, gap=SPACE.md, centred=True)
        line.addWidget(name)
        if colleague.is_administrator:
            line.addWidget(Tag(self.tr("Administrator"), ToneName.SLATE))
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(first)
        column.addWidget(PlainLabel(words.colleague_words(colleague, service), Role.SMALL, Ink.SECOND).wrapped())
        end = QWidget()
        ends = QHBoxLayout(end)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.addWidget(chip)
        ends.addStretch(1)
        pair = AdaptivePair(told, end, _LEAST_CHARACTERS, (SPACE.lg, SPACE.xs))
        pair.set_stretch(1, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(pair)
