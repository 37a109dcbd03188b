"""The sheet of the ISO account at the practice provider: when it goes, and what a customer account shows."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.viewmodels.practice_provider import PracticeProviderViewModel, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.practice.customer_part import CustomerPart
from certdesk.views.practice.removal_part import RemovalPart
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line, words_of

_WIDTH: Final = 560


class ProviderSheet(Sheet):
    """The loss of the ISO account can be lived through here, and undone."""

    def __init__(self, window: QWidget, model: PracticeProviderViewModel) -> None:
        title = QCoreApplication.translate("ProviderSheet", "ISO account at the practice provider")
        said = QCoreApplication.translate("ProviderSheet", "You decide, in the provider’s place, when it goes.")
        super().__init__(window, SheetHead(title, said), width=scaled(_WIDTH))
        self._model = model
        self._told: CertDeskError | None = None
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("provider_sheet")
        self._notice = Banner(Icon.WIFI_OFF, "")
        self._notice.setObjectName("provider_notice")
        self._again = secondary(self.tr("Try again"))
        self._again.setObjectName("provider_try_again")
        self._notice.add_action(self._again)
        self._asking = PlainLabel(self.tr("Asking the provider…"), Role.BODY, Ink.SECOND)
        self._removal = RemovalPart()
        self._customer = CustomerPart(self._model.props.numbers)
        self.body.setSpacing(SPACE.xl)
        for part in (self._notice, self._asking, self._removal, Hairline(), self._customer):
            self.body.addWidget(part)
        self._close = secondary(self.tr("Close"))
        self._close.setObjectName("provider_close")
        self.footer.addWidget(Foot((), (self._close,)))

    def _bind(self) -> None:
        model, removal, customer = self._model, self._removal, self._customer
        model.changed.connect(self._render)
        removal.day_wanted.connect(model.set_removal)
        removal.days_wanted.connect(model.remove_in)
        removal.day_typed.connect(model.note_day_typed)
        removal.keep_wanted.connect(model.keep_account)
        customer.number_wanted.connect(model.look_into)
        customer.number_typed.connect(model.note_number_typed)
        self._again.clicked.connect(model.load)
        self._close.clicked.connect(self.dismiss)
        self.closed.connect(model.close)

    def _render(self, props: Props) -> None:
        self.set_busy(busy=props.is_setting)
        self._close.setEnabled(not props.is_setting)
        if not props.is_open:
            return
        self._asking.setVisible(props.account is None and props.problem is None)
        self._render_problem(props.problem)
        self._removal.render_props(props)
        self._customer.render_props(props)

    def _render_problem(self, problem: CertDeskError | None) -> None:
        is_new, self._told = problem is not self._told, problem
        self._notice.setVisible(problem is not None)
        if problem is not None and is_new:
            self._notice.show_notice(Icon.WIFI_OFF, *words_of(problem).notice, ToneName.AMBER)
            self.show_top()
            announce(self._notice, one_line(problem), urgent=True)
