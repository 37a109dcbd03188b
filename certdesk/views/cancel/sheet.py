"""The sheet that cancels an order, or withdraws its pending reissue."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from certdesk.domain.book import BookEntry
from certdesk.viewmodels.cancel import CancelViewModel, Props, WayOut
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.facts import Fact, FactCard
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.keys import presses
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import cancelling as words
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.messages.words import Words

_WIDTH = 560
_GAP = 18


class CancelSheet(Sheet):
    """Shown over the window for one order. Enter means to keep it as it is."""

    def __init__(self, window: QWidget, model: CancelViewModel, entry: BookEntry) -> None:
        is_withdrawal = model.props.is_withdrawal
        said = words.heading(entry, is_withdrawal=is_withdrawal)
        icon = Icon.UNDO if is_withdrawal else Icon.CIRCLE_SLASH
        super().__init__(window, SheetHead(said.title, breakable(said.text), icon), width=scaled(_WIDTH))
        self.setAccessibleDescription(said.text)
        self._model = model
        self._said: Words | None = None
        self._was_sending = False
        self._build(is_withdrawal=is_withdrawal)
        self._bind()
        self._render(model.props)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses(event):
            self._keep.click()
            return
        super().keyPressEvent(event)

    def _build(self, *, is_withdrawal: bool) -> None:
        self.setObjectName("cancel_sheet")
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName("cancel_notice")
        self._first = Fact(Icon.BADGE_CHECK if is_withdrawal else Icon.CIRCLE_CHECK, "cancel_certificates")
        self._second = Fact(Icon.ROTATE_BACK if is_withdrawal else Icon.RECEIPT, "cancel_order")
        self._note = LabelledField(self.tr("Note (optional)"), hint=self.tr("Sent with the request."))
        self._note.edit.setObjectName("cancel_note")
        self._card = FactCard(self._first, self._second)
        self.body.setSpacing(_GAP)
        for part in (self._notice, self._card, self._note):
            self.body.addWidget(part)
        self._build_foot()

    def _build_foot(self) -> None:
        self._keep = secondary("")
        self._keep.setObjectName("cancel_keep")
        self._keep.setDefault(True)
        self._act = primary("")
        self._act.setObjectName("cancel_now")
        self._support = primary(self.tr("Write to OpenSRS Support…"))
        self._support.setObjectName("cancel_support")
        self._revoke = primary(self.tr("Revoke…"))
        self._revoke.setObjectName("cancel_revoke")
        self._foot = Foot((), (self._keep, self._act, self._support, self._revoke))
        self.footer.addWidget(self._foot)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._note.edit.entered.connect(self._model.set_note)
        self._keep.clicked.connect(self.dismiss)
        self._act.clicked.connect(self._model.submit)
        self._support.clicked.connect(self._model.ask_support)
        self._revoke.clicked.connect(self._model.revoke)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            self.set_busy(busy=False)
            return
        for fact, said in ((self._first, words.first_fact(props)), (self._second, words.second_fact(props))):
            fact.show_words(said.title, said.text)
        self._render_notice(props)
        self._note.show_error(words.note_problem(props))
        is_over = not props.can_send and not props.is_sending and not props.is_note_long
        self._card.setVisible(not is_over)
        self._note.setVisible(not is_over)
        self._render_foot(props, is_over=is_over)
        self._render_sending(props)

    def _render_notice(self, props: Props) -> None:
        said = words.problem_words(props) or words.warning(props)
        is_new, self._said = said is not None and said != self._said, said
        self._notice.setVisible(said is not None)
        if said is None or not is_new:
            return
        title, text = said.notice
        icon, tone = (Icon.TRIANGLE_ALERT, ToneName.AMBER) if props.problem else (Icon.INFO, ToneName.AMBER)
        self._notice.show_notice(icon, title, text, tone)
        if props.problem is not None:
            announce(self._notice, f"{title}. {text}" if text else title, urgent=True)

    def _render_foot(self, props: Props, *, is_over: bool) -> None:
        self._keep.setText(words.keep_words(props))
        self._keep.setEnabled(not props.is_sending)
        self._act.setText(words.act_words(props))
        self._act.setEnabled(props.can_send)
        self._act.setVisible(not is_over)
        self._support.setVisible(props.way_out is WayOut.SUPPORT)
        self._revoke.setVisible(props.way_out is WayOut.REVOKE)

    def _render_sending(self, props: Props) -> None:
        """While the request is on its way nothing can be changed; afterwards the focus is where one goes on."""
        self.set_busy(busy=props.is_sending)
        self.panel.content.setEnabled(not props.is_sending)
        if props.is_sending and not self._was_sending:
            announce(self, words.act_words(props))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._was_sending and not props.is_sending:
            offered = (self._support, self._revoke, self._act)
            there = next((each for each in offered if each.isEnabled() and not each.isHidden()), self._keep)
            there.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_sending = props.is_sending
