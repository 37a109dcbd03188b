"""The Admin profile: what the service knows of its user, and the username that can be changed there [S1]."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.accounts import Profile
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.text import displayable
from certdesk.viewmodels.practice_service.props import Busy, Page, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import IconButton, LinkButton, primary, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.focus import scroll_to
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.practice.sign_in_fields import UsernameField
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.practice_service import link_words, username_hint


class ProfilePage(QWidget):
    """Shows the profile; the Edit icon turns the username into a field, with *Update profile* and *Cancel*."""

    back_wanted = Signal()
    edit_wanted = Signal()
    cancel_wanted = Signal()
    update_wanted = Signal()
    username_entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_editing = False
        self._told: CertDeskError | None = None
        self._build()
        self._bind()

    def render_props(self, props: Props) -> None:
        """Show the profile, or the editing of it."""
        profile, is_editing = props.profile, props.page is Page.EDIT
        if profile is None:
            return
        self._show_values(profile)
        if is_editing and not self._is_editing:
            self._field.write(profile.username)
        self._is_editing = is_editing
        self._edit.setVisible(not is_editing and not profile.is_linked)
        self._hint.setText(username_hint(profile) if profile.is_linked else "")
        self._hint.setVisible(profile.is_linked)
        self._username.setVisible(not is_editing)
        self._caption.setContentsMargins(0, SPACE.sm if is_editing else 0, 0, 0)
        for widget in (self._field, self._update, self._cancel):
            widget.setVisible(is_editing)
        is_updating = props.busy is Busy.UPDATING
        self._field.edit.setReadOnly(is_updating)
        self._update.setText(self.tr("Updating…") if is_updating else self.tr("Update profile"))
        self._update.setEnabled(props.can_update)
        self._cancel.setEnabled(not is_updating)
        self._render_problem(props.problem)

    def focus_first(self) -> None:
        """Focus the field, else the Edit icon, or the way back where nothing can be edited."""
        if self._is_editing:
            self._field.edit.selectAll()
            self._field.edit.setFocus()
            scroll_to(self._field)
            return
        target = self._back if self._edit.isHidden() else self._edit
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        scroll_to(target)

    def _build(self) -> None:
        self.setObjectName("service_admin_profile")
        self._back = LinkButton(self.tr("Home"), Icon.ARROW_LEFT)
        self._back.setObjectName("service_back")
        self._edit = IconButton(Icon.PENCIL, self.tr("Edit"))
        self._edit.setObjectName("service_edit")
        title = PlainLabel(self.tr("Admin profile"), Role.SHEET_TITLE)
        title.setObjectName("service_profile_title")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._edit)
        self._update = primary(self.tr("Update profile"))
        self._update.setObjectName("service_update")
        self._cancel = secondary(self.tr("Cancel"))
        self._cancel.setObjectName("service_cancel")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.md)
        buttons.addWidget(self._update)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        card = Card()
        card.column.setSpacing(SPACE.xl)
        card.column.addLayout(head)
        card.column.addLayout(self._build_values())
        card.column.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(card)

    def _build_values(self) -> QGridLayout:
        self._name, self._email, self._username = _value("name"), _value("email"), _value("username")
        self._organisation, self._link = _value("organisation"), _value("link")
        self._hint = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
        self._hint.setObjectName("service_username_hint")
        self._field = UsernameField(name="service_username_field")
        self._field.label.hide()
        cell = QWidget()
        below = QVBoxLayout(cell)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(2)
        for widget in (self._username, self._field, self._hint):
            below.addWidget(widget)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.group)
        grid.setVerticalSpacing(SPACE.lg)
        grid.setColumnStretch(1, 1)
        rows = (
            (self.tr("Name"), self._name),
            (self.tr("E-mail"), self._email),
            (self.tr("Username"), cell),
            (self.tr("Organisation"), self._organisation),
            (self.tr("DigiCert account"), self._link),
        )
        for row, (text, value) in enumerate(rows):
            label = PlainLabel(text, Role.BODY, Ink.SECOND)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            if value is cell:
                self._caption = label
        self._caption.setBuddy(self._field.edit)
        return grid

    def _bind(self) -> None:
        self._back.clicked.connect(self.back_wanted)
        self._edit.clicked.connect(self.edit_wanted)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._update.clicked.connect(self.update_wanted)
        self._field.edit.entered.connect(self.username_entered)
        self._field.edit.returnPressed.connect(self.update_wanted)

    def _show_values(self, profile: Profile) -> None:
        self._name.setText(displayable(profile.name))
        self._email.setText(displayable(profile.email))
        self._username.setText(displayable(profile.username))
        self._organisation.setText(displayable(profile.organisation))
        self._link.setText(link_words(profile))

    def _render_problem(self, problem: CertDeskError | None) -> None:
        """A problem stands below the field until something else is typed."""
        if problem is self._told:
            return
        self._told = problem
        said = one_line(problem) if isinstance(problem, FieldError) else ""
        self._field.show_error(said)
        if said and self._is_editing:
            self._field.edit.setFocus()
            QTimer.singleShot(0, self, lambda: scroll_to(self._field))  # once there is room for what is wrong
            announce(self._field, said, urgent=True)


def _value(name: str) -> Paragraph:
    value = Paragraph("", Role.BODY, Ink.MAIN, leading=1.3, anywhere=True)
    value.setObjectName(f"service_value_{name}")
    return value
