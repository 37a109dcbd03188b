"""Where each act on an order goes on: which sheet or page opens, at once or after signing in."""

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Signal

from certdesk.domain.acts import Act
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.act_models import ActModels
from certdesk.viewmodels.flow import ActRequest, After, SignedIn, SignInRequest

if TYPE_CHECKING:
    from certdesk.viewmodels.download.choice import WithKey


class Acting(QObject):
    """Begins acts, and takes them up again once a session is there."""

    removal_wanted = Signal(object)  # OrderId: leave it out of the list

    def __init__(self, sheets: ActModels, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets = sheets
        sheets.download.once(lambda model: model.key_wanted.connect(self._save_with_key))
        sheets.csr.once(lambda model: model.making_wanted.connect(self.make_request))
        sheets.cancel.once(lambda model: model.support_wanted.connect(self._write_to_support))
        sheets.reissue.once(lambda model: model.prove_wanted.connect(self._prove))
        sheets.reissue.once(lambda model: model.download_wanted.connect(self._download))

    def begin(self, request: ActRequest) -> None:  # noqa: C901 - one case per act, closed by assert_never
        """Open what the act begins with. Acts that need no place of their own are done by the pane at once."""
        sheets, order = self._sheets, request.order
        match request.act:
            case Act.DOWNLOAD:
                sheets.download.model.open(order)
            case Act.ADD_CSR:
                sheets.csr.model.open(order)
            case Act.REISSUE:
                sheets.reissue.model.open(order)
            case Act.REVOKE:
                sheets.revoke.model.open(order)
            case Act.CANCEL | Act.WITHDRAW_REISSUE:
                sheets.cancel.model.open(order)
            case Act.WRITE_TO_SUPPORT:
                sheets.composer.model.open(order)
            case Act.PROVE_NAMES:
                sheets.proofs.model.open(order)
            case Act.ORDER_AGAIN:
                sheets.new_order.model.open(order)
            case Act.REMOVE_FROM_LIST:
                self.removal_wanted.emit(order)
            case (
                Act.COPY_APPROVER_NOTE
                | Act.REFUND_RECEIVED
                | Act.SIGN_IN
                | Act.SIGN_OUT
                | Act.REFRESH
                | Act.COPY_NAME
                | Act.COPY_SUPPLIER_ID
                | Act.COPY_DETAILS
                | Act.OPEN_IN_BROWSER
            ):
                pass
            case _:
                assert_never(request.act)

    def reissue(self, order: OrderId) -> None:
        """Open the reissue page."""
        self._sheets.reissue.model.open(order)

    def compare(self, order: OrderId) -> None:
        """Open the comparison of two certificates."""
        self._sheets.comparison.model.open(order)

    def order_new(self) -> None:
        """Open the sheet of a new order."""
        self._sheets.new_order.model.open()

    def make_request(self, order: OrderId) -> None:
        """Open the sheet on how a signing request for `order` is made."""
        self._sheets.keys.model.making.open(order)

    def sign_in(self, request: SignInRequest) -> None:
        """Begin to sign in."""
        self._sheets.sign_in.model.begin(request)

    def go_on(self, signed_in: SignedIn) -> None:
        """Take up what was wanted before signing in."""
        sheets, order = self._sheets, signed_in.session.order
        match signed_in.request.after:
            case After.NOTHING | After.GO_ON_SENDING | After.GO_ON_SAVING_KEY:
                pass
            case After.OPEN_DOWNLOAD:
                sheets.download.model.open(order)
            case After.GO_ON_SAVING:
                sheets.download.model.save()
            case After.OPEN_REVOKE:
                sheets.revoke.model.open(order)
            case After.GO_ON_REVOKING:
                sheets.revoke.model.submit(only_again=True)
            case After.OPEN_REISSUE:
                sheets.reissue.model.open(order)
            case After.GO_ON_REISSUING:
                sheets.reissue.model.go_on()
            case After.OPEN_PROOFS:
                sheets.proofs.model.open(order)
            case _:
                assert_never(signed_in.request.after)

    def _download(self, order: OrderId) -> None:
        self._sheets.download.model.open(order)

    def _save_with_key(self, wanted: "WithKey") -> None:
        self._sheets.keys.model.store.open(wanted.order, wanted.target)

    def _prove(self, order: OrderId) -> None:
        self._sheets.proofs.model.open(order)

    def _write_to_support(self, order: OrderId) -> None:
        self._sheets.composer.model.open(order)
