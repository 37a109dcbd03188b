"""Many requests: read in pieces, matched, decided alone and together, and sent one by one, each once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from certdesk.domain.act_rules import Act
from certdesk.domain.errors import FieldError, StateConflict, Unavailable
from certdesk.domain.handing_in import Candidate, HandedIn, Origin
from certdesk.domain.judging import Check, Choice, Judgement, Verdict, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import Change, NameChange
from certdesk.domain.portal import GuestSession
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.flow import After, SignedIn, SignInRequest
from certdesk.viewmodels.many_csrs.lines import Line, Mark, Recipient, shown
from certdesk.viewmodels.many_csrs.model import ManyCsrsViewModel
from certdesk.viewmodels.many_csrs.outlook import outlook
from certdesk.viewmodels.many_csrs.props import Step
from certdesk.viewmodels.orders.rows import shelved
from certdesk.viewmodels.window_drops.looking import Looked
from tests.fakes_gui.many_csrs import ALPEN, BOOKS, ID, SHOP, WAITING, LiveSessions, SendingActs, requests_for, use_of
from tests.fakes_gui.orders_list import NOW, picture_book
from tests.fakes_gui.requests import FakeRequests, asked, passes, some_facts, verdict
from tests.lanes import HandLane
from tests.samples import DAY

Says = Callable[..., tuple[Verdict, ...]]


@dataclass
class Stage:
    model: ManyCsrsViewModel
    requests: FakeRequests
    acts: SendingActs
    sessions: LiveSessions
    lane: HandLane
    wanted: list[SignInRequest]
    failed: list[Exception]
    runner: Runner

    def drop(self, *files: str) -> None:
        handed = HandedIn(Origin.DROPPED, tuple(Path("/x") / file for file in files))
        self.model.take(Looked(self.requests.gather(handed)))

    def read(self, *files: str) -> "Stage":
        self.drop(*files)
        self.lane.drain()
        return self

    def marks(self) -> list[Mark]:
        return [each.mark for each in self.model.props.lines]

    def sent(self) -> "Stage":
        self.model.review()
        self.model.send()
        self.lane.drain()
        return self


@pytest.fixture
def stage(qapp: object) -> Stage:
    requests = requests_for(SHOP, BOOKS, ALPEN, WAITING, strange=("nobody.example",), again=(SHOP,))
    requests.verdicts = lambda _facts, _answers: passes()
    sessions, lane = LiveSessions(), HandLane()
    acts, runner = SendingActs(sessions), Runner(lane, lane)
    model = ManyCsrsViewModel(requests, acts, sessions, runner)
    model.set_shelf(shelved(picture_book(), NOW))
    made = Stage(model, requests, acts, sessions, lane, [], [], runner)
    model.sign_in_wanted.connect(made.wanted.append)
    model.failed.connect(made.failed.append)
    return made


def drops_names(facts: object, answers: object) -> tuple[Verdict, ...]:
    gone = ("old.example",)
    return (*passes(), asked(Check.NAMES, MessageKey.SAN_REMOVED, (Choice.DROP, Choice.KEEP), answers, names=gone))  # type: ignore[arg-type]  # a judgement is made of both


def a_line(number: int = 0, *, name: str = SHOP, weight: Weight = Weight.PASS, key: str = "", **more: object) -> Line:
    candidate = Candidate(HandedSource, some_facts((name,), digest=key or name))
    judgement = Judgement((verdict(Check.KEY, weight),))
    recipient = Recipient(ID[name], name, Act.REISSUE)
    return Line(number, candidate, (use_of(name),), recipient, judgement, **more)  # type: ignore[arg-type]  # fields by name


HandedSource = requests_for().gather(HandedIn(Origin.DROPPED, (Path("/x/a.csr"),))).sources[0]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        (a_line(), Mark.READY),
        (a_line(weight=Weight.STOP), Mark.STOPPED),
        (a_line(weight=Weight.ASK), Mark.ASKING),
        (a_line(is_left_out=True), Mark.LEFT_OUT),
        (a_line(is_sending=True), Mark.SENDING),
        (a_line(is_sent=True), Mark.SENT),
        (a_line(error=StateConflict(MessageKey.REISSUE_PENDING)), Mark.FAILED),
        (Line(0, Candidate(HandedSource, refusal=FieldError("csr", MessageKey.CSR_EMPTY))), Mark.NO_CSR),
        (Line(0, Candidate(HandedSource, some_facts())), Mark.UNMATCHED),
        (Line(0, Candidate(HandedSource, some_facts()), (use_of(SHOP), use_of(ALPEN))), Mark.SEVERAL),
    ],
)
def test_each_line_stands_somewhere(line: Line, mark: Mark) -> None:
    assert [each.mark for each in shown((line,))] == [mark]


def test_of_two_lines_for_one_order_the_later_is_asked_about_unless_it_was_sent() -> None:
    assert [each.mark for each in shown((a_line(0), a_line(1)))] == [Mark.READY, Mark.TWICE]
    assert [each.mark for each in shown((a_line(0), a_line(1, is_sent=True)))] == [Mark.TWICE, Mark.SENT]
    assert [each.mark for each in shown((a_line(0, is_left_out=True), a_line(1)))] == [Mark.LEFT_OUT, Mark.READY]


def test_what_cannot_be_used_does_not_take_the_place_of_what_can() -> None:
    assert [each.mark for each in shown((a_line(0, weight=Weight.STOP), a_line(1)))] == [Mark.STOPPED, Mark.READY]
    assert [each.mark for each in shown((a_line(0), a_line(1, weight=Weight.STOP)))] == [Mark.READY, Mark.STOPPED]


def test_two_orders_do_not_get_one_key() -> None:
    pair = a_line(0, key="one"), a_line(1, name=ALPEN, key="one")
    assert [each.mark for each in shown(pair)] == [Mark.READY, Mark.SAME_KEY]
    assert [each.mark for each in shown((a_line(0, key="one", is_left_out=True), pair[1]))] == [
        Mark.LEFT_OUT,
        Mark.READY,
    ]


def test_the_outlook_counts_what_follows_from_sending() -> None:
    changes = (NameChange("new.example", Change.ADDED), NameChange("old.example", Change.REMOVED))
    judgement = Judgement((verdict(Check.KEY, Weight.PASS),), changes)
    moved = Line(0, Candidate(HandedSource, some_facts()), (), Recipient(ID[SHOP], SHOP, Act.REISSUE), judgement)
    first = Line(
        1,
        Candidate(HandedSource, some_facts(digest="first")),
        (),
        Recipient(ID[WAITING], WAITING, Act.ADD_CSR),
        judgement,
    )
    lines = shown((moved, first, a_line(2, name=BOOKS, weight=Weight.STOP)))
    ahead = outlook(lines, frozenset())
    assert (ahead.first, ahead.again, ahead.left_out) == (1, 1, 1)
    assert (ahead.added, ahead.adding, ahead.dropping, ahead.without_session) == (1, 1, 1, 1)
    assert outlook(lines, frozenset({ID[SHOP]})).without_session == 0


def test_the_first_line_is_there_after_the_first_file_and_the_rest_in_larger_pieces(stage: Stage) -> None:
    stage.drop(*(f"{SHOP}.csr", *(f"{number}.txt" for number in range(30))))
    counts = []
    while stage.model.props.is_reading:
        stage.lane.crank()
        counts.append(len(stage.model.props.lines))
    assert counts == [1, 5, 21, 31]
    assert stage.model.props.lines[0].mark is Mark.READY


def test_reading_stops_where_it_is_and_keeps_what_was_found(stage: Stage) -> None:
    stage.drop(*(f"{number}.txt" for number in range(200)))
    stage.lane.crank()
    stage.model.stop()
    assert stage.model.props.is_stopping
    stage.lane.drain()
    assert not stage.model.props.is_reading
    assert len(stage.model.props.lines) == stage.model.props.files == 1


def test_what_matches_one_order_finds_it_and_the_rest_is_asked(stage: Stage) -> None:
    stage.requests.matches["nobody.example"] = ()
    stage.requests.files["both.csr"] = some_facts(("both.example",))
    stage.requests.matches["both.example"] = (use_of(BOOKS), use_of(ALPEN))
    stage.read(f"{SHOP}.csr", f"{WAITING}.csr", "strange.csr", "both.csr", "again.csr", "notes.txt")
    marks = [Mark.READY, Mark.READY, Mark.UNMATCHED, Mark.SEVERAL, Mark.TWICE, Mark.NO_CSR]
    assert stage.marks() == marks
    acts = [each.line.recipient.act for each in stage.model.props.lines if each.line.recipient]
    assert acts == [Act.REISSUE, Act.ADD_CSR, Act.REISSUE]
    assert stage.model.props.to_decide == 3
    assert stage.model.props.outlook.all == 2


def test_an_order_that_is_chosen_is_judged_and_ready(stage: Stage) -> None:
    stage.read("strange.csr")
    stage.model.assign(0, ID[BOOKS])
    assert stage.marks() == [Mark.JUDGING]
    stage.lane.drain()
    assert stage.marks() == [Mark.READY]
    assert stage.model.props.lines[0].line.recipient == Recipient(ID[BOOKS], BOOKS, Act.REISSUE)


def test_one_answer_settles_the_same_question_of_all_lines(stage: Stage) -> None:
    stage.requests.verdicts = drops_names
    stage.read(f"{SHOP}.csr", f"{BOOKS}.csr")
    (question,) = stage.model.props.questions
    assert (question.message, question.lines) == (MessageKey.SAN_REMOVED, (0, 1))
    assert not stage.model.props.can_review
    stage.model.answer_all(MessageKey.SAN_REMOVED, Choice.KEEP)
    stage.lane.drain()
    assert stage.marks() == [Mark.READY, Mark.READY]
    assert stage.model.props.questions == ()


def test_the_last_of_two_quick_answers_counts(stage: Stage) -> None:
    stage.requests.verdicts = drops_names
    stage.read(f"{SHOP}.csr")
    stage.model.answer(0, MessageKey.SAN_REMOVED, Choice.DROP)
    stage.model.answer(0, MessageKey.SAN_REMOVED, Choice.KEEP)
    stage.lane.drain()
    assert stage.requests.asked[-1].answers == {MessageKey.SAN_REMOVED: Choice.KEEP}
    assert stage.marks() == [Mark.READY]


def test_of_two_for_one_order_the_later_can_be_preferred_or_left_out(stage: Stage) -> None:
    stage.read(f"{SHOP}.csr", "again.csr")
    stage.model.assign(1, ID[SHOP])
    stage.lane.drain()
    assert stage.marks() == [Mark.READY, Mark.TWICE]
    stage.model.prefer(1)
    assert stage.marks() == [Mark.LEFT_OUT, Mark.READY]
    stage.model.leave_out(1, is_left_out=True)
    stage.model.leave_out(0, is_left_out=False)
    assert stage.marks() == [Mark.READY, Mark.LEFT_OUT]


def test_nothing_is_sent_before_the_review(stage: Stage) -> None:
    stage.read(f"{WAITING}.csr")
    stage.model.send()
    stage.lane.drain()
    assert not stage.acts.supplied


def test_first_requests_are_sent_at_once_and_reissues_where_there_is_a_session(stage: Stage) -> None:
    stage.sessions.live = {ID[SHOP]}
    stage.read(f"{SHOP}.csr", f"{WAITING}.csr", f"{BOOKS}.csr")
    assert stage.model.props.outlook.without_session == 1
    stage.model.review()
    stage.model.set_reason("  Server moved ")
    stage.model.send()
    stage.lane.drain()
    assert stage.marks() == [Mark.SENT, Mark.SENT, Mark.SIGN_IN]
    assert [order for order, _, _ in stage.acts.supplied] == [ID[WAITING]]
    assert [request.reason for _, _, request in stage.acts.reissued] == ["Server moved"] * 2
    assert [request.names for _, _, request in stage.acts.reissued] == [(SHOP,), (BOOKS,)]


def test_signing_in_sends_what_waited_for_it_under_the_same_key_and_nothing_else(stage: Stage) -> None:
    stage.read(f"{SHOP}.csr", f"{BOOKS}.csr").sent()
    stage.model.sign_in(0)
    assert stage.wanted == [SignInRequest(ID[SHOP], After.GO_ON_SENDING)]
    stage.sessions.live = {ID[SHOP], ID[BOOKS]}
    session = GuestSession(ID[SHOP], "token", NOW, NOW + DAY)
    stage.model.go_on(SignedIn(stage.wanted[0], session))
    stage.lane.drain()
    assert stage.marks() == [Mark.SENT, Mark.SIGN_IN]
    keys = [key for order, key, _ in stage.acts.reissued if order == ID[SHOP]]
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_a_sign_in_for_something_else_sends_nothing(stage: Stage) -> None:
    stage.read(f"{SHOP}.csr").sent()
    stage.sessions.live = {ID[SHOP]}
    stage.model.go_on(SignedIn(SignInRequest(ID[SHOP]), GuestSession(ID[SHOP], "token", NOW, NOW + DAY)))
    stage.lane.drain()
    assert stage.marks() == [Mark.SIGN_IN]


def test_what_is_refused_says_why_and_the_others_go_on(stage: Stage) -> None:
    stage.sessions.live = {ID[SHOP], ID[BOOKS]}
    stage.acts.refusals[ID[SHOP]] = StateConflict(MessageKey.REISSUE_PENDING, when=NOW)
    stage.read(f"{SHOP}.csr", f"{BOOKS}.csr").sent()
    assert stage.marks() == [Mark.FAILED, Mark.SENT]
    assert stage.model.props.unsent == 1


def test_sending_stops_between_two_orders(stage: Stage) -> None:
    stage.sessions.live = {ID[SHOP], ID[BOOKS], ID[ALPEN]}
    stage.read(f"{SHOP}.csr", f"{BOOKS}.csr", f"{ALPEN}.csr")
    stage.model.review()
    stage.model.send()
    assert stage.marks()[0] is Mark.SENDING
    stage.model.stop()
    stage.lane.drain()
    assert stage.marks() == [Mark.SENT, Mark.READY, Mark.READY]
    assert not stage.model.props.is_sending


def test_a_second_press_of_send_sends_nothing_twice(stage: Stage) -> None:
    stage.read(f"{WAITING}.csr")
    stage.model.review()
    stage.model.send()
    stage.model.send()
    stage.lane.drain()
    stage.model.send()
    stage.lane.drain()
    assert len(stage.acts.supplied) == 1


def test_the_page_does_not_close_while_something_is_on_its_way(stage: Stage) -> None:
    stage.read(f"{WAITING}.csr")
    stage.model.review()
    stage.model.send()
    stage.model.close()
    assert stage.model.props.is_open
    stage.lane.drain()
    stage.model.close()
    assert not stage.model.props.is_open


def test_a_compromised_key_may_not_be_kept(stage: Stage) -> None:
    def same_key(_facts: object, answers: object) -> tuple[Verdict, ...]:
        return (*passes(), asked(Check.KEY, MessageKey.KEY_SAME, (Choice.KEEP_KEY,), answers))  # type: ignore[arg-type]  # a judgement is made of both

    stage.requests.verdicts = same_key
    stage.read(f"{SHOP}.csr")
    stage.model.answer(0, MessageKey.KEY_SAME, Choice.KEEP_KEY)
    stage.lane.drain()
    stage.model.review()
    stage.model.set_reason("Key compromised", is_key_compromised=True)
    stage.lane.drain()
    assert stage.requests.asked[-1].is_key_compromised


def test_what_is_dropped_while_the_page_is_open_is_added(stage: Stage) -> None:
    stage.read(f"{SHOP}.csr").read(f"{BOOKS}.csr", "notes.txt")
    assert len(stage.model.props.lines) == stage.model.props.files == 3
    stage.model.review()
    stage.read(f"{ALPEN}.csr")
    assert len(stage.model.props.lines) == 3, "after the review the list stands"


def test_trouble_while_matching_is_told_on_the_page(stage: Stage) -> None:
    stage.requests.trouble = Unavailable(MessageKey.DATABASE_BUSY)
    stage.read(f"{SHOP}.csr", f"{BOOKS}.csr")
    assert stage.model.props.problem is stage.requests.trouble
    assert not stage.model.props.is_reading
    assert stage.model.props.step is Step.CHECK


def test_an_answer_after_closing_opens_nothing(stage: Stage) -> None:
    stage.drop(f"{SHOP}.csr")
    stage.model.close()
    stage.lane.drain()
    assert not stage.model.props.is_open
    assert not stage.model.props.lines
