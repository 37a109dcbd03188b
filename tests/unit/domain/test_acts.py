"""What may be done with an order: by status, route and session, as tables to be compared with the portal's rules."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.act_rules import act_with_csr
from certdesk.domain.acts import WITH_SESSION, Act, Verdict, WhyNot, verdicts
from certdesk.domain.orders import UNKNOWN_PRODUCT, Brand, Order, OrderStatus, Route
from certdesk.domain.portal import GuestSession
from tests.fakes_gui.details import NOW, a_session, an_order, sold_as

DAY = timedelta(days=1)
STATUSES = [*OrderStatus, "waiting_pickup"]  # the last one CertDesk does not know
ENDED = a_session(left=timedelta())

# What each cell below stands for. “via” is allowed, and begins with signing in where no session is live.
CELLS = {
    "yes": None,
    "via": None,
    "not-yet": WhyNot.NOT_ISSUED_YET,
    "never": WhyNot.NEVER_ISSUED,
    "?": WhyNot.STATUS_UNKNOWN,
    "opensrs": WhyNot.SERVED_BY_OPENSRS,
    "retired": WhyNot.BRAND_RETIRED,
    "has-csr": WhyNot.HAS_CSR,
    "ended": WhyNot.HAS_ENDED,
    "lives": WhyNot.NOT_ENDED,
    "if-iss": WhyNot.NOT_REISSUABLE,
    "pending": WhyNot.REISSUE_PENDING,
    "no-reis": WhyNot.NO_REISSUE_PENDING,
    "if-rev": WhyNot.NOT_REVOCABLE,
    "revoked": WhyNot.REVOKED_ALREADY,
    "revoke": WhyNot.IS_ISSUED,
    "gone": WhyNot.CANCELED_ALREADY,
    "csr-1st": WhyNot.NEEDS_CSR_FIRST,
    "proved": WhyNot.NOTHING_TO_PROVE,
    "no-appr": WhyNot.NO_APPROVAL_ASKED,
    "no-mail": WhyNot.NOTHING_FOR_SUPPORT,
}

COLUMNS = [
    "needs_csr", "needs_approval", "pending", "processing", "reissue_pending",
    "issued", "expired", "revoked", "rejected", "canceled", "waiting_pickup",
]  # fmt: skip

GUEST_PORTAL = """
                    needs    needs                        reissue
                    csr      approval pending  processing pending  issued   expired  revoked  rejected canceled unknown
download            not-yet  not-yet  not-yet  not-yet    via      via      via      via      never    never    ?
add csr             yes      has-csr  has-csr  has-csr    has-csr  has-csr  ended    ended    ended    ended    ?
reissue             if-iss   if-iss   if-iss   if-iss     pending  yes      if-iss   if-iss   if-iss   if-iss   ?
revoke              if-rev   if-rev   if-rev   if-rev     via      via      if-rev   revoked  if-rev   if-rev   ?
cancel              yes      yes      yes      yes        revoke   revoke   ended    ended    ended    gone     ?
withdraw reissue    no-reis  no-reis  no-reis  no-reis    yes      no-reis  no-reis  no-reis  no-reis  no-reis  ?
prove names         csr-1st  via      via      via        via      proved   proved   proved   proved   proved   ?
copy approver note  no-appr  yes      no-appr  no-appr    no-appr  no-appr  no-appr  no-appr  no-appr  no-appr  ?
write to support    no-mail  no-mail  no-mail  yes        no-mail  no-mail  no-mail  yes      yes      no-mail  no-mail
order again         lives    lives    lives    lives      lives    lives    yes      yes      yes      yes      ?
remove from list    lives    lives    lives    lives      lives    lives    yes      yes      yes      yes      ?
"""
# Where OpenSRS Support looks after the brand, what guests do in the portal is not to be had; the panel's acts are.
OPENSRS = """
                    needs    needs                        reissue
                    csr      approval pending  processing pending  issued   expired  revoked  rejected canceled unknown
download            opensrs  opensrs  opensrs  opensrs    opensrs  opensrs  opensrs  opensrs  opensrs  opensrs  opensrs
add csr             yes      has-csr  has-csr  has-csr    has-csr  has-csr  ended    ended    ended    ended    ?
reissue             opensrs  opensrs  opensrs  opensrs    opensrs  opensrs  opensrs  opensrs  opensrs  opensrs  opensrs
revoke              opensrs  opensrs  opensrs  opensrs    opensrs  opensrs  opensrs  opensrs  opensrs  opensrs  opensrs
cancel              yes      yes      yes      yes        revoke   revoke   ended    ended    ended    gone     ?
withdraw reissue    no-reis  no-reis  no-reis  no-reis    yes      no-reis  no-reis  no-reis  no-reis  no-reis  ?
prove names         opensrs  opensrs  opensrs  opensrs    opensrs  opensrs  opensrs  opensrs  opensrs  opensrs  opensrs
copy approver note  no-appr  yes      no-appr  no-appr    no-appr  no-appr  no-appr  no-appr  no-appr  no-appr  ?
write to support    no-mail  no-mail  no-mail  yes        yes      yes      no-mail  yes      yes      no-mail  no-mail
order again         lives    lives    lives    lives      lives    lives    yes      yes      yes      yes      ?
remove from list    lives    lives    lives    lives      lives    lives    yes      yes      yes      yes      ?
"""
RETIRED = """
                    needs    needs                        reissue
                    csr      approval pending  processing pending  issued   expired  revoked  rejected canceled unknown
download            retired  retired  retired  retired    retired  retired  retired  retired  retired  retired  retired
add csr             yes      has-csr  has-csr  has-csr    has-csr  has-csr  ended    ended    ended    ended    ?
reissue             retired  retired  retired  retired    retired  retired  retired  retired  retired  retired  retired
revoke              retired  retired  retired  retired    retired  retired  retired  retired  retired  retired  retired
cancel              yes      yes      yes      yes        revoke   revoke   ended    ended    ended    gone     ?
withdraw reissue    no-reis  no-reis  no-reis  no-reis    yes      no-reis  no-reis  no-reis  no-reis  no-reis  ?
prove names         retired  retired  retired  retired    retired  retired  retired  retired  retired  retired  retired
copy approver note  no-appr  yes      no-appr  no-appr    no-appr  no-appr  no-appr  no-appr  no-appr  no-appr  ?
write to support    yes      yes      yes      yes        yes      yes      yes      yes      yes      yes      yes
order again         lives    lives    lives    lives      lives    lives    yes      yes      yes      yes      ?
remove from list    lives    lives    lives    lives      lives    lives    yes      yes      yes      yes      ?
"""
TABLES = {Route.GUEST_PORTAL: GUEST_PORTAL, Route.OPENSRS: OPENSRS, Route.RETIRED: RETIRED}
OF_THE_TABLES = set(Act) - {
    Act.REFUND_RECEIVED, Act.SIGN_IN, Act.SIGN_OUT, Act.REFRESH,
    Act.COPY_NAME, Act.COPY_SUPPLIER_ID, Act.COPY_DETAILS, Act.OPEN_IN_BROWSER,
}  # fmt: skip


def read(table: str) -> dict[tuple[Act, str], str]:
    lines = table.strip("\n").splitlines()[2:]
    cells = {Act(line[:20].strip()): line[20:].split() for line in lines}
    return {(act, status): row[at] for act, row in cells.items() for at, status in enumerate(COLUMNS)}


def order_of(route: Route, status: str) -> Order:
    """An order, revoked in time where it is."""
    order = replace(an_order(status=status), issued_at=NOW - 40 * DAY, status_since=NOW - 20 * DAY)
    match route:
        case Route.GUEST_PORTAL:
            return order
        case Route.OPENSRS:
            return sold_as(order, Brand.SECTIGO)
        case _:
            return sold_as(order, Brand.THAWTE, retired=True)


@pytest.mark.parametrize("route", TABLES)
@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("session", [None, a_session(), a_session(left=timedelta(minutes=15)), ENDED])
def test_every_act_at_every_status_is_as_the_table_says(
    route: Route, status: str, session: GuestSession | None
) -> None:
    table = read(TABLES[route])
    assert {act for act, _ in table} == OF_THE_TABLES
    judged = verdicts(order_of(route, status), session, NOW)
    for act in OF_THE_TABLES:
        cell = table[act, str(status)]
        assert judged[act] == Verdict(act, CELLS[cell]), (act, status, cell)
        assert cell != "via" or act in WITH_SESSION, act


def test_an_order_that_only_a_list_named_has_to_be_looked_up_first() -> None:
    named = replace(an_order(status=""), product=UNKNOWN_PRODUCT)
    judged = verdicts(named, None, NOW)
    for act in OF_THE_TABLES - {Act.WRITE_TO_SUPPORT, Act.REMOVE_FROM_LIST}:
        assert judged[act].why_not is WhyNot.NOT_LOOKED_UP, act
    assert judged[Act.WRITE_TO_SUPPORT].why_not is WhyNot.NOTHING_FOR_SUPPORT
    assert judged[Act.REMOVE_FROM_LIST].is_allowed
    assert judged[Act.SIGN_IN].is_allowed


def test_the_tables_use_every_reason_that_a_status_gives() -> None:
    used = {cell for table in TABLES.values() for cell in read(table).values()}
    assert used == set(CELLS)


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
@pytest.mark.parametrize("status", STATUSES)
def test_signing_in_and_out_follow_the_session_at_every_status(
    status: str, left: timedelta | None, sign_in: WhyNot | None, sign_out: WhyNot | None
) -> None:
    judged = verdicts(an_order(status=status), a_session(left=left) if left is not None else None, NOW)
    assert judged[Act.SIGN_IN].why_not is sign_in
    assert judged[Act.SIGN_OUT].why_not is sign_out
    assert judged[Act.REFRESH].why_not is sign_out


@pytest.mark.parametrize(("route", "why_not"), [(Route.OPENSRS, "opensrs"), (Route.RETIRED, "retired")])
@pytest.mark.parametrize("status", STATUSES)
def test_guests_cannot_sign_in_where_the_portal_does_not_serve(route: Route, why_not: str, status: str) -> None:
    assert verdicts(order_of(route, status), None, NOW)[Act.SIGN_IN].why_not is CELLS[why_not]


@pytest.mark.parametrize("status", ["issued", "reissue_pending"])
def test_an_account_may_keep_guests_from_revoking(status: str) -> None:
    judged = verdicts(an_order(status=status), a_session(), NOW, may_revoke=False)
    assert judged[Act.REVOKE] == Verdict(Act.REVOKE, WhyNot.GUESTS_MAY_NOT)
    assert judged[Act.DOWNLOAD].is_allowed


@pytest.mark.parametrize("status", STATUSES)
def test_a_refund_arrives_only_where_one_is_awaited(status: str) -> None:
    order = an_order(status=status)
    assert verdicts(order, None, NOW)[Act.REFUND_RECEIVED].why_not is WhyNot.NO_REFUND_AWAITED
    assert verdicts(order, None, NOW, awaits_refund=True)[Act.REFUND_RECEIVED].is_allowed


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


@pytest.mark.parametrize("status", STATUSES)
def test_every_act_has_a_verdict_in_the_order_of_the_menu(status: str) -> None:
    judged = verdicts(an_order(status=status), None, NOW)
    assert list(judged) == list(Act)
    assert judged[Act.COPY_NAME].is_allowed
    assert judged[Act.COPY_DETAILS].is_allowed


@pytest.mark.parametrize(
    ("status", "act"),
    [
        ("needs_csr", Act.ADD_CSR),
        ("issued", Act.REISSUE),
        ("reissue_pending", WhyNot.REISSUE_PENDING),
        ("pending", WhyNot.NOT_REISSUABLE),
        ("revoked", WhyNot.NOT_REISSUABLE),
        ("waiting_pickup", WhyNot.STATUS_UNKNOWN),
        ("", WhyNot.NOT_LOOKED_UP),
    ],
)
def test_a_signing_request_goes_to_the_act_that_takes_it(status: str, act: Act | WhyNot) -> None:
    assert act_with_csr(an_order(status=status)) is act


def test_orders_that_guests_are_not_served_for_take_a_first_request_only() -> None:
    assert act_with_csr(sold_as(an_order(status="issued"), Brand.SECTIGO)) is WhyNot.SERVED_BY_OPENSRS
    assert act_with_csr(sold_as(an_order(status="needs_csr"), Brand.SECTIGO)) is Act.ADD_CSR
