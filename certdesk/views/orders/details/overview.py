"""The first tab: order and certificate side by side, the names, and what happened last."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.orders.details_props import Page
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.orders.details.activity import ActivityLines
from certdesk.views.orders.details.certificate_column import CertificateColumn
from certdesk.views.orders.details.clipboard import Clipboard
from certdesk.views.orders.details.fields import Field, FieldColumn, Value
from certdesk.views.orders.details.labels import OrderLabels
from certdesk.views.orders.details.name_chips import NameChips
from certdesk.views.orders.details.section import Section
from certdesk.views.reissue.earlier import EarlierCertificates
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording.certificates import validation_words

_LEAST_CHARACTERS = 72
_RECENT = 3


class Overview(QWidget):
    """What most visits are for."""

    sign_in_wanted = Signal()
    names_wanted = Signal()
    labels_wanted = Signal(object)  # Editor
    compare_wanted = Signal()

    def __init__(self, clipboard: Clipboard) -> None:
        super().__init__()
        self.setObjectName("overview")
        self._order = FieldColumn(self.tr("Order"), self._order_fields(), clipboard)
        self._certificate = CertificateColumn(clipboard)
        self._certificate.sign_in_wanted.connect(self.sign_in_wanted)
        self._names = NameChips()
        self._names.all_wanted.connect(self.names_wanted)
        self._names_section = Section(self.tr("Names on this certificate"), self._names)
        self._earlier = EarlierCertificates()
        self._earlier.compare_wanted.connect(self.compare_wanted)
        self._earlier_section = Section(self.tr("Earlier certificates"), self._earlier)
        self._labels = OrderLabels()
        self._labels.edit_wanted.connect(self.labels_wanted)
        self._labels_section = Section(self.tr("Tags and note"), self._labels)
        self._recent = ActivityLines()
        self._recent_section = Section(self.tr("Recent activity"), self._recent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.xl, 0, 0)
        column.setSpacing(0)
        pair = AdaptivePair(self._order, self._certificate, _LEAST_CHARACTERS, (SPACE.group, SPACE.group))
        column.addWidget(pair)
        sections = (self._names_section, self._earlier_section, self._labels_section, self._recent_section)
        for section in sections:
            column.addWidget(section)
        column.addStretch(1)

    def show_page(self, page: Page) -> None:
        """Show the order's fields; sections with nothing to show are left out."""
        fields = page.fields
        self._order.show_values(
            {
                "supplier_id": Value(fields.supplier_id),
                "order_id": Value(fields.order_id),
                "brand": Value(fields.brand.value),
                "admin_email": Value(fields.admin_email),
                "validation": Value(validation_words(fields)),
            }
        )
        self._certificate.show_certificate(page)
        self._names_section.setVisible(bool(page.names))
        self._names_section.set_count(len(page.names))
        self._names.show_names(page.names)
        self._earlier_section.setVisible(bool(page.earlier))
        self._earlier_section.set_count(len(page.earlier))
        self._earlier.show_page(page)
        self._labels.show_entry(page.entry)
        self._recent_section.setVisible(bool(page.activity))
        self._recent.show_lines(page.activity[:_RECENT], page.fields.method)

    def _order_fields(self) -> tuple[Field, ...]:
        return (
            Field("supplier_id", self.tr("Supplier ID"), self.tr("Copy supplier ID")),
            Field("order_id", self.tr("Order ID"), self.tr("Copy order ID")),
            Field("brand", self.tr("Brand")),
            Field("admin_email", self.tr("Admin contact")),
            Field("validation", self.tr("Validation")),
        )
