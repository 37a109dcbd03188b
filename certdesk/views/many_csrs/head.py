"""The top of the page of many signing requests: the way back, what was found, and how far reading is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from certdesk.viewmodels.many_csrs.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton, secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import many_lines as words


class ManyHead(QWidget):
    """Stop is there for as long as something can be stopped: reading, or sending between two orders."""

    orders_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._orders = LinkButton(self.tr("Orders"))
        self._orders.setObjectName("many_orders")
        self._orders.setAccessibleName(self.tr("Back to Orders"))
        self._title = PlainLabel("", Role.PAGE_TITLE, tabular=True).wrapped()
        self._title.setObjectName("many_title")
        self._summary = PlainLabel("", Role.BODY, Ink.SECOND, tabular=True).wrapped()
        self._summary.setObjectName("many_summary")
        self._stop = secondary(self.tr("Stop"))
        self._stop.setObjectName("many_stop")
        self._bar = QProgressBar()
        self._bar.setObjectName("many_progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far reading is"))
        trail = QHBoxLayout()
        trail.setSpacing(SPACE.sm)
        trail.addWidget(self._orders)
        trail.addWidget(PanelIcon(Icon.CHEVRON_RIGHT, size=12))
        trail.addWidget(PlainLabel(self.tr("Many CSRs"), Role.SMALL, Ink.SECOND), 1)
        titled = QHBoxLayout()
        titled.setSpacing(SPACE.lg)
        titled.addWidget(self._title, 1)
        titled.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addLayout(trail)
        column.addSpacing(SPACE.sm)
        column.addLayout(titled)
        column.addWidget(self._summary)
        column.addWidget(self._bar)
        self._orders.clicked.connect(self.orders_wanted)
        self._stop.clicked.connect(self.stop_wanted)

    @property
    def title(self) -> str:
        """What it says first."""
        return self._title.text()

    def render_head(self, props: Props) -> None:
        """Show what was found, or where sending stands."""
        self._title.setText(words.headline(props))
        self._summary.setText(words.summary(props))
        self._stop.setVisible(props.is_reading or props.is_sending)
        self._stop.setEnabled(not props.is_stopping)
        self._orders.setEnabled(not props.is_sending)
        self._bar.setVisible(props.progress is not None)
        if props.progress is not None:
            self._bar.setRange(0, max(1, props.progress.total))
            self._bar.setValue(props.progress.done)
