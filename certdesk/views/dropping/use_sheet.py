"""The small sheet over a drop: which order the request is for, and what would be said of it there."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.handing_in import Candidate
from certdesk.domain.judging import Verdict
from certdesk.domain.orders import OrderId
from certdesk.domain.text import displayable
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.window_drops.looking import Prospect
from certdesk.viewmodels.window_drops.model import WindowDropsViewModel
from certdesk.viewmodels.window_drops.props import Props
from certdesk.views.dropping.order_choice import OrderChoice
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.checks import RadioButton
from certdesk.views.kit.chips import StatusChip
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import many_csrs as words
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import words_of

_WIDTH = 520
_MOST_REFUSED = 6


class UseSheet(Sheet):
    """Nothing is sent from here: using the request opens what its order needs next."""

    def __init__(self, window: QWidget, model: WindowDropsViewModel, orders: OrdersViewModel) -> None:
        said = "" if model.props.request is None else words.source_words(model.props.request)
        super().__init__(window, SheetHead(breakable(words.headline(model.props)), said), width=scaled(_WIDTH))
        self.setObjectName("use_sheet")
        self._model, self._orders = model, orders
        self._told: object = None
        self._buttons: dict[OrderId, RadioButton] = {}
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName("use_notice")
        self._text = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._text.setObjectName("use_text")
        self._offers = QWidget()
        self._offer_rows = QVBoxLayout(self._offers)
        self._offer_rows.setContentsMargins(0, 0, 0, 0)
        self._offer_rows.setSpacing(SPACE.xs)
        self._chip = StatusChip("", Icon.INFO, ToneName.SLATE)
        self._chip.setObjectName("use_verdict")
        chip_row = QHBoxLayout()
        chip_row.addWidget(self._chip)
        chip_row.addStretch(1)
        self._said = QWidget()
        self._said.setObjectName("use_said")
        self._said_rows = QVBoxLayout(self._said)
        self._said_rows.setContentsMargins(0, 0, 0, 0)
        self._said_rows.setSpacing(SPACE.md)
        self._choice = OrderChoice()
        self._choice.setObjectName("use_choice")
        self._choice.hide()
        self.body.setSpacing(SPACE.lg)
        for part in (self._notice, self._text, self._offers):
            self.body.addWidget(part)
        self.body.addLayout(chip_row)
        self.body.addWidget(self._said)
        self.body.addWidget(self._choice)
        self._another = secondary(self.tr("Choose another order…"))
        self._another.setObjectName("use_another")
        self._cancel = secondary(self.tr("Cancel"))
        self._cancel.setObjectName("use_cancel")
        self._use = primary("")
        self._use.setObjectName("use_it")
        self.footer.addWidget(Foot((self._another,), (self._cancel, self._use)))

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._orders.changed.connect(self._follow_orders)
        self._another.clicked.connect(self._offer_all)
        self._choice.chosen.connect(self._choose)
        self._cancel.clicked.connect(self.dismiss)
        self._use.clicked.connect(self._model.use)
        self.closed.connect(self._model.close)

    def present(self, first: QWidget | None = None) -> None:
        """Open with the focus on the answer that is likeliest."""
        start = self._use if self._model.props.can_use else self._another if self._model.props.facts else self._cancel
        super().present(first or start)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            return
        self.retitle(breakable(words.headline(props)))
        self._render_notice(props)
        self._text.setText(breakable(self._lead(props)))
        self._text.setVisible(bool(self._text.text()))
        self._render_offers(props)
        self._render_verdict(props)
        has_request = props.facts is not None
        self._another.setVisible(has_request and not self._choice.isVisibleTo(self))
        self._another.setText(self.tr("Choose another order…") if props.prospects else self.tr("Choose an order…"))
        self._cancel.setText(self.tr("Cancel") if has_request else self.tr("Close"))
        self._use.setVisible(has_request)
        self._use.setText(words.use_words(props.chosen))
        self._use.setEnabled(props.can_use)

    def _lead(self, props: Props) -> str:
        if props.facts is None:
            refusal = props.refused[0].refusal if len(props.refused) == 1 else None
            said = None if refusal is None else words_of(refusal)
            return said.text if said is not None and said.title else ""
        asks = self.tr("It asks for {names}.").replace("{names}", words.names_words(props.facts))
        return f"{asks} {words.left_out(len(props.refused))}".strip()

    def _render_notice(self, props: Props) -> None:
        self._notice.setVisible(props.problem is not None)
        if props.problem is not None and props.problem is not self._told:
            said = words_of(props.problem)
            self._notice.show_notice(Icon.TRIANGLE_ALERT, *said.notice, ToneName.AMBER)
            announce(self._notice, said.title or said.text, urgent=True)
        self._told = props.problem

    def _render_offers(self, props: Props) -> None:
        """Several orders stand side by side; one alone is in the title."""
        offered = props.prospects if len(props.prospects) > 1 else ()
        self._offers.setVisible(bool(offered) and not self._choice.isVisibleTo(self))
        if list(self._buttons) != [each.order for each in offered]:
            empty(self._offer_rows)
            self._buttons = {each.order: self._offer(each) for each in offered}
            for button in self._buttons.values():
                self._offer_rows.addWidget(button)
                button.show()
        if props.chosen is not None and props.chosen.order in self._buttons:
            self._buttons[props.chosen.order].setChecked(True)

    def _offer(self, prospect: Prospect) -> RadioButton:
        name, client = displayable(prospect.entry.shown_name, 60), displayable(prospect.entry.client, 40)
        button = RadioButton("  ·  ".join(filter(None, (name, client, prospect.order))).replace("&", "&&"))
        button.setObjectName(f"use_order_{prospect.order}")
        button.clicked.connect(partial(self._choose, prospect.order))
        return button

    def _render_verdict(self, props: Props) -> None:
        chosen = props.chosen
        empty(self._said_rows)
        self._chip.setVisible(chosen is not None)
        if chosen is not None:
            self._chip.show_status(*words.prospect_look(chosen))
            reason = words.prospect_reason(chosen)
            if reason:
                self._said_rows.addWidget(PlainLabel(reason, Role.BODY, Ink.SECOND).wrapped())
            for verdict in words.weighty(chosen.judgement) if chosen.judgement else ():
                self._said_rows.addWidget(_SaidRow(verdict))
        elif props.facts is None and len(props.refused) > 1:
            for candidate in props.refused[:_MOST_REFUSED]:
                self._said_rows.addWidget(_refused(candidate))
        self._said.setVisible(self._said_rows.count() > 0)

    def _offer_all(self) -> None:
        self._choice.show_shelf(self._orders.props.shelf)
        self._choice.show()
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)
        self._render(self._model.props)

    def _follow_orders(self, _props: object) -> None:
        if self._choice.isVisible():
            self._choice.show_shelf(self._orders.props.shelf)

    def _choose(self, order: OrderId, _checked: bool = False) -> None:
        self._choice.hide()
        self._model.choose(order)
        self._render(self._model.props)
        self._use.setFocus(Qt.FocusReason.OtherFocusReason)


class _SaidRow(QWidget):
    """One verdict: its icon, and what it says."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        said = words.verdict_words(verdict)
        sign, tone = words.verdict_icon(verdict)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(PlainLabel(breakable(said.title), Role.MEDIUM).wrapped())
        lines.addWidget(PlainLabel(breakable(said.text), Role.SMALL, Ink.SECOND).wrapped())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(PanelIcon(sign, tone, size=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)


def _refused(candidate: Candidate) -> PlainLabel:
    refusal = candidate.refusal or candidate.source.refusal
    said = "" if refusal is None else words_of(refusal).title or words_of(refusal).text
    text = f"{words.source_words(candidate)}: {said}"
    return PlainLabel(breakable(text), Role.SMALL, Ink.SECOND).wrapped()
