"""Looking into a customer account of the practice provider, which stays when the ISO account goes."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.domain.iso import CustomerAccount
from certdesk.domain.text import displayable
from certdesk.viewmodels.practice_provider import KnownNumber, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.chips import ChipSize, StatusChip
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.focus import scroll_to
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.select import Select
from certdesk.views.practice.mail_row import Line, MailRow, show_lines
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import practice_provider as words
from certdesk.views.wording.failures import words_of

_LONGEST: Final = 40
_ROWS: Final = 4


class CustomerPart(QWidget):
    """A number is typed, or chosen among those that the open migration knows."""

    number_wanted = Signal(str)
    number_typed = Signal()

    def __init__(self, numbers: tuple[KnownNumber, ...]) -> None:
        super().__init__()
        self._wrong: CertDeskError | None = None
        self._looked: CustomerAccount | None = None
        self._build(numbers)
        self._bind()

    def render_props(self, props: Props) -> None:
        """Show the account that was looked for, or why there is none."""
        self._look.setText(self.tr("Looking…") if props.is_looking else self.tr("Look"))
        self._render_wrong(props.wrong)
        is_new, self._looked = props.looked is not self._looked, props.looked
        self._result.setVisible(props.looked is not None)
        if props.looked is not None and is_new:
            self._render_account(props.looked)
            QTimer.singleShot(0, self, lambda: scroll_to(self._result))  # once it is laid out

    def _build(self, numbers: tuple[KnownNumber, ...]) -> None:
        self.setObjectName("provider_customer")
        heading = PlainLabel(self.tr("Look into a customer account"), Role.SUBTITLE).wrapped()
        said = self.tr("What its owner sees, before the removal and after.")
        self._field = LabelledField(self.tr("Customer number"), role=Role.CODE)
        self._field.edit.setObjectName("provider_number")
        self._field.edit.setMaxLength(_LONGEST)
        self._look = secondary(self.tr("Look"), Icon.EYE)
        self._look.setObjectName("provider_look")
        self._field.add_beside(self._look)
        self._numbers = Select(self.tr("Customer numbers of the open migration"))
        self._numbers.setObjectName("provider_numbers")
        self._numbers.addItem(self.tr("Or choose one that was found"), "")
        for known in numbers:
            self._numbers.addItem(words.known_words(known), known.number)
        self._numbers.setVisible(bool(numbers))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        top = QVBoxLayout()
        top.setSpacing(SPACE.hair)
        top.addWidget(heading)
        top.addWidget(PlainLabel(said, Role.BODY, Ink.SECOND).wrapped())
        column.addLayout(top)
        for part in (self._field, self._numbers, self._build_result()):
            column.addWidget(part)

    def _build_result(self) -> QWidget:
        self._result = Card(sunken=True, margin=14)
        self._result.setObjectName("provider_looked")
        self._holder = PlainLabel("", Role.MEDIUM).wrapped()
        self._holder.setObjectName("provider_holder")
        self._chip = StatusChip("", Icon.CIRCLE_CHECK, ToneName.GREEN, ChipSize.SMALL)
        self._shown = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True).wrapped()
        self._shown.setObjectName("provider_customer_shown")
        self._rows = QListWidget()
        self._rows.setObjectName("provider_certificates")
        self._rows.setAccessibleName(self.tr("Certificates in this account"))
        self._rows.setItemDelegate(MailRow(lines=2))
        set_look(self._rows, "framed", "true")
        head = QHBoxLayout()
        head.setSpacing(SPACE.md)
        head.addWidget(self._holder, 1)
        head.addWidget(self._chip)
        self._result.column.addLayout(head)
        self._result.column.addWidget(self._shown)
        self._result.column.addSpacing(SPACE.xs)
        self._result.column.addWidget(self._rows)
        return self._result

    def _bind(self) -> None:
        self._field.edit.entered.connect(lambda _text: self.number_typed.emit())
        self._field.edit.returnPressed.connect(self._want)
        self._look.clicked.connect(self._want)
        self._numbers.activated.connect(self._choose)

    def _want(self) -> None:
        self.number_wanted.emit(self._field.text())

    def _choose(self, place: int) -> None:
        number = str(self._numbers.itemData(place) or "")
        if number:
            self._field.edit.write(number)
            self.number_wanted.emit(number)

    def _render_wrong(self, wrong: CertDeskError | None) -> None:
        is_new, self._wrong = wrong is not self._wrong, wrong
        said = words_of(wrong).text if wrong is not None else ""
        self._field.show_error(said)
        if said and is_new:
            self._field.edit.setFocus()
            announce(self, said, urgent=True)

    def _render_account(self, account: CustomerAccount) -> None:
        holder = displayable(account.holder, 120)
        closed, opened = self.tr("Closed"), self.tr("Open")
        self._holder.setText(holder)
        if account.is_closed:
            self._chip.show_status(closed, Icon.CIRCLE_X, ToneName.SLATE)
        else:
            self._chip.show_status(opened, Icon.CIRCLE_CHECK, ToneName.GREEN)
        count = len(account.certificates)
        title = self.tr("{number}: {certificates}").replace("{certificates}", words.shown_words(count).lower())
        self._shown.setText(title.replace("{number}", displayable(account.number)))
        told = [words.certificate_words(each) for each in account.certificates]
        lines = [Line(place, name, f"{name}, {rest}", rest) for place, (name, rest) in enumerate(told)]
        show_lines(self._rows, lines, None)
        self._rows.setVisible(bool(count))
        row = self._rows.sizeHintForRow(0) if count else 0
        self._rows.setFixedHeight(min(count, _ROWS) * row + SPACE.xs)
        state = closed if account.is_closed else opened
        announce(self, f"{holder}, {state}. {self._shown.text()}")
