"""The bar at the foot of the page of many signing requests."""

from PySide6.QtCore import Signal

from certdesk.viewmodels.many_csrs.props import Props, Step
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.page_foot import PageFoot
from certdesk.views.theme.tokens import Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import many_lines as words
from certdesk.views.wording.many_review import going


class ManyFoot(PageFoot):
    """Its main button goes on to the review, sends, signs in for the next order, and in the end closes."""

    back_wanted = Signal()
    cancel_wanted = Signal()
    main_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("many_foot")
        self._going = PlainLabel("", Role.BODY, Ink.SECOND, tabular=True).wrapped()
        self._going.setObjectName("many_going")
        self._back, self._cancel, self.main = secondary(self.tr("Back")), secondary(""), primary("")
        for button, name, wanted in (
            (self._back, "back", self.back_wanted),
            (self._cancel, "cancel", self.cancel_wanted),
            (self.main, "main", self.main_wanted),
        ):
            button.setObjectName(f"many_{name}")
            button.clicked.connect(wanted)
        self._foot = Foot((), (self._back, self._cancel, self.main))
        self.row.addWidget(self._going, 1)
        self.row.addWidget(self._foot, 2)

    def render_foot(self, props: Props) -> None:
        """Show the way on from this step."""
        is_checking, is_over = props.step is Step.CHECK, props.step is Step.SENT
        self._going.setText("" if is_over or props.is_reading else going(props.outlook))
        self._back.setVisible(props.step is Step.REVIEW)
        self._cancel.setText(self.tr("Close") if is_over else self.tr("Cancel"))
        self._cancel.setVisible(not is_over or props.unsent > 0)
        self._cancel.setEnabled(not props.is_sending)
        self.main.setText(words.main_words(props))
        self.main.set_trailing_icon(Icon.ARROW_RIGHT if is_checking else None)
        self.main.setEnabled(words.can_go_on(props))
        self.main.updateGeometry()
