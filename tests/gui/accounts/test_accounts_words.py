"""The sentences of the accounts pane, one by one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.accounts import Administrator, NameClash, Organisation, Seat, Service, Unlinked
from certdesk.domain.linking import Outcome, SeatView
from certdesk.viewmodels.accounts.rows import row_of
from certdesk.views.wording import accounts_pane, accounts_rows
from tests.fakes_gui.account_samples import (
    COPPERFIELD,
    LINKED_AT,
    OKAFOR,
    TIDEWATER,
    attempt,
    clashing_seat,
    free_seat,
    linked_seat,
    missing_seat,
    partner_seat,
    ready_seat,
    seat_view,
    sso_seat,
    waiting_seat,
)
from tests.samples import NOW

pytestmark = pytest.mark.usefixtures("qapp")

BOTH = "Both systems have a user called maya, so one has to change for now."
ONCE = "Once one of them has linked, try again and yours links."
SECOND = Administrator("Arun Nair", "arun@copperfield.example")


def of(*administrators: Administrator) -> Organisation:
    return replace(COPPERFIELD, administrators=administrators)


def fact(view: SeatView) -> str:
    return accounts_rows.fact(row_of(view, is_signed_in=True, is_busy=False, failure=None), "m.okafor")


def renamed() -> SeatView:
    clash = clashing_seat()
    return replace(clash, standing=replace(clash.standing, service_username="m.okafor1", clash=None))


def another_s() -> SeatView:
    clash = clashing_seat()
    return replace(clash, standing=replace(clash.standing, service_username="maya", clash=NameClash.ANOTHERS))


def open_but_clashing() -> SeatView:
    tried = attempt(Seat(COPPERFIELD.id, Service.DIGICERT_ONE), Outcome.ADMIN_FIRST)
    return seat_view(COPPERFIELD, Service.DIGICERT_ONE, tried, clash=NameClash.OWN, service_username="maya")


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (linked_seat(), "Okafor Web Services. Linked 4 Sep 2026, opens without a second sign-in."),
        (
            seat_view(TIDEWATER, Service.DOCUMENT_TRUST, unlinked=Unlinked(LINKED_AT, "Ingrid Solberg")),
            "Tidewater Marine. Ingrid Solberg ended the link on 4 Sep 2026.",
        ),
        (waiting_seat(), "Copperfield Legal. You tried to link on 18 Nov 2026."),
        (
            waiting_seat(proceeded_at=NOW),
            "Copperfield Legal. You went on without linking on 20 Nov 2026. You sign in by hand each time.",
        ),
        (ready_seat(), "Copperfield Legal. Priya Nair has linked. Yours links now."),
        (
            open_but_clashing(),
            f"Copperfield Legal. Priya Nair has linked. {BOTH}",
        ),
        (
            waiting_seat(is_tried=False),
            "Copperfield Legal. Priya Nair has to link first, as the account administrator.",
        ),
        (
            clashing_seat(),
            "Okafor Web Services. Both systems have a user called m.okafor, so one has to change for now.",
        ),
        (
            partner_seat(),
            "Tidewater Marine. Another user exists with the same username, m.okafor. Yours has to change for now.",
        ),
        (
            another_s(),
            "Okafor Web Services. Another user of it is called m.okafor. Chidi Okafor has to have that changed.",
        ),
        (renamed(), "Okafor Web Services. Your username there is m.okafor1 now. Yours links now."),
        (free_seat(), "Okafor Web Services. Can be linked. You sign in to it by hand until then."),
        (sso_seat(), "Tidewater Marine. Can be linked. Your company’s sign-in is not carried over."),
        (missing_seat(), "Okafor Web Services. Your account administrator can enable it for you."),
        (
            seat_view(OKAFOR, Service.DEVICE_TRUST, is_open=False, is_administrator=True),
            "Okafor Web Services. You are the account administrator: once you have linked, others can.",
        ),
        (
            seat_view(OKAFOR, Service.DEVICE_TRUST, is_enabled=False, is_administrator=True),
            "Okafor Web Services. As the account administrator you can enable it for yourself.",
        ),
    ],
)
def test_every_fact_is_a_sentence_after_its_organisation(view: SeatView, said: str) -> None:
    assert fact(view) == said


@pytest.mark.parametrize(
    ("administrators", "text", "button"),
    [
        (
            COPPERFIELD.administrators,
            "At Copperfield Legal that is Priya Nair. Once Priya Nair has linked, try again and yours links.",
            "Copy a note to Priya",
        ),
        (
            (*COPPERFIELD.administrators, SECOND),
            f"At Copperfield Legal these are Priya Nair, Arun Nair. {ONCE}",
            "Copy a note",
        ),
        ((), "At Copperfield Legal nobody is named. Once somebody has linked, yours links too.", "Copy a note"),
    ],
)
def test_one_administrator_is_named_several_are_listed(
    administrators: tuple[Administrator, ...], text: str, button: str
) -> None:
    organisation = of(*administrators)
    assert accounts_rows.awaiting_words(organisation).text == text
    assert accounts_rows.copy_words(organisation) == button


def test_of_several_administrators_it_is_not_said_who_has_linked() -> None:
    ready = ready_seat()
    organisation = of(*COPPERFIELD.administrators, SECOND)
    several = replace(ready, standing=replace(ready.standing, organisation=organisation))
    assert fact(several) == "Copperfield Legal. Your administrator has linked. Yours links now."


def test_news_of_a_name_that_clashes_promise_nothing_too_early() -> None:
    words = accounts_rows.news_words(open_but_clashing())
    assert words == "Priya Nair has linked DigiCert ONE. Change your username there, then yours links."


def test_a_note_to_nobody_is_empty() -> None:
    nobody = seat_view(of(), Service.DIGICERT_ONE)
    assert (accounts_rows.waiting_note(nobody, "Maya"), accounts_rows.request_note(nobody, "Maya")) == ("", "")


def test_what_is_older_than_a_day_has_its_date() -> None:
    assert "2026" not in accounts_pane.as_of(NOW, NOW + timedelta(hours=2))
    assert accounts_pane.as_of(NOW, NOW + timedelta(days=2)).startswith("as of 20 Nov 2026")
