"""Saying aloud what came of a request, once, and leading to what is to be done about it."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.csr.hand_in_props import HandInProps, State
from certdesk.views.csr.candidates import CandidatesCard
from certdesk.views.csr.checks import ChecksCard
from certdesk.views.csr.fixes import FixesPage
from certdesk.views.csr.zone import DropZone
from certdesk.views.kit.focus import scroll_to
from certdesk.views.wording.csr import file_words, found_words
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.verdicts import announcement, chip_words

_BY_POINTER = Qt.FocusReason.MouseFocusReason


class Say(Protocol):
    """Has a screen reader say something."""

    def __call__(self, widget: QWidget, text: str, *, urgent: bool = False) -> None:
        """Say the text, at once if it is urgent."""


class Telling:
    """Announces a verdict when what it is about is new, and the rest quietly when an answer changed it.

    `is_by_pointer` says that it was dropped: then the focus needs no ring.
    """

    def __init__(
        self, say: Say, zone: DropZone, checks: ChecksCard, fixes: FixesPage, candidates: CandidatesCard
    ) -> None:
        self._say, self._zone = say, zone
        self._checks, self._fixes, self._candidates = checks, fixes, candidates
        self.is_by_pointer = False
        self._about: object = None
        self._said = ""

    def tell(self, props: HandInProps, focused: QWidget | None) -> None:
        """Say what is new in `props`. Nothing is said of what was taken back. `focused` had the focus before."""
        about = (props.state, props.candidate, props.candidates, props.refusal)
        is_new = about != self._about
        self._about = about
        if is_new and props.state is not State.IDLE:
            self._say(self._zone, self._words(props), urgent=True)
            self._lead(focused)
        elif is_new:
            self._keep_focus(focused)
        elif props.judgement is not None and (said := chip_words(props.judgement, props.answers)[0]) != self._said:
            self._say(self._zone, said)
        self._said = chip_words(props.judgement, props.answers)[0] if props.judgement else ""

    def first_concern(self) -> QWidget | None:
        """Return the first thing that is red or amber, or that is to be chosen."""
        if not self._fixes.isHidden():
            return self._fixes.first()
        if not self._candidates.isHidden():
            return self._candidates.list
        return self._checks.first_question()

    def _words(self, props: HandInProps) -> str:
        if props.candidate is not None and props.judgement is not None:
            return announcement(file_words(props.candidate), props.judgement)
        if props.refusal is not None:
            return one_line(props.refusal)
        return found_words(props)

    def _lead(self, focused: QWidget | None) -> None:
        """The focus goes to what is to be done; where there is nothing, it stays unless its widget is gone."""
        there = self.first_concern()
        if there is None:
            self._keep_focus(focused)
        elif self._zone.isVisible():
            there.show()
            there.setFocus(_BY_POINTER if self.is_by_pointer else Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, there, lambda: _bring_into_sight(there))

    def _keep_focus(self, focused: QWidget | None) -> None:
        """Qt would give it to whatever comes next on the page."""
        if self._zone.isVisible() and focused is not None and not focused.isVisible():
            self._zone.first_control().setFocus(Qt.FocusReason.OtherFocusReason)


def _bring_into_sight(widget: QWidget) -> None:
    """Where it is can only be said once all that is around it has its place."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    scroll_to(widget)
