"""What importing would do: new, changed, known already, and the lines that have to stay out."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from certdesk.domain.lists import ImportPlan
from certdesk.jobs.outcome import Progress
from certdesk.viewmodels.importing import Props
from certdesk.views.book.table import PlainTable, TableModel, TableRow
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import lists as words

_ROWS = 5


class ImportSummary(Card):
    """Sentences, and a list of what is left out that opens on demand and can be copied."""

    def __init__(self) -> None:
        super().__init__(sunken=True, margin=SPACE.lg)
        self.setObjectName("import_summary")
        self._plan: ImportPlan | None = None
        self._title = PlainLabel("", Role.LABEL)
        self._title.setObjectName("import_outcome")
        self._icon = PanelIcon(Icon.CIRCLE_CHECK, ToneName.GREEN)
        self._text = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._text.setObjectName("import_counts")
        self._bar = progress_bar(self.tr("Checking the list"))
        self._left_out = TableModel((self.tr("Line"), self.tr("What is left out")))
        self._table = PlainTable(self._left_out, self.tr("Lines that are left out"), wide=1)
        self._table.setObjectName("import_problems")
        self._table.setMinimumHeight(_ROWS * self._table.verticalHeader().defaultSectionSize() + 48)
        self._more = LinkButton("")
        self._more.setObjectName("import_show_problems")
        self._copy = LinkButton(self.tr("Copy"), Icon.COPY)
        self._copy.setObjectName("import_copy_problems")
        self._copy.setAccessibleName(self.tr("Copy the lines that are left out"))
        self._build()
        self._more.clicked.connect(self._toggle)
        self._copy.clicked.connect(self._table.copy_chosen)

    def render_props(self, props: Props) -> None:
        """Show what is known of the list."""
        self._bar.setVisible(props.is_checking)
        fill(self._bar, props.progress)
        plan = props.plan
        self._icon.setVisible(plan is not None)
        self._text.setVisible(plan is not None)
        if plan is None:
            self._plan = None
            self._title.setText(self.tr("Checking the list…") if props.is_checking else self.tr("Not checked yet"))
            self._offer_details(0)
        elif plan is not self._plan:
            self._plan = plan
            self._show_plan(plan)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.md)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        links = QHBoxLayout()
        links.setSpacing(SPACE.lg)
        links.addWidget(self._more)
        links.addStretch(1)
        links.addWidget(self._copy)
        self.column.setSpacing(SPACE.sm)
        self.column.addLayout(head)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._text)
        self.column.addLayout(links)
        self.column.addWidget(self._table)
        self._offer_details(0)

    def _show_plan(self, plan: ImportPlan) -> None:
        has_news = plan.new + plan.updated > 0
        self._icon.show_icon(
            Icon.CIRCLE_CHECK if has_news else Icon.INFO, ToneName.GREEN if has_news else ToneName.SLATE
        )
        title = self.tr("Ready to import") if has_news else self.tr("Nothing new in this list")
        self._title.setText(title)
        sentences = words.plan_lines(plan)
        if plan.problem_count:
            sentences = (*sentences, words.problems(plan.problem_count))
        self._text.setText("\n".join(sentences))
        announce(self, ". ".join((title, *sentences)))
        rows = sorted(
            [(found.line, words.problem(found)) for found in plan.problems]
            + [(again.line, words.duplicate(again.line, again.first)) for again in plan.duplicates]
        )
        self._left_out.show_rows([TableRow(texts) for _, texts in rows])
        self._table.fit_columns()
        self._offer_details(plan.problem_count + plan.duplicate_count, len(rows))

    def _offer_details(self, count: int, shown: int = 0) -> None:
        self._more.setVisible(count > 0)
        self._copy.setVisible(False)
        self._table.setVisible(False)
        first = self.tr("Show the first {shown} of {count} lines that are left out")
        every = self.tr("Show the lines that are left out")
        self._more.setText(first.format(shown=shown, count=count) if shown < count else every)

    def _toggle(self) -> None:
        is_shown = not self._table.isVisibleTo(self)
        self._table.setVisible(is_shown)
        self._copy.setVisible(is_shown)
        if not is_shown and self._plan is not None:
            self._offer_details(self._plan.problem_count + self._plan.duplicate_count, self._left_out.rowCount())
        elif is_shown:
            self._more.setText(self.tr("Hide the lines that are left out"))
            QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """The list opens below what is seen of the sheet."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self._table, 0, SPACE.lg)


def progress_bar(accessible_name: str) -> QProgressBar:
    """Return a thin bar without words."""
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setAccessibleName(accessible_name)
    return bar


def fill(bar: QProgressBar, progress: Progress | None) -> None:
    """Fill the bar; without progress it shows that something is under way."""
    if progress is None or progress.total <= 0:
        bar.setRange(0, 0)
    else:
        bar.setRange(0, progress.total)
        bar.setValue(progress.done)


class Working(QWidget):
    """A sentence over a bar, while a list is being taken over."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.bar = progress_bar(text)
        self.bar.setObjectName("import_progress")
        self._count = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.xxl, 0, SPACE.xxl)
        column.setSpacing(SPACE.md)
        column.addWidget(PlainLabel(text, Role.SUBTITLE))
        column.addWidget(self.bar)
        column.addWidget(self._count)
        column.addStretch(1)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far it is."""
        fill(self.bar, progress)
        locale = self.locale()
        words = self.tr("{done} of {total}")
        shown = progress is not None and progress.total > 0
        self._count.setText(
            words.format(done=locale.toString(progress.done), total=locale.toString(progress.total))
            if progress is not None and shown
            else ""
        )
