"""Any sequence of linking, renaming and unlinking: what always holds, and that the fake does the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from certdesk.domain.accounts import Colleague, Linked, PersonId, Profile, Seat, Service, Standing, Visit
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError, Fact
from certdesk.domain.usernames import is_same
from certdesk.simulator.accounts.sample import COPPERFIELD, OKAFOR
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.account_world import AccountWorld
from tests.contracts.ports.practice_world import START, HandClock, copy_template, practice_ca
from tests.fakes import FakeClock, FakeCounter, FakeDirectory, FakeMailboxes, FakePeople, FakeServices, Register
from tests.fakes.books import books_of
from tests.unit.simulator.accounts.conftest import account_world

WAITING, OPEN = Seat(COPPERFIELD.id, Service.DIGICERT_ONE), Seat(OKAFOR.id, Service.DIGICERT_ONE)
PLAYERS = (
    ("maya-okafor", WAITING),
    ("priya-nair", WAITING),
    ("george-ashdown", WAITING),
    ("maya-okafor", OPEN),
    ("chidi-okafor", OPEN),
    ("adaeze-obi", OPEN),
)
NAMES = ("m.okafor", " M.Okafor", "p.nair", "c.okafor", "a.obi", "h.marsh", "for.now", "For.Now ", "other", "m.okаfor")

anybody = st.sampled_from(range(len(PLAYERS)))


@dataclass(frozen=True)
class Said:
    """What became of one step, told without secrets."""

    refusal: str = ""
    facts: tuple[tuple[str, Fact], ...] = ()
    answer: object = None


class Players:
    """Tokens of everybody's session and visit. The practice CA's are good in every copy of its file."""

    def __init__(self, world: AccountWorld) -> None:
        self._world = world
        tokens = {person: world.people.act_as(person).token for person, _ in PLAYERS}
        self.sessions = [tokens[person] for person, _ in PLAYERS]
        self.visits = [self._visit(*each) for each in zip(PLAYERS, self.sessions, strict=True)]

    def _visit(self, player: tuple[str, Seat], session: str) -> Visit:
        person, seat = player
        standing = self._world.standing(session, seat)
        if standing.linked_at is not None:
            return self._world.directory.open(self._world.directory.renew(session, seat))
        return self._world.enter(standing, PersonId(person))


class Side:
    """One implementation of the ports, with everybody signed in to account and service."""

    def __init__(self, world: AccountWorld, players: Players) -> None:
        self.world = world
        self.sessions, self.visits = players.sessions, players.visits

    def link(self, number: int, visit: int, key: DeedKey) -> Said:
        return said(lambda: self.world.directory.link(self.sessions[number], self.visits[visit].token, key))

    def linked(self, number: int, key: DeedKey) -> Said:
        return said(lambda: self.world.directory.linked(self.sessions[number], key))

    def unlink(self, number: int) -> Said:
        return said(lambda: self.world.directory.unlink(self.sessions[number], PLAYERS[number][1]))

    def rename(self, number: int, username: str) -> Said:
        return said(lambda: self.world.services.rename(self.visits[number].token, username))

    def enter(self, number: int) -> Said:
        def work() -> Visit:
            return self.world.directory.open(self.world.directory.renew(self.sessions[number], PLAYERS[number][1]))

        return said(work)

    def seats(self) -> list[Standing]:
        """Return how the seats stand for those who play, each for itself."""
        all_seats = {token: self.world.directory.standings(token) for token in self.sessions}
        return [
            next(each for each in all_seats[token] if each.seat == seat)
            for token, (_, seat) in zip(self.sessions, PLAYERS, strict=True)
        ]

    def teams(self) -> list[Colleague]:
        """Return both teams as their administrators see them."""
        administrators = ((1, WAITING), (4, OPEN))
        return [
            each for number, seat in administrators for each in self.world.directory.team(self.sessions[number], seat)
        ]

    def profiles(self) -> list[Profile]:
        return [self.world.services.profile(visit.token) for visit in self.visits]

    def mails(self) -> int:
        return len(self.world.mailboxes.messages(None, ""))


def said(work: Callable[[], object]) -> Said:
    try:
        answer = work()
    except CertDeskError as refusal:
        return Said(refusal.key.value, tuple(sorted(refusal.facts.items())))
    match answer:
        case Linked():
            return Said(answer=replace(answer, token="", linked_at=_known(answer.linked_at)))
        case Visit():
            return Said(answer=replace(answer, token=""))
        case _:
            return Said(answer=answer)


def _known(at: datetime) -> datetime:
    """Return when a link was made, but for those of before the world."""
    return at if at >= START else datetime.min.replace(tzinfo=UTC)


class LinksMachine(RuleBasedStateMachine):
    """Two worlds, the practice CA's and the fake's, that are treated alike."""

    template: Path
    players: Players

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        copy_template(self.template, folder)
        self._clock, self._fake_clock = HandClock(), FakeClock(START)
        self._real = Side(account_world(practice_ca(folder, self._clock, seed=8), self._clock), self.players)
        fake = fake_world(self._fake_clock)
        self._fake = Side(fake, Players(fake))
        self._mails = self._real.mails() - self._fake.mails()
        self._usernames = [self._real.world.directory.holder(token).username for token in self.players.sessions]
        self._keys: list[tuple[int, DeedKey]] = []

    def teardown(self) -> None:
        self._folder.cleanup()

    @rule(number=anybody, visit=anybody)
    def link(self, number: int, visit: int) -> None:
        key = DeedKey(f"key {len(self._keys)}")
        self._keys.append((number, key))
        before = self._real.seats()
        answer = self.both(lambda side: side.link(number, visit, key))
        if answer.refusal:
            assert self._real.seats() == before
        assert self.both(lambda side: side.linked(number, key)).answer == answer.answer

    @rule(number=anybody)
    def link_own(self, number: int) -> None:
        self.link(number, number)

    @rule(place=st.integers(0, 30), visit=anybody)
    def link_again_with_an_earlier_key(self, place: int, visit: int) -> None:
        if self._keys:
            number, key = self._keys[place % len(self._keys)]
            self.both(lambda side: side.link(number, visit, key))

    @rule(number=anybody)
    def unlink(self, number: int) -> None:
        self.both(lambda side: side.unlink(number))

    @rule(number=anybody, username=st.sampled_from(NAMES))
    def rename(self, number: int, username: str) -> None:
        self.both(lambda side: side.rename(number, username))

    @rule(number=anybody)
    def enter(self, number: int) -> None:
        answer = self.both(lambda side: side.enter(number))
        is_linked = self._real.seats()[number].linked_at is not None
        assert is_linked == (answer.refusal == "")

    @rule()
    def wait(self) -> None:
        self._clock.pass_by(timedelta(minutes=1))
        self._fake_clock.forward(timedelta(minutes=1))

    def both(self, step: Callable[[Side], Said]) -> Said:
        real, fake = step(self._real), step(self._fake)
        assert real == fake
        return real

    @invariant()
    def what_always_holds(self) -> None:
        real, fake = self._real, self._fake
        seats, profiles = real.seats(), real.profiles()
        for seat in (WAITING, OPEN):
            no_two_share_a_username([each.username for each in profiles if each.seat == seat])
        for standing, username in zip(seats, self._usernames, strict=True):
            nobody_is_linked_before_an_administrator(standing)
            a_linked_seat_goes_by_the_username_of_the_account(standing, username)
        assert list(map(alike, seats)) == list(map(alike, fake.seats()))
        assert sorted(map(repr, real.teams())) == sorted(map(repr, fake.teams()))
        assert profiles == fake.profiles()
        assert real.mails() - fake.mails() == self._mails


def no_two_share_a_username(names: Sequence[str]) -> None:
    assert not any(is_same(one, two) for place, one in enumerate(names) for two in names[:place])


def nobody_is_linked_before_an_administrator(standing: Standing) -> None:
    if not standing.is_open:
        assert standing.linked_at is None
    elif standing.is_administrator:
        assert standing.linked_at is not None


def a_linked_seat_goes_by_the_username_of_the_account(standing: Standing, username: str) -> None:
    if standing.linked_at is not None:
        assert (standing.service_username, standing.clash, standing.unlinked) == (username, None, None)


def alike(standing: Standing) -> Standing:
    """Return how a seat stands, but for when a link of before the world was made."""
    return replace(standing, linked_at=None if standing.linked_at is None else _known(standing.linked_at))


def fake_world(clock: FakeClock) -> AccountWorld:
    mail = FakeMailboxes()
    books = books_of((), clock, mail)
    register = Register(clock, mail)
    return AccountWorld(
        FakeDirectory(register), FakeServices(register), FakePeople(register), mail, FakeCounter(books), clock.forward
    )


def test_whatever_is_done_to_links(asked: PracticeCA, clock: HandClock) -> None:
    class Here(LinksMachine):
        template = asked.database.path
        players = Players(account_world(asked, clock))

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
