"""What is in the practice registrar, and that every world has one, once it is asked for."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from certdesk.domain.errors import NotFound
from certdesk.domain.iso import AssistedProduct, IsoCertificate
from certdesk.domain.practice import WorldPlan
from certdesk.domain.validity import days_until
from certdesk.domain.work import Silent
from certdesk.pki.certificates import read
from certdesk.simulator.iso.sample import ACCOUNTS, ROWS
from certdesk.simulator.practice import PracticeCA
from certdesk.simulator.world.clients import ASHGROVE, COPPERFIELD, HOLLOWAY
from tests.contracts.ports.practice_world import FILE_NAME, START, HandClock, practice_ca
from tests.unit.simulator.test_old_database import make_old

DAY = timedelta(days=1)
FROM_THE_PICTURES = {
    "clinic.tidewater-dental.example": ("40127763", 9),
    "wholesale.larkspur.example": ("31884207", 14),
    "club.hollowaybooks.example": ("27190455", 23),
    "studio.kestrel-arch.example": ("35501918", None),
    "parents.ashgrove-school.example": ("38840027", None),
    "press.nordlicht.example": ("36610482", None),
}


def shown(ca: PracticeCA) -> dict[str, IsoCertificate]:
    return {each.common_name: each for each in ca.iso.certificates()}


def but_for_keys(ca: PracticeCA) -> list[IsoCertificate]:
    return [replace(each, fingerprint="") for each in ca.iso.certificates()]


def raw_mails(ca: PracticeCA) -> list[bytes]:
    return [ca.mailroom.open(each.id).raw for each in ca.mailroom.messages(None, "")]


def test_it_is_as_in_the_pictures(ca: PracticeCA) -> None:
    assert ca.iso.account().username == "okaforweb"
    certificates = shown(ca)
    for name, (number, days) in FROM_THE_PICTURES.items():
        assert name in [each.common_name for each in ca.iso.customer_account(number).certificates]
        if days is not None:
            assert days_until(certificates[name].ends_at, START) == days
    assert certificates["wills.copperfield-legal.example"].ends_at.date().isoformat() == "2027-02-18"
    soon = [each for each in certificates.values() if each.ends_at <= START + 30 * DAY]
    assert len(soon) == 3


def test_some_customers_have_several_accounts() -> None:
    accounts = Counter(each.client.organisation.name for each in ACCOUNTS)
    several = {name for name, count in accounts.items() if count > 1}
    assert several == {each.organisation.name for each in (COPPERFIELD, HOLLOWAY, ASHGROVE)}
    assert [each.client for each in ACCOUNTS if each.is_closed] == [ASHGROVE]


def test_a_domain_may_be_in_another_account_than_its_certificate(ca: PracticeCA) -> None:
    ca.iso.retrieve_number(AssistedProduct.DOMAIN, "hollowaybooks.example")
    assert "27190612" in newest_text(ca, "accounts@hollowaybooks.example")
    assert not ca.iso.customer_account("27190612").certificates
    ca.iso.retrieve_number(AssistedProduct.CERTIFICATE, "club.hollowaybooks.example")
    assert "27190455" in newest_text(ca, "webshop@hollowaybooks.example")


def newest_text(ca: PracticeCA, address: str) -> str:
    return ca.mailroom.open(ca.mailroom.messages(address, "")[0].id).text


@pytest.mark.parametrize("typed", ["bestellen.bäckerei-morgenrot.example", "BESTELLEN.Bäckerei-Morgenrot.Example."])
def test_an_internationalised_name_is_found_in_either_spelling(ca: PracticeCA, typed: str) -> None:
    assert ca.iso.retrieve_number(AssistedProduct.CERTIFICATE, typed).masked_email == "*****@morgenrot.example"
    text = newest_text(ca, "laden@morgenrot.example")
    assert "37460291" in text
    assert "bestellen.bäckerei-morgenrot.example" in text


def test_what_is_shown_is_what_the_certificates_say(ca: PracticeCA) -> None:
    for each in ca.iso.certificates():
        leaf, *_ = ca.iso.chain(each.fingerprint)
        facts = read(leaf)
        assert (facts.common_name, facts.names, facts.not_after) == (each.common_name, each.names, each.ends_at)
        assert facts.sha256.hex() == each.fingerprint
        assert facts.not_before < START < facts.not_after
    assert ca.iso.chain("0" * 64) == ()


def test_nothing_is_made_before_it_is_asked_for(ca: PracticeCA) -> None:
    before = len(ca.mailroom.messages(None, ""))
    assert not ca.mailroom.messages(None, "practice-registrar.example")
    ca.iso.account()
    assert len(ca.mailroom.messages(None, "")) == before + 12
    ca.iso.certificates()
    assert len(ca.mailroom.messages(None, "")) == before + 12


def test_it_is_made_once_however_many_ask_at_once(ca: PracticeCA) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: tuple(ca.iso.certificates()), range(8)))
    assert len(set(answers)) == 1
    assert len(ca.mailroom.messages("technik@nordlicht.example", "renew")) == 1


def test_two_programs_that_ask_at_once_see_the_same(ca: PracticeCA, tmp_path: Path, clock: HandClock) -> None:
    other = practice_ca(tmp_path, clock, seed=8)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda each: tuple(each.iso.certificates()), (ca, other))
    assert first == second


def test_it_outlives_a_restart(ca: PracticeCA, tmp_path: Path, clock: HandClock) -> None:
    ca.iso.set_removal(START.date())
    again = practice_ca(tmp_path, clock)
    assert again.iso.account() == ca.iso.account()
    again.iso.set_removal(None)
    assert again.iso.certificates() == ca.iso.certificates()


def test_the_same_seed_and_time_make_the_same_registrar_but_for_its_keys(ca: PracticeCA, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    other = practice_ca(folder, HandClock())
    other.controls.set_up(WorldPlan(), Silent())
    assert but_for_keys(other) == but_for_keys(ca)
    assert raw_mails(other) == raw_mails(ca)
    assert {each.fingerprint for each in other.iso.certificates()}.isdisjoint(
        each.fingerprint for each in ca.iso.certificates()
    )


def test_another_seed_makes_another_one(ca: PracticeCA, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    other = practice_ca(folder, HandClock())
    other.controls.set_up(WorldPlan(seed=WorldPlan().seed + 1), Silent())
    assert but_for_keys(other) != but_for_keys(ca)


def test_a_world_is_set_up_for_whoever_asks_first(tmp_path: Path) -> None:
    ca = practice_ca(tmp_path, HandClock())
    assert len(ca.iso.certificates()) == len(ROWS) == 18
    assert ca.controls.state().is_set_up


def test_starting_over_forgets_the_registrar_and_its_removal(ca: PracticeCA) -> None:
    before = {each.fingerprint for each in ca.iso.certificates()}
    ca.iso.set_removal(START.date())
    ca.controls.start_over()
    assert not ca.controls.state().is_set_up
    assert before.isdisjoint(each.fingerprint for each in ca.iso.certificates())


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_world_of_an_earlier_certdesk_gets_one(tmp_path: Path, template: Path, version: int) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    make_old(folder / FILE_NAME, template, version)
    old = practice_ca(folder, HandClock())
    assert len(old.iso.certificates()) == 18


@pytest.mark.parametrize("year", [2025, 2026, 2028, 2030])
def test_whenever_it_is_made_its_certificates_are_in_force_and_no_two_end_alike(tmp_path: Path, year: int) -> None:
    now = datetime(year, 4, 1, 12, tzinfo=UTC)
    ca = practice_ca(tmp_path, HandClock(now))
    for each in ca.iso.certificates():
        facts = read(ca.iso.chain(each.fingerprint)[0])
        assert facts.not_before <= now < facts.not_after


def test_its_days_are_counted_from_when_it_is_made(ca: PracticeCA, clock: HandClock) -> None:
    ca.controls.advance(31 * DAY)
    clock.pass_by(10 * DAY)
    clinic = shown(ca)["clinic.tidewater-dental.example"]
    assert days_until(clinic.ends_at, START + 41 * DAY) == 9


def test_the_day_of_the_removal_is_the_practice_worlds(ca: PracticeCA) -> None:
    ca.iso.set_removal(START.date() + 5 * DAY)
    ca.controls.advance(4 * DAY)
    assert not ca.iso.account().is_removed
    ca.controls.advance(timedelta(hours=10))
    assert ca.iso.account().is_removed


def test_the_number_that_two_answers_disagree_about_is_nobodys(ca: PracticeCA) -> None:
    with pytest.raises(NotFound):
        ca.iso.customer_account("31884270")
