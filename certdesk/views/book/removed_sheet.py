"""The orders that were taken out of the list, and the way back for each."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.book import BookEntry
from certdesk.domain.text import displayable
from certdesk.viewmodels.lists_out import ListsOutViewModel, Props
from certdesk.views.book.table import PlainTable, TableModel, TableRow
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.orders import look_of, status_title

_ROWS: Final = 6
_WIDTH: Final = 620


class RemovedSheet(Sheet):
    """They come back by themselves when something new is told of them."""

    def __init__(self, window: QWidget, model: ListsOutViewModel) -> None:
        translate = QCoreApplication.translate
        note = translate("RemovedSheet", "They come back by themselves when the panel tells another status.")
        super().__init__(window, SheetHead(translate("RemovedSheet", "Removed from the list"), note), width=_WIDTH)
        self.setObjectName("removed_sheet")
        self._model = model
        self._shown: tuple[BookEntry, ...] = ()
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self._problem = Banner(Icon.TRIANGLE_ALERT, "")
        self._rows = TableModel((self.tr("Order"), self.tr("Status"), self.tr("Client")))
        self._table = PlainTable(self._rows, self.tr("Orders removed from the list"))
        self._table.setObjectName("removed_orders")
        self._table.setMinimumHeight(_ROWS * self._table.verticalHeader().defaultSectionSize())
        self._none = PlainLabel(self.tr("No order was removed from the list."), ink=Ink.SECOND)
        self._none.setObjectName("removed_none")
        self.body.setSpacing(SPACE.md)
        for widget in (self._problem, self._none, self._table):
            self.body.addWidget(widget)
        self._close, self._back = secondary(self.tr("Close")), primary(self.tr("Put back"))
        self._close.setObjectName("removed_close")
        self._back.setObjectName("removed_put_back")
        self.footer.addStretch(1)
        self.footer.addWidget(self._close)
        self.footer.addWidget(self._back)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._back.clicked.connect(self._put_back)
        self._table.doubleClicked.connect(self._put_back)
        self._close.clicked.connect(self.dismiss)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        entries = props.removed or ()
        self.set_busy(busy=props.is_working)
        self._none.setVisible(props.removed is not None and not entries)
        self._table.setVisible(bool(entries))
        self._back.setEnabled(bool(entries) and not props.is_working)
        if entries != self._shown:
            place = max(0, self._table.currentIndex().row())
            if not self._shown:
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._shown = entries
            self._rows.show_rows([_row(entry) for entry in entries])
            self._table.fit_columns()
            self._table.selectRow(min(place, len(entries) - 1))
        self._problem.setVisible(props.error is not None)
        if props.error is not None:
            words = words_of(props.error)
            self._problem.show_notice(Icon.TRIANGLE_ALERT, *words.notice, ToneName.AMBER)

    def _put_back(self) -> None:
        place = self._table.currentIndex().row()
        if 0 <= place < len(self._shown):
            self._model.restore(self._shown[place])


def _row(entry: BookEntry) -> TableRow:
    order = entry.order
    look = look_of(order.status, order.status_word)
    texts = (displayable(entry.shown_name, 80), status_title(order.status, order.status_word))
    return TableRow((*texts, displayable(entry.client, 60)), Icon(look.icon), Ink(look.tone))
