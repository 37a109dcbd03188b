"""The page of many signing requests: the list beside the chosen line, the review, and what became of each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.many_csrs.model import ManyCsrsViewModel
from certdesk.viewmodels.many_csrs.props import Props, Step
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.overlay_bar import OverlayBar
from certdesk.views.kit.restyle import set_ground
from certdesk.views.kit.scaling import scaled
from certdesk.views.many_csrs.bulk_answers import BulkAnswers
from certdesk.views.many_csrs.foot_bar import ManyFoot
from certdesk.views.many_csrs.head import ManyHead
from certdesk.views.many_csrs.line_panel import LinePanel
from certdesk.views.many_csrs.lines_model import LinesModel
from certdesk.views.many_csrs.lines_table import LinesTable
from certdesk.views.many_csrs.recipient_picker import RecipientPicker
from certdesk.views.many_csrs.review import ManyReview
from certdesk.views.many_csrs.side import Side, scrolling
from certdesk.views.theme.tokens import SPACE, Ground, ToneName
from certdesk.views.wording import many_lines as words
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.reissue import says_compromised

_TOP = 22
_PANEL = 380
_SIDE_BY_SIDE = 900


class ManyCsrsPage(QWidget):
    """Esc asks to leave, Ctrl+Enter presses the main button."""

    leave_wanted = Signal()

    def __init__(self, model: ManyCsrsViewModel, orders: OrdersViewModel) -> None:
        super().__init__()
        self._model = model
        self._said = ""
        self._step = Step.CLOSED
        self._told: object = None
        self._build(orders)
        self._bind()
        self._render(model.props)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= scaled(_SIDE_BY_SIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if is_wide else down)
        self._side.stand(width=scaled(_PANEL) if is_wide else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._foot.main.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, orders: OrdersViewModel) -> None:
        self.setObjectName("many_page")
        set_ground(self, Ground.WINDOW)
        self._head = ManyHead()
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName("many_notice")
        self._bulk = BulkAnswers()
        self._items = LinesModel()
        self._table = LinesTable(self._items)
        self._panel = LinePanel(RecipientPicker(orders))
        self._list = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._list)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(SPACE.xl)
        self._sides.addWidget(self._table, 1)
        self._side = Side(self._panel)
        self._sides.addWidget(self._side)
        self._review = ManyReview()
        self._foot = ManyFoot()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE.page, _TOP, SPACE.page, SPACE.group)
        column.setSpacing(SPACE.xl)
        for part in (self._head, self._notice, self._bulk):
            column.addWidget(part)
        column.addWidget(self._list, 1)
        column.addWidget(self._review, 1)
        self._area = scrolling(content)
        OverlayBar(self._area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._foot)

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._head.orders_wanted.connect(self.leave_wanted)
        self._head.stop_wanted.connect(model.stop)
        self._bulk.answered.connect(model.answer_all)
        self._table.line_chosen.connect(model.select)
        self._table.activated.connect(self._go_into_line)
        self._panel.assigned.connect(model.assign)
        self._panel.answered.connect(model.answer)
        self._panel.left_out.connect(lambda number, is_left_out: model.leave_out(number, is_left_out=is_left_out))
        self._panel.preferred.connect(model.prefer)
        self._panel.sign_in_wanted.connect(model.sign_in)
        self._review.reason_entered.connect(self._enter_reason)
        self._foot.back_wanted.connect(model.back)
        self._foot.cancel_wanted.connect(self.leave_wanted)
        self._foot.main_wanted.connect(self._go_on)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            return
        is_review, is_other_step = props.step is Step.REVIEW, props.step is not self._step
        self._head.render_head(props)
        self._render_notice(props)
        self._bulk.show_questions(props.questions)
        self._list.setVisible(not is_review)
        self._review.setVisible(is_review)
        self._items.show_lines(props.lines)
        self._table.choose(None if props.chosen is None else props.chosen.line.number)
        self._panel.show_props(props)
        self._review.show_props(props)
        self._foot.render_foot(props)
        self._tell(props)
        if is_other_step:
            self._step = props.step
            self._focus_step()

    def _focus_step(self) -> None:
        there = self._review.first if self._step is Step.REVIEW else self._table
        if self.isVisible():
            (there or self._foot.main).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_into_line(self) -> None:
        """Enter leads from the list to what is to be decided."""
        there = self._panel.first
        if there is not None:
            there.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(there, 0, SPACE.group)

    def _render_notice(self, props: Props) -> None:
        self._notice.setVisible(props.problem is not None)
        if props.problem is not None and props.problem is not self._told:
            said = words_of(props.problem)
            title, text = said.notice
            self._notice.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)
            announce(self._notice, f"{title}. {text}", urgent=True)
        self._told = props.problem

    def _tell(self, props: Props) -> None:
        """Read the outcome of reading and of sending out, once each."""
        is_settled = not props.is_reading and not props.is_sending
        said = f"{words.headline(props)}. {words.summary(props)}" if is_settled else ""
        if said and said != self._said and props.step is not Step.REVIEW:
            announce(self, said)
        self._said = said

    def _enter_reason(self, reason: str) -> None:
        self._model.set_reason(reason, is_key_compromised=says_compromised(reason))

    def _go_on(self) -> None:
        props = self._model.props
        if props.step is Step.CHECK:
            self._model.review()
        elif props.step is Step.REVIEW:
            self._model.send()
        elif props.waiting:
            self._model.sign_in(props.waiting[0].line.number)
        elif props.overtaken:
            self._model.back()
        elif props.outlook.all:
            self._model.send()
        else:
            self._model.close()
