"""For which client a report is to be printed."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.reports import ClientReport
from certdesk.domain.text import displayable
from certdesk.viewmodels.lists_out import ListsOutViewModel, Props
from certdesk.views.book.report_pdf import report_pdf
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.select import Select
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.saving import Document, ask_where, write
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.reports import file_name
from certdesk.views.wording.selection import orders

_LONGEST = 60


class ReportSheet(Sheet):
    """Offers the clients of the book, the one of the chosen order first."""

    def __init__(self, window: QWidget, model: ListsOutViewModel, client: str = "") -> None:
        title = QCoreApplication.translate("ReportSheet", "Report for a client")
        super().__init__(window, SheetHead(title), width=460)
        self.setObjectName("report_sheet")
        self._model = model
        self._client = client
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self._problem = Banner(Icon.TRIANGLE_ALERT, "")
        self._problem.setObjectName("report_problem")
        label = PlainLabel(self.tr("Client"), Role.LABEL)
        self._select = Select(self.tr("Client"))
        self._select.setObjectName("report_client")
        label.setBuddy(self._select)
        self._none = PlainLabel(self.tr("No order has a client yet. Set one first."), ink=Ink.SECOND).wrapped()
        note = self.tr("Name, status, end, days left and cover of every order of the client, as PDF.")
        self.body.setSpacing(SPACE.md)
        for widget in (self._problem, label, self._select, self._none, PlainLabel(note, Role.SMALL, Ink.QUIET)):
            self.body.addWidget(widget.wrapped() if isinstance(widget, PlainLabel) else widget)
        self._cancel, self._save = secondary(self.tr("Cancel")), primary(self.tr("Save as PDF…"), Icon.PRINTER)
        self._cancel.setObjectName("report_cancel")
        self._save.setObjectName("report_save")
        self.footer.addStretch(1)
        self.footer.addWidget(self._cancel)
        self.footer.addWidget(self._save)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._save.clicked.connect(self._ask_where)
        self._cancel.clicked.connect(self.dismiss)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        self.set_busy(busy=props.is_working)
        clients = [count for count in props.clients or () if count.name]
        if props.clients is not None and not self._select.count():
            for count in clients:
                shown = f"{displayable(count.name, _LONGEST)}  ·  {orders(count.orders)}"
                self._select.addItem(shown, count.name)
            self._select.setCurrentIndex(max(0, self._select.findData(self._client)))
            self._select.setEnabled(True)
            self._select.setFocus(Qt.FocusReason.OtherFocusReason)
        self._none.setVisible(props.clients is not None and not clients)
        self._select.setEnabled(bool(clients) and not props.is_working)
        self._save.setEnabled(bool(clients) and not props.is_working)
        self._save.setText(self.tr("Saving…") if props.is_working else self.tr("Save as PDF…"))
        self._problem.setVisible(props.error is not None)
        if props.error is not None:
            words = words_of(props.error)
            self._problem.show_notice(Icon.TRIANGLE_ALERT, *words.notice, ToneName.AMBER)

    def _ask_where(self) -> None:
        client: str = self._select.currentData()
        ask_where(
            self,
            self.tr("Save report"),
            Document(file_name(client), b""),
            lambda path: self._model.report(client, path, _write),
        )


def _write(report: ClientReport, path: Path) -> None:
    write(Document(path.name, report_pdf(report)), path)
