"""The session card at the foot of the sidebar."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.sessions import Props, SessionsViewModel
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.painting import focus_ring, rounded
from certdesk.views.kit.pressing import Pressed
from certdesk.views.kit.ring import SessionRing
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.sessions.popover import SessionsPopover
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.sessions import session_line, session_tone, spoken_session

_WIDTH = 190
_HEIGHT = 66
_FOLDED_SIDE = 32
_FOLDED = 120


class SessionCardButton(Pressed, QAbstractButton):
    """The session that matters now; a click or Enter lists all of them. Hidden when there is none."""

    code_wanted = Signal(object)  # OrderId: sign in again

    def __init__(self, model: SessionsViewModel) -> None:
        super().__init__()
        self._model = model
        self._build()
        self._bind()
        self._render(model.props)

    def sizeHint(self) -> QSize:
        if self._words.isHidden():
            return QSize(_FOLDED_SIDE, _FOLDED_SIDE)
        return QSize(_WIDTH, max(_HEIGHT, self._row.heightForWidth(_WIDTH)))

    def minimumSizeHint(self) -> QSize:
        return QSize(_FOLDED_SIDE, _FOLDED_SIDE if self._words.isHidden() else _HEIGHT)

    def open_popover(self) -> None:
        """List all sessions above the card."""
        self._popover.show_at(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_folded = self.width() < _FOLDED
        self._words.setHidden(is_folded)
        side, edge = (2, 2) if is_folded else (SPACE.lg, 9)
        self._row.setContentsMargins(side, edge, side, edge)
        self.setMinimumHeight(_FOLDED_SIDE if is_folded else _HEIGHT)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        ground = tokens.bg_hover if self.underMouse() or self.isDown() else tokens.bg_raised
        rounded(painter, QRectF(self.rect()), RADIUS.md, ground, tokens.line_strong)
        if self.has_ring:
            focus_ring(painter, self, RADIUS.md)

    def _build(self) -> None:
        self.setObjectName("session_card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(_HEIGHT)
        self._ring = SessionRing()
        self._left = PlainLabel("", Role.LABEL, tabular=True).wrapped()
        self._left.setObjectName("session_left")
        self._name = ElidedLabel("", Role.CAPTION, Ink.SECOND)
        self._name.setObjectName("session_name")
        self._words = QWidget()
        lines = QVBoxLayout(self._words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(1)
        lines.addWidget(ElidedLabel(self.tr("Guest session"), Role.CAPTION, Ink.QUIET))
        lines.addWidget(self._left)
        lines.addWidget(self._name)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(SPACE.lg - 1)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self._ring)
        self._row.addWidget(self._words, 1)
        for child in (self._ring, self._words):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._popover = SessionsPopover(self._model, self)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self.clicked.connect(self.open_popover)
        self._popover.code_wanted.connect(self.code_wanted)

    def _render(self, props: Props) -> None:
        card = props.card
        self.setHidden(card is None)
        if card is None:
            return
        self._ring.show_left(card.fraction, session_tone(card.phase))
        self._left.setText(session_line(card))
        self._name.setText(displayable(card.name))
        spoken = spoken_session(card)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(self.tr("Shows all guest sessions"))
        set_plain_tooltip(self, spoken)
