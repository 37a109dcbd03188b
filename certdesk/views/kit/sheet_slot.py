"""Where sheets stand over a window, one at a time, and from where they are let go when they close."""

from collections.abc import Callable

from certdesk.views.kit.sheet import Sheet


class OneSheet:
    """For sheets that a click opens: another one closes the one before."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None

    @property
    def is_open(self) -> bool:
        """Whether the sheet covers the window."""
        return self._sheet is not None and self._sheet.isVisible()

    def open(self, sheet: Sheet) -> None:
        """Show that sheet until it closes."""
        self.close()
        self._sheet = sheet
        sheet.closed.connect(self.close)
        sheet.present()

    def close(self) -> None:
        """Close the sheet, if there is one."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.dismiss()
            sheet.deleteLater()

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


class SheetSlot(OneSheet):
    """For a sheet that a view-model opens: `make` makes it for as long as there is something to show it for."""

    def __init__(self, make: Callable[[], Sheet]) -> None:
        super().__init__()
        self._make = make
        self._subject: object = None

    def show_for(self, subject: object) -> None:
        """Show the sheet for `subject`; None is nothing."""
        if subject == self._subject:
            return
        self._subject = subject
        if subject is None:
            self.close()
        else:
            self.open(self._make())
