"""Drafts of reissues: kept by themselves, brought back, dropped when they are done, and never more than answers."""

from dataclasses import fields, replace

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import Unavailable
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.judging import Check, Choice, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.jobs.lanes import ThreadLane
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.reissue.keeping import KEPT_AFTER_MILLISECONDS, DraftKeeping
from certdesk.viewmodels.reissue.kept_drafts import KeptDraftsViewModel
from certdesk.viewmodels.reissue.props import Props, Step
from tests.fakes_gui.details import NOW, SHOP, an_order, details_of, seen
from tests.fakes_gui.reissue import FEWER, SAME, FakeDrafts, ReissueDesk, a_draft
from tests.fakes_gui.requests import passes, verdict
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("qapp")  # timers ask for one
OTHER = OrderId("2000000001")


def test_what_is_answered_is_kept_a_second_later_with_its_step() -> None:
    desk = ReissueDesk()
    desk.ask_for_dropped_names()
    desk.give(FEWER)
    desk.drop_the_name()
    desk.go_to(Step.VALIDATION)
    desk.model.choose_method(ValidationMethod.EMAIL)
    desk.model.set_reason("Server moved", is_key_compromised=False)
    assert desk.drafts.kept == {}
    draft = desk.save()
    assert draft is not None
    assert (draft.csr, draft.step, draft.method, draft.reason) == (FEWER.der, 2, ValidationMethod.EMAIL, "Server moved")
    assert draft.answers == {MessageKey.SAN_REMOVED: Choice.DROP}
    assert desk.props.saved_at == draft.saved_at
    assert KEPT_AFTER_MILLISECONDS == 1_000


def test_a_draft_holds_no_token() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.go_to(Step.REVIEW)
    draft = desk.save()
    assert draft is not None
    said = " ".join(str(getattr(draft, each.name)) for each in fields(ReissueDraft))
    rows = desk.props.validation.rows if desk.props.validation else ()
    assert rows
    assert not [row for row in rows if row.proof.value in said]
    assert desk.sessions.sessions[0].token not in said


def test_what_did_not_change_is_not_written_again() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.save()
    desk.model.tick()
    desk.model.choose_method(None)
    desk.save()
    assert desk.drafts.times == 1


def test_leaving_keeps_what_waits() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.model.leave()
    desk.lane.drain()
    assert desk.drafts.load(SHOP) is not None


def test_the_end_of_the_program_keeps_what_waits_without_the_runner() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.model.keeping.keep_at_the_end()
    assert desk.drafts.load(SHOP) is not None
    assert desk.lane.waiting == 0


def test_an_end_right_after_the_second_has_passed_loses_nothing() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.model.keeping.flush()
    desk.lane.close()
    desk.model.keeping.keep_at_the_end()
    assert desk.drafts.load(SHOP) is not None


def test_what_the_lane_still_writes_at_the_end_does_not_stand_over_what_is_newest() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.model.keeping.flush()
    desk.model.keeping.note(a_draft(reason="the newest"))
    desk.lane.close()
    desk.model.keeping.keep_at_the_end()
    kept = desk.drafts.load(SHOP)
    assert kept is not None
    assert kept.reason == "the newest"


def test_an_end_right_after_discarding_leaves_nothing_behind() -> None:
    desk = ReissueDesk(draft=a_draft())
    desk.model.discard()
    desk.lane.close()
    desk.model.keeping.keep_at_the_end()
    assert desk.drafts.kept == {}


def test_what_was_written_and_sent_just_before_the_end_is_no_draft_any_more() -> None:
    drafts, runner = FakeDrafts(), Runner(ThreadLane(1), ThreadLane(1))
    keeping = DraftKeeping(drafts, runner)
    keeping.note(a_draft())
    keeping.flush()
    runner.command(lambda _report: drafts.drop(SHOP), lambda _outcome: None, keeping)  # as sending does
    assert runner.close()
    keeping.keep_at_the_end()
    assert drafts.kept == {}


def test_what_is_written_already_is_not_written_again_at_the_end() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.save()
    desk.model.keeping.keep_at_the_end()
    assert desk.drafts.times == 1


def test_an_end_without_a_disk_is_an_end_all_the_same() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.drafts.trouble = Unavailable(MessageKey.DISK_FULL)
    desk.model.keeping.keep_at_the_end()
    assert desk.drafts.kept == {}


def test_a_draft_is_there_again_when_the_page_opens() -> None:
    kept = a_draft(
        FEWER,
        answers={MessageKey.SAN_REMOVED: Choice.DROP},
        method=ValidationMethod.DNS_TXT,
        reason="Names changed",
        step=3,
    )
    desk = ReissueDesk(draft=kept, is_open=False)
    desk.ask_for_dropped_names()
    desk.open()
    props = desk.props
    assert (props.step, props.saved_at, props.can_continue) == (Step.REVIEW, kept.saved_at, True)
    assert props.request.facts == FEWER
    assert (props.request.file, props.request.place) == ("shop.csr", "Desktop")
    assert props.validation is not None
    assert (props.validation.chosen, props.validation.reason) == (ValidationMethod.DNS_TXT, "Names changed")
    assert desk.save() == kept


def test_a_draft_whose_reason_says_that_the_key_leaked_is_judged_by_that() -> None:
    desk = ReissueDesk(draft=a_draft(SAME, reason="Key compromised", step=3), is_open=False)

    def read_reason(props: Props) -> None:
        """As the page does: what a reason says stands in its words."""
        says = props.validation is not None and props.validation.reason == "Key compromised"
        if says is not props.is_key_compromised:
            desk.model.set_reason("Key compromised", is_key_compromised=says)

    desk.model.changed.connect(read_reason)
    desk.open()
    assert desk.props.is_key_compromised
    assert desk.requests.asked
    assert all(each.is_key_compromised for each in desk.requests.asked)


def test_a_page_that_was_to_open_gives_way_to_what_is_being_sent() -> None:
    desk = ReissueDesk()
    desk.give()
    desk.go_to(Step.REVIEW)
    desk.orders.known[OTHER] = details_of(an_order("blog.larkspur.example", order=OTHER))
    desk.model.open(OTHER)
    desk.model.send()
    desk.lane.drain()
    assert desk.props.sent is not None
    assert desk.props.entry is not None
    assert desk.props.entry.order.id == SHOP


def test_what_a_draft_has_to_decide_anew_stops_it() -> None:
    desk = ReissueDesk(draft=a_draft(FEWER, step=3), is_open=False)
    desk.ask_for_dropped_names()
    desk.open()
    assert desk.props.stop is not None
    assert not desk.props.can_continue
    desk.send()
    assert desk.acts.taken == []


@pytest.mark.parametrize("step", [-1, 0, 9])
def test_a_step_that_there_is_not_is_brought_into_the_page(step: int) -> None:
    desk = ReissueDesk(draft=a_draft(step=step))
    assert desk.props.step in Step


def test_sending_drops_the_draft() -> None:
    desk = ReissueDesk(draft=a_draft(step=3))
    desk.send()
    assert desk.props.sent is not None
    assert desk.drafts.kept == {}
    assert desk.save() is None


def test_a_refused_sending_keeps_it() -> None:
    desk = ReissueDesk(draft=a_draft(step=3))
    desk.acts.refusal = Unavailable(MessageKey.PORTAL)
    desk.send()
    assert desk.drafts.load(SHOP) is not None


def test_discarding_drops_it_and_offers_it_back() -> None:
    desk = ReissueDesk(draft=a_draft())
    desk.model.discard()
    desk.lane.drain()
    assert desk.drafts.kept == {}
    assert [draft.csr for draft in desk.discarded] == [SAME.der]
    assert not desk.props.is_open


def test_a_draft_that_is_discarded_before_its_request_was_read_is_offered_back_too() -> None:
    desk = ReissueDesk(draft=a_draft(), is_open=False)
    desk.model.open(SHOP)
    desk.lane.crank()
    desk.model.discard()
    desk.lane.drain()
    assert desk.discarded == [a_draft()]
    assert desk.drafts.kept == {}


def test_taking_the_request_back_drops_it() -> None:
    desk = ReissueDesk(draft=a_draft())
    desk.hand_in.clear()
    desk.lane.drain()
    assert desk.drafts.kept == {}
    assert desk.props.saved_at is None


def test_a_request_that_is_refused_does_not_take_the_place_of_a_good_one() -> None:
    desk = ReissueDesk(draft=a_draft())
    stop = verdict(Check.KEY, Weight.STOP, MessageKey.KEY_KNOWN)
    desk.requests.verdicts = lambda _facts, _answers: (*passes()[:2], stop)
    desk.give(FEWER)
    kept = desk.save()
    assert kept is not None
    assert kept.csr == SAME.der


def test_what_is_dropped_on_an_order_with_a_draft_takes_the_place_of_its_request_alone() -> None:
    kept = a_draft(reason="Server moved", method=ValidationMethod.DNS_CNAME, step=3)
    desk = ReissueDesk(draft=kept, is_open=False)
    desk.model.open_with(SHOP, HandedIn(Origin.DROPPED, text=FEWER.pem))
    desk.lane.drain()
    assert desk.props.step is Step.NEW_CSR
    assert desk.props.request.facts == FEWER
    assert desk.props.validation is not None
    assert desk.props.validation.reason == "Server moved"


def test_another_order_opens_with_its_own_draft_after_this_one_was_kept() -> None:
    desk = ReissueDesk()
    other = replace(an_order(order=OTHER), common_name="blog.larkspur.example")
    desk.orders.known[OTHER] = details_of(other, seen(other))
    desk.give()
    desk.open(OTHER)
    assert desk.drafts.load(SHOP) is not None
    assert desk.props.entry is not None
    assert desk.props.entry.order.id == OTHER
    assert desk.props.request.facts is None


def test_a_draft_that_cannot_be_kept_is_said_and_tried_again() -> None:
    desk = ReissueDesk()
    desk.drafts.trouble = Unavailable(MessageKey.DISK_FULL)
    desk.give()
    desk.save()
    assert desk.props.problem is desk.drafts.trouble
    desk.drafts.trouble = None
    desk.model.set_reason("again", is_key_compromised=False)
    assert desk.save() is not None


def test_a_draft_of_an_order_that_cannot_be_reissued_any_more_is_still_there() -> None:
    order = replace(an_order(status="reissue_pending"), status_since=NOW)
    desk = ReissueDesk(details_of(order, seen(order)), draft=a_draft())
    assert desk.props.blocked is not None
    assert desk.props.has_draft
    desk.model.leave()
    assert desk.drafts.load(SHOP) is not None


class Kept:
    """What the details know of drafts."""

    def __init__(self, *drafts: ReissueDraft) -> None:
        self.lane, self.drafts = HandLane(), FakeDrafts()
        self.drafts.kept = {draft.order: draft for draft in drafts}
        self.model = KeptDraftsViewModel(self.drafts, Runner(self.lane, self.lane))
        self.found: list[tuple[ReissueDraft, ...]] = []
        self.discarded: list[ReissueDraft] = []
        self.model.found.connect(self.found.append)
        self.model.discarded.connect(self.discarded.append)

    def load(self) -> None:
        self.model.load()
        self.lane.drain()


def test_what_an_earlier_run_left_is_told_once() -> None:
    kept = Kept(a_draft())
    kept.load()
    kept.model.refresh(frozenset({Topic.DRAFTS}))
    kept.lane.drain()
    assert kept.found == [(a_draft(),)]


def test_a_draft_of_this_run_is_not_told_as_found() -> None:
    kept = Kept()
    kept.load()
    kept.drafts.keep(a_draft())
    kept.model.refresh(frozenset({Topic.DRAFTS}))
    kept.lane.drain()
    assert kept.found == []
    kept.model.select(SHOP)
    assert kept.model.props.draft == a_draft()


def test_only_the_shown_orders_draft_is_shown() -> None:
    kept = Kept(a_draft())
    kept.load()
    assert kept.model.props.draft is None
    kept.model.select(OTHER)
    assert kept.model.props.draft is None
    kept.model.select(SHOP)
    assert kept.model.props.draft is not None


def test_a_discarded_draft_can_be_put_back() -> None:
    kept = Kept(a_draft())
    kept.load()
    kept.model.discard(SHOP)
    kept.lane.drain()
    assert kept.drafts.kept == {}
    kept.model.put_back(kept.discarded[0])
    kept.lane.drain()
    assert kept.drafts.load(SHOP) == a_draft()
