"""The reissue page's view-model over services in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from certdesk.domain.book import OrderDetails
from certdesk.domain.csr import CsrFacts
from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.judging import Choice
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import NameProof, ProofState
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.csr.handing_in import HandInViewModel
from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.reissue.model import ReissueViewModel
from certdesk.viewmodels.reissue.preparing import ReissueServices
from certdesk.viewmodels.reissue.props import Props, Step
from tests.fakes_gui.deeds import FakeActs
from tests.fakes_gui.details import LARKSPUR, NOW, SHOP, FakeOrders, FakeSessions, a_session, an_order, details_of, seen
from tests.fakes_gui.proofs import FakeProofs, a_proof
from tests.fakes_gui.requests import FakeRequests, one_to_drop, some_facts
from tests.lanes import HandLane

GIFTS, PAY = "gifts.larkspur.example", "pay.larkspur.example"
SAME = some_facts(LARKSPUR)
FEWER = some_facts(LARKSPUR[:3])


class SendingActs(FakeActs):
    """Takes reissues; `refusal` is raised in the place of taking one."""

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self.taken: list[tuple[ReissueRequest, DeedKey]] = []
        self.refusal: Exception | None = None

    def request_reissue(self, order: OrderId, request: ReissueRequest, key: DeedKey) -> Receipt:
        self.taken.append((request, key))
        if self.refusal is not None:
            raise self.refusal
        return Receipt(key, Deed.REISSUE, replace(self.order, status_word="reissue_pending"), NOW)


class AheadProofs(FakeProofs):
    """Says what would have to be proved: what the certificate has is proved, everything else waits."""

    def __init__(self) -> None:
        super().__init__()
        self.ahead_of: list[tuple[tuple[str, ...], ValidationMethod | None]] = []

    def ahead(self, order: OrderId, names: Sequence[str], method: ValidationMethod | None) -> tuple[NameProof, ...]:
        self.ahead_of.append((tuple(names), method))
        self.trouble()
        way = method or ValidationMethod.DNS_TXT
        states = {name: ProofState.PROVED if name in LARKSPUR else ProofState.WAITING for name in names}
        return tuple(a_proof(name, way, state) for name, state in states.items())


class FakeDrafts:
    """Keeps drafts; `saved_at` says when."""

    def __init__(self) -> None:
        self.kept: dict[OrderId, ReissueDraft] = {}
        self.times = 0
        self.trouble: CertDeskError | None = None

    def all(self) -> tuple[ReissueDraft, ...]:
        return tuple(sorted(self.kept.values(), key=lambda draft: draft.saved_at, reverse=True))

    def load(self, order: OrderId) -> ReissueDraft | None:
        return self.kept.get(order)

    def keep(self, draft: ReissueDraft) -> datetime:
        if self.trouble is not None:
            raise self.trouble
        self.times += 1
        self.kept[draft.order] = draft
        return draft.saved_at

    def drop(self, order: OrderId) -> None:
        self.kept.pop(order, None)


class ReissueDesk:
    """The page's view-model, open for one order; signed in unless `left` says that no session is there."""

    def __init__(
        self,
        details: OrderDetails | None = None,
        *,
        left: timedelta | None = timedelta(hours=1),
        draft: ReissueDraft | None = None,
        is_open: bool = True,
    ) -> None:
        order = an_order()
        self.details = details or details_of(order, seen(order))
        self.lane = HandLane()
        self.acts = SendingActs(self.details.entry.order)
        self.orders = FakeOrders(self.details)
        self.sessions = FakeSessions(*(() if left is None else (a_session(left=left),)))
        self.proofs, self.drafts = AheadProofs(), FakeDrafts()
        self.requests = FakeRequests()
        for facts in (SAME, FEWER):
            self.requests.texts[facts.pem] = facts
        if draft is not None:
            self.drafts.kept[draft.order] = draft
        runner = Runner(self.lane, self.lane)
        services = ReissueServices(self.acts, self.orders, self.sessions, self.proofs, self.requests, self.drafts)
        self.hand_in = HandInViewModel(self.requests, runner)
        self.model = ReissueViewModel(services, self.hand_in, runner)
        self._runner = runner
        self._listen()
        if is_open:
            self.open()

    @property
    def props(self) -> Props:
        return self.model.props

    def open(self, order: OrderId = SHOP) -> None:
        self.model.open(order)
        self.lane.drain()

    def give(self, facts: CsrFacts = SAME) -> None:
        """Hand a request in, as pasted text."""
        self.hand_in.hand_in(HandedIn(Origin.PASTED, text=facts.pem))
        self.lane.drain()

    def ask_for_dropped_names(self) -> None:
        """Have the judge ask before a name is dropped, as the real one does."""
        self.requests.verdicts = one_to_drop

    def drop_the_name(self) -> None:
        self.hand_in.answer(MessageKey.SAN_REMOVED, Choice.DROP)
        self.lane.drain()

    def go_to(self, step: Step) -> None:
        while self.props.step < step:
            before = self.props.step
            self.model.forward()
            self.lane.drain()
            assert self.props.step > before, "the page does not go on"

    def send(self) -> None:
        self.model.send()
        self.lane.drain()

    def save(self) -> ReissueDraft | None:
        """Let the second pass after which the draft is kept."""
        self.model.keeping.flush()
        self.lane.drain()
        return self.drafts.load(SHOP)

    def sign_in(self) -> None:
        """What a sign-in leaves behind, before the page goes on."""
        self.sessions.sessions = (a_session(),)

    def _listen(self) -> None:
        self.wanted: list[SignInRequest] = []
        self.done: list[Receipt] = []
        self.failures: list[Exception] = []
        self.opened: list[OrderId] = []
        self.left: list[OrderId] = []
        self.discarded: list[ReissueDraft] = []
        self.model.sign_in_wanted.connect(self.wanted.append)
        self.model.done.connect(self.done.append)
        self.model.failed.connect(self.failures.append)
        self.model.opened.connect(self.opened.append)
        self.model.left.connect(self.left.append)
        self.model.discarded.connect(self.discarded.append)


def a_draft(facts: CsrFacts = SAME, **changes: object) -> ReissueDraft:
    """A draft of the shop's order, at its second step."""
    plain = ReissueDraft(SHOP, NOW - timedelta(minutes=9), facts.der, "shop.csr", "Desktop", step=2)
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name
