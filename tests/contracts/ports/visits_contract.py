"""What every LinkableServices must do; used like `contracts`."""

from datetime import timedelta
from functools import partial

import pytest

from certdesk.domain.accounts import SERVICE_NAMES, SIGN_IN_PAUSE, SIGN_IN_TRIES, VISIT_LIFETIME, Seat, Service
from certdesk.domain.errors import FieldError, PolicyRefused, SessionRequired
from certdesk.domain.messages import MessageKey
from tests.contracts.ports.account_world import HOSTILE, NOWHERE, AccountWorld, has_to_wait, refused, will_clash
from tests.contracts.ports.acting import new_key

SECOND = timedelta(seconds=1)


class VisitContract:
    """The services' own side: signing in with the service's own username, and its Admin profile."""

    def test_the_mailed_password_opens_the_service_for_eight_hours(self, world: AccountWorld) -> None:
        user = world.user
        standing = world.find(world.as_user().token, has_to_wait)
        before = len(world.mailboxes.messages(None, ""))
        password = world.service_password(standing.seat, standing.service_username, user.id)
        assert len(world.mailboxes.messages(None, "")) == before + 1
        visit = world.services.enter(standing.seat, f" {standing.service_username.upper()} ", f"{password} ")
        assert visit.seat == standing.seat
        profile = world.services.profile(visit.token)
        assert (profile.seat, profile.organisation) == (standing.seat, standing.organisation.name)
        assert (profile.name, profile.username) == (user.name, standing.service_username)
        assert not profile.is_linked
        world.pass_by(VISIT_LIFETIME - SECOND)
        world.services.profile(visit.token)
        world.pass_by(SECOND)
        self.expect_ended(world, visit.token, standing.seat)

    def test_leaving_ends_a_visit_and_may_be_done_twice(self, world: AccountWorld) -> None:
        standing = world.find(world.as_user().token, has_to_wait)
        one, other = world.enter(standing), world.enter(standing)
        world.services.leave(one.token)
        world.services.leave(one.token)
        self.expect_ended(world, one.token, standing.seat)
        assert world.services.profile(other.token)

    def test_five_wrong_tries_pause_the_username_in_that_service_only(self, world: AccountWorld) -> None:
        token = world.as_user().token
        one, other = [each for each in world.directory.standings(token) if each.clash][:2]
        for username in (one.service_username, "no.body"):
            for _ in range(SIGN_IN_TRIES - 1):
                said = refused(partial(world.services.enter, one.seat, username, "x"))
                assert isinstance(said, FieldError)
                assert (said.field, said.key) == ("password", MessageKey.ACCOUNT_WRONG)
            said = refused(partial(world.services.enter, one.seat, username, "x"))
            assert (said.key, said.facts["minutes"]) == (MessageKey.ACCOUNT_LIMIT, 15)
        world.enter(other)
        world.pass_by(SIGN_IN_PAUSE)
        world.enter(one)

    def test_a_service_that_the_organisation_does_not_have_is_missing(self, world: AccountWorld) -> None:
        organisation = world.find(world.as_user().token, has_to_wait).seat.organisation
        for seat in (Seat(organisation, Service.DEVICE_TRUST), NOWHERE):
            said = refused(partial(world.services.enter, seat, "m.okafor", "x"))
            assert isinstance(said, PolicyRefused)
            assert (said.key, said.facts["service"]) == (MessageKey.SVC_MISSING, SERVICE_NAMES[seat.service])

    @pytest.mark.parametrize("username", HOSTILE)
    def test_a_username_that_nobody_has_opens_no_service_and_gets_no_mail(
        self, world: AccountWorld, username: str
    ) -> None:
        seat = world.find(world.as_user().token, has_to_wait).seat
        before = len(world.mailboxes.messages(None, ""))
        assert refused(lambda: world.services.enter(seat, username, "")).key is MessageKey.ACCOUNT_WRONG
        world.services.send_password(seat, username)
        world.services.send_password(NOWHERE, username)
        assert len(world.mailboxes.messages(None, "")) == before

    def test_an_sso_user_enters_by_the_company_and_has_no_password(self, world: AccountWorld) -> None:
        token = world.as_user().token
        standing = world.find(token, lambda each: each.is_sso)
        before = len(world.mailboxes.messages(None, ""))
        world.services.send_password(standing.seat, standing.service_username)
        assert len(world.mailboxes.messages(None, "")) == before
        name = standing.service_username
        assert refused(lambda: world.services.enter(standing.seat, name, "")).key is MessageKey.ACCOUNT_WRONG
        profile = world.services.profile(world.services.enter_by_company(token, standing.seat).token)
        assert (profile.is_sso, profile.username) == (True, name)

    def test_nobody_else_enters_by_the_company(self, world: AccountWorld) -> None:
        token = world.as_user().token
        for standing in world.directory.standings(token):
            if not standing.is_sso:
                said = refused(partial(world.services.enter_by_company, token, standing.seat))
                assert isinstance(said, FieldError)
                assert (said.field, said.key) == ("password", MessageKey.ACCOUNT_WRONG)

    def test_a_username_is_changed_and_known_by_at_the_next_sign_in(self, world: AccountWorld) -> None:
        token = world.as_user().token
        standing = world.find(token, will_clash)
        password = world.service_password(standing.seat, standing.service_username, world.user.id)
        visit = world.services.enter(standing.seat, standing.service_username, password)
        assert world.services.rename(visit.token, "  New.Name1 ").username == "New.Name1"
        assert world.standing(token, standing.seat).service_username == "New.Name1"
        assert not world.standing(token, standing.seat).clash
        old = standing.service_username
        assert refused(lambda: world.services.enter(standing.seat, old, password)).key is MessageKey.ACCOUNT_WRONG
        world.services.enter(standing.seat, "new.name1", password)

    @pytest.mark.parametrize(
        ("username", "key"),
        [
            ("  ", MessageKey.USERNAME_EMPTY),
            ("x" * 300, MessageKey.USERNAME_LONG),
            ("m.ok\u0430for", MessageKey.USERNAME_LOOKALIKE),
            ("m okafor", MessageKey.USERNAME_FORM),
            ("m.okafor💥", MessageKey.USERNAME_FORM),
            ("m.okafor\ud800", MessageKey.USERNAME_FORM),
        ],
    )
    def test_what_is_no_username_is_said_and_changes_nothing(
        self, world: AccountWorld, username: str, key: MessageKey
    ) -> None:
        visit = world.enter(world.find(world.as_user().token, will_clash))
        before = world.services.profile(visit.token)
        said = refused(lambda: world.services.rename(visit.token, username))
        assert isinstance(said, FieldError)
        assert (said.field, said.key) == ("username", key)
        assert world.services.profile(visit.token) == before

    def test_a_username_that_another_user_of_the_service_has_is_taken(self, world: AccountWorld) -> None:
        standing = world.find(world.as_user().token, will_clash)
        administrator = world.administrator(standing.organisation.name)
        visit = world.enter(standing)
        said = refused(lambda: world.services.rename(visit.token, f" {administrator.username.upper()} "))
        assert isinstance(said, FieldError)
        assert (said.field, said.key) == ("username", MessageKey.USERNAME_TAKEN)
        assert said.facts["name"] == administrator.username.upper()
        assert world.services.profile(visit.token).username == standing.service_username
        shouted = standing.service_username.upper()
        assert world.services.rename(visit.token, shouted).username == shouted

    @staticmethod
    def expect_ended(world: AccountWorld, visit: str, seat: Seat) -> None:
        for ask in (
            lambda: world.services.profile(visit),
            lambda: world.services.rename(visit, "a.name"),
            lambda: world.directory.link(world.as_user().token, visit, new_key()),
        ):
            said = refused(ask)
            assert isinstance(said, SessionRequired)
            assert (said.key, said.facts["service"]) == (MessageKey.VISIT_ENDED, SERVICE_NAMES[seat.service])
