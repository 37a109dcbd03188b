"""Writing to OpenSRS Support: what about, and what has to be in it."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from certdesk.domain.csr import CsrFacts
from certdesk.domain.orders import Brand
from certdesk.domain.support import (
    Part,
    SupportPurpose,
    is_for,
    missing_parts,
    support_purpose,
)
from tests.fakes_gui.details import NOW, an_order, sold_as

DAY = timedelta(days=1)


def csr_for(*names: str) -> CsrFacts:
    return CsrFacts(b"", names[0], names, b"", "", "RSA 3072", "SHA-256 with RSA")


@pytest.mark.parametrize(
    ("days", "purpose"), [(0, SupportPurpose.REFUND), (30, SupportPurpose.REFUND), (31, None), (400, None)]
)
def test_a_refund_is_asked_for_only_where_the_order_was_revoked_in_time(
    days: int, purpose: SupportPurpose | None
) -> None:
    order = replace(an_order(status="revoked"), issued_at=NOW - days * DAY, status_since=NOW)
    assert support_purpose(order, UTC) is purpose
    assert support_purpose(replace(order, issued_at=None), UTC) is SupportPurpose.REFUND


def test_what_the_status_asks_comes_before_what_the_route_does() -> None:
    revoked = replace(sold_as(an_order(status="revoked"), Brand.SECTIGO), issued_at=NOW - DAY, status_since=NOW)
    assert support_purpose(revoked, UTC) is SupportPurpose.REFUND
    assert support_purpose(sold_as(an_order(status="rejected"), Brand.THAWTE, retired=True)) is SupportPurpose.DENIAL


def test_a_reissue_needs_name_id_and_csr_and_says_which_is_missing() -> None:
    order = sold_as(an_order(), Brand.SECTIGO)
    assert missing_parts(order, SupportPurpose.REISSUE, None) == (Part.CSR,)
    assert missing_parts(replace(order, supplier_id=""), SupportPurpose.REISSUE, csr_for("a.example")) == (
        Part.SUPPLIER_ID,
    )
    assert missing_parts(order, SupportPurpose.REISSUE, csr_for("shop.larkspur.example")) == ()
    assert missing_parts(order, SupportPurpose.REFUND, None) == ()


def test_a_csr_is_for_an_order_when_it_asks_for_its_common_name() -> None:
    order = an_order("Shop.Larkspur.example")
    assert is_for(csr_for("www.larkspur.example", "shop.larkspur.example"), order)
    assert not is_for(csr_for("www.larkspur.example"), order)
