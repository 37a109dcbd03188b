"""The sheet that hands in a signing request: the one an order waits for, or one for a reissue."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.book import BookEntry
from certdesk.viewmodels.csr.handed import Handed
from certdesk.viewmodels.csr.model import CsrViewModel
from certdesk.viewmodels.csr.props import Props
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.views.csr.field import CsrField
from certdesk.views.csr.reason import ReasonField
from certdesk.views.csr.said import CsrSaid
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording import csr as words
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import words_of

_WIDTH = 640


class CsrSheet(Sheet):
    """Shown over the window for one order. What was handed in stays while one signs in."""

    def __init__(self, window: QWidget, model: CsrViewModel, entry: BookEntry) -> None:
        said = words.heading(entry, model.props.purpose)
        super().__init__(window, SheetHead(breakable(said.title), said.text), width=scaled(_WIDTH))
        self._model = model
        self._told: object = None
        self._was_sending = False
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("csr_sheet")
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName("csr_notice")
        self._field = CsrField("csr_text")
        self._said = CsrSaid()
        self._reason = ReasonField()
        self.body.setSpacing(SPACE.xl)
        for part in (self._notice, self._field, self._said, self._reason):
            self.body.addWidget(part)
        self._cancel = secondary(self.tr("Cancel"))
        self._cancel.setObjectName("csr_cancel")
        self._send = primary("")
        self._send.setObjectName("csr_send")
        self.footer.addWidget(Foot((), (self._cancel, self._send)))

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._field.entered.connect(model.read_text)
        self._field.file_chosen.connect(model.read_file)
        self._reason.entered.connect(model.set_reason)
        self._cancel.clicked.connect(self.dismiss)
        self._send.clicked.connect(model.send)
        self.closed.connect(model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            self.set_busy(busy=False)
            return
        facts = props.facts if props.refusal is None else None
        self._field.show_handed(Handed(props.file, props.is_reading, facts, props.refusal))
        self._said.setVisible(facts is not None)
        if facts is not None:
            self._said.show_facts(facts)
        self._reason.setVisible(props.purpose is Purpose.REISSUE)
        self._render_notice(props)
        self._send.setText(words.send_words(props))
        self._send.setEnabled(props.can_send)
        self._cancel.setEnabled(not props.is_sending)
        self._render_sending(props)

    def _render_notice(self, props: Props) -> None:
        self._notice.setVisible(props.problem is not None)
        is_new, self._told = props.problem is not self._told, props.problem
        if props.problem is not None and is_new:
            said = words_of(props.problem)
            title, text = (said.title, said.text) if said.title else (said.text, "")
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
