"""Where a sheet stands while its view-model says that it is open."""

from collections.abc import Callable

from certdesk.views.kit.sheet import Sheet


class SheetSlot:
    """Has `make` make the sheet when there is something to show it for, and lets it go when there is not."""

    def __init__(self, make: Callable[[], Sheet]) -> None:
        self._make = make
        self._sheet: Sheet | None = None
        self._subject: object = None

    @property
    def is_open(self) -> bool:
        """Whether the sheet covers the window."""
        return self._sheet is not None and self._sheet.isVisible()

    def show_for(self, subject: object) -> None:
        """Show the sheet for `subject`; None is nothing."""
        if subject == self._subject:
            return
        self._subject, old = subject, self._sheet
        self._sheet = None
        if old is not None:
            old.dismiss()
            old.deleteLater()
        if subject is not None:
            self._sheet = self._make()
            self._sheet.present()

    def hold(self, *, is_held: bool) -> None:
        """Keep the sheet out of sight while something else has to come first, with all that stands in it.

        It comes back with the focus where it was.
        """
        if self._sheet is None:
            return
        if is_held:
            self._sheet.hide()
        elif not self._sheet.isVisible():
            self._sheet.present(self._sheet.focusWidget())
