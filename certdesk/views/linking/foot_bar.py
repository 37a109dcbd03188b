"""The bar at the foot of the linking wizard: back at its start, the way on at its end."""

from PySide6.QtCore import Qt, Signal

from certdesk.viewmodels.linking.props import Page, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Kind, primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.page_foot import PageFoot
from certdesk.views.wording import linking as words

_CAN_WAIT = frozenset({Page.ADMIN_FIRST, Page.USERNAME})
_LINKS = frozenset({Page.LINK, Page.USERNAME})


class LinkingFoot(PageFoot):
    """Its main button goes on, links, or puts the wizard away when all is done."""

    cancel_wanted = Signal()
    later_wanted = Signal()
    back_wanted = Signal()
    main_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("linking_foot")
        self._back = secondary(self.tr("Back"), Icon.ARROW_LEFT)
        self._cancel = secondary(self.tr("Cancel"))
        self._later = secondary(self.tr("Finish later"))
        self.main = primary("")
        for button, name, wanted in (
            (self._back, "back", self.back_wanted),
            (self._cancel, "cancel", self.cancel_wanted),
            (self._later, "later", self.later_wanted),
            (self.main, "main", self.main_wanted),
        ):
            button.setObjectName(f"linking_{name}")
            button.clicked.connect(wanted)
        self.row.addWidget(Foot((self._back,), (self._cancel, self._later, self.main)))

    def focus_main(self) -> None:
        """Put the focus on the way on, or where there is none yet on the way out."""
        (self.main if self.main.isEnabled() else self._cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def render_foot(self, props: Props) -> None:
        """Show the ways from this page."""
        is_idle, is_done = props.busy is None, props.page is Page.DONE
        self._back.setVisible(not is_done and props.page is not Page.CHOOSE)
        self._back.setEnabled(props.can_go_back)
        self._cancel.setVisible(not is_done and props.page not in _CAN_WAIT)
        self._cancel.setEnabled(is_idle)
        self._later.setVisible(props.page in _CAN_WAIT)
        self._later.setEnabled(is_idle)
        text = words.main_words(props)
        self.main.setVisible(bool(text))
        self.main.setText(text)
        self.main.set_kind(Kind.SECONDARY if is_done else Kind.PRIMARY)  # there, *Open it* is what is next
        self._show_icons(props)
        self.main.setEnabled(props.can_continue or is_done)
        self.main.setAccessibleDescription(words.why_off(props))

    def _show_icons(self, props: Props) -> None:
        goes_on = props.page in (Page.CHOOSE, Page.SIGN_IN)
        self.main.set_trailing_icon(Icon.ARROW_RIGHT if goes_on else None)
        self.main.set_icon(Icon.LINK if props.page in _LINKS else None)
