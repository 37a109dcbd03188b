"""Where each act on an order goes on: which sheet or page opens, at once or after signing in."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from certdesk.domain.acts import Act
from certdesk.viewmodels.cancel import CancelViewModel
from certdesk.viewmodels.composer import ComposerViewModel
from certdesk.viewmodels.csr.model import CsrViewModel
from certdesk.viewmodels.download.model import DownloadViewModel
from certdesk.viewmodels.flow import ActRequest, After, SignedIn
from certdesk.viewmodels.new_order.model import NewOrderViewModel
from certdesk.viewmodels.proofs.model import ProofsViewModel
from certdesk.viewmodels.reissue.model import ReissueViewModel
from certdesk.viewmodels.revoke.model import RevokeViewModel


@dataclass(frozen=True, slots=True)
class ActModels:
    """The view-models of the sheets and of the page that acts open."""

    download: DownloadViewModel
    csr: CsrViewModel
    revoke: RevokeViewModel
    cancel: CancelViewModel
    composer: ComposerViewModel
    proofs: ProofsViewModel
    new_order: NewOrderViewModel
    reissue: ReissueViewModel


class Acting(QObject):
    """Begins acts, and takes them up again once a session is there."""

    removal_wanted = Signal(object)  # OrderId: leave it out of the list

    def __init__(self, sheets: ActModels, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets = sheets

    def begin(self, request: ActRequest) -> None:  # noqa: C901 - one case per act, closed by assert_never
        """Open what the act begins with. Acts that need no place of their own are done by the pane at once."""
        sheets, order = self._sheets, request.order
        match request.act:
            case Act.DOWNLOAD:
                sheets.download.open(order)
            case Act.ADD_CSR:
                sheets.csr.open(order)
            case Act.REISSUE:
                sheets.reissue.open(order)
            case Act.REVOKE:
                sheets.revoke.open(order)
            case Act.CANCEL | Act.WITHDRAW_REISSUE:
                sheets.cancel.open(order)
            case Act.WRITE_TO_SUPPORT:
                sheets.composer.open(order)
            case Act.PROVE_NAMES:
                sheets.proofs.open(order)
            case Act.ORDER_AGAIN:
                sheets.new_order.open(order)
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

    def go_on(self, signed_in: SignedIn) -> None:
        """Take up what was wanted before signing in."""
        sheets, order = self._sheets, signed_in.session.order
        match signed_in.request.after:
            case After.NOTHING | After.GO_ON_SENDING | After.GO_ON_SAVING_KEY:
                pass
            case After.OPEN_DOWNLOAD:
                sheets.download.open(order)
            case After.GO_ON_SAVING:
                sheets.download.save()
            case After.OPEN_REVOKE:
                sheets.revoke.open(order)
            case After.GO_ON_REVOKING:
                sheets.revoke.submit(only_again=True)
            case After.OPEN_REISSUE:
                sheets.reissue.open(order)
            case After.GO_ON_REISSUING:
                sheets.reissue.go_on()
            case After.OPEN_PROOFS:
                sheets.proofs.open(order)
            case _:
                assert_never(signed_in.request.after)
