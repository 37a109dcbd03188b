"""The drop zone: empty, under a drag, reading, filled, refused."""

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.csr.hand_in_props import HandInProps, State
from certdesk.views.csr.faces import ReadingFace
from certdesk.views.csr.filled_face import FilledFace
from certdesk.views.csr.idle_face import IdleFace, TypingBox
from certdesk.views.csr.outline import Look, paint_outline
from certdesk.views.wording import csr as words

_PATIENCE = 300  # milliseconds; what is read sooner needs no bar (C21)
_LOOKS = {
    State.IDLE: Look.IDLE,
    State.READING: Look.FILLED,
    State.CHOOSING: Look.FILLED,
    State.FILLED: Look.FILLED,
    State.REFUSED: Look.REFUSED,
}


class DropZone(QFrame):
    """Where a signing request goes. What is dragged over it is seen to by the page around it."""

    choose_wanted = Signal()
    paste_wanted = Signal()
    given = Signal(object)  # QMimeData, pasted in the place of typing
    typed = Signal(str)
    stop_wanted = Signal()
    clear_wanted = Signal()
    undo_wanted = Signal()
    took_long = Signal()  # what is read has been read for long enough to say so

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("csr_zone")
        self.setAccessibleName(self.tr("Signing request"))
        self._look = Look.IDLE
        self._is_near = self._is_typing = False
        self._props: HandInProps | None = None
        self._idle, self._typing, self._reading, self._filled = IdleFace(), TypingBox(), ReadingFace(), FilledFace()
        self._patience = QTimer(self, interval=_PATIENCE, singleShot=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for face in (self._idle, self._typing, self._reading, self._filled):
            column.addWidget(face)
            face.hide()
        self._bind()

    @property
    def is_open(self) -> bool:
        """Whether nothing is in it, so that it may take all the room there is."""
        return not self._idle.isHidden() or not self._typing.isHidden()

    def show_props(self, props: HandInProps) -> None:
        """Show what is in it. What is read within 300 ms leaves what was there before until it is replaced."""
        self._props = props
        if props.state is State.READING:
            self._render_reading(props)
            return
        self._patience.stop()
        if props.state is not State.IDLE:
            self._is_typing = False
            self._filled.show_props(props)
        if props.state in (State.FILLED, State.CHOOSING) or _is_private_key(props):
            self._typing.forget()  # anything else that was typed and refused can be typed on
        self._idle.undo.setVisible(props.can_undo)
        self._show(self._face_of(props.state), _LOOKS[props.state])

    def show_reading(self) -> QWidget:
        """Say what is being read, and return the button that stops it."""
        self._show(self._reading, Look.FILLED)
        return self._reading.stop

    def set_near(self, *, is_near: bool) -> None:
        """Show that something is dragged somewhere in the window."""
        self._is_near = is_near
        self._idle.show_near(is_near=is_near)
        self._filled.show_near(is_near=is_near)
        self.update()

    def first_control(self) -> QWidget:
        """Return what takes the focus where nothing else asks for it."""
        return self._filled.choose if not self._filled.isHidden() else self._idle.choose

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_outline(QPainter(self), QRectF(self.rect()), Look.NEAR if self._is_near else self._look)

    def _bind(self) -> None:
        self._idle.choose.clicked.connect(self.choose_wanted)
        self._idle.paste.clicked.connect(self.paste_wanted)
        self._idle.type.clicked.connect(self._begin_typing)
        self._idle.undo.clicked.connect(self.undo_wanted)
        self._typing.entered.connect(self.typed)
        self._typing.given.connect(self.given)
        self._typing.left.connect(self._stop_typing)
        self._reading.stop.clicked.connect(self.stop_wanted)
        self._filled.choose.clicked.connect(self.choose_wanted)
        self._filled.clear.clicked.connect(self.clear_wanted)
        self._filled.undo.clicked.connect(self.undo_wanted)
        self._patience.timeout.connect(self.took_long)

    def _render_reading(self, props: HandInProps) -> None:
        if props.reading is not None:
            self._reading.show_reading(words.reading_words(props.reading), props.progress)
        if self._reading.isHidden() and not self._patience.isActive():
            self._patience.start()

    def _face_of(self, state: State) -> QWidget:
        if state is not State.IDLE:
            return self._filled
        return self._typing if self._is_typing else self._idle

    def _show(self, face: QWidget, look: Look) -> None:
        for each in (self._idle, self._typing, self._reading, self._filled):
            each.setVisible(each is face)
        self._look = look
        tall = QSizePolicy.Policy.Expanding if self.is_open else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, tall)
        self.update()

    def _begin_typing(self) -> None:
        self._is_typing = True
        self._show(self._typing, Look.IDLE)
        self._typing.text.setFocus()

    def _stop_typing(self) -> None:
        self._is_typing = False
        self._show(self._idle, Look.IDLE)
        self._idle.type.setFocus()


def _is_private_key(props: HandInProps) -> bool:
    """Return whether what was handed in turned out to be one, as base64 without armour does only when it is read."""
    return props.refusal is not None and props.refusal.key is MessageKey.CSR_KEYFILE
