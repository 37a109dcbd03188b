"""Handing in a signing request: what is read, judged, chosen, answered and undone, and that only the last counts."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.csr import CsrFacts
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import FieldError, NotFound, Unavailable
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.judging import Choice
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Progress
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.csr.hand_in_props import MOST_UNDONE, HandInProps, Reading, State
from certdesk.viewmodels.csr.handing_in import HandInViewModel
from certdesk.viewmodels.csr.purpose import Purpose
from tests.fakes_gui.requests import (
    PRESENT,
    PRIVATE_KEY,
    FakeRequests,
    one_to_drop,
    passes,
    some_facts,
    two_problems,
)
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("qapp")

SHOP = OrderId("1094582116")
NOW = datetime(2026, 11, 20, 13, 58, 41, tzinfo=UTC)
GOOD, OTHER = some_facts(PRESENT), some_facts(("blog.larkspur.example",))
NOT_A_CSR = FieldError("csr", MessageKey.CSR_NOTCSR, what="text")


class Desk:
    """A view-model over fake requests, opened for the shop."""

    def __init__(self, requests: FakeRequests | None = None, purpose: Purpose = Purpose.REISSUE) -> None:
        self.lane = HandLane()
        self.requests = requests or FakeRequests(files={"good.csr": GOOD, "other.csr": OTHER})
        self.model = HandInViewModel(self.requests, Runner(self.lane, self.lane))
        self.failures: list[object] = []
        self.model.failed.connect(self.failures.append)
        self.model.open(SHOP, purpose)

    @property
    def props(self) -> HandInProps:
        return self.model.props

    def drop(self, *names: str) -> None:
        self.model.hand_in(HandedIn(Origin.DROPPED, tuple(Path("/srv/ama/Desktop") / name for name in names)))

    def dropped(self, *names: str) -> HandInProps:
        self.drop(*names)
        self.lane.drain()
        return self.props


def deciding() -> Desk:
    """Pay.larkspur.example would be dropped."""
    desk = Desk(FakeRequests(files={"larkspur-2026.csr": some_facts()}, verdicts=one_to_drop))
    desk.dropped("larkspur-2026.csr")
    return desk


def _state(desk: Desk) -> State:
    return desk.props.state


def _is_ready(desk: Desk) -> bool:
    return desk.props.is_ready


def test_nothing_is_there_at_first() -> None:
    props = Desk().props
    assert (props.state, props.is_ready, props.can_undo, props.candidate) == (State.IDLE, False, False, None)


def test_one_file_is_read_and_judged_for_the_order() -> None:
    desk = Desk()
    desk.drop("good.csr")
    assert (desk.props.state, desk.props.reading) == (State.READING, Reading("good.csr"))
    desk.lane.drain()
    assert desk.props.state is State.FILLED
    assert desk.props.is_ready
    assert desk.props.names == PRESENT
    assert desk.props.candidate is not None
    assert desk.props.candidate.facts is GOOD
    (asked,) = desk.requests.asked
    assert (asked.order, asked.is_reissue, asked.is_key_compromised) == (SHOP, True, False)


def test_a_first_certificate_is_judged_as_one() -> None:
    desk = Desk(purpose=Purpose.SUPPLY)
    desk.dropped("good.csr")
    assert not desk.requests.asked[0].is_reissue


def test_without_an_order_nothing_is_taken() -> None:
    desk = Desk()
    desk.model.close()
    desk.drop("good.csr")
    desk.model.refuse(NOT_A_CSR)
    assert (desk.props.state, desk.lane.waiting) == (State.IDLE, 0)


def test_only_what_was_handed_in_last_counts() -> None:
    desk = Desk()
    desk.drop("other.csr")
    desk.drop("good.csr")
    desk.lane.drain()
    assert desk.props.candidate is not None
    assert desk.props.candidate.facts is GOOD
    assert not desk.props.can_undo


def test_what_is_for_another_order_now_never_arrives() -> None:
    desk = Desk()
    desk.drop("good.csr")
    desk.model.open(OrderId("1094582118"), Purpose.REISSUE)
    desk.lane.drain()
    assert desk.props.state is State.IDLE


@pytest.mark.parametrize("origin", [Origin.PASTED, Origin.TYPED, Origin.DROPPED])
def test_a_private_key_is_refused_before_anything_is_done_with_it(origin: Origin) -> None:
    desk = Desk()
    desk.model.hand_in(HandedIn(origin, text=PRIVATE_KEY))
    assert desk.lane.waiting == 0
    assert desk.props.state is State.REFUSED
    assert desk.props.refusal is not None
    assert desk.props.refusal.key is MessageKey.CSR_KEYFILE
    assert "MIGH" not in repr(desk.props)


def test_a_file_without_a_request_is_refused_with_its_own_reason() -> None:
    desk = Desk(FakeRequests(files={"bundle.p7b": FieldError("csr", MessageKey.CSR_NOTCSR, what="pkcs7")}))
    props = desk.dropped("bundle.p7b")
    assert props.state is State.REFUSED
    assert props.refusal is not None
    assert props.refusal.facts["what"] == "pkcs7"
    assert not props.is_ready


def test_an_empty_folder_is_refused() -> None:
    desk = Desk(FakeRequests(folders={"csrs": ()}))
    props = desk.dropped("csrs")
    assert props.state is State.REFUSED
    assert props.refusal is not None
    assert props.refusal.facts["what"] == "empty folder"


def test_what_keeps_a_request_from_being_used_makes_it_refused_and_it_stays_to_be_seen() -> None:
    desk = Desk(FakeRequests(files={"old.csr": OTHER}, verdicts=two_problems))
    props = desk.dropped("old.csr")
    assert props.state is State.REFUSED
    assert not props.is_ready
    assert props.judgement is not None
    assert len(props.judgement.stops) == 2
    assert props.candidate is not None


def test_of_several_the_one_with_the_same_name_and_a_new_key_is_chosen_beforehand() -> None:
    desk = Desk(FakeRequests(files={"other.csr": OTHER, "good.csr": GOOD, "notes.txt": NOT_A_CSR}, left_out=3))
    props = desk.dropped("other.csr", "notes.txt", "good.csr")
    assert (props.state, props.best, props.left_out, len(props.candidates)) == (State.CHOOSING, 2, 3, 3)
    assert not props.is_ready
    desk.model.choose(1)
    assert _state(desk) is State.CHOOSING, "what is no request cannot be chosen"
    desk.model.choose(2)
    assert _state(desk) is State.FILLED
    assert desk.props.candidate is not None
    assert desk.props.candidate.facts is GOOD
    desk.model.undo()
    assert _state(desk) is State.CHOOSING


def test_several_without_a_request_are_refused_each_with_its_reason() -> None:
    props = Desk().dropped("a.txt", "b.txt")
    assert (props.state, props.refusal, props.best) == (State.REFUSED, None, None)
    assert [candidate.refusal is not None for candidate in props.candidates] == [True, True]


def test_how_far_reading_is_is_told() -> None:
    desk = Desk()
    seen: list[HandInProps] = []
    desk.model.changed.connect(seen.append)
    desk.dropped("a.csr", "b.csr")
    assert Progress(2, 2) in [props.progress for props in seen]
    assert desk.props.progress is None


def test_reading_can_be_stopped_and_what_was_there_is_there_again() -> None:
    desk = Desk()
    desk.dropped("good.csr")
    desk.drop("a.csr", "b.csr")
    assert desk.props.reading == Reading(count=2)
    desk.model.stop()
    assert desk.props.state is State.FILLED
    desk.lane.drain()
    assert desk.props.candidate is not None
    assert desk.props.candidate.facts is GOOD
    assert not desk.props.can_undo


def test_an_answer_is_judged_by_and_until_then_nothing_is_ready() -> None:
    desk = deciding()
    assert not _is_ready(desk)
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.DROP)
    assert not _is_ready(desk)
    desk.lane.drain()
    assert _is_ready(desk)
    assert dict(desk.props.answers) == {MessageKey.SAN_REMOVED: Choice.DROP}
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.KEEP)
    desk.lane.drain()
    assert "pay.larkspur.example" in desk.props.names


def test_while_an_answer_is_changed_nothing_is_ready_and_giving_it_again_settles_it() -> None:
    desk = deciding()
    desk.model.reopen(MessageKey.SAN_REMOVED)
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.DROP)
    desk.lane.drain()
    assert _is_ready(desk), "what was not answered yet cannot be changed"
    desk.model.reopen(MessageKey.SAN_REMOVED)
    assert not _is_ready(desk)
    assert desk.props.judgement is not None
    assert [each.message for each in desk.props.judgement.questions] == [MessageKey.SAN_REMOVED]
    assert dict(desk.props.answers) == {MessageKey.SAN_REMOVED: Choice.DROP}
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert not _is_ready(desk), "judging anew does not decide it"
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.DROP)
    desk.lane.drain()
    assert _is_ready(desk)


def test_a_question_that_is_asked_no_more_keeps_nothing_open() -> None:
    desk = deciding()
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.DROP)
    desk.lane.drain()
    desk.model.reopen(MessageKey.SAN_REMOVED)
    desk.requests.verdicts = lambda _facts, _answers: passes()
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert _is_ready(desk)


def test_of_two_answers_the_last_one_counts() -> None:
    desk = deciding()
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.KEEP)
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.DROP)
    desk.lane.drain()
    assert "pay.larkspur.example" not in desk.props.names
    assert [dict(asked.answers) for asked in desk.requests.asked[1:]] == [
        {MessageKey.SAN_REMOVED: Choice.KEEP},
        {MessageKey.SAN_REMOVED: Choice.DROP},
    ]


def test_an_answer_that_could_not_be_judged_leaves_nothing_ready() -> None:
    desk = deciding()
    desk.requests.trouble = Unavailable(MessageKey.PORTAL)
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.DROP)
    desk.lane.drain()
    assert not desk.props.is_ready
    assert len(desk.failures) == 1


def test_a_reason_that_says_that_the_key_leaked_is_judged_by() -> None:
    desk = deciding()
    desk.model.set_key_compromised(True)
    desk.model.set_key_compromised(True)
    desk.lane.drain()
    assert [asked.is_key_compromised for asked in desk.requests.asked] == [False, True]


def test_what_is_there_is_judged_again_when_orders_change() -> None:
    desk = deciding()
    desk.model.refresh(frozenset({Topic.MAIL}))
    assert desk.lane.waiting == 0
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert len(desk.requests.asked) == 2


def test_replacing_a_request_can_be_undone_with_its_answers() -> None:
    desk = deciding()
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.DROP)
    desk.lane.drain()
    desk.dropped("notes.txt")
    assert desk.props.state is State.REFUSED
    assert desk.props.can_undo
    desk.model.undo()
    desk.lane.drain()
    assert desk.props.is_ready
    assert dict(desk.props.answers) == {MessageKey.SAN_REMOVED: Choice.DROP}
    assert not desk.props.can_undo


def test_a_request_that_was_taken_back_can_be_brought_back_and_a_refused_thing_cannot() -> None:
    desk = Desk()
    desk.dropped("notes.txt")
    desk.model.clear()
    assert (desk.props.state, desk.props.can_undo) == (State.IDLE, False)
    desk.dropped("good.csr")
    desk.model.clear()
    assert (desk.props.state, desk.props.can_undo) == (State.IDLE, True)
    desk.model.undo()
    assert desk.props.state is State.FILLED


def test_undoing_while_something_is_read_takes_back_that_alone() -> None:
    """Ctrl+V and Ctrl+Z, faster than anything is read: what was there is there, not what was there before it."""
    desk = deciding()
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.DROP)
    desk.lane.drain()
    for _ in range(2):
        desk.drop("notes.txt")
        assert desk.props.takes_undo
        desk.model.undo()
        desk.lane.drain()
    assert (desk.props.state, dict(desk.props.answers)) == (State.FILLED, {MessageKey.SAN_REMOVED: Choice.DROP})
    assert not desk.props.takes_undo


def test_no_more_is_kept_than_anybody_undoes() -> None:
    desk = Desk()
    for _ in range(MOST_UNDONE + 5):
        desk.dropped("good.csr")
    for _ in range(MOST_UNDONE):
        assert desk.props.can_undo
        desk.model.undo()
    assert not desk.props.can_undo


def test_opening_for_another_order_forgets_everything() -> None:
    desk = Desk()
    desk.dropped("good.csr")
    desk.dropped("good.csr")
    desk.model.open(OrderId("1094582118"), Purpose.REISSUE)
    assert (desk.props.state, desk.props.can_undo) == (State.IDLE, False)


def test_a_draft_is_brought_back_from_the_request_itself_with_its_answers() -> None:
    facts = some_facts()
    requests = FakeRequests(texts={facts.pem: facts}, verdicts=one_to_drop)
    desk = Desk(requests)
    answers = {MessageKey.SAN_REMOVED: Choice.DROP}
    desk.model.restore(ReissueDraft(SHOP, NOW, facts.der, "larkspur-2026.csr", "Desktop", answers))
    desk.lane.drain()
    assert desk.props.is_ready
    assert desk.props.candidate is not None
    source = desk.props.candidate.source
    assert (source.origin, source.name, source.place) == (Origin.DRAFT, "larkspur-2026.csr", "Desktop")
    assert requests.asked[0].answers == answers


def test_the_hour_at_which_earlier_certificates_go_follows_the_clock_by_the_minute() -> None:
    desk = deciding()
    assert desk.props.earlier_revoked_at is None
    desk.model.set_now(NOW)
    assert desk.props.earlier_revoked_at == NOW.replace(second=0) + timedelta(hours=72)
    told: list[object] = []
    desk.model.changed.connect(told.append)
    desk.model.set_now(NOW + timedelta(seconds=10))
    assert not told
    desk.model.answer(MessageKey.SAN_REMOVED, Choice.KEEP)
    desk.lane.drain()
    assert desk.props.earlier_revoked_at is None


def test_an_order_that_is_gone_is_told_where_the_request_would_be() -> None:
    desk = Desk()
    desk.requests.trouble = NotFound(MessageKey.ORDER_GONE, order=SHOP)
    props = desk.dropped("good.csr")
    assert props.state is State.REFUSED
    assert props.refusal is not None
    assert props.refusal.key is MessageKey.ORDER_GONE


def test_a_bug_is_passed_on_and_what_was_there_stays() -> None:
    desk = Desk()
    desk.dropped("good.csr")
    desk.requests.trouble = ZeroDivisionError()
    desk.dropped("other.csr")
    assert [type(failure) for failure in desk.failures] == [ZeroDivisionError]
    assert desk.props.state is State.FILLED


@pytest.mark.parametrize(("names", "best"), [((OTHER, GOOD), 1), ((GOOD, OTHER), 0), ((OTHER, OTHER), 0)])
def test_a_request_for_the_order_goes_before_one_for_another(names: tuple[CsrFacts, ...], best: int) -> None:
    files = {f"{place}.csr": facts for place, facts in enumerate(names)}
    props = Desk(FakeRequests(files=dict(files))).dropped(*files)
    assert props.best == best
