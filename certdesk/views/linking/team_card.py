"""How far the colleagues of an administrator are with a service: the progress, and one line for each."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from certdesk.domain.accounts import Colleague, Service, TeamState
from certdesk.viewmodels.linking.props import Done
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import LinkButton, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.linking.team_row import TeamRow
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import linking_team as words
from certdesk.views.wording.failures import words_of

_ORDER: Final = tuple(TeamState)  # who is done comes last
_FIRST: Final = 25
_MORE: Final = 50


class TeamCard(Card):
    """While the team is read it says so; where it could not be read, it can be asked for again. A large one is shown
    part by part.
    """

    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_team")
        self._shown: tuple[Service, tuple[Colleague, ...]] | None = None
        self._most, self._made = _FIRST, 0
        self._build()

    def render_team(self, shown: Done) -> None:
        """Show the team as far as it is known."""
        service, team, problem = shown.seat.service, shown.team, shown.team_problem
        was_reading = self._asking.isVisible()
        said = words.team_title(service, shown.organisation)
        self._title.setText(said.title)
        self._organisation.setText(said.text)
        self._asking.setVisible(team is None and problem is None)
        self._trouble.setVisible(problem is not None)
        if problem is not None:
            told = words_of(problem)
            self._trouble.show_notice(Icon.WIFI_OFF, *told.notice, ToneName.AMBER)
        self._alone.setText(words.alone_words(shown.organisation))
        self._alone.setVisible(team == () and problem is None)
        self._count.setVisible(bool(team))
        self._bar.setVisible(bool(team))
        self._show_rows(team or (), service)
        if was_reading and team:
            announce(self._count, self._count.text())

    def _build(self) -> None:
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._organisation = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._count = PlainLabel("", Role.SMALL_MEDIUM, Ink.SECOND, tabular=True)
        self._count.setObjectName("linking_team_count")
        self._bar = QProgressBar()
        self._bar.setObjectName("linking_team_bar")
        self._bar.setTextVisible(False)
        self._asking = _asking()
        self._trouble = Banner(Icon.WIFI_OFF, "")
        self._trouble.setObjectName("linking_team_trouble")
        retry = secondary(self.tr("Try again"), Icon.REFRESH)
        retry.setObjectName("linking_team_retry")
        retry.clicked.connect(self.retry_wanted)
        self._trouble.add_action(retry)
        self._alone = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._alone.setObjectName("linking_team_alone")
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(self._title)
        titles.addWidget(self._organisation)
        head = QHBoxLayout()
        head.setSpacing(SPACE.lg)
        head.addLayout(titles, 1)
        head.addWidget(self._count)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.md)
        self.column.setSpacing(SPACE.md + SPACE.hair)
        self.column.addLayout(head)
        for part in (self._bar, self._asking, self._trouble, self._alone):
            self.column.addWidget(part)
        self._more = LinkButton("")
        self._more.setObjectName("linking_team_more")
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self.column.addLayout(self._rows)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)

    def _show_rows(self, team: tuple[Colleague, ...], service: Service) -> None:
        if self._shown == (service, team):
            return
        if not team:
            self._most = _FIRST
        self._shown = (service, team)
        said = words.progress_words(team)
        self._count.setText(said)
        self._bar.setRange(0, max(1, len(team)))
        self._bar.setValue(sum(each.state is TeamState.LINKED for each in team))
        self._bar.setAccessibleName(said)
        self._empty()
        self._add_rows()

    def _empty(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._made = 0

    def _add_rows(self) -> None:
        """Make what is still to be shown; a company can have hundreds of colleagues."""
        if self._shown is None:
            return
        service, team = self._shown
        ordered = sorted(team, key=lambda each: _ORDER.index(each.state))
        for number, colleague in enumerate(ordered[self._made : self._most], self._made):
            if number:
                self._rows.addWidget(Hairline())
            self._rows.addWidget(TeamRow(number, colleague, service))
        self._made = min(self._most, len(team))
        left = len(team) - self._made
        self._more.setText(words.more_words(min(left, _MORE)))
        self._more.setVisible(left > 0)

    def _show_more(self) -> None:
        if self._shown is not None:
            self._most += _MORE
            self._add_rows()
            announce(self._more, words.shown_words(self._made, len(self._shown[1])))


def _asking() -> QWidget:
    box = QWidget()
    box.setObjectName("linking_team_asking")
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, 0)
    bar.setAccessibleName(words.reading_words())
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE.md)
    column.addWidget(PlainLabel(words.reading_words(), Role.BODY, Ink.SECOND))
    column.addWidget(bar)
    return box
