"""Step 2 of 2: the access code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.errors import PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.sign_in.model import SignInViewModel
from certdesk.viewmodels.sign_in.props import StepTwo
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton, primary, secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.kit.rule import Hairline
from certdesk.views.sign_in.code_field import CodeField
from certdesk.views.sign_in.headline import Headline
from certdesk.views.sign_in.no_mail import NoMailPanel
from certdesk.views.sign_in.notice import Notice
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.sign_in import resend_line, sent_line, valid_line


class StepTwoForm(QWidget):
    """The field for the code, how long it counts, and what to do when no mail came."""

    mailbox_wanted = Signal()
    grown = Signal(object)  # QWidget: what now needs to be seen

    def __init__(self, model: SignInViewModel, *, is_practice: bool) -> None:
        super().__init__()
        self._model = model
        self._build()
        self._mailbox.setVisible(is_practice)
        self._bind()

    def render_step(self, step: StepTwo) -> None:
        """Show that step."""
        is_waiting = step.validity is not None and not step.is_code_over
        self._sent.setText(sent_line(step.validity) if step.validity else "")
        self.code.render_code(step)
        self.code.setVisible(step.paused_minutes is None)
        self._valid.setText(valid_line(step.validity) if step.validity else "")
        self._valid_row.setVisible(is_waiting)
        self._render_notice(step)
        self._render_buttons(step)
        self._render_footer(step)

    def focus_first(self) -> None:
        """Focus the code, or what brings a new one."""
        for widget in (self.code.edit, self._new_code, self._back):
            if widget.isEnabled() and widget.isVisibleTo(self):
                widget.setFocus()
                return

    def close_panel(self) -> bool:
        """Close the panel about mails that did not come; return whether it was open."""
        was_open = not self._no_mail.isHidden()
        if was_open:
            self._toggle_no_mail()
        return was_open

    def press_main(self) -> None:
        """Press the main button."""
        (self._new_code if self._new_code.isVisibleTo(self) else self._sign_in).click()

    def _render_notice(self, step: StepTwo) -> None:
        if step.paused_minutes is not None:
            self._notice.show_error(PolicyRefused(MessageKey.CODE_LIMIT, minutes=step.paused_minutes))
        else:
            self._notice.show_error(step.notice)

    def _render_buttons(self, step: StepTwo) -> None:
        needs_new = step.is_code_over and step.paused_minutes is None
        self._new_code.setVisible(needs_new)
        self._sign_in.setVisible(not step.is_code_over)
        self._new_code.setText(self._sending if step.is_sending else resend_line(step.resend_in))
        self._new_code.setEnabled(step.can_resend)
        if step.is_sending:
            self._sign_in.setText(self._sending)
        else:
            self._sign_in.setText(self.tr("Checking the code…") if step.is_checking else self.tr("Sign in"))
        self._sign_in.setEnabled(not step.is_busy)

    def _render_footer(self, step: StepTwo) -> None:
        self._footer.setVisible(step.validity is not None and not step.is_code_over)
        self._resend.setText(resend_line(step.resend_in))
        self._resend.setEnabled(step.can_resend)
        self._resend.setVisible(not step.resend_in)
        self._countdown.setText(resend_line(step.resend_in))
        self._countdown.setVisible(bool(step.resend_in))
        self._no_mail.render_panel(step)
        if step.is_code_over or step.validity is None:
            self._no_mail.hide()

    def _build(self) -> None:
        self.setObjectName("step_two")
        self._sending = self.tr("Sending the code…")
        self._head = Headline(self.tr("Step 2 of 2"), self.tr("Enter the access code"))
        self._sent = Paragraph()
        self._sent.setObjectName("sent_line")
        self._notice = Notice()
        self.code = CodeField(self._model)
        self._no_mail = NoMailPanel(self._model)
        self._no_mail.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addSpacing(SPACE.sm)
        column.addWidget(self._sent)
        column.addSpacing(SPACE.group)
        column.addWidget(self._notice)
        column.addWidget(self.code)
        column.addWidget(self._build_valid_row())
        column.addSpacing(SPACE.xxl + 1)
        column.addLayout(self._build_buttons())
        column.addSpacing(SPACE.xl)
        column.addStretch(1)
        column.addWidget(self._build_footer())
        column.addSpacing(SPACE.sm)
        column.addWidget(self._no_mail)

    def _build_valid_row(self) -> QWidget:
        self._valid_row = QWidget()
        self._valid = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True)
        self._valid.setObjectName("valid_line")
        self._mailbox = LinkButton(self.tr("Open the practice mailbox"), Icon.INBOX)
        self._mailbox.setObjectName("open_practice_mailbox")
        timed = QWidget()
        timed.setMinimumHeight(self._mailbox.sizeHint().height())
        words = QHBoxLayout(timed)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(SPACE.sm + 1)
        words.addWidget(PanelIcon(Icon.TIMER, ToneName.SLATE, size=14))
        words.addWidget(self._valid)
        row = FlowLayout(self._valid_row, gap=SPACE.lg)
        row.setContentsMargins(0, SPACE.hair, 0, 0)
        row.addWidget(timed)
        row.addWidget(self._mailbox)
        return self._valid_row

    def _build_buttons(self) -> QHBoxLayout:
        self._sign_in = primary(self.tr("Sign in"), large=True)
        self._sign_in.setObjectName("sign_in")
        self._new_code = primary("", large=True)
        self._new_code.setObjectName("new_code")
        self._back = secondary(self.tr("Back"), large=True)
        self._back.setObjectName("sign_in_back")
        row = QHBoxLayout()
        row.setSpacing(SPACE.md)
        for button in (self._sign_in, self._new_code, self._back):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_footer(self) -> QWidget:
        self._footer = QWidget()
        self._resend = LinkButton("")
        self._resend.setObjectName("resend")
        self._countdown = PlainLabel("", Role.MEDIUM, Ink.QUIET, tabular=True)
        self._countdown.setObjectName("resend_countdown")
        self._why = LinkButton(self.tr("Why not?"))
        self._why.setObjectName("why_no_mail")
        self._why.setAccessibleDescription(self.tr("Where the e-mail with the code could be"))
        row = QHBoxLayout()
        row.setSpacing(SPACE.md)
        row.addWidget(PlainLabel(self.tr("No e-mail yet?"), Role.BODY, Ink.SECOND))
        row.addWidget(self._resend)
        row.addWidget(self._countdown)
        row.addStretch(1)
        row.addWidget(self._why)
        column = QVBoxLayout(self._footer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(11)
        column.addWidget(Hairline())
        column.addLayout(row)
        return self._footer

    def _bind(self) -> None:
        self._sign_in.clicked.connect(self._model.submit)
        self._new_code.clicked.connect(self._model.resend)
        self._resend.clicked.connect(self._model.resend)
        self._back.clicked.connect(self._model.back)
        self._why.clicked.connect(self._toggle_no_mail)
        self._mailbox.clicked.connect(self.mailbox_wanted)

    def _toggle_no_mail(self) -> None:
        is_opening = self._no_mail.isHidden()
        self._no_mail.setVisible(is_opening)
        if is_opening:
            self._no_mail.copy.setFocus()
            self.grown.emit(self._no_mail)
        else:
            self._why.setFocus()
