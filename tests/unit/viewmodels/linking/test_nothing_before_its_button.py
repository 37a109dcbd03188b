"""Whatever is pressed in the wizard, DigiCert is changed by no other button than the one that says so."""

from collections.abc import Callable
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certdesk.domain.accounts import Service
from certdesk.domain.linking import SeatView
from tests.fakes_gui.account_samples import OKAFOR, clashing_seat, waiting_seat
from tests.fakes_gui.accounts import WRONG
from tests.fakes_gui.linking import FREE, SSO, LinkingDesk

CHANGES = {"link": "link", "proceed": "proceed"}
NEVER = ("unlink", "rename", "sign_out", "forget")
SEATS: tuple[SeatView, ...] = (FREE, clashing_seat(), waiting_seat(), SSO)
Gesture = tuple[str, Callable[[LinkingDesk], object]]
GESTURES: tuple[Gesture, ...] = (
    *(("choose", partial(lambda desk, seat: desk.model.choose(seat.seat), seat=each)) for each in SEATS),
    ("continue", lambda desk: desk.model.continue_()),
    ("back", lambda desk: desk.model.back()),
    ("sign in", lambda desk: desk.sign_in()),
    ("sign in wrong", lambda desk: desk.sign_in(password=WRONG)),
    ("company", lambda desk: desk.model.sign_in_by_company()),
    ("another", lambda desk: desk.model.sign_in_as_another()),
    ("ask", lambda desk: desk.model.ask_for(OKAFOR.id, Service.TRUST_LIFECYCLE)),
    ("suggest", lambda desk: desk.model.suggest("m.okafor7")),
    ("open service", lambda desk: desk.model.open_service()),
    ("later", lambda desk: desk.model.finish_later()),
    ("look", lambda desk: desk.announce()),
    ("link", lambda desk: desk.model.link()),
    ("proceed", lambda desk: desk.model.proceed()),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(seat=st.none() | st.sampled_from(SEATS), gestures=st.lists(st.sampled_from(GESTURES), min_size=4, max_size=14))
def test_nothing_is_changed_before_the_button_that_names_it(
    qapp: object, seat: SeatView | None, gestures: list[Gesture]
) -> None:
    desk = LinkingDesk(*SEATS)
    desk.open(seat)
    pressed: set[str] = set()
    for name, gesture in gestures:
        pressed.add(name)
        gesture(desk)
        desk.lane.drain()
        called = {each for each, _subject in (*desk.accounts.asked, *desk.services.asked)}
        assert called.isdisjoint(NEVER)
        assert {CHANGES[each] for each in called & CHANGES.keys()} <= pressed
    assert desk.failures == []
