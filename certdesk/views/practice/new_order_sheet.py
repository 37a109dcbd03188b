"""The sheet that places an order in the practice CA."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.claims import LONGEST_EMAIL
from certdesk.viewmodels.csr.handed import Handed
from certdesk.viewmodels.new_order.model import NewOrderViewModel
from certdesk.viewmodels.new_order.props import EMAIL, NAMES, ORGANISATION, PRODUCT, Props
from certdesk.views.csr.field import CsrField
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.checks import CheckBox
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.practice.method_field import MethodField
from certdesk.views.practice.names_field import NamesField
from certdesk.views.practice.product_field import ProductField
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording.failures import one_line, words_of
from certdesk.views.wording.ordering import refusal_words

_WIDTH = 900
_LEAST_CHARACTERS = 84
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NewOrderSheet(Sheet):
    """Ctrl+Enter places the order, as the button does. What is wrong stands beside its field."""

    def __init__(self, window: QWidget, model: NewOrderViewModel) -> None:
        title = QCoreApplication.translate("NewOrderSheet", "Place an order")
        said = QCoreApplication.translate("NewOrderSheet", "In the practice CA. Nothing is bought.")
        super().__init__(window, SheetHead(title, said), width=scaled(_WIDTH))
        self._model = model
        self._was_placing = False
        self._build(model.props)
        self._bind()
        self._render(model.props)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._order.click()
        else:
            super().keyPressEvent(event)

    def _build(self, props: Props) -> None:
        self.setObjectName("new_order_sheet")
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName("new_order_notice")
        pair = AdaptivePair(self._build_what(props), self._build_how(), _LEAST_CHARACTERS, (SPACE.group, SPACE.xl))
        self.body.setSpacing(SPACE.xl)
        self.body.addWidget(self._notice)
        self.body.addWidget(pair, 1)
        self._cancel = secondary(self.tr("Cancel"))
        self._cancel.setObjectName("new_order_cancel")
        self._order = primary("")
        self._order.setObjectName("new_order_place")
        self.footer.addWidget(Foot((), (self._cancel, self._order)))

    def _build_what(self, props: Props) -> QWidget:
        self._product = ProductField(props.products)
        self._names = NamesField()
        self._organisation = LabelledField(self.tr("Organisation"))
        self._organisation.edit.setObjectName("new_order_organisation")
        self._organisation.edit.write(props.form.organisation)
        hint = self.tr("Access codes for the guest portal go there.")
        self._email = LabelledField(self.tr("Admin e-mail"), hint=hint)
        self._email.edit.setObjectName("new_order_email")
        self._email.edit.setMaxLength(LONGEST_EMAIL)
        self._email.edit.write(props.form.email)
        return _column((self._product, self._names, self._organisation, self._email), stretched=self._names)

    def _build_how(self) -> QWidget:
        self._csr = CsrField("new_order_csr", self.tr("CSR (optional)"))
        self._method = MethodField()
        self._approval = CheckBox(self.tr("An approver has to agree first"))
        self._approval.setObjectName("new_order_approval")
        return _column((self._csr, self._method, self._approval), stretched=self._csr)

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._product.chosen.connect(lambda product: self._change(product=product))
        self._names.entered.connect(lambda names: self._change(names=names))
        self._names.left.connect(model.read_names)
        self._organisation.edit.entered.connect(lambda text: self._change(organisation=text))
        self._email.edit.entered.connect(lambda text: self._change(email=text))
        self._csr.entered.connect(model.read_text)
        self._csr.file_chosen.connect(model.read_file)
        self._method.chosen.connect(lambda method: self._change(method=method))
        self._approval.toggled.connect(lambda is_on: self._change(needs_approval=is_on))
        self._order.clicked.connect(self._submit)
        self._cancel.clicked.connect(self.dismiss)
        self.closed.connect(model.close)

    def _change(self, **change: Any) -> None:
        self._model.fill_in(replace(self._model.props.form, **change))

    def _submit(self) -> None:
        """Place it, or lead to the first field that something is wrong with."""
        self._model.submit()
        if not self._model.props.is_placing:
            self._lead()

    def _render(self, props: Props) -> None:
        if not props.is_open:
            self.set_busy(busy=False)
            return
        self._product.show_product(props.form.product, refusal_words(props, PRODUCT))
        self._names.show_names(props)
        self._organisation.show_error(refusal_words(props, ORGANISATION))
        self._email.show_error(refusal_words(props, EMAIL))
        self._csr.show_handed(Handed(props.file, props.is_reading, props.csr, props.refusal))
        self._method.show_method(props)
        self._approval.setChecked(props.form.needs_approval)
        self._render_notice(props)
        self._order.setText(self.tr("Placing the order…") if props.is_placing else self.tr("Place order"))
        self._order.setEnabled(props.can_place)
        self._cancel.setEnabled(not props.is_placing)
        self._render_placing(props)

    def _render_notice(self, props: Props) -> None:
        self._notice.setVisible(props.problem is not None)
        if props.problem is None:
            return
        words = words_of(props.problem)
        title, text = words.notice
        self._notice.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)

    def _render_placing(self, props: Props) -> None:
        """While the order is on its way nothing can be changed; afterwards the focus is where one goes on."""
        self.set_busy(busy=props.is_placing)
        self.panel.content.setEnabled(not props.is_placing)
        is_over, self._was_placing = self._was_placing and not props.is_placing, props.is_placing
        if props.is_placing:
            if not is_over and self.focusWidget() is not self:
                announce(self, self._order.text())
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_over:
            if props.problem is not None:
                self.show_top()
                announce(self._notice, one_line(props.problem), urgent=True)
            self._lead()

    def _lead(self) -> None:
        props = self._model.props
        places: tuple[tuple[str, QWidget], ...] = (
            (PRODUCT, self._product.select),
            (NAMES, self._names.edit),
            (ORGANISATION, self._organisation.edit),
            (EMAIL, self._email.edit),
        )
        wrong = next((place for field, place in places if props.refusal_of(field)), None)
        if wrong is None and props.refusal is not None:
            wrong = self._csr
        (wrong or self._order).setFocus(Qt.FocusReason.OtherFocusReason)


def _column(parts: tuple[QWidget, ...], *, stretched: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE.xl)
    for part in parts:
        column.addWidget(part, 1 if part is stretched else 0)
    return side
