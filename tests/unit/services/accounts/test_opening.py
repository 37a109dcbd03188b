"""A linked service opens without its credentials, as long as it is linked; unlinking ends that, whoever does it."""

from pathlib import Path

import pytest

from certdesk.domain.accounts import ACCOUNT_SESSION, TeamState
from certdesk.domain.activity import DeskAct
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import new_key
from certdesk.domain.errors import PolicyRefused, SessionRequired, Unavailable
from certdesk.domain.linking import SeatState
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts.sample import OKAFOR, TIDEWATER, USER
from tests.unit.services.accounts.bureau import (
    ACCOUNT,
    LINKED,
    ME,
    READY,
    Bureau,
    Safe,
    administrator,
    entry,
)


@pytest.fixture(autouse=True)
def _signed_in(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.announced.clear()


def refusal_of_opening(bureau: Bureau) -> SessionRequired:
    with pytest.raises(SessionRequired) as refused:
        bureau.accounts.open(LINKED)
    return refused.value


def assert_ended(bureau: Bureau) -> None:
    with pytest.raises(SessionRequired) as ended:
        bureau.accounts.refresh()
    assert ended.value.key is MessageKey.ACCOUNT_ENDED


def test_a_service_linked_elsewhere_opens_with_a_token_that_is_then_kept(bureau: Bureau) -> None:
    visit = bureau.accounts.open(LINKED)
    assert visit.seat == LINKED
    assert bureau.services.profile(visit).username == ME
    kept = bureau.safe.kept[entry(LINKED)]
    bureau.open()
    assert bureau.accounts.open(LINKED).token != visit.token
    assert bureau.safe.kept[entry(LINKED)] == kept


def test_a_kept_link_opens_although_the_account_session_is_over(bureau: Bureau) -> None:
    bureau.accounts.open(LINKED)
    bureau.world.clock.forward(ACCOUNT_SESSION)
    assert_ended(bureau)
    assert bureau.accounts.open(LINKED).seat == LINKED


def test_a_link_that_the_administrator_ended_says_so_and_its_token_goes(bureau: Bureau) -> None:
    bureau.accounts.open(LINKED)
    bureau.unlink_as(administrator(OKAFOR), LINKED)
    refused = refusal_of_opening(bureau)
    assert (refused.key, refused.facts) == (MessageKey.LINK_ENDED, {"service": "CertCentral"})
    assert list(bureau.safe.kept) == [ACCOUNT]
    seat = bureau.seat(LINKED)
    assert seat.state is SeatState.NOT_LINKED
    assert seat.standing.unlinked is not None
    assert seat.standing.unlinked.by == "Chidi Okafor"
    assert bureau.accounts.known().is_signed_in


def test_a_refresh_lets_go_of_the_tokens_of_links_that_ended(bureau: Bureau) -> None:
    bureau.accounts.open(LINKED)
    bureau.unlink_as(administrator(OKAFOR), LINKED)
    bureau.accounts.refresh()
    assert list(bureau.safe.kept) == [ACCOUNT]


def test_a_token_that_is_over_is_renewed_while_the_link_is_not(bureau: Bureau) -> None:
    bureau.accounts.open(LINKED)
    bureau.register.tokens.clear()
    assert bureau.accounts.open(LINKED).seat == LINKED
    assert bureau.safe.kept[entry(LINKED)] in bureau.register.tokens


def test_a_token_that_is_over_says_nothing_of_the_link_until_the_account_is_signed_in(bureau: Bureau) -> None:
    bureau.accounts.open(LINKED)
    bureau.register.tokens.clear()
    bureau.world.clock.forward(ACCOUNT_SESSION)
    assert_ended(bureau)
    for _ in range(2):
        assert refusal_of_opening(bureau).key is MessageKey.ACCOUNT_ENDED
        assert bureau.seat(LINKED).state is SeatState.LINKED
    assert bureau.safe.kept == {}
    bureau.sign_in()
    assert bureau.accounts.open(LINKED).seat == LINKED


def test_many_tokens_that_others_were_given_take_no_link_from_this_desk(bureau: Bureau) -> None:
    bureau.accounts.open(LINKED)
    elsewhere = bureau.world.people.act_as(USER.id).token
    for _ in range(9):
        bureau.world.directory.renew(elsewhere, LINKED)
    assert bureau.safe.kept[entry(LINKED)] not in bureau.register.tokens
    assert bureau.accounts.open(LINKED).seat == LINKED
    assert bureau.safe.kept[entry(LINKED)] in bureau.register.tokens


def test_a_silent_directory_opens_nothing_and_takes_nothing(bureau: Bureau) -> None:
    bureau.accounts.open(LINKED)
    kept = dict(bureau.safe.kept)
    bureau.go_silent()
    for ask in (
        lambda: bureau.accounts.open(LINKED),
        lambda: bureau.accounts.unlink(LINKED),
        lambda: bureau.accounts.team(LINKED),
    ):
        with pytest.raises(Unavailable):
            ask()
    assert bureau.safe.kept == kept
    assert bureau.seat(LINKED).state is SeatState.LINKED


def test_unlinking_is_noted_shown_and_takes_the_token(bureau: Bureau) -> None:
    bureau.accounts.open(LINKED)
    bureau.accounts.unlink(LINKED)
    assert bureau.seat(LINKED).state is SeatState.NOT_LINKED
    assert list(bureau.safe.kept) == [ACCOUNT]
    assert bureau.told()[-1] == (DeskAct.SERVICE_UNLINKED, "CertCentral, Okafor Web Services")
    assert {Topic.ACCOUNTS, Topic.ACTIVITY, Topic.MAIL} <= set().union(*bureau.announced)
    assert bureau.seat(LINKED).will_clash, "the usernames stay as they are"


def test_a_refused_team_is_told_and_an_administrators_is_read(bureau: Bureau) -> None:
    with pytest.raises(PolicyRefused) as refused:
        bureau.accounts.team(LINKED)
    assert refused.value.key is MessageKey.NOT_ADMINISTRATOR
    bureau.sign_in(administrator(TIDEWATER))
    team = {each.username: each.state for each in bureau.accounts.team(READY)}
    assert team[ME] is TeamState.CAN_LINK
    bureau.link_as(USER, READY)
    assert {each.username: each.state for each in bureau.accounts.team(READY)}[ME] is TeamState.LINKED


def test_two_desks_at_one_directory_see_each_others_links(bureau: Bureau, tmp_path: Path) -> None:
    other = bureau.neighbour(tmp_path / "other", Safe())
    other.accounts.sign_in(ME, bureau.register.passwords[USER.id])
    visit = bureau.visit(READY)
    bureau.accounts.link(visit, new_key())
    seen = other.accounts.refresh().of(READY)
    assert seen is not None
    assert seen.state is SeatState.LINKED
    assert other.accounts.open(READY).seat == READY
    assert bureau.accounts.open(READY).seat == READY
    other.accounts.unlink(READY)
    with pytest.raises(SessionRequired):
        bureau.accounts.open(READY)
    assert entry(READY) not in bureau.safe.kept


def test_two_wizards_at_one_seat_link_it_once(bureau: Bureau, tmp_path: Path) -> None:
    other = bureau.neighbour(tmp_path / "other", Safe())
    other.accounts.sign_in(ME, bureau.register.passwords[USER.id])
    here, there = bureau.visit(READY), other.services.enter_by_company(READY)
    first = bureau.accounts.link(here, new_key())
    second = other.accounts.link(there, new_key())
    assert second.before == ""
    assert (second.seat, second.linked_at, second.username) == (first.seat, first.linked_at, first.username)


def test_two_homes_with_one_keyring_leave_each_other_their_sign_in(bureau: Bureau, tmp_path: Path) -> None:
    other = bureau.neighbour(tmp_path / "other", bureau.safe)
    other.accounts.sign_in(ME, bureau.register.passwords[USER.id])
    assert bureau.accounts.refresh().is_signed_in
    bureau.accounts.sign_out()
    assert list(bureau.safe.kept) == [ACCOUNT]
    assert other.accounts.refresh().is_signed_in
