"""Many requests at once: nothing is sent that was not decided by what is known of its order."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from certdesk.domain.csr import CsrFacts
from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.handing_in import Candidate, Gathered, Origin, Source
from certdesk.domain.judging import Answers, Check, Choice, Judgement, KeyUse, Verdict, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import EARLIER_REVOKED_AFTER
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderId
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.flow import After, SignedIn, SignInRequest
from certdesk.viewmodels.many_csrs.lines import Mark
from certdesk.viewmodels.many_csrs.model import ManyCsrsViewModel
from certdesk.viewmodels.many_csrs.props import Props, Step
from certdesk.viewmodels.window_drops.looking import Looked
from certdesk.views.wording.many_lines import main_words, summary
from certdesk.views.wording.many_review import consequences
from tests.fakes_gui.deeds import FakeActs
from tests.fakes_gui.details import NOW, SHOP, FakeSessions, a_session, an_order, session_required
from tests.fakes_gui.requests import PRESENT, FakeRequests, asked, one_to_drop, passes, some_facts, verdict
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("qapp")
FEWER = some_facts(PRESENT[:3])


class GuardedActs(FakeActs):
    """Takes a reissue where there is a session, as the portal does."""

    def __init__(self, sessions: FakeSessions) -> None:
        super().__init__(an_order())
        self.sessions = sessions
        self.taken: list[tuple[OrderId, ReissueRequest, DeedKey]] = []

    def request_reissue(self, order: OrderId, request: ReissueRequest, key: DeedKey) -> Receipt:
        if not self.sessions.all():
            raise session_required()
        self.taken.append((order, request, key))
        return Receipt(key, Deed.REISSUE, replace(self.order, status_word="reissue_pending"), NOW)


class Page:
    """The page over services in memory. The names of the order are not known before somebody signed in."""

    def __init__(self) -> None:
        self.lane = HandLane()
        self.sessions = FakeSessions()
        self.acts = GuardedActs(self.sessions)
        matches: dict[str, tuple[KeyUse, ...]] = {FEWER.common_name: (KeyUse(SHOP, PRESENT[0]),)}
        self.requests = UnseenRequests(matches=matches, verdicts=one_to_drop)
        self.model = ManyCsrsViewModel(self.requests, self.acts, self.sessions, Runner(self.lane, self.lane))

    @property
    def props(self) -> Props:
        return self.model.props

    @property
    def marks(self) -> list[Mark]:
        return [each.mark for each in self.props.lines]

    def take(self, *found: CsrFacts) -> None:
        candidates = tuple(Candidate(Source(Origin.DROPPED, f"{n}.csr"), facts) for n, facts in enumerate(found))
        self.model.take(Looked(Gathered(tuple(each.source for each in candidates)), candidates))
        self.lane.drain()

    def send(self) -> None:
        self.model.review()
        self.model.send()
        self.lane.drain()

    def sign_in(self) -> None:
        """Open the session, which tells the order's names, and go on as the window does."""
        session = a_session()
        self.sessions.sessions = (session,)
        self.requests.are_names_known = True
        self.model.go_on(SignedIn(SignInRequest(SHOP, After.GO_ON_SENDING), session))
        self.lane.drain()


@dataclass
class UnseenRequests(FakeRequests):
    """Judges without the present names until they are known; then it asks about the one that would go."""

    are_names_known: bool = False

    def judge(
        self, order: OrderId, facts: CsrFacts, answers: Answers, *, is_reissue: bool, is_key_compromised: bool = False
    ) -> Judgement:
        told = super().judge(order, facts, answers, is_reissue=is_reissue, is_key_compromised=is_key_compromised)
        unseen = verdict(Check.NAMES, Weight.NOTE, MessageKey.NAMES_UNSEEN)
        return told if self.are_names_known else Judgement((*passes(), unseen), names=facts.names)


@pytest.fixture
def page() -> Page:
    return Page()


def test_a_name_that_signing_in_makes_known_is_asked_about_before_it_is_dropped(page: Page) -> None:
    page.take(FEWER)
    assert page.marks == [Mark.READY]
    page.send()
    assert page.marks == [Mark.SIGN_IN]
    page.sign_in()
    assert page.acts.taken == []
    assert page.marks == [Mark.ASKING]
    assert page.props.step is Step.SENT
    assert page.props.unsent == 1


def test_what_has_to_be_decided_anew_is_decided_in_the_list_and_sent_after_another_review(page: Page) -> None:
    page.take(FEWER)
    page.send()
    page.sign_in()
    assert main_words(page.props) == "Decide the rest"
    assert summary(page.props) == "1 to decide"
    page.model.back()
    assert (page.props.step, page.props.can_review) == (Step.CHECK, False)
    page.model.answer(0, MessageKey.SAN_REMOVED, Choice.KEEP)
    page.lane.drain()
    page.send()
    ((order, request, _key),) = page.acts.taken
    assert (order, set(request.names)) == (SHOP, set(PRESENT))
    assert page.marks == [Mark.SENT]
    assert page.props.overtaken == ()


def test_what_is_still_as_it_was_reviewed_is_sent_once_there_is_a_session(page: Page) -> None:
    page.requests.present = PRESENT[:3]
    page.requests.are_names_known = True
    page.requests.verdicts = None
    page.take(FEWER)
    page.model.answer(0, MessageKey.SAN_REMOVED, Choice.DROP)
    page.lane.drain()
    page.send()
    page.sign_in()
    ((_order, request, _key),) = page.acts.taken
    assert request.names == FEWER.names
    page.model.go_on(SignedIn(SignInRequest(SHOP, After.GO_ON_SENDING), a_session()))
    page.lane.drain()
    assert len(page.acts.taken) == 1


def test_the_review_says_that_names_are_not_known_yet(page: Page) -> None:
    page.take(FEWER)
    page.model.review()
    assert page.props.outlook.unseen == 1
    said = [title for _icon, title, _text in consequences(page.props.outlook, NOW)]
    assert "Present names of 1 order still unknown" in said


def test_the_hour_of_the_revocation_is_the_earliest_there_can_be(page: Page) -> None:
    page.requests.are_names_known = True
    page.take(FEWER)
    page.model.answer(0, MessageKey.SAN_REMOVED, Choice.DROP)
    page.lane.drain()
    page.model.review()
    *_, (_icon, title, text) = consequences(page.props.outlook, NOW)
    assert title == "Names dropped from 1 order"
    assert "72 hours after the new ones are issued, at the earliest" in text
    assert timedelta(hours=72) == EARLIER_REVOKED_AFTER


def judging_the_key(page: Page) -> None:
    """Have the fake ask whether the old key is kept, and stop it where the reason says that it leaked."""

    def said(_facts: CsrFacts, answers: Answers) -> tuple[Verdict, ...]:
        if page.requests.asked[-1].is_key_compromised:
            return (*passes(), verdict(Check.KEY, Weight.STOP, MessageKey.KEY_SAME_LEAKED))
        return (*passes(), asked(Check.KEY, MessageKey.KEY_SAME, (Choice.KEEP_KEY,), answers))

    page.requests.are_names_known = True
    page.requests.verdicts = said


def test_a_reason_that_is_taken_back_takes_its_verdict_back(page: Page) -> None:
    judging_the_key(page)
    page.take(FEWER)
    page.model.set_reason("Key compromised", is_key_compromised=True)
    page.lane.drain()
    assert page.marks == [Mark.STOPPED]
    page.model.set_reason("Server moved", is_key_compromised=False)
    page.lane.drain()
    assert page.marks == [Mark.ASKING]


def test_of_two_judgements_that_cross_the_one_by_the_present_reason_counts(page: Page) -> None:
    judging_the_key(page)
    page.take(FEWER)
    page.model.answer(0, MessageKey.KEY_SAME, Choice.KEEP_KEY)
    page.model.set_reason("Key compromised", is_key_compromised=True)
    page.lane.crank_last()
    assert page.marks == [Mark.STOPPED]
    page.lane.drain()
    assert page.marks == [Mark.STOPPED]


def test_what_matches_two_orders_is_asked(page: Page) -> None:
    uses = (KeyUse(SHOP, PRESENT[0]), KeyUse(OrderId("2000000001"), "larkspur.example"))
    page.requests.matches = {FEWER.common_name: uses}
    page.take(FEWER)
    assert page.marks == [Mark.SEVERAL]
    page.model.assign(0, uses[1].order)
    page.lane.drain()
    assert page.marks == [Mark.READY]
    assert page.requests.asked[-1].order == uses[1].order
