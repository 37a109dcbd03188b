"""What may be done with an order, by status, brand and session."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.acts import Act, WhyNot, verdicts
from certdesk.domain.orders import Brand, OrderStatus
from tests.fakes_gui.details import NOW, a_session, an_order, sold_as


@pytest.mark.parametrize(
    ("status", "why_not"),
    [
        (OrderStatus.NEEDS_CSR, WhyNot.NOT_ISSUED_YET),
        (OrderStatus.NEEDS_APPROVAL, WhyNot.NOT_ISSUED_YET),
        (OrderStatus.PENDING, WhyNot.NOT_ISSUED_YET),
        (OrderStatus.PROCESSING, WhyNot.NOT_ISSUED_YET),
        (OrderStatus.REISSUE_PENDING, None),
        (OrderStatus.ISSUED, None),
        (OrderStatus.EXPIRED, None),
        (OrderStatus.REVOKED, None),
        (OrderStatus.REJECTED, WhyNot.NEVER_ISSUED),
        (OrderStatus.CANCELED, WhyNot.NEVER_ISSUED),
        ("waiting_pickup", WhyNot.STATUS_UNKNOWN),
    ],
)
def test_a_download_depends_on_the_status_and_not_on_the_session(status: str, why_not: WhyNot | None) -> None:
    order = an_order(status=status)
    for session in (None, a_session(), a_session(left=timedelta())):
        assert verdicts(order, session, NOW)[Act.DOWNLOAD].why_not is why_not


@pytest.mark.parametrize(
    ("left", "sign_in", "sign_out"),
    [
        (None, None, WhyNot.NOT_SIGNED_IN),
        (timedelta(hours=2), WhyNot.SIGNED_IN, None),
        (timedelta(minutes=15, seconds=1), WhyNot.SIGNED_IN, None),
        (timedelta(minutes=15), None, None),
        (timedelta(seconds=1), None, None),
        (timedelta(), None, WhyNot.NOT_SIGNED_IN),
    ],
)
def test_signing_in_and_out_follow_the_session(
    left: timedelta | None, sign_in: WhyNot | None, sign_out: WhyNot | None
) -> None:
    judged = verdicts(an_order(), a_session(left=left) if left is not None else None, NOW)
    assert judged[Act.SIGN_IN].why_not is sign_in
    assert judged[Act.SIGN_OUT].why_not is sign_out
    assert judged[Act.REFRESH].why_not is sign_out


@pytest.mark.parametrize("act", [Act.DOWNLOAD, Act.SIGN_IN])
def test_brands_that_the_portal_does_not_serve_say_who_does(act: Act) -> None:
    assert verdicts(sold_as(an_order(), Brand.SECTIGO), None, NOW)[act].why_not is WhyNot.SERVED_BY_OPENSRS
    retired = sold_as(an_order(), Brand.THAWTE, retired=True)
    assert verdicts(retired, None, NOW)[act].why_not is WhyNot.BRAND_RETIRED


@pytest.mark.parametrize(
    ("name", "why_not"),
    [
        ("shop.larkspur.example", None),
        ("xn--bcher-kva.example", None),
        ("_dmarc.larkspur.example", None),
        ("*.larkspur.example", WhyNot.WILDCARD),
        ("localhost", WhyNot.NO_HOST_NAME),
        ("larkspur.example/@evil.example", WhyNot.NO_HOST_NAME),
        ("web@larkspur.example", WhyNot.NO_HOST_NAME),
        ("larkspur.example:8443", WhyNot.NO_HOST_NAME),
        ("larkspur.example\n", WhyNot.NO_HOST_NAME),
        ("<b>larkspur.example</b>", WhyNot.NO_HOST_NAME),
        ("a." * 200 + "example", WhyNot.NO_HOST_NAME),
        ("", WhyNot.NO_HOST_NAME),
    ],
)
def test_only_a_plain_host_name_opens_in_the_browser(name: str, why_not: WhyNot | None) -> None:
    assert verdicts(an_order(name), None, NOW)[Act.OPEN_IN_BROWSER].why_not is why_not


def test_there_is_nothing_to_copy_without_a_supplier_id() -> None:
    order = replace(an_order(), supplier_id="")
    assert verdicts(order, None, NOW)[Act.COPY_SUPPLIER_ID].why_not is WhyNot.NO_SUPPLIER_ID


def test_every_act_has_a_verdict() -> None:
    assert set(verdicts(an_order(), None, NOW)) == set(Act)
