"""What every AccountDirectory and PracticePeople must do, whoever is in it; used like `contracts`."""

from datetime import timedelta
from functools import partial

import pytest

from certdesk.domain.accounts import (
    ACCOUNT_SESSION,
    SERVICE_NAMES,
    SIGN_IN_PAUSE,
    SIGN_IN_TRIES,
    Standing,
    TeamState,
)
from certdesk.domain.errors import FieldError, NotFound, PolicyRefused, SessionRequired, Unavailable
from certdesk.domain.messages import MessageKey
from tests.contracts.ports.account_world import (
    HOSTILE,
    NOWHERE,
    AccountWorld,
    has_to_wait,
    is_ready,
    refused,
    will_clash,
)
from tests.contracts.ports.acting import new_key

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


class AccountSignInContract:
    """Signing in to the DigiCert account."""

    def test_the_mailed_password_opens_a_session_of_thirty_days(self, world: AccountWorld) -> None:
        user = world.user
        world.directory.send_password(user.username)
        session = world.directory.sign_in(user.username, world.newest_password(user.id))
        assert session.username == user.username
        holder = world.directory.holder(session.token)
        assert (holder.username, holder.name) == (user.username, user.name)
        assert holder.organisation in user.organisations
        world.pass_by(ACCOUNT_SESSION - SECOND)
        world.directory.holder(session.token)
        world.pass_by(SECOND)
        assert refused(lambda: world.directory.holder(session.token)).key is MessageKey.ACCOUNT_ENDED

    def test_case_and_outer_blanks_do_not_change_a_username(self, world: AccountWorld) -> None:
        user = world.user
        world.directory.send_password(f" {user.username.upper()}\t")
        password = world.newest_password(user.id)
        assert world.directory.sign_in(f"  {user.username.upper()} ", password).username == user.username

    def test_the_password_that_came_with_the_welcome_is_waiting_in_the_mailbox(self, world: AccountWorld) -> None:
        user = world.user
        subject = "[Action required] Welcome to your DigiCert account"
        (welcome,) = [each for each in world.mailboxes.messages(world.email(user.id), "") if each.subject == subject]
        text = world.mailboxes.open(welcome.id).text
        assert user.username in text
        password = next(line for line in text.splitlines() if line.count("-") == 2 and " " not in line)
        assert world.directory.sign_in(user.username, password)

    def test_a_new_password_takes_the_place_of_the_old_one(self, world: AccountWorld) -> None:
        user = world.user
        world.directory.send_password(user.username)
        old = world.newest_password(user.id)
        world.pass_by(SECOND)
        world.directory.send_password(user.username)
        assert refused(lambda: world.directory.sign_in(user.username, old)).key is MessageKey.ACCOUNT_WRONG
        world.directory.sign_in(user.username, world.newest_password(user.id))

    @pytest.mark.parametrize("username", HOSTILE)
    def test_a_username_that_nobody_has_is_as_wrong_as_a_wrong_password(
        self, world: AccountWorld, username: str
    ) -> None:
        said = refused(lambda: world.directory.sign_in(username, "a password"))
        assert isinstance(said, FieldError)
        assert (said.field, said.key, dict(said.facts)) == ("password", MessageKey.ACCOUNT_WRONG, {})
        before = len(world.mailboxes.messages(None, ""))
        world.directory.send_password(username)
        assert len(world.mailboxes.messages(None, "")) == before

    @pytest.mark.parametrize("is_known", [True, False])
    def test_five_wrong_tries_pause_a_username_known_or_not(self, world: AccountWorld, is_known: bool) -> None:
        username = world.user.username if is_known else "no.body"
        world.directory.send_password(username)
        password = world.newest_password(world.user.id)
        for _ in range(SIGN_IN_TRIES - 1):
            assert refused(lambda: world.directory.sign_in(username, "wrong")).key is MessageKey.ACCOUNT_WRONG
        for typed in ("wrong", password):
            said = refused(partial(world.directory.sign_in, f" {username.upper()} ", typed))
            assert isinstance(said, PolicyRefused)
            assert (said.key, said.facts["minutes"]) == (MessageKey.ACCOUNT_LIMIT, SIGN_IN_PAUSE // MINUTE)
        world.pass_by(SIGN_IN_PAUSE - MINUTE - SECOND)
        said = refused(lambda: world.directory.sign_in(username, password))
        assert (said.key, said.facts["minutes"]) == (MessageKey.ACCOUNT_LIMIT, 2)
        world.pass_by(MINUTE + SECOND)
        if is_known:
            assert world.directory.sign_in(username, password).username == username
        else:
            assert refused(lambda: world.directory.sign_in(username, password)).key is MessageKey.ACCOUNT_WRONG

    def test_signing_in_forgets_the_wrong_tries_before_it(self, world: AccountWorld) -> None:
        user = world.user
        world.directory.send_password(user.username)
        password = world.newest_password(user.id)
        for _ in range(2):
            for _ in range(SIGN_IN_TRIES - 1):
                assert refused(lambda: world.directory.sign_in(user.username, "?")).key is MessageKey.ACCOUNT_WRONG
            world.directory.sign_in(user.username, password)

    def test_a_pause_of_one_username_leaves_others_and_the_services_alone(self, world: AccountWorld) -> None:
        user = world.user
        administrator = next(each for each in world.people.people() if each.administers)
        for _ in range(SIGN_IN_TRIES):
            refused(lambda: world.directory.sign_in(user.username, "wrong"))
        world.directory.send_password(administrator.username)
        world.directory.sign_in(administrator.username, world.newest_password(administrator.id))
        standing = world.find(world.as_user().token, will_clash)
        assert world.enter(standing).seat == standing.seat

    def test_a_session_ends_by_signing_out_and_no_other_with_it(self, world: AccountWorld) -> None:
        one, other = world.as_user(), world.as_user()
        world.directory.sign_out(one.token)
        world.directory.sign_out(one.token)
        said = refused(lambda: world.directory.standings(one.token))
        assert isinstance(said, SessionRequired)
        assert said.key is MessageKey.ACCOUNT_ENDED
        assert world.directory.standings(other.token)

    @pytest.mark.parametrize("token", ["", "x" * 65_536, "\0", "\ud800"])
    def test_a_token_that_never_was_one_opens_nothing(self, world: AccountWorld, token: str) -> None:
        for ask in (
            lambda: world.directory.holder(token),
            lambda: world.directory.standings(token),
            lambda: world.directory.link(token, token, new_key()),
            lambda: world.directory.linked(token, new_key()),
            lambda: world.directory.renew(token, NOWHERE),
            lambda: world.directory.unlink(token, NOWHERE),
            lambda: world.directory.team(token, NOWHERE),
            lambda: world.services.enter_by_company(token, NOWHERE),
        ):
            assert refused(ask).key is MessageKey.ACCOUNT_ENDED
        assert refused(lambda: world.directory.open(token)).key is MessageKey.LINK_ENDED
        assert refused(lambda: world.services.profile(token)).key is MessageKey.VISIT_ENDED
        assert refused(lambda: world.services.rename(token, "a.name")).key is MessageKey.VISIT_ENDED
        world.directory.sign_out(token)
        world.services.leave(token)


class StandingsContract:
    """How the seats stand, who is there, and how far a team is."""

    def test_every_path_can_be_met_by_the_user(self, world: AccountWorld) -> None:
        standings = world.directory.standings(world.as_user().token)
        assert len({each.organisation.id for each in standings}) == 3
        for wanted in (
            is_ready,
            has_to_wait,
            will_clash,
            lambda each: not each.is_enabled,
            lambda each: each.linked_at is not None,
            lambda each: each.is_sso and is_ready(each),
            lambda each: each.organisation.is_partner and will_clash(each),
        ):
            assert any(wanted(each) for each in standings)
        assert not any(each.is_administrator for each in standings)

    def test_seats_come_by_organisation_the_own_one_first_then_by_service(self, world: AccountWorld) -> None:
        session = world.as_user()
        standings = world.directory.standings(session.token)
        seats = [each.seat for each in standings]
        assert len(set(seats)) == len(seats)
        assert standings[0].organisation.name == world.directory.holder(session.token).organisation
        names = list(dict.fromkeys(each.organisation.name for each in standings))
        assert names[1:] == sorted(names[1:])
        services = list(SERVICE_NAMES)
        order = [(names.index(each.organisation.name), services.index(each.seat.service)) for each in standings]
        assert order == sorted(order)

    def test_an_organisation_names_its_administrators_and_they_know_what_they_are(self, world: AccountWorld) -> None:
        for standing in world.directory.standings(world.as_user().token):
            administrator = world.administrator(standing.organisation.name)
            token = world.people.act_as(administrator.id).token
            told = [(each.name, each.email) for each in standing.organisation.administrators]
            assert (administrator.name, world.directory.holder(token).email) in told
            assert world.standing(token, standing.seat).is_administrator

    def test_what_is_linked_says_since_when_and_carries_the_username_of_the_account(self, world: AccountWorld) -> None:
        session = world.as_user()
        linked = world.find(session.token, lambda each: each.linked_at is not None)
        assert linked.linked_at is not None
        assert linked.linked_at.utcoffset() == timedelta()
        assert linked.service_username == session.username
        assert (linked.clash, linked.unlinked) == (None, None)

    def test_a_team_is_shown_to_its_administrator_only(self, world: AccountWorld) -> None:
        session = world.as_user()
        for standing in world.directory.standings(session.token):
            seat, name = standing.seat, standing.organisation.name
            said = refused(partial(world.directory.team, session.token, seat))
            assert isinstance(said, PolicyRefused)
            assert said.key is MessageKey.NOT_ADMINISTRATOR
            administrator = world.administrator(name)
            team = world.directory.team(world.people.act_as(administrator.id).token, seat)
            assert administrator.username not in [each.username for each in team]
            (user,) = [each for each in team if each.username == session.username]
            assert user.state is team_state(standing)
            assert user.service_username == standing.service_username

    def test_an_organisation_that_waits_has_one_of_each_among_the_colleagues(self, world: AccountWorld) -> None:
        waiting = world.find(world.as_user().token, has_to_wait)
        administrator = world.administrator(waiting.organisation.name)
        team = world.directory.team(world.people.act_as(administrator.id).token, waiting.seat)
        assert {each.state for each in team} == {TeamState.CAN_LINK, TeamState.CLASHES, TeamState.NOT_ENABLED}

    def test_the_user_comes_first_then_administrators_then_their_colleagues(self, world: AccountWorld) -> None:
        people = world.people.people()
        assert [each.is_user for each in people] == [True] + [False] * (len(people) - 1)
        rest = [not each.administers for each in people[1:]]
        assert rest == sorted(rest)
        assert len({each.id for each in people}) == len({each.username for each in people}) == len(people)

    def test_one_may_be_anybody_of_them_and_nobody_else(self, world: AccountWorld) -> None:
        for person in world.people.people():
            session = world.people.act_as(person.id)
            assert world.directory.holder(session.token).username == session.username == person.username
        for nobody in ("", "nobody", "\ud800"):
            said = refused(partial(world.people.act_as, nobody))
            assert isinstance(said, NotFound)
            assert said.key is MessageKey.PERSON_GONE

    def test_a_directory_that_is_off_the_net_answers_nothing(self, world: AccountWorld) -> None:
        token, standing = world.as_user().token, world.find(world.as_user().token, is_ready)
        visit, seat = world.enter(standing), standing.seat
        link = world.directory.renew(token, world.find(token, lambda each: each.linked_at is not None).seat)
        world.counter.set_online(False)
        for ask in (
            lambda: world.directory.sign_in("m.okafor", "x"),
            lambda: world.directory.sign_out(token),
            lambda: world.directory.send_password("m.okafor"),
            lambda: world.directory.holder(token),
            lambda: world.directory.standings(token),
            lambda: world.directory.link(token, visit.token, new_key()),
            lambda: world.directory.linked(token, new_key()),
            lambda: world.directory.renew(token, seat),
            lambda: world.directory.open(link),
            lambda: world.directory.unlink(token, seat),
            lambda: world.directory.team(token, seat),
            lambda: world.services.enter(seat, "m.okafor", "x"),
            lambda: world.services.enter_by_company(token, seat),
            lambda: world.services.profile(visit.token),
            lambda: world.services.rename(visit.token, "other"),
            lambda: world.services.leave(visit.token),
            lambda: world.services.send_password(seat, "m.okafor"),
            world.people.people,
            lambda: world.people.act_as(""),
        ):
            said = refused(ask)
            assert isinstance(said, Unavailable)
            assert said.key is MessageKey.ACCOUNT_SILENT
        world.counter.set_online(True)
        assert world.standing(token, seat) == standing
        assert world.services.profile(visit.token)
        assert world.directory.open(link)


def team_state(standing: Standing) -> TeamState:
    """Return what an administrator reads of somebody whose seat stands like this."""
    if not standing.is_enabled:
        return TeamState.NOT_ENABLED
    if standing.linked_at is not None:
        return TeamState.LINKED
    return TeamState.CLASHES if standing.clash else TeamState.CAN_LINK
