"""Taking in a list: choose the file, see what it holds and what would happen, and then let it happen."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from certdesk.viewmodels.importing import ImportViewModel, Props, Step
from certdesk.views.book.drop_zone import DropZone
from certdesk.views.book.import_matching import Matching
from certdesk.views.book.import_summary import ImportSummary, Working
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.lists import result_words

_WIDTH: Final = 760


class ImportSheet(Sheet):
    """Nothing is taken over before its button says so."""

    def __init__(self, window: QWidget, model: ImportViewModel) -> None:
        title = QCoreApplication.translate("ImportSheet", "Import a list of orders")
        super().__init__(window, SheetHead(title), width=_WIDTH)
        self.setObjectName("import_sheet")
        self._model = model
        self._step = model.props.step
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self._problem = Banner(Icon.TRIANGLE_ALERT, "")
        self._problem.setObjectName("import_problem")
        self._zone = DropZone(
            self.tr("Drop a list here"),
            self.tr("CSV or JSON, with a name or supplier order ID and the admin e-mail on each line."),
            self.tr("Choose a file…"),
        )
        self._matching, self._summary = Matching(), ImportSummary()
        self._working = Working(self.tr("Taking the orders over…"))
        self._review, self._done = QWidget(), self._build_done()
        column = QVBoxLayout(self._review)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        column.addWidget(self._matching)
        column.addWidget(self._summary)
        column.addStretch(1)
        self._pages: dict[Step, QWidget] = {
            Step.CHOOSE: self._zone,
            Step.REVIEW: self._review,
            Step.IMPORTING: self._working,
            Step.DONE: self._done,
        }
        self.body.setSpacing(SPACE.lg)
        self.body.addWidget(self._problem)
        for page in self._pages.values():
            self.body.addWidget(page, 1)
        self._other = secondary(self.tr("Choose another file…"))
        self._other.setObjectName("import_other")
        self._cancel, self._run = secondary(""), primary("")
        self._cancel.setObjectName("import_cancel")
        self._run.setObjectName("import_run")
        self.footer.addWidget(self._other)
        self.footer.addStretch(1)
        self.footer.addWidget(self._cancel)
        self.footer.addWidget(self._run)

    def _build_done(self) -> QWidget:
        page = QWidget()
        self._result = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._result.setObjectName("import_result")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, SPACE.md, 0, SPACE.md)
        column.setSpacing(SPACE.sm)
        column.addWidget(PlainLabel(self.tr("Imported"), Role.SUBTITLE))
        column.addWidget(self._result)
        note = self.tr("New orders are “Not looked up yet” until a refresh or a guest session shows them.")
        column.addWidget(PlainLabel(note, Role.SMALL, Ink.QUIET).wrapped())
        column.addStretch(1)
        return page

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._zone.dropped.connect(model.choose)
        self._zone.choose.clicked.connect(self._look_for_file)
        self._other.clicked.connect(self._look_for_file)
        self._matching.matched.connect(model.match)
        self._matching.separator_chosen.connect(model.set_separator)
        self._matching.header_chosen.connect(lambda has: model.set_header(has_header=has))
        self._run.clicked.connect(self._go_on)
        self._cancel.clicked.connect(self._back_out)
        self.closed.connect(model.close)

    def _render(self, props: Props) -> None:
        self._render_problem(props)
        self._matching.render_props(props)
        self._summary.render_props(props)
        self._working.show_progress(props.progress)
        if props.result is not None:
            self._result.setText("\n".join(result_words(props.result)))
        for step, page in self._pages.items():
            page.setVisible(step is props.step)
        self._render_foot(props)
        if props.step is not self._step:
            self._step = props.step
            self._focus_step(props.step)

    def _focus_step(self, step: Step) -> None:
        """What had the focus may be gone with its page."""
        first = {Step.REVIEW: self._matching.first, Step.IMPORTING: self._cancel, Step.DONE: self._run}.get(step)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_problem(self, props: Props) -> None:
        self._problem.setVisible(props.error is not None)
        if props.error is not None:
            words = words_of(props.error)
            title, text = words.notice
            self._problem.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)

    def _render_foot(self, props: Props) -> None:
        is_importing, is_done = props.step is Step.IMPORTING, props.step is Step.DONE
        self.set_busy(busy=is_importing)
        self._other.setVisible(props.step is Step.REVIEW)
        self._other.setEnabled(not props.is_reading)
        self._cancel.setVisible(not is_done)
        self._cancel.setText(self.tr("Stop") if is_importing else self.tr("Cancel"))
        self._cancel.setEnabled(not props.is_stopping)
        self._run.setVisible(props.step in {Step.REVIEW, Step.DONE})
        self._run.setEnabled(is_done or props.can_import)
        plan = props.plan
        count = plan.new + plan.updated if plan else 0
        run = QCoreApplication.translate("ImportSheet", "Import %Ln order(s)", None, count)
        words = run.replace("(s)", "" if count == 1 else "s") if count else self.tr("Import")
        self._run.setText(self.tr("Close") if is_done else words)
        self._run.updateGeometry()

    def _look_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a list"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Lists (*.csv *.tsv *.txt *.json)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._model.choose(Path(path)))
        dialog.open()

    def _go_on(self) -> None:
        if self._model.props.step is Step.DONE:
            self.dismiss()
        else:
            self._model.run()

    def _back_out(self) -> None:
        if self._model.props.step is Step.IMPORTING:
            self._model.stop()
        else:
            self.dismiss()
