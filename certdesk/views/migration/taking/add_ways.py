"""The ways to certificates that need no files: from the order book, from the ISO account, and a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.taking.adding import AddingViewModel, Props, Way
from certdesk.views.book.completing import Offers
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.buttons import Button, LinkButton, secondary
from certdesk.views.kit.cards import IconTile
from certdesk.views.kit.fields import LineEdit
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import adding as words

_TILE = 34


class AddWay(QWidget):
    """An icon, what it is, and at the end of the line what takes it. `below` is where more may stand."""

    def __init__(self, name: Icon, title: str, text: str, button: Button) -> None:
        super().__init__()
        self._text = PlainLabel(text, Role.SMALL, Ink.SECOND, tabular=True).wrapped()
        self.below = QVBoxLayout()
        self.below.setSpacing(SPACE.sm)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(PlainLabel(title, Role.LABEL).wrapped())
        said.addWidget(self._text)
        said.addLayout(self.below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg)
        row.addWidget(IconTile(name, side=_TILE), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, text: str) -> None:
        """Say something else below the title."""
        self._text.setText(text)


class AddWays(QWidget):
    """Each adds at once."""

    list_wanted = Signal()

    def __init__(self, model: AddingViewModel) -> None:
        super().__init__()
        self._model = model
        self._clients: dict[str, str] = {}
        self._build()
        self._all.clicked.connect(self._take_all)
        self._some.clicked.connect(self._open_client)
        self._client.entered.connect(self._mean)
        self._client.returnPressed.connect(self._take_client)
        self._offers.activated.connect(self._mean)
        self._take.clicked.connect(self._take_client)
        self._iso.clicked.connect(model.take_iso_account)
        self._list.clicked.connect(self.list_wanted)
        model.changed.connect(self._render)
        self._render(model.props)

    def _build(self) -> None:
        self._all = secondary("", Icon.PLUS)
        self._all.setObjectName("migration_add_orders")
        self._iso = secondary(self.tr("Add them"), Icon.PLUS)
        self._iso.setObjectName("migration_add_iso")
        self._list = secondary(self.tr("Choose a list…"), Icon.FOLDER_OPEN)
        self._list.setObjectName("migration_add_list")
        self._orders = AddWay(Icon.SCROLL_TEXT, self.tr("From your order book"), "", self._all)
        self._some = LinkButton(self.tr("Those of one client…"))
        self._some.setObjectName("migration_add_some")
        self._orders.below.addWidget(self._some, 0, Qt.AlignmentFlag.AlignLeading)
        self._orders.below.addWidget(self._build_client())
        account = AddWay(Icon.ROUTE, self.tr("From the practice ISO account"), self.tr("All that it shows."), self._iso)
        listed = AddWay(
            Icon.FILES,
            self.tr("From a list"),
            self.tr("CSV with a name on each line. Clients, end dates and customer numbers are taken along."),
            self._list,
        )
        self.account = account
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        for way in (self._orders, account, listed):
            column.addWidget(way)

    def _build_client(self) -> QWidget:
        self._client = LineEdit()
        self._client.setObjectName("migration_add_client")
        self._client.setPlaceholderText(self.tr("Client"))
        self._client.setAccessibleName(self.tr("Client whose orders are added"))
        self._offers = Offers(self._client, self.tr("Clients of the book"))
        every = self._client.addAction(icon(Icon.CHEVRON_DOWN), QLineEdit.ActionPosition.TrailingPosition)
        every.setText(self.tr("Show all clients"))
        every.setToolTip(every.text())
        every.triggered.connect(self._offers.show_all)
        self._take = secondary("")
        self._take.setObjectName("migration_add_client_orders")
        self._one = QWidget()
        row = FlowLayout(self._one, gap=SPACE.md)
        row.setContentsMargins(0, SPACE.sm, 0, 0)
        row.addWidget(self._client)
        row.addWidget(self._take)
        self._one.hide()
        return self._one

    def _render(self, props: Props) -> None:
        self._orders.say(words.known_of(props, Way.ORDERS) or words.orders_words(props))
        self.account.say(words.known_of(props, Way.ISO_ACCOUNT) or self.tr("All that it shows."))
        self._clients = {displayable(name): name for name, _ in props.clients if name}
        self._offers.show_words(list(self._clients))
        meant = props.to_take if props.chosen is not None else 0
        self._all.setText(words.take_words(props.orders or 0))
        self._take.setText(words.take_words(meant))
        for button in (self._all, self._take):
            button.updateGeometry()
        self._all.setEnabled(bool(props.orders) and not props.is_busy)
        self._take.setEnabled(meant > 0 and not props.is_busy)
        self._some.setVisible(len(self._clients) > 1 and self._one.isHidden())
        self._iso.setEnabled(not props.is_busy)

    def _take_all(self) -> None:
        self._model.choose(None)
        self._model.take_orders()

    def _open_client(self) -> None:
        self._one.show()
        self._some.hide()
        self._mean(self._client.text())
        self._client.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mean(self, typed: str) -> None:
        name = next(
            (each for shown, each in self._clients.items() if shown.casefold() == typed.strip().casefold()), None
        )
        self._model.choose(() if name is None else (name,))

    def _take_client(self) -> None:
        if self._take.isEnabled():
            self._model.take_orders()
