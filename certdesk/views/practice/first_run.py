"""The first page of an empty desk: the ways to bring orders in."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.practice import PracticeViewModel, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, primary, secondary
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.guilloche import AROUND_TEXT, Guilloche
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.mark import Mark
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line

_CARD_WIDTH = 240
_MARGIN = 24
_GAP = 14
_PERCENT = 100
_HIGHER = 48  # twice as far as its middle lies above the middle of the page


class FirstRunPage(QWidget):
    """“No orders yet”, and the ways that fit."""

    add_order_wanted = Signal()
    start_over_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, model: PracticeViewModel) -> None:
        super().__init__()
        self._model = model
        self._build()
        self._bind()
        self.setFocusProxy(self._open)
        self._render(model.props)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rosette.setGeometry(QRect(0, -_HIGHER, self.width(), self.height() + _HIGHER))
        needed = sum(card.minimumWidth() + _GAP for card in self.findChildren(_Way)) + 2 * _MARGIN
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._ways.setDirection(across if self.width() >= needed else down)

    def _build(self) -> None:
        self.setObjectName("first_run")
        self._rosette = Guilloche(346, AROUND_TEXT, self)
        self._title = PlainLabel(self.tr("No orders yet"), Role.PAGE_TITLE)
        self._text = PlainLabel(
            self.tr("Bring in the certificates you look after. Pick the way that fits."), Role.BODY, Ink.SECOND
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(0)
        column.addStretch(5)
        column.addWidget(Mark(64), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(20)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(28)
        column.addLayout(self._build_ways())
        column.addStretch(7)
        self._lay_out(content)

    def _lay_out(self, content: QWidget) -> None:
        """It scrolls where letters are large and the window is small."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _build_ways(self) -> QHBoxLayout:
        self._add = secondary(self.tr("Add an order…"))
        self._add.setObjectName("first_add_order")
        self._import = secondary(self.tr("Import a list…"))
        self._import.setObjectName("first_import")
        sign_in = self.tr("Sign in with the admin e-mail and a name or order ID.")
        listed = self.tr("CSV or JSON with names, admin e-mails and clients.")
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(_GAP)
        self._ways.addWidget(self._build_portfolio())
        self._ways.addWidget(_Way(Icon.MAIL_CHECK, self.tr("One order"), sign_in, self._add))
        self._ways.addWidget(_Way(Icon.FILE_TEXT, self.tr("A list"), listed, self._import))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._ways)
        row.addStretch(1)
        return row

    def _build_portfolio(self) -> QWidget:
        self._open = primary(self.tr("Open the practice portfolio"))
        self._open.setObjectName("open_portfolio")
        portfolio = _Way(
            Icon.FLASK_CONICAL,
            self.tr("Practice portfolio"),
            self.tr("42 sample orders of 14 clients in a practice CA. Nothing is real, nothing leaves this computer."),
            self._open,
        )
        self._progress = QProgressBar()
        self._progress.setObjectName("portfolio_progress")
        self._progress.setAccessibleName(self.tr("Filling the practice portfolio"))
        self._progress.setTextVisible(False)
        self._progress.setRange(0, _PERCENT)
        self._stop = secondary(self.tr("Stop"))
        self._stop.setObjectName("stop_portfolio")
        self._problem = PlainLabel("", Role.SMALL, Ink.RED).wrapped()
        self._problem.setObjectName("portfolio_problem")
        self._start_over = secondary(self.tr("Start over…"))
        self._start_over.setObjectName("first_start_over")
        portfolio.add_below(self._progress, self._stop, self._problem, self._start_over)
        return portfolio

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._open.clicked.connect(self._open_portfolio)
        self._stop.clicked.connect(self._model.stop)
        self._add.clicked.connect(self.add_order_wanted)
        self._import.clicked.connect(self.import_wanted)
        self._start_over.clicked.connect(self.start_over_wanted)

    def _render(self, props: Props) -> None:
        is_filling = props.is_busy
        self._open.setVisible(not is_filling)
        self._progress.setVisible(is_filling)
        self._stop.setVisible(is_filling)
        self._progress.setValue(round((props.fraction or 0) * _PERCENT))
        self._add.setEnabled(not is_filling)
        self._import.setEnabled(not is_filling)
        self._problem.setText(one_line(props.error) if props.error else "")
        self._problem.setVisible(props.error is not None)
        needs_new_key = props.error is not None and props.error.key is MessageKey.VAULT_KEY
        self._start_over.setVisible(needs_new_key and not is_filling)

    def _open_portfolio(self) -> None:
        self._model.open_portfolio()


class _Way(Card):
    """One way to bring orders in."""

    def __init__(self, name: Icon, title: str, text: str, act: Button) -> None:
        super().__init__()
        margins = self.column.contentsMargins()
        self.setFixedWidth(max(_CARD_WIDTH, act.sizeHint().width() + margins.left() + margins.right()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.column.addWidget(PanelIcon(name, ToneName.ACCENT, size=20))
        self.column.addSpacing(6)
        self.column.addWidget(PlainLabel(title, Role.LABEL))
        self.column.addWidget(PlainLabel(text, Role.BODY, Ink.SECOND).wrapped())
        self.column.addStretch(1)
        self.column.addSpacing(14)
        self.column.addWidget(act, 0, Qt.AlignmentFlag.AlignLeading)

    def add_below(self, progress: QProgressBar, stop: Button, problem: PlainLabel, way_out: Button) -> None:
        """Put what is shown while it works, and when it fails, below."""
        row = QHBoxLayout()
        row.addWidget(progress, 1)
        row.addWidget(stop)
        self.column.addLayout(row)
        self.column.addWidget(problem)
        self.column.addWidget(way_out, 0, Qt.AlignmentFlag.AlignLeading)
