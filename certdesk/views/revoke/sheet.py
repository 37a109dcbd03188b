"""The revoke sheet: what follows, what and why, and the typed name that makes it happen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from certdesk.viewmodels.revoke.choice import Props
from certdesk.viewmodels.revoke.model import RevokeViewModel
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import destructive, primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.keys import presses
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.revoke.confirm import Confirm
from certdesk.views.revoke.consequences import Consequences
from certdesk.views.revoke.notice import RevokeNotice
from certdesk.views.revoke.reason import Reason
from certdesk.views.revoke.target import Target
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import revocation as words
from certdesk.views.wording.breaking import breakable

_WIDTH = 560
_GAP = 18


class RevokeSheet(Sheet):
    """Shown over the window for one order. Enter means Cancel; while the request is on its way, nothing does."""

    def __init__(self, window: QWidget, model: RevokeViewModel, name: str) -> None:
        said = words.heading(name)
        head = SheetHead(breakable(said.title), said.text, Icon.SHIELD_OFF, ToneName.RED)
        super().__init__(window, head, width=scaled(_WIDTH))
        self.setAccessibleName(said.title)
        self._model = model
        self._was_ready = self._was_sending = False
        self._build()
        self._bind()
        self._render(model.props)

    def present(self, first: QWidget | None = None) -> None:
        chosen = self._target.whole if self._target.whole.isChecked() else self._target.one
        super().present(first or chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses(event):
            self._cancel.click()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("revoke_sheet")
        self._notice = RevokeNotice()
        self._consequences = Consequences()
        self._target, self._reason, self._confirm = Target(), Reason(), Confirm()
        self.body.setSpacing(_GAP)
        for part in (self._notice, self._consequences, self._target, self._reason, self._confirm):
            self.body.addWidget(part)
        self._build_foot()

    def _build_foot(self) -> None:
        self._reissue = secondary(self.tr("Reissue instead…"), Icon.REFRESH)
        self._reissue.setObjectName("revoke_reissue")
        self._cancel = secondary(self.tr("Cancel"))
        self._cancel.setObjectName("revoke_cancel")
        self._cancel.setDefault(True)
        self._sign_in = primary(self.tr("Sign in and continue"))
        self._sign_in.setObjectName("revoke_sign_in")
        self._revoke = destructive("")
        self._revoke.setObjectName("revoke_now")
        self._foot = Foot((self._reissue,), (self._cancel, self._sign_in, self._revoke))
        self.footer.addWidget(self._foot)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._target.chosen.connect(self._model.choose)
        self._reason.written.connect(self._model.set_comment)
        self._reason.chosen.connect(self._model.choose_reason)
        self._confirm.typed.connect(self._model.set_typed)
        self._reissue.clicked.connect(self._model.reissue)
        self._sign_in.clicked.connect(self._model.sign_in)
        self._revoke.clicked.connect(self._model.submit)
        self._cancel.clicked.connect(self.dismiss)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            self.set_busy(busy=False)
            return
        is_new = self._notice.render_notice(props)
        self._consequences.render_facts(props)
        self._target.render_target(props)
        self._reason.render_reason(props)
        self._confirm.render_name(props)
        self._render_foot(props)
        self._render_sending(props)
        if is_new:
            self._show_top()

    def _render_foot(self, props: Props) -> None:
        self._reissue.setVisible(not props.is_reissue_pending)
        self._sign_in.setVisible(props.needs_sign_in)
        self._revoke.setVisible(not props.needs_sign_in)
        self._revoke.setText(words.revoke_words(props))
        self._revoke.setEnabled(props.can_revoke)
        self._revoke.setAccessibleDescription(words.why_off(props))
        if props.can_revoke and not self._was_ready:
            announce(self._revoke, self.tr("The name matches"))
        self._was_ready = props.can_revoke

    def _render_sending(self, props: Props) -> None:
        """While the request is on its way nothing can be changed; afterwards the focus is where one goes on."""
        self.set_busy(busy=props.is_revoking)
        self.panel.content.setEnabled(not props.is_revoking)
        for button in (self._reissue, self._cancel):
            button.setEnabled(not props.is_revoking)
        if props.is_revoking and not self._was_sending:
            announce(self, words.revoke_words(props))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._was_sending and not props.is_revoking:
            there = next((each for each in (self._revoke, self._sign_in) if _is_ready(each)), self._cancel)
            there.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_sending = props.is_revoking

    def _show_top(self) -> None:
        for area in self.panel.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)


def _is_ready(button: QWidget) -> bool:
    return button.isEnabled() and not button.isHidden()
