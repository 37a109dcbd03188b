"""How the linking wizard opens, follows what happens elsewhere, and closes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.accounts import VISIT_LIFETIME
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, PolicyRefused
from certdesk.domain.linking import Outcome, SeatView
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.linking.props import Page, Step
from tests.fakes_gui.account_samples import MAYA, OKAFOR, attempt, clashing_seat, ready_seat, waiting_seat
from tests.fakes_gui.accounts import silent
from tests.fakes_gui.linking import (
    ALL,
    CLASHING,
    FREE,
    LINKED,
    MISSING,
    WAITING,
    LinkingDesk,
)
from tests.samples import NOW


@pytest.mark.parametrize(
    ("seat", "page", "step"),
    [
        (None, Page.CHOOSE, Step.CHOOSE),
        (FREE, Page.SIGN_IN, Step.SIGN_IN),
        (CLASHING, Page.SIGN_IN, Step.SIGN_IN),
        (clashing_seat(), Page.USERNAME, Step.LINK),
        (waiting_seat(), Page.ADMIN_FIRST, Step.LINK),
        (ready_seat(), Page.SIGN_IN, Step.SIGN_IN),
        (LINKED, Page.DONE, Step.DONE),
        (MISSING, Page.CHOOSE, Step.CHOOSE),
    ],
    ids=["none", "free", "clash foreseen", "clash met", "waiting", "administrator has linked", "linked", "not enabled"],
)
def test_a_seat_opens_where_its_way_begins_or_was_left(
    qapp: object, seat: SeatView | None, page: Page, step: Step
) -> None:
    desk = LinkingDesk(*((seat,) if seat else ALL))
    desk.open(seat)
    assert (desk.props.page, desk.props.step) == (page, step)
    assert desk.told == ["opened"]


def test_a_seat_that_is_not_enabled_opens_at_what_is_missing(desk: LinkingDesk) -> None:
    desk.open(MISSING)
    missing = desk.props.missing
    assert missing is not None
    assert (missing.service, missing.organisation) == (MISSING.seat.service, OKAFOR)
    assert missing.service in missing.services
    assert FREE.seat.service not in missing.services


def test_what_can_be_linked_stands_first_and_what_is_not_enabled_last(desk: LinkingDesk) -> None:
    desk.open()
    assert [each.seat for each in desk.props.seats[-2:]] == [LINKED.seat, MISSING.seat]
    assert desk.props.seats[0].seat == CLASHING.seat


def test_the_list_is_what_is_known_until_the_directory_answers(desk: LinkingDesk) -> None:
    desk.model.open()
    desk.lane.crank()
    assert len(desk.props.seats) == len(ALL)
    desk.accounts.directory[WAITING.seat] = replace(WAITING.standing, is_open=True)
    assert desk.props == replace(desk.props, is_checking=True)
    desk.lane.drain()
    assert desk.props == replace(desk.props, is_checking=False)
    assert desk.standing_of(WAITING.seat).standing.is_open


def test_a_silent_directory_is_said_and_asked_again(desk: LinkingDesk) -> None:
    desk.accounts.fail("refresh", silent())
    desk.open()
    assert desk.problem() is MessageKey.ACCOUNT_SILENT
    assert desk.props.seats
    desk.model.check()
    desk.lane.drain()
    assert desk.problem() is None


def test_a_book_of_accounts_that_cannot_be_read_is_said_on_the_open_page(desk: LinkingDesk) -> None:
    desk.accounts.fail("known", silent())
    desk.open()
    assert desk.props.is_open
    assert desk.told == ["opened"]


def test_a_bug_is_handed_on(desk: LinkingDesk) -> None:
    bug = ValueError("a bug")
    desk.accounts.fail("refresh", bug)
    desk.open()
    assert desk.failures == [bug]
    assert not desk.props.is_checking


def test_signed_out_nothing_goes_on(qapp: object) -> None:
    desk = LinkingDesk(is_signed_in=False)
    desk.open(FREE)
    assert desk.shows(Page.CHOOSE)
    assert desk.problem() is MessageKey.ACCOUNT_ENDED
    desk.model.choose(FREE.seat)
    assert not desk.props.can_continue


def test_of_two_openings_the_later_one_counts(desk: LinkingDesk) -> None:
    desk.model.open(FREE.seat)
    desk.model.open(WAITING.seat)
    desk.lane.drain()
    assert desk.told == ["opened"]
    assert desk.props.chosen is not None
    assert desk.props.chosen.seat == WAITING.seat


def test_leaving_is_told_once(desk: LinkingDesk) -> None:
    desk.open()
    desk.model.leave()
    desk.model.leave()
    assert desk.told == ["opened", "left"]
    assert not desk.props.is_open


def test_a_visit_that_nothing_shows_ends_with_the_wizard(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.model.leave()
    desk.lane.drain()
    assert desk.services.asked[-1] == ("leave", FREE.seat)


def test_a_visit_in_the_services_own_window_goes_on(desk: LinkingDesk) -> None:
    desk.at_link(CLASHING)
    desk.model.open_service()
    desk.model.leave()
    desk.lane.drain()
    assert desk.services.count("leave") == 0
    assert desk.told[1] == desk.visit(CLASHING)


def test_a_visit_ends_when_another_seat_is_chosen(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.model.back()
    desk.model.back()
    desk.model.choose(FREE.seat)
    desk.lane.drain()
    assert desk.services.count("leave") == 0
    desk.model.choose(WAITING.seat)
    desk.lane.drain()
    assert desk.services.asked[-1] == ("leave", FREE.seat)


def test_a_sign_in_that_is_answered_too_late_is_signed_out_again(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.model.sign_in("maya", "Practice-pass-1")
    desk.services.asked.clear()
    desk.services.meanwhile = desk.model.leave
    desk.lane.drain()
    assert desk.services.asked[-1] == ("leave", FREE.seat)
    assert not desk.props.is_open


def test_somebody_elses_account_begins_anew(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.accounts.view = replace(desk.accounts.view, account=replace(MAYA, username="p.nair", name="Priya Nair"))
    desk.announce()
    assert desk.shows(Page.CHOOSE)
    assert desk.props.chosen is None
    assert desk.services.count("leave") == 1


def test_a_seat_that_is_gone_leads_back_to_the_list(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    left = tuple(each for each in desk.accounts.view.seats if each.seat != FREE.seat)
    desk.accounts.view = replace(desk.accounts.view, seats=left)
    desk.announce()
    assert desk.shows(Page.CHOOSE)


def test_a_seat_that_another_wizard_linked_is_done(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.accounts.set_standing(replace(FREE.standing, linked_at=NOW))
    desk.announce()
    assert desk.props.done is not None
    assert (desk.props.done.username, desk.props.done.replaced) == (MAYA.username, "")
    assert desk.accounts.count("link") == 0


def test_an_unconcerned_change_is_not_looked_at(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.accounts.asked.clear()
    desk.model.refresh(frozenset({Topic.ORDERS}))
    assert desk.lane.waiting == 0


def test_a_closed_wizard_asks_nothing(desk: LinkingDesk) -> None:
    desk.announce()
    desk.model.tick()
    desk.model.check()
    assert desk.accounts.asked == []


def test_a_visit_that_ran_out_is_signed_in_to_again_before_linking(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.at(NOW + VISIT_LIFETIME)
    assert desk.shows(Page.SIGN_IN)
    assert desk.props.sign_in is not None
    assert problem_key(desk.props.sign_in.problem) is MessageKey.VISIT_ENDED


def test_escape_goes_back_and_leaves_at_the_first_step(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.model.back_or_leave()
    assert desk.shows(Page.SIGN_IN)
    desk.model.back_or_leave()
    assert desk.shows(Page.CHOOSE)
    desk.model.back_or_leave()
    assert not desk.props.is_open


def test_a_seat_tried_by_somebody_who_waits_no_more_opens_at_the_sign_in(qapp: object) -> None:
    seat = clashing_seat()
    tried = attempt(seat.seat, Outcome.USERNAME_EXISTS, service_username=MAYA.username)
    free = replace(seat, standing=replace(seat.standing, clash=None, service_username="m.okafor1"), attempt=tried)
    desk = LinkingDesk(free)
    desk.open(free)
    assert desk.props.sign_in is not None
    assert desk.props.sign_in.username == "m.okafor1"


def test_time_that_goes_on_ends_a_pause(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.services.fail("enter", PolicyRefused(MessageKey.ACCOUNT_LIMIT, minutes=15))
    desk.sign_in()
    assert desk.props.sign_in is not None
    desk.at(NOW + timedelta(minutes=14))
    assert problem_key(desk.props.sign_in.problem) is MessageKey.ACCOUNT_LIMIT
    desk.at(NOW + timedelta(minutes=15))
    assert desk.props.sign_in.problem is None


def problem_key(problem: CertDeskError | None) -> MessageKey | None:
    return None if problem is None else problem.key
