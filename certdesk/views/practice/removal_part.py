"""How the ISO account stands at its provider, and the day on which it goes."""

from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.iso import IsoAccount
from certdesk.domain.text import displayable
from certdesk.viewmodels.practice_provider import QUICK_DAYS, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import Button, primary, secondary
from certdesk.views.kit.day_field import DayField
from certdesk.views.kit.facts import Fact, FactCard
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording import practice_provider as words

_NOW: Final = 0
_LATEST: Final = timedelta(days=3650)


class RemovalPart(QWidget):
    """The day in the field is the user's; it is filled in once, when the provider has said which day is set."""

    day_wanted = Signal(object)  # date
    days_wanted = Signal(int)
    day_typed = Signal()
    keep_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: Props | None = None
        self._build()
        self._bind()

    def render_props(self, props: Props) -> None:
        """Show how the account stands; what was changed is read out, and what can be done about it gets the focus."""
        before, self._shown = self._shown, props
        account = props.account
        self.setVisible(account is not None)
        if account is None:
            return
        if before is None or before.account is None:
            self._day.set_latest(props.today + _LATEST)
            self._day.write(account.removal or props.today + timedelta(days=QUICK_DAYS[0]))
        self._render_account(account, props.days_left)
        self._choosing.setVisible(not account.is_removed)
        self._keep.setVisible(account.removal is not None)
        for part in (*self._buttons, self._bring_back, self._day):
            part.setEnabled(not props.is_setting)
        self._set.setText(self.tr("Setting…") if props.is_setting else self.tr("Set the day"))
        over = self.tr("That day is over. Choose today to remove it at once, or a later day.")
        self._day.show_error(over if props.is_day_over else "")
        self._tell(before, props)

    def _build(self) -> None:
        self.setObjectName("provider_removal")
        self._name = Fact(Icon.KEY_ROUND, "provider_username")
        self._count = Fact(Icon.AWARD, "provider_shown")
        self._end = Fact(Icon.CALENDAR_X, "provider_end")
        self._removed = Banner(Icon.TRIANGLE_ALERT, "")
        self._removed.setObjectName("provider_removed")
        self._bring_back = secondary(self.tr("Bring it back"), Icon.UNDO)
        self._bring_back.setObjectName("provider_bring_back")
        self._removed.add_action(self._bring_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        for part in (FactCard(self._name, self._count, self._end), self._removed, self._build_choosing()):
            column.addWidget(part)

    def _build_choosing(self) -> QWidget:
        self._choosing = QWidget()
        hint = self.tr("It goes as that day begins (UTC), by the practice clock. Today means at once.")
        self._day = DayField(self.tr("Removal day"), hint=hint)
        self._day.edit.setObjectName("provider_day")
        self._set = primary(self.tr("Set the day"))
        self._set.setObjectName("provider_set")
        self._day.add_beside(self._set)
        self._quick = {days: _quick(days) for days in (_NOW, *QUICK_DAYS)}
        self._keep = secondary(self.tr("Keep the ISO account"), Icon.UNDO)
        self._keep.setObjectName("provider_keep")
        self._buttons: tuple[Button, ...] = (self._set, *self._quick.values(), self._keep)
        choices = QWidget()
        flow = FlowLayout(choices, gap=SPACE.md)
        for button in (*self._quick.values(), self._keep):
            flow.addWidget(button)
        column = QVBoxLayout(self._choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(self._day)
        column.addWidget(choices)
        return self._choosing

    def _bind(self) -> None:
        self._day.entered.connect(lambda _day: self.day_typed.emit())
        self._set.clicked.connect(lambda: self.day_wanted.emit(self._day.day()))
        for days, button in self._quick.items():
            button.clicked.connect(partial(self._want_days, days))
        for back in (self._keep, self._bring_back):
            back.clicked.connect(self.keep_wanted)

    def _want_days(self, days: int) -> None:
        self.days_wanted.emit(days)

    def _render_account(self, account: IsoAccount, days_left: int | None) -> None:
        self._name.show_words(displayable(account.username), self.tr("ISO sign-in"))
        self._count.show_words(words.shown_words(account.shown), self.tr("What the ISO account shows now"))
        self._end.show_words(*words.removal_words(account.removal, days_left))
        self._end.setVisible(not account.is_removed)
        self._removed.setVisible(account.is_removed)
        if account.is_removed and account.removal is not None:
            self._removed.show_notice(Icon.TRIANGLE_ALERT, *words.removed_words(account.removal), ToneName.AMBER)

    def _tell(self, before: Props | None, props: Props) -> None:
        if props.is_day_over and not (before and before.is_day_over):
            self._day.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self._day.edit.accessibleDescription(), urgent=True)
        if before is None or not before.is_setting or props.is_setting:
            return
        if props.removal is not None:
            self._day.write(props.removal)
        self._first_after(props).setFocus(Qt.FocusReason.OtherFocusReason)
        if props.problem is None:
            announce(self, ". ".join(_told(props.removal, props)))

    def _first_after(self, props: Props) -> QWidget:
        if props.is_removed:
            return self._bring_back
        return self._day.edit if props.removal is None else self._keep


def _quick(days: int) -> Button:
    button = secondary(words.quick_words(days))
    button.setObjectName(f"provider_in_{days}")
    return button


def _told(removal: date | None, props: Props) -> tuple[str, str]:
    if removal is not None and props.is_removed:
        return words.removed_words(removal)
    return words.removal_words(removal, props.days_left)
