"""What the details say of a reissue: that a draft is kept, and by when the new certificate has to be installed."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.drafts import ReissueDraft
from certdesk.viewmodels.orders.details_props import Page
from certdesk.viewmodels.orders.details_props import Props as DetailsProps
from certdesk.viewmodels.reissue.kept_drafts import Props as DraftProps
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import Button, Kind, secondary
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording import comparison, dates
from certdesk.views.wording.reissue import draft_words


class DraftStrip(Banner):
    """Above the acts of an order whose reissue is being prepared."""

    go_on_wanted = Signal(object)  # OrderId
    discard_wanted = Signal(object)  # OrderId

    def __init__(self) -> None:
        super().__init__(Icon.PEN_LINE, "", tone=ToneName.ACCENT)
        self.setObjectName("draft_strip")
        self._draft: ReissueDraft | None = None
        go_on = secondary(self.tr("Go on"), Icon.ARROW_RIGHT)
        go_on.setObjectName("draft_go_on")
        go_on.clicked.connect(self._go_on)
        discard = Button(self.tr("Discard"), Kind.GHOST)
        discard.setObjectName("draft_discard")
        discard.clicked.connect(self._discard)
        self.add_action(discard)
        self.add_action(go_on)
        self.hide()

    def render_drafts(self, props: DraftProps) -> None:
        """Show the draft of the shown order, or nothing."""
        self._draft = props.draft
        self.setVisible(props.draft is not None)
        if props.draft is not None:
            said = draft_words(dates.date_and_time(props.draft.saved_at))
            self.show_notice(Icon.PEN_LINE, said.title, said.text, ToneName.ACCENT)

    def _go_on(self) -> None:
        if self._draft is not None:
            self.go_on_wanted.emit(self._draft.order)

    def _discard(self) -> None:
        if self._draft is not None:
            self.discard_wanted.emit(self._draft.order)


class InstallStrip(Banner):
    """From the issuing of a certificate with fewer names until the earlier ones are revoked."""

    reminder_wanted = Signal(object)  # Page
    compare_wanted = Signal(object)  # OrderId

    def __init__(self) -> None:
        super().__init__(Icon.HOURGLASS, "")
        self.setObjectName("install_strip")
        self._page: Page | None = None
        self._told: datetime | None = None
        reminder = secondary(self.tr("Save reminder (.ics)…"), Icon.SAVE)
        reminder.setObjectName("install_reminder")
        reminder.clicked.connect(self._remind)
        compare = secondary(self.tr("Compare with the one before"))
        compare.setObjectName("install_compare")
        compare.clicked.connect(self._compare)
        foot = QWidget()
        flow = FlowLayout(foot, gap=SPACE.md)
        flow.setContentsMargins(0, SPACE.md, 0, 0)
        flow.addWidget(compare)
        flow.addWidget(reminder)
        self.add_foot(foot)
        self.hide()

    def render_details(self, props: DetailsProps) -> None:
        """Show by when, or nothing where nothing is going to be revoked."""
        page = props.page
        self._page = page
        moment = page.install_by if page else None
        self.setVisible(moment is not None)
        if moment is not None and moment != self._told:
            said = comparison.install_words(moment)
            self.show_notice(Icon.HOURGLASS, said.title, said.text, ToneName.AMBER)
        self._told = moment

    def _remind(self) -> None:
        if self._page is not None:
            self.reminder_wanted.emit(self._page)

    def _compare(self) -> None:
        if self._page is not None:
            self.compare_wanted.emit(self._page.order)
