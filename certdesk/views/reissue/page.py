"""The reissue page: head, step and foot; while a drop hovers, its zone has the whole of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.reissue.model import ReissueViewModel
from certdesk.viewmodels.reissue.props import Props, Step
from certdesk.views.csr.panel import HandInPanel
from certdesk.views.kit.announce import announce
from certdesk.views.kit.step_page import StepPage
from certdesk.views.reissue.foot_bar import FootBar
from certdesk.views.reissue.head import ReissueHead
from certdesk.views.reissue.notice import ReissueNotice
from certdesk.views.reissue.outcome import BlockedPanel, SentPanel
from certdesk.views.reissue.review import ReviewStep
from certdesk.views.reissue.validation import ValidationStep
from certdesk.views.wording import reissue as words


class ReissuePage(StepPage):
    """`first` is where a signing request is handed in; pasting counts on all of the page."""

    making_wanted = Signal(object)  # OrderId: how to make a signing request for it

    def __init__(self, model: ReissueViewModel, first: HandInPanel) -> None:
        super().__init__("reissue")
        self._model = model
        self._first = first
        self._shown = Props()
        self._build()
        self._bind()
        self._render(model.props)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._part_of(self._shown) is self._first and self._first.take_key(event)):
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._head = ReissueHead()
        self._notice = ReissueNotice()
        self._validation = ValidationStep()
        self._review = ReviewStep()
        self._sent = SentPanel()
        self._blocked = BlockedPanel()
        self._foot = FootBar()
        self._parts = {Step.NEW_CSR: self._first, Step.VALIDATION: self._validation, Step.REVIEW: self._review}
        parts = (*self._parts.values(), self._sent, self._blocked)
        shares = {part: int(part is self._first) for part in parts}
        self._stand((self._head, self._notice), shares, self._foot, self._foot.main)

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._first.other_order_wanted.connect(model.take_to)
        self._first.how_to_wanted.connect(self._want_making)
        self._head.orders_wanted.connect(model.leave)
        self._notice.sign_in_wanted.connect(model.sign_in)
        self._notice.retry_wanted.connect(model.send)
        self._notice.request_wanted.connect(self._go_to_request)
        self._validation.method_chosen.connect(model.choose_method)
        self._validation.reason_entered.connect(self._enter_reason)
        self._validation.sign_in_wanted.connect(model.sign_in)
        self._validation.retry_wanted.connect(model.ask_again)
        self._sent.prove_wanted.connect(model.prove)
        self._sent.download_wanted.connect(model.prepare_download)
        self._blocked.leave_wanted.connect(model.leave)
        self._blocked.discard_wanted.connect(model.discard)
        self._foot.making_wanted.connect(self._want_making)
        self._foot.discard_wanted.connect(model.discard)
        self._foot.cancel_wanted.connect(model.leave)
        self._foot.back_wanted.connect(model.back)
        self._foot.main_wanted.connect(self._go_on)

    def _render(self, props: Props) -> None:
        before, self._shown = self._shown, props
        if not props.is_open:
            return
        self._take_compromise(props)
        self._head.render_head(props)
        is_new = self._notice.render_notice(props)
        self._validation.render_step(props)
        self._review.render_step(props)
        self._sent.render_outcome(props)
        if props.blocked is not None:
            self._blocked.render_outcome(props, props.blocked)
        shown = self._part_of(props)
        is_other = shown is not self._part_of(before) or not before.is_open
        self._show_step(shown)
        self._foot.render_foot(props)
        self.content.setEnabled(not props.is_sending)
        if is_other:
            self._enter(props)
        elif is_new:
            self._scroll_to_top()

    def _enter(self, props: Props) -> None:
        """Another part is shown: it begins at its top, with the focus where it is to be used, and says what it is."""
        self._scroll_to_top()
        if not self.isVisible():
            return
        if props.sent is None and props.blocked is None:
            announce(self._head.steps, self._head.steps.accessibleName())
        self._focus_step()

    def _focus_step(self) -> None:
        shown = self._part_of(self._shown)
        match shown:
            case ValidationStep() | SentPanel() | BlockedPanel():
                shown.focus_first()
            case ReviewStep():
                self._foot.main.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                self._first.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def _part_of(self, props: Props) -> QWidget:
        if props.blocked is not None:
            return self._blocked
        return self._sent if props.sent is not None else self._parts[props.step]

    def _go_on(self) -> None:
        if self._shown.sent is not None:
            self._model.leave()
        elif self._shown.step is Step.REVIEW:
            self._model.send()
        else:
            self._model.forward()

    def _go_to_request(self) -> None:
        self._model.go_back_to(Step.NEW_CSR)

    def _enter_reason(self, reason: str) -> None:
        self._model.set_reason(reason, is_key_compromised=words.says_compromised(reason))

    def _take_compromise(self, props: Props) -> None:
        """What a draft's reason says of the old key stands in its words."""
        reason = props.validation.reason if props.validation else ""
        if words.says_compromised(reason) is not props.is_key_compromised:
            self._enter_reason(reason)

    def _want_making(self) -> None:
        if self._shown.entry is not None:
            self.making_wanted.emit(self._shown.entry.order.id)
