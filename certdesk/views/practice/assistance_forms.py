"""The two forms of the practice provider's Account Assistance, on a card that is marked as a practice page."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.iso import AssistedProduct
from certdesk.viewmodels.practice_assistance import Form, Mailed, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import Kind, primary, secondary
from certdesk.views.kit.checks import RadioButton
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.focus import scroll_to
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.tabs import TabBar
from certdesk.views.practice.practice_card import PracticeCard
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import practice_provider as words
from certdesk.views.wording.failures import one_line, words_of

_LONGEST = 253
_FORMS = tuple(Form)


class AssistanceForms(PracticeCard):
    """What is typed stays as it was typed, also while the other form is looked at."""

    form_chosen = Signal(object)  # Form
    typed = Signal()
    number_wanted = Signal(object, str)  # AssistedProduct, its identifier
    reset_wanted = Signal(str)  # a customer number
    mailbox_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: Props | None = None
        self._build()
        self._bind()

    def fill_in(self, props: Props) -> None:
        """Fill the fields in, once: afterwards they are the user's."""
        self._identifier.edit.write(props.identifier)
        self._number.edit.write(props.number)

    def render_props(self, props: Props) -> None:
        """Show how far the chosen form is."""
        before, self._shown = self._shown, props
        is_number = props.form is Form.NUMBER
        self._tabs.setCurrentIndex(_FORMS.index(props.form))
        self._retrieving.setVisible(is_number)
        self._number.setVisible(not is_number)
        for part in (self._tabs, self._retrieving, self._number, self._send):
            part.setEnabled(not props.is_busy)
        is_sent = props.mailed is not None
        self._send.setText(words.send_words(props.form, is_sending=props.is_sending, is_sent=is_sent))
        self._send.set_kind(Kind.SECONDARY if is_sent else Kind.PRIMARY)
        self._render_problem(props.problem)
        self._render_mailed(props.mailed)
        self._tell(before, props)

    def focus_first(self) -> None:
        """Focus what is to be filled in."""
        self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead(self) -> None:
        """Focus what is to be filled in, unless somebody goes through the forms with the arrow keys."""
        if not self._tabs.hasFocus():
            self.focus_first()

    @property
    def first(self) -> QWidget:
        """What is to be filled in first."""
        return self._field.edit

    @property
    def _field(self) -> LabelledField:
        return self._identifier if self._tabs.currentIndex() == _FORMS.index(Form.NUMBER) else self._number

    @property
    def _product(self) -> AssistedProduct:
        is_domain = self._products[AssistedProduct.DOMAIN].isChecked()
        return AssistedProduct.DOMAIN if is_domain else AssistedProduct.CERTIFICATE

    def _build(self) -> None:
        self.setObjectName("assistance_forms")
        self._tabs = TabBar()
        self._tabs.setObjectName("assistance_tabs")
        self._tabs.setAccessibleName(self.tr("What Account Assistance is asked for"))
        for form in _FORMS:
            self._tabs.add(words.form_word(form))
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName("assistance_notice")
        self._notice.hide()
        self._number = LabelledField(self.tr("Customer number"), role=Role.CODE)
        self._number.edit.setObjectName("assistance_number")
        self._number.edit.setMaxLength(_LONGEST)
        self._send = primary("")
        self._send.setObjectName("assistance_send")
        self.column.setSpacing(SPACE.lg + SPACE.hair)
        self.column.addWidget(self._tabs)
        for part in (self._notice, self._build_retrieving(), self._number):
            self.column.addWidget(part)
        self.column.addWidget(self._send, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self._build_mailed())

    def _build_retrieving(self) -> QWidget:
        self._retrieving = QWidget()
        group, choices = QButtonGroup(self), QWidget()
        flow = FlowLayout(choices, gap=SPACE.xl)
        self._products = {each: RadioButton(words.product_word(each)) for each in AssistedProduct}
        for product, button in self._products.items():
            button.setObjectName(f"assistance_{product.value}")
            group.addButton(button)
            flow.addWidget(button)
            when_chosen(button, partial(self._choose_product, product))
        self._identifier = LabelledField("", hint_icon=Icon.INFO)
        self._identifier.edit.setObjectName("assistance_identifier")
        self._identifier.edit.setMaxLength(_LONGEST)
        column = QVBoxLayout(self._retrieving)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        asked = PlainLabel(self.tr("What is in the account?"), Role.LABEL)
        choices.setAccessibleName(asked.text())
        for part in (asked, choices, self._identifier):
            column.addWidget(part)
        mark(self._products[AssistedProduct.CERTIFICATE])
        self._name_identifier(AssistedProduct.CERTIFICATE)
        return self._retrieving

    def _build_mailed(self) -> QWidget:
        self._mailed = Banner(Icon.MAIL_CHECK, "", tone=ToneName.GREEN)
        self._mailed.setObjectName("assistance_mailed")
        self._mailbox = secondary(self.tr("Open the practice mailbox"), Icon.INBOX)
        self._mailbox.setObjectName("assistance_mailbox")
        foot = QWidget()
        row = QVBoxLayout(foot)
        row.setContentsMargins(0, SPACE.md, 0, SPACE.xs)
        row.addWidget(self._mailbox, 0, Qt.AlignmentFlag.AlignLeading)
        self._mailed.add_foot(foot)
        self._mailed.hide()
        return self._mailed

    def _bind(self) -> None:
        self._tabs.currentChanged.connect(lambda place: self.form_chosen.emit(_FORMS[place]))
        for field in (self._identifier, self._number):
            field.edit.entered.connect(lambda _text: self.typed.emit())
            field.edit.returnPressed.connect(self._send.click)
        self._send.clicked.connect(self._hand_over)
        self._mailbox.clicked.connect(self.mailbox_wanted)

    def _choose_product(self, product: AssistedProduct) -> None:
        self._name_identifier(product)
        self.typed.emit()

    def _name_identifier(self, product: AssistedProduct) -> None:
        label, hint = words.identifier_words(product)
        self._identifier.rename(label)
        self._identifier.show_hint(hint)

    def _hand_over(self) -> None:
        if self._field is self._identifier:
            self.number_wanted.emit(self._product, self._identifier.text())
        else:
            self.reset_wanted.emit(self._number.text())

    def _render_problem(self, problem: CertDeskError | None) -> None:
        """What is wrong with the field stands below it, everything else above the form."""
        in_field = isinstance(problem, FieldError)
        self._field.show_error(one_line(problem) if problem is not None and in_field else "")
        self._notice.setVisible(problem is not None and not in_field)
        if problem is not None and not in_field:
            sign = Icon.WIFI_OFF if isinstance(problem, Unavailable) else Icon.TRIANGLE_ALERT
            self._notice.show_notice(sign, *words_of(problem).notice, ToneName.AMBER)

    def _render_mailed(self, mailed: Mailed | None) -> None:
        self._mailed.setVisible(mailed is not None)
        if mailed is not None:
            self._mailed.show_notice(Icon.MAIL_CHECK, *words.mailed_words(mailed), ToneName.GREEN)

    def _tell(self, before: Props | None, props: Props) -> None:
        """What has just been answered is read out. A refusal leads back to its field; turning to a form does not."""
        if before is None or before.form is not props.form:
            return
        if props.problem is not None and props.problem is not before.problem:
            self.focus_first()
            wrong = self._field if isinstance(props.problem, FieldError) else self._notice
            QTimer.singleShot(0, self, lambda: scroll_to(wrong))  # once there is room for it
            announce(self, one_line(props.problem), urgent=True)
        elif props.mailed is not None and props.mailed != before.mailed:
            announce(self._mailed, ". ".join(words.mailed_words(props.mailed)))
