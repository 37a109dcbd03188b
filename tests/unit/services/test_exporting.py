"""The list as a file: read back, harmless in a spreadsheet, and taken in again without a difference."""

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import FieldError, StateConflict, Unavailable
from certdesk.domain.labels import client_name, note_text, tag_set
from certdesk.domain.lists import ExportRequest, ListChoice, ListKind
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Silent
from certdesk.services.exporting import ListExport
from certdesk.storage.desk import DeskStore
from tests.fakes import FakeWorld
from tests.unit.services.portfolio import PENDING, SECTIGO, SHOP, Chain, portfolio

ALL = (SHOP, PENDING, SECTIGO)


@pytest.fixture
def listed(world: FakeWorld) -> FakeWorld:
    world.desk.orders.refresh(Silent())
    return world


def exported(world: FakeWorld, kind: ListKind = ListKind.CSV, orders: tuple[OrderId, ...] = ALL) -> Path:
    request = ExportRequest(kind, world.home, f"orders.{kind.value}", IfExists.REPLACE)
    return world.desk.lists.export(orders, request)


def cells(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text("utf-8-sig"), newline="")))


def test_csv_is_marked_as_utf_8_and_written_as_rfc_4180_has_it(listed: FakeWorld) -> None:
    listed.desk.labels.set_note(SHOP, 'say "hello"\nto Ama')
    content = exported(listed).read_bytes()
    assert content.startswith(b"\xef\xbb\xbfName,Supplier order ID,Admin e-mail,Client,Tags,Note,")
    assert content.count(b"\r\n") == 4
    assert b'"say ""hello""\nto Ama"' in content


def test_orders_are_written_in_the_order_of_the_list_and_those_that_are_gone_left_out(listed: FakeWorld) -> None:
    rows = cells(exported(listed, orders=(SECTIGO, OrderId("7"), SHOP)))
    assert [row["Order ID"] for row in rows] == [SECTIGO, SHOP]
    assert (rows[1]["Status"], rows[1]["Issued"], rows[1]["Product"]) == (
        "issued",
        "2026-11-17T13:40:00Z",
        "Secure Site OV",
    )


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-x", "@SUM(A1)", "'=x", "''+x", "\t=1"])
def test_no_cell_is_run_by_a_spreadsheet(listed: FakeWorld, text: str) -> None:
    listed.desk.labels.set_client(ALL, text)
    listed.panel.listed[0] = replace(listed.panel.listed[0], organisation=text)
    listed.desk.orders.refresh(Silent())
    for row in cells(exported(listed)):
        assert not any(cell[:1] in set("=+-@\t\r") for cell in row.values() if cell)
    assert cells(exported(listed))[0]["Organisation"] == "'" + text


def test_json_has_stable_keys_times_in_utc_and_null_for_what_is_not_known(listed: FakeWorld) -> None:
    listed.desk.labels.add_tags((PENDING,), ["b", "a"])
    written = json.loads(exported(listed, ListKind.JSON).read_text("utf-8"))
    assert [order["order_id"] for order in written["orders"]] == list(ALL)
    pending = written["orders"][1]
    assert (pending["tags"], pending["placed_at"], pending["expires_at"]) == (["a", "b"], "2026-11-16T13:40:00Z", None)
    assert list(pending)[:6] == ["name", "supplier_order_id", "admin_email", "client", "tags", "note"]


def test_an_order_that_nobody_looked_up_is_written_without_what_is_not_known(listed: FakeWorld) -> None:
    path = listed.home / "in.csv"
    path.write_text("name,e-mail\nnew.example,web@new.example\n", encoding="utf-8")
    found = listed.desk.lists.open(path, ListChoice())
    listed.desk.lists.run(listed.desk.lists.dry_run(found, found.columns, Silent()), Silent())
    (new,) = (entry.order.id for entry in listed.desk.orders.load().entries if not entry.order.is_looked_up)
    (written,) = json.loads(exported(listed, ListKind.JSON, (new,)).read_text("utf-8"))["orders"]
    known = {key: value for key, value in written.items() if value}
    assert known == {"name": "new.example", "admin_email": "web@new.example"}


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.text(alphabet="'=+-@, ;\n\tab", max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(client=words, tags=st.lists(words, max_size=3), note=words, kind=st.sampled_from(ListKind))
def test_what_was_exported_is_taken_in_without_a_difference(
    world: FakeWorld, chain: Chain, client: str, tags: list[str], note: str, kind: ListKind
) -> None:
    """Into the same book it changes nothing; into a new one it brings the same words."""
    desk = world.desk
    desk.orders.refresh(Silent())
    try:
        kept = client_name(client), tag_set(tags), note_text(note)
    except FieldError:
        return
    desk.labels.set_client((SHOP,), kept[0])
    desk.labels.remove_tags((SHOP,), desk.orders.details(SHOP).entry.tags)
    desk.labels.add_tags((SHOP,), kept[1])
    desk.labels.set_note(SHOP, kept[2])
    before = desk.orders.load()
    found = desk.lists.open(exported(world, kind), ListChoice())
    plan = desk.lists.dry_run(found, found.columns, Silent())
    assert (plan.new, plan.updated, plan.known, plan.problem_count) == (0, 0, 3, 0)
    (listed,) = (order for order in plan.orders if order.supplier_id == "2817-44019C")
    assert (listed.client, listed.tags, listed.note) == kept
    desk.lists.run(plan, Silent())
    assert desk.orders.load() == before


def test_an_export_into_a_new_book_brings_the_same_words(
    listed: FakeWorld, tmp_path_factory: pytest.TempPathFactory, chain: Chain
) -> None:
    listed.desk.labels.set_client(ALL, "=Larkspur")
    listed.desk.labels.add_tags((SHOP,), ["prod", "-x"])
    path = exported(listed)
    home = tmp_path_factory.mktemp("other")
    other = FakeWorld(home, portfolio(chain))
    found = other.desk.lists.open(path, ListChoice())
    assert other.desk.lists.run(other.desk.lists.dry_run(found, found.columns, Silent()), Silent()).new == 3
    other.desk.orders.refresh(Silent())
    assert other.desk.orders.load().entries == listed.desk.orders.load().entries


def test_a_file_that_is_there_is_asked_about(listed: FakeWorld) -> None:
    exported(listed)
    with pytest.raises(StateConflict) as caught:
        listed.desk.lists.export(ALL, ExportRequest(ListKind.CSV, listed.home, "orders.csv"))
    assert caught.value.key is MessageKey.FILE_EXISTS


@pytest.mark.parametrize("name", ["", "a/b.csv", "con.csv", "x" * 300])
def test_a_name_that_no_system_takes_is_refused(listed: FakeWorld, name: str) -> None:
    with pytest.raises(FieldError):
        listed.desk.lists.export(ALL, ExportRequest(ListKind.CSV, listed.home, name))


def test_a_folder_that_is_gone_says_so_and_a_file_that_reads_back_otherwise_is_not_left(listed: FakeWorld) -> None:
    with pytest.raises(Unavailable) as caught:
        listed.desk.lists.export(ALL, ExportRequest(ListKind.CSV, listed.home / "gone", "orders.csv"))
    assert caught.value.key is MessageKey.FILE_WRITE
    forgetful = ListExport(DeskStore(listed.database, listed.announced.append), lambda _: b"")
    with pytest.raises(Unavailable) as changed:
        forgetful.export(ALL, ExportRequest(ListKind.CSV, listed.home, "orders.csv"))
    assert changed.value.key is MessageKey.FILE_CHANGED
    assert not (listed.home / "orders.csv").exists()
