"""Whose orders are they: a client that is known already, or a new one."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from certdesk.domain.labels import LONGEST_CLIENT
from certdesk.domain.text import displayable
from certdesk.viewmodels.labels import LabelsViewModel, Props
from certdesk.views.book.completing import Offers
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.labels import whose


class ClientSheet(Sheet):
    """One field. Its list offers the clients of the book."""

    def __init__(self, window: QWidget, model: LabelsViewModel) -> None:
        props = model.props
        title = QCoreApplication.translate("ClientSheet", "Set client")
        super().__init__(window, SheetHead(title, whose(len(props.orders), props.name)), width=460)
        self.setObjectName("client_sheet")
        self._model = model
        self._build()
        self._bind()
        self._field.edit.write(props.client)
        self._field.edit.selectAll()
        self._render(props)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._field.edit.selectAll()

    def _build(self) -> None:
        hint = self.tr("A name that is not in the list makes a new client.")
        self._field = LabelledField(self.tr("Client"), hint=hint)
        self._field.edit.setObjectName("client_name")
        self._field.edit.setMaxLength(2 * LONGEST_CLIENT)
        self._offers = Offers(self._field.edit, self.tr("Clients of the book"))
        self._all = self._field.edit.addAction(icon(Icon.CHEVRON_DOWN), QLineEdit.ActionPosition.TrailingPosition)
        self._all.setText(self.tr("Show all clients"))
        self._all.setToolTip(self._all.text())
        self.body.addWidget(self._field)
        self._cancel, self._keep = secondary(self.tr("Cancel")), primary(self.tr("Set client"))
        self._cancel.setObjectName("client_cancel")
        self._keep.setObjectName("client_keep")
        self._keep.setDefault(True)
        self.footer.addStretch(1)
        self.footer.addWidget(self._cancel)
        self.footer.addWidget(self._keep)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._all.triggered.connect(self._offers.show_all)
        self._field.edit.returnPressed.connect(self._set)
        self._keep.clicked.connect(self._set)
        self._cancel.clicked.connect(self.dismiss)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        self.set_busy(busy=props.is_keeping)
        self._keep.setEnabled(props.can_keep)
        self._offers.show_words([displayable(count.name) for count in props.known if count.name])
        self._field.show_error(words_of(props.error).text if props.error else "")

    def _set(self) -> None:
        self._model.keep_client(self._field.text())
