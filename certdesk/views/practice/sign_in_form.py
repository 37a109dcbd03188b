"""The sign-in page of a practice service or of the practice DigiCert account, drawn as a card and marked as such."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import LinkButton, primary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.kit.scaling import scaled
from certdesk.views.practice.practice_card import PracticeCard
from certdesk.views.practice.sign_in_fields import CardNote, PasswordField, UsernameField
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line

WIDTH: Final = 420
_FIELDS: Final = frozenset({"username", "password"})


@dataclass(frozen=True, slots=True)
class SignInEntry:
    """What was typed. It goes straight into the service call and is kept nowhere."""

    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignInFace:
    """What the page shows.

    `username` is filled in once, when it changes; what is typed afterwards stays. A FieldError of `username` or
    `password` stands below its field until that is changed, any other problem at the top. `note` is a quiet word on
    what was done, as that a new password was mailed. `is_company` users have no password for the service.
    """

    title: str
    line: str
    username: str = ""
    problem: CertDeskError | None = None
    is_busy: bool = False
    busy_words: str = ""
    is_company: bool = False
    note: str = ""


class PracticeSignIn(QWidget):
    """Hands over what was typed and forgets the password at once, and whenever it is hidden.

    `is_marked` False leaves the mark to the window around it.
    """

    entered = Signal(object)  # SignInEntry
    company_wanted = Signal()
    reset_wanted = Signal(str)  # the username, as typed
    mailbox_wanted = Signal()

    def __init__(self, *, is_marked: bool = True) -> None:
        super().__init__()
        self._face: SignInFace | None = None
        self._card = PracticeCard(is_marked=is_marked)
        self._build()
        self._bind()

    def render_face(self, face: SignInFace) -> None:
        """Show that face. What is new about it is read out, and a new problem takes the focus to its field."""
        before, self._face = self._face, face
        self._title.show_foreign(face.title)
        self._line.setText(face.line)
        self._line.setVisible(bool(face.line))
        self._card.setAccessibleName(self._title.text())
        if before is None or (before.title, before.username) != (face.title, face.username):
            self._username.write(face.username)
            self.clear()
        self._render_way(face)
        if before is None or before.problem is not face.problem:
            self._render_problem(face)
        if before is None or before.note != face.note:
            self._note.show_note(face.note)
        if face.is_busy and not (before and before.is_busy):
            announce(self, face.busy_words)

    def focus_first(self) -> None:
        """Focus what has a problem, or what is still to be typed."""
        if self._company.isVisibleTo(self):
            self._company.setFocus()
        elif self._username.has_problem or not self._username.text():
            self._username.edit.setFocus()
        else:
            self._password.edit.setFocus()

    def clear(self) -> None:
        """Empty the password."""
        self._password.forget()

    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH), super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.setMaximumWidth(scaled(WIDTH))
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is only put away comes back as it was
            self.clear()

    def _build(self) -> None:
        self.setObjectName("practice_sign_in")
        self._title = PlainLabel("", Role.SHEET_TITLE).wrapped()
        self._title.setObjectName("sign_in_title")
        self._line = Paragraph("", leading=1.3, anywhere=True)
        self._line.setObjectName("sign_in_line")
        self._note = CardNote()
        self._username = UsernameField()
        self._password = PasswordField(self.tr("Password"), "sign_in_password")
        self._sign_in = primary("", large=True)
        self._sign_in.setObjectName("sign_in_button")
        self._company = primary(self.tr("Continue with single sign-on"), large=True)
        self._company.setObjectName("sign_in_company")
        self._reset = LinkButton(self.tr("Reset password?"))
        self._reset.setObjectName("sign_in_reset")
        self._mailbox = LinkButton(self.tr("Open the practice mailbox"))
        self._mailbox.setObjectName("sign_in_mailbox")
        self._lay_out(self._card.column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        whole.addStretch(1)
        self.setMaximumWidth(scaled(WIDTH))

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.addWidget(self._title)
        column.addSpacing(SPACE.xs)
        column.addWidget(self._line)
        column.addSpacing(SPACE.xl)
        form = QVBoxLayout()
        form.setSpacing(SPACE.lg)
        for part in (self._note, self._username, self._password):
            form.addWidget(part)
        for button in (self._sign_in, self._company):
            form.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        links = QVBoxLayout()
        links.setSpacing(SPACE.xs)
        for link in (self._reset, self._mailbox):
            links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        form.addLayout(links)
        column.addLayout(form)

    def _bind(self) -> None:
        for edit in (self._username.edit, self._password.edit):
            edit.returnPressed.connect(self._hand_over)
        self._password.entered.connect(lambda _text: self._password.show_words(""))
        self._sign_in.clicked.connect(self._hand_over)
        self._company.clicked.connect(self.company_wanted)
        self._reset.clicked.connect(self._ask_for_password)
        self._mailbox.clicked.connect(self.mailbox_wanted)

    def _render_way(self, face: SignInFace) -> None:
        for widget in (self._username, self._password, self._sign_in, self._reset, self._mailbox):
            widget.setVisible(not face.is_company)
        self._company.setVisible(face.is_company)
        for edit in (self._username.edit, self._password.edit):
            edit.setReadOnly(face.is_busy)
        for button in (self._sign_in, self._company, self._reset):
            button.setEnabled(not face.is_busy)
        company = self.tr("Continue with single sign-on")
        self._sign_in.setText(face.busy_words if face.is_busy else self.tr("Sign in"))
        self._company.setText(face.busy_words if face.is_busy else company)

    def _render_problem(self, face: SignInFace) -> None:
        problem = face.problem
        place = problem.field if isinstance(problem, FieldError) and not face.is_company else ""
        said = one_line(problem) if problem is not None else ""
        self._username.show_error(said if place == "username" else "")
        self._password.show_words("", said if place == "password" else "")
        self._note.show_problem(None if place in _FIELDS else problem)
        if problem is None:
            return
        if self.isVisible():
            self.focus_first()
        announce(self, said, urgent=True)

    def _hand_over(self) -> None:
        if self._face is None or self._face.is_busy:
            return
        entry = SignInEntry(self._username.text(), self._password.text())
        self.clear()
        self.entered.emit(entry)

    def _ask_for_password(self) -> None:
        """Whose password it is has to be typed first."""
        username = self._username.text()
        if username.strip():
            self.reset_wanted.emit(username)
            return
        self._username.show_error(self.tr("Type your username first."))
        self._username.edit.setFocus()
        announce(self, self.tr("Type your username first."), urgent=True)
