"""What a report says of a client: its orders alone, by group, what ends first in front."""

from datetime import timedelta

from certdesk.domain.orders import UNKNOWN_PRODUCT, OrderId, OrderStatus
from certdesk.domain.reports import client_report
from certdesk.domain.urgency import Group
from tests.samples import NOW, entry

DAY = timedelta(days=1)


def test_a_report_has_the_clients_orders_alone_and_by_urgency() -> None:
    entries = [
        entry(id=OrderId("1"), status_word=OrderStatus.REVOKED),
        entry(id=OrderId("2"), expires_at=NOW + 90 * DAY),
        entry(id=OrderId("3"), expires_at=NOW + 20 * DAY),
        entry(id=OrderId("4"), expires_at=NOW + 5 * DAY),
        entry(id=OrderId("5"), organisation="Meridian"),
        entry(id=OrderId("6"), status_word="", product=UNKNOWN_PRODUCT, expires_at=None),
    ]
    report = client_report(entries, "Larkspur Florists", NOW, None)
    assert [line.order for line in report.lines] == ["4", "3", "2", "6", "1"]
    assert [line.days for line in report.lines] == [5, 20, 90, None, None]
    assert (report.count(Group.EXPIRING), report.count(Group.NOT_LOOKED_UP)) == (2, 1)


def test_an_order_that_nobody_looked_up_is_not_given_a_product_or_a_status() -> None:
    unseen = entry(status_word="", product=UNKNOWN_PRODUCT, expires_at=None)
    (line,) = client_report([unseen], "Larkspur Florists", NOW, NOW).lines
    assert (line.product, line.status, line.status_word, line.expires_at) == ("", None, "", None)
