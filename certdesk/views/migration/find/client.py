"""Whose a certificate is: said in a line, and changed in a field that offers the clients of the migration."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from certdesk.domain.labels import LONGEST_CLIENT
from certdesk.viewmodels.migration.find.props import Place, Props
from certdesk.views.book.completing import Offers
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.buttons import IconButton, ghost, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.theme.tokens import HEIGHT, SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.migration import find as words
from certdesk.views.wording.migration.terms import shown_client


class ClientLine(QWidget):
    """Client and end in a line; a pencil opens the field. Enter keeps, Escape leaves it as it was."""

    client_wanted = Signal(str)
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._props = Props()
        self._build()
        self._pencil.clicked.connect(self.edit)
        self._keep.clicked.connect(self._tell)
        self._cancel.clicked.connect(self.close_field)
        self._field.edit.returnPressed.connect(self._tell)
        self._field.edit.entered.connect(self.edited)
        self._all.triggered.connect(self._offers.show_all)

    def render_line(self, props: Props) -> None:
        """Show whose what is chosen is, and when it ends."""
        if props.chosen.ids != self._props.chosen.ids:
            self._show_field(is_on=False)
        self._props = props
        chosen = props.chosen
        self._client.setText(self._client_text())
        self._client.setVisible(props.has_clients)
        self._pencil.setVisible(props.has_clients)
        self._end.setText(words.end_words(chosen))
        self._end.setVisible(bool(self._end.text()))
        self._offers.show_words([shown_client(client) for client in props.clients])
        error = props.error_at(Place.CLIENT)
        self._field.show_error("" if error is None else words_of(error).text)
        self._keep.setEnabled(not props.is_busy)

    def edit(self) -> None:
        """Open the field, with what it is now."""
        self._field.edit.write(shown_client(self._props.chosen.client or ""))
        self._show_field(is_on=True)
        self._field.edit.selectAll()
        self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Close the field; what was typed is not kept."""
        had_focus = self._form.isVisible()
        self._show_field(is_on=False)
        self.edited.emit()
        if had_focus:
            self._pencil.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._form.isVisible():
            self.close_field()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._client = ElidedLabel("", Role.BODY, Ink.SECOND)
        self._client.setObjectName("migration_find_client")
        self._pencil = IconButton(Icon.PENCIL, self.tr("Set client"), side=HEIGHT.least_target, ink=Ink.QUIET)
        self._pencil.setObjectName("migration_find_client_edit")
        self._end = PlainLabel("", Role.BODY, Ink.SECOND, tabular=True)
        self._end.setObjectName("migration_find_end")
        self._line = QWidget()
        flow = FlowLayout(self._line, gap=SPACE.xs, centred=True)
        for part in (self._client, self._pencil, self._end):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._build_form())

    def _build_form(self) -> QWidget:
        self._field = LabelledField(self.tr("Client"))
        self._field.edit.setObjectName("migration_find_client_field")
        self._field.edit.setMaxLength(2 * LONGEST_CLIENT)
        self._offers = Offers(self._field.edit, self.tr("Clients of the migration"))
        self._all = self._field.edit.addAction(icon(Icon.CHEVRON_DOWN), QLineEdit.ActionPosition.TrailingPosition)
        self._all.setText(self.tr("Show all clients"))
        self._all.setToolTip(self._all.text())
        self._keep, self._cancel = secondary(self.tr("Set client")), ghost(self.tr("Cancel"))
        self._keep.setObjectName("migration_find_client_keep")
        self._cancel.setObjectName("migration_find_client_cancel")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=SPACE.md)
        flow.addWidget(self._keep)
        flow.addWidget(self._cancel)
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, SPACE.xs, 0, 0)
        column.setSpacing(SPACE.md)
        column.addWidget(self._field)
        column.addWidget(buttons)
        self._form.hide()
        return self._form

    def _client_text(self) -> str:
        said = words.client_words(self._props.chosen)
        return said if said.endswith(".") else self.tr("{client}.").replace("{client}", said)

    def _show_field(self, *, is_on: bool) -> None:
        self._form.setVisible(is_on)
        self._line.setVisible(not is_on)

    def _tell(self) -> None:
        self.client_wanted.emit(self._field.text())
