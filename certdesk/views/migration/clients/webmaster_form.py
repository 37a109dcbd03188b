"""Whom a letter goes to, and which certificates it is about: all of it optional."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.holdings import HoldingId
from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.clients.outcome import About, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.theme.tokens import HEIGHT, SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.migration import sign_in as words

_MOST: Final = 12


class WebmasterForm(QWidget):
    """Who is asked of Customer Support has no webmaster to name, so those fields can be left out."""

    name_entered = Signal(str)
    email_entered = Signal(str)
    add_wanted = Signal(str)
    left_out = Signal(object)  # HoldingId

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_webmaster")
        self._about: tuple[About, ...] = ()
        self._sent = ""
        self._build()
        self._name.edit.entered.connect(self.name_entered)
        self._email.edit.entered.connect(self.email_entered)
        self._names.edit.returnPressed.connect(self._add)
        self._add_button.clicked.connect(self._add)

    def render_form(self, props: Props, *, has_webmaster: bool) -> None:
        """Show what was typed and what is kept; what is being typed stays as it is."""
        for field in (self._name, self._email):
            field.setVisible(has_webmaster)
        for field, text in ((self._name, props.webmaster.name), (self._email, props.webmaster.email)):
            if not field.edit.hasFocus():
                field.edit.write(text)
        self._email.show_error(self.tr("This is not an e-mail address.") if props.is_email_wrong else "")
        self._names.show_error(one_line(props.problem) if props.problem is not None else "")
        if props.about != self._about:
            self._take_about(props.about, is_taken=props.problem is None)

    def focus_first(self) -> None:
        """Put the focus on the first field that is shown."""
        first = self._names if self._name.isHidden() else self._name
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._name = LabelledField(self.tr("Your webmaster’s name (optional)"))
        self._name.setObjectName("migration_webmaster_name")
        self._email = LabelledField(self.tr("Your webmaster’s e-mail (optional)"))
        self._email.setObjectName("migration_webmaster_email")
        hint = self.tr("Leave it empty for all of them. Several at once: with commas between.")
        self._names = LabelledField(self.tr("Certificates it is about (optional)"), hint=hint)
        self._names.setObjectName("migration_about_names")
        self._names.edit.setPlaceholderText(self.tr("For example shop.example.com"))
        self._add_button = secondary(self.tr("Add"), Icon.PLUS)
        self._add_button.setObjectName("migration_about_add")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.hair)
        self._more = PlainLabel("", Role.SMALL, Ink.QUIET)
        self._more.setObjectName("migration_about_more")
        self._more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        for field in (self._name, self._email, self._names):
            column.addWidget(field)
        column.addWidget(self._add_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._list)
        column.addWidget(self._more)
        column.addStretch(1)

    def _add(self) -> None:
        self._sent = self._names.text()
        self.add_wanted.emit(self._sent)

    def _take_about(self, about: tuple[About, ...], *, is_taken: bool) -> None:
        """The field is empty again once what it held is listed, unless something else was typed meanwhile."""
        if is_taken and self._sent and self._names.text() == self._sent:
            self._names.edit.write("")
            self._sent = ""
        self._about = about
        while (item := self._list.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        stop: QWidget = self._add_button
        for number, each in enumerate(about[:_MOST], 1):
            row, button = self._row(number, each)
            self._list.addWidget(row)
            QWidget.setTabOrder(stop, button)
            stop = button
        left = len(about) - _MOST
        self._more.setVisible(left > 0)
        self._more.setText(words.more_held(left))

    def _row(self, number: int, about: About) -> tuple[QWidget, QWidget]:
        name = ElidedLabel("", Role.BODY, mode=Qt.TextElideMode.ElideMiddle)
        name.setObjectName(f"migration_about_{number}")
        name.show_foreign(about.name)
        leave = self.tr("Leave out {name}").format(name=displayable(about.name))
        button = IconButton(Icon.X, leave, side=HEIGHT.least_target, ink=Ink.SECOND)
        button.setObjectName(f"migration_about_leave_{number}")
        button.clicked.connect(lambda: self._leave_out(about.id))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.md)
        line.addWidget(name, 1)
        line.addWidget(button)
        return row, button

    def _leave_out(self, holding: HoldingId) -> None:
        """The row goes, and the focus with it: to the field that names are put in by."""
        self._names.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left_out.emit(holding)
