"""Moving off the practice registrar's ISO account, with its own certificates and mails."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.domain.errors import NotFound, PolicyRefused
from certdesk.domain.holdings import Origin
from certdesk.domain.iso import AssistedProduct
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_lines import Line
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.work import Silent
from certdesk.pki.idn import to_ascii
from certdesk.services.api import Desk
from certdesk.services.api.migrations import NoticesRead
from certdesk.services.desk import build_desk
from certdesk.simulator.iso.sample import ROWS
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import desk_database
from tests.contracts.ports.practice_world import START, HandClock, copy_template, make_template, practice_ca
from tests.e2e.stage import Keyring, outside_of

ACCOUNTS = {row.common_name: row.account.number for row in ROWS if row.account is not None}
NOTICED = {
    "clinic.tidewater-dental.example",
    "wholesale.larkspur.example",
    "press.nordlicht.example",
    "archiv.nordlicht.example",
    "depot.meridianfreight.example",
    "customs.meridianfreight.example",
    to_ascii("bestellen.bäckerei-morgenrot.example"),
}
NUMBER = re.compile(r"^Customer number: ([0-9]{1,10})$", re.MULTILINE)
HOMELESS = "old.brightwater.example"


@dataclass
class Registrar:
    """A desk at a practice CA, with a migration of its ISO account, and the mails about renewals as files."""

    desk: Desk
    ca: PracticeCA
    clock: HandClock
    migration: MigrationId
    mails: Path

    def lines(self) -> dict[str, Line]:
        return {line.holding.common_name: line for line in self.desk.migrations.load(self.migration).lines}

    def read(self) -> NoticesRead:
        return self.desk.account_search.read_notices(self.migration, [self.mails], Silent())


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    made = make_template(folder)
    practice_ca(folder, HandClock()).iso.account()
    return made


@pytest.fixture
def registrar(tmp_path: Path, template: Path) -> Registrar:
    copy_template(template, tmp_path)
    clock = HandClock()
    ca = practice_ca(tmp_path, clock)
    desk = build_desk(
        outside_of(ca, Keyring()), desk_database(tmp_path / "desk.sqlite3"), lambda _topics: None, tmp_path, ca.database
    )
    desk.home.open()
    begun = desk.migrations.begin("Off the ISO account").migration.id
    desk.holdings.take_iso_account(begun)
    mails = tmp_path / "mails"
    mails.mkdir()
    for summary in ca.mailroom.messages(None, ""):
        message = ca.mailroom.open(summary.id)
        if b"registrar" in message.raw or "customer number" in message.text.lower():
            (mails / f"{summary.id}.eml").write_bytes(message.raw)
    return Registrar(desk, ca, clock, begun, mails)


def test_the_notices_settle_what_they_say_as_the_world_has_it(registrar: Registrar) -> None:
    read = registrar.read()
    assert read.read == 12
    found = {name: line.moved.number for name, line in registrar.lines().items() if line.moved.number}
    assert found == {name: ACCOUNTS[name] for name in NOTICED}
    assert {registrar.lines()[name].holding.id for name in NOTICED} == set(read.settled)
    assert (read.strangers, read.nameless) == ((), ())


def test_the_fraud_is_flagged_and_the_disagreement_asked(registrar: Registrar) -> None:
    read = registrar.read()
    club, parents = (
        registrar.lines()[name] for name in ("club.hollowaybooks.example", "parents.ashgrove-school.example")
    )
    assert club.moved.number == ""
    assert "50010333" in {each.number for each in club.settled.doubted}
    assert any("practice-registrar-billing.example" in str(each.why.facts.get("about")) for each in read.refused)
    assert parents.settled.conflict is not None
    assert parents.settled.conflict.first.number == ACCOUNTS[parents.holding.common_name] == "38840027"
    assert parents.settled.conflict.numbers == {"38840027", "29004418"}


def test_a_clients_answer_counts_once_it_is_vouched_for(registrar: Registrar) -> None:
    registrar.read()
    for name in ("club.hollowaybooks.example", "tickets.hollowaybooks.example"):
        line = registrar.lines()[name]
        registrar.desk.account_search.vouch(registrar.migration, line.holding.id, "27190455", is_vouched=True)
        assert registrar.lines()[name].moved.number == "27190455" == ACCOUNTS[name]


def test_account_assistance_finds_the_rest_of_the_eleven_accounts(registrar: Registrar) -> None:
    registrar.read()
    search = registrar.desk.account_search
    for name, line in registrar.lines().items():
        if line.moved.number or name == HOMELESS:
            continue
        if line.moved.is_disputed:
            search.choose(registrar.migration, line.holding.id, line.settled.findings[0].number)
            continue
        search.retrieve_number(AssistedProduct.CERTIFICATE, name)
        newest = registrar.ca.mailroom.messages(None, "Your customer number")[0]
        told = NUMBER.search(registrar.ca.mailroom.open(newest.id).text)
        assert told is not None
        found = Finding(told[1], Witness.ASSISTANCE)
        search.take_number(registrar.migration, [line.holding.id], found)
    numbers = {name: line.moved.number for name, line in registrar.lines().items()}
    assert numbers == {**ACCOUNTS, HOMELESS: ""}
    assert len(set(ACCOUNTS.values())) == 11
    with pytest.raises(NotFound):
        search.retrieve_number(AssistedProduct.CERTIFICATE, HOMELESS)


def test_the_same_certificates_out_of_files_are_known(registrar: Registrar, tmp_path: Path) -> None:
    from certdesk.pki.armour import CERTIFICATE, armour

    folder = tmp_path / "certificates"
    folder.mkdir()
    for number, shown in enumerate(registrar.ca.iso.certificates()):
        chain = registrar.ca.iso.chain(shown.fingerprint)
        (folder / f"{number}.pem").write_bytes(b"".join(armour(der, CERTIFICATE) for der in chain))
    before = registrar.lines()
    read = registrar.desk.holdings.read_files(registrar.migration, [folder], "", Silent())
    assert (read.added, read.known, read.refused) == ((), 18, ())
    for name, line in registrar.lines().items():
        assert line.holding.origins == {Origin.ISO_ACCOUNT, Origin.FILE}
        assert (line.holding.id, line.holding.ends_at) == (before[name].holding.id, before[name].holding.ends_at)


def test_the_removal_can_be_lived_through_and_undone(registrar: Registrar) -> None:
    search, holdings = registrar.desk.account_search, registrar.desk.holdings
    search.set_removal(START.date() + timedelta(days=5))
    registrar.clock.pass_by(timedelta(days=6))
    assert search.iso_account().is_removed
    with pytest.raises(PolicyRefused):
        holdings.take_iso_account(registrar.migration)
    assert len(registrar.lines()) == 18
    assert len(search.customer_account("27190455").certificates) == 2
    search.set_removal(None)
    assert holdings.take_iso_account(registrar.migration).known == 18


def test_every_order_of_the_book_that_is_in_force_is_taken(registrar: Registrar) -> None:
    desk = registrar.desk
    book = desk.orders.refresh(Silent())
    read = desk.holdings.take_orders(registrar.migration, None)
    in_force = [each for each in book.entries if each.order.status_word in {"issued", "reissue_pending"}]
    assert len(read.added) + read.known == len(in_force) > 10
    assert all(line.holding.ends_at for line in read.view.lines)
