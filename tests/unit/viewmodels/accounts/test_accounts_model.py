"""The accounts pane: what is known first, then the directory; one deed at a time; each failure in its place."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from certdesk.domain.accounts import Keeping, Service, Visit
from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError, PolicyRefused, SessionRequired, Unavailable
from certdesk.domain.linking import AccountView, SeatState
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.accounts.deeds import Deed
from certdesk.viewmodels.accounts.props import PaneState
from certdesk.viewmodels.accounts.rows import Told
from tests.fakes_gui.account_samples import (
    MAYA,
    account_view,
    clashing_seat,
    free_seat,
    linked_seat,
    missing_seat,
    mockup_seats,
    opened,
    ready_seat,
    seat_view,
    waiting_seat,
)
from tests.fakes_gui.accounts import RIGHT, WRONG, silent
from tests.fakes_gui.accounts_pane import PaneDesk
from tests.samples import NOW

pytestmark = pytest.mark.usefixtures("qapp")

ENDED = SessionRequired(MessageKey.ACCOUNT_ENDED)
LINKED, WAITING, FREE = linked_seat().seat, waiting_seat().seat, free_seat().seat


def signed_out(desk: PaneDesk) -> None:
    desk.accounts.view = replace(desk.accounts.view, is_signed_in=False)


class TestShowing:
    def test_what_is_known_is_shown_without_asking_the_directory(self) -> None:
        desk = PaneDesk(account_view(*mockup_seats()))
        assert desk.model.props.state is PaneState.QUIET
        desk.load()
        props = desk.model.props
        assert (props.state, props.account, len(props.rows)) == (PaneState.ROWS, MAYA, 4)
        assert desk.accounts.asked == [("known", None)]

    def test_what_is_not_enabled_stands_last_and_the_rest_in_the_order_of_the_directory(self) -> None:
        desk = PaneDesk.of(missing_seat(), waiting_seat(), linked_seat())
        assert [each.seat for each in desk.model.props.rows] == [WAITING, LINKED, missing_seat().seat]

    def test_asking_before_anything_is_known_reads_that_first(self) -> None:
        desk = PaneDesk(account_view(linked_seat()))
        desk.reload()
        assert [name for name, _ in desk.accounts.asked] == ["known", "refresh"]

    def test_nobody_is_asked_to_sign_in_before_the_keyring_answered(self) -> None:
        desk = PaneDesk(account_view(linked_seat(), is_signed_in=False, awaits_keyring=True))
        desk.reload()
        assert (desk.model.props.needs_sign_in, len(desk.model.props.rows)) == (False, 1)
        assert desk.accounts.count("refresh") == 0
        desk.accounts.view = replace(desk.accounts.view, is_signed_in=True, awaits_keyring=False)
        desk.model.refresh(frozenset({Topic.ACCOUNTS}))
        desk.answer()
        assert desk.accounts.count("refresh") == 1, "that was wanted meanwhile"

    def test_a_keyring_that_takes_long_is_named(self, qtbot: QtBot) -> None:
        desk = PaneDesk.of(linked_seat(), is_signed_in=False, awaits_keyring=True)
        assert not desk.model.props.awaits_keyring
        qtbot.waitUntil(lambda: desk.model.props.awaits_keyring)
        desk.accounts.view = replace(desk.accounts.view, is_signed_in=True, awaits_keyring=False)
        desk.load()
        assert not desk.model.props.awaits_keyring

    def test_a_keyring_that_has_nothing_to_tell_leads_to_signing_in(self) -> None:
        desk = PaneDesk(account_view(linked_seat(), is_signed_in=False, awaits_keyring=True))
        desk.reload()
        desk.accounts.view = replace(desk.accounts.view, awaits_keyring=False)
        desk.model.refresh(frozenset({Topic.ACCOUNTS}))
        desk.answer()
        assert desk.model.props.needs_sign_in

    def test_the_directory_is_not_asked_while_nobody_is_signed_in(self) -> None:
        desk = PaneDesk(AccountView())
        desk.reload()
        props = desk.model.props
        assert (props.state, props.needs_sign_in) == (PaneState.NOBODY, True)
        assert desk.accounts.count("refresh") == 0

    def test_who_never_signed_in_finds_their_username_once_they_come_to_sign_in(self) -> None:
        desk = PaneDesk(AccountView())
        desk.load()
        assert (desk.people.asked, desk.model.props.username) == ([], "")
        desk.reload()
        assert desk.model.props.username == "m.okafor"
        assert desk.model.props.state is PaneState.NOBODY

    def test_a_directory_that_cannot_say_who_one_is_is_asked_again(self) -> None:
        desk = PaneDesk(AccountView())
        desk.people.fail("people", silent())
        desk.reload()
        assert (desk.model.props.problem is not None, desk.model.props.needs_sign_in) == (True, True)
        desk.model.try_again()
        desk.answer()
        assert (desk.model.props.problem, desk.model.props.username) == (None, "m.okafor")

    def test_a_world_that_is_not_set_up_has_no_user_to_name(self) -> None:
        desk = PaneDesk(AccountView())
        desk.people.everybody = ()
        desk.reload()
        assert (desk.model.props.username, desk.model.props.problem) == ("", None)

    def test_who_was_signed_in_before_keeps_that_username(self) -> None:
        desk = PaneDesk(account_view(is_signed_in=False, account=replace(MAYA, username="p.nair")))
        desk.reload()
        assert desk.model.props.username == "p.nair"
        assert desk.people.asked == []

    def test_an_account_without_services_is_empty(self) -> None:
        assert PaneDesk.of().model.props.state is PaneState.EMPTY

    def test_asking_again_while_the_answer_is_awaited_is_the_same_wish(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.model.reload()
        desk.model.reload()
        desk.answer()
        assert desk.accounts.count("refresh") == 1

    def test_what_the_directory_says_replaces_what_was_known(self) -> None:
        desk = PaneDesk.of(waiting_seat())
        desk.accounts.directory[WAITING] = opened(waiting_seat()).standing
        desk.reload()
        assert desk.row(WAITING).told is Told.ADMINISTRATOR_LINKED

    def test_an_answer_that_was_overtaken_does_not_count(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.model.load()
        desk.accounts.set_standing(replace(free_seat().standing))
        desk.model.load()
        desk.queries.crank_last()
        desk.accounts.view = account_view()
        desk.queries.crank()
        assert len(desk.model.props.rows) == 2

    def test_what_changes_here_while_the_directory_is_asked_is_read_after_its_answer(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.model.reload()
        desk.model.refresh(frozenset({Topic.ACCOUNTS}))
        assert desk.queries.waiting == 0
        desk.answer()
        assert [name for name, _ in desk.accounts.asked] == ["known", "refresh", "known"]

    @pytest.mark.parametrize(("topic", "reads"), [(Topic.ACCOUNTS, 2), (Topic.CLOCK, 2), (Topic.MAIL, 1)])
    def test_it_follows_accounts_and_the_clock_and_nothing_else(self, topic: Topic, reads: int) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.model.refresh(frozenset({topic}))
        desk.answer()
        assert desk.accounts.count("known") == reads

    def test_it_counts_what_the_user_can_go_on_with(self) -> None:
        assert PaneDesk.of(*mockup_seats()).model.props.waiting == 1
        assert PaneDesk.of(clashing_seat(), ready_seat(), linked_seat()).model.props.waiting == 2

    def test_where_the_sign_in_is_kept_and_as_whom_one_acts_is_told(self) -> None:
        props = PaneDesk.of(linked_seat(), keeping=Keeping.NO_KEYRING, acting="Priya Nair").model.props
        assert (props.keeping, props.acting) == (Keeping.NO_KEYRING, "Priya Nair")


class TestSilence:
    def test_old_rows_stay_and_the_problem_goes_when_the_directory_answers_again(self) -> None:
        desk = PaneDesk.of(*mockup_seats())
        desk.accounts.fail("refresh", silent())
        desk.reload()
        props = desk.model.props
        assert (len(props.rows), props.is_old, props.seen_at) == (4, True, NOW)
        assert props.problem is not None
        assert props.problem.key is MessageKey.ACCOUNT_SILENT
        desk.model.try_again()
        desk.answer()
        assert (desk.model.props.problem, desk.model.props.is_old) == (None, False)

    def test_the_problem_stays_while_it_is_tried_again(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.accounts.fail("refresh", silent())
        desk.reload()
        desk.model.try_again()
        assert desk.model.props.problem is not None

    def test_a_desk_that_cannot_be_read_says_why_and_is_read_again(self) -> None:
        desk = PaneDesk(account_view(linked_seat()))
        desk.accounts.fail("known", Unavailable(MessageKey.DATABASE_BUSY))
        desk.load()
        assert desk.model.props.state is PaneState.UNREADABLE
        desk.model.try_again()
        desk.answer()
        assert (desk.model.props.state, desk.model.props.problem) == (PaneState.ROWS, None)

    def test_a_bug_goes_out_and_leaves_the_rows(self) -> None:
        desk = PaneDesk.of(linked_seat())
        bug = LookupError("a bug")
        desk.accounts.fail("refresh", bug)
        desk.reload()
        assert desk.told("failed") == [bug]
        assert (desk.model.props.problem, len(desk.model.props.rows)) == (None, 1)

    def test_a_session_that_ended_shows_the_form_and_keeps_the_rows(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.accounts.fail("refresh", ENDED)
        signed_out(desk)
        desk.reload()
        props = desk.model.props
        assert (props.needs_sign_in, props.problem, props.is_old) == (True, None, False)
        assert props.sign_in_problem is ENDED
        assert not desk.row(LINKED).can_act


class TestNews:
    def test_that_the_administrator_has_linked_is_told_once(self) -> None:
        desk = PaneDesk.of(waiting_seat(), linked_seat())
        desk.accounts.directory[WAITING] = opened(waiting_seat()).standing
        desk.reload()
        desk.reload()
        desk.load()
        (news,) = desk.told("news")
        assert isinstance(news, tuple)
        assert [each.seat for each in news] == [WAITING]
        assert desk.model.props.waiting == 1

    def test_what_was_ready_before_is_no_news(self) -> None:
        desk = PaneDesk.of(ready_seat())
        desk.reload()
        assert desk.told("news") == []

    def test_what_was_linked_meanwhile_is_no_news(self) -> None:
        desk = PaneDesk.of(waiting_seat())
        desk.accounts.directory[WAITING] = replace(waiting_seat().standing, is_open=True, linked_at=NOW)
        desk.reload()
        assert desk.told("news") == []

    def test_it_is_told_when_one_is_oneself_again_after_linking_as_the_administrator(self) -> None:
        desk = PaneDesk.of(waiting_seat())
        own = desk.accounts.view
        desk.accounts.view = account_view(
            seat_view(waiting_seat().standing.organisation, Service.DIGICERT_ONE, is_administrator=True),
            account=replace(MAYA, username="p.nair"),
            acting="Priya Nair",
        )
        desk.load()
        assert desk.told("news") == []
        desk.accounts.view = own
        desk.accounts.directory[WAITING] = opened(waiting_seat()).standing
        desk.load()
        assert len(desk.told("news")) == 1


class TestActs:
    def test_a_linked_service_opens_without_credentials(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.model.act(LINKED)
        assert desk.row(LINKED).is_busy
        desk.answer()
        (visit,) = desk.told("visit_opened")
        assert isinstance(visit, Visit)
        assert visit.seat == LINKED
        assert not desk.row(LINKED).is_busy

    def test_a_second_press_opens_nothing_more(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.model.act(LINKED)
        desk.model.act(LINKED)
        desk.model.unlink(LINKED)
        desk.answer()
        assert (desk.accounts.count("open"), desk.accounts.count("unlink")) == (1, 0)

    def test_what_is_pressed_elsewhere_meanwhile_comes_next(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.model.unlink(LINKED)
        desk.model.sign_out()
        desk.answer()
        assert (desk.accounts.count("unlink"), desk.accounts.count("sign_out")) == (1, 1)

    def test_signing_out_waits_until_signing_in_is_done(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.model.sign_in("m.okafor", RIGHT)
        desk.model.sign_in("m.okafor", RIGHT)
        desk.model.sign_out()
        desk.answer()
        assert (desk.accounts.count("sign_in"), desk.accounts.count("sign_out")) == (1, 1)

    def test_what_fails_is_shown_before_anything_else_is_done(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.accounts.fail("unlink", silent())
        desk.model.unlink(LINKED)
        desk.model.sign_out()
        desk.answer()
        assert desk.accounts.count("sign_out") == 0
        assert desk.row(LINKED).failure is not None

    def test_a_failure_to_open_stands_at_its_row_until_the_next_act(self) -> None:
        desk = PaneDesk.of(linked_seat(), free_seat())
        desk.accounts.fail("open", silent())
        desk.model.act(LINKED)
        desk.answer()
        failure = desk.row(LINKED).failure
        assert failure is not None
        assert failure.key is MessageKey.ACCOUNT_SILENT
        assert (desk.row(FREE).failure, desk.model.props.problem) == (None, None)
        desk.model.act(LINKED)
        desk.answer()
        assert desk.row(LINKED).failure is None
        assert len(desk.told("visit_opened")) == 1

    def test_a_link_that_was_ended_is_told_at_its_row_and_looked_up(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.accounts.directory[LINKED] = replace(linked_seat().standing, linked_at=None)
        desk.model.act(LINKED)
        desk.answer()
        row = desk.row(LINKED)
        assert row.view.state is SeatState.NOT_LINKED
        assert row.failure is not None
        assert row.failure.key is MessageKey.LINK_ENDED

    def test_opening_without_a_session_leads_to_the_form(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.accounts.fail("open", ENDED)
        desk.model.act(LINKED)
        signed_out(desk)
        desk.answer()
        assert desk.model.props.sign_in_problem is ENDED
        assert desk.model.props.needs_sign_in
        assert desk.row(LINKED).failure is None

    @pytest.mark.parametrize(
        ("view", "signal"),
        [
            (free_seat(), "link_wanted"),
            (ready_seat(), "link_wanted"),
            (clashing_seat(), "link_wanted"),
            (waiting_seat(), "proceed_wanted"),
            (waiting_seat(proceeded_at=NOW), "enter_wanted"),
        ],
    )
    def test_what_is_done_elsewhere_is_asked_for(self, view: object, signal: str) -> None:
        assert isinstance(view, type(free_seat()))
        desk = PaneDesk.of(view)
        desk.model.act(view.seat)
        assert desk.heard == [(signal, view.seat)]

    def test_the_wizard_is_asked_for_with_a_service_or_without(self) -> None:
        desk = PaneDesk.of(waiting_seat())
        desk.model.link()
        desk.model.link(WAITING)
        assert desk.told("link_wanted") == [None, WAITING]

    def test_nothing_is_done_at_a_row_that_is_not_there_or_needs_a_sign_in(self) -> None:
        desk = PaneDesk.of(linked_seat(), is_signed_in=False)
        desk.model.act(LINKED)
        desk.model.act(WAITING)
        desk.model.unlink(LINKED)
        desk.answer()
        assert desk.heard == []
        assert desk.accounts.asked == [("known", None)]

    def test_unlinking_ends_the_link(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.model.unlink(LINKED)
        desk.answer()
        assert desk.row(LINKED).view.state is SeatState.NOT_LINKED

    def test_a_refused_unlinking_leaves_the_link_and_says_so(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.accounts.fail("unlink", silent())
        desk.model.unlink(LINKED)
        desk.answer()
        row = desk.row(LINKED)
        assert (row.view.state, row.failure is not None) == (SeatState.LINKED, True)
        desk.reload()
        assert desk.row(LINKED).failure is None


class TestSigningIn:
    def test_the_right_password_shows_the_services(self) -> None:
        desk = PaneDesk(account_view(linked_seat(), is_signed_in=False))
        desk.load()
        desk.model.sign_in("m.okafor", RIGHT)
        assert desk.model.props.doing is Deed.SIGN_IN
        desk.answer()
        props = desk.model.props
        assert (props.needs_sign_in, props.doing, props.sign_in_problem) == (False, None, None)
        assert desk.row(LINKED).can_act

    def test_a_wrong_password_is_said_at_the_form_and_forgotten_with_the_next_try(self) -> None:
        desk = PaneDesk.of(linked_seat(), is_signed_in=False)
        desk.model.sign_in("m.okafor", WRONG)
        desk.answer()
        problem = desk.model.props.sign_in_problem
        assert isinstance(problem, FieldError)
        assert (problem.key, desk.model.props.problem) == (MessageKey.ACCOUNT_WRONG, None)
        desk.model.sign_in("m.okafor", RIGHT)
        assert desk.model.props.sign_in_problem is None

    def test_a_pause_after_too_many_tries_is_said_at_the_form(self) -> None:
        desk = PaneDesk.of(is_signed_in=False)
        desk.accounts.fail("sign_in", PolicyRefused(MessageKey.ACCOUNT_LIMIT, minutes=15))
        desk.model.sign_in("m.okafor", RIGHT)
        desk.answer()
        problem = desk.model.props.sign_in_problem
        assert problem is not None
        assert problem.facts["minutes"] == 15

    def test_two_presses_try_once(self) -> None:
        desk = PaneDesk.of(is_signed_in=False)
        desk.model.sign_in("m.okafor", WRONG)
        desk.model.sign_in("m.okafor", WRONG)
        desk.answer()
        assert desk.accounts.count("sign_in") == 1

    def test_no_password_is_ever_among_what_the_pane_holds(self) -> None:
        desk = PaneDesk.of(is_signed_in=False)
        seen: list[str] = []
        desk.model.changed.connect(lambda props: seen.append(repr(props)))
        desk.model.sign_in("m.okafor", WRONG)
        seen.append(repr(vars(desk.model)))
        desk.answer()
        assert len(seen) > 2
        assert not any(WRONG in each for each in seen)

    def test_a_new_password_is_asked_for_and_told_until_the_next_try(self) -> None:
        desk = PaneDesk.of(is_signed_in=False)
        desk.model.send_password("m.okafor")
        desk.answer()
        assert desk.accounts.asked[-1] == ("send_password", "m.okafor")
        assert desk.model.props.mailed_to == "m.okafor"
        desk.model.sign_in("m.okafor", WRONG)
        assert desk.model.props.mailed_to == ""

    def test_a_password_that_could_not_be_sent_is_said_at_the_form(self) -> None:
        desk = PaneDesk.of(is_signed_in=False)
        desk.accounts.fail("send_password", silent())
        desk.model.send_password("m.okafor")
        desk.answer()
        assert desk.model.props.sign_in_problem is not None
        assert desk.model.props.mailed_to == ""

    def test_signing_out_keeps_the_rows_and_says_nothing_ended(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.model.sign_out()
        desk.answer()
        props = desk.model.props
        assert (props.needs_sign_in, len(props.rows), props.sign_in_problem) == (True, 1, None)

    def test_a_refused_sign_out_stands_on_top_and_is_tried_again(self) -> None:
        desk = PaneDesk.of(linked_seat())
        desk.accounts.fail("sign_out", silent())
        desk.model.sign_out()
        desk.answer()
        refused = desk.model.props
        assert (refused.problem is not None, refused.needs_sign_in) == (True, False)
        desk.model.try_again()
        desk.answer()
        assert (desk.model.props.problem, desk.model.props.needs_sign_in) == (None, True)


class TestBeingSomebodyElse:
    def test_one_is_oneself_again_and_the_directory_is_asked_about_that_account(self) -> None:
        desk = PaneDesk.of(linked_seat(), acting="Priya Nair", account=replace(MAYA, username="p.nair"))
        desk.model.be_self()
        desk.answer()
        assert ("act_as", "maya") in desk.people.asked
        assert desk.model.props.acting == ""
        assert len(desk.told("became_self")) == 1
        assert desk.accounts.count("refresh") == 1

    def test_in_a_world_that_was_started_over_there_may_be_nobody_to_be(self) -> None:
        desk = PaneDesk.of(linked_seat(), acting="Priya Nair")
        desk.people.everybody = ()
        desk.model.be_self()
        desk.answer()
        problem = desk.model.props.problem
        assert problem is not None
        assert problem.key is MessageKey.PERSON_GONE

    def test_when_that_fails_one_stays_and_can_try_again(self) -> None:
        desk = PaneDesk.of(linked_seat(), acting="Priya Nair")
        desk.people.fail("act_as", silent())
        desk.model.be_self()
        desk.answer()
        assert (desk.model.props.acting, desk.model.props.problem is not None) == ("Priya Nair", True)
        desk.model.try_again()
        desk.answer()
        assert (desk.model.props.acting, desk.model.props.problem) == ("", None)


def test_a_clock_that_was_moved_is_told_by() -> None:
    desk = PaneDesk.of(linked_seat())
    desk.pass_time(timedelta(days=2))
    desk.model.refresh(frozenset({Topic.CLOCK}))
    desk.answer()
    assert desk.model.props.now == NOW + timedelta(days=2)
