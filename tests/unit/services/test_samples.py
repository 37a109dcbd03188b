"""The folder of requests to practise with: for the present orders, with a note, without a key, whole or not there."""

from dataclasses import replace
from pathlib import Path

import pytest

from certdesk.domain.errors import Cancelled, FieldError, NotFound, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId, OrderStatus
from certdesk.domain.portal import PortalOrder
from certdesk.domain.work import Silent
from certdesk.pki.requests import describe_all
from tests.fakes import FakeReporter, FakeWorld
from tests.unit.services.portfolio import SHOP_ORDER, Chain, portfolio

SHOP_NAMES = ("shop.larkspur.example", "www.larkspur.example")


def more_orders(chain: Chain, number: int) -> tuple[PortalOrder, ...]:
    """The small portfolio, `number` issued orders more, and one that waits for its request."""
    base = portfolio(chain)
    issued = [
        replace(base[0], order=_order(f"a{place:02}", OrderStatus.ISSUED), names=(f"a{place:02}.tidewater.example",))
        for place in range(number)
    ]
    waiting = _order("waits", OrderStatus.NEEDS_CSR)
    return (*base, *issued, replace(base[1], order=waiting, names=(waiting.common_name,)))


def _order(name: str, status: OrderStatus) -> Order:
    return replace(
        SHOP_ORDER, id=OrderId(f"20{name}"), common_name=f"{name}.tidewater.example", status_word=status.value
    )


@pytest.fixture
def busy(tmp_path: Path, chain: Chain) -> FakeWorld:
    world = FakeWorld(tmp_path, more_orders(chain, 24))
    world.desk.orders.refresh(Silent())
    return world


def written(world: FakeWorld, folder: Path) -> dict[str, tuple[str, ...]]:
    """The names that each file asks for, by the file's name; nothing for what holds no request."""
    place = world.desk.practice.write_samples(folder, Silent())
    found = {}
    for path in sorted(place.rglob("*")):
        if path.is_file() and path.suffix != ".txt":
            (facts,) = describe_all(path.read_bytes())
            found[str(path.relative_to(place).as_posix())] = () if isinstance(facts, FieldError) else facts.names
    return found


def test_there_is_a_file_of_each_kind_for_the_order_with_the_most_names(busy: FakeWorld, tmp_path: Path) -> None:
    files = written(busy, tmp_path)
    assert files["01-good-shop.larkspur.example.csr"] == SHOP_NAMES
    assert files["02-a-name-missing-shop.larkspur.example.csr"] == SHOP_NAMES[:1]
    assert files["03-a-name-more-shop.larkspur.example.csr"] == (*SHOP_NAMES, "more.shop.larkspur.example")
    assert files["10-der.der"] == files["11-in-a-mail.eml"] == SHOP_NAMES
    assert files["12-first-waits.tidewater.example.csr"] == ("waits.tidewater.example",)
    for weak in ("05-weak-rsa-1024.csr", "06-weak-close-primes.csr", "07-weak-roca.csr", "08-signed-with-sha-1.csr"):
        assert files[weak] == SHOP_NAMES


def test_the_wrong_name_is_on_no_order(busy: FakeWorld, tmp_path: Path) -> None:
    (wrong,) = written(busy, tmp_path)["04-wrong-name.csr"]
    assert wrong not in {entry.order.common_name for entry in busy.desk.orders.load().entries}


def test_twenty_requests_are_for_twenty_orders_that_can_be_reissued(busy: FakeWorld, tmp_path: Path) -> None:
    asked = [names[0] for path, names in written(busy, tmp_path).items() if path.startswith("twenty/")]
    issued = {
        entry.order.common_name
        for entry in busy.desk.orders.load().entries
        if entry.order.status is OrderStatus.ISSUED and entry.order.common_name != "old.meridian.example"
    }
    assert len(asked) == len(set(asked)) == 20
    assert set(asked) <= issued


def test_orders_that_guests_are_not_served_for_get_no_request(world: FakeWorld, tmp_path: Path) -> None:
    world.desk.orders.refresh(Silent())
    assert all("meridian" not in path for path in written(world, tmp_path))


def test_no_private_key_is_ever_written(busy: FakeWorld, tmp_path: Path) -> None:
    place = busy.desk.practice.write_samples(tmp_path, Silent())
    assert not [path for path in place.rglob("*") if path.is_file() and b"PRIVATE KEY-----" in path.read_bytes()]


def test_the_note_tells_of_each_file_what_to_expect(busy: FakeWorld, tmp_path: Path) -> None:
    place = busy.desk.practice.write_samples(tmp_path, Silent())
    note = (place / "README.txt").read_text()
    for path in place.iterdir():
        assert path.name in {"README.txt", "09-same-key-a01.tidewater.example.csr"} or path.name in note, path.name
    assert note.count("Expect:") >= 12


def test_an_earlier_folder_is_left_alone(busy: FakeWorld, tmp_path: Path) -> None:
    first = busy.desk.practice.write_samples(tmp_path, Silent())
    second = busy.desk.practice.write_samples(tmp_path, Silent())
    assert (first.name, second.name) == ("CertDesk CSRs", "CertDesk CSRs (2)")
    good = "01-good-shop.larkspur.example.csr"
    assert (first / good).read_text() != (second / good).read_text(), "the keys are new each time"


def test_a_stop_leaves_nothing_behind(busy: FakeWorld, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        busy.desk.practice.write_samples(tmp_path, FakeReporter(stop_at=6))
    assert set(tmp_path.iterdir()) == before


def test_it_says_how_far_it_is_and_ends_at_the_whole(busy: FakeWorld, tmp_path: Path) -> None:
    report = FakeReporter()
    busy.desk.practice.write_samples(tmp_path, report)
    done, total = report.steps[-1]
    assert done == total
    assert [step for step, _ in report.steps] == sorted(step for step, _ in report.steps)


def test_a_folder_that_is_gone_is_told(busy: FakeWorld, tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as trouble:
        busy.desk.practice.write_samples(tmp_path / "gone", Silent())
    assert trouble.value.key is MessageKey.FILE_WRITE


def test_without_an_order_that_can_be_reissued_there_is_nothing_to_write(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        FakeWorld(tmp_path).desk.practice.write_samples(tmp_path, Silent())
