"""The plan of the linking wizard as a state machine: anything done in any order, and any answer of DigiCert."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from certdesk.domain.accounts import VISIT_LIFETIME, Linked, NameClash, Profile, Visit
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused, SessionRequired, StateConflict, Unavailable
from certdesk.domain.linking import SeatView
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import is_same
from certdesk.viewmodels.linking import answers, plan
from certdesk.viewmodels.linking.derive import derive
from certdesk.viewmodels.linking.later import to_finish_later
from certdesk.viewmodels.linking.props import Busy, Goal, Page, Step
from certdesk.viewmodels.linking.state import Asked, Clash, Entered, WizardState, live
from tests.fakes_gui.account_samples import OKAFOR, account_view, clashing_seat, waiting_seat
from tests.fakes_gui.linking import ALL, FREE, LINKED, MISSING
from tests.samples import NOW

TRIED = tuple({each.seat: each for each in (*ALL, clashing_seat(), waiting_seat())}.values())

SEATS = st.sampled_from((FREE, clashing_seat(), waiting_seat(), LINKED, MISSING))
NAMES = st.sampled_from(["m.okafor", "maya", "M.OKAFOR ", "m.okafor1", "", "\u0430", "x" * 300])
CALLED = {Busy.LINKING: Goal.LINK, Busy.PROCEEDING: Goal.PROCEED}
BUTTONS = {Goal.LINK: {Page.LINK, Page.USERNAME, Page.ADMIN_FIRST}, Goal.PROCEED: {Page.ADMIN_FIRST}}
NAMED = {"service": "DigiCert ONE", "name": "m.okafor"}
REFUSALS: tuple[CertDeskError, ...] = (
    PolicyRefused(MessageKey.ADMIN_FIRST, service="DigiCert ONE"),
    PolicyRefused(MessageKey.SVC_MISSING, service="DigiCert ONE"),
    StateConflict(MessageKey.USER_EXISTS, **NAMED),
    StateConflict(MessageKey.USER_OTHER, **NAMED),
    StateConflict(MessageKey.USER_ANOTHERS, **NAMED),
    StateConflict(MessageKey.LINK_OTHER, **NAMED),
    SessionRequired(MessageKey.VISIT_ENDED, service="DigiCert ONE"),
    SessionRequired(MessageKey.ACCOUNT_ENDED),
    Unavailable(MessageKey.ACCOUNT_SILENT),
)
KEPT_OUT: tuple[CertDeskError, ...] = (
    FieldError("password", MessageKey.ACCOUNT_WRONG),
    PolicyRefused(MessageKey.ACCOUNT_LIMIT, minutes=15),
    PolicyRefused(MessageKey.SVC_MISSING, service="DigiCert ONE"),
    Unavailable(MessageKey.ACCOUNT_SILENT),
)


class Wizard(RuleBasedStateMachine):
    """`pressed` is what the user asked to be done, as long as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.state = WizardState()
        self.pressed: Goal | None = None
        self.keys = 0

    @initialize(seat=st.none() | SEATS)
    def begin(self, seat: SeatView | None) -> None:
        self.state = plan.begun(account_view(*TRIED), None if seat is None else seat.seat, NOW)

    @rule(seat=SEATS)
    def choose(self, seat: SeatView) -> None:
        self.state = plan.chose(self.state, seat.seat)

    @rule(asked=st.sampled_from([None, Asked(OKAFOR.id)]))
    def ask_for(self, asked: Asked | None) -> None:
        self.state = plan.asked_for(self.state, asked)

    @rule()
    def go_on_and_back(self) -> None:
        """*Back* undoes *Continue*: the page, the seat, and who is signed in are as they were."""
        before = self.state
        after = plan.went_on(before)
        if after is not before and after.busy is None:
            assert after.step is not before.step
            back = plan.went_back(after)
            assert back.at is not None
            assert before.at is not None
            assert (plan.page_of(back), back.trail[:1]) == (plan.page_of(before), before.trail[:1])
            assert (back.at.seat, back.at.username) == (before.at.seat, before.at.username)
            assert live(back) == live(before)
        self.state = after

    @rule()
    def go_back(self) -> None:
        before, self.state = self.state, plan.went_back(self.state)
        if before is not self.state:
            self.pressed = None

    @rule(name=NAMES)
    def sign_in(self, name: str) -> None:
        self.state = plan.signing_in(self.state, name)

    @rule(name=NAMES)
    def mail(self, name: str) -> None:
        self.state = plan.mailing(self.state, name)

    @rule()
    def sign_out(self) -> None:
        self.state = plan.signed_out(self.state)

    @rule(name=NAMES)
    def suggest(self, name: str) -> None:
        self.state = plan.suggested(self.state, name)

    @rule(goal=st.sampled_from(Goal))
    def press(self, goal: Goal) -> None:
        self.keys += 1
        before, self.state = self.state, plan.wanted(self.state, goal, DeedKey(str(self.keys)))
        if self.state is not before:
            assert plan.page_of(before) in BUTTONS[goal]
            self.pressed = goal
            if self.state.busy is None:
                assert plan.page_of(plan.went_back(self.state)) is plan.page_of(before)

    @rule(hours=st.integers(0, 9))
    def wait(self, hours: int) -> None:
        self.state = plan.at_time(self.state, self.state.now + timedelta(hours=hours))

    @precondition(lambda self: self.state.busy is Busy.SIGNING_IN)
    @rule(name=st.sampled_from(["m.okafor", "maya", "m.okafor1"]), error=st.none() | st.sampled_from(KEPT_OUT))
    def answer_sign_in(self, name: str, error: CertDeskError | None) -> None:
        at = self.state.at
        assert at is not None
        visit = Visit(at.seat, "visit", self.state.now + VISIT_LIFETIME)
        profile = Profile(at.seat, "", "", "", name, is_linked=False)
        if error is None:
            self.state = answers.signed_in(self.state, Entered(visit, profile))
        else:
            self.state = answers.not_signed_in(self.state, error)

    @precondition(lambda self: self.state.busy is Busy.MAILING)
    @rule()
    def answer_mail(self) -> None:
        self.state = answers.mailed(self.state)

    @precondition(lambda self: self.state.busy in (Busy.LINKING, Busy.PROCEEDING))
    @rule(error=st.none() | st.sampled_from(REFUSALS))
    def answer(self, error: CertDeskError | None) -> None:
        at = self.state.at
        assert at is not None
        if error is not None:
            is_asked_again = error.key is MessageKey.VISIT_ENDED
            self.state = answers.refused(self.state, error)
            self.pressed = self.pressed if is_asked_again else None
            return
        if self.state.busy is Busy.LINKING:
            made = Linked(DeedKey("1"), at.seat, "maya", "m.okafor", NOW, "token")
            self.state = answers.linked(self.state, made)
        else:
            self.state = answers.proceeded(self.state)
        self.pressed = None

    @precondition(lambda self: self.state.busy is None)
    @rule(
        seat=SEATS,
        is_linked=st.booleans(),
        is_open=st.booleans(),
        is_another_s=st.booleans(),
        name=st.sampled_from(["m.okafor", "m.okafor1"]),
    )
    def look(self, seat: SeatView, is_linked: bool, is_open: bool, is_another_s: bool, name: str) -> None:
        clash = NameClash.OWN if is_same(name, "m.okafor") else None
        standing = replace(
            seat.standing,
            linked_at=NOW if is_linked else None,
            is_open=is_open,
            service_username=name,
            clash=NameClash.ANOTHERS if is_another_s else clash,
        )
        seats = tuple(replace(each, standing=standing) if each.seat == seat.seat else each for each in TRIED)
        self.state = answers.viewed(self.state, account_view(*seats))

    @invariant()
    def each_page_has_its_facts_and_no_others(self) -> None:
        props = derive(self.state)
        facts = {
            Page.SIGN_IN: props.sign_in,
            Page.LINK: props.link,
            Page.ADMIN_FIRST: props.admin_first,
            Page.USERNAME: props.conflict,
            Page.DONE: props.done,
        }
        assert {page for page, fact in facts.items() if fact is not None} == {props.page} - {Page.CHOOSE}
        assert (props.page is Page.CHOOSE) == (props.step is Step.CHOOSE)

    @invariant()
    def nothing_is_called_that_was_not_asked_for(self) -> None:
        if self.state.busy in CALLED:
            assert CALLED[self.state.busy] is self.pressed
            assert self.state.at is not None
            assert self.state.at.entered is not None  # signed in when it was asked, however long the answer takes
            assert self.state.at.wish is not None

    @invariant()
    def back_leads_to_the_list_and_not_in_circles(self) -> None:
        here = replace(self.state, busy=None)
        for _ in range(len(Step)):
            here = plan.went_back(here)
        assert not here.trail
        assert all(one < other for one, other in pairwise(self.state.trail))
        assert self.state.step is not Step.LINK or all(each < Step.LINK for each in self.state.trail)

    @invariant()
    def the_suggested_name_is_free(self) -> None:
        at = self.state.at
        if at is not None and isinstance(at.met, Clash) and at.suggestion:
            assert at.clashed
            attempt = to_finish_later(self.state)
            assert attempt is None or not is_same(attempt.suggestion, at.met.username)

    @invariant()
    def nobody_is_sent_to_change_a_name_where_that_does_not_help(self) -> None:
        shown = derive(self.state).conflict
        if shown is None:
            return
        if shown.is_another_s:
            assert is_same(shown.before, shown.account_username)
        elif is_same(shown.suggestion, shown.account_username):
            assert shown.is_changed or shown.suggestion_problem is not None  # the user typed that


Wizard.TestCase.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
TestWizard = Wizard.TestCase
