"""Saving the packs of several clients into a folder, and what became of each."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from certdesk.viewmodels.migration.papers.all import PapersOutViewModel, Props
from certdesk.views.book.import_summary import Working
from certdesk.views.book.table import PlainTable, TableModel, TableRow
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.migration.hand_over.pack_files import pack_files
from certdesk.views.saving import show_folder
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.migration import packs_saving as words

_WIDTH: Final = 600
_ROWS: Final = 7


class PacksSheet(Sheet):
    """Shown once the model has begun. A file that is in the way is asked about before anything is written."""

    def __init__(self, window: QWidget, model: PapersOutViewModel) -> None:
        title = QCoreApplication.translate("PacksSheet", "Save the packs")
        super().__init__(window, SheetHead(title, words.clients_words(model.props.count)), width=scaled(_WIDTH))
        self.setObjectName("migration_packs_sheet")
        self._model = model
        self._told = ""
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self._problem = Banner(Icon.TRIANGLE_ALERT, "")
        self._problem.setObjectName("migration_packs_problem")
        self._both, self._replace = secondary(self.tr("Keep both")), secondary(self.tr("Replace"))
        self._both.setObjectName("migration_packs_both")
        self._replace.setObjectName("migration_packs_replace")
        self._problem.add_action(self._both)
        self._problem.add_action(self._replace)
        self._note = PlainLabel(
            self.tr(
                "Each client gets a PDF, a text and a mail, all of one name. The mails open as drafts in your mail "
                "program. CertDesk sends nothing."
            ),
            ink=Ink.SECOND,
        ).wrapped()
        self._working = Working(words.preparing_words(self._model.props.count))
        self._title = PlainLabel("", Role.SUBTITLE)
        self._title.setObjectName("migration_packs_outcome")
        self._rows = TableModel((self.tr("Client"), self.tr("What became of it")))
        self._table = PlainTable(self._rows, self.tr("What became of each pack"), wide=1)
        self._table.setObjectName("migration_packs_results")
        self._table.setMinimumHeight(_ROWS * self._table.verticalHeader().defaultSectionSize())
        self.body.setSpacing(SPACE.lg)
        for widget in (self._problem, self._note, self._working, self._title, self._table):
            self.body.addWidget(widget)
        self._show = secondary(self.tr("Show in folder"), Icon.FOLDER_OPEN)
        self._show.setObjectName("migration_packs_show")
        self._cancel, self._choose = secondary(""), primary("", Icon.FOLDER)
        self._cancel.setObjectName("migration_packs_cancel")
        self._choose.setObjectName("migration_packs_choose")
        self.footer.addWidget(Foot((self._show,), (self._cancel, self._choose)))

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._both.clicked.connect(self._model.keep_both)
        self._replace.clicked.connect(self._model.replace)
        self._show.clicked.connect(self._open_folder)
        self._cancel.clicked.connect(self._back_out)
        self._choose.clicked.connect(self._choose_folder)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            return
        has_results = bool(props.lines) and not props.is_saving
        self.set_busy(busy=props.is_saving)
        self._note.setVisible(not has_results and not props.is_saving)
        self._working.setVisible(props.is_saving)
        self._working.show_progress(props.progress)
        self._title.setVisible(has_results)
        self._table.setVisible(has_results)
        self._render_problem(props)
        if has_results:
            self._show_lines(props)
        is_done = has_results and not props.rest
        self._show.setVisible(has_results and props.rest < len(props.lines))
        self._cancel.setText(self._cancel_words(props, is_done=is_done))
        self._cancel.setEnabled(not props.is_stopping)
        self._choose.setVisible(not is_done)
        self._choose.setEnabled(not props.is_saving)
        self._choose.setText(self.tr("Save the rest in…") if has_results else self.tr("Choose a folder…"))
        for button in (self._cancel, self._choose):
            button.updateGeometry()

    def _render_problem(self, props: Props) -> None:
        self._problem.setVisible(props.error is not None)
        self._both.setVisible(props.asks)
        self._replace.setVisible(props.asks)
        if props.error is not None:
            notice = words_of(props.error).notice
            self._problem.show_notice(Icon.TRIANGLE_ALERT, *notice, ToneName.AMBER)

    def _show_lines(self, props: Props) -> None:
        title = words.headline(props)
        self._title.setText(title)
        texts = ((words.client_words(line), words.outcome(line)) for line in props.lines)
        looks = map(words.outcome_look, props.lines)
        self._rows.show_rows([TableRow(text, *look) for text, look in zip(texts, looks, strict=True)])
        self._table.fit_columns()
        if title != self._told:
            announce(self, title)
        self._told = title

    def _cancel_words(self, props: Props, *, is_done: bool) -> str:
        if props.is_saving:
            return self.tr("Stopping…") if props.is_stopping else self.tr("Stop")
        return self.tr("Close") if is_done or props.lines else self.tr("Cancel")

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), str(self._model.props.folder or ""))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, folder: str) -> None:
        self._model.save(Path(folder), pack_files)

    def _open_folder(self) -> None:
        if (folder := self._model.props.folder) is not None:
            show_folder(folder)

    def _back_out(self) -> None:
        if self._model.props.is_saving:
            self._model.stop()
        else:
            self.dismiss()
