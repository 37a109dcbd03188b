"""The notice above the acts, with what helps."""

from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.acts import Act
from certdesk.viewmodels.orders import details_props as props
from certdesk.viewmodels.orders.details_props import (
    BrandRetired,
    GuestsOff,
    NewerIssued,
    Page,
    RefundAwaited,
    RefundCloses,
    ServedByOpenSrs,
    SessionEnded,
    StatusUnknown,
    Trouble,
)
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import Button, Kind, primary, secondary
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording.acts import act_icon, act_words
from certdesk.views.wording.notices import notice_of


class DetailsNotice(Banner):
    """Says what stands in the way, and is announced at once when a session ends.

    One remedy stands at the end of the line, several below the words. Where an order's acts are done elsewhere,
    this is what stands in the place of its buttons.
    """

    act_wanted = Signal(object)  # Act
    support_text_wanted = Signal()
    note_wanted = Signal()
    new_code_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Icon.INFO, "")
        self.setObjectName("details_notice")
        self._page: Page | None = None
        self._new_code = primary(self.tr("Send a new code"))
        self._new_code.setObjectName("send_new_code")
        self._new_code.clicked.connect(self.new_code_wanted)
        self._retry = secondary(self.tr("Try again"))
        self._retry.setObjectName("try_again")
        self._retry.clicked.connect(self.retry_wanted)
        self._note = secondary(self.tr("Copy a note"), Icon.COPY)
        self._note.setObjectName("notice_copy_note")
        self._note.clicked.connect(self.note_wanted)
        for button in (self._new_code, self._retry, self._note):
            self.add_action(button)
        self._build_foot()

    def show_banner(self, page: Page) -> None:
        """Show the page's banner, or nothing."""
        before, self._page = self._page, page
        self.setVisible(page.banner is not None)
        if page.banner is None:
            return
        self._show_remedies(page, page.banner)
        if before is not None and before.banner == page.banner:
            return
        notice = notice_of(page.banner)
        self.show_notice(notice.icon, notice.words.title, notice.words.text, notice.tone)
        if isinstance(page.banner, SessionEnded) and before is not None and before.order == page.order:
            announce(self, notice.words.title, urgent=True)

    def focus_first(self, reason: Qt.FocusReason) -> bool:
        """Put the focus on the first remedy below the words; return whether there is one."""
        for button in self._remedies:
            if self.isVisible() and not button.isHidden():
                button.setFocus(reason)
                return True
        return False

    def _build_foot(self) -> None:
        self._write = self._remedy(Act.WRITE_TO_SUPPORT)
        self._arrived = self._remedy(Act.REFUND_RECEIVED)
        self._copy_text = secondary(self.tr("Copy the text"), Icon.COPY)
        self._copy_text.setObjectName("notice_copy_text")
        self._copy_text.clicked.connect(self.support_text_wanted)
        self._details = self._remedy(Act.COPY_DETAILS)
        self._remedies = (self._write, self._arrived, self._copy_text, self._details)
        self._foot = QWidget()
        flow = FlowLayout(self._foot, gap=SPACE.md)
        flow.setContentsMargins(0, SPACE.md, 0, 0)
        for button in self._remedies:
            flow.addWidget(button)
        self.add_foot(self._foot)

    def _remedy(self, act: Act) -> Button:
        button = secondary(act_words(act), act_icon(act))
        button.setObjectName(f"notice_{act.name.lower()}")
        button.clicked.connect(lambda: self.act_wanted.emit(act))
        return button

    def _show_remedies(self, page: Page, cause: props.Banner) -> None:
        remedies = self._remedies_of(page, cause)
        for button in (self._new_code, self._retry, self._note, *self._remedies):
            button.setVisible(button in remedies)
        self._foot.setVisible(any(button in self._remedies for button in remedies))
        is_route = isinstance(cause, ServedByOpenSrs)
        self._write.set_kind(Kind.PRIMARY if is_route else Kind.SECONDARY)
        self._write.setText(self.tr("&Write the e-mail…") if is_route else act_words(Act.WRITE_TO_SUPPORT))

    def _remedies_of(self, page: Page, cause: props.Banner) -> tuple[Button, ...]:  # noqa: PLR0911 - one case per cause
        can_write = page.allows(Act.WRITE_TO_SUPPORT)
        match cause:
            case SessionEnded():
                return (self._new_code,)
            case Trouble():
                return (self._retry,)
            case GuestsOff():
                return (self._note,)
            case ServedByOpenSrs():
                return (self._write, self._copy_text) if can_write else (self._details,)
            case BrandRetired():
                return (self._details, self._write) if can_write else (self._details,)
            case RefundAwaited():
                return (self._arrived, self._details, self._write) if can_write else (self._arrived, self._details)
            case NewerIssued() | StatusUnknown() | RefundCloses():
                return ()
            case _:
                assert_never(cause)
