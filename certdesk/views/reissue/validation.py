"""The second step: how DigiCert is to check the names, what that asks, and why the certificate is reissued."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from certdesk.domain.portal import ValidationMethod
from certdesk.viewmodels.proofs.props import METHODS
from certdesk.viewmodels.reissue.props import Props, Validation, Way
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.choice import Choice, RadioCard
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.reissue.reason import ReissueReason
from certdesk.views.reissue.todo import Todo
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording import validation as words

_KEEP = "keep"
_LEAST_CHARACTERS = 100


class ValidationStep(QWidget):
    """Radio cards below one another; ways that are not to be had are off and say why."""

    method_chosen = Signal(object)  # ValidationMethod, or None for the present way
    reason_entered = Signal(str)
    sign_in_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reissue_validation")
        self._cards: dict[ValidationMethod | None, RadioCard] = {}
        self._group = QButtonGroup(self)
        self._todo = Todo()
        self._reason = ReissueReason()
        self._build()
        self._todo.sign_in_wanted.connect(self.sign_in_wanted)
        self._todo.retry_wanted.connect(self.retry_wanted)
        self._reason.entered.connect(self.reason_entered)

    def render_step(self, props: Props) -> None:
        """Show the ways, which of them is chosen, and what it asks."""
        if props.validation is None:
            return
        for way in props.validation.ways:
            self._render_way(way, props.validation)
        self._todo.render_todo(props.validation, is_signed_in=props.is_signed_in)
        self._reason.render_reason(props.validation.reason, is_key_compromised=props.is_key_compromised)

    def focus_first(self) -> None:
        """Put the focus on the way that is chosen."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        question = PlainLabel(self.tr("How should DigiCert check the names?"), Role.HEADING).wrapped()
        for method in (None, *METHODS):
            card = RadioCard(Choice(""), outlined=True)
            card.setObjectName(f"reissue_way_{method.name.lower() if method else _KEEP}")
            card.clicked.connect(partial(self._choose, method))
            self._group.addButton(card)
            self._cards[method] = card
        keep, *others = self._cards.values()
        ways = QVBoxLayout()
        ways.setSpacing(SPACE.md)
        ways.addWidget(keep)
        for first, second in zip(others[::2], others[1::2], strict=True):
            ways.addWidget(AdaptivePair(first, second, _LEAST_CHARACTERS, (SPACE.md, SPACE.md)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(question)
        column.addLayout(ways)
        column.addSpacing(SPACE.md)
        column.addWidget(self._todo)
        column.addSpacing(SPACE.md)
        column.addWidget(self._reason)
        column.addStretch(1)

    def _choose(self, method: ValidationMethod | None, _checked: bool = False) -> None:
        self.method_chosen.emit(method)

    def _render_way(self, way: Way, validation: Validation) -> None:
        card = self._cards[way.method]
        shown = words.way_words(way, validation)
        if card.choice != shown:
            card.show_choice(shown)
        card.setEnabled(way.is_offered)
        card.setChecked(way.method is validation.chosen)
