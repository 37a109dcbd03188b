"""What a service's row tells, and the one act that goes with it."""

from dataclasses import replace

import pytest

from certdesk.domain.accounts import NameClash, Seat, Service, Unlinked
from certdesk.domain.linking import Outcome, SeatView
from certdesk.viewmodels.accounts.rows import Row, RowAct, Told, row_of
from tests.fakes_gui.account_samples import (
    COPPERFIELD,
    OKAFOR,
    attempt,
    clashing_seat,
    free_seat,
    linked_seat,
    missing_seat,
    opened,
    partner_seat,
    ready_seat,
    seat_view,
    sso_seat,
    waiting_seat,
)
from tests.samples import NOW


def row(view: SeatView, *, is_signed_in: bool = True) -> Row:
    return row_of(view, is_signed_in=is_signed_in, is_busy=False, failure=None)


def renamed() -> SeatView:
    clash = clashing_seat()
    return replace(clash, standing=replace(clash.standing, service_username="m.okafor1", clash=None))


def open_but_clashing() -> SeatView:
    seat = Seat(COPPERFIELD.id, Service.DIGICERT_ONE)
    return seat_view(COPPERFIELD, Service.DIGICERT_ONE, attempt(seat, Outcome.ADMIN_FIRST), clash=NameClash.OWN)


def unlinked(*, is_open: bool = True) -> SeatView:
    ended = Unlinked(NOW, "Chidi Okafor")
    return seat_view(OKAFOR, Service.CERTCENTRAL, unlinked=ended, is_open=is_open)


@pytest.mark.parametrize(
    ("view", "told", "act"),
    [
        (linked_seat(), Told.LINKED, RowAct.OPEN),
        (unlinked(), Told.UNLINKED, RowAct.LINK),
        (unlinked(is_open=False), Told.UNLINKED, RowAct.LINK),
        (waiting_seat(), Told.TRIED, RowAct.PROCEED),
        (waiting_seat(proceeded_at=NOW), Told.PROCEEDED, RowAct.ENTER),
        (waiting_seat(is_tried=False), Told.NOT_BEGUN, RowAct.LINK),
        (ready_seat(), Told.ADMINISTRATOR_LINKED, RowAct.LINK_NOW),
        (opened(waiting_seat(proceeded_at=NOW)), Told.ADMINISTRATOR_LINKED, RowAct.LINK_NOW),
        (open_but_clashing(), Told.LINKED_BUT_CLASHES, RowAct.LINK),
        (clashing_seat(), Told.CLASHES, RowAct.RESUME),
        (clashing_seat(is_tried=False), Told.WILL_CLASH, RowAct.LINK),
        (partner_seat(), Told.WILL_CLASH, RowAct.LINK),
        (renamed(), Told.NAME_CHANGED, RowAct.LINK_NOW),
        (free_seat(), Told.CAN_LINK, RowAct.LINK),
        (sso_seat(), Told.COMPANY, RowAct.LINK),
        (seat_view(OKAFOR, Service.CERTCENTRAL, is_open=False, is_administrator=True), Told.BEGINS, RowAct.LINK),
        (missing_seat(), Told.NOT_ENABLED, RowAct.COPY_REQUEST),
        (seat_view(OKAFOR, Service.CERTCENTRAL, is_enabled=False, is_administrator=True), Told.CAN_ENABLE, None),
    ],
)
def test_every_standing_tells_one_fact_and_offers_one_act(view: SeatView, told: Told, act: RowAct | None) -> None:
    shown = row(view)
    assert (shown.told, shown.act) == (told, act)


@pytest.mark.parametrize(
    ("view", "can_act"),
    [
        (linked_seat(), False),
        (free_seat(), False),
        (clashing_seat(), False),
        (waiting_seat(), True),
        (waiting_seat(proceeded_at=NOW), True),
        (missing_seat(), True),
    ],
)
def test_what_needs_the_account_waits_until_one_is_signed_in(view: SeatView, *, can_act: bool) -> None:
    assert row(view).can_act
    assert row(view, is_signed_in=False).can_act is can_act


def test_only_a_linked_service_of_a_signed_in_account_can_be_unlinked() -> None:
    assert row(linked_seat()).can_unlink
    assert not row(linked_seat(), is_signed_in=False).can_unlink
    assert not row(free_seat()).can_unlink


def test_only_an_administrator_has_a_team_to_look_at_in_what_is_linked() -> None:
    view = linked_seat()
    theirs = replace(view, standing=replace(view.standing, is_administrator=True))
    assert row(theirs).has_team
    assert not row(theirs, is_signed_in=False).has_team
    assert not row(view).has_team


def test_a_service_that_waits_says_so_until_the_administrator_has_linked() -> None:
    assert row(waiting_seat()).is_awaiting
    assert row(waiting_seat(proceeded_at=NOW)).is_awaiting
    assert not row(ready_seat()).is_awaiting


def test_where_nobody_is_named_there_is_nobody_to_send_a_request_to() -> None:
    nobody = replace(OKAFOR, administrators=())
    assert row(seat_view(nobody, Service.TRUST_LIFECYCLE, is_enabled=False)).act is None
