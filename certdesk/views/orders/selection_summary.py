"""What stands in the place of the details while several orders are chosen: what they come to, and their acts."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.orders.book_props import Props
from certdesk.viewmodels.orders.selection import StatusCount, Summary
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import Button, Kind
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.orders.selection_counts import CountColumn, Counted
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import selection as words
from certdesk.views.wording.orders import look_of
from certdesk.views.wording.selection import SELECTION_ICONS, SelectionAct

_MOST_CLIENTS: Final = 12
_SIDE_BY_SIDE: Final = 70  # characters of the interface font
_KINDS: Final = {
    SelectionAct.DOWNLOAD: Kind.PRIMARY,
    SelectionAct.CLIENT: Kind.SECONDARY,
    SelectionAct.TAGS: Kind.SECONDARY,
    SelectionAct.EXPORT: Kind.SECONDARY,
    SelectionAct.REMOVE: Kind.GHOST,
}


class SelectionSummary(QScrollArea):
    """“3 orders”, “2 expire within 30 days”, by status and by client."""

    act_wanted = Signal(object)  # SelectionAct

    def __init__(self, model: OrdersViewModel) -> None:
        super().__init__()
        self._model = model
        self._shown: Summary | None = None
        self._build()
        self._model.changed.connect(self._render)
        self._render(model.props)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is nothing to type into: the first act takes the focus."""
        self._acts[SelectionAct.DOWNLOAD].setFocus(event.reason())

    def _build(self) -> None:
        self.setObjectName("selection_summary")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = PlainLabel("", Role.PAGE_TITLE)
        self._count.setObjectName("summary_count")
        self._expiring = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._expiring.setObjectName("summary_expiring")
        self._statuses, self._clients = CountColumn(self.tr("By status")), CountColumn(self.tr("By client"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE.details, SPACE.xxl - 2, SPACE.details, SPACE.xxl)
        column.setSpacing(SPACE.xs)
        column.addWidget(self._count)
        column.addWidget(self._expiring)
        column.addSpacing(SPACE.lg)
        column.addLayout(self._build_acts())
        column.addSpacing(SPACE.xl)
        column.addWidget(Hairline())
        column.addSpacing(SPACE.lg)
        column.addWidget(AdaptivePair(self._statuses, self._clients, _SIDE_BY_SIDE, (SPACE.page, SPACE.xxl)))
        column.addStretch(1)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def _build_acts(self) -> FlowLayout:
        acts, self._acts = FlowLayout(gap=SPACE.md), dict[SelectionAct, Button]()
        for act, kind in _KINDS.items():
            button = self._acts[act] = Button(words.act_words(act), kind, SELECTION_ICONS[act])
            button.setObjectName(f"summary_{act.name.lower()}")
            button.clicked.connect(partial(self._want, act))
            acts.addWidget(button)
        return acts

    def _render(self, props: Props) -> None:
        summary = None if props.several is None else props.several.summary
        if summary is None or summary == self._shown:
            return
        self._shown = summary
        self._count.setText(words.orders(summary.count))
        self._expiring.setText(words.expiring(summary))
        self.setAccessibleName(f"{words.orders(summary.count)}, {words.expiring(summary)}")
        self._statuses.show_lines([_status_line(counted) for counted in summary.statuses])
        shown = [Counted(words.client(counted), counted.count) for counted in summary.clients[:_MOST_CLIENTS]]
        left = len(summary.clients) - len(shown)
        self._clients.show_lines(shown, words.more_clients(left) if left else "")

    def _want(self, act: SelectionAct, _checked: bool = False) -> None:
        self.act_wanted.emit(act)


def _status_line(counted: StatusCount) -> Counted:
    look = look_of(counted.status, counted.word)
    return Counted(words.status(counted), counted.count, Icon(look.icon), ToneName(look.tone))
