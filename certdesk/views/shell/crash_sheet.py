"""What a bug looks like: what happened, the details to copy, where the log is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role, font


class CrashSheet(Sheet):
    """Its details hold places in the code, never values."""

    def __init__(self, window: QWidget, report: str, log: Path) -> None:
        title = QCoreApplication.translate("CrashSheet", "CertDesk ran into a bug")
        super().__init__(window, SheetHead(title, "", Icon.TRIANGLE_ALERT, ToneName.RED), width=560)
        self.setObjectName("crash_sheet")
        self._report = report
        text = self.tr("Your orders are safe. The details say where in the program it happened, nothing about you.")
        details = QPlainTextEdit(report)
        details.setReadOnly(True)
        details.setFont(font(Role.CODE))
        details.setFixedHeight(160)
        details.setAccessibleName(self.tr("Details"))
        self.body.setSpacing(10)
        self.body.addWidget(PlainLabel(text, Role.BODY, Ink.SECOND).wrapped())
        self.body.addWidget(details)
        where = ElidedLabel(str(log), Role.CODE, Ink.QUIET, mode=Qt.TextElideMode.ElideMiddle)
        where.setObjectName("crash_log")
        self.body.addWidget(where)
        copy, close = secondary(self.tr("Copy details"), Icon.COPY), primary(self.tr("Go on"))
        copy.setObjectName("crash_copy")
        close.setObjectName("crash_close")
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.dismiss)
        self.footer.addStretch(1)
        self.footer.addWidget(copy)
        self.footer.addWidget(close)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
