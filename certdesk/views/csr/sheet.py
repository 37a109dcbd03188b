"""The sheet that gives an order the signing request it waits for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from certdesk.domain.book import BookEntry
from certdesk.viewmodels.csr.model import CsrViewModel
from certdesk.viewmodels.csr.props import Props
from certdesk.views.csr.panel import HandInPanel
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import LinkButton, primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ground, ToneName
from certdesk.views.wording import csr as words
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import words_of

_WIDTH = 760


class CsrSheet(Sheet):
    """Shown over the window for one order."""

    def __init__(self, window: QWidget, model: CsrViewModel, entry: BookEntry) -> None:
        said = words.heading(entry)
        super().__init__(window, SheetHead(breakable(said.title), said.text), width=scaled(_WIDTH))
        self._model = model
        self._told: object = None
        self._was_sending = False
        self._build()
        self._bind()
        self._render(model.props)

    @property
    def request(self) -> HandInPanel:
        """Where the request is handed in."""
        return self._request

    def present(self, first: QWidget | None = None) -> None:
        super().present(first or self._request.first_control())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V and Ctrl+Z count on all of the sheet."""
        if not self._request.take_key(event):
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("csr_sheet")
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName("csr_notice")
        self._request = HandInPanel(self._model.hand_in, Ground.SURFACE)
        self.body.setSpacing(SPACE.xl)
        self.body.addWidget(self._notice)
        self.body.addWidget(self._request, 1)
        self._cancel = secondary(self.tr("Cancel"))
        self._cancel.setObjectName("csr_cancel")
        self._send = primary("")
        self._send.setObjectName("csr_send")
        self._making = LinkButton(self.tr("How to make a CSR"), Icon.CIRCLE_QUESTION_MARK)
        self._making.setObjectName("csr_making")
        self.footer.addWidget(Foot((self._making,), (self._cancel, self._send)))

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._request.other_order_wanted.connect(model.go_to)
        self._making.clicked.connect(model.make)
        self._request.how_to_wanted.connect(model.make)
        self._cancel.clicked.connect(self.dismiss)
        self._send.clicked.connect(model.send)
        self.closed.connect(model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            self.set_busy(busy=False)
            return
        self._render_notice(props)
        self._send.setText(words.send_words(props))
        self._send.setEnabled(props.can_send)
        self._cancel.setEnabled(not props.is_sending)
        self._making.setEnabled(not props.is_sending)
        self._render_sending(props)

    def _render_notice(self, props: Props) -> None:
        self._notice.setVisible(props.problem is not None)
        is_new, self._told = props.problem is not self._told, props.problem
        if props.problem is not None and is_new:
            said = words_of(props.problem)
            title, text = said.notice
            self._notice.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)
            self.show_top()
            announce(self._notice, f"{title}. {text}", urgent=True)

    def _render_sending(self, props: Props) -> None:
        """While the request is on its way nothing can be changed; afterwards the focus is back at its button."""
        self.set_busy(busy=props.is_sending)
        self.panel.content.setEnabled(not props.is_sending)
        if props.is_sending and not self._was_sending:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._was_sending and not props.is_sending:
            there = self._send if self._send.isEnabled() else self._cancel
            there.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_sending = props.is_sending
