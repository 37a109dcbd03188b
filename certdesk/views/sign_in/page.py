"""The sign-in page: the rosette, the card on it, and which step the card shows."""

from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from certdesk.viewmodels.sign_in.model import SignInViewModel
from certdesk.viewmodels.sign_in.props import Props, Refused, StepOne, StepTwo
from certdesk.views.kit.announce import announce
from certdesk.views.kit.guilloche import AROUND_CARD, Guilloche
from certdesk.views.sign_in.card import SignInCard
from certdesk.views.sign_in.facts import FactsColumn
from certdesk.views.sign_in.refusal import RefusalPanel
from certdesk.views.sign_in.spoken import spoken
from certdesk.views.sign_in.step_one import StepOneForm
from certdesk.views.sign_in.step_two import StepTwoForm
from certdesk.views.theme.palette import current_tokens

_ROSETTE = 525
_MARGIN = 24
_SIDE = 4
_ABOVE_MIDDLE = 14  # the eye's middle is higher than the ruler's


class SignInPage(QWidget):
    """Signing in to the guest portal in two steps. Esc leaves, Ctrl+Enter presses the main button."""

    mailbox_wanted = Signal(object)  # str: the address that the code was sent to

    def __init__(self, model: SignInViewModel, *, is_practice: bool = False) -> None:
        super().__init__()
        self._model = model
        self._shown: Props | None = None
        self._in_view: QWidget | None = None
        self._build(is_practice=is_practice)
        self._bind()
        self._render(model.props)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rosette.setGeometry(self.rect().adjusted(0, -2 * _ABOVE_MIDDLE, 0, 0))
        self._scroll.setGeometry(self.rect())
        self._card.arrange_in(self.width() - 2 * _SIDE - self._scroll.verticalScrollBar().sizeHint().width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._step_two.close_panel():
                self._model.cancel()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._press_main()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_tokens().bg_window))

    def _build(self, *, is_practice: bool) -> None:
        self.setObjectName("sign_in_page")
        self._rosette = Guilloche(_ROSETTE, AROUND_CARD, self)
        self._facts = FactsColumn()
        self._step_one = StepOneForm(self._model)
        self._refusal = RefusalPanel(self._model)
        self._step_two = StepTwoForm(self._model, is_practice=is_practice)
        self._card = SignInCard(self._facts, (self._step_one, self._refusal, self._step_two))
        content = QWidget()
        content.setObjectName("content")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        column = QVBoxLayout(content)
        column.setContentsMargins(_SIDE, _MARGIN, _SIDE, _MARGIN)
        column.addStretch(1)
        column.addLayout(row)
        column.addSpacing(2 * _ABOVE_MIDDLE)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._model.finished.connect(self._say_signed_in)
        self._step_two.mailbox_wanted.connect(self._want_mailbox)
        self._step_two.grown.connect(self._bring_into_view)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_view)

    def _render(self, props: Props) -> None:
        before, self._shown = self._shown, props
        step = props.step
        self._facts.render_facts(props.facts, is_refused=isinstance(step, Refused))
        self._step_one.setVisible(isinstance(step, StepOne))
        self._refusal.setVisible(isinstance(step, Refused))
        self._step_two.setVisible(isinstance(step, StepTwo))
        if not isinstance(step, StepTwo):
            self._step_two.code.forget()
        match step:
            case StepOne():
                self._step_one.render_step(step, is_new_order=props.is_new_order)
            case Refused():
                self._refusal.render_refusal(step)
            case StepTwo():
                self._step_two.render_step(step)
            case _:
                assert_never(step)
        if before is not None:
            self._follow(before, props)

    def _follow(self, before: Props, props: Props) -> None:
        """Move the focus where the step moved, and say aloud what only the eye would see."""
        if not self.isVisible():
            return
        if type(before.step) is not type(props.step) or _needs_focus(before.step, props.step):
            self._focus_first()
        if words := spoken(before.step, props.step):
            announce(self, words)

    def _focus_first(self) -> None:
        match self._model.props.step:
            case StepOne():
                self._step_one.focus_first()
            case Refused():
                self._refusal.focus_first()
            case StepTwo():
                self._step_two.focus_first()
                self._step_two.code.look_at_clipboard()

    def _press_main(self) -> None:
        match self._model.props.step:
            case StepOne():
                self._step_one.next.click()
            case Refused():
                self._refusal.copy.click()
            case StepTwo():
                self._step_two.press_main()

    def _bring_into_view(self, widget: QWidget) -> None:
        """Scroll to it, and again while the layout makes room."""
        self._in_view = widget
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        if self._in_view is not None and self._in_view.isVisible():
            self._scroll.ensureWidgetVisible(self._in_view)

    def _want_mailbox(self) -> None:
        step = self._model.props.step
        if isinstance(step, StepTwo) and step.validity is not None:
            self.mailbox_wanted.emit(step.validity.sent_to)

    def _say_signed_in(self, _signed_in: object) -> None:
        announce(self.window(), self.tr("Signed in for two hours"))


def _needs_focus(before: object, now: object) -> bool:
    """Whether what had the focus cannot keep it: a busy step that waits again, a code that is over, a new problem."""
    if isinstance(before, StepTwo) and isinstance(now, StepTwo):
        return (before.is_busy and not now.is_busy) or before.is_code_over != now.is_code_over
    if isinstance(before, StepOne) and isinstance(now, StepOne):
        has_problem = now.email_problem is not None or now.identifier_problem is not None
        return before.is_looking and not now.is_looking and has_problem
    return False
