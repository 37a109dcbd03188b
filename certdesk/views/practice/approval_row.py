"""One request that waits for an approver."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.approvals import ApprovalRequest
from certdesk.domain.text import displayable
from certdesk.viewmodels.approvals import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.ordering import request_facts, request_since


class ApprovalRow(Card):
    """What was asked for, a comment, and the two answers."""

    approved = Signal(str)
    rejected = Signal(str)

    def __init__(self, request: ApprovalRequest) -> None:
        super().__init__(margin=14)
        self._request = request
        self.setObjectName(f"approval_{request.id}")
        name = displayable(request.common_name)
        self.column.addWidget(PlainLabel(breakable(name), Role.MEDIUM).wrapped())
        self.column.addWidget(PlainLabel(breakable(request_facts(request)), Role.SMALL, Ink.SECOND).wrapped())
        self.column.addWidget(PlainLabel(request_since(request), Role.SMALL, Ink.SECOND, tabular=True).wrapped())
        if request.note:
            self.column.addWidget(PlainLabel(breakable(displayable(request.note, 500)), Role.SMALL).wrapped())
        self.column.addSpacing(SPACE.sm)
        self._comment = LabelledField(self.tr("Comment (optional)"))
        self._comment.edit.setObjectName("approval_comment")
        self._comment.edit.setAccessibleName(self.tr("Comment on {name} (optional)").replace("{name}", name))
        self.column.addWidget(self._comment)
        self.column.addSpacing(SPACE.sm)
        self.column.addWidget(self._build_answers(name))

    def show_state(self, props: Props) -> None:
        """Show whether this request, or another, is being decided on, and what was wrong with the comment."""
        deciding = props.deciding
        for button in (self._approve, self._reject):
            button.setEnabled(deciding is None)
        self._comment.setEnabled(deciding is None)
        is_ours = deciding is not None and deciding.request == self._request.id
        is_approved = deciding is not None and deciding.is_approved
        self._approve.setText(self.tr("Approving…") if is_ours and is_approved else self.tr("Approve"))
        self._reject.setText(self.tr("Rejecting…") if is_ours and not is_approved else self.tr("Reject"))
        refused = props.refused if props.refused and props.refused[0] == self._request.id else None
        self._comment.show_error(one_line(refused[1]) if refused else "")

    @property
    def answer(self) -> QWidget:
        """The first answer, where the focus goes."""
        return self._approve

    def _build_answers(self, name: str) -> QWidget:
        self._reject = secondary(self.tr("Reject"), Icon.CIRCLE_X)
        self._reject.setObjectName("approval_reject")
        self._reject.setAccessibleName(self.tr("Reject {name}").replace("{name}", name))
        self._reject.clicked.connect(lambda: self.rejected.emit(self._comment.text()))
        self._approve = secondary(self.tr("Approve"), Icon.CIRCLE_CHECK)
        self._approve.setObjectName("approval_approve")
        self._approve.setAccessibleName(self.tr("Approve {name}").replace("{name}", name))
        self._approve.clicked.connect(lambda: self.approved.emit(self._comment.text()))
        return Foot((), (self._reject, self._approve))
