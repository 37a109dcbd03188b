"""Several orders at once: a folder per client, a name for each, and one line of result per order."""

from dataclasses import replace
from pathlib import Path

import pytest

from certdesk.domain.bulk import BulkLine, BulkRequest
from certdesk.domain.downloads import DownloadFormat, IfExists, Server
from certdesk.domain.errors import FieldError, NotFound, SessionRequired, StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.work import Silent
from certdesk.services.file_names import usable_name
from tests.fakes import FakeReporter, FakeWorld
from tests.unit.services.portfolio import PENDING, SECTIGO, SHOP, SHOP_ORDER, Chain, portfolio

TWIN_ORDER = replace(SHOP_ORDER, id=OrderId("1094582120"), supplier_id="2817-44023G")
TWIN = TWIN_ORDER.id


@pytest.fixture
def signed_in(tmp_path: Path, chain: Chain) -> FakeWorld:
    """A second order of the same name, and sessions for both."""
    (tmp_path / "Downloads").mkdir()
    shown = portfolio(chain)
    world = FakeWorld(tmp_path, (*shown, replace(shown[0], order=TWIN_ORDER)))
    world.desk.orders.refresh(Silent())
    for order in (SHOP_ORDER, TWIN_ORDER):
        world.sign_in(order)
    return world


def request(world: FakeWorld, *orders: OrderId, **changes: object) -> BulkRequest:
    plain = BulkRequest(orders, world.downloads_folder, DownloadFormat.PEM_ALL, Server.NGINX)
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name


def save(world: FakeWorld, *orders: OrderId, **changes: object) -> tuple[BulkLine, ...]:
    result = world.desk.bulk.save(request(world, *orders, **changes), Silent())
    assert not result.is_stopped
    return result.lines


def files(world: FakeWorld) -> list[str]:
    return sorted(
        str(path.relative_to(world.downloads_folder)) for path in world.downloads_folder.rglob("*") if path.is_file()
    )


def test_each_order_is_saved_in_its_clients_folder_and_what_needs_a_session_says_so(signed_in: FakeWorld) -> None:
    signed_in.desk.labels.set_client((TWIN,), "Meridian: Ltd/GmbH")
    lines = save(signed_in, SHOP, PENDING, TWIN, SHOP)
    assert [line.order for line in lines] == [SHOP, PENDING, TWIN]
    assert [name.split("/")[0] for name in files(signed_in)] == ["Larkspur Florists", "Meridian- Ltd-GmbH"]
    assert lines[0].saved is not None
    assert lines[0].saved.path.read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")
    assert isinstance(lines[1].error, SessionRequired)
    assert (lines[1].name, lines[1].client) == ("bücher.example", "Larkspur Florists")


def test_two_orders_of_one_name_keep_both_files_whatever_was_chosen(signed_in: FakeWorld) -> None:
    for choice in (IfExists.REPLACE, IfExists.REPLACE):
        lines = save(signed_in, SHOP, TWIN, if_exists=choice)
        assert all(line.saved for line in lines)
    names = [Path(name).name for name in files(signed_in)]
    assert len(names) == 3
    assert names[0].endswith("(2).pem")


def test_a_file_that_is_there_is_reported_where_the_user_wants_to_be_asked(signed_in: FakeWorld) -> None:
    save(signed_in, SHOP)
    (line,) = save(signed_in, SHOP, if_exists=IfExists.ASK)
    assert isinstance(line.error, StateConflict)
    assert len(files(signed_in)) == 1


def test_names_follow_the_template(signed_in: FakeWorld) -> None:
    save(signed_in, SHOP, template="{client} {name} {order} {format}")
    assert files(signed_in) == [f"Larkspur Florists/Larkspur Florists shop_larkspur_example {SHOP} pem_all.pem"]


@pytest.mark.parametrize(
    "template", ["{nam}", "{name", "name}", "{}", "a/{name}", "{{name}}", "con", "\u202e{name}", "{name.__class__}", ""]
)
def test_a_template_that_makes_no_name_is_refused_before_anything_is_saved(signed_in: FakeWorld, template: str) -> None:
    with pytest.raises(FieldError) as caught:
        save(signed_in, SHOP, template=template)
    assert (caught.value.field, caught.value.key) == ("template", MessageKey.FILE_NAME)
    assert list(signed_in.downloads_folder.iterdir()) == []


def test_a_client_cannot_lead_out_of_the_folder(signed_in: FakeWorld) -> None:
    signed_in.desk.labels.set_client((SHOP,), "../../etc")
    signed_in.desk.labels.set_client((TWIN,), "..")
    lines = save(signed_in, SHOP, TWIN)
    for line in lines:
        assert line.saved is not None
        assert signed_in.downloads_folder in line.saved.path.resolve().parents


@pytest.mark.parametrize(
    ("client", "folder"),
    [
        ("A/B", "A-B"),
        ("con", "con-"),
        ("nul.txt", "nul-txt-"),
        (" . ", ""),
        ("Ash.", "Ash"),
        ("R&D: <x>", "R&D- -x-"),
        ("a\u202eb", "ab"),
    ],
)
def test_a_clients_name_becomes_a_folder_on_every_system(client: str, folder: str) -> None:
    assert usable_name(client) == folder


def test_clients_that_look_alike_on_a_disk_have_folders_of_their_own(signed_in: FakeWorld) -> None:
    signed_in.desk.labels.set_client((SHOP,), "A/B")
    signed_in.desk.labels.set_client((TWIN,), "a:b")
    save(signed_in, SHOP, TWIN)
    assert sorted(each.name for each in signed_in.downloads_folder.iterdir()) == ["A-B", "a-b (2)"]


def test_an_order_that_is_gone_and_one_without_a_session_leave_no_folder(signed_in: FakeWorld) -> None:
    signed_in.desk.labels.set_client((SECTIGO,), "Sectigo client")
    gone, sectigo = save(signed_in, OrderId("7"), SECTIGO)
    assert isinstance(gone.error, NotFound)
    assert isinstance(sectigo.error, SessionRequired)
    assert list(signed_in.downloads_folder.iterdir()) == []


def test_a_stop_keeps_what_was_saved_and_names_the_rest(signed_in: FakeWorld) -> None:
    report = FakeReporter(stop_at=2)
    result = signed_in.desk.bulk.save(request(signed_in, SHOP, TWIN, PENDING), report)
    assert result.is_stopped
    assert [(line.order, bool(line.saved), line.error) for line in result.lines] == [
        (SHOP, True, None),
        (TWIN, False, None),
        (PENDING, False, None),
    ]
    assert report.steps == [(1, 3)]
    assert len(files(signed_in)) == 1


def test_the_chosen_folder_is_remembered_not_a_clients(signed_in: FakeWorld) -> None:
    save(signed_in, SHOP)
    assert signed_in.desk.downloads.folder() == signed_in.downloads_folder
    assert signed_in.desk.downloads.server_of("Larkspur Florists") is Server.NGINX


def test_a_folder_that_is_gone_is_each_orders_error(signed_in: FakeWorld) -> None:
    lines = save(signed_in, SHOP, TWIN, folder=signed_in.home / "gone")
    for line in lines:
        assert isinstance(line.error, Unavailable)
        assert (line.error.key, line.error.facts["cause"]) == (MessageKey.FILE_WRITE, "gone")


def test_an_order_that_was_removed_from_the_list_can_still_be_saved(signed_in: FakeWorld) -> None:
    signed_in.desk.labels.remove_from_list((SHOP,))
    (line,) = save(signed_in, SHOP)
    assert line.saved is not None


def test_orders_without_a_client_are_saved_in_the_folder_itself(tmp_path: Path, chain: Chain) -> None:
    (tmp_path / "Downloads").mkdir()
    nobody: Order = replace(SHOP_ORDER, organisation="")
    world = FakeWorld(tmp_path, (replace(portfolio(chain)[0], order=nobody),))
    world.sign_in(nobody)
    (line,) = save(world, SHOP)
    assert line.saved is not None
    assert line.saved.path.parent == world.downloads_folder
