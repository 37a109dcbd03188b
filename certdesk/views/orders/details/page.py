"""One order's page: header, notice, acts, validity rule, and the four tabs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.acts import Act
from certdesk.viewmodels.orders.details_props import Page, StatusUnknown
from certdesk.viewmodels.orders.details_validity import Waiting
from certdesk.views.kit.tabs import TabBar
from certdesk.views.orders.details.activity import ActivityTab
from certdesk.views.orders.details.acts_row import ActsRow
from certdesk.views.orders.details.chain import ChainTab
from certdesk.views.orders.details.clipboard import Clipboard
from certdesk.views.orders.details.header import Header
from certdesk.views.orders.details.names import NamesTab
from certdesk.views.orders.details.notice import DetailsNotice
from certdesk.views.orders.details.overview import Overview
from certdesk.views.orders.details.rule_card import RuleCard
from certdesk.views.theme.tokens import SPACE

_NAMES, _CHAIN, _ACTIVITY = 1, 2, 3


class OrderPage(QWidget):
    """Shows a `Page` and says which act is wanted."""

    act_wanted = Signal(object)  # Act
    new_code_wanted = Signal()
    retry_wanted = Signal()
    export_wanted = Signal()
    support_text_wanted = Signal()
    note_wanted = Signal()
    labels_wanted = Signal(object)  # Editor
    compare_wanted = Signal()

    def __init__(self, clipboard: Clipboard) -> None:
        super().__init__()
        self.setObjectName("content")
        self._header = Header(clipboard)
        self._notice = DetailsNotice()
        self._acts = ActsRow()
        self._rule = RuleCard()
        self._tabs = TabBar()
        self._tabs.setObjectName("details_tabs")
        self._tabs.setAccessibleName(self.tr("Details"))
        self._overview = Overview(clipboard)
        self._names = NamesTab(clipboard)
        self._chain = ChainTab(clipboard)
        self._activity = ActivityTab()
        self._build()
        self._bind()

    def show_page(self, page: Page) -> None:
        """Show an order, or the same one a little later; the open tab stays open."""
        self._header.show_header(page.header, can_open=page.allows(Act.OPEN_IN_BROWSER))
        self._notice.show_banner(page)
        self._acts.show_acts(page)
        has_words = not isinstance(page.validity, Waiting) or not isinstance(page.banner, StatusUnknown)
        self._rule.setVisible(has_words)
        self._rule.show_rule(page.validity)
        self._tabs.set_count(_NAMES, len(page.names) if page.is_seen or page.names else None)
        self._tabs.set_count(_CHAIN, len(page.chain) if page.is_seen else None)
        self._tabs.set_count(_ACTIVITY, len(page.activity))
        self._overview.show_page(page)
        self._names.show_page(page)
        self._chain.show_page(page)
        self._activity.show_page(page)

    def add_strip(self, strip: QWidget) -> None:
        """Put a strip between the header and the notice; it is there while it has something to say."""
        self._upper.insertWidget(1, strip)

    def focus_first_act(self, reason: Qt.FocusReason) -> None:
        """Put the focus on the first act; where there is none, on what helps, or on the way to all acts."""
        if not self._acts.focus_first(reason) and not self._notice.focus_first(reason):
            self._acts.focus_menu(reason)

    def step_tab(self, by: int) -> None:
        """Open the tab that many places on, from the last to the first."""
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % self._tabs.count())

    def _build(self) -> None:
        self._tabs.add(self.tr("Overview"))
        for word in (self.tr("Names"), self.tr("Chain"), self.tr("Activity")):
            self._tabs.add(word)
        upper = self._upper = QVBoxLayout()
        upper.setSpacing(SPACE.xl)
        for part in (self._header, self._notice, self._acts, self._rule):
            upper.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addSpacing(SPACE.md + 2)
        column.addWidget(self._tabs)
        for tab in self._pages:
            column.addWidget(tab)
        column.addStretch(1)
        self._open_tab(0)
        self.setContentsMargins(SPACE.details, SPACE.xl + 2, SPACE.details, SPACE.xxl)

    def _bind(self) -> None:
        self._tabs.currentChanged.connect(self._open_tab)
        self._header.open_wanted.connect(self._open_in_browser)
        self._notice.new_code_wanted.connect(self.new_code_wanted)
        self._notice.retry_wanted.connect(self.retry_wanted)
        self._notice.act_wanted.connect(self.act_wanted)
        self._notice.support_text_wanted.connect(self.support_text_wanted)
        self._notice.note_wanted.connect(self.note_wanted)
        self._acts.act_wanted.connect(self.act_wanted)
        self._acts.new_code_wanted.connect(self.new_code_wanted)
        self._overview.names_wanted.connect(self._open_names)
        self._overview.labels_wanted.connect(self.labels_wanted)
        self._overview.compare_wanted.connect(self.compare_wanted)
        for tab in (self._overview, self._names, self._chain):
            tab.sign_in_wanted.connect(self._sign_in)
        self._activity.export_wanted.connect(self.export_wanted)

    @property
    def _pages(self) -> tuple[QWidget, ...]:
        return (self._overview, self._names, self._chain, self._activity)

    def _open_tab(self, index: int) -> None:
        for place, tab in enumerate(self._pages):
            tab.setVisible(place == index)

    def _open_names(self) -> None:
        self._tabs.setCurrentIndex(_NAMES)

    def _open_in_browser(self) -> None:
        self.act_wanted.emit(Act.OPEN_IN_BROWSER)

    def _sign_in(self) -> None:
        self.act_wanted.emit(Act.SIGN_IN)
