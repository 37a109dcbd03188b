"""What a service's row says: name, state, how old that is, the fact, and what the last act met."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.viewmodels.accounts.rows import Row
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.chips import ChipSize, StatusChip
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import accounts_rows as words
from certdesk.views.wording.accounts import STATE_LOOKS, service_name, state_words
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import one_line


class RowWords(QWidget):
    """Wraps to the width it gets; a new failure is read out."""

    def __init__(self) -> None:
        super().__init__()
        self._told: CertDeskError | None = None
        self._name = PlainLabel("", Role.SUBTITLE)
        self._name.setObjectName("service_name")
        self._chip = StatusChip("", Icon.CIRCLE_DASHED, ToneName.SLATE, ChipSize.SMALL)
        self._chip.setObjectName("service_state")
        self._checking = PlainLabel(self.tr("Checking…"), Role.SMALL, Ink.QUIET)
        self._checking.setObjectName("service_checking")
        self._offline = PanelIcon(Icon.WIFI_OFF, size=16)
        self._offline.setObjectName("service_offline")
        self._fact = PlainLabel("", Role.BODY, Ink.SECOND, tabular=True).wrapped()
        self._fact.setObjectName("service_fact")
        self._failure = QWidget()
        self._failure_text = PlainLabel("", Role.SMALL, Ink.RED).wrapped()
        self._failure_text.setObjectName("service_failure")
        self._lay_out()
        for part in (self._checking, self._offline, self._failure):
            part.hide()

    def render_words(self, row: Row, username: str) -> None:
        """Show name, state and fact of a row; `username` is the account's."""
        self._name.setText(service_name(row.seat.service))
        self._chip.show_status(state_words(row.view.state), *STATE_LOOKS[row.view.state])
        self._fact.setText(breakable(words.fact(row, username)))
        self._failure.setVisible(row.failure is not None)
        if row.failure is not None and row.failure is not self._told:
            self._failure_text.setText(breakable(one_line(row.failure)))
            announce(self, one_line(row.failure), urgent=True)
        self._told = row.failure

    def show_age(self, *, checking: bool, as_of: str) -> None:
        """Say that the state is being checked, or of when it is."""
        self._checking.setVisible(checking)
        self._offline.setVisible(bool(as_of))
        self._offline.setAccessibleName(as_of)
        set_plain_tooltip(self._offline, as_of)

    def _lay_out(self) -> None:
        head = QWidget()
        flow = FlowLayout(head, gap=10, centred=True)
        for part in (self._name, self._chip, self._checking, self._offline):
            flow.addWidget(part)
        failure = QHBoxLayout(self._failure)
        failure.setContentsMargins(0, SPACE.xs, 0, 0)
        failure.setSpacing(SPACE.sm)
        failure.addWidget(PanelIcon(Icon.CIRCLE_ALERT, ToneName.RED, size=16), 0, Qt.AlignmentFlag.AlignTop)
        failure.addWidget(self._failure_text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        column.addWidget(head)
        column.addWidget(self._fact)
        column.addWidget(self._failure)
