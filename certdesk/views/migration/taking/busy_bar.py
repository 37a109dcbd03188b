"""What is being read, how far it is, and a way to stop it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.taking.props import Reading
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import taking as words


class BusyBar(QWidget):
    """`name` begins the object names. The bar waits without an end where nobody knows how much there is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._title = PlainLabel("", Role.LABEL, tabular=True).wrapped()
        self._title.setObjectName(f"{name}_reading")
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}_bar")
        self._bar.setTextVisible(False)
        self.stop = secondary(self.tr("Stop"))
        self.stop.setObjectName(f"{name}_stop")
        lines = QVBoxLayout()
        lines.setSpacing(SPACE.md)
        lines.addStretch(1)
        lines.addWidget(self._title)
        lines.addWidget(self._bar)
        lines.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.xl)
        row.addLayout(lines, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_reading(self, reading: Reading) -> None:
        """Show how far it is."""
        said = words.reading_words(reading)
        self._title.setText(said)
        self._bar.setAccessibleName(said)
        progress = reading.progress
        if progress is None or progress.total <= 1:
            self._bar.setRange(0, 0)
        else:
            thousandths = round(1000 * progress.done / progress.total)  # a mailbox has more bytes than an int of Qt
            self._bar.setRange(0, 1000)
            self._bar.setValue(thousandths)
