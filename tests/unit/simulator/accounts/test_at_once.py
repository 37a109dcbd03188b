"""What happens at the same time, or is cut off in the middle."""

import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

from certdesk.domain.accounts import Linked
from certdesk.domain.errors import CertDeskError, SessionRequired
from certdesk.domain.messages import MessageKey
from tests.contracts.ports.account_world import AccountWorld, has_to_wait, is_ready, refused, will_clash
from tests.contracts.ports.acting import new_key
from tests.contracts.ports.linking_contract import linked_by_administrator
from tests.contracts.ports.practice_world import FILE_NAME, HandClock, practice_ca
from tests.unit.simulator.accounts.conftest import account_world


def together(works: Sequence[Callable[[], object]]) -> list[object]:
    """Do all of it at once and return what came of each: an answer, or the refusal."""

    def done(work: Callable[[], object]) -> object:
        try:
            return work()
        except CertDeskError as refusal:
            return refusal

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(done, works))


def test_a_link_whose_answer_never_arrived_is_told_after_a_restart(
    world: AccountWorld, clock: HandClock, tmp_path: Path
) -> None:
    session = world.as_user()
    before, key = world.find(session.token, is_ready), new_key()
    world.directory.link(session.token, world.enter(before).token, key)
    again = account_world(practice_ca(tmp_path, clock, seed=8), clock)
    told = again.directory.linked(session.token, key)
    assert told is not None
    assert (told.seat, told.before, told.username) == (before.seat, before.service_username, session.username)
    assert again.directory.open(told.token).seat == before.seat


def test_a_link_that_was_never_sent_is_not_told(world: AccountWorld) -> None:
    assert world.directory.linked(world.as_user().token, new_key()) is None


def test_of_two_visits_that_link_one_seat_one_links_and_the_other_opens(world: AccountWorld) -> None:
    session = world.as_user()
    before = world.find(session.token, is_ready)
    visits = [world.enter(before).token for _ in range(4)]
    answers = together([partial(world.directory.link, session.token, visit, new_key()) for visit in visits])
    linked = [each for each in answers if isinstance(each, Linked)]
    assert sorted(each.before for each in linked) == sorted(["", "", "", before.service_username])
    assert {each.linked_at for each in linked} == {world.standing(session.token, before.seat).linked_at}
    assert all(world.directory.open(each.token).seat == before.seat for each in linked)


def test_the_same_wish_sent_many_times_at_once_is_granted_once(world: AccountWorld, tmp_path: Path) -> None:
    session = world.as_user()
    before, key = world.find(session.token, is_ready), new_key()
    visit = world.enter(before).token
    answers = together([lambda: world.directory.link(session.token, visit, key)] * 6)
    assert {each.before for each in answers if isinstance(each, Linked)} == {before.service_username}
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert connection.execute("SELECT count(*) FROM link_receipts").fetchone() == (1,)


def test_one_user_of_a_service_goes_to_one_account(world: AccountWorld) -> None:
    """The passwords of a service do not say who types them."""
    session = world.as_user()
    before = world.find(session.token, is_ready)
    colleague = next(
        each
        for each in world.people.people()
        if before.organisation.name in each.organisations
        and not each.is_user
        and not each.administers
        and is_ready(world.standing(world.people.act_as(each.id).token, before.seat))
    )
    theirs = world.people.act_as(colleague.id)
    visit = world.enter(world.standing(theirs.token, before.seat), colleague.id)
    tokens = (session.token, theirs.token)
    answers = together([partial(world.directory.link, token, visit.token, new_key()) for token in tokens])
    (refusal,) = [each for each in answers if isinstance(each, CertDeskError)]
    assert refusal.key is MessageKey.LINK_OTHER
    linked = [each for token in tokens if (each := world.standing(token, before.seat)).linked_at is not None]
    assert len(linked) == 1


def test_whoever_links_while_the_administrator_unlinks_is_not_left_linked_alone(world: AccountWorld) -> None:
    session = world.as_user()
    waiting = world.find(session.token, has_to_wait)
    theirs = linked_by_administrator(world, waiting)
    visit = world.enter(waiting)
    answers = together(
        [
            lambda: world.directory.link(session.token, visit.token, new_key()),
            lambda: world.directory.unlink(theirs, waiting.seat),
        ]
    )
    after = world.standing(session.token, waiting.seat)
    assert (after.is_open, after.linked_at) == (False, None)
    if isinstance(answers[0], CertDeskError):
        assert answers[0].key is MessageKey.ADMIN_FIRST
        assert after.unlinked is None
    else:
        assert after.unlinked is not None


def test_two_who_take_one_username_at_once_do_not_both_get_it(world: AccountWorld) -> None:
    session = world.as_user()
    before = world.find(session.token, has_to_wait)
    administrator = world.administrator(before.organisation.name)
    theirs = world.standing(world.people.act_as(administrator.id).token, before.seat)
    visits = [world.enter(before), world.enter(theirs, administrator.id)]
    names = ("The.Same", "the.same")
    answers = together(
        [partial(world.services.rename, visit.token, name) for visit, name in zip(visits, names, strict=True)]
    )
    (refusal,) = [each for each in answers if isinstance(each, CertDeskError)]
    assert refusal.key is MessageKey.USERNAME_TAKEN


def test_of_two_administrators_the_last_one_to_unlink_takes_the_others_along(
    world: AccountWorld, tmp_path: Path
) -> None:
    session = world.as_user()
    linked = world.find(session.token, lambda each: each.linked_at is not None)
    colleague = next(
        each
        for each in world.people.people()
        if not each.is_user
        and not each.administers
        and linked.organisation.name in each.organisations
        and world.standing(world.people.act_as(each.id).token, linked.seat).linked_at is not None
    )
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("UPDATE members SET is_administrator = 1 WHERE person = ?", (colleague.id,))
        connection.commit()
    assert len(world.standing(session.token, linked.seat).organisation.administrators) == 2
    first = world.people.act_as(world.administrator(linked.organisation.name).id)
    second = world.people.act_as(colleague.id)
    world.directory.unlink(first.token, linked.seat)
    assert world.standing(session.token, linked.seat).linked_at == linked.linked_at
    assert world.standing(session.token, linked.seat).is_open
    world.directory.unlink(second.token, linked.seat)
    after = world.standing(session.token, linked.seat)
    assert after.unlinked is not None
    assert (after.unlinked.by, after.is_open) == (colleague.name, False)


def test_signing_out_in_one_place_ends_no_visit_and_no_link(world: AccountWorld) -> None:
    session = world.as_user()
    clashing = world.find(session.token, will_clash)
    visit = world.enter(clashing)
    world.directory.sign_out(session.token)
    assert world.services.profile(visit.token).username == clashing.service_username
    said = refused(lambda: world.directory.link(session.token, visit.token, new_key()))
    assert isinstance(said, SessionRequired)
    assert said.key is MessageKey.ACCOUNT_ENDED
