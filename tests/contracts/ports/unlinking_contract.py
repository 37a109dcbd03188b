"""What every AccountDirectory must do when links end; used like `contracts`."""

from datetime import timedelta
from functools import partial

from certdesk.domain.accounts import SERVICE_NAMES, Seat, TeamState
from certdesk.domain.errors import SessionRequired
from certdesk.domain.messages import MessageKey
from tests.contracts.ports.account_world import NOWHERE, AccountWorld, has_to_wait, is_ready, refused
from tests.contracts.ports.acting import new_key
from tests.contracts.ports.linking_contract import link, linked_by_administrator

MINUTE = timedelta(minutes=1)


class UnlinkContract:
    """How links end."""

    def test_a_link_that_was_ended_opens_nothing_and_leaves_the_usernames(self, world: AccountWorld) -> None:
        session = world.as_user()
        linked = world.find(session.token, lambda each: each.linked_at is not None)
        token = world.directory.renew(session.token, linked.seat)
        world.directory.unlink(session.token, linked.seat)
        world.directory.unlink(session.token, linked.seat)
        self.expect_ended(world, session.token, token, linked.seat)
        after = world.standing(session.token, linked.seat)
        assert (after.linked_at, after.service_username, after.unlinked) == (None, session.username, None)
        assert after.is_open

    def test_a_seat_that_is_nowhere_has_no_link_and_no_team(self, world: AccountWorld) -> None:
        token = world.as_user().token
        before = len(world.mailboxes.messages(None, ""))
        world.directory.unlink(token, NOWHERE)
        assert refused(lambda: world.directory.renew(token, NOWHERE)).key is MessageKey.LINK_ENDED
        assert refused(lambda: world.directory.team(token, NOWHERE)).key is MessageKey.NOT_ADMINISTRATOR
        assert refused(lambda: world.services.enter_by_company(token, NOWHERE)).key is MessageKey.ACCOUNT_WRONG
        assert len(world.mailboxes.messages(None, "")) == before

    def test_an_sso_user_whose_link_ended_signs_in_with_a_password(self, world: AccountWorld) -> None:
        session = world.as_user()
        seat = world.find(session.token, lambda each: each.is_sso and is_ready(each)).seat
        link(world, session.token, world.standing(session.token, seat))
        world.directory.unlink(session.token, seat)
        refused(lambda: world.services.enter_by_company(session.token, seat))
        password = world.service_password(seat, session.username, world.user.id)
        assert world.services.enter(seat, session.username, password).seat == seat

    def test_linking_again_does_not_bring_back_an_old_token(self, world: AccountWorld) -> None:
        session = world.as_user()
        linked = world.find(session.token, lambda each: each.linked_at is not None)
        token = world.directory.renew(session.token, linked.seat)
        world.directory.unlink(session.token, linked.seat)
        visit = world.enter(world.standing(session.token, linked.seat))
        world.services.rename(visit.token, "for.now")
        world.directory.link(session.token, visit.token, new_key())
        assert refused(lambda: world.directory.open(token)).key is MessageKey.LINK_ENDED

    def test_the_last_link_of_an_administrator_takes_those_of_the_colleagues_along(self, world: AccountWorld) -> None:
        session = world.as_user()
        linked = world.find(session.token, lambda each: each.linked_at is not None)
        others = [
            each.seat
            for each in world.directory.standings(session.token)
            if each.linked_at is not None and each.seat != linked.seat
        ]
        token = world.directory.renew(session.token, linked.seat)
        administrator = world.administrator(linked.organisation.name)
        theirs = world.people.act_as(administrator.id).token
        before = world.directory.team(theirs, linked.seat)
        world.pass_by(MINUTE)
        mails = len(world.mailboxes.messages(world.email(world.user.id), ""))
        world.directory.unlink(theirs, linked.seat)
        self.expect_ended(world, session.token, token, linked.seat)
        after = world.standing(session.token, linked.seat)
        assert after.unlinked is not None
        assert after.unlinked.by == administrator.name
        assert (after.linked_at, after.is_open, after.service_username) == (None, False, session.username)
        assert world.standing(theirs, linked.seat).unlinked is None
        assert all(each.state is not TeamState.LINKED for each in world.directory.team(theirs, linked.seat))
        assert any(each.state is TeamState.LINKED for each in before)
        assert all(world.standing(session.token, seat).linked_at is not None for seat in others)
        newest = world.mailboxes.messages(world.email(world.user.id), "")
        assert len(newest) == mails + 1
        assert administrator.name in world.mailboxes.open(newest[0].id).text

    def test_linking_again_forgets_that_an_administrator_ended_it(self, world: AccountWorld) -> None:
        session = world.as_user()
        waiting = world.find(session.token, has_to_wait)
        theirs = linked_by_administrator(world, waiting)
        link(world, session.token, waiting)
        world.directory.unlink(theirs, waiting.seat)
        assert world.standing(session.token, waiting.seat).unlinked is not None
        administrator = world.administrator(waiting.organisation.name)
        for token, person in ((theirs, administrator.id), (session.token, world.user.id)):
            visit = world.enter(world.standing(token, waiting.seat), person)
            world.services.rename(visit.token, "for.now")
            world.directory.link(token, visit.token, new_key())
        after = world.standing(session.token, waiting.seat)
        assert after.unlinked is None
        assert after.linked_at is not None

    def test_when_the_administrator_unlinks_between_sign_in_and_link_one_has_to_wait(self, world: AccountWorld) -> None:
        session = world.as_user()
        waiting = world.find(session.token, has_to_wait)
        theirs = linked_by_administrator(world, waiting)
        visit = world.enter(waiting)
        world.directory.unlink(theirs, waiting.seat)
        said = refused(lambda: world.directory.link(session.token, visit.token, new_key()))
        assert said.key is MessageKey.ADMIN_FIRST
        assert world.services.profile(visit.token).username == waiting.service_username

    def test_wrong_credentials_change_nothing(self, world: AccountWorld) -> None:
        token = world.as_user().token
        before = world.directory.standings(token)
        for standing in before:
            refused(partial(world.services.enter, standing.seat, standing.service_username, "wrong"))
        assert list(world.directory.standings(token)) == list(before)

    @staticmethod
    def expect_ended(world: AccountWorld, session: str, token: str, seat: Seat) -> None:
        assert refused(lambda: world.directory.open(token)).key is MessageKey.LINK_ENDED
        said = refused(lambda: world.directory.renew(session, seat))
        assert isinstance(said, SessionRequired)
        assert (said.key, said.facts["service"]) == (MessageKey.LINK_ENDED, SERVICE_NAMES[seat.service])
