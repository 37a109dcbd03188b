"""The chip that says, on every screen, that the authority is a practice CA; with its menu and its mail."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.domain.validity import DAY
from certdesk.viewmodels.practice import Props
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.menu import Menu
from certdesk.views.shell.practice_buttons import ChipButton, MailButton
from certdesk.views.wording import dates

_LEAPS = (timedelta(hours=1), timedelta(hours=2), DAY, 31 * DAY)


class PracticeChip(QWidget):
    """The violet chip at the head of the sidebar, and the unread mails beside it."""

    mailbox_wanted = Signal()
    advance_wanted = Signal(object)  # timedelta
    other_time_wanted = Signal()
    order_wanted = Signal()
    approvals_wanted = Signal()
    zone_wanted = Signal()
    people_wanted = Signal()
    iso_account_wanted = Signal()
    assistance_wanted = Signal()
    samples_wanted = Signal(object)  # Path: the folder to write below
    online_wanted = Signal(bool)
    start_over_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_online, self._acting, self._moved = True, "", ""
        self._build()
        self._bind()

    def render_props(self, props: Props) -> None:
        """Show where the practice CA stands."""
        self.setVisible(props.is_set_up or (not props.is_known and props.error is not None))
        self._moved = moved_words(props.moved)
        self._approvals.setText(waiting_words(props.waiting))
        self._reach.setText(self._reach_words(is_online=props.is_online))
        self._is_online = props.is_online
        self._chip.setEnabled(not props.is_busy)
        self._mail.set_unread(props.unread)
        self._render_note()

    def render_acting(self, acting: str) -> None:
        """Show as whom one acts, "" for oneself."""
        self._acting = acting
        self._render_note()

    def set_folded(self, is_folded: bool) -> None:
        """Show the flask alone, or the words with it."""
        self._mail.setHidden(is_folded)

    def _build(self) -> None:
        self._chip = ChipButton(
            self.tr("Practice CA"), self.tr("Nothing here is real, and nothing leaves this computer")
        )
        self._chip.setObjectName("practice_chip")
        self._mail = MailButton(self.tr("Practice mailbox"))
        self._mail.setObjectName("practice_mail")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._chip, 1)
        row.addWidget(self._mail, 0, Qt.AlignmentFlag.AlignTop)
        self._menu = Menu(self.tr("Practice CA"), self)
        self._menu.setObjectName("practice_menu")
        self._mailbox = self._menu.addAction(icon(Icon.INBOX), self.tr("Mailbox"))
        leaps = Menu(self.tr("Move time forward…"), self)
        leaps.setIcon(icon(Icon.FAST_FORWARD))
        self._menu.addMenu(leaps)
        for leap in _LEAPS:
            leaps.addAction(leap_words(leap)).triggered.connect(partial(self._leap, leap))
        self._other = leaps.addAction(self.tr("Other…"))
        self._menu.addSeparator()
        self._order = self._menu.addAction(icon(Icon.PLUS), self.tr("Place an order…"))
        self._approvals = self._menu.addAction(icon(Icon.USER_CHECK), waiting_words(0))
        self._people = self._menu.addAction(icon(Icon.USERS), self.tr("Be another person…"))
        self._zone = self._menu.addAction(icon(Icon.GLOBE), self.tr("Practice DNS and web…"))
        self._iso_account = self._menu.addAction(icon(Icon.KEY_ROUND), self.tr("ISO account…"))
        self._assistance = self._menu.addAction(icon(Icon.SEARCH), self.tr("Account Assistance…"))
        self._samples = self._menu.addAction(icon(Icon.FILE_KEY), self.tr("Write CSRs to try…"))
        self._menu.addSeparator()
        self._reach = self._menu.addAction(icon(Icon.WIFI_OFF), self._reach_words(is_online=True))
        self._start_over = self._menu.addAction(icon(Icon.ROTATE_BACK), self.tr("Start over…"))

    def _bind(self) -> None:
        self._chip.clicked.connect(self._open_menu)
        self._mail.clicked.connect(self.mailbox_wanted)
        self._mailbox.triggered.connect(self.mailbox_wanted)
        self._order.triggered.connect(self.order_wanted)
        self._approvals.triggered.connect(self.approvals_wanted)
        self._people.triggered.connect(self.people_wanted)
        self._zone.triggered.connect(self.zone_wanted)
        self._iso_account.triggered.connect(self.iso_account_wanted)
        self._assistance.triggered.connect(self.assistance_wanted)
        self._samples.triggered.connect(self._ask_where)
        self._reach.triggered.connect(lambda: self.online_wanted.emit(not self._is_online))
        self._other.triggered.connect(self.other_time_wanted)
        self._start_over.triggered.connect(self.start_over_wanted)

    def _render_note(self) -> None:
        acting = self.tr("You are {name}").replace("{name}", displayable(self._acting)) if self._acting else ""
        self._chip.set_notes(self._moved, "" if self._is_online else self.tr("offline"), quietly=acting)
        plain = Icon.USERS if self._acting else Icon.FLASK_CONICAL
        self._chip.set_icon(plain if self._is_online else Icon.WIFI_OFF)

    def _reach_words(self, *, is_online: bool) -> str:
        return self.tr("Take the practice CA offline") if is_online else self.tr("Bring the practice CA back online")

    def _open_menu(self) -> None:
        self._menu.open_below(self._chip)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Where to write the CSRs to try"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.samples_wanted.emit(Path(path)))
        dialog.open()

    def _leap(self, leap: timedelta) -> None:
        self.advance_wanted.emit(leap)


def leap_words(leap: timedelta) -> str:
    """Return a leap of the practice clock in words."""
    days, hours = leap // DAY, leap // timedelta(hours=1)
    if leap >= DAY:
        return dates.plural(QCoreApplication.translate("PracticeChip", "%n day(s)", None, days), days)
    return dates.plural(QCoreApplication.translate("PracticeChip", "%n hour(s)", None, hours), hours)


def waiting_words(waiting: int) -> str:
    """Return the entry that leads to the requests, with how many wait."""
    if not waiting:
        return QCoreApplication.translate("PracticeChip", "Requests waiting for approval…")
    return QCoreApplication.translate("PracticeChip", "Requests waiting for approval (%n)…", None, waiting)


def moved_words(moved: timedelta) -> str:
    """Return how far the practice clock is ahead, as in “+31 days”; nothing when it was not moved."""
    return f"+{leap_words(moved)}" if moved >= timedelta(hours=1) else ""
