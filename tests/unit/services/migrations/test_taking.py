"""Certificates from the book, the ISO account, lists and what was typed: each once, with where it is known from."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from certdesk.domain.book import PortalView
from certdesk.domain.errors import Cancelled, FieldError, PolicyRefused, Unavailable
from certdesk.domain.holdings import MOST_HOLDINGS, Origin
from certdesk.domain.line_changes import LineChange
from certdesk.domain.messages import MessageKey
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.notices import Witness
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.work import Silent
from certdesk.storage.desk import DeskStore
from tests.fakes import START, FakeReporter
from tests.unit.domain.moving import said
from tests.unit.services.migrations.office import Office
from tests.unit.services.portfolio import PENDING, SHOP, SHOP_ORDER

NAME = "clinic.tidewater-dental.example"


def test_orders_in_force_come_with_what_the_portal_showed(office: Office) -> None:
    office.desk.orders.refresh(Silent())
    read = office.desk.holdings.take_orders(office.migration, None)
    names = [line.holding.common_name for line in read.view.lines]
    assert sorted(names) == ["old.meridian.example", "shop.larkspur.example"]
    shop = office.line("shop.larkspur.example").holding
    assert (shop.fingerprint, shop.client, shop.contact) == ("", "Larkspur Florists", "web@larkspur.example")
    assert (shop.ends_at, shop.product, shop.order) == (SHOP_ORDER.expires_at, "Secure Site OV", SHOP)
    assert shop.origins == {Origin.ORDERS}


def test_a_certificate_that_a_session_showed_is_known_by_its_fingerprint_names_and_end(office: Office) -> None:
    office.desk.orders.refresh(Silent())
    end = START + timedelta(days=99)
    names = ("www.larkspur.example", "shop.larkspur.example")
    present = OrderCertificate("0A", names, START, end, is_present=True, sha256="AB" * 32)
    earlier = replace(present, expires_at=START + timedelta(days=9), is_present=False, sha256="CD" * 32)
    view = PortalView(START, names, None, None, (), certificates=(present, earlier))
    with DeskStore(office.world.database, lambda _topics: None).write() as records:
        records.portal.keep(SHOP, view, ())
    (line,) = office.desk.holdings.take_orders(office.migration, [SHOP]).view.lines
    assert (line.holding.fingerprint, line.holding.ends_at) == ("ab" * 32, end)
    assert line.holding.names == ("shop.larkspur.example", "www.larkspur.example")


def test_chosen_orders_come_whatever_their_status(office: Office) -> None:
    office.desk.orders.refresh(Silent())
    office.desk.holdings.take_orders(office.migration, [PENDING, PENDING])
    (line,) = office.view().lines
    assert (line.holding.common_name, line.holding.shown_name) == ("xn--bcher-kva.example", "bücher.example")
    assert line.holding.ends_at is None


def test_the_iso_account_is_taken_once(office: Office) -> None:
    first = office.desk.holdings.take_iso_account(office.migration)
    assert (len(first.added), first.known) == (18, 0)
    again = office.desk.holdings.take_iso_account(office.migration)
    assert (again.added, again.known) == ((), 18)
    assert again.view.lines == first.view.lines == office.view().lines
    line = office.view().lines[16]
    assert line.holding.shown_name == "bestellen.bäckerei-morgenrot.example"
    assert line.holding.origins == {Origin.ISO_ACCOUNT}


def test_a_removed_iso_account_shows_nothing_and_what_was_taken_stays(office: Office) -> None:
    office.desk.holdings.take_iso_account(office.migration)
    office.desk.account_search.set_removal(START.date())
    with pytest.raises(PolicyRefused) as refused:
        office.desk.holdings.take_iso_account(office.migration)
    assert refused.value.key is MessageKey.ISO_REMOVED
    assert len(office.view().lines) == 18
    office.world.counter.set_online(is_online=False)
    with pytest.raises(Unavailable):
        office.desk.holdings.take_iso_account(office.migration)


def test_what_was_typed_is_taken_word_by_word_and_what_is_no_name_is_refused_with_its_line(office: Office) -> None:
    text = (
        "clinic.example, Bücher.example\nhttps://a@shop.example:8443/cart?x=1\n\n-bad-.example  localhost\n*.c.example."
    )
    read = office.desk.holdings.take_typed(office.migration, text, "  Tidewater ")
    assert [line.holding.common_name for line in read.view.lines] == [
        "clinic.example", "xn--bcher-kva.example", "shop.example", "*.c.example",
    ]  # fmt: skip
    assert {line.holding.client for line in read.view.lines} == {"Tidewater"}
    assert read.view.lines[1].holding.shown_name == "bücher.example"
    assert [(each.line, each.why.key, each.why.facts["name"]) for each in read.refused] == [
        (4, MessageKey.NAMES_FORM, "-bad-.example"),
        (4, MessageKey.NAMES_FORM, "localhost"),
    ]


def test_a_name_that_was_typed_twice_is_one(office: Office) -> None:
    read = office.desk.holdings.take_typed(office.migration, "a.example A.EXAMPLE. b.example")
    assert (len(read.added), read.known) == (2, 1)


def test_too_many_are_refused_and_nothing_is_added(office: Office) -> None:
    text = "\n".join(f"n{number}.example" for number in range(MOST_HOLDINGS + 1))
    with pytest.raises(FieldError) as refused:
        office.desk.holdings.take_typed(office.migration, text)
    assert refused.value.key is MessageKey.HOLDINGS_MANY
    assert office.view().lines == ()


CSV = """Domain;Kunde;Kundennummer;Gültig bis;Admin e-mail
clinic.example;Tidewater;00734126;2027-01-07;a@tidewater.example
"depot.example, venlo.example";Meridian;;;
bäckerei.example;Müller;33951806;07.01.2027;no address
nobody;Tidewater;;;
forms.example;Osprey;12345678901;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_brings_clients_ends_and_customer_numbers(office: Office, folder: Path, encoding: str) -> None:
    path = folder / "clients.csv"
    path.write_bytes(CSV.encode(encoding))
    read = office.desk.holdings.read_list(office.migration, path, Silent())
    clinic, depot, bakery, forms = read.view.lines
    assert (clinic.holding.client, clinic.holding.contact) == ("Tidewater", "a@tidewater.example")
    assert (clinic.moved.number, clinic.holding.is_end_told) == ("00734126", True)
    assert clinic.holding.ends_at == bakery.holding.ends_at == datetime(2027, 1, 7, tzinfo=UTC)
    assert clinic.known_by is not None
    assert (clinic.known_by.witness, clinic.known_by.at) == (Witness.LIST, START)
    assert (depot.holding.names, depot.moved.number) == (("depot.example", "venlo.example"), "")
    assert (bakery.holding.shown_name, bakery.holding.contact) == ("bäckerei.example", "")
    assert (forms.holding.client, forms.moved.number) == ("Osprey", ""), "its number alone is told as none"
    assert {line.holding.files for line in read.view.lines} == {("clients.csv",)}
    assert [(each.file, each.line, each.why.key) for each in read.refused] == [
        ("clients.csv", 5, MessageKey.NAMES_FORM),
        ("clients.csv", 6, MessageKey.NUMBER_FORM),
    ]
    assert office.view().lines == read.view.lines


@pytest.mark.parametrize(
    ("text", "number", "client"),
    [
        ("name,customer\nclinic.example,40127763\n", "40127763", ""),
        ("name,customer\nclinic.example,Tidewater\n", "", "Tidewater"),
        ("name,client,customer #\nclinic.example,Tidewater,40127763\n", "40127763", "Tidewater"),
        ("Zertifikat\tKundennummer\nclinic.example\t40127763\n", "40127763", ""),
        ("Domain;Kunde;Kundennummer\nclinic.example;Müßig;40127763\n", "40127763", "Müßig"),
        ("domaine;société;numéro de client\nclinic.example;Lefèvre;40127763\n", "40127763", "Lefèvre"),
        ("naam;klant\nclinic.example;40127763\n", "40127763", ""),
        ("clinic.example\n", "", ""),
        ('Domain;Kunde;Kundennummer\nclinic.example;Tidewater;="0004012"\n', "0004012", "Tidewater"),
        ('name,client,customer #\nclinic.example,Tidewater,"=""0004012"""\n', "0004012", "Tidewater"),
        ("name,customer number\nclinic.example,'0004012\n", "0004012", ""),
        ("name,customer number\nclinic.example,40 127 763\n", "40127763", ""),
        ("name,customer number\nclinic.example,401-277-63\n", "40127763", ""),
        ("Nome;Cliente;Numero cliente\nclinic.example;Tidewater;1\n", "1", "Tidewater"),
    ],
)
def test_columns_are_told_by_their_headings(office: Office, folder: Path, text: str, number: str, client: str) -> None:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    (line,) = office.desk.holdings.read_list(office.migration, path, Silent()).view.lines
    assert (line.holding.common_name, line.moved.number, line.holding.client) == ("clinic.example", number, client)


def test_a_list_without_headings_has_its_numbers_taken_too(office: Office, folder: Path) -> None:
    path = folder / "bare.csv"
    path.write_text("clinic.example;00734126;3\ndepot.example;33951806;12\n", "utf-8")
    read = office.desk.holdings.read_list(office.migration, path, Silent())
    assert [line.moved.number for line in read.view.lines] == ["00734126", "33951806"]


@pytest.mark.parametrize(
    ("text", "numbers", "told"),
    [
        ("a.example;00734126\nb.example;n/a\nc.example;33951806\n", ["00734126", "", "33951806"], ["NUMBER_FORM"]),
        ("a.example;20270107;00734126\nb.example;20270301;33951806\n", ["00734126", "33951806"], []),
        ("a.example;7734126;00734126\nb.example;8734126;33951806\n", ["", ""], ["LIST_NUMBERS"]),
    ],
    ids=["one that is none", "days beside them", "which of two"],
)
def test_what_no_heading_calls_a_number_is_taken_where_that_is_plain_and_else_told(
    office: Office, folder: Path, text: str, numbers: list[str], told: list[str]
) -> None:
    path = folder / "bare.csv"
    path.write_text(text, "utf-8")
    read = office.desk.holdings.read_list(office.migration, path, Silent())
    assert [line.moved.number for line in read.view.lines] == numbers
    assert [each.why.key.name for each in read.refused] == told


def test_names_that_are_no_ascii_are_told_from_the_days_beside_them(office: Office, folder: Path) -> None:
    path = folder / "excel.csv"
    rows = "Domäne;Kunde;Kundennummer;Ablaufdatum\r\nmüller-bau.example;Müller;0012345;31.12.2026\r\n"
    path.write_bytes(rows.encode("cp1252"))
    (line,) = office.desk.holdings.read_list(office.migration, path, Silent()).view.lines
    assert (line.holding.shown_name, line.moved.number) == ("müller-bau.example", "0012345")
    assert line.holding.ends_at == datetime(2026, 12, 31, tzinfo=UTC)


def test_a_first_row_whose_name_is_no_ascii_is_not_taken_for_headings(office: Office, folder: Path) -> None:
    path = folder / "bare.csv"
    path.write_text("gärtner.example,Gartner,7654321\nplumber.example,Plumber,7654322\n", "utf-8")
    read = office.desk.holdings.read_list(office.migration, path, Silent())
    told = [(line.holding.shown_name, line.moved.number) for line in read.view.lines]
    assert told == [("gärtner.example", "7654321"), ("plumber.example", "7654322")]


@pytest.mark.parametrize("cell", ["31.12.2026", "1.234.567", "19.90", "300.1.2.3"])
def test_days_prices_and_counts_are_no_names(office: Office, cell: str) -> None:
    read = office.desk.holdings.take_typed(office.migration, cell)
    assert (list(read.view.lines), [each.why.key.name for each in read.refused]) == ([], ["NAMES_FORM"])


def test_a_list_without_names_is_refused(office: Office, folder: Path) -> None:
    path = folder / "list.csv"
    path.write_text("price,colour\n1,red\n", "utf-8")
    with pytest.raises(FieldError) as refused:
        office.desk.holdings.read_list(office.migration, path, Silent())
    assert (refused.value.field, refused.value.key) == ("list", MessageKey.LIST_NAMELESS)


def test_reading_a_long_list_can_be_stopped_and_adds_nothing_then(office: Office, folder: Path) -> None:
    path = folder / "list.csv"
    path.write_text("name\n" + "".join(f"n{number}.example\n" for number in range(2_000)), "utf-8")
    with pytest.raises(Cancelled):
        office.desk.holdings.read_list(office.migration, path, FakeReporter(stop_at=2))
    assert office.view().lines == ()
    report = FakeReporter()
    assert len(office.desk.holdings.read_list(office.migration, path, report).added) == 2_000
    assert report.steps[-1] == (2_000, 2_000)


def test_what_is_taken_out_comes_back_as_it_was(office: Office) -> None:
    ids = office.typed("a.example", "b.example")
    office.desk.account_search.take_number(office.migration, ids, said("1"))
    before = office.desk.handing_over.set_plan(office.migration, ids[:1], MovePlan.DELEGATE)
    left = office.desk.holdings.take_out(office.migration, ids[:1])
    assert [line.holding.id for line in left.lines] == ids[1:]
    taken = LineChange(before.lines[0], None)
    back = office.desk.holdings.revert(office.migration, [taken], ids)
    assert back.lines == office.view().lines == before.lines
    assert office.desk.holdings.revert(office.migration, [taken], ids).lines == before.lines, "it is there already"


def test_what_comes_back_and_stood_nowhere_comes_last(office: Office) -> None:
    ids = office.typed("a.example", "b.example")
    before = office.view().lines
    office.desk.holdings.take_out(office.migration, ids[:1])
    back = office.desk.holdings.revert(office.migration, [LineChange(before[0], None)])
    assert back.lines == office.view().lines == before[::-1]


def test_taking_a_change_back_leaves_what_was_done_since(office: Office) -> None:
    ids = office.typed("a.example", "b.example")
    before = office.view().lines
    numbered = office.desk.account_search.take_number(office.migration, ids, said("1")).lines
    office.desk.handing_over.set_plan(office.migration, ids, MovePlan.DELEGATE)
    office.desk.holdings.set_client(office.migration, ids, "Tidewater")
    office.desk.holdings.take_out(office.migration, ids[1:])
    changes = [LineChange(*each) for each in zip(before, numbered, strict=True)]
    (left,) = office.desk.holdings.revert(office.migration, changes).lines
    assert (left.moved.number, left.findings) == ("", ())
    assert (left.moved.plan, left.holding.client) == (MovePlan.DELEGATE, "Tidewater")


def test_what_was_added_goes_again(office: Office) -> None:
    office.typed("a.example")
    added = office.desk.holdings.take_typed(office.migration, "b.example").view.lines[1]
    left = office.desk.holdings.revert(office.migration, [LineChange(None, added)]).lines
    assert [line.holding.common_name for line in left] == ["a.example"]


def test_a_certificate_is_given_to_a_client(office: Office) -> None:
    ids = office.typed("a.example", "b.example")
    office.desk.holdings.set_client(office.migration, ids, " Tidewater\n Dental ")
    assert {line.holding.client for line in office.view().lines} == {"Tidewater Dental"}
    holding = replace(office.line("a.example").holding, client="", product="Deluxe", ends_at=START, names=("x",))
    office.desk.holdings.change(office.migration, holding)
    changed = office.line("a.example").holding
    assert (changed.client, changed.product, changed.ends_at, changed.is_end_told) == ("", "Deluxe", START, True)
    assert changed.names == ("a.example",)
    with pytest.raises(FieldError):
        office.desk.holdings.set_client(office.migration, ids, "x" * 121)
