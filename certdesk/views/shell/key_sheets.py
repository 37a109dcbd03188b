"""The sheets of private keys: making one, saving one, and files that hold one together with the certificate."""

# ruff: noqa: PLC0415 - a sheet is imported when it is opened, so that a start does not wait for it

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from certdesk.viewmodels.late import Late
from certdesk.views.kit.sheet import Sheet
from certdesk.views.kit.sheet_slot import SheetSlot
from certdesk.views.shell.main_window import MainWindow

if TYPE_CHECKING:
    from certdesk.viewmodels.key_models import KeyModels


class KeySheets(QObject):
    """One slot per sheet. Each may have come from another sheet, which waits behind it."""

    changed = Signal()  # one opened or closed

    def __init__(self, window: MainWindow, models: "Late[KeyModels]") -> None:
        super().__init__(window)
        self._window, self._models = window, models
        self._making, self._store = SheetSlot(self._make_making), SheetSlot(self._make_store)
        self._file = SheetSlot(self._make_file)
        self._open: dict[SheetSlot, bool] = {}
        models.once(self._tie)

    @property
    def are_closed(self) -> bool:
        """Whether none covers the window."""
        return not any(slot.is_open for slot in (self._making, self._store, self._file))

    def covers_formats(self) -> bool:
        """Whether the formats of a download wait behind one."""
        return self._models.made is not None and self._models.made.store.props.is_open

    def covers_request(self) -> bool:
        """Whether a request that is being handed in waits behind one."""
        return self._models.made is not None and self._models.made.making.props.is_open

    def hold(self, *, is_held: bool) -> None:
        """Keep them out of sight while something else has to come first, and one that led to another anyway."""
        has_led_on = self._models.made is not None and self._models.made.file.props.is_open
        self._making.hold(is_held=is_held or has_led_on)
        for slot in (self._store, self._file):
            slot.hold(is_held=is_held)

    def _tie(self, models: "KeyModels") -> None:
        models.making.changed.connect(lambda props: self._show(self._making, is_open=props.is_open))
        models.store.changed.connect(lambda props: self._show(self._store, is_open=props.is_open))
        models.file.changed.connect(lambda props: self._show(self._file, is_open=props.is_open))

    def _show(self, slot: SheetSlot, *, is_open: bool) -> None:
        if self._open.get(slot, False) != is_open:
            self._open[slot] = is_open
            slot.show_for(is_open or None)
            self.changed.emit()

    def _make_making(self) -> Sheet:
        from certdesk.views.making.sheet import MakingSheet

        return MakingSheet(self._window, self._models.model.making)

    def _make_store(self) -> Sheet:
        from certdesk.views.key_store.sheet import KeyStoreSheet

        return KeyStoreSheet(self._window, self._models.model.store)

    def _make_file(self) -> Sheet:
        from certdesk.views.key_store.key_file_sheet import KeyFileSheet

        return KeyFileSheet(self._window, self._models.model.file)
