"""Saving the certificates of several orders: for what, where, named how, and then what became of each."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.text import displayable
from certdesk.viewmodels.bulk_download import FORMATS, BulkDownloadViewModel, Props
from certdesk.views.book.bulk_results import BulkResults
from certdesk.views.book.import_summary import Working
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.select import Select
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.saving import show_folder
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.downloads import format_words, server_words
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.selection import orders

_WIDTH: Final = 620
_LONGEST_TEMPLATE: Final = 120
_SHOWN_FOLDER: Final = 48


class BulkSheet(Sheet):
    """One folder per client below the chosen one; what cannot be saved is named with its reason."""

    def __init__(self, window: QWidget, model: BulkDownloadViewModel) -> None:
        title = QCoreApplication.translate("BulkSheet", "Download certificates")
        super().__init__(window, SheetHead(title, orders(model.props.count)), width=_WIDTH)
        self.setObjectName("bulk_sheet")
        self._model = model
        self._build()
        self._bind()
        self._field.edit.write(model.props.template)
        self._render(model.props)

    def _build(self) -> None:
        self._problem = Banner(Icon.TRIANGLE_ALERT, "")
        self._problem.setObjectName("bulk_problem")
        self._choices = self._build_choices()
        self._working = Working(self.tr("Saving the certificates…"))
        self._results = BulkResults()
        self.body.setSpacing(SPACE.lg)
        for widget in (self._problem, self._choices, self._working, self._results):
            self.body.addWidget(widget)
        self._show = secondary(self.tr("Show in folder"), Icon.FOLDER_OPEN)
        self._show.setObjectName("bulk_show")
        self._cancel, self._save = secondary(""), primary("")
        self._cancel.setObjectName("bulk_cancel")
        self._save.setObjectName("bulk_save")
        self.footer.addWidget(self._show)
        self.footer.addStretch(1)
        self.footer.addWidget(self._cancel)
        self.footer.addWidget(self._save)

    def _build_choices(self) -> QWidget:
        self._server, self._format = Select(self.tr("Where they will be installed")), Select(self.tr("Format"))
        self._server.setObjectName("bulk_server")
        self._format.setObjectName("bulk_format")
        for server in Server:
            if server is not Server.UNSURE:
                self._server.addItem(server_words(server).name, server)
        for format_ in FORMATS:
            words = format_words(format_)
            self._format.addItem(f"{words.name} ({words.extension})", format_)
        self._folder = secondary("", Icon.FOLDER)
        self._folder.setObjectName("bulk_folder")
        self._folder.set_trailing_icon(Icon.CHEVRON_DOWN)
        note = self.tr("{name}, {client}, {order} and {format} stand for what each order has there.")
        self._field = LabelledField(self.tr("File names"), hint=note, role=Role.CODE)
        self._field.edit.setObjectName("bulk_template")
        self._field.edit.setMaxLength(_LONGEST_TEMPLATE)
        self._preview = PlainLabel("", Role.CODE, Ink.SECOND).wrapped()
        self._preview.setObjectName("bulk_preview")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        labelled = (
            (self.tr("Where they will be installed"), self._server),
            (self.tr("Format"), self._format),
            (self.tr("Folder. Each client gets one of its own in it."), self._folder),
        )
        for text, control in labelled:
            label = PlainLabel(text, Role.LABEL)
            label.setBuddy(control)
            column.addWidget(label)
            column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeading)
            column.addSpacing(SPACE.md)
        column.addWidget(self._field)
        column.addWidget(self._preview)
        return holder

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._server.currentIndexChanged.connect(self._choose_server)
        self._format.currentIndexChanged.connect(self._choose_format)
        self._folder.clicked.connect(self._choose_folder)
        self._field.edit.entered.connect(model.set_template)
        self._results.sign_in_wanted.connect(model.sign_in)
        self._show.clicked.connect(self._open_folder)
        self._save.clicked.connect(self._go_on)
        self._cancel.clicked.connect(self._back_out)
        self.closed.connect(model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            return
        with QSignalBlocker(self._server), QSignalBlocker(self._format):
            self._server.setCurrentIndex(self._server.findData(props.server))
            self._format.setCurrentIndex(self._format.findData(props.format))
        self._folder.setText(displayable(str(props.folder or ""), _SHOWN_FOLDER).replace("&", "&&"))
        self._folder.updateGeometry()
        self._field.show_error(words_of(props.template_error).text if props.template_error else "")
        self._preview.setText("\n".join(displayable(str(path), 120) for path in props.preview))
        self._problem.setVisible(props.error is not None)
        if props.error is not None:
            words = words_of(props.error)
            self._problem.show_notice(Icon.TRIANGLE_ALERT, *words.notice, ToneName.AMBER)
        has_results = bool(props.lines)
        self._choices.setVisible(not has_results and not props.is_saving)
        self._working.setVisible(props.is_saving)
        self._working.show_progress(props.progress)
        self._results.setVisible(has_results and not props.is_saving)
        self._results.show_lines(props.lines)
        self._render_foot(props)

    def _render_foot(self, props: Props) -> None:
        has_results = bool(props.lines) and not props.is_saving
        self.set_busy(busy=props.is_saving)
        self._show.setVisible(has_results and any(line.saved for line in props.lines))
        self._cancel.setText(self.tr("Stop") if props.is_saving else self.tr("Cancel"))
        self._cancel.setVisible(not has_results or props.rest > 0)
        self._cancel.setEnabled(not props.is_stopping)
        if has_results:
            self._cancel.setText(self.tr("Close"))
        words = self.tr("Try the rest again") if props.rest else self.tr("Close")
        self._save.setText(words if has_results else self.tr("Save"))
        self._save.setVisible(not props.is_saving)
        self._save.setEnabled(props.can_save or (has_results and not props.rest))
        self._save.updateGeometry()

    def _choose_server(self, _index: int) -> None:
        self._model.set_server(Server(self._server.currentData()))

    def _choose_format(self, _index: int) -> None:
        self._model.set_format(DownloadFormat(self._format.currentData()))

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), str(self._model.props.folder or ""))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._model.set_folder(Path(path)))
        dialog.open()

    def _open_folder(self) -> None:
        folder = self._model.props.folder
        if folder is not None:
            show_folder(folder)

    def _go_on(self) -> None:
        props = self._model.props
        if not props.lines:
            self._model.save()
        elif props.rest:
            self._model.save_rest()
        else:
            self.dismiss()

    def _back_out(self) -> None:
        if self._model.props.is_saving:
            self._model.stop()
        else:
            self.dismiss()
