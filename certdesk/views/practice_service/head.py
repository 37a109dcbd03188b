"""The head of a practice service: what it is, the next step where there are some, and the profile icon."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.practice_service.props import Page, Props, Step
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.menu import Menu
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.kit.restyle import set_ground
from certdesk.views.kit.rule import Hairline
from certdesk.views.theme.tokens import SPACE, Ground, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.accounts import SERVICE_ICONS, service_name
from certdesk.views.wording.practice_service import step_count, step_words

_OUTSIDE = frozenset({Page.OPENING, Page.SIGN_IN})
_SIDE, _ICON = 36, 22


class ServiceHead(QWidget):
    """The profile icon is there for whoever is signed in."""

    profile_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._build()
        self._profile.clicked.connect(lambda: self._menu.open_below(self._profile))

    def render_props(self, props: Props) -> None:
        """Show which service it is and whose."""
        if props.seat is None:
            return
        self._icon.show_icon(SERVICE_ICONS[props.seat.service], ToneName.SLATE)
        self._service.setText(service_name(props.seat.service))
        self._organisation.setText(displayable(props.organisation))
        self._profile.setVisible(props.page not in _OUTSIDE)

    def focus_profile(self) -> None:
        """Focus the profile icon."""
        self._profile.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        set_ground(self, Ground.SURFACE)
        self._icon = PanelIcon(Icon.CLOUD, ToneName.SLATE, size=22)
        self._service = PlainLabel("", Role.HEADING)
        self._service.setObjectName("service_name")
        self._organisation = ElidedLabel("", Role.BODY, Ink.SECOND)
        self._organisation.setObjectName("service_organisation")
        self._profile = IconButton(Icon.CIRCLE_USER_ROUND, self.tr("Profile"), side=_SIDE)
        self._profile.setObjectName("service_profile")
        self._profile.setIconSize(QSize(_ICON, _ICON))
        kept = self._profile.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._profile.setSizePolicy(kept)
        self._menu = Menu(self.tr("Profile"), self)
        self._menu.setObjectName("service_menu")
        profile = self._menu.addAction(icon(Icon.CIRCLE_USER_ROUND), self.tr("Admin profile"))
        profile.triggered.connect(self.profile_wanted)
        leave = self._menu.addAction(icon(Icon.LOG_OUT), self.tr("Sign out"))
        leave.triggered.connect(self.leave_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.details, SPACE.lg, SPACE.xl, SPACE.lg)
        row.setSpacing(SPACE.lg)
        row.addWidget(self._icon)
        row.addWidget(self._service)
        row.addWidget(self._organisation, 1)
        row.addWidget(self._profile)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Hairline())
        self._profile.hide()


class StepStrip(QWidget):
    """One quiet line: which of the five steps is next. It follows what the user does, and is read out then."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("service_step")
        set_ground(self, Ground.SUNKEN)
        self._count = PlainLabel("", Role.SMALL_STRONG, Ink.ACCENT)
        self._count.setObjectName("service_step_count")
        self._tick = PanelIcon(Icon.CIRCLE_CHECK, ToneName.GREEN, size=16)
        self._words = Paragraph("", Role.SMALL, Ink.MAIN, leading=1.3, anywhere=True)
        self._words.setObjectName("service_step_words")
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.details, SPACE.md, SPACE.details, SPACE.md)
        row.setSpacing(SPACE.lg)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._tick)
        row.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Hairline())
        self.hide()

    def render_step(self, step: Step | None, username: str) -> None:
        """Show that step, or nothing where there are none."""
        self.setVisible(step is not None)
        if step is None:
            return
        words = step_words(step, username)
        is_new = words != self._words.text()
        self._count.setText(step_count(step))
        self._count.setVisible(step is not Step.DONE)
        self._tick.setVisible(step is Step.DONE)
        self._words.setText(words)
        if is_new:
            announce(self, f"{step_count(step)} {words}".strip())
