"""A renewal notice that is pasted, with or without its header."""

from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role, font

_WIDTH = 640
_LINES = 14
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PasteSheet(Sheet):
    """What came of it is said where the sheet was opened from."""

    def __init__(self, window: QWidget, model: TakingViewModel) -> None:
        translate = QCoreApplication.translate
        head = SheetHead(
            translate("PasteSheet", "Paste a renewal notice"),
            translate("PasteSheet", "All of it, with its header if you can: that says who sent it. It is not sent."),
        )
        super().__init__(window, head, width=scaled(_WIDTH))
        self.setObjectName("migration_paste")
        self._model = model
        self._build()
        self._text.textChanged.connect(self._offer)
        self._cancel.clicked.connect(self.dismiss)
        self._read.clicked.connect(self._hand_in)
        self._offer()

    def _build(self) -> None:
        self._text = _Text()
        self._text.setObjectName("migration_paste_text")
        self._text.setAccessibleName(self.tr("Renewal notice"))
        self._text.setTabChangesFocus(True)
        self._text.setFont(font(Role.CODE))
        self._text.setMinimumHeight(_LINES * self._text.fontMetrics().lineSpacing())
        label = PlainLabel(self.tr("Renewal notice"), Role.LABEL)
        label.setBuddy(self._text)
        self.body.setSpacing(SPACE.sm)
        self.body.addWidget(label)
        self.body.addWidget(self._text, 1)
        self._cancel, self._read = secondary(self.tr("Cancel")), primary(self.tr("Read it"))
        self._cancel.setObjectName("migration_paste_cancel")
        self._read.setObjectName("migration_paste_read")
        self.footer.addWidget(Foot((), (self._cancel, self._read)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._hand_in()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        self._read.setEnabled(bool(self._text.toPlainText().strip()))

    def _hand_in(self) -> None:
        if self._read.isEnabled():
            text = self._text.toPlainText()
            self.dismiss()
            self._model.paste(text)


class _Text(QPlainTextEdit):
    """Takes plain text alone: nothing of a page that is pasted is loaded or drawn."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
