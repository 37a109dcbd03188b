"""All guest sessions, each with a way to end it, or to start it anew once it is over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from certdesk.domain.orders import OrderId
from certdesk.domain.portal import SessionPhase
from certdesk.domain.text import displayable
from certdesk.viewmodels.sessions import Props, SessionCard, SessionsViewModel
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton, secondary
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.popover import Popover
from certdesk.views.kit.ring import SessionRing
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.sessions import session_line, session_tone, spoken_session

_WIDTH = 380
_MOST_ROWS = 6


class SessionRow(QWidget):
    """One session: ring, name, what is left, and what can be done."""

    sign_out_wanted = Signal()
    code_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._build()
        self.sign_out.clicked.connect(self.sign_out_wanted)
        self.new_code.clicked.connect(self.code_wanted)
        self.forget.clicked.connect(self.forget_wanted)

    def render_row(self, card: SessionCard) -> None:
        """Show that session."""
        name, is_over = displayable(card.name), card.phase is SessionPhase.ENDED
        self._ring.show_left(card.fraction, session_tone(card.phase))
        self._name.setText(name)
        self._line.setText(session_line(card))
        self._line.set_ink(Ink.AMBER if card.phase is SessionPhase.ENDING else Ink.SECOND)
        self.setAccessibleName(spoken_session(card))
        self.sign_out.setVisible(not is_over)
        self.sign_out.setEnabled(not card.is_leaving)
        self.sign_out.setAccessibleName(self.tr("Sign out of {name}").replace("{name}", name))
        self.new_code.setVisible(is_over)
        self.new_code.setAccessibleName(self.tr("Send a new code for {name}").replace("{name}", name))
        self.forget.setVisible(is_over)
        forget = self.tr("Remove {name} from this list").replace("{name}", name)
        self.forget.setAccessibleName(forget)
        set_plain_tooltip(self.forget, self.tr("Remove from this list"))

    def _build(self) -> None:
        self.setObjectName("session_row")
        self._ring = SessionRing()
        self._name = ElidedLabel("", Role.MEDIUM)
        self._line = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True)
        self.sign_out = secondary(self.tr("Sign out"))
        self.sign_out.setObjectName("session_sign_out")
        self.new_code = secondary(self.tr("Send a new code"))
        self.new_code.setObjectName("session_new_code")
        self.forget = IconButton(Icon.X, self.tr("Remove from this list"))
        self.forget.setObjectName("session_forget")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.sm, 0, SPACE.sm)
        row.setSpacing(SPACE.lg)
        row.addWidget(self._ring)
        row.addLayout(words, 1)
        row.addWidget(self.sign_out)
        row.addWidget(self.new_code)
        row.addWidget(self.forget)


class SessionsPopover(Popover):
    """Lists every session of this run, the one that ends first in front. It closes with the last of them."""

    code_wanted = Signal(object)  # OrderId

    def __init__(self, model: SessionsViewModel, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Guest sessions"))
        self._model = model
        self._rows: dict[OrderId, SessionRow] = {}
        self._build()
        model.changed.connect(self._render)
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("sessions_popover")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # else a click on the card closes and opens again
        self._content = QWidget()
        self._content.setObjectName("content")
        self._list = QVBoxLayout(self._content)
        self._list.setContentsMargins(0, 0, SPACE.xs, 0)
        self._list.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setWidget(self._content)
        self._content.setAutoFillBackground(False)
        self.column.addWidget(PlainLabel(self.tr("Guest sessions"), Role.LABEL))
        self.column.addWidget(self._scroll)

    def _render(self, props: Props) -> None:
        shown = {card.order for card in props.sessions}
        for order in [order for order in self._rows if order not in shown]:
            self._drop(order)
        for place, card in enumerate(props.sessions):
            if card.order not in self._rows:
                self._rows[card.order] = self._row_for(card.order)
            row = self._rows[card.order]
            row.render_row(card)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
        self._fit()
        if not props.sessions:
            self.hide()

    def _row_for(self, order: OrderId) -> SessionRow:
        row = SessionRow()
        row.sign_out_wanted.connect(lambda: self._model.sign_out(order))
        row.forget_wanted.connect(lambda: self._model.forget(order))
        row.code_wanted.connect(lambda: self._send_code(order))
        return row

    def _drop(self, order: OrderId) -> None:
        row = self._rows.pop(order)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _send_code(self, order: OrderId) -> None:
        self.hide()
        self.code_wanted.emit(order)

    def _fit(self) -> None:
        heights = [row.sizeHint().height() for row in self._rows.values()]
        self._scroll.setFixedWidth(scaled(_WIDTH))
        self._scroll.setFixedHeight(sum(sorted(heights, reverse=True)[:_MOST_ROWS]))
        if self.isVisible():
            self.adjustSize()
