"""A note on one order: plain text of a few lines or pages."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from certdesk.domain.labels import LONGEST_NOTE
from certdesk.viewmodels.labels import LabelsViewModel, Props
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role, set_role
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.labels import whose

_LINES: Final = 9
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NoteSheet(Sheet):
    """Ctrl+Enter keeps the note, as the button does."""

    def __init__(self, window: QWidget, model: LabelsViewModel) -> None:
        title = QCoreApplication.translate("NoteSheet", "Note")
        super().__init__(window, SheetHead(title, whose(1, model.props.name)), width=520)
        self.setObjectName("note_sheet")
        self._model = model
        self._build()
        self._bind()
        self._text.setPlainText(model.props.note)
        self._render(model.props)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._set()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._text = QPlainTextEdit()
        self._text.setObjectName("note_text")
        self._text.setAccessibleName(self.tr("Note"))
        self._text.setTabChangesFocus(True)
        set_role(self._text, Role.BODY)
        self._text.setMinimumHeight(_LINES * self._text.fontMetrics().lineSpacing())
        hint = self.tr("Only for you. The filter finds what stands here.")
        self._hint = PlainLabel(hint, Role.SMALL, Ink.QUIET).wrapped()
        self._length = PlainLabel("", Role.SMALL, Ink.QUIET, tabular=True)
        self._length.setObjectName("note_length")
        below = QHBoxLayout()
        below.addWidget(self._hint, 1)
        below.addWidget(self._length)
        self.body.setSpacing(SPACE.sm)
        self.body.addWidget(self._text, 1)
        self.body.addLayout(below)
        self._cancel, self._keep = secondary(self.tr("Cancel")), primary(self.tr("Save note"))
        self._cancel.setObjectName("note_cancel")
        self._keep.setObjectName("note_keep")
        self.footer.addStretch(1)
        self.footer.addWidget(self._cancel)
        self.footer.addWidget(self._keep)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._text.textChanged.connect(self._measure)
        self._keep.clicked.connect(self._set)
        self._cancel.clicked.connect(self.dismiss)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        self.set_busy(busy=props.is_keeping)
        self._measure()
        if props.error is not None:
            self._hint.setText(words_of(props.error).text)
            self._hint.set_ink(Ink.RED)

    def _measure(self) -> None:
        length, locale = len(self._text.toPlainText()), self.locale()
        fits = length <= LONGEST_NOTE
        words = self.tr("{length} of {most}")
        self._length.setText(words.format(length=locale.toString(length), most=locale.toString(LONGEST_NOTE)))
        self._length.set_ink(Ink.QUIET if fits else Ink.RED)
        self._keep.setEnabled(fits and self._model.props.can_keep)

    def _set(self) -> None:
        if self._keep.isEnabled():
            self._model.keep_note(self._text.toPlainText())
