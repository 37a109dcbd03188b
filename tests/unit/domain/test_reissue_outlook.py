"""What a reissue leads to: its end, what becomes of earlier certificates, and what has to be proved."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from certdesk.domain.activity import ActivityLine
from certdesk.domain.book import OrderDetails, PortalView
from certdesk.domain.name_changes import Change, NameChange, compared
from certdesk.domain.portal import EventKind, OrderCertificate, ValidationMethod
from certdesk.domain.proofs import NameProof, ProofState
from certdesk.domain.reissue_outlook import (
    earlier_certificates,
    in_force,
    install_by,
    out_of_reach,
    outlook,
    reuse,
    to_prove,
)
from certdesk.domain.revocation import RevocationReason, Revoked
from tests.fakes_gui.details import DAY, LARKSPUR, NOW, an_order, details_of, seen

SECOND = timedelta(seconds=1)
PAY = "pay.larkspur.example"


def certificate(
    serial: str = "01", *, present: bool = False, ends: datetime = NOW + DAY, **more: object
) -> OrderCertificate:
    plain = OrderCertificate(serial, LARKSPUR, NOW - DAY, ends, present)
    return replace(plain, **more)  # type: ignore[arg-type]  # fields by name


def view(*certificates: OrderCertificate) -> PortalView:
    return replace(seen(an_order()), certificates=certificates)


def details(covered_for: timedelta | None = timedelta(days=400), portal: PortalView | None = None) -> OrderDetails:
    covered = None if covered_for is None else NOW + covered_for
    return details_of(replace(an_order(), covered_until=covered), portal)


def test_a_certificate_lasts_199_days_at_most_both_ends_counted() -> None:
    ahead = outlook(details(), (), NOW)
    assert ahead.ends_at == NOW + 199 * DAY - SECOND
    assert not ahead.is_cover_shorter


@pytest.mark.parametrize(
    ("issued", "days"),
    [
        (datetime(2027, 3, 14, 23, 59, 59, tzinfo=UTC), 199),
        (datetime(2027, 3, 15, tzinfo=UTC), 99),
        (datetime(2029, 3, 14, 23, 59, 59, tzinfo=UTC), 99),
        (datetime(2029, 3, 15, tzinfo=UTC), 46),
    ],
)
def test_the_most_that_is_issued_goes_by_the_day_of_issuing(issued: datetime, days: int) -> None:
    ahead = outlook(details(None), (), issued)
    assert (ahead.days, ahead.ends_at) == (days, issued + days * DAY - SECOND)


def test_it_never_lasts_longer_than_what_was_paid_for() -> None:
    ahead = outlook(details(timedelta(days=30)), (), NOW)
    assert ahead.ends_at == NOW + 30 * DAY - SECOND
    assert ahead.is_cover_shorter


def test_an_order_whose_cover_is_not_known_gets_the_longest() -> None:
    assert outlook(details(None), (), NOW).ends_at == NOW + 199 * DAY - SECOND


@pytest.mark.parametrize("wanted", [LARKSPUR, (*LARKSPUR, "gifts.larkspur.example")])
def test_without_a_removed_name_nothing_is_revoked(wanted: tuple[str, ...]) -> None:
    assert outlook(details(), compared(LARKSPUR, wanted), NOW).revokes_at is None


def test_a_removed_name_starts_72_hours_even_where_a_wildcard_serves_it() -> None:
    changes = compared(LARKSPUR, (*(name for name in LARKSPUR if name != PAY), "*.larkspur.example"))
    ahead = outlook(details(), changes, NOW)
    assert ahead.revokes_at == NOW + timedelta(hours=72)
    assert ahead.removed == (NameChange(PAY, Change.REMOVED, "*.larkspur.example"),)


def test_who_had_to_agree_before_has_to_agree_again() -> None:
    asked = ActivityLine(NOW - DAY, EventKind.APPROVAL_ASKED)
    plain = details()
    assert not outlook(plain, (), NOW).was_approved_before
    assert outlook(replace(plain, activity=(asked, *plain.activity)), (), NOW).was_approved_before


def test_in_force_is_what_is_neither_revoked_nor_over() -> None:
    gone = Revoked(NOW, RevocationReason.SUPERSEDED)
    good, over, ended = certificate(), certificate("02", revoked=gone), certificate("03", ends=NOW - SECOND)
    assert in_force(view(good, over, ended), NOW) == (good,)
    assert in_force(None, NOW) == ()


def test_the_first_planned_revocation_is_what_to_install_before() -> None:
    early, late = NOW + timedelta(hours=1), NOW + timedelta(hours=9)
    present = certificate("03", present=True, revokes_at=NOW + timedelta(minutes=1))
    shown = view(present, certificate(revokes_at=late), certificate("02", revokes_at=early))
    assert install_by(shown, NOW) == early
    assert earlier_certificates(shown) == shown.certificates[1:]


@pytest.mark.parametrize(
    "earlier",
    [
        certificate(revokes_at=NOW),
        certificate(revokes_at=NOW + DAY, revoked=Revoked(NOW, RevocationReason.SUPERSEDED)),
        certificate(),
    ],
)
def test_what_was_revoked_or_is_not_going_to_be_asks_for_nothing(earlier: OrderCertificate) -> None:
    assert install_by(view(earlier), NOW) is None


def proof(name: str, state: ProofState) -> NameProof:
    return NameProof(name, ValidationMethod.DNS_TXT, state, "", "", NOW)


def test_what_the_portal_says_ahead_counts_before_what_is_known_here() -> None:
    names = ("a.example", "b.example")
    said = (proof("a.example", ProofState.PROVED), proof("b.example", ProofState.WAITING))
    assert reuse(view(), names, said, NOW).good == 1
    assert reuse(view(), LARKSPUR[:3], (), NOW).good == 3


def test_proofs_that_have_run_out_hold_for_nothing() -> None:
    lapsed = replace(view(), reusable_until=NOW)
    kept = reuse(lapsed, LARKSPUR, (), NOW)
    assert (kept.until, kept.good, kept.method) == (None, 0, ValidationMethod.DNS_TXT)
    assert to_prove(kept, lapsed, LARKSPUR) == LARKSPUR


def test_where_proofs_hold_only_new_names_are_to_be_proved() -> None:
    names = (*LARKSPUR, "new.example")
    assert to_prove(reuse(view(), names, (), NOW), view(), names) == ("new.example",)
    assert to_prove(reuse(None, names, (), NOW), None, names) == names


def test_a_file_does_not_reach_a_wildcard() -> None:
    names = ("a.example", "*.a.example")
    assert out_of_reach(ValidationMethod.HTTP, names) == "*.a.example"
    assert out_of_reach(ValidationMethod.DNS_TXT, names) == ""
