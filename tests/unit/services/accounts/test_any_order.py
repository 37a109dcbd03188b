"""Whatever is done in whatever order, with whatever failing: desk, directory and keyring tell the same in the end."""

from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from certdesk.domain.accounts import ACCOUNT_SESSION, Linked, Seat
from certdesk.domain.activity import DeskAct
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import Outcome, SeatView
from certdesk.simulator.accounts.sample import COMPANIES, COPPERFIELD, OKAFOR, TIDEWATER, USER
from tests.fakes import FakeDirectory
from tests.unit.services.accounts.bureau import ME, WAITS, Bureau, Safe, administrator
from tests.unit.services.authority import Crash

SEATS = [
    Seat(company.id, place.service)
    for company in COMPANIES
    for member in company.members
    if member.person is USER
    for place in member.places
]
ADMINISTRATORS = [administrator(each) for each in (OKAFOR, COPPERFIELD, TIDEWATER)]
seats = st.sampled_from(SEATS)
EXPECTED = (CertDeskError, Crash)


class Ending(FakeDirectory):
    """A directory that counts what it linked for the user, and ends the program when it is told to."""

    made = 0
    ends = ""

    def link(self, token: str, visit: str, key: DeedKey) -> Linked:
        if self.ends == "before":
            raise Crash
        known = self.linked(token, key)
        linked = super().link(token, visit, key)
        self.made += known is None and bool(linked.before) and self.register.holder(token) == USER
        if self.ends == "after":
            raise Crash
        return linked


class Days(RuleBasedStateMachine):
    """The user's days, and what happens elsewhere meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.bureau = Bureau.of(self.folder, Safe())
        self.directory = Ending(self.bureau.register)
        self.bureau.world.directory = self.directory
        self.bureau.open()

    def teardown(self) -> None:
        self.end_well()
        rmtree(self.folder)

    @rule()
    def sign_in(self) -> None:
        with suppress(*EXPECTED):
            self.bureau.sign_in()

    @rule()
    def sign_out(self) -> None:
        self.bureau.accounts.sign_out()

    @rule(seat=seats, ends=st.sampled_from(["", "", "", "before", "after"]))
    def link(self, seat: Seat, ends: str) -> None:
        """Link, and start the program anew if that ended it."""
        self.directory.ends = ends
        try:
            self.bureau.link(seat)
        except CertDeskError:
            pass
        except Crash:
            self.bureau.open()
        self.directory.ends = ""

    @rule(seat=seats)
    def rename(self, seat: Seat) -> None:
        with suppress(*EXPECTED):
            self.bureau.services.rename(self.bureau.visit(seat), "maya.o")

    @rule(seat=seats)
    def unlink(self, seat: Seat) -> None:
        with suppress(*EXPECTED):
            self.bureau.accounts.unlink(seat)

    @rule(seat=seats)
    def open(self, seat: Seat) -> None:
        with suppress(*EXPECTED):
            self.bureau.accounts.open(seat)

    @rule(seat=seats)
    def proceed(self, seat: Seat) -> None:
        with suppress(*EXPECTED):
            self.bureau.services.proceed(self.bureau.visit(seat))

    @rule(number=st.integers(0, 2), seat=seats)
    def somebody_unlinks(self, number: int, seat: Seat) -> None:
        with suppress(*EXPECTED):
            self.bureau.unlink_as(ADMINISTRATORS[number], seat)

    @rule()
    def the_administrator_links(self) -> None:
        with suppress(*EXPECTED, AssertionError):
            self.bureau.link_as(ADMINISTRATORS[1], WAITS)

    @rule(number=st.integers(0, 2))
    def be_somebody(self, number: int) -> None:
        with suppress(*EXPECTED):
            self.bureau.people.act_as(ADMINISTRATORS[number].id)

    @rule()
    def be_oneself(self) -> None:
        with suppress(*EXPECTED):
            self.bureau.people.act_as(USER.id)

    @rule()
    def refresh(self) -> None:
        with suppress(*EXPECTED):
            self.bureau.accounts.refresh()

    @rule()
    def restart(self) -> None:
        self.bureau.open()
        with suppress(*EXPECTED):
            self.bureau.accounts.settle()

    @rule(is_online=st.booleans())
    def be_online(self, is_online: bool) -> None:
        self.bureau.world.counter.set_online(is_online)

    @rule(refusal=st.sampled_from(["", "", "KeyringLocked", "NoKeyringError"]))
    def be_locked(self, refusal: str) -> None:
        self.bureau.safe.refusal = refusal

    @rule()
    def a_month_passes(self) -> None:
        self.bureau.world.clock.forward(ACCOUNT_SESSION)

    @invariant()
    def what_is_shown_is_possible(self) -> None:
        view = self.bureau.accounts.known()
        met = {each.attempt.outcome for each in view.seats if each.attempt is not None}
        assert met <= {Outcome.ADMIN_FIRST, Outcome.USERNAME_EXISTS}
        assert view.is_signed_in <= (view.account is not None)

    @invariant()
    def what_was_linked_is_told_at_most_once(self) -> None:
        assert self.told(DeskAct.SERVICE_LINKED) <= self.directory.made

    def told(self, what: DeskAct) -> int:
        return sum(act is what for act, _ in self.bureau.told())

    def end_well(self) -> None:
        """Everything answers again, the user signs in as oneself: all is told, and nothing is left over."""
        bureau = self.bureau
        bureau.world.counter.set_online(is_online=True)
        bureau.safe.refusal = ""
        bureau.people.act_as(USER.id)
        bureau.sign_in()
        bureau.accounts.refresh()
        bureau.announced.clear()
        view = bureau.accounts.refresh()
        assert bureau.announced == [], "seeing the same again is no news"
        token = bureau.world.people.act_as(USER.id).token
        assert [each.standing for each in view.seats] == list(self.directory.standings(token))
        assert not [each for each in view.seats if _is_linked(each) and each.attempt is not None]
        assert bureau.under_way() == []
        assert self.told(DeskAct.SERVICE_LINKED) == self.directory.made
        linked = {f"link/{ME}/{each.seat.organisation}/{each.seat.service}" for each in view.seats if _is_linked(each)}
        bureau.accounts.settle()
        assert {name for name in bureau.safe.kept if name.startswith("link/")} <= linked
        assert all(name.split("/")[1] == ME for name in bureau.safe.kept)
        bureau.accounts.sign_out()
        assert bureau.safe.kept == {}
        assert bureau.regretted == []


def _is_linked(view: SeatView) -> bool:
    return view.standing.linked_at is not None


def test_no_order_of_what_happens_loses_or_doubles_anything() -> None:
    run_state_machine_as_test(
        Days,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            phases=(Phase.reuse, Phase.generate),  # to make an example smaller takes longer than a test may
            suppress_health_check=list(HealthCheck),
        ),
    )
