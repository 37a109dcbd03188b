"""The services: how many, of when, and a card with a row for each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.accounts import Account, Seat
from certdesk.viewmodels.accounts.props import PaneState, Props
from certdesk.viewmodels.accounts.rows import Row, RowAct
from certdesk.views.accounts.placeholder import PlaceholderRows
from certdesk.views.accounts.service_row import ServiceRow
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import accounts_pane as words


class ServicesCard(QWidget):
    """Rows are remembered by their seats; the focus stays with its row when others come or go."""

    act_wanted = Signal(object, object)  # RowAct, Seat
    unlink_wanted = Signal(object)  # Seat
    link_wanted = Signal(object)  # Seat | None

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("services")
        self._rows: dict[Seat, ServiceRow] = {}
        self._count = PlainLabel("", Role.BODY, Ink.SECOND, tabular=True)
        self._count.setObjectName("services_count")
        self._offline = PanelIcon(Icon.WIFI_OFF, size=14)
        self._as_of = PlainLabel("", Role.SMALL, Ink.QUIET, tabular=True)
        self._as_of.setObjectName("services_as_of")
        self._card = Card(margin=0)
        self._card.column.setContentsMargins(1, 1, 1, 1)
        self._card.column.setSpacing(0)
        self._placeholder = PlaceholderRows()
        self._empty = self._build_empty()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.hair, 0, 0)
        column.setSpacing(SPACE.md)
        column.addLayout(self._build_head())
        for part in (self._card, self._placeholder, self._empty):
            column.addWidget(part)

    def render_services(self, props: Props) -> None:
        """Show the services, or what stands in their place."""
        is_old = props.is_old and props.seen_at is not None and props.state is PaneState.ROWS
        as_of = words.as_of(props.seen_at, props.now) if is_old and props.seen_at is not None else ""
        self.setVisible(props.state in {PaneState.LOADING, PaneState.ROWS, PaneState.EMPTY})
        self._card.setVisible(props.state is PaneState.ROWS)
        self._placeholder.setVisible(props.state is PaneState.LOADING)
        self._empty.setVisible(props.state is PaneState.EMPTY)
        self._count.setText(str(len(props.rows)) if props.rows else "")
        self._offline.setVisible(bool(as_of))
        self._as_of.setText(as_of)
        if props.account is not None:
            self._render_rows(props.rows, props.account)
        for row in self._rows.values():
            row.show_age(checking=props.is_checking, as_of=as_of)

    def focus_row(self, seat: Seat) -> None:
        """Put the focus on the act of that service."""
        if seat in self._rows:
            self._rows[seat].focus_act(Qt.FocusReason.OtherFocusReason)

    def _render_rows(self, rows: tuple[Row, ...], account: Account) -> None:
        focused = self._focused_seat()
        is_other = tuple(self._rows) != tuple(each.seat for each in rows)
        if is_other:
            self._make_rows(rows, account)
        for row in rows:
            self._rows[row.seat].render_row(row, account)
        if is_other and focused is not None:
            self.focus_row(focused)

    def _focused_seat(self) -> Seat | None:
        focused = self.focusWidget()
        within = (seat for seat, row in self._rows.items() if focused is not None and row.isAncestorOf(focused))
        return next(within, None)

    def _make_rows(self, rows: tuple[Row, ...], account: Account) -> None:
        """Anew, so that Tab goes from one to the next as they stand."""
        while (item := self._card.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows = {row.seat: self._make_row(row, account) for row in rows}
        for place, made in enumerate(self._rows.values()):
            if place:
                self._card.column.addWidget(Hairline())
            self._card.column.addWidget(made)
            made.show()  # else the layout does it later, and the focus could not go there yet

    def _make_row(self, row: Row, account: Account) -> ServiceRow:
        made, seat = ServiceRow(row), row.seat
        made.render_row(row, account)
        made.act_wanted.connect(lambda act: self._want(act, seat))
        made.link_wanted.connect(lambda: self.link_wanted.emit(seat))
        made.unlink_wanted.connect(lambda: self.unlink_wanted.emit(seat))
        return made

    def _want(self, act: RowAct, seat: Seat) -> None:
        self.act_wanted.emit(act, seat)

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE.sm)
        head.addWidget(PlainLabel(self.tr("Services"), Role.LABEL))
        head.addWidget(self._count)
        head.addSpacing(SPACE.sm)
        head.addWidget(self._offline)
        head.addWidget(self._as_of)
        head.addStretch(1)
        return head

    def _build_empty(self) -> QWidget:
        card = Card(margin=SPACE.block)
        card.setObjectName("services_empty")
        card.column.setSpacing(SPACE.sm)
        title = PlainLabel(self.tr("No services yet"), Role.SUBTITLE).wrapped()
        text = PlainLabel(
            self.tr("If a service is not listed, your account administrator has to enable it for you."),
            Role.BODY,
            Ink.SECOND,
        ).wrapped()
        link = secondary(self.tr("Link a service…"), Icon.PLUS)
        link.setObjectName("services_empty_link")
        link.clicked.connect(lambda: self.link_wanted.emit(None))
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            card.column.addWidget(label)
        card.column.addSpacing(SPACE.sm)
        card.column.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        return card
