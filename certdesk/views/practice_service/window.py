"""The window of a practice service."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.practice_service.model import PracticeServiceViewModel
from certdesk.viewmodels.practice_service.props import Page, Props
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_ground
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.scrolled import ScrolledContent, scrolled
from certdesk.views.practice.practice_card import PracticeMark
from certdesk.views.practice.sign_in_form import WIDTH, SignInEntry
from certdesk.views.practice_service.head import ServiceHead, StepStrip
from certdesk.views.practice_service.home import HomePage
from certdesk.views.practice_service.notice import ServiceNotice
from certdesk.views.practice_service.profile import ProfilePage
from certdesk.views.practice_service.sign_in import SignInPage
from certdesk.views.theme.tokens import SPACE, Ground, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.accounts import service_name

_WIDTH, _HEIGHT = 720, 600
_WIDEST = 560


class PracticeServiceWindow(QWidget):
    """One service at a time; it opens and closes with the model. Escape leaves the editing, then the window."""

    mailbox_wanted = Signal()

    def __init__(self, model: PracticeServiceViewModel, parent: QWidget | None = None) -> None:
        self._bounded: dict[QWidget, int] = {}
        super().__init__(parent, Qt.WindowType.Window)
        self._model = model
        self._shown: tuple[int, Page] | None = None
        self._build()
        self._bind()
        self._render(model.props)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._model.props.page is Page.EDIT:
            self._model.turn_to(Page.PROFILE)
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._model.close()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._bound()
        super().changeEvent(event)

    def _bound(self) -> None:
        """Lines stay short enough to be read, whatever the size of the text."""
        for part, widest in self._bounded.items():
            part.setMaximumWidth(scaled(widest))

    def _build(self) -> None:
        self.setObjectName("practice_service_window")
        self.resize(scaled(_WIDTH), scaled(_HEIGHT))
        self.setMinimumWidth(scaled(400))
        set_ground(self, Ground.WINDOW)
        self._head = ServiceHead()
        self._strip = StepStrip()
        self._notice = ServiceNotice()
        self._opening = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._opening.setObjectName("service_opening")
        self._sign_in = SignInPage()
        self._home = HomePage()
        self._profile = ProfilePage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PracticeMark(radius=0))
        column.addWidget(self._head)
        column.addWidget(self._strip)
        column.addWidget(scrolled(self._build_content()), 1)

    def _build_content(self) -> ScrolledContent:
        pages = QVBoxLayout()
        pages.setSpacing(SPACE.xl)
        self._bounded = dict.fromkeys((self._notice, self._opening, self._home, self._profile), _WIDEST)
        self._bounded[self._sign_in] = WIDTH
        for part in self._bounded:
            pages.addWidget(part)
        pages.addStretch(1)
        self._bound()
        content = ScrolledContent()
        row = QHBoxLayout(content)
        row.setContentsMargins(SPACE.details, SPACE.block, SPACE.details, SPACE.details)
        row.addStretch(1)
        row.addLayout(pages, 100)
        row.addStretch(1)
        return content

    def _bind(self) -> None:
        model, form = self._model, self._sign_in.form
        model.changed.connect(self._render)
        form.entered.connect(self._enter)
        form.company_wanted.connect(model.sign_in_by_company)
        form.reset_wanted.connect(model.send_password)
        form.mailbox_wanted.connect(self.mailbox_wanted)
        self._sign_in.account_wanted.connect(model.open_by_account)
        self._head.profile_wanted.connect(lambda: model.turn_to(Page.PROFILE))
        self._head.leave_wanted.connect(model.leave)
        self._notice.retry_wanted.connect(model.load)
        self._profile.back_wanted.connect(lambda: model.turn_to(Page.HOME))
        self._profile.edit_wanted.connect(lambda: model.turn_to(Page.EDIT))
        self._profile.cancel_wanted.connect(lambda: model.turn_to(Page.PROFILE))
        self._profile.update_wanted.connect(model.rename)
        self._profile.username_entered.connect(model.set_username)
        shortcut = QShortcut(self)
        shortcut.setKeys(QKeySequence.StandardKey.Close)
        shortcut.activated.connect(self.close)

    def _render(self, props: Props) -> None:
        if props.seat is None:
            self._shown = None
            self._sign_in.form.clear()
            self.hide()
            return
        service = service_name(props.seat.service)
        self.setWindowTitle(self.tr("{service} · Practice").replace("{service}", service))
        self.setAccessibleName(self.windowTitle())
        self._head.render_props(props)
        self._strip.render_step(props.step, props.username)
        self._notice.render_props(props)
        self._render_page(props, service)
        self._come_forward(props)

    def _render_page(self, props: Props, service: str) -> None:
        page = props.page
        self._opening.setText(self.tr("Opening {service}…").replace("{service}", service))
        self._opening.setVisible(page is Page.OPENING and props.trouble is None)
        self._sign_in.render_props(props)
        self._sign_in.setVisible(page is Page.SIGN_IN)
        if props.profile is not None:
            self._home.render_profile(props.profile)
        self._profile.render_props(props)
        self._home.setVisible(page is Page.HOME)
        self._profile.setVisible(page in {Page.PROFILE, Page.EDIT})

    def _come_forward(self, props: Props) -> None:
        """A service that is asked for comes to the front; a new page takes the focus."""
        before, self._shown = self._shown, (props.calls, props.page)
        if before is None or before[0] != props.calls:
            self.show()
            self.raise_()
            self.activateWindow()
        if before != self._shown:
            QTimer.singleShot(0, self, self._focus_page)  # once the page is laid out

    def _focus_page(self) -> None:
        page = self._model.props.page
        if page is Page.SIGN_IN:
            self._sign_in.focus_first()
        elif page is Page.HOME:
            self._head.focus_profile()
        elif page in {Page.PROFILE, Page.EDIT}:
            self._profile.focus_first()

    def _enter(self, entry: SignInEntry) -> None:
        self._model.sign_in(entry.username, entry.password)
