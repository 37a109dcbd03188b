"""Every keyboard shortcut, read from the table of actions."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from certdesk.views.actions import Action
from certdesk.views.kit.buttons import primary
from certdesk.views.kit.chips import KeyCap
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead


class ShortcutsSheet(Sheet):
    """The actions that have keys, in two columns."""

    def __init__(self, window: QWidget, table: tuple[Action, ...]) -> None:
        title = QCoreApplication.translate("ShortcutsSheet", "Keyboard shortcuts")
        super().__init__(window, SheetHead(title), width=640)
        self.setObjectName("shortcuts_sheet")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        rows = [row for row in table if row.keys]
        half = (len(rows) + 1) // 2
        for number, row in enumerate(rows):
            column = 0 if number < half else 2
            grid.addWidget(PlainLabel(row.text.replace("&", "")), number % half, column)
            grid.addLayout(_caps(row.keys), number % half, column + 1)
        self.body.addLayout(grid)
        close = primary(self.tr("Close"))
        close.setObjectName("shortcuts_close")
        close.clicked.connect(self.dismiss)
        self.footer.addStretch(1)
        self.footer.addWidget(close)


def _caps(keys: tuple[str, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addStretch(1)
    for each in keys:
        row.addWidget(KeyCap(QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText)))
    return row
