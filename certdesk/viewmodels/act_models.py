"""The view-models of the sheets and pages that acts open, each made when it is first needed."""

# ruff: noqa: PLC0415 - a view-model is imported when it is made, so that a start does not wait for it

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from certdesk.domain.changes import Topic
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.late import Late

if TYPE_CHECKING:
    from certdesk.viewmodels.cancel import CancelViewModel
    from certdesk.viewmodels.composer import ComposerViewModel
    from certdesk.viewmodels.csr.handing_in import HandInViewModel
    from certdesk.viewmodels.csr.model import CsrViewModel
    from certdesk.viewmodels.download.model import DownloadViewModel
    from certdesk.viewmodels.dropping_models import DroppingModels
    from certdesk.viewmodels.key_models import KeyModels
    from certdesk.viewmodels.new_order.model import NewOrderViewModel
    from certdesk.viewmodels.proofs.model import ProofsViewModel
    from certdesk.viewmodels.reissue.comparison import ComparisonViewModel
    from certdesk.viewmodels.reissue.model import ReissueViewModel
    from certdesk.viewmodels.revoke.model import RevokeViewModel
    from certdesk.viewmodels.sign_in.model import SignInViewModel


class Refreshed(Protocol):
    """A view-model that takes over what a commit changed."""

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""


class Fails(Protocol):
    """What says that something failed."""

    @property
    def failed(self) -> SignalInstance:
        """Tells an Exception."""


class ActModels(QObject):
    """One view-model per sheet and page, and those of what leads there: signing in, drops, private keys."""

    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, runner: Runner, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._hub = desk, runner, hub
        self.sign_in = Late(self._make_sign_in)
        self.download = Late(self._make_download)
        self.csr = Late(self._make_csr)
        self.revoke = Late(self._make_revoke)
        self.cancel = Late(self._make_cancel)
        self.composer = Late(self._make_composer)
        self.proofs = Late(self._make_proofs)
        self.new_order = Late(self._make_new_order)
        self.hand_in = Late(self._make_hand_in)
        self.reissue = Late(self._make_reissue)
        self.comparison = Late(self._make_comparison)
        self.dropping = Late(self._make_dropping)
        self.keys = Late(self._make_keys)
        self._listen()

    def tick(self) -> None:
        """Let a second pass."""
        for late in (self.sign_in, self.revoke, self.proofs, self.reissue, self.dropping):
            if late.made is not None:
                late.made.tick()

    def leave_reissue(self) -> None:
        """Leave the reissue page, if it is there."""
        if self.reissue.made is not None:
            self.reissue.made.leave()

    def _listen(self) -> None:
        listening: tuple[Late[Refreshed], ...] = (
            *(self.sign_in, self.csr, self.revoke, self.cancel, self.composer, self.proofs),
            *(self.reissue, self.comparison),
        )
        for each in listening:
            each.once(lambda model: self._hub.changed.connect(model.refresh))
        telling: tuple[Late[Fails], ...] = (
            *(self.sign_in, self.download, self.csr, self.revoke, self.cancel, self.composer, self.proofs),
            *(self.new_order, self.hand_in, self.reissue, self.comparison, self.dropping, self.keys),
        )
        for late in telling:
            late.once(lambda model: model.failed.connect(self.failed))

    def _make_sign_in(self) -> "SignInViewModel":
        from certdesk.viewmodels.sign_in.model import SignInViewModel

        return SignInViewModel(self._desk.orders, self._desk.sessions, self._runner, self)

    def _make_download(self) -> "DownloadViewModel":
        from certdesk.viewmodels.download.model import DownloadViewModel

        return DownloadViewModel(self._desk.downloads, self._desk.orders, self._runner, self)

    def _make_csr(self) -> "CsrViewModel":
        from certdesk.viewmodels.csr.model import CsrViewModel

        return CsrViewModel(self._desk.acts, self._desk.orders, self._desk.requests, self._runner, self)

    def _make_revoke(self) -> "RevokeViewModel":
        from certdesk.viewmodels.revoke.model import RevokeViewModel

        return RevokeViewModel(self._desk.acts, self._desk.orders, self._desk.sessions, self._runner, self)

    def _make_cancel(self) -> "CancelViewModel":
        from certdesk.viewmodels.cancel import CancelViewModel

        return CancelViewModel(self._desk.acts, self._desk.orders, self._desk.sessions, self._runner, self)

    def _make_composer(self) -> "ComposerViewModel":
        from certdesk.viewmodels.composer import ComposerViewModel

        return ComposerViewModel(self._desk.acts, self._desk.orders, self._desk.sessions, self._runner, self)

    def _make_proofs(self) -> "ProofsViewModel":
        from certdesk.viewmodels.proofs.model import ProofsViewModel

        return ProofsViewModel(self._desk.proofs, self._desk.orders, self._desk.sessions, self._runner, self)

    def _make_new_order(self) -> "NewOrderViewModel":
        from certdesk.viewmodels.new_order.model import NewOrderViewModel

        return NewOrderViewModel(self._desk.acts, self._desk.orders, self._runner, self)

    def _make_hand_in(self) -> "HandInViewModel":
        from certdesk.viewmodels.csr.handing_in import HandInViewModel

        return HandInViewModel(self._desk.requests, self._runner, self)

    def _make_reissue(self) -> "ReissueViewModel":
        from certdesk.viewmodels.reissue.model import ReissueViewModel
        from certdesk.viewmodels.reissue.preparing import ReissueServices

        desk = self._desk
        services = ReissueServices(desk.acts, desk.orders, desk.sessions, desk.proofs, desk.requests, desk.drafts)
        return ReissueViewModel(services, self.hand_in.model, self._runner, self)

    def _make_comparison(self) -> "ComparisonViewModel":
        from certdesk.viewmodels.reissue.comparison import ComparisonViewModel

        return ComparisonViewModel(self._desk.orders, self._desk.sessions, self._runner, self)

    def _make_dropping(self) -> "DroppingModels":
        from certdesk.viewmodels.dropping_models import DroppingModels

        return DroppingModels(self._desk, self._runner, self)

    def _make_keys(self) -> "KeyModels":
        from certdesk.viewmodels.key_models import KeyModels

        return KeyModels(self._desk, self.download, self._runner, self._hub, self)
