"""What can be ordered, by brand."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.orders import Product
from certdesk.domain.text import displayable
from certdesk.views.kit.below import Below
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.select import Select
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.ordering import product_words

_LEAST = 16


class ProductField(QWidget):
    """A drop-down list whose headings are the brands; they cannot be chosen."""

    chosen = Signal(object)  # Product

    def __init__(self, products: Sequence[Product]) -> None:
        super().__init__()
        self.select = Select(self.tr("Product"))
        self.select.setObjectName("new_order_product")
        self.select.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.select.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.select.setMinimumContentsLength(_LEAST)  # with another policy it shrinks to its text by and by
        self.select.setPlaceholderText(self.tr("Choose a product"))
        for brand, of_brand in groupby(sorted(products, key=_brand), key=_brand):
            self._add_heading(brand)
            for product in of_brand:
                self.select.addItem(product_words(product), product)
        self.select.activated.connect(self._tell)
        self._below = Below()
        label = PlainLabel(self.tr("Product"), Role.LABEL)
        label.setBuddy(self.select)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        for part in (label, self.select, self._below):
            column.addWidget(part)

    def show_product(self, product: Product | None, problem: str) -> None:
        """Show which one is chosen, and what is wrong with it."""
        rows = range(self.select.count())
        self.select.setCurrentIndex(next((row for row in rows if self.select.itemData(row) == product), -1))
        if product is None:
            self.select.setCurrentIndex(-1)
        self._below.show_words("", problem)
        self.select.setAccessibleDescription(problem)

    def _add_heading(self, brand: str) -> None:
        row = self.select.count()
        self.select.addItem(displayable(brand, 40))
        self.select.setItemData(row, font(Role.CAPTION), Qt.ItemDataRole.FontRole)
        model = self.select.model()
        if isinstance(model, QStandardItemModel):
            model.item(row).setEnabled(False)

    def _tell(self, row: int) -> None:
        product = self.select.itemData(row)
        if isinstance(product, Product):
            self.chosen.emit(product)


def _brand(product: Product) -> str:
    return product.brand.value
