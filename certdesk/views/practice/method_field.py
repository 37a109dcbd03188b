"""How control of the names is to be proved."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from certdesk.domain.portal import ValidationMethod
from certdesk.viewmodels.new_order.props import Props
from certdesk.views.kit.below import Below
from certdesk.views.kit.checks import RadioButton
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.ordering import file_bar, method_choice

_METHODS = (ValidationMethod.DNS_TXT, ValidationMethod.DNS_CNAME, ValidationMethod.HTTP, ValidationMethod.EMAIL)

_COLUMNS = 2


class MethodField(QWidget):
    """One of four; the file is off for wildcards, and the line below says why (BR 3.2.2.4.18)."""

    chosen = Signal(object)  # ValidationMethod

    def __init__(self) -> None:
        super().__init__()
        title = self.tr("How the names are proved")
        group = QWidget()
        group.setAccessibleName(title)
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE.sm)
        grid.setColumnStretch(1, 1)
        self._buttons = {method: RadioButton(method_choice(method)) for method in _METHODS}
        for place, (method, button) in enumerate(self._buttons.items()):
            button.setObjectName(f"new_order_by_{method.name.lower()}")
            when_chosen(button, partial(self.chosen.emit, method))
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        self._below = Below()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(PlainLabel(title, Role.LABEL))
        column.addWidget(group)
        column.addWidget(self._below)

    def show_method(self, props: Props) -> None:
        """Show which one is chosen, and whether the file can be."""
        bar, file = file_bar(props), self._buttons[ValidationMethod.HTTP]
        file.setEnabled(not bar)
        file.setAccessibleDescription(bar)
        mark(self._buttons[props.method])
        self._below.show_words(bar)
