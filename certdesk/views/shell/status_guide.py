"""The status guide: each status with its word and icon, whose move it is, and what it means."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from certdesk.domain.orders import OrderStatus
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import primary
from certdesk.views.kit.chips import StatusChip
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.orders import status_look, status_meaning, status_word, whose_move

_IN_ORDER = (
    OrderStatus.NEEDS_CSR,
    OrderStatus.NEEDS_APPROVAL,
    OrderStatus.PENDING,
    OrderStatus.PROCESSING,
    OrderStatus.REISSUE_PENDING,
    OrderStatus.ISSUED,
    OrderStatus.EXPIRED,
    OrderStatus.REVOKED,
    OrderStatus.REJECTED,
    OrderStatus.CANCELED,
)

_SOMEBODY_HERE = frozenset({OrderStatus.NEEDS_CSR, OrderStatus.NEEDS_APPROVAL, OrderStatus.EXPIRED})


class StatusGuideSheet(Sheet):
    """A table that is read, with one button that closes it."""

    def __init__(self, window: QWidget) -> None:
        title = QCoreApplication.translate("StatusGuideSheet", "Statuses")
        text = QCoreApplication.translate(
            "StatusGuideSheet", "Each status has its own word and icon. Colour only repeats what they say."
        )
        super().__init__(window, SheetHead(title, text), width=940)
        self.setObjectName("status_guide")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        headings = (self.tr("Status"), self.tr("Whose move"), self.tr("What it means"), self.tr("Portal value"))
        for column, heading in enumerate(headings):
            self._grid.addWidget(PlainLabel(heading, Role.SMALL_MEDIUM, Ink.QUIET), 0, column)
        for number, status in enumerate(_IN_ORDER):
            self._add(2 * number + 1, status)
        self.body.addLayout(self._grid)
        close = primary(self.tr("Close"))
        close.setObjectName("status_guide_close")
        close.clicked.connect(self.dismiss)
        self.footer.addStretch(1)
        self.footer.addWidget(close)

    def _add(self, line: int, status: OrderStatus) -> None:
        look = status_look(status)
        chip = StatusChip(status_word(status), Icon(look.icon), ToneName(look.tone))
        self._grid.addWidget(Hairline(), line, 0, 1, 4)
        self._grid.addWidget(chip, line + 1, 0, Qt.AlignmentFlag.AlignLeading)
        role, ink = (Role.LABEL, Ink.MAIN) if status in _SOMEBODY_HERE else (Role.BODY, Ink.SECOND)
        self._grid.addWidget(PlainLabel(whose_move(status), role, ink), line + 1, 1)
        self._grid.addWidget(PlainLabel(status_meaning(status)).wrapped(), line + 1, 2)
        self._grid.addWidget(PlainLabel(status.value, Role.CODE, Ink.QUIET), line + 1, 3)
