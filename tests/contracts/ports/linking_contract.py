"""What every AccountDirectory must do with links: the matrix of the one rule, keys, and how links end."""

from datetime import timedelta
from functools import partial

from certdesk.domain.accounts import SERVICE_NAMES, Linked, NameClash, PersonId, Standing, TeamState, Visit
from certdesk.domain.errors import PolicyRefused, StateConflict
from certdesk.domain.messages import MessageKey
from tests.contracts.ports.account_world import AccountWorld, has_to_wait, is_ready, refused, will_clash
from tests.contracts.ports.acting import new_key

MINUTE = timedelta(minutes=1)


def link(world: AccountWorld, token: str, standing: Standing, person: PersonId | None = None) -> Linked:
    """Sign in to the service and link it."""
    return world.directory.link(token, world.enter(standing, person).token, new_key())


def linked_by_administrator(world: AccountWorld, standing: Standing) -> str:
    """Have the administrator of a seat's organisation link it, and return the token of that account."""
    administrator = world.administrator(standing.organisation.name)
    token = world.people.act_as(administrator.id).token
    link(world, token, world.standing(token, standing.seat), administrator.id)
    return token


class LinkContract:
    """Linking, in all of its outcomes."""

    def test_nobody_links_before_an_administrator(self, world: AccountWorld) -> None:
        token = world.as_user().token
        before = world.find(token, has_to_wait)
        visit, key = world.enter(before), new_key()
        said = refused(lambda: world.directory.link(token, visit.token, key))
        assert isinstance(said, PolicyRefused)
        assert (said.key, said.facts["service"]) == (MessageKey.ADMIN_FIRST, SERVICE_NAMES[before.seat.service])
        assert world.standing(token, before.seat) == before
        assert world.directory.linked(token, key) is None
        assert not world.services.profile(visit.token).is_linked

    def test_once_the_administrator_has_linked_the_same_attempt_links(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, has_to_wait)
        visit, key = world.enter(before), new_key()
        refused(lambda: world.directory.link(session.token, visit.token, key))
        linked_by_administrator(world, before)
        assert world.standing(session.token, before.seat).is_open
        linked = world.directory.link(session.token, visit.token, key)
        self.expect_linked(world, session.token, linked, before, session.username)

    def test_without_a_clash_the_service_takes_over_the_username_of_the_account(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, lambda each: is_ready(each) and each.is_sso)
        linked = link(world, session.token, before)
        self.expect_linked(world, session.token, linked, before, session.username)
        assert not world.standing(session.token, before.seat).is_sso  # the company's sign-in is not carried over [S1]
        refused(lambda: world.services.enter_by_company(session.token, before.seat))

    def test_a_username_that_exists_on_both_sides_is_refused_and_changes_nothing(self, world: AccountWorld) -> None:
        session = world.as_user()
        clashing = [each for each in world.directory.standings(session.token) if will_clash(each)]
        assert {each.organisation.is_partner for each in clashing} == {True, False}
        for before in clashing:
            visit, key = world.enter(before), new_key()
            said = refused(partial(world.directory.link, session.token, visit.token, key))
            assert isinstance(said, StateConflict)
            wanted = MessageKey.USER_OTHER if before.organisation.is_partner else MessageKey.USER_EXISTS
            assert said.key is wanted
            assert said.facts["name"] == before.service_username
            assert before.clash is NameClash.OWN
            assert said.facts["service"] == SERVICE_NAMES[before.seat.service]
            assert world.standing(session.token, before.seat) == before
            assert world.directory.linked(session.token, key) is None

    def test_after_any_change_of_the_username_it_links_and_is_replaced(self, world: AccountWorld) -> None:
        session = world.as_user()
        for before in [each for each in world.directory.standings(session.token) if will_clash(each)]:
            visit = world.enter(before)
            changed = f"{before.service_username}1"
            world.services.rename(visit.token, changed)
            linked = world.directory.link(session.token, visit.token, new_key())
            assert linked.before == changed
            assert world.services.profile(visit.token).username == session.username

    def test_a_change_to_a_name_that_exists_there_as_well_clashes_again(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, will_clash)
        elsewhere = next(each for each in world.people.people() if before.organisation.name not in each.organisations)
        visit = world.enter(before)
        world.services.rename(visit.token, elsewhere.username.title())
        assert world.standing(session.token, before.seat).clash is NameClash.OWN
        said = refused(lambda: world.directory.link(session.token, visit.token, new_key()))
        assert said.facts["name"] == elsewhere.username.title()

    def test_the_username_of_the_account_must_not_be_somebody_else_s_in_the_service(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, is_ready)
        seat, name = before.seat, before.organisation.name
        colleague = next(
            each
            for each in world.people.people()
            if name in each.organisations
            and is_ready(world.standing(world.people.act_as(each.id).token, seat))
            and not each.is_user
        )
        theirs = world.standing(world.people.act_as(colleague.id).token, seat)
        visit = world.enter(theirs, colleague.id)
        world.services.rename(visit.token, session.username.upper())
        assert world.standing(session.token, seat).clash is NameClash.ANOTHERS
        assert world.team_state(seat, session.username) is TeamState.NAME_TAKEN
        mine = world.enter(before)
        said = refused(lambda: world.directory.link(session.token, mine.token, new_key()))
        assert isinstance(said, StateConflict)
        assert (said.key, said.facts["name"]) == (MessageKey.USER_ANOTHERS, session.username)
        world.services.rename(mine.token, "any.small.change")
        assert refused(lambda: world.directory.link(session.token, mine.token, new_key())).key is said.key
        world.services.rename(visit.token, "out.of.the.way")
        assert world.directory.link(session.token, mine.token, new_key()).username == session.username

    def test_what_is_linked_opens_without_credentials(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, is_ready)
        linked = link(world, session.token, before)
        for token in (linked.token, world.directory.renew(session.token, before.seat)):
            visit = world.directory.open(token)
            assert visit.seat == before.seat
            assert world.services.profile(visit.token).is_linked
        world.directory.sign_out(session.token)
        assert world.directory.open(linked.token).seat == before.seat

    def test_linking_what_is_linked_already_opens_it_and_replaces_nothing(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, is_ready)
        visits = [world.enter(before), world.enter(before)]
        first = world.directory.link(session.token, visits[0].token, new_key())
        world.pass_by(MINUTE)
        again = world.directory.link(session.token, visits[1].token, new_key())
        assert (again.before, again.username, again.linked_at) == ("", session.username, first.linked_at)
        assert world.directory.open(again.token).seat == before.seat

    def test_of_the_tokens_of_a_link_the_newest_open_it_and_old_ones_are_over(self, world: AccountWorld) -> None:
        session = world.as_user()
        seat = world.find(session.token, lambda each: each.linked_at is not None).seat
        given = [world.directory.renew(session.token, seat) for _ in range(20)]
        assert all(world.directory.open(token).seat == seat for token in given[-2:])
        assert refused(lambda: world.directory.open(given[0])).key is MessageKey.LINK_ENDED

    def test_a_service_that_is_not_enabled_is_not_linked(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, lambda each: not each.is_enabled)
        visit = self.visit_of_a_colleague(world, before)
        said = refused(lambda: world.directory.link(session.token, visit.token, new_key()))
        assert isinstance(said, PolicyRefused)
        assert (said.key, said.facts["service"]) == (MessageKey.SVC_MISSING, SERVICE_NAMES[before.seat.service])
        assert world.standing(session.token, before.seat) == before

    def test_a_user_who_is_linked_to_another_account_is_not_linked_to_this_one(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, is_ready)
        visit = self.visit_of_a_colleague(world, before)
        name = world.services.profile(visit.token).username
        said = refused(lambda: world.directory.link(session.token, visit.token, new_key()))
        assert isinstance(said, StateConflict)
        assert (said.key, said.facts["name"]) == (MessageKey.LINK_OTHER, name)
        assert world.standing(session.token, before.seat) == before

    def test_a_linked_user_keeps_the_username_of_the_account(self, world: AccountWorld) -> None:
        session = world.as_user()
        linked = world.find(session.token, lambda each: each.linked_at is not None)
        visit = world.directory.open(world.directory.renew(session.token, linked.seat))
        profile = world.services.rename(visit.token, "another.name")
        assert (profile.is_linked, profile.username) == (True, session.username)
        assert world.standing(session.token, linked.seat) == linked

    @staticmethod
    def visit_of_a_colleague(world: AccountWorld, standing: Standing) -> Visit:
        """Return a visit to the seat as its administrator, who has linked it."""
        administrator = world.administrator(standing.organisation.name)
        return world.directory.open(world.directory.renew(world.people.act_as(administrator.id).token, standing.seat))

    @staticmethod
    def expect_linked(world: AccountWorld, token: str, linked: Linked, before: Standing, username: str) -> None:
        assert (linked.seat, linked.before, linked.username) == (before.seat, before.service_username, username)
        after = world.standing(token, before.seat)
        assert (after.linked_at, after.service_username) == (linked.linked_at, username)
        assert (after.clash, after.unlinked) == (None, None)
        assert world.directory.open(linked.token).seat == before.seat


class LinkKeyContract:
    """The same key links once, and tells afterwards what was linked."""

    def test_the_same_key_is_answered_with_the_same_link(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, is_ready)
        visit, key = world.enter(before), new_key()
        first = world.directory.link(session.token, visit.token, key)
        world.pass_by(timedelta(days=1))
        for again in (
            world.directory.link(session.token, visit.token, key),
            world.directory.linked(session.token, key),
        ):
            assert again is not None
            assert (again.key, again.seat, again.before) == (key, before.seat, before.service_username)
            assert (again.username, again.linked_at) == (first.username, first.linked_at)
            assert world.directory.open(again.token).seat == before.seat

    def test_a_key_says_nothing_to_another_account(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, is_ready)
        key = new_key()
        world.directory.link(session.token, world.enter(before).token, key)
        other = world.people.act_as(world.administrator(before.organisation.name).id)
        assert world.directory.linked(other.token, key) is None
        assert world.directory.linked(session.token, new_key()) is None

    def test_what_was_linked_and_unlinked_since_is_told_and_opens_nothing(self, world: AccountWorld) -> None:
        session = world.as_user()
        before = world.find(session.token, is_ready)
        key = new_key()
        first = world.directory.link(session.token, world.enter(before).token, key)
        world.directory.unlink(session.token, before.seat)
        told = world.directory.linked(session.token, key)
        assert told is not None
        assert told.token == ""
        for token in (first.token, told.token):
            assert refused(partial(world.directory.open, token)).key is MessageKey.LINK_ENDED
