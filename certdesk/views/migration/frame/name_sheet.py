"""What a migration is called."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.errors import FieldError
from certdesk.domain.migration import migration_name
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.wording.failures import words_of

_WIDTH = 460


class NameSheet(Sheet):
    """Enter keeps the name; one that cannot be is told at the field."""

    named = Signal(str)

    def __init__(self, window: QWidget, name: str) -> None:
        title = QCoreApplication.translate("NameSheet", "Rename the migration")
        super().__init__(window, SheetHead(title), width=_WIDTH)
        self.setObjectName("migration_name_sheet")
        self._field = LabelledField(self.tr("Name"))
        self._edit = self._field.edit
        self._edit.setObjectName("migration_name")
        self.body.addWidget(self._field)
        cancel, self._save = secondary(self.tr("Cancel")), primary(self.tr("Rename"))
        cancel.setObjectName("migration_name_cancel")
        self._save.setObjectName("migration_name_save")
        cancel.clicked.connect(self.dismiss)
        self._save.clicked.connect(self._keep)
        self._edit.returnPressed.connect(self._keep)
        self.footer.addStretch(1)
        self.footer.addWidget(cancel)
        self.footer.addWidget(self._save)
        self._edit.write(name)

    def present(self, first: QWidget | None = None) -> None:
        """Open over the window, with the name to be typed over."""
        super().present(first or self._edit)
        self._edit.selectAll()

    def _keep(self) -> None:
        try:
            name = migration_name(self._edit.text())
        except FieldError as error:
            self._field.show_error(words_of(error).text)
            return
        self.dismiss()
        self.named.emit(name)
