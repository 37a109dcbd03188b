"""Everything about a signing request on one page: where it is dropped, what it says, the checks, and what to fix."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.viewmodels.csr.hand_in_props import HandInProps, State
from certdesk.viewmodels.csr.handing_in import HandInViewModel
from certdesk.views.csr.candidates import CandidatesCard
from certdesk.views.csr.checks import ChecksCard
from certdesk.views.csr.drop_page import DropPage
from certdesk.views.csr.fixes import FixesPage
from certdesk.views.csr.mime import handed_in_of
from certdesk.views.csr.said import CsrSaid
from certdesk.views.csr.side_by_side import SideBySide
from certdesk.views.csr.telling import Say, Telling
from certdesk.views.csr.zone import DropZone
from certdesk.views.kit.announce import announce
from certdesk.views.theme.tokens import SPACE, Ground

_GAP = 22
_LEAST_WIDTH = 660


class HandInPanel(DropPage):
    """Shows a `HandInViewModel`. All of it takes drops; keys of the page around it go to `take_key`.

    `ground` is what the page stands on, `say` how a screen reader hears of verdicts.
    """

    other_order_wanted = Signal(object)  # OrderId: the one that the request is for
    how_to_wanted = Signal()

    def __init__(self, model: HandInViewModel, ground: Ground = Ground.WINDOW, say: Say = announce) -> None:
        super().__init__(ground)
        self.setObjectName("csr_panel")
        self._model = model
        self._build()
        self._bind()
        self._telling = Telling(say, self._zone, self._checks, self._fixes, self._candidates)
        self._render(model.props)

    def set_drag_near(self, is_near: bool) -> None:
        """Show that something is dragged somewhere in the window."""
        self._zone.set_near(is_near=is_near)

    def take_drop(self, data: QMimeData) -> None:
        """Hand in what was dropped beside this."""
        self._take(data, Origin.DROPPED)

    def paste(self) -> None:
        """Hand in what the clipboard holds."""
        self._take(QGuiApplication.clipboard().mimeData(), Origin.PASTED)

    def choose_files(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self.window(), self.tr("Choose a CSR"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._take_files)
        dialog.open()

    def first_control(self) -> QWidget:
        """Return what has the focus when the page is opened: what is to be decided, or how to hand something in."""
        return self._telling.first_concern() or self._zone.first_control()

    def take_key(self, event: QKeyEvent) -> bool:
        """Paste or undo by a key that no text box used; the page around passes its keys on. Return whether it did."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Undo) and self._model.props.takes_undo:
            self._model.undo()
        else:
            return False
        event.accept()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.first_control().setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._zone = DropZone()
        self._candidates = CandidatesCard()
        self._said, self._checks = CsrSaid(), ChecksCard()
        self._cards = SideBySide(self._said, self._checks, least=_LEAST_WIDTH, gap=SPACE.xl)
        self._fixes = FixesPage()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        for part in (self._zone, self._candidates, self._cards, self._fixes):
            self._column.addWidget(part)
        self._column.addStretch()

    def _bind(self) -> None:
        model, zone = self._model, self._zone
        model.changed.connect(self._render)
        self.dropped.connect(self._take_dropped)
        zone.choose_wanted.connect(self.choose_files)
        zone.paste_wanted.connect(self.paste)
        zone.given.connect(self._take_pasted)
        zone.typed.connect(self._take_typed)
        zone.stop_wanted.connect(model.stop)
        zone.clear_wanted.connect(model.clear)
        zone.undo_wanted.connect(model.undo)
        zone.took_long.connect(self._show_reading)
        self._candidates.chosen.connect(model.choose)
        self._checks.answered.connect(model.answer)
        self._checks.reopened.connect(model.reopen)
        self._checks.another_wanted.connect(self.choose_files)
        self._fixes.other_order_wanted.connect(self.other_order_wanted)
        self._fixes.how_to_wanted.connect(self.how_to_wanted)
        self._fixes.paste_wanted.connect(self.paste)

    def _render(self, props: HandInProps) -> None:
        focused = self._focused_inside()
        self._zone.show_props(props)
        if props.state is State.READING:
            return
        has_list = len(props.results) > 1 and props.candidate is None
        if has_list:
            self._candidates.show_candidates(props)
        facts = props.candidate.facts if props.candidate else None
        if props.state is State.FILLED and facts is not None and props.judgement is not None:
            self._said.show_request(facts, props.judgement, props.purpose)
            self._checks.show_checks(props)
        if props.state is State.REFUSED and not has_list:
            self._fixes.show_problems(props)
        self._candidates.setVisible(has_list)
        self._cards.setVisible(props.state is State.FILLED)
        self._fixes.setVisible(props.state is State.REFUSED and not has_list)
        for place in (0, self._column.count() - 1):  # the zone, where it is open, else what is below everything
            self._column.setStretch(place, int(self._zone.is_open is (place == 0)))
        self._telling.tell(props, focused)

    def _focused_inside(self) -> QWidget | None:
        focused = self.window().focusWidget()
        return focused if focused is not None and self.isAncestorOf(focused) else None

    def _show_reading(self) -> None:
        """What was said of something else is not to be mistaken for the verdict on this."""
        focused = self._focused_inside()
        for part in (self._candidates, self._cards, self._fixes):
            part.hide()
        stop = self._zone.show_reading()
        if focused is not None and not focused.isVisible():
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, data: QMimeData | None, origin: Origin) -> None:
        self._telling.is_by_pointer = origin is Origin.DROPPED
        match handed_in_of(data, origin):
            case HandedIn() as handed:
                self._model.hand_in(handed)
            case CertDeskError() as refusal:
                self._model.refuse(refusal)

    def _take_dropped(self, data: QMimeData) -> None:
        self._take(data, Origin.DROPPED)

    def _take_pasted(self, data: QMimeData) -> None:
        self._take(data, Origin.PASTED)

    def _take_typed(self, text: str) -> None:
        self._telling.is_by_pointer = False
        self._model.hand_in(HandedIn(Origin.TYPED, text=text))

    def _take_files(self, paths: list[str]) -> None:
        self._telling.is_by_pointer = False
        self._model.hand_in(HandedIn(Origin.CHOSEN, tuple(Path(path) for path in paths)))
