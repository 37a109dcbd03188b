"""The card of the sign-in page: facts on the left, the step on the right, or above where it is narrow."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from certdesk.views.kit.painting import rounded
from certdesk.views.kit.scaling import scaled
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS

WIDTH: Final = 796
HEIGHT: Final = 432
_LEFT: Final = 312
_STEP_FIRST: Final = QBoxLayout.Direction.BottomToTop
_LEAST_RIGHT: Final = 400
_RIGHT_MARGIN: Final = 33
_FACTS_MARGIN: Final = 25


class SignInCard(QFrame):
    """Two columns with a hairline between them; wider and higher where the text is larger."""

    def __init__(self, facts: QWidget, steps: tuple[QWidget, ...]) -> None:
        super().__init__()
        self.setObjectName("sign_in_card")
        self._facts = facts
        self._right = QWidget()
        self._right.setObjectName("sign_in_step")
        column = QVBoxLayout(self._right)
        column.setContentsMargins(_RIGHT_MARGIN, 27, _RIGHT_MARGIN, 10)
        for step in steps:
            column.addWidget(step)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(facts)
        self._columns.addWidget(self._right, 1)
        self._arrange(WIDTH)

    def arrange_in(self, width: int) -> None:
        """Lay the columns out for a page that is `width` wide."""
        self._arrange(min(width, scaled(WIDTH)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        box = QRectF(self.rect())
        painter = QPainter(self)
        rounded(painter, box, RADIUS.xl, tokens.bg_surface, None)
        outline = QPainterPath()
        outline.addRoundedRect(box, RADIUS.xl, RADIUS.xl)
        painter.setClipPath(outline)
        facts = QRectF(self._facts.geometry())
        painter.fillRect(facts, QColor(tokens.bg_sunken))
        painter.fillRect(self._line_at(facts), QColor(tokens.line_subtle))
        painter.setClipping(False)
        rounded(painter, box, RADIUS.xl, None, tokens.line_strong)

    def _line_at(self, facts: QRectF) -> QRectF:
        if self._is_stacked:
            return QRectF(facts.left(), facts.top(), facts.width(), 1)
        left = facts.left() if self.isRightToLeft() else facts.right() - 1
        return QRectF(left, facts.top(), 1, facts.height())

    @property
    def _is_stacked(self) -> bool:
        return self._columns.direction() is _STEP_FIRST

    def _arrange(self, width: int) -> None:
        is_narrow = width < scaled(_LEFT) + scaled(_LEAST_RIGHT)
        self._columns.setDirection(_STEP_FIRST if is_narrow else QBoxLayout.Direction.LeftToRight)
        self._facts.setMinimumWidth(0 if is_narrow else scaled(_LEFT))
        self._facts.setMaximumWidth(width if is_narrow else scaled(_LEFT))
        inset = _RIGHT_MARGIN - _FACTS_MARGIN if is_narrow else 0
        self._facts.setContentsMargins(inset, 0, inset, 0)
        self.setFixedWidth(width)
        self.setMinimumHeight(0 if is_narrow else HEIGHT)
