"""The names of a certificate as chips; the first dozen, then the way to the rest."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.orders.details_props import ShownName
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.chips import NameChip
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.orders.details.emptying import empty
from certdesk.views.wording import dates

_MOST = 12
_LONGEST = 48


class NameChips(QWidget):
    """Chips in lines. A name too long for its chip is cut, and whole in the tooltip and in the Names tab."""

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[ShownName, ...] = ()
        self._flow = FlowLayout(self, gap=6)

    def show_names(self, names: tuple[ShownName, ...]) -> None:
        """Show these names."""
        if names == self._names:
            return
        self._names = names
        empty(self._flow)
        for name in names[:_MOST]:
            self._flow.addWidget(_chip(name))
        if len(names) > _MOST:
            self._flow.addWidget(self._link(len(names) - _MOST))
        self.updateGeometry()

    def _link(self, more: int) -> LinkButton:
        words = QCoreApplication.translate("NameChips", "and %n more", None, more)
        link = LinkButton(dates.plural(words, more))
        link.setObjectName("more_names")
        link.clicked.connect(self.all_wanted)
        return link


def _chip(name: ShownName) -> NameChip:
    chip = NameChip(displayable(name.shown, _LONGEST))
    set_plain_tooltip(chip, displayable(name.name))
    return chip
