"""The sheet with the requests that wait for the practice account's administrator."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.approvals import ApprovalRequest
from certdesk.domain.text import displayable
from certdesk.viewmodels.approvals import ApprovalsViewModel, Decision, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.practice.approval_row import ApprovalRow
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import one_line, words_of
from certdesk.views.wording.ordering import decided_words, settled_line

_WIDTH = 560


class ApprovalsSheet(Sheet):
    """A card for each request; what is typed on one stays while another is settled."""

    def __init__(self, window: QWidget, model: ApprovalsViewModel) -> None:
        title = QCoreApplication.translate("ApprovalsSheet", "Requests waiting for approval")
        said = QCoreApplication.translate("ApprovalsSheet", "You decide as the practice account’s administrator.")
        super().__init__(window, SheetHead(title, said), width=scaled(_WIDTH))
        self._model = model
        self._rows: dict[int, ApprovalRow] = {}
        self._names: dict[int, str] = {}
        self._settled_shown: tuple[ApprovalRequest, ...] = ()
        self._deciding: Decision | None = None
        self._build()
        model.changed.connect(self._render)
        model.decided.connect(self._say_decided)
        self._close.clicked.connect(self.dismiss)
        self.closed.connect(model.close)
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("approvals_sheet")
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName("approvals_notice")
        self._empty = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._empty.setObjectName("approvals_empty")
        self._cards, self._lines = QWidget(), QWidget()
        self._waiting, self._settled = QVBoxLayout(self._cards), QVBoxLayout(self._lines)
        for layout, gap in ((self._waiting, SPACE.lg), (self._settled, SPACE.md)):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(gap)
        self._heading = PlainLabel(self.tr("Settled lately"), Role.LABEL, Ink.SECOND)
        self.body.setSpacing(SPACE.lg)
        for part in (self._notice, self._empty, self._cards, self._heading, self._lines):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._close = secondary(self.tr("Close"))
        self._close.setObjectName("approvals_close")
        self.footer.addWidget(Foot((), (self._close,)))

    def _render(self, props: Props) -> None:
        self.set_busy(busy=props.deciding is not None)
        self._close.setEnabled(props.deciding is None)
        if not props.is_open:
            return
        self._render_notice(props)
        self._empty.setVisible(not props.waiting)
        self._cards.setVisible(bool(props.waiting))
        self._empty.setText(self.tr("Nothing waits for approval.") if props.is_known else self.tr("Asking…"))
        self._render_waiting(props)
        self._render_settled(props.settled)
        self._lead(props.deciding)

    def _lead(self, deciding: Decision | None) -> None:
        """While a decision is on its way nothing has the focus; afterwards it is where one goes on."""
        was, self._deciding = self._deciding, deciding
        if deciding is not None and was is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif was is not None and deciding is None:
            row = self._rows.get(was.request) or next(iter(self._rows.values()), None)
            (row.answer if row is not None else self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_notice(self, props: Props) -> None:
        was_there = not self._notice.isHidden()
        self._notice.setVisible(props.problem is not None)
        if props.problem is None:
            return
        words = words_of(props.problem)
        self._notice.show_notice(Icon.TRIANGLE_ALERT, words.title, words.text, ToneName.AMBER)
        if not was_there:
            self.show_top()
            announce(self._notice, one_line(props.problem), urgent=True)

    def _render_waiting(self, props: Props) -> None:
        """Rows stay the same widgets, with what is typed in them; one that was settled goes."""
        wanted = {request.id: request for request in props.waiting}
        gone = [self._rows.pop(request) for request in tuple(self._rows) if request not in wanted]
        for place, request in enumerate(props.waiting):
            if request.id not in self._rows:
                self._waiting.insertWidget(place, self._add(request))
            self._rows[request.id].show_state(props)
        for row in gone:
            self._waiting.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _add(self, request: ApprovalRequest) -> ApprovalRow:
        row = ApprovalRow(request)
        row.approved.connect(partial(self._model.approve, request.id))
        row.rejected.connect(partial(self._model.reject, request.id))
        self._rows[request.id] = row
        self._names[request.id] = request.common_name
        return row

    def _render_settled(self, settled: tuple[ApprovalRequest, ...]) -> None:
        self._heading.setVisible(bool(settled))
        self._lines.setVisible(bool(settled))
        if settled == self._settled_shown:
            return
        self._settled_shown = settled
        while (item := self._settled.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for request in settled:
            self._settled.addWidget(_settled_widget(request))

    def _say_decided(self, decision: Decision) -> None:
        announce(self, decided_words(decision, self._names.get(decision.request, "")))


def _settled_widget(request: ApprovalRequest) -> QWidget:
    words = QWidget()
    words.setObjectName(f"settled_{request.id}")
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(PlainLabel(breakable(displayable(request.common_name)), Role.SMALL_MEDIUM, Ink.SECOND).wrapped())
    column.addWidget(PlainLabel(breakable(settled_line(request)), Role.SMALL, Ink.QUIET).wrapped())
    return words
