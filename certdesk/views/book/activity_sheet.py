"""The activity of the whole desk: newest first, searched, checked, and saved as text."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.domain.activity import ActivityLine
from certdesk.viewmodels.desk_activity import DeskActivityViewModel, Props
from certdesk.views.book.table import PlainTable, TableModel, TableRow, show_rows_of
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import LinkButton, secondary
from certdesk.views.kit.fields import SearchField
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.saving import Document
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import activity as line_words
from certdesk.views.wording import desk_activity as words
from certdesk.views.wording.failures import words_of

_WIDTH: Final = 820
_ROWS: Final = 12
_TAKEN: Final = 380  # by head, search, foot and the room around the sheet
_TYPING: Final = 150  # milliseconds without a key before a search begins


class ActivitySheet(Sheet):
    """What DigiCert says and what was done here, in one table."""

    export_wanted = Signal(object)  # Document

    def __init__(self, window: QWidget, model: DeskActivityViewModel) -> None:
        translate = QCoreApplication.translate
        note = translate("ActivitySheet", "What DigiCert says and what was done here, the newest first")
        super().__init__(window, SheetHead(translate("ActivitySheet", "Activity"), note), width=_WIDTH)
        self.setObjectName("activity_sheet")
        self._model = model
        self._is_fitted = False
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._build(window)
        self._bind()
        self._render(model.props)

    def _build(self, window: QWidget) -> None:
        self._broken = Banner(Icon.TRIANGLE_ALERT, "")
        self._broken.setObjectName("activity_broken")
        self._problem = Banner(Icon.TRIANGLE_ALERT, "")
        self._problem.setObjectName("activity_problem")
        self._field = SearchField(self.tr("Find an order, a client or what was done"))
        self._field.setObjectName("activity_search")
        headings = (self.tr("What"), self.tr("Order"), self.tr("Who"), self.tr("When"))
        self._lines = TableModel(headings)
        self._table = PlainTable(self._lines, self.tr("Activity"))
        self._table.setObjectName("activity_lines")
        show_rows_of(self._table, window, _ROWS, _TAKEN)
        self._more = LinkButton(self.tr("Show older lines"), Icon.CHEVRON_DOWN)
        self._more.setObjectName("activity_more")
        self._count = PlainLabel("", Role.SMALL, Ink.QUIET)
        self._count.setObjectName("activity_count")
        self.body.setSpacing(SPACE.lg)
        for widget in (self._broken, self._problem, self._field):
            self.body.addWidget(widget)
        self.body.addWidget(self._table, 1)
        below = QHBoxLayout()
        below.addWidget(self._more)
        below.addStretch(1)
        below.addWidget(self._count)
        self.body.addLayout(below)
        self._sealed = PlainLabel("", Role.SMALL, Ink.QUIET)
        self._sealed.setObjectName("activity_sealed")
        self._export = secondary(self.tr("Export as text…"), Icon.FILE_TEXT)
        self._export.setObjectName("activity_export")
        self._close = secondary(self.tr("Close"))
        self._close.setObjectName("activity_close")
        self.footer.addWidget(self._sealed, 1)
        self.footer.addWidget(self._export)
        self.footer.addWidget(self._close)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._model.exported.connect(self._hand_out)
        self._field.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._search)
        self._more.clicked.connect(self._model.load_more)
        self._export.clicked.connect(self._model.export)
        self._close.clicked.connect(self.dismiss)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        for banner, error in ((self._broken, props.broken), (self._problem, props.error)):
            banner.setVisible(error is not None)
            if error is not None:
                said = words_of(error)
                banner.show_notice(Icon.TRIANGLE_ALERT, *said.notice, ToneName.AMBER)
        lines = props.lines or ()
        self._lines.show_rows([_row(line) for line in lines])
        if lines and not self._is_fitted:
            self._is_fitted = True  # columns that move while one reads on are worse than a cut word
            self._table.fit_columns()
        self._more.setVisible(props.has_more)
        self._more.setEnabled(not props.is_loading)
        self._count.setText(self._counted(props))
        self._export.setEnabled(bool(lines))
        self._sealed.setText("" if props.sealed is None else words.sealed(props.sealed))

    def _counted(self, props: Props) -> str:
        if props.lines is None:
            return ""
        if not props.lines:
            return self.tr("Nothing matches") if props.search.strip() else self.tr("Nothing has happened yet")
        shown = self.locale().toString(len(props.lines))
        words_ = self.tr("{shown} lines shown") if props.has_more else self.tr("{shown} lines")
        return words_.replace("{shown}", shown)

    def _search(self) -> None:
        self._model.search(self._field.text())

    def _hand_out(self, lines: tuple[ActivityLine, ...]) -> None:
        text = words.as_text(lines, self._model.props.search)
        self.export_wanted.emit(Document("certdesk-activity.txt", text.encode()))


def _row(line: ActivityLine) -> TableRow:
    return TableRow(words.texts(line), line_words.activity_icon(line))
