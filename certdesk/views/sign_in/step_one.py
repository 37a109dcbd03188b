"""Step 1 of 2: the admin e-mail, and a name on the order or its supplier order ID."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.errors import FieldError
from certdesk.domain.portal import IdentifierKind
from certdesk.domain.text import displayable
from certdesk.viewmodels.sign_in.fields import LONGEST_EMAIL, LONGEST_IDENTIFIER
from certdesk.viewmodels.sign_in.model import SignInViewModel
from certdesk.viewmodels.sign_in.props import StepOne
from certdesk.views.kit.buttons import LinkButton, primary, secondary
from certdesk.views.kit.checks import RadioButton
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.fields import LabelledField
from certdesk.views.sign_in.headline import Headline
from certdesk.views.sign_in.notice import Notice
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line

NAME = IdentifierKind.NAME
SUPPLIER_ID = IdentifierKind.SUPPLIER_ID


class StepOneForm(QWidget):
    """The fields that name an order to the guest portal."""

    def __init__(self, model: SignInViewModel) -> None:
        super().__init__()
        self._model = model
        self._build()
        self._bind()

    def render_step(self, step: StepOne, *, is_new_order: bool) -> None:
        """Show that step."""
        title = self.tr("Add an order") if is_new_order else self.tr("Sign in to the guest portal")
        self._head.title.setText(title)
        self._render_fields(step)
        self._offer.setVisible(bool(step.offered_email))
        self._offer.setText(self.tr("Use {mail}").replace("{mail}", displayable(step.offered_email, 48)))
        self._notice.show_error(step.notice)
        looking = self.tr("Looking for the order…")
        self.next.setText(looking if step.is_looking else self.tr("Continue"))
        self.next.setEnabled(not step.is_busy)

    def focus_first(self) -> None:
        """Focus the first field, or the first that has a problem."""
        wrong = [field for field in (self._email, self._name, self._supplier) if _has_problem(field)]
        (wrong or [self._email])[0].edit.setFocus()

    def _render_fields(self, step: StepOne) -> None:
        form = step.form
        self._email.edit.write(form.email)
        self._name.edit.write(form.name)
        self._supplier.edit.write(form.supplier_id)
        mark(self._radios[form.kind])
        self._name.setVisible(form.kind is NAME)
        self._supplier.setVisible(form.kind is SUPPLIER_ID)
        _say(self._email, step.email_problem)
        _say(self._name, step.identifier_problem if form.kind is NAME else None)
        _say(self._supplier, step.identifier_problem if form.kind is SUPPLIER_ID else None)
        for field in (self._email.edit, self._name.edit, self._supplier.edit):
            field.setReadOnly(step.is_busy)
        for radio in self._radios.values():
            radio.setEnabled(not step.is_busy)

    def _build(self) -> None:
        self.setObjectName("step_one")
        self._head = Headline(self.tr("Step 1 of 2"), self.tr("Sign in to the guest portal"))
        self._notice = Notice()
        self._email = self._build_email()
        self._offer = LinkButton("")
        self._offer.setObjectName("offered_email")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE.lg)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addSpacing(SPACE.lg)
        column.addWidget(self._notice)
        column.addSpacing(SPACE.lg)
        column.addWidget(self._email)
        column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(SPACE.xl)
        column.addLayout(self._build_identifiers())
        column.addSpacing(SPACE.group)
        column.addStretch(1)
        column.addLayout(self._build_buttons())

    def _build_email(self) -> LabelledField:
        hint = self.tr("The admin contact on the order, as the Reseller Control Panel shows it.")
        field = LabelledField(self.tr("Admin e-mail"), hint=hint)
        field.edit.setObjectName("admin_email")
        field.edit.setMaxLength(LONGEST_EMAIL)
        field.edit.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        return field

    def _build_identifiers(self) -> QVBoxLayout:
        self._radios = {
            NAME: RadioButton(self.tr("Common name")),
            SUPPLIER_ID: RadioButton(self.tr("Supplier order ID")),
        }
        self._name = _field_of(self._radios[NAME], "common_name", Role.BODY)
        self._supplier = _field_of(self._radios[SUPPLIER_ID], "supplier_id", Role.CODE)
        self._ways = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(SPACE.sm)
        for kind, field in ((NAME, self._name), (SUPPLIER_ID, self._supplier)):
            self._ways.addButton(self._radios[kind])
            self._radios[kind].setObjectName(f"by_{field.edit.objectName()}")
            column.addWidget(self._radios[kind], 0, Qt.AlignmentFlag.AlignLeading)
            column.addWidget(field)
        return column

    def _build_buttons(self) -> QHBoxLayout:
        self.cancel = secondary(self.tr("Cancel"), large=True)
        self.cancel.setObjectName("cancel_sign_in")
        self.next = primary(self.tr("Continue"), large=True)
        self.next.setObjectName("continue_sign_in")
        row = QHBoxLayout()
        row.setSpacing(SPACE.md)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.next)
        return row

    def _bind(self) -> None:
        model = self._model
        self._email.edit.entered.connect(model.set_email)
        self._email.edit.editingFinished.connect(model.check_email)
        self._name.edit.entered.connect(lambda text: model.set_identifier(NAME, text))
        self._supplier.edit.entered.connect(lambda text: model.set_identifier(SUPPLIER_ID, text))
        when_chosen(self._radios[NAME], lambda: model.set_identifier(NAME, self._name.text()))
        when_chosen(self._radios[SUPPLIER_ID], lambda: model.set_identifier(SUPPLIER_ID, self._supplier.text()))
        for field in (self._email, self._name, self._supplier):
            field.edit.returnPressed.connect(model.continue_)
        self._offer.clicked.connect(self._take_offer)
        self.next.clicked.connect(model.continue_)
        self.cancel.clicked.connect(model.cancel)

    def _take_offer(self) -> None:
        step = self._model.props.step
        if isinstance(step, StepOne):
            self._model.set_email(step.offered_email)
            self._name.edit.setFocus()


def _field_of(radio: RadioButton, name: str, role: Role) -> LabelledField:
    """A field whose label is the radio button above it."""
    field = LabelledField(radio.text(), role=role)
    field.label.hide()
    field.edit.setObjectName(name)
    field.edit.setMaxLength(LONGEST_IDENTIFIER)
    field.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return field


def _say(field: LabelledField, problem: FieldError | None) -> None:
    field.show_error(one_line(problem) if problem else "")


def _has_problem(field: LabelledField) -> bool:
    return not field.isHidden() and field.edit.property("problem") == "true"
