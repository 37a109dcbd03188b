"""The menu that the list opens on an order: the same acts as the buttons in its details."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.orders import OrderId
from certdesk.viewmodels.orders.details import DetailsViewModel
from certdesk.viewmodels.orders.details_props import Props
from certdesk.views.actions import ACTS, Actions
from certdesk.views.kit.menu import Menu


class OrderMenu(Menu):
    """Filled at once, or, for an order that is still being read, as soon as its details are there."""

    def __init__(self, order: OrderId, details: DetailsViewModel, actions: Actions, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("OrderMenu", "Acts on this order"), parent)
        self.setObjectName("order_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setToolTipsVisible(True)
        self._order = order
        self._actions = actions
        self._details = details
        details.changed.connect(self._fill)
        self._fill(details.props)

    def _fill(self, props: Props) -> None:
        page = props.page
        if page is None or page.order != self._order or self.actions():
            return
        commands = {act: command for command, act in ACTS.items()}
        for act in page.buttons:
            action = self._actions.of(commands[act])
            # A copy: an action that stands in two menus belongs, to a screen reader, to the first it was found in.
            self.addAction(action.icon(), action.text(), action.trigger).setToolTip(action.toolTip())
