"""The sheet with the practice provider's Account Assistance, and below it the number that came."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.viewmodels.practice_assistance import Form, PracticeAssistanceViewModel, Props
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.focus import scroll_to
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.practice.assistance_forms import AssistanceForms
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.practice_provider import kept_for_words

_WIDTH: Final = 600
_LONGEST: Final = 40


class AssistanceSheet(Sheet):
    """The card is the provider's; what stands below it is CertDesk's."""

    mailbox_wanted = Signal()

    def __init__(self, window: QWidget, model: PracticeAssistanceViewModel) -> None:
        title = QCoreApplication.translate("AssistanceSheet", "Account Assistance")
        said = QCoreApplication.translate(
            "AssistanceSheet", "The practice provider answers by mail, to the address on file of the account."
        )
        super().__init__(window, SheetHead(title, said), width=scaled(_WIDTH))
        self._model = model
        self._told: CertDeskError | None = None
        self._could_keep = False
        self._build()
        self._forms.fill_in(model.props)
        self._bind()
        self._render(model.props)

    def present(self, first: QWidget | None = None) -> None:
        """Open with the focus where something is to be typed."""
        start = first or (self._came.edit if self._model.props.can_keep else self._forms.first)
        super().present(start)
        self._bring_into_sight(start)

    def _build(self) -> None:
        self.setObjectName("assistance_sheet")
        self._forms = AssistanceForms()
        self._came = LabelledField(self.tr("It says…"), role=Role.CODE)
        self._came.edit.setObjectName("assistance_came")
        self._came.edit.setAccessibleName(self.tr("The customer number in the mail"))
        self._came.edit.setPlaceholderText(self.tr("For example {number}").replace("{number}", "31884207"))
        self._came.edit.setMaxLength(_LONGEST)
        besides = self.tr(
            "The real Account Assistance also has you type a security code, and five wrong sign-ins lock an account."
        )
        self._besides = PlainLabel(besides, Role.SMALL, Ink.QUIET).wrapped()
        self._besides.setObjectName("assistance_besides")
        self.body.setSpacing(SPACE.xl)
        for part in (self._forms, self._came, self._besides):
            self.body.addWidget(part)
        self._close, self._save = secondary(self.tr("Close")), primary(self.tr("Save"))
        self._close.setObjectName("assistance_close")
        self._save.setObjectName("assistance_save")
        self.footer.addWidget(Foot((), (self._close, self._save)))

    def _bind(self) -> None:
        model, forms = self._model, self._forms
        model.changed.connect(self._render)
        forms.form_chosen.connect(self._choose)
        forms.typed.connect(model.note_typed)
        forms.number_wanted.connect(model.retrieve)
        forms.reset_wanted.connect(model.reset_password)
        forms.mailbox_wanted.connect(self.mailbox_wanted)
        self._came.edit.entered.connect(lambda _text: model.note_number_typed())
        self._came.edit.returnPressed.connect(self._keep)
        self._save.clicked.connect(self._keep)
        self._close.clicked.connect(self.dismiss)
        self.closed.connect(model.close)

    def _render(self, props: Props) -> None:
        self.set_busy(busy=props.is_busy)
        if not props.is_open:
            return
        self._forms.render_props(props)
        self._close.setEnabled(not props.is_busy)
        for part in (self._came, self._save):
            part.setVisible(props.can_keep)
            part.setEnabled(not props.is_busy)
        self._save.setText(self.tr("Saving…") if props.is_keeping else self.tr("Save"))
        self._came.show_hint(kept_for_words(props.kept_for, props.name) if props.can_keep else "")
        self._lead(props)
        self._render_refusal(props.refusal)

    def _lead(self, props: Props) -> None:
        """Once the answer is on its way, what is to be done next is to type the number that came."""
        could, self._could_keep = self._could_keep, props.can_keep
        if props.can_keep and not could and self.isVisible():
            self._came.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_sight(self._came)

    def _bring_into_sight(self, part: QWidget) -> None:
        QTimer.singleShot(0, self, lambda: scroll_to(part))  # once everything is laid out

    def _render_refusal(self, refusal: CertDeskError | None) -> None:
        is_new, self._told = refusal is not self._told, refusal
        said = one_line(refusal) if refusal is not None else ""
        self._came.show_error(said)
        if said and is_new:
            self._came.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_sight(self._came)
            announce(self, said, urgent=True)

    def _choose(self, form: Form) -> None:
        self._model.choose(form)
        self._forms.lead()

    def _keep(self) -> None:
        self._model.keep(self._came.text())
