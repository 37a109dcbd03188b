"""The page Hand over: a dashboard of all clients until nothing depends on the ISO account any more."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.migration.hand_over import HandOverViewModel
from certdesk.viewmodels.migration.hand_over_props import Standing

_LEAST_CHARACTERS: Final = 86
_SHARES: Final = (9, 17)


class HandOverPage(QWidget):
    """`undo_offered` is for a toast whose button calls `undo`, as Ctrl+Z does."""

    said = Signal(str)
    undo_offered = Signal(str)
    plan_wanted = Signal()
    archive_wanted = Signal()
    save_all_wanted = Signal()
    summary_wanted = Signal()

    def __init__(self, model: HandOverViewModel) -> None:
        super().__init__()
        self._model = model
        self._build()
        self._bind()
        self._render(model.props)

    def focus_first(self) -> None:
        """Put the focus where one goes on: at the clients, or at what is to be done when there is nothing else."""
        if self._model.props.standing is Standing.UNDER_WAY:
            self._list.focus_list()
        else:
            self._end.focus_first()

    def set_forecast_line(self, widget: QWidget) -> None:
        """Show what the removal of the ISO account would mean today, below how far all are."""
        self._forecast.addWidget(widget)

    def undo(self) -> bool:
        """Take the last tick back; return whether there was one."""
        return self._model.undo()
