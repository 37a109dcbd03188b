"""The third step: linking once, what stands in the way, and what comes after it."""

from dataclasses import replace

import pytest

from certdesk.domain.accounts import NameClash
from certdesk.domain.errors import PolicyRefused, SessionRequired, StateConflict
from certdesk.domain.linking import Outcome
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.linking.props import Busy, Goal, Page
from tests.fakes_gui.account_samples import MAYA, TEAM, attempt, clashing_seat, opened, waiting_seat
from tests.fakes_gui.accounts import silent
from tests.fakes_gui.linking import ADMINISTERED, CLASHING, FREE, PARTNER, WAITING, LinkingDesk
from tests.samples import NOW


def test_linking_replaces_the_username_and_is_done(desk: LinkingDesk) -> None:
    desk.refused(FREE)
    assert desk.props.done is not None
    assert (desk.props.done.username, desk.props.done.replaced) == ("m.okafor", "maya")
    assert desk.props.done.team == ()
    assert desk.accounts.count("link") == 1


def test_a_second_press_links_once(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.model.link()
    desk.model.link()
    assert desk.props.busy is Busy.LINKING
    assert not desk.props.can_continue
    desk.lane.drain()
    assert desk.accounts.count("link") == 1


def test_an_answer_that_did_not_come_is_asked_for_under_the_same_key(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    keys: list[object] = []
    sent = desk.accounts.link

    def link(visit: object, key: object) -> object:
        keys.append(key)
        return sent(visit, key)  # type: ignore[arg-type]  # handed on as it came

    desk.accounts.link = link  # type: ignore[assignment,method-assign]  # heard on its way
    desk.accounts.fail("link", silent())
    desk.link()
    assert desk.problem() is not None
    assert desk.shows(Page.LINK)
    desk.link()
    assert desk.shows(Page.DONE)
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_a_refusal_is_not_sent_again_under_its_key(desk: LinkingDesk) -> None:
    desk.refused(CLASHING)
    first = desk.model._inputs.at
    assert first is not None
    assert first.wish is None


def test_an_administrator_who_has_not_linked_is_named(desk: LinkingDesk) -> None:
    desk.refused(WAITING)
    shown = desk.props.admin_first
    assert shown is not None
    assert [each.name for each in shown.administrators] == ["Priya Nair"]
    assert (shown.tried_at, shown.proceeded_at, shown.is_ready) == (NOW, None, False)


def test_trying_again_after_the_administrator_linked_links(desk: LinkingDesk) -> None:
    desk.refused(WAITING)
    desk.accounts.set_standing(opened(WAITING).standing)
    desk.announce()
    assert desk.props.admin_first is not None
    assert desk.props.admin_first.is_ready
    desk.link()
    assert desk.shows(Page.DONE)


def test_proceeding_opens_the_service_and_links_nothing(desk: LinkingDesk) -> None:
    desk.refused(WAITING)
    desk.model.proceed()
    desk.lane.drain()
    assert desk.told[-1] == desk.visit(WAITING)
    assert desk.props.admin_first is not None
    assert desk.props.admin_first.proceeded_at == NOW
    assert desk.standing_of(WAITING.seat).standing.linked_at is None


def test_without_a_visit_proceeding_signs_in_and_goes_on(qapp: object) -> None:
    desk = LinkingDesk(waiting_seat())
    desk.open(waiting_seat())
    desk.model.proceed()
    assert desk.props.sign_in is not None
    assert desk.props.sign_in.goal is Goal.PROCEED
    assert desk.services.count("proceed") == 0
    desk.sign_in()
    assert desk.services.count("proceed") == 1
    assert desk.shows(Page.ADMIN_FIRST)
    assert desk.told[-1] == desk.visit(WAITING)


def test_without_a_visit_trying_again_signs_in_and_links_on(qapp: object) -> None:
    desk = LinkingDesk(clashing_seat())
    desk.open(clashing_seat())
    desk.rename(CLASHING, "m.okafor1")
    assert desk.props.conflict is not None
    assert desk.props.conflict.is_changed
    desk.link()
    assert desk.props.sign_in is not None
    assert (desk.props.sign_in.goal, desk.props.sign_in.username) == (Goal.LINK, "m.okafor1")
    desk.sign_in()
    assert desk.props.done is not None
    assert desk.props.done.replaced == "m.okafor1"


def test_going_back_gives_up_what_was_to_go_on(qapp: object) -> None:
    desk = LinkingDesk(clashing_seat())
    desk.open(clashing_seat())
    desk.link()
    desk.model.back()
    assert desk.shows(Page.USERNAME)
    desk.model.back()
    desk.model.continue_()
    assert desk.shows(Page.USERNAME)
    assert desk.accounts.count("link") == 0


def test_a_visit_that_ended_at_the_service_is_begun_again_and_linked_on(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.accounts.fail("link", SessionRequired(MessageKey.VISIT_ENDED, service="Device Trust Manager"))
    desk.link()
    assert desk.props.sign_in is not None
    assert desk.props.sign_in.goal is Goal.LINK
    assert desk.props.sign_in.problem is not None
    desk.sign_in()
    assert desk.shows(Page.DONE)


def test_a_user_of_another_account_signs_in_with_their_own_name(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.accounts.fail("link", StateConflict(MessageKey.LINK_OTHER, service="Device Trust Manager", name="maya"))
    desk.link()
    assert desk.props.sign_in is not None
    assert not desk.props.sign_in.is_signed_in
    assert desk.props.sign_in.problem is not None
    assert desk.props.sign_in.goal is None


def test_a_service_that_is_not_enabled_any_more_leads_to_the_list(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.accounts.fail("link", PolicyRefused(MessageKey.SVC_MISSING, service="Device Trust Manager"))
    desk.link()
    assert desk.shows(Page.CHOOSE)


def test_an_account_that_was_signed_out_is_said(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.accounts.view = replace(desk.accounts.view, is_signed_in=False)
    desk.link()
    assert desk.shows(Page.LINK)
    assert desk.problem() is MessageKey.ACCOUNT_ENDED


@pytest.mark.parametrize("seat", [CLASHING, PARTNER], ids=["account", "partner"])
def test_a_clash_leads_to_the_page_of_usernames(desk: LinkingDesk, seat: object) -> None:
    desk.refused(CLASHING if seat is CLASHING else PARTNER)
    conflict = desk.props.conflict
    assert conflict is not None
    assert (conflict.is_predicted, conflict.is_still, conflict.is_changed) == (False, False, False)
    assert conflict.is_other_wording is (seat is PARTNER)


def test_the_same_name_refused_twice_is_still_taken(desk: LinkingDesk) -> None:
    desk.refused(CLASHING)
    desk.link()
    assert desk.props.conflict is not None
    assert desk.props.conflict.is_still


def test_another_name_that_clashes_too_is_suggested_around(desk: LinkingDesk) -> None:
    desk.refused(CLASHING)
    desk.rename(CLASHING, "m.okafor1")
    desk.accounts.set_standing(
        replace(desk.standing_of(CLASHING.seat).standing, clash=NameClash.OWN)  # a colleague's account has it
    )
    desk.link()
    conflict = desk.props.conflict
    assert conflict is not None
    assert not conflict.is_still
    assert (conflict.before, conflict.suggestion) == ("m.okafor1", "m.okafor2")


def test_a_change_in_the_services_own_window_shows_by_itself_and_links(desk: LinkingDesk) -> None:
    desk.refused(CLASHING)
    desk.model.open_service()
    assert desk.told[-1] == desk.visit(CLASHING)
    desk.rename(CLASHING, "m.okafor9")
    conflict = desk.props.conflict
    assert conflict is not None
    assert (conflict.is_changed, conflict.present, conflict.before) == (True, "m.okafor9", "m.okafor")
    desk.link()
    assert desk.props.done is not None
    assert desk.props.done.replaced == "m.okafor9"


def test_changing_only_case_changes_nothing(desk: LinkingDesk) -> None:
    desk.refused(CLASHING)
    desk.rename(CLASHING, "M.Okafor")
    assert desk.props.conflict is not None
    assert not desk.props.conflict.is_changed


def test_without_a_visit_the_service_opens_at_its_sign_in(qapp: object) -> None:
    desk = LinkingDesk(clashing_seat())
    desk.open(clashing_seat())
    desk.model.open_service()
    assert desk.told[-1] == CLASHING.seat


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", MessageKey.USERNAME_EMPTY),
        ("x" * 300, MessageKey.USERNAME_LONG),
        ("m.ok\u0430for", MessageKey.USERNAME_LOOKALIKE),
        ("maya \U0001f600", MessageKey.USERNAME_FORM),
        (" M.Okafor ", MessageKey.USERNAME_TAKEN),
        ("maya@okafor.example", None),
        ("m.okafor7 ", None),
    ],
    ids=["empty", "300 characters", "look-alike", "emoji", "the present one", "at", "trailing blank"],
)
def test_a_suggestion_that_will_not_do_says_why(desk: LinkingDesk, typed: str, key: MessageKey | None) -> None:
    desk.refused(CLASHING)
    desk.model.suggest(typed)
    conflict = desk.props.conflict
    assert conflict is not None
    assert (conflict.suggestion_problem and conflict.suggestion_problem.key) is key


def test_finishing_later_keeps_where_one_was(desk: LinkingDesk) -> None:
    desk.refused(CLASHING)
    desk.model.suggest("maya.o")
    desk.model.finish_later()
    desk.lane.drain()
    kept = attempt(CLASHING.seat, Outcome.USERNAME_EXISTS, at=NOW, service_username=MAYA.username)
    assert desk.accounts.asked[-1] == ("keep", replace(kept, suggestion="maya.o", is_paused=True))
    assert desk.told[-1] == "left"
    desk.open(CLASHING)
    assert desk.props.conflict is not None
    assert (desk.props.conflict.suggestion, desk.props.conflict.is_predicted) == ("maya.o", False)


def test_a_foreseen_clash_can_be_finished_later_too(desk: LinkingDesk) -> None:
    desk.at_link(CLASHING)
    desk.model.finish_later()
    desk.lane.drain()
    desk.open(CLASHING)
    assert desk.shows(Page.USERNAME)
    assert desk.accounts.count("link") == 0


def test_a_suggestion_that_will_not_do_is_not_kept(desk: LinkingDesk) -> None:
    desk.refused(CLASHING)
    desk.model.suggest("\U0001f600")
    desk.model.finish_later()
    desk.lane.drain()
    desk.open(CLASHING)
    assert desk.props.conflict is not None
    assert desk.props.conflict.suggestion == "m.okafor1"


def test_waiting_for_the_administrator_can_be_finished_later(desk: LinkingDesk) -> None:
    desk.refused(WAITING)
    desk.model.proceed()
    desk.lane.drain()
    desk.model.finish_later()
    desk.lane.drain()
    kept = desk.standing_of(WAITING.seat).attempt
    assert kept is not None
    assert (kept.outcome, kept.is_paused, kept.proceeded_at) == (Outcome.ADMIN_FIRST, True, NOW)


def test_what_could_not_be_kept_is_said_by_the_window(desk: LinkingDesk) -> None:
    desk.refused(CLASHING)
    error = silent()
    desk.accounts.fail("keep", error)
    desk.model.finish_later()
    desk.lane.drain()
    assert desk.failures == [error]


def test_nothing_is_kept_where_nothing_was_met(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.model.finish_later()
    assert desk.props.is_open
    assert desk.accounts.count("keep") == 0


def test_an_administrators_team_is_read_when_all_is_done(desk: LinkingDesk) -> None:
    desk.at_link(ADMINISTERED)
    desk.model.link()
    desk.lane.crank()
    assert desk.props.done is not None
    assert (desk.props.done.is_administrator, desk.props.done.team) == (True, None)
    desk.lane.drain()
    assert desk.props.done.team == tuple(TEAM)
    assert desk.props.done.user == MAYA.name


def test_a_team_that_cannot_be_read_says_why_and_is_read_again(desk: LinkingDesk) -> None:
    desk.accounts.fail("team", silent())
    desk.refused(ADMINISTERED)
    assert desk.props.done is not None
    assert desk.props.done.team_problem is not None
    desk.model.read_team()
    desk.lane.drain()
    again = desk.props.done
    assert again.team == tuple(TEAM)
    assert again == replace(again, team_problem=None)


def test_the_teams_progress_shows_by_itself(desk: LinkingDesk) -> None:
    desk.refused(ADMINISTERED)
    desk.accounts.colleagues = TEAM[:1]
    desk.announce()
    assert desk.props.done is not None
    assert desk.props.done.team == TEAM[:1]


def test_what_is_linked_opens(desk: LinkingDesk) -> None:
    desk.refused(FREE)
    desk.model.open_linked()
    desk.model.open_linked()
    desk.lane.drain()
    assert desk.accounts.count("open") == 1
    assert desk.told[-1] == desk.visit(FREE)


def test_a_link_that_was_ended_meanwhile_is_said(desk: LinkingDesk) -> None:
    desk.refused(FREE)
    desk.accounts.directory[FREE.seat] = FREE.standing
    desk.model.open_linked()
    desk.lane.drain()
    assert desk.problem() is MessageKey.LINK_ENDED


def test_after_one_another_can_be_linked(desk: LinkingDesk) -> None:
    desk.refused(FREE)
    desk.model.link_another()
    desk.lane.drain()
    assert desk.shows(Page.CHOOSE)
    assert desk.props.chosen is None


def test_the_seat_of_somebody_who_wants_to_link_in_two_wizards_is_done_in_both(qapp: object) -> None:
    one = LinkingDesk(FREE)
    one.at_link(FREE)
    linked = replace(FREE.standing, linked_at=NOW, service_username=MAYA.username)
    one.accounts.fail("link", StateConflict(MessageKey.USER_EXISTS, service="Device Trust Manager", name="m.okafor"))
    one.accounts.set_standing(linked)
    one.link()
    one.announce()
    assert one.shows(Page.DONE)


def test_a_bug_in_linking_is_handed_on_and_the_page_waits_again(desk: LinkingDesk) -> None:
    bug = ValueError("a bug")
    desk.at_link(FREE)
    desk.accounts.fail("link", bug)
    desk.link()
    assert desk.failures == [bug]
    assert desk.props.busy is None
