"""The bar at the foot of the reissue page: help and discarding at its start, the way on at its end."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from certdesk.viewmodels.reissue.props import Props, Step
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Kind, LinkButton, ghost, primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.page_foot import PageFoot
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording import reissue as words


class FootBar(PageFoot):
    """Its main button goes on, and in the end sends."""

    making_wanted = Signal()
    discard_wanted = Signal()
    cancel_wanted = Signal()
    back_wanted = Signal()
    main_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("reissue_foot")
        self.making = LinkButton("", Icon.CIRCLE_QUESTION_MARK)
        self.making.setAccessibleName(self.tr("How to make a CSR on nginx, Apache, IIS or cPanel"))
        self._discard = ghost(self.tr("Discard draft"), Icon.TRASH)
        self._cancel = secondary(self.tr("Cancel"))
        self._back = secondary(self.tr("Back"))
        self.main = primary("")
        for button, name, wanted in (
            (self.making, "making", self.making_wanted),
            (self._discard, "discard", self.discard_wanted),
            (self._cancel, "cancel", self.cancel_wanted),
            (self._back, "back", self.back_wanted),
            (self.main, "main", self.main_wanted),
        ):
            button.setObjectName(f"reissue_{name}")
            button.clicked.connect(wanted)
        self.row.addWidget(Foot((self.making, self._discard), (self._back, self._cancel, self.main)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """Where larger text leaves no room for both beside each other, the link says less."""
        beside = 0 if self._discard.isHidden() else self._discard.sizeHint().width() + SPACE.md
        self.making.setText(self.making.accessibleName())
        if self.making.sizeHint().width() + beside > self.width() - 2 * SPACE.page:
            self.making.setText(self.tr("How to make a CSR"))

    def render_foot(self, props: Props) -> None:
        """Show the way on from this step."""
        is_preparing = props.sent is None and props.blocked is None
        is_last = props.step is Step.REVIEW
        self.making.setVisible(is_preparing and props.step is Step.NEW_CSR)
        self._discard.setVisible(is_preparing and props.has_draft)
        self._discard.setEnabled(not props.is_sending)
        self._fit_words()
        self._back.setVisible(is_preparing and props.step is not Step.NEW_CSR)
        self._back.setEnabled(not props.is_sending)
        self._cancel.setVisible(is_preparing)
        self._cancel.setEnabled(not props.is_sending)
        self.main.setVisible(is_preparing or props.sent is not None)
        self.main.set_kind(Kind.PRIMARY if is_preparing else Kind.SECONDARY)
        if props.sent is not None:
            self.main.setText(self.tr("Done"))
            self.main.set_trailing_icon(None)
            self.main.setEnabled(True)
            return
        self.main.setText(words.main_words(props))
        self.main.set_trailing_icon(None if is_last else Icon.ARROW_RIGHT)
        self.main.setEnabled(props.can_continue)
        self.main.setAccessibleDescription(words.why_off(props))
