"""Opens the sheets of the book, and carries out what list, selection and menu ask for."""

# ruff: noqa: PLC0415 - a sheet is imported when it is opened, so that a start does not wait for it

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.orders import OrderId
from certdesk.viewmodels.book_models import BookModels
from certdesk.viewmodels.labels import Editor
from certdesk.viewmodels.orders.book_props import Props as ListProps
from certdesk.views.book.messages import BookMessages
from certdesk.views.kit.sheet import Sheet
from certdesk.views.kit.sheet_slot import SheetSlot
from certdesk.views.kit.toast import ToastStack
from certdesk.views.orders.list_menu import ListAct
from certdesk.views.wording.selection import SelectionAct

if TYPE_CHECKING:
    from certdesk.viewmodels.desk_activity import Props as ActivityProps
    from certdesk.viewmodels.importing import Props as ImportProps
    from certdesk.views.saving import Document


class BookSheets(QObject):
    """The sheets of the book over `window`; what was done is said in `toasts`, with a way back."""

    def __init__(self, window: QWidget, toasts: ToastStack, models: BookModels) -> None:
        super().__init__(window)
        self._window, self._models = window, models
        self.messages = BookMessages(toasts, models)
        self._labels, self._naming = SheetSlot(self._make_editor), SheetSlot(self._make_naming)
        self._importing, self._bulk = SheetSlot(self._make_import), SheetSlot(self._make_bulk)
        self._activity, self._panel = SheetSlot(self._make_activity), SheetSlot(self._make_panel)
        self._bind()

    @property
    def are_closed(self) -> bool:
        """Whether none of them covers the window."""
        slots = (self._labels, self._naming, self._importing, self._bulk, self._activity, self._panel)
        return not any(slot.is_open for slot in slots)

    def act_on_selection(self, act: SelectionAct) -> None:
        """Do that with the chosen orders, or with the one."""
        orders = self._models.orders.props.chosen
        rows = self._models.rows_of(orders)
        match act:
            case SelectionAct.DOWNLOAD:
                clients = {row.client for row in rows}
                self._models.bulk.model.open(orders, clients.pop() if len(clients) == 1 else "")
            case SelectionAct.CLIENT:
                self._models.labels.open(Editor.CLIENT, rows)
            case SelectionAct.TAGS:
                self._models.labels.open(Editor.TAGS, rows)
            case SelectionAct.EXPORT:
                self._export(orders)
            case SelectionAct.REMOVE:
                self._models.labels.remove_from_list(rows)
            case SelectionAct.CLEAR:
                self._models.orders.select(self._models.orders.props.current)
            case _:
                assert_never(act)

    def edit_labels(self, editor: Editor) -> None:
        """Open that editor for the chosen order."""
        self._models.labels.open(editor, self._models.rows_of(self._models.orders.props.chosen))

    def act_on_list(self, act: ListAct) -> None:
        """Do that with the list as it is shown."""
        models, shown = self._models, self._models.saved_views.props.shown
        match act:
            case ListAct.SAVE_VIEW:
                models.saved_views.name_new()
            case ListAct.RENAME_VIEW:
                models.saved_views.name_again(shown)
            case ListAct.REMOVE_VIEW:
                models.saved_views.remove(shown)
            case ListAct.IMPORT:
                models.open_import()
            case ListAct.EXPORT:
                self._export(_listed(models.orders.props))
            case ListAct.REPORT | ListAct.REMOVED:
                self._open_panel(act)
            case _:
                assert_never(act)

    def open_activity(self) -> None:
        """Open the activity of the whole desk."""
        self._models.activity.model.open()

    def export_activity(self, document: "Document") -> None:
        """Ask where to save the activity of an order, or of the desk, and save it there."""
        from certdesk.views.saving import ask_where

        ask_where(self._window, self.tr("Export activity"), document, partial(self.messages.save, document))

    def undo(self) -> None:
        """Take the newest change back."""
        if self._models.labels.props.last is None:
            self.messages.say_nothing_to_undo()
        self._models.labels.undo()

    def hold(self, *, is_held: bool) -> None:
        """While a sign-in comes in between, the downloads wait behind it."""
        self._bulk.hold(is_held=is_held)

    def _bind(self) -> None:
        models = self._models
        models.labels.changed.connect(lambda props: self._labels.show_for(props.editor))
        models.saved_views.changed.connect(lambda props: self._naming.show_for(props.naming))
        models.importing.once(lambda model: model.changed.connect(self._show_import))
        models.bulk.once(lambda model: model.changed.connect(lambda props: self._bulk.show_for(props.is_open or None)))
        models.activity.once(lambda model: model.changed.connect(self._show_activity))
        models.lists_out.once(lambda model: model.changed.connect(lambda props: self._panel.show_for(props.panel)))

    def _show_import(self, props: "ImportProps") -> None:
        self._importing.show_for(props.is_open or None)

    def _show_activity(self, props: "ActivityProps") -> None:
        self._activity.show_for(props.is_open or None)

    def _make_editor(self) -> Sheet:
        from certdesk.views.book.client_sheet import ClientSheet
        from certdesk.views.book.note_sheet import NoteSheet
        from certdesk.views.book.tags_sheet import TagsSheet

        kinds = {Editor.CLIENT: ClientSheet, Editor.TAGS: TagsSheet, Editor.NOTE: NoteSheet}
        return kinds[self._models.labels.props.editor or Editor.NOTE](self._window, self._models.labels)

    def _make_naming(self) -> Sheet:
        from certdesk.views.book.view_sheet import ViewSheet

        return ViewSheet(self._window, self._models.saved_views)

    def _make_import(self) -> Sheet:
        from certdesk.views.book.import_sheet import ImportSheet

        return ImportSheet(self._window, self._models.importing.model)

    def _make_bulk(self) -> Sheet:
        from certdesk.views.book.bulk_sheet import BulkSheet

        return BulkSheet(self._window, self._models.bulk.model)

    def _make_activity(self) -> Sheet:
        from certdesk.views.book.activity_sheet import ActivitySheet

        sheet = ActivitySheet(self._window, self._models.activity.model)
        sheet.export_wanted.connect(self.export_activity)
        return sheet

    def _open_panel(self, act: ListAct) -> None:
        from certdesk.viewmodels.lists_out import Panel

        self._models.lists_out.model.open(Panel.REPORT if act is ListAct.REPORT else Panel.REMOVED)

    def _make_panel(self) -> Sheet:
        from certdesk.viewmodels.lists_out import Panel
        from certdesk.views.book.removed_sheet import RemovedSheet
        from certdesk.views.book.report_sheet import ReportSheet

        if self._models.lists_out.model.props.panel is Panel.REMOVED:
            return RemovedSheet(self._window, self._models.lists_out.model)
        chosen = self._models.rows_of(self._models.orders.props.chosen[:1])
        return ReportSheet(self._window, self._models.lists_out.model, chosen[0].client if chosen else "")

    def _export(self, orders: tuple[OrderId, ...]) -> None:
        """The system's dialog asks before a file is replaced."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Export orders"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        csv, json = self.tr("CSV, for spreadsheets (*.csv)"), self.tr("JSON (*.json)")
        dialog.setNameFilters([csv, json])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("json" if chosen == json else "csv"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("certdesk-orders.csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._models.lists_out.model.export(orders, Path(path)))
        dialog.open()


def _listed(props: ListProps) -> tuple[OrderId, ...]:
    listing = props.listing
    return () if listing is None else tuple(listing.shelf.rows[at].key for at in listing.positions)
