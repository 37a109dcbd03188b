"""A name for what the list shows now, or another name for a saved view."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from certdesk.domain.saved_views import LONGEST_NAME
from certdesk.domain.urgency import View
from certdesk.viewmodels.saved_views import Naming, Props, SavedViewsViewModel
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.lists import view_shows


class ViewSheet(Sheet):
    """One field, and what the view shows in words."""

    def __init__(self, window: QWidget, model: SavedViewsViewModel) -> None:
        translate, naming = QCoreApplication.translate, model.props.naming or Naming("", View.ALL)
        title = translate("ViewSheet", "Rename view") if naming.old else translate("ViewSheet", "Save this view")
        super().__init__(window, SheetHead(title, view_shows(naming.view, naming.typed)), width=460)
        self.setObjectName("view_sheet")
        self._model = model
        self._build(naming)
        self._bind()
        self._render(model.props)

    def _build(self, naming: Naming) -> None:
        self._field = LabelledField(self.tr("Name"), hint=self.tr("It stands in the sidebar, with its count."))
        self._field.edit.setObjectName("view_name")
        self._field.edit.setMaxLength(2 * LONGEST_NAME)
        self._field.edit.write(naming.old or naming.typed[:LONGEST_NAME])
        self._field.edit.selectAll()
        self.body.addWidget(self._field)
        keep = self.tr("Rename view") if naming.old else self.tr("Save view")
        self._cancel, self._keep = secondary(self.tr("Cancel")), primary(keep)
        self._cancel.setObjectName("view_cancel")
        self._keep.setObjectName("view_keep")
        self._keep.setDefault(True)
        self.footer.addStretch(1)
        self.footer.addWidget(self._cancel)
        self.footer.addWidget(self._keep)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._field.edit.returnPressed.connect(self._set)
        self._keep.clicked.connect(self._set)
        self._cancel.clicked.connect(self.dismiss)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        self.set_busy(busy=props.is_keeping)
        self._keep.setEnabled(not props.is_keeping)
        self._field.show_error(words_of(props.error).text if props.error else "")

    def _set(self) -> None:
        self._model.keep(self._field.text())
