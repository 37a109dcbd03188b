"""The drop zone with nothing in it: four ways to hand in a signing request."""

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from certdesk.viewmodels.csr.handed import holds_private_key
from certdesk.views.csr.faces import Invitation
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton, ghost, secondary
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role, font

_LINES = 8
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class IdleFace(Invitation):
    """“Drop a CSR here”, and buttons for those who would rather not."""

    def __init__(self) -> None:
        super().__init__("csr_idle")
        self.choose = secondary(self.tr("Choose a file…"), Icon.FOLDER_OPEN)
        self.choose.setObjectName("csr_choose")
        self.paste = secondary(self.tr("Paste"), Icon.CLIPBOARD_PASTE)
        self.paste.setObjectName("csr_paste")
        self.type = LinkButton(self.tr("or type it in"))
        self.type.setObjectName("csr_type")
        self.undo = LinkButton(self.tr("Undo"), Icon.UNDO)
        self.undo.setObjectName("csr_idle_undo")
        row = QHBoxLayout()
        row.setSpacing(SPACE.md)
        row.addStretch(1)
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        row.addStretch(1)
        self.column.addSpacing(SPACE.md)
        self.column.addLayout(row)
        self.column.addWidget(self.type, 0, _CENTRE)
        self.column.addWidget(self.undo, 0, _CENTRE)
        self.column.addStretch(1)
        self.show_near(is_near=False)

    def show_near(self, *, is_near: bool) -> None:
        """Show that a drag is somewhere in the window."""
        title = self.tr("Drop it here") if is_near else self.tr("Drop a CSR here")
        self.show_words(title, self.tr("CertDesk reads it on this computer. Nothing is sent until you review it."))


class TypingBox(QWidget):
    """A box to type a request into. What is pasted there is handed in at once, and a private key never stays."""

    entered = Signal(str)
    given = Signal(object)  # QMimeData: what was pasted in the place of being typed
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = _TypedText()
        self.text.setObjectName("csr_text")
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)  # the whole page takes what is dropped
        self.text.setFont(font(Role.CODE))
        self.text.setPlaceholderText("-----BEGIN CERTIFICATE REQUEST-----")
        self.text.setMinimumHeight(_LINES * self.text.fontMetrics().lineSpacing())
        label = PlainLabel(self.tr("CSR"), Role.LABEL)
        label.setBuddy(self.text)
        self.text.setAccessibleName(self.tr("CSR"))
        self.check = secondary(self.tr("Check this CSR"))
        self.check.setObjectName("csr_check_typed")
        self.cancel = ghost(self.tr("Cancel"))
        self.cancel.setObjectName("csr_cancel_typing")
        buttons = QWidget()
        row = FlowLayout(buttons, gap=SPACE.md)
        row.addWidget(self.check)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xxl, SPACE.xl, SPACE.xxl, SPACE.xl)
        column.setSpacing(SPACE.md)
        column.addWidget(label)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self._bind()

    def forget(self) -> None:
        """Empty the box, and with it all that could be brought back by undoing."""
        with QSignalBlocker(self.text):
            self.text.setUndoRedoEnabled(False)
            self.text.clear()
            self.text.setUndoRedoEnabled(True)
        self.check.setEnabled(False)

    def _bind(self) -> None:
        self.text.textChanged.connect(self._look)
        self.text.given.connect(self.given)
        self.text.finished.connect(self._enter)
        self.check.clicked.connect(self._enter)
        self.cancel.clicked.connect(self._leave)
        self.check.setEnabled(False)

    def _look(self) -> None:
        text = self.text.toPlainText()
        if holds_private_key(text):
            self.forget()
            self.entered.emit(text)
        else:
            self.check.setEnabled(bool(text.strip()))

    def _enter(self) -> None:
        text = self.text.toPlainText()
        if text.strip():
            self.entered.emit(text)

    def _leave(self) -> None:
        self.forget()
        self.left.emit()


class _TypedText(QPlainTextEdit):
    """A private key never becomes its text: assistive technology hears of each text that a field shows."""

    given = Signal(object)
    finished = Signal()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A few words may be pasted into what is typed; files and whole blocks are handed in as they are."""
        if source.hasUrls() or "-----BEGIN" in source.text() or holds_private_key(source.text()):
            self.given.emit(source)
        else:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)
