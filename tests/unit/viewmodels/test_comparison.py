"""The certificate of an order beside the one before it."""

from dataclasses import replace
from datetime import timedelta

from certdesk.domain.book import PortalView
from certdesk.domain.changes import Topic
from certdesk.domain.name_changes import Change
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import OrderCertificate
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.reissue.comparison import ComparisonViewModel, Difference, Trait
from tests.fakes_gui.details import DAY, LARKSPUR, NOW, SHOP, FakeOrders, FakeSessions, an_order, details_of, seen
from tests.lanes import HandLane

OLD = OrderCertificate("0A", LARKSPUR, NOW - 187 * DAY, NOW + 12 * DAY, is_present=False, key="RSA 3072", sha256="aa")
NEW = OrderCertificate("0B", LARKSPUR[:3], NOW, NOW + 178 * DAY, is_present=True, key="ECDSA P-256", sha256="bb")


class Table:
    """The comparison sheet's view-model for one order."""

    def __init__(self, *certificates: OrderCertificate, portal: PortalView | None = None) -> None:
        order = an_order()
        self.lane = HandLane()
        self.orders = FakeOrders(details_of(order, portal or replace(seen(order), certificates=certificates)))
        self.model = ComparisonViewModel(self.orders, FakeSessions(), Runner(self.lane, self.lane))
        self.failures: list[Exception] = []
        self.model.failed.connect(self.failures.append)

    def open(self, order: OrderId = SHOP) -> None:
        self.model.open(order)
        self.lane.drain()


def test_the_present_certificate_stands_beside_the_newest_before_it() -> None:
    older = replace(OLD, serial="09", issued_at=NOW - 300 * DAY)
    table = Table(NEW, OLD, older)
    table.open()
    assert (table.model.props.after, table.model.props.before) == (NEW, OLD)


def test_names_are_kept_removed_and_added() -> None:
    table = Table(NEW, OLD)
    table.open()
    assert [change.change for change in table.model.props.names] == [Change.KEPT] * 3 + [Change.REMOVED]


def test_what_differs_is_marked_and_what_was_not_told_is_not() -> None:
    assert Difference(Trait.KEY, "RSA 3072", "ECDSA P-256").differs
    assert not Difference(Trait.KEY, "RSA 3072", "RSA 3072").differs
    assert not Difference(Trait.ISSUER, "", "Some CA").differs


def test_every_trait_is_there_once() -> None:
    table = Table(NEW, OLD)
    table.open()
    assert [each.trait for each in table.model.props.differences] == list(Trait)


def test_a_planned_revocation_says_by_when_to_install() -> None:
    ends = NOW + timedelta(hours=72)
    table = Table(NEW, replace(OLD, revokes_at=ends))
    table.open()
    assert table.model.props.install_by == ends


def test_one_certificate_alone_is_compared_with_nothing() -> None:
    table = Table(NEW)
    table.open()
    assert table.model.props.is_open
    assert table.model.props.before is None


def test_what_changes_meanwhile_is_taken_over_while_the_sheet_is_open() -> None:
    table = Table(NEW, OLD)
    table.model.refresh(frozenset({Topic.ORDERS}))
    assert table.lane.waiting == 0
    table.open()
    order = an_order()
    table.orders.known[SHOP] = details_of(order, replace(seen(order), certificates=(NEW,)))
    table.model.refresh(frozenset({Topic.ORDERS}))
    table.lane.drain()
    assert table.model.props.before is None
    table.model.close()
    assert not table.model.props.is_open


def test_an_order_that_is_gone_opens_nothing() -> None:
    table = Table(NEW, OLD)
    table.open(OrderId("unknown"))
    assert not table.model.props.is_open
    assert len(table.failures) == 1
