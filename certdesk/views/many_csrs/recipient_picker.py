"""The order that a line is for: the one that was found, one of several, or one that is looked for."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.judging import KeyUse
from certdesk.domain.orders import OrderId
from certdesk.domain.text import displayable
from certdesk.viewmodels.many_csrs.lines import Mark, Shown
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.views.dropping.order_choice import OrderChoice
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.checks import RadioButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording import many_lines as words
from certdesk.views.wording.breaking import breakable

_MOST = 5


class RecipientPicker(QWidget):
    """What matches stands first; any other order that takes a request can be looked for."""

    chosen = Signal(object)  # OrderId

    def __init__(self, orders: OrdersViewModel) -> None:
        super().__init__()
        self.setObjectName("many_recipient")
        self._orders = orders
        self._heading = PlainLabel(self.tr("For the order"), Role.LABEL)
        self._name = PlainLabel("", Role.BODY).wrapped()
        self._name.setObjectName("many_recipient_name")
        self._offers = QWidget()
        self._offer_rows = QVBoxLayout(self._offers)
        self._offer_rows.setContentsMargins(0, 0, 0, 0)
        self._offer_rows.setSpacing(0)
        self._another = LinkButton("")
        self._another.setObjectName("many_another")
        self._choice = OrderChoice()
        self._choice.setObjectName("many_choice")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        for part in (self._heading, self._name, self._offers):
            column.addWidget(part)
        column.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._choice)
        self._another.clicked.connect(self._look_for)
        self._choice.chosen.connect(self._choose)

    def show_line(self, shown: Shown, *, is_other: bool, is_fixed: bool) -> None:
        """Show which order it is, and what else it could be unless that is fixed."""
        line = shown.line
        has_request = line.candidate.facts is not None
        self.setVisible(has_request)
        if not has_request:
            return
        if is_other or is_fixed or shown.mark not in {Mark.UNMATCHED, Mark.SEVERAL}:
            self._choice.hide()
        self._name.setText(breakable(words.recipient_words(shown)))
        self._show_offers(line.offers if len(line.offers) > 1 and not is_fixed else (), line.order)
        is_free = not is_fixed and shown.mark not in {Mark.SENT, Mark.SENDING}
        self._another.setText(
            self.tr("Choose an order…") if line.recipient is None else self.tr("Choose another order…")
        )
        self._another.setVisible(is_free and self._choice.isHidden())

    def _show_offers(self, offers: tuple[KeyUse, ...], chosen: OrderId | None) -> None:
        empty(self._offer_rows)
        self._offers.setVisible(bool(offers))
        for use in offers[:_MOST]:
            button = RadioButton(f"{displayable(use.name, 60)}  ·  {use.order}".replace("&", "&&"))
            button.setObjectName(f"many_offer_{use.order}")
            button.setChecked(use.order == chosen)
            button.clicked.connect(partial(self._choose, use.order))
            self._offer_rows.addWidget(button)
            button.show()

    def _look_for(self) -> None:
        self._choice.show_shelf(self._orders.props.shelf)
        self._choice.show()
        self._another.hide()
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, order: OrderId, _checked: bool = False) -> None:
        self._choice.hide()
        self._another.show()
        self._another.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(order)
